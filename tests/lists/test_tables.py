"""Lists in and out: every encoding and delimiter, every wrong cell named, nothing lost."""

import csv
import io
import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.lists.cells import NumberCell
from calculators.lists.entries import Entry
from calculators.lists.headings import recognise
from calculators.lists.sheets import SheetError
from calculators.lists.tables import Table
from calculators.units import ANY_SHARE, SHARE_SCALE, UNKNOWN, Interval, Kind, Unit

EXEMPTIONS = loader.load().exemptions
LIST = "Tên ĐVHC;Loại;Diện tích tự nhiên (km2);Quy mô dân số (người);Người lập\nĐăk Năng;Xã;22,91;4.032;Hà\n"


def table_of(content: str | bytes) -> Table:
    """Read a list from text or bytes."""
    sheet = sheets.from_text(content) if isinstance(content, str) else sheets.from_bytes(content)
    return tables.read(sheet, EXEMPTIONS)


def entry_of(**cells: str) -> Entry:
    """Read one row given by field; a commune unless told otherwise."""
    cells = {"name": "A", "kind": "Xã"} | cells
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([list(cells), list(cells.values())])
    return table_of(text.getvalue()).entries[0]


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
        (b'name,kind\n"' + b"x" * 140_000 + b'",Xa\n', "CSV"),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, words: str) -> None:
    """The message says what is wrong with the file."""
    with pytest.raises(SheetError, match=words):
        table_of(content)


def test_a_row_with_too_many_cells_is_not_trusted() -> None:
    """A decimal comma in a comma-separated list shifts the cells."""
    table = table_of("name,kind,area_km2,population\nA,Xã,29,77,3335\nB,Xã,29,3335,\n")
    assert table.entries[0].errors[0].message == (
        "Dòng có nhiều ô hơn tiêu đề (thừa “3335”): các ô có thể bị lệch cột"
    )
    assert table.entries[1].unit is not None


@pytest.mark.parametrize(
    ("heading", "cells", "code", "name"),
    [
        ("code,name,kind", "7,A,Xã,1,2", "7", "A"),
        ("name,kind,area_km2", "A,Xã,29,1,2", "", "A"),
        ("code,kind,area_km2", "7,Xã,29,1,2", "7", ""),
    ],
)
def test_what_is_left_of_a_row_with_too_many_cells(
    heading: str, cells: str, code: str, name: str
) -> None:
    """Its place, and code and name as far as there are columns for them, to find it again by."""
    (entry,) = table_of(f"{heading}\n{cells}\n").entries
    assert entry == Entry(2, None, code, name, "", None, entry.errors)
    assert [error.field for error in entry.errors] == [""]
    assert "(thừa “1; 2”)" in entry.errors[0].message or "(thừa “2”)" in entry.errors[0].message


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


def test_a_short_row_lacks_what_it_lacks() -> None:
    """Cells that are not there are unknown."""
    unit = table_of("name;kind;area_km2;population\nA;Xã\n").entries[0].unit
    assert unit is not None
    assert (unit.area, unit.population, unit.share) == (UNKNOWN, UNKNOWN, ANY_SHARE)


def test_a_column_of_areas_without_a_unit_is_said_to_be_read_as_km2() -> None:
    """An assumption is told, never silent."""
    assert table_of("Tên;Loại;Diện tích\nA;Xã;5,5\n").notes == (
        "Cột “Diện tích” không ghi đơn vị: đọc là km².",
    )


@pytest.mark.parametrize("blank", ["", "-", "–", "…", "Chưa rõ", "n/a"])
def test_what_is_not_known(blank: str) -> None:
    """The ways in which a list says that a figure is not known."""
    unit = entry_of(area_km2=blank, population=blank, mountainous=blank, exemption=blank).unit
    assert unit is not None
    assert (unit.area, unit.population, unit.mountainous, unit.exemption) == (
        UNKNOWN,
        UNKNOWN,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"area_km2": "5", "area_low_km2": "4", "area_high_km2": "6"}, (4, 6)),
        ({"area_low_km2": "4"}, (4, None)),
        ({"area_high_km2": "6"}, (0, 6)),
        ({"area_km2": "4-6"}, (4, 6)),
        ({"area_km2": "5", "area_ha": "500"}, (5, 5)),
        ({"area_ha": "500"}, (5, 5)),
    ],
)
def test_an_area_from_its_columns(cells: dict[str, str], area: tuple[int, int | None]) -> None:
    """A figure, bounds, a range, hectares."""
    unit = entry_of(**cells).unit
    assert unit is not None
    low, high = area
    assert unit.area == Interval(low * 1_000_000, None if high is None else high * 1_000_000)


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"kind": "", "population": "5"}, "kind", "thiếu loại"),
        ({"kind": "làng"}, "kind", "không phải xã"),
        ({"kind": "Xã", "name": "Phường A"}, "kind", "không khớp với tên “Phường A”"),
        ({"kind": "Phường", "parent_kind": "làng"}, "parent_kind", "không phải quận"),
        ({"kind": "Phường", "parent_kind": "Huyện"}, "parent_kind", "phường chỉ thuộc"),
        ({"kind": "Phường", "district": "Huyện Đắk Hà"}, "district", "phường chỉ thuộc"),
        ({"area_km2": "abc"}, "area_km2", "không đọc được số"),
        ({"area_km2": "0"}, "area_km2", "phải lớn hơn 0"),
        ({"area_km2": "6-4"}, "area_km2", "đầu khoảng"),
        ({"area_km2": "5", "area_ha": "501"}, "area_ha", "khác với area_km2"),
        ({"area_km2": "7", "area_high_km2": "6"}, "area_km2", "nằm ngoài"),
        ({"area_km2": "3", "area_low_km2": "4"}, "area_km2", "nằm ngoài"),
        ({"area_km2": "3", "area_low_km2": "4", "area_high_km2": "6"}, "area_km2", "nằm ngoài"),
        ({"area_low_km2": "7", "area_high_km2": "6"}, "area_high_km2", "nhỏ hơn số thấp nhất"),
        ({"population": "0"}, "population", "phải lớn hơn 0"),
        ({"ethnic_minority_percent": "100,5"}, "ethnic_minority_percent", "từ 0 đến 100%"),
        ({"mountainous": "có lẽ"}, "mountainous", "ghi “có” hoặc “không”"),
        ({"exemption": "lâu đời"}, "exemption", "ổn định từ lâu (stable)"),
        ({"area_standard_km2": "0"}, "area_standard_km2", "một số lớn hơn 0"),
        ({"population_standard": "5-6"}, "population_standard", "một số lớn hơn 0"),
    ],
)
def test_a_wrong_cell_is_named(cells: dict[str, str], field: str, words: str) -> None:
    """The error names the field and the value, and says what is allowed."""
    entry = entry_of(**cells)
    assert entry.unit is None
    assert [error.field for error in entry.errors] == [field]
    assert words in entry.errors[0].message
    assert f"“{cells.get(field, '')}”" in entry.errors[0].message


def test_every_wrong_cell_of_a_row_is_told_at_once() -> None:
    """Nobody has to correct a row three times."""
    entry = entry_of(kind="làng", population="x", border="y")
    assert [error.field for error in entry.errors] == ["kind", "population", "border"]


def test_kinds_read_from_names_are_said_to_be() -> None:
    """What was not written is marked as derived."""
    unit = entry_of(kind="", name="Phường Lê Lợi", district="TP. Kon Tum").unit
    assert unit is not None
    assert (unit.kind, unit.parent_kind) == (Kind.WARD, Kind.PROVINCIAL_CITY)
    assert unit.derived == ("kind", "parent_kind")


def test_a_ward_whose_district_names_no_kind_keeps_it_open() -> None:
    """An unknown parent is not guessed."""
    unit = entry_of(kind="Phường", district="Kon Tum").unit
    assert unit is not None
    assert unit.parent_kind is None


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84", "-5", "@x", "\t=x", " =x", "\r=x", "＝1", "＋1", "－1", "＠x"]
)
def test_no_exported_cell_starts_a_formula(cell: str) -> None:
    """A spreadsheet must show what was typed, not run it."""
    table = table_of(f'Tên;Loại;"Khác"\nA;Xã;"{cell}"\n')
    written = sheets.write(
        tables.with_results(table, ["Kết quả"], {2: ["=x"]}), table.sheet.delimiter
    )
    row = list(csv.reader(io.StringIO(written), delimiter=";"))[1]
    assert all(text.startswith("'") for text in row[2:])
    again = table_of(written)
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
    written = sheets.write(tables.with_results(table, ["Kết quả"], {}), table.sheet.delimiter)
    again = sheets.from_text(written)
    for old, new in zip(table.sheet.rows, again.rows, strict=True):
        before = [cell.lstrip("'") for cell in old if cell]
        assert before == [cell.lstrip("'") for cell in new[:-1] if cell]


WRONG: list[tuple[dict[str, str], list[tuple[str, str]]]] = [
    (
        {"kind": "", "population": "5"},
        [
            (
                "kind",
                (
                    "kind = “”: thiếu loại đơn vị "
                    "(xã, phường, thị trấn, huyện, quận, thị xã, thành phố)"
                ),
            )
        ],
    ),
    (
        {"kind": "Làng"},
        [
            (
                "kind",
                (
                    "kind = “Làng”: không phải xã, phường, thị trấn, huyện, quận, thị xã "
                    "hay thành phố"
                ),
            )
        ],
    ),
    ({"name": "Phường A"}, [("kind", "kind = “Xã”: không khớp với tên “Phường A”")]),
    (
        {"kind": "Phường", "parent_kind": "Làng"},
        [("parent_kind", "parent_kind = “Làng”: không phải quận, thành phố, thị xã hay huyện")],
    ),
    (
        {"kind": "Phường", "parent_kind": "Huyện"},
        [("parent_kind", "parent_kind = “Huyện”: phường chỉ thuộc quận, thành phố hoặc thị xã")],
    ),
    (
        {"kind": "Phường", "district": "Huyện X"},
        [("district", "district = “Huyện X”: phường chỉ thuộc quận, thành phố hoặc thị xã")],
    ),
    (
        {"area_km2": "5.0", "area_ha": "600"},
        [("area_ha", "area_ha = “600”: khác với area_km2")],
    ),
    ({"area_km2": "0"}, [("area_km2", "area_km2 = “0”: phải lớn hơn 0")]),
    ({"area_ha": "0"}, [("area_ha", "area_ha = “0”: phải lớn hơn 0")]),
    (
        {"population": "9", "population_low": "10", "population_high": "20"},
        [("population", "population = “9”: nằm ngoài khoảng thấp nhất - cao nhất")],
    ),
    (
        {"population": "21", "population_low": "10", "population_high": "20"},
        [("population", "population = “21”: nằm ngoài khoảng thấp nhất - cao nhất")],
    ),
    (
        {"population": "9", "population_low": "10"},
        [("population", "population = “9”: nằm ngoài khoảng thấp nhất - cao nhất")],
    ),
    (
        {"population_low": "20", "population_high": "19"},
        [("population_high", "population_high = “19”: số cao nhất nhỏ hơn số thấp nhất")],
    ),
    (
        {"ethnic_minority_percent": "100,0001"},
        [
            (
                "ethnic_minority_percent",
                "ethnic_minority_percent = “100,0001”: tỷ lệ phải từ 0 đến 100%",
            )
        ],
    ),
    (
        {"population_standard": "0"},
        [
            (
                "population_standard",
                "population_standard = “0”: tiêu chuẩn nêu ra phải là một số lớn hơn 0",
            )
        ],
    ),
    (
        {"area_standard_km2": "5-6"},
        [
            (
                "area_standard_km2",
                "area_standard_km2 = “5-6”: tiêu chuẩn nêu ra phải là một số lớn hơn 0",
            )
        ],
    ),
    *(
        ({field: "lạ"}, [(field, f"{field} = “lạ”: ghi “có” hoặc “không”, bỏ trống nếu chưa rõ")])
        for field in ("mountainous", "border", "red_river_delta", "coastal_hardship", "voluntary")
    ),
    (
        # What stands alike in many rows is told before and after the figures.
        {"kind": "Làng", "population": "x", "border": "lạ", "area_standard_km2": "x"},
        [
            (
                "kind",
                (
                    "kind = “Làng”: không phải xã, phường, thị trấn, huyện, quận, thị xã "
                    "hay thành phố"
                ),
            ),
            ("population", "population = “x”: không đọc được số từ “x”"),
            ("border", "border = “lạ”: ghi “có” hoặc “không”, bỏ trống nếu chưa rõ"),
            ("area_standard_km2", "area_standard_km2 = “x”: không đọc được số từ “x”"),
        ],
    ),
]


@pytest.mark.parametrize(("cells", "errors"), WRONG)
def test_everything_wrong_with_a_row(cells: dict[str, str], errors: list[tuple[str, str]]) -> None:
    """Field, heading, what stands there, and why it cannot be."""
    entry = entry_of(**cells)
    assert [tuple(error) for error in entry.errors] == errors
    assert entry.unit is None
    assert (entry.row, entry.name) == (2, cells.get("name", "A"))


def test_an_unknown_reason_is_answered_with_those_there_are() -> None:
    """In words and by id."""
    (error,) = entry_of(exemption="x").errors
    assert error.field == "exemption"
    for exemption in EXEMPTIONS.values():
        assert f"{exemption.phrase} ({exemption.id})" in error.message


def test_all_that_a_row_says_of_a_unit() -> None:
    """Each cell in its own place, names as one writes them, what was derived from names named."""
    entry = entry_of(
        code="7",
        name="Phường Lê Lợi",
        kind="",
        district="Thành phố Kon Tum",
        area_km2="5.50",
        area_low_km2="5.0",
        area_high_km2="6.0",
        population_low="10",
        population_high="20",
        ethnic_minority_percent="100",
        mountainous="có",
        border="không",
        red_river_delta="có",
        coastal_hardship="không",
        voluntary="có",
        area_standard_km2="7.5",
        population_standard="9.000",
        population_date="31/12/2022",
        note="ghi chú",
        exemption="biệt lập",
    )
    unit = entry.unit
    assert unit is not None
    assert unit == Unit(
        Kind.WARD,
        Interval(5_000_000, 6_000_000),
        Interval(10, 20),
        Interval.exactly(100 * SHARE_SCALE),
        mountainous=True,
        border=False,
        parent_kind=Kind.PROVINCIAL_CITY,
        area_standard=7_500_000,
        population_standard=9_000,
        red_river_delta=True,
        coastal_hardship=False,
        voluntary=True,
        exemption=unit.exemption,
        code="7",
        name="Phường Lê Lợi",
        district="Thành phố Kon Tum",
        population_date="31/12/2022",
        note="ghi chú",
        derived=("kind", "parent_kind"),
    )
    assert unit.exemption in EXEMPTIONS
    assert entry == Entry(2, unit, "7", "Phường Lê Lợi", "Thành phố Kon Tum", Kind.WARD)


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"area_low_km2": "5"}, Interval(5_000_000, None)),
        ({"area_high_km2": "5"}, Interval(0, 5_000_000)),
        ({"area_km2": "5", "area_low_km2": "5", "area_high_km2": "5"}, Interval.exactly(5_000_000)),
        ({"area_km2": "5.0", "area_ha": "500"}, Interval.exactly(5_000_000)),
        ({"area_ha": "500", "area_low_km2": "4"}, Interval(4_000_000, 5_000_000)),
    ],
)
def test_a_figure_and_its_bounds(cells: dict[str, str], area: Interval) -> None:
    """Bounds widen a figure to what it may be; the same area in two units is one."""
    unit = entry_of(**cells).unit
    assert unit is not None
    assert unit.area == area


def test_what_was_read_of_one_row_is_not_told_of_another() -> None:
    """Kinds read from names, and what is wrong with a name, belong to their own row."""
    table = table_of("Tên;Dân số\nXã A;1\nPhường B;1\nXã C;1\n")
    assert [entry.kind for entry in table.entries] == [Kind.COMMUNE, Kind.WARD, Kind.COMMUNE]
    table = table_of("Tên;Loại\nPhường A;Xã\nPhường B;Xã\nXã C;Xã\n")
    told = [[error.message for error in entry.errors] for entry in table.entries]
    assert told == [
        ["Loại = “Xã”: không khớp với tên “Phường A”"],
        ["Loại = “Xã”: không khớp với tên “Phường B”"],
        [],
    ]


def test_a_list_without_a_column_of_kinds_names_what_is_missing() -> None:
    """By the field, where there is no heading to name it by."""
    (entry,) = table_of("Tên;Dân số\nĐăk A;900\n").entries
    assert [error.message for error in entry.errors] == [
        "kind = “”: thiếu loại đơn vị (xã, phường, thị trấn, huyện, quận, thị xã, thành phố)"
    ]


def test_what_a_row_does_not_say_is_empty() -> None:
    """A note and a date are texts, of no letters where there are none; no section is above."""
    assert entry_of(area_km2="5").unit == Unit(
        Kind.COMMUNE, Interval.exactly(5_000_000), UNKNOWN, ANY_SHARE, name="A"
    )


def test_rows_of_the_user_that_have_no_result_stay_as_they_were() -> None:
    """A title above the heading, a signature below: as wide as the others, and empty there."""
    table = table_of("Danh sách\nTên;Loại\nA;Xã\nNgười lập\n")
    assert tables.with_results(table, ["Kết quả", "Mã"], {3: ["x", "y"]}) == [
        ["Danh sách", "", "", ""],
        ["Tên", "Loại", "Kết quả", "Mã"],
        ["A", "Xã", "x", "y"],
        ["Người lập", "", "", ""],
    ]


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
    assert sheets._two_rows(above, below) == headings


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
    assert sheets._numbers_columns(row) == numbers


def test_a_total_is_known_by_its_name_wherever_that_stands() -> None:
    """A code before it makes it no unit."""
    table = table_of("Mã;Tên;Loại;Dân số\n01;Đăk A;Xã;900\n02;Tổng cộng;;900\n")
    assert (table.ignored, len(table.entries)) == ({3: "Tổng cộng"}, 1)


def test_rows_that_are_too_wide_or_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The row and its number of cells are named; without rows there is no heading."""
    monkeypatch.setattr(sheets, "MOST_COLUMNS", 2)
    rows = [["Tên", "Loại"], ["A", "Xã"]]
    assert sheets.from_rows(rows).delimiter == ";"
    with pytest.raises(SheetError, match="Dòng 3 có 3 cột, quá 2"):
        sheets.from_rows([*rows, ["B", "Xã", ""]])
    with pytest.raises(SheetError, match="Không thấy dòng tiêu đề"):
        sheets.from_rows([])


def test_a_list_may_begin_with_an_empty_cell() -> None:
    """A column without a heading, before the others."""
    (entry,) = table_of(";Tên;Loại\n;A;Xã\n").entries
    assert entry.name == "A"
