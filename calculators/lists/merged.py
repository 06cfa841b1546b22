"""Merged cells: what a cell says that stands over several rows of one column."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from calculators.lists.cells import NumberCell

_FIGURE = re.compile(r"-?\d[\d.,\s]*%?")


class Span(NamedTuple):
    """The rows over which a cell of one column stands; indexes from 0, both ends belong to it."""

    column: int
    first: int
    last: int


def fill_down(rows: list[list[str]], spans: Iterable[Span]) -> None:
    """Put into each row what a cell says that is merged over several rows of one column.

    Words hold for all of them. A figure cannot be that of each: it is marked, so that no row takes
    it for its own. Rows below the last one that holds something are left as they are.
    """
    for column, first, end in spans:
        last = min(end, len(rows) - 1)
        if last <= first or len(rows[first]) <= column:
            continue
        cell = rows[first][column]
        if isinstance(cell, NumberCell) or _FIGURE.fullmatch(cell):
            cell = f"ô gộp {last - first + 1} dòng: {cell}"
        for row in rows[first : last + 1]:
            row.extend([""] * (column + 1 - len(row)))
            row[column] = cell
