"""Place: what `data/place.toml` says of the place that the site is about, and the rows of its lists."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from publishing.tables import data
from publishing.tables.data import Rows
from publishing.tables.schema import FOLDER
from publishing.tools.programs import ProgramError

RECORD = FOLDER / "place.toml"
NOTE = "note"
TIMES = ("in force", "ended")
"""Which rule sets fit a list: those of today, or those of a time that has ended."""


class Note(NamedTuple):
    """What a unit's note says where a cell begins with some words."""

    column: str
    begins: str
    note: str


class Tiles(NamedTuple):
    """The map of a list: its tiles, the table of its units, the column that names the part a unit is in.

    Then words for the units and for the lines around the parts.
    """

    tiles: str
    table: str
    part: str
    units: str
    parts: str


class ReadyList(NamedTuple):
    """A list of the site: where its rows come from, and what fits it."""

    id: str
    name: str
    file: str
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    rules: str
    usual: str
    same: Mapping[str, str] = {}
    notes: tuple[Note, ...] = ()
    builder: str = ""
    pairs: str = ""
    new_wards: str = ""
    scenario: str = ""
    map: Tiles | None = None

    @property
    def for_builder(self) -> str:
        """Return the name of the file that the page of mergers opens."""
        return self.builder or self.file

    def rows(self, root: Path) -> Rows:
        """Return the rows in the columns of the list, empty where a table has no such column."""
        return [
            {name: self._cell(name, row) for name in self.columns}
            for table in self.tables
            for row in data.rows(root, FOLDER / table)
        ]

    def _cell(self, name: str, row: Mapping[str, str]) -> str:
        if name == NOTE and self.notes:
            return next((n.note for n in self.notes if row[n.column].startswith(n.begins)), "")
        return self.same.get(name, row.get(name, ""))


def lists(root: Path) -> tuple[ReadyList, ...]:
    """Return the ready lists of the site; raises ProgramError naming the list, the key and what is wrong."""
    text = (root / RECORD).read_text(encoding="utf-8")
    try:
        record = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProgramError(f"{RECORD.as_posix()}: {error}") from error
    if record.keys() != {"lists"}:
        raise ProgramError(
            f"{RECORD.as_posix()}: cần đúng một khóa lists, tệp có: {', '.join(record)}"
        )
    found = tuple(_list(entry) for entry in record["lists"])
    for one in found:
        for wrong in _wrong(root, one, [other.id for other in found]):
            raise _error(one.id, wrong)
    return found


def one(root: Path, name: str) -> ReadyList:
    """Return the ready list of that id; raises ProgramError where there is none."""
    for found in lists(root):
        if found.id == name:
            return found
    raise _error(name, "không có danh sách này")


def _list(entry: Mapping[str, Any]) -> ReadyList:
    name = str(entry.get("id", ""))
    known: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    try:
        known["notes"] = tuple(Note(**note) for note in known.get("notes", ()))
        if "map" in known:
            known["map"] = Tiles(**known["map"])
        return ReadyList(**known)
    except TypeError as error:
        keys = ", ".join(ReadyList._fields)
        raise _error(name, f"thiếu khóa hoặc có khóa lạ ({error}); các khóa: {keys}") from error


def _wrong(root: Path, found: ReadyList, ids: Iterable[str]) -> Iterable[str]:
    if list(ids).count(found.id) > 1:
        yield f"id: “{found.id}” có hai lần"
    if found.rules not in TIMES:
        yield f"rules: “{found.rules}” không phải một trong: {', '.join(TIMES)}"
    tables = [
        *found.tables,
        found.pairs,
        *((found.map.tiles, found.map.table) if found.map else ()),
    ]
    if found.map and not found.pairs:
        yield "map cần có pairs"
    missing = [table for table in tables if table and not (root / FOLDER / table).is_file()]
    if missing:
        yield f"không có tệp {', '.join((FOLDER / table).as_posix() for table in missing)}"
        return
    headings = {name for table in found.tables for name in _headings(root, table)}
    given = headings | found.same.keys() | ({NOTE} if found.notes else set())
    needed = [*found.columns, *(note.column for note in found.notes)]
    needed += [found.map.part] if found.map else []
    for name in needed:
        if name not in given:
            yield f"không bảng nào có cột {name}"


def _headings(root: Path, table: str) -> list[str]:
    text = (root / FOLDER / table).read_text(encoding="utf-8")
    return text.partition("\n")[0].rstrip("\r").split(",")


def _error(name: str, wrong: str) -> ProgramError:
    return ProgramError(f"{RECORD.as_posix()}, danh sách “{name}”: {wrong}")
