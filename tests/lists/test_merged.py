"""Merged cells: words hold for all their rows, a figure for none of them."""

import pytest

from calculators.lists.cells import NumberCell
from calculators.lists.merged import Span, fill_down


@pytest.mark.parametrize(
    ("cell", "each"),
    [
        ("Huyện B", "Huyện B"),
        ("Quận 1", "Quận 1"),
        ("31/12/2022", "31/12/2022"),
        ("", ""),
        ("5", "ô gộp 3 dòng: 5"),
        ("2.747,5 %", "ô gộp 3 dòng: 2.747,5 %"),
        (NumberCell("18.5"), "ô gộp 3 dòng: 18.5"),
    ],
)
def test_a_cell_over_three_rows(cell: str, each: str) -> None:
    """Its row and the next two, shorter ones too; the rows before and behind it stay."""
    rows = [["a"], ["b", cell, "d"], [], ["e", "f"], ["g"]]
    fill_down(rows, [Span(1, 1, 3)])
    assert rows == [["a"], ["b", each, "d"], ["", each], ["e", each], ["g"]]


@pytest.mark.parametrize("span", [Span(0, 1, 1), Span(0, 1, 9), Span(1, 0, 1), Span(0, 4, 9)])
def test_nothing_to_fill(span: Span) -> None:
    """One row, none below, no such column, no such row."""
    rows = [["a"], ["5"]]
    fill_down(rows, [span])
    assert rows == [["a"], ["5"]]
