"""Tables: which rows are units, what is ignored, and a list given back with nothing lost."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.lists.headings import recognise
from calculators.lists.tables import Table

EXEMPTIONS = loader.load().exemptions


def table_of(content: str | bytes) -> Table:
    """Read a list from text or bytes."""
    sheet = sheets.from_text(content) if isinstance(content, str) else sheets.from_bytes(content)
    return tables.read(sheet, EXEMPTIONS)


@pytest.mark.parametrize("cell", ["x", "(1)", "(1a)"])
def test_a_row_below_the_heading_that_is_not_of_units(cell: str) -> None:
    """What stands in an unknown column alone belongs to no heading: the row is told of, not lost."""
    assert table_of(f"Tên;Loại;Khác\n;;{cell}\nA;Xã;\n").ignored == {2: cell}


@pytest.mark.parametrize(
    ("figure", "is_row"),
    [("5", True), ("'5", True), ("5 km2", True), ("", False), ("ngày 5", False), ("-", False)],
)
def test_a_row_without_a_kind_is_a_unit_where_it_has_a_figure(figure: str, is_row: bool) -> None:  # noqa: FBT001 - a case
    """The kind that is missing is told; a signature below the list is none of its rows."""
    table = table_of(f"Tên;Loại;Diện tích (km2)\nA;Xã;5\nNgười lập;;{figure}\n")
    assert (table.ignored == {}) == is_row
    assert [entry.name for entry in table.entries] == ["A", *["Người lập"] * is_row]


def test_a_column_of_areas_without_a_unit_is_said_to_be_read_as_km2() -> None:
    """An assumption is told, never silent."""
    assert table_of("Tên;Loại;Diện tích\nA;Xã;5,5\n").notes == (
        "Cột “Diện tích” không ghi đơn vị: đọc là km².",
    )


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84", "-5", "@x", "\t=x", " =x", "\r=x", "＝1", "＋1", "－1", "＠x"]
)
def test_no_exported_cell_starts_a_formula(cell: str) -> None:
    """A spreadsheet must show what was typed, not run it."""
    table = table_of(f'Tên;Loại;"Khác"\nA;Xã;"{cell}"\n')
    content = sheets.write(
        tables.with_results(table, ["Kết quả"], {2: ["=x"]}), table.sheet.delimiter
    )
    row = list(csv.reader(io.StringIO(content), delimiter=";"))[1]
    assert all(text.startswith("'") for text in row[2:])
    again = table_of(content)
    assert again.entries[0].name == "A"


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
            min_size=2,
            max_size=4,
        ),
        max_size=6,
    )
)
def test_nothing_of_the_input_is_lost(rows: list[list[str]]) -> None:
    """Every cell of every row comes back, behind at most an apostrophe."""
    # A row of more headings than the first one would be taken for the heading.
    assume(all(recognise(cell).field is None for row in rows for cell in row))
    text = sheets.write([["Tên", "Loại", "Khác", "Khác nữa"], *rows], ";")
    table = table_of(text)
    content = sheets.write(tables.with_results(table, ["Kết quả"], {}), table.sheet.delimiter)
    again = sheets.from_text(content)
    for old, new in zip(table.sheet.rows, again.rows, strict=True):
        before = [cell.lstrip("'") for cell in old if cell]
        assert before == [cell.lstrip("'") for cell in new[:-1] if cell]


def test_rows_of_the_user_that_have_no_result_stay_as_they_were() -> None:
    """A title above the heading, a signature below: as wide as the others, and empty there."""
    table = table_of("Danh sách\nTên;Loại\nA;Xã\nNgười lập\n")
    assert tables.with_results(table, ["Kết quả", "Mã"], {3: ["x", "y"]}) == [
        ["Danh sách", "", "", ""],
        ["Tên", "Loại", "Kết quả", "Mã"],
        ["A", "Xã", "x", "y"],
        ["Người lập", "", "", ""],
    ]


def test_a_total_is_known_by_its_name_wherever_that_stands() -> None:
    """A code before it makes it no unit."""
    table = table_of("Mã;Tên;Loại;Dân số\n01;Đăk A;Xã;900\n02;Tổng cộng;;900\n")
    assert (table.ignored, len(table.entries)) == ({3: "Tổng cộng"}, 1)


def test_a_column_of_counts_is_said_to_be_one() -> None:
    """More than 100 of them is no share; a fraction of one needs no word."""
    assert table_of("Tên;Dân số;DTTS\nXã A;2000;50,5\n").notes == ()
    table = table_of("Tên;Dân số;DTTS\nXã A;2000;500\n")
    assert table.notes == ("Cột “DTTS” có số lớn hơn 100: đọc là số người.",)
    unit = table.entries[0].unit
    assert unit is not None
    assert unit.share.low == unit.share.high == 250_000
