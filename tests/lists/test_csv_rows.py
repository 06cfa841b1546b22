"""Rows of text: the delimiter by the headings it gives, tables in Markdown, quotes that are left open."""

import pytest

from calculators.lists import csv_rows, sheets
from calculators.lists.sheets import SheetError

HEAD = ["Tên", "Loại", "Dân số"]


@pytest.mark.parametrize("mark", sheets.DELIMITERS)
def test_the_delimiter_is_the_one_that_gives_headings(mark: str) -> None:
    """Cells lose the blanks around them, quoted ones keep their delimiters and lines."""
    text = f'{mark.join(HEAD)}\n A {mark}Xã{mark}3\n"a{mark}b"{mark}Xã{mark}\n'
    assert csv_rows.read(text) == ([HEAD, ["A", "Xã", "3"], [f"a{mark}b", "Xã", ""]], mark)


def test_a_table_in_markdown() -> None:
    """The line below the heading goes; a line that is no row stays a cell of its own."""
    text = "Danh sách\n| Tên | Loại | Dân số |\n|---|:---|---:|\n| A | Xã | 3 |\n"
    rows, mark = csv_rows.read(text)
    assert (rows, mark) == ([["Danh sách"], HEAD, [], ["A", "Xã", "3"]], ";")


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('A;"Xã;3\nB;Xã;4\n', 2),
        ('A;Xã;3\nB;"Xã;4\n', 3),
        ('A;"Xã;3\nB;Xã;4\nC;"Xã";5\n', 2),
    ],
)
def test_an_open_quote_is_named_by_its_row(rows: str, line: int) -> None:
    """Rather than have the cells and rows behind it in one cell."""
    with pytest.raises(SheetError, match=f"^Dòng {line} có dấu ngoặc kép mở mà không đóng"):
        csv_rows.read(f"{';'.join(HEAD)}\n{rows}")


def test_a_cell_of_several_lines_is_one() -> None:
    """As an office writes a name over two lines."""
    assert csv_rows.read('Tên;Loại;Dân số\n"A\nB";Xã;3\n')[0][1] == ["A\nB", "Xã", "3"]


def test_nothing_and_too_much_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty text; more cells than a list of units has; a cell longer than any."""
    with pytest.raises(SheetError, match="Tệp trống"):
        csv_rows.read(" \n")
    with pytest.raises(SheetError, match=r"^Dòng 2 có một ô dài hơn"):
        csv_rows.read(f"Tên;Loại\n{'a' * 140_000};Xã\n")
    monkeypatch.setattr(sheets, "MOST_CELLS", 6)
    assert len(csv_rows.read("Tên;Loại;Dân số\nA;Xã;3\n")[0]) == 2
    with pytest.raises(SheetError, match="quá 6 ô"):
        csv_rows.read("Tên;Loại;Dân số\nA;Xã;3\nB\n")
