"""Place: what `data/place.toml` says of the province that the site is about, read once for each text."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from publishing.tables import data, lists
from publishing.tables.data import FOLDER, Rows
from publishing.tables.lists import ReadyList
from publishing.tools.programs import ProgramError

RECORD = FOLDER / "place.toml"
NEEDED_TABLES = ("communes", "districts")
"""The tables that every province has."""
TOGETHER = ("merges", "formed", "today")
"""The tables of 2025, of which the pages need all or none; then `pairs`, too."""


class TableFile(NamedTuple):
    """The file that has a role in this province; sums that were published, and bounds of its columns."""

    file: str
    published: Mapping[str, str] = {}
    columns: Mapping[str, Mapping[str, float]] = {}


class Words(NamedTuple):
    """What the pages say of the figures: when they are of, how they were had, and how far they go.

    `limits` are lines of a list, in which {communes}, {districts}, {published}, {derived}, {estimate},
    {widened} and {shares} stand for counts; {count} in `today_limits` stands for the units of today. Those
    of today and of 2025 are needed where the province has those tables.
    """

    when: str
    year: str
    districts: str
    communes: str
    estimate: str
    limits: tuple[str, ...]
    today_area: str = ""
    today_two: str = ""
    today_one: str = ""
    today_limits: str = ""
    summed: str = ""
    former: str = ""


class Finding(NamedTuple):
    """Where the plan says which units must be arranged, and what it says, in both languages of the site."""

    document: str
    clause: str
    text: str
    english: str


class Province(NamedTuple):
    """The province: its name, the one that it became part of, the list of its plan, its tables and lists."""

    name: str
    plan: str
    finding: Finding
    words: Words
    tables: Mapping[str, TableFile]
    lists: tuple[ReadyList, ...]
    successor: str = ""

    @property
    def today(self) -> str:
        """Return the name of the province of today."""
        return self.successor or self.name

    @property
    def ground(self) -> str:
        """Return the ground of the province within a sentence, "Kon Tum cũ"."""
        return f"{self.name} cũ" if self.successor else self.name

    @property
    def formers(self) -> tuple[str, ...]:
        """Return the provinces that are one today, this one first."""
        return (self.name, self.successor) if self.successor else (self.name,)

    @property
    def plan_list(self) -> ReadyList:
        """Return the list of the units that the plan is about."""
        return next(one for one in self.lists if one.id == self.plan)

    def path(self, role: str) -> Path:
        """Return the file of a table that the province has."""
        return FOLDER / self.tables[role].file

    def rows(self, root: Path, role: str) -> Rows:
        """Return the rows of a table, none where the province has no such table."""
        return data.rows(root, self.path(role)) if role in self.tables else []


def read(root: Path) -> Province:
    """Return the province; raises ProgramError where the record is not one."""
    path = root / RECORD
    if not path.is_file():
        raise ProgramError(f"{RECORD.as_posix()}: không có tệp này")
    return _read(path.read_text(encoding="utf-8"))


def check(root: Path) -> None:
    """Raise ProgramError with the list, the key and what is wrong, where its tables are not as it says."""
    ready_lists = read(root).lists
    for one in ready_lists:
        for wrong in lists.wrong(root, one, [other.id for other in ready_lists]):
            raise _error(one.id, wrong)
    plan = read(root).plan
    if plan not in {one.id for one in ready_lists}:
        raise ProgramError(f"{RECORD.as_posix()}: plan: “{plan}” không phải id của một danh sách")


@cache
def _read(text: str) -> Province:
    try:
        record = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProgramError(f"{RECORD.as_posix()}: {error}") from error
    ready_lists = tuple(_list(entry) for entry in record.pop("lists", []))
    try:
        words: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in record.pop("words", {}).items()
        }
        tables = {role: TableFile(**fields) for role, fields in record.pop("tables", {}).items()}
        finding = Finding(**record.pop("finding", {}))
        province = Province(
            words=Words(**words), tables=tables, lists=ready_lists, finding=finding, **record
        )
    except TypeError as error:
        raise ProgramError(f"{RECORD.as_posix()}: thiếu khóa hoặc có khóa lạ ({error})") from error
    for wrong in _wrong(province):
        raise ProgramError(f"{RECORD.as_posix()}: {wrong}")
    return province


def _list(entry: Mapping[str, Any]) -> ReadyList:
    try:
        return lists.read(entry)
    except TypeError as error:
        keys = ", ".join(ReadyList._fields)
        wrong = f"thiếu khóa hoặc có khóa lạ ({error}); các khóa: {keys}"
        raise _error(str(entry.get("id", "")), wrong) from error


def _wrong(province: Province) -> Iterator[str]:
    for role in NEEDED_TABLES:
        if role not in province.tables:
            yield f"thiếu bảng tables.{role}"
    of_2025 = [role for role in TOGETHER if role in province.tables]
    roles = (*TOGETHER, "pairs")
    missing = [role for role in roles if role not in province.tables]
    if of_2025 and missing:
        yield f"có bảng {', '.join(of_2025)} thì cần có cả bảng {', '.join(missing)}"
    empty = [key for key, value in province.words._asdict().items() if not value]
    if of_2025 and empty:
        yield f"có các bảng của năm 2025 thì cần có words.{', words.'.join(empty)}"


def _error(name: str, wrong: str) -> ProgramError:
    return ProgramError(f"{RECORD.as_posix()}, danh sách “{name}”: {wrong}")
