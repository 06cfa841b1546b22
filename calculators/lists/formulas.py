"""Formulas: the cells of a list that a spreadsheet would calculate, told to the reader, never run."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from calculators.lists.cells import SIGNS, Formulas, Place, Stored, place_name

MOST_RANGES = 20
"""How many ranges of cells are named at once."""
_FIGURE = re.compile(r"[+\-＋－][\s\d.,%/()+-]*")


def notes(rows: Sequence[Sequence[str]], formulas: Formulas) -> Iterator[str]:
    """Yield what the reader has to know about formulas in a list, with the cells concerned."""
    if formulas.saved:
        yield (
            f"Ô công thức, đọc theo kết quả lưu trong tệp, không tính lại: {_names(formulas.saved)}."
        )
    if formulas.unsaved:
        yield (
            f"Ô công thức chưa có kết quả trong tệp, đọc là ô trống: {_names(formulas.unsaved)}. "
            "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chọn lại."
        )
    if formulas.hidden:
        yield (
            f"Trang tính có {_hidden(formulas.hidden)} bị ẩn: vẫn được đọc và tính như các dòng, "
            "cột khác. Nếu không muốn, hãy xóa hẳn rồi chọn lại."
        )
    if texts := list(_texts(rows)):
        yield (
            f"Ô có chữ bắt đầu như một công thức, đọc như chữ, không tính: {_names(texts)}. "
            "Trong tệp tải về, trước chữ ấy có dấu nháy đơn."
        )


def _texts(rows: Sequence[Sequence[str]]) -> Iterator[Place]:
    """Yield the cells whose text starts as a formula; a figure with a sign, or a lone dash, is none."""
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if not cell or cell[0] not in SIGNS or isinstance(cell, Stored):
                continue
            if not _FIGURE.fullmatch(cell):
                yield row, column


def _hidden(places: Sequence[Place]) -> str:
    """Return the names of hidden rows and columns."""
    lines = [str(row) for row, _ in places if row]
    columns = [place_name(1, column)[:-1] for row, column in places if not row]
    kinds = [("dòng", lines), ("cột", columns)]
    return "; ".join(f"{what} {', '.join(names)}" for what, names in kinds if names)


def _names(places: Iterable[Place]) -> str:
    """Return the names of cells, those that follow each other in a column as a range."""
    ranges = list(_ranges(places))
    names = [
        place_name(top, column)
        if top == bottom
        else f"{place_name(top, column)}:{place_name(bottom, column)}"
        for column, top, bottom in islice(ranges, MOST_RANGES)
    ]
    others = sum(bottom - top + 1 for _, top, bottom in ranges[MOST_RANGES:])
    return ", ".join(names) + (f" và {others} ô khác" if others else "")


def _ranges(places: Iterable[Place]) -> Iterator[tuple[int, int, int]]:
    """Yield the column, first and last row of each range."""
    ordered = sorted((column, row) for row, column in places)
    for (column, _), run in groupby(
        enumerate(ordered), key=lambda item: (item[1][0], item[1][1] - item[0])
    ):
        rows = [row for _, (_, row) in run]
        yield column, rows[0], rows[-1]
