"""Lists: a ready list as `data/place.toml` records it, where its rows come from, and what is wrong in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from publishing.tables import data
from publishing.tables.data import FOLDER, Rows

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
    for_pages: tuple[str, ...] = ()
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
        return self._rows(root, self.columns)

    def rows_for_pages(self, root: Path) -> Rows:
        """Return the same rows, behind their columns those that only pages read."""
        return self._rows(root, (*self.columns, *self.for_pages))

    def _rows(self, root: Path, columns: Sequence[str]) -> Rows:
        return [
            {name: self._cell(name, row) for name in columns}
            for table in self.tables
            for row in data.rows(root, FOLDER / table)
        ]

    def _cell(self, name: str, row: Mapping[str, str]) -> str:
        if name == NOTE and self.notes:
            notes = (
                n for n in self.notes if n.column in row and row[n.column].startswith(n.begins)
            )
            return next((n.note for n in notes), "")
        return self.same.get(name, row.get(name, ""))


def read(entry: Mapping[str, Any]) -> ReadyList:
    """Return the list of a record; raises TypeError where a key is lacking or unknown."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    values["notes"] = tuple(Note(**note) for note in values.get("notes", ()))
    if "map" in values:
        values["map"] = Tiles(**values["map"])
    return ReadyList(**values)


def wrong(root: Path, ready: ReadyList, ids: Iterable[str]) -> Iterator[str]:
    """Yield what does not hold of a list among the lists of these ids."""
    if list(ids).count(ready.id) > 1:
        yield f"id: “{ready.id}” có hai lần"
    if ready.rules not in TIMES:
        yield f"rules: “{ready.rules}” không phải một trong: {', '.join(TIMES)}"
    tables = [
        *ready.tables,
        ready.pairs,
        *((ready.map.tiles, ready.map.table) if ready.map else ()),
    ]
    if ready.map and not ready.pairs:
        yield "map cần có pairs"
    missing = [table for table in tables if table and not (root / FOLDER / table).is_file()]
    if missing:
        yield f"không có tệp {', '.join((FOLDER / table).as_posix() for table in missing)}"
        return
    headings = {name for table in ready.tables for name in _headings(root, table)}
    columns = headings | ready.same.keys() | ({NOTE} if ready.notes else set())
    needs = [*ready.columns, *ready.for_pages, *(note.column for note in ready.notes)]
    needs += [ready.map.part] if ready.map else []
    for name in needs:
        if name not in columns:
            yield f"không bảng nào có cột {name}"


def _headings(root: Path, table: str) -> list[str]:
    text = (root / FOLDER / table).read_text(encoding="utf-8")
    return text.partition("\n")[0].rstrip("\r").split(",")
