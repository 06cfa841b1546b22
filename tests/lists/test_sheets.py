"""Sheets: every encoding and delimiter, headings of one row and of two, what is no list."""

import csv
import io
import unicodedata
from typing import Literal

import pytest

from calculators.lists import heading_block, sheets
from calculators.lists.cells import NumberCell
from calculators.lists.sheets import SheetError
from calculators.units import Interval, Kind
from tests.lists.test_tables import table_of

LIST = "Tên ĐVHC;Loại;Diện tích tự nhiên (km2);Quy mô dân số (người);Người lập\nĐăk Năng;Xã;22,91;4.032;Hà\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"], ids=lambda name: name
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_encoding_and_delimiter(
    encoding: str, delimiter: str, form: Literal["NFC", "NFD"]
) -> None:
    """The same list, however it was saved."""
    rows = csv.reader(io.StringIO(unicodedata.normalize(form, LIST)), delimiter=";")
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    table = table_of(text.getvalue().encode(encoding))
    assert table.sheet.delimiter == delimiter
    unit = table.entries[0].unit
    assert unit is not None
    assert (unit.name, unit.kind) == ("Đăk Năng", Kind.COMMUNE)
    assert (unit.area, unit.population) == (Interval.exactly(22_910_000), Interval.exactly(4032))
    assert [unicodedata.normalize("NFC", text) for text in table.unknown] == ["Người lập"]


def test_titles_above_the_heading_and_empty_rows_keep_the_row_numbers() -> None:
    """The row number is that of the file."""
    table = table_of("DANH SÁCH XÃ;;\n\nTên;Loại;Dân số\nA;Xã;1\n;;\nB;Xã;x\n")
    assert [(e.row, e.name) for e in table.entries] == [(4, "A"), (6, "B")]
    assert table.entries[1].errors[0].message.startswith("Dân số = “x”")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "trống"),
        (b" \n ", "trống"),
        (b"a;b\n1;2\n", "tiêu đề"),
        ("Tên;Loại\nPhường".encode("cp1258", errors="replace") + b"\xff", "UTF-8"),
        (b"T\xc3\xaan;Lo\xe1\xba\xa1i\n" + b"x" * 300 + b"\0", "NUL"),
        ("Tên;Dân số;Quy mô dân số\nA;1;2\n".encode(), "Hai cột “Dân số” và “Quy mô dân số”"),
        (b'name,kind\n"' + b"x" * 140_000 + b'",Xa\n', "Dòng 2 có một ô dài hơn"),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, words: str) -> None:
    """The message says what is wrong with the file."""
    with pytest.raises(SheetError, match=words):
        table_of(content)


def test_rows_as_csv_text() -> None:
    """Line ends as Excel writes them, those inside a cell as they were; a stored number with a comma."""
    rows = [["Tên", "a\nb"], [NumberCell("1.5"), "2.5"], ["=1+1", "a;b"]]
    assert sheets.write(rows, ";") == 'Tên;"a\nb"\r\n1,5;2.5\r\n\'=1+1;"a;b"\r\n'


def test_units_below_the_heading_belong_to_it() -> None:
    """A second row of nothing but units."""
    table = table_of("Tên;Loại;Diện tích;Khác\n;;(ha);(m)\nA;Xã;500;\n")
    assert (table.ignored, table.sheet.headings[3]) == ({}, "Khác (m)")
    assert table.entries[0].unit is not None
    assert table.entries[0].unit.area == Interval.exactly(5_000_000)


def test_line_ends_inside_a_cell_stay_as_they_were() -> None:
    """A cell of two lines, as Excel writes it."""
    assert sheets.from_text('Tên;Loại\r\n"A\r\nB";Xã\r\n').rows[1] == ["A\r\nB", "Xã"]


def test_as_many_cells_as_a_list_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four, and one more."""
    monkeypatch.setattr(sheets, "MOST_CELLS", 4)
    assert len(sheets.from_text("Tên;Loại\nA;Xã\n").rows) == 2
    with pytest.raises(SheetError, match="quá 4 ô"):
        sheets.from_text("Tên;Loại\nA;Xã\nB\n")


def test_the_byte_that_is_no_text_is_counted_from_one() -> None:
    """So that an editor can be sent there."""
    with pytest.raises(SheetError, match=r"không phải UTF-8 hay UTF-16 \(byte thứ 4\)"):
        sheets.from_bytes(b"Ten\xff;Loai\n")


def test_a_file_of_letters_with_a_nul_far_inside_is_no_utf_16() -> None:
    """Two hundred bytes without one are not UTF-16, in which every Latin letter has one."""
    with pytest.raises(SheetError, match="ký tự NUL"):
        sheets.from_bytes(b"T;L\n" + b"x" * 196 + b"\0")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [(" =x", "' =x"), ("\t1", "'\t1"), ("=", "'="), ("x =1", "x =1"), (" x", " x"), ("", "")],
)
def test_a_cell_that_could_become_a_formula(cell: str, safe: str) -> None:
    """Behind spaces, too, which some programs pass over."""
    assert sheets.harmless(cell) == safe


@pytest.mark.parametrize(
    ("above", "below", "headings"),
    [
        (
            ["", "Diện tích", "", "Dân số", ""],
            ["Tên", "tổng (km2)", "đất (km2)", "", "nam"],
            ("Tên", "Diện tích tổng (km2)", "Diện tích đất (km2)", "Dân số", "Dân số nam"),
        ),
        (["A", "", ""], ["a", "", "b"], ("A a", "", "b")),
        (["A", ""], ["a", "b", "c"], ("A a", "A b", "A c")),
    ],
)
def test_headings_of_two_rows(
    above: list[str], below: list[str], headings: tuple[str, ...]
) -> None:
    """What stands above merged cells holds for those below it, up to a column that has nothing there."""
    assert tuple(" ".join(c) for c in heading_block._joined([above, below])) == headings


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["1", "2", "3"], True),
        (["A", "B", "(1)", "(2)", "(3)=(1)/(2)"], True),
        (["A", "1"], True),
        (["1"], False),
        (["A", "B"], False),
        (["2", "3"], False),
        (["1", "3"], False),
        (["1", "2", "x"], False),
        ([], False),
    ],
)
def test_a_row_that_numbers_the_columns(row: list[str], numbers: bool) -> None:  # noqa: FBT001 - a case
    """Counted from one, some of them perhaps by letters."""
    assert heading_block.numbers_columns(row) == numbers


def test_rows_that_are_too_wide_or_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The row and its number of cells are named; without rows there is no heading."""
    monkeypatch.setattr(sheets, "MOST_COLUMNS", 2)
    rows = [["Tên", "Loại"], ["A", "Xã"]]
    assert sheets.from_rows(rows).delimiter == ""
    with pytest.raises(SheetError, match="Dòng 3 có 3 cột, quá 2"):
        sheets.from_rows([*rows, ["B", "Xã", ""]])
    with pytest.raises(SheetError, match="Không thấy dòng tiêu đề"):
        sheets.from_rows([])


def test_a_list_may_begin_with_an_empty_cell() -> None:
    """A column without a heading, before the others."""
    (entry,) = table_of(";Tên;Loại\n;A;Xã\n").entries
    assert entry.name == "A"
