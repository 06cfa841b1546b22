"""The heading block: the rows, one to four, that head a list, joined to one heading a column."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from calculators.lists.cells import DateCell, NumberCell
from calculators.lists.headings import Heading, recognise, recognise_parts, unit_words
from calculators.lists.kinds import kind_in_name
from calculators.lists.spelling import fold
from calculators.lists.vocabulary import AREA_UNITS, FIGURES, PEOPLE_UNITS

HEADING_ROWS = 30
"""A heading is looked for in this many rows from the top: titles may stand above it."""
MOST_ROWS = 4
"""A heading takes no more rows than this."""

type Rows = Sequence[Sequence[str]]

_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?\s*(?:=.*)?$")
_COLUMN_LETTER = re.compile(r"\(?[A-ZĐ]\)?")
_YEAR = re.compile(r"(?:Năm\s+)?(?:19|20)\d\d", re.IGNORECASE)
_UNIT_LINE = re.compile(r"\b(?:don vi tinh|dvt|don vi|unit|units|tinh bang)\b(.*)")


class Block(NamedTuple):
    """The heading of a list: its first row, the row of units or figures below it, its cells by column.

    Rows are indexes from 0. `units` are those that a line above names for all columns: "area" and
    "people" with their unit.
    """

    first: int
    body: int
    cells: tuple[tuple[str, ...], ...]
    units: dict[str, str]

    def headings(self) -> tuple[Heading, ...]:
        """Return what each column is taken for by its own cells."""
        return tuple(recognise_parts(" ".join(cells), cells) for cells in self.cells)


def count_headings(row: Sequence[str]) -> int:
    """Return how many cells of a row are known as headings."""
    return sum(map(_is_heading, filter(None, row)))


@lru_cache(maxsize=4096)
def _is_heading(cell: str) -> bool:
    """Return whether a cell is known as a heading: the rows on top are asked about more than once."""
    return recognise(cell).field is not None


def best_row(rows: Rows, most_columns: int) -> tuple[int, int]:
    """Return how many headings are known in the row that has most of them, and its index."""
    counts = [count_headings(row[:most_columns]) for row in rows[:HEADING_ROWS]]
    best = max(counts, default=0)
    return best, counts.index(best) if best else 0


def block(rows: Rows, best: int) -> Block:
    """Return the heading of which the row with index `best` is a part."""
    first = best
    while first and best - first < MOST_ROWS - 1 and _above(rows[first - 1], rows[first]):
        first -= 1
    end = best + 1
    while end < len(rows) and end - first < MOST_ROWS and _below(rows, first, end):
        end += 1
    cells = _joined(rows[first:end])
    body = end
    while body < len(rows) and (numbers_columns(rows[body]) or only_units(rows[body])):
        body += 1
    return Block(first, body, cells, _unit_lines(rows[:body]))


def short_rows(rows: Rows, body: int, headings: Sequence[str]) -> dict[int, int]:
    """Return the rows from index `body` on that end before the last heading, and where, by row number."""
    width = max((index for index, text in enumerate(headings, start=1) if text), default=0)
    counts = enumerate(map(len, rows[body:]), start=body + 1)
    return {number: count for number, count in counts if 0 < count < width}


def _above(row: Sequence[str], below: Sequence[str]) -> bool:
    """Return whether a row above a heading belongs to it: it heads columns that are empty below."""
    columns = [index for index, cell in enumerate(row) if cell]
    if len(columns) < len(("one", "other")) or _has_figures(row) or only_units(row):
        return False
    if any(_is_unit_line(cell) for cell in row if cell):
        return False
    empty = any(index >= len(below) or not below[index] for index in columns)
    return count_headings(row) > 0 and (empty or len(columns) >= sum(map(bool, below)) - 1)


def _below(rows: Rows, first: int, end: int) -> bool:
    """Return whether the row with index `end` goes on with the heading that starts at `first`."""
    over = rows[end - 1]
    # A cell merged over both rows stands in each.
    row = [c if i >= len(over) or c != over[i] else "" for i, c in enumerate(rows[end])]
    if only_units(row):
        return True
    if not any(row) or _has_figures(row) or numbers_columns(row) or _names_unit(row):
        return False
    before, after = _joined(rows[first:end]), _joined(rows[first : end + 1])
    count = [
        sum(recognise_parts("", cells).field is not None for cells in c) for c in (before, after)
    ]
    if count[1] > count[0]:
        return True
    if _is_title(row):
        return False
    # Sub-headings stand under figures and leave the columns of names, and of numbers, empty.
    fields = [recognise_parts("", cells).field for cells in before]
    columns = [index for index, cell in enumerate(row) if cell]
    if len(columns) == 1 and not FIGURES & {f for i, f in enumerate(fields) if i in columns}:
        return False
    second = len(columns) > len(before) // 2 and count_headings(row) > 0
    return not any(
        fields[i] in _LEADING or (i == 0 and not second) for i in columns if i < len(fields)
    )


_LEADING = frozenset({"name", "code", "kind", "district"})


def _is_title(row: Sequence[str]) -> bool:
    return sum(map(bool, row)) == 1 and bool(row[0])


def _names_unit(row: Sequence[str]) -> bool:
    """Return whether a cell is the name of a unit, as "Xã A", and no heading such as "Xã, phường"."""
    return any(
        kind_in_name(cell) is not None and recognise(cell).field is None for cell in row if cell
    )


def _has_figures(row: Sequence[str]) -> bool:
    return any(
        (isinstance(cell, NumberCell | DateCell) or cell[0].isdigit())
        and not _YEAR.fullmatch(cell)
        and not unit_words(cell)
        for cell in row
        if cell
    ) and not numbers_columns(row)


def _joined(rows: Rows) -> tuple[tuple[str, ...], ...]:
    """Return the heading cells of each column from top to bottom, those of merged cells for each.

    A cell that is empty above a filled one belongs to the merged cell at its left.
    """
    width = max(map(len, rows))
    columns: list[list[str]] = [[] for _ in range(width)]
    for level, row in enumerate(rows):
        merged, over = "", tuple[str, ...]()
        for column, above in enumerate(columns):
            cell = row[column] if column < len(row) else ""
            if cell:
                merged, over = cell, tuple(above)
            elif not any(column < len(other) and other[column] for other in rows[level + 1 :]):
                merged = ""
            text = cell or (merged if over == tuple(above) else "")
            if text and text not in above:
                above.append(text)
    return tuple(map(tuple, columns))


def only_units(row: Sequence[str]) -> bool:
    """Return whether a row holds nothing but units, as in "(km2)", "người"."""
    filled = [cell for cell in row if cell]
    return bool(filled) and all(
        unit_words(cell) or (cell.startswith("(") and not cell[1:2].isdigit() and cell[-1:] == ")")
        for cell in filled
    )


def numbers_columns(row: Sequence[str]) -> bool:
    """Return whether a row only numbers the columns, as in "A, B, (1), (2), (3)=(1)/(2)"."""
    cells = [cell for cell in row if cell]
    numbers = [int(match[1]) for cell in cells if (match := _COLUMN_NUMBER.match(cell))]
    letters = sum(bool(_COLUMN_LETTER.fullmatch(cell)) for cell in cells)
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return len(cells) > 1 and in_order and len(numbers) + letters == len(cells) and numbers[0] == 1


def _units_named(cell: str) -> tuple[str, ...]:
    """Return the units that a line such as "Đơn vị tính: ha" names, none for other words."""
    line = _UNIT_LINE.search(fold(cell))
    return unit_words(line[1]) if line else ()


def _is_unit_line(cell: str) -> bool:
    """Return whether a cell is such a line, and no heading such as "Đơn vị hành chính"."""
    return bool(_units_named(cell)) or (
        _UNIT_LINE.search(fold(cell)) is not None and recognise(cell).field is None
    )


def _unit_lines(rows: Rows) -> dict[str, str]:
    """Return the units that lines such as "Đơn vị tính: ha" name for all columns, where they name one."""
    units_of: dict[str, set[str]] = {"area": set(), "people": set()}
    for row in rows:
        for cell in row:
            for unit in _units_named(cell):
                if unit in AREA_UNITS.values():
                    units_of["area"].add(unit)
                elif unit in PEOPLE_UNITS.values():
                    units_of["people"].add(unit)
    return {what: units.pop() for what, units in units_of.items() if len(units) == 1}
