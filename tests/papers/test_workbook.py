"""The workbook of a list: formulas that give what the engine gives, before and after an edit."""

import io
import json
import re
import zipfile
from copy import replace
from datetime import date
from fractions import Fraction

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.law import loader
from calculators.lists.cells import starts_formula
from calculators.papers import spreadsheet, workbook
from calculators.papers.outcomes import AGREES, DIFFERS, FAILS
from calculators.papers.spreadsheet import Column, Formula, Sheet
from calculators.units import Level
from calculators.worklist import opening, saving
from calculators.worklist.worklist import Worklist
from publishing.measure.kontum import worklist as of_the_province
from tests.arrangement.test_kinds_of_test import texts as invented
from tests.expected import EXPECTED
from tests.papers.evaluator import Book, ShownError, rows
from tests.papers.mixed import all_kinds
from tests.papers.reading import HOSTILE, VISIBLE
from tests.papers.test_review import ROWS, list_of

DAY = date(2026, 2, 5)
LAW = loader.load()
RESULTS, RULES = "Kết quả", "Quy định"
AGAIN, AGREEMENT, ENGINE = "Kết quả tính lại", "Còn khớp không", "Kết quả của bộ máy"


EDGES = """Tên;Loại;Miền núi;Biên giới;Tỷ lệ DTTS (%);Diện tích (km2);Dân số (người)
A;Xã;có;không;0;49,9999;4.001
B;Xã;có;không;0;50,0;4.001
C;Xã;có;không;0;50,0;4.000
D;Xã;có;không;0;50,0;3.999
E;Xã;có;không;0;50,0;
F;Xã;có;không;0;;4.000
"""


def workbook_of(worklist: Worklist) -> bytes:
    """Return the workbook of a list."""
    return workbook.of_list(worklist, DAY)


def sheet(worklist: Worklist, name: str = RESULTS) -> Worksheet:
    """Return a sheet of the workbook of a list as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(workbook_of(worklist)))[name]


def places(book: Book, unit: str) -> dict[str, str]:
    """Return where the cells of a unit are, by the headings of their columns."""
    return next(
        row
        for row in rows(book, RESULTS, "TT")
        if book.cells[RESULTS, row["Đơn vị rà soát"]] == unit
    )


@pytest.mark.parametrize("rules", LAW.rule_sets)
def test_every_formula_gives_what_the_engine_gives(rules: str) -> None:
    """Standards, percentages, limits, outcomes and verdicts, whatever is known of a unit or not."""
    texts = (all_kinds(LAW.rules(rules), 60), "Tên;Loại;Miền núi\nA;Xã;có\nB;Xã;không")
    lists = [opening.worklist("x.csv", text, rules, LAW).confirmed() for text in texts]
    for worklist in (of_the_province(rules), *lists):
        data = workbook_of(worklist)
        book = Book(data)
        before = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        assert book.formulas
        for name, place in book.formulas:
            value = book.value(name, place)
            result = before[name][place].value
            if isinstance(value, Fraction):
                assert float(value) == pytest.approx(result, abs=1e-9), place
            else:
                assert (place, value) == (place, result or "")


def test_formulas_of_a_new_kind_of_test() -> None:
    """Below, at and above limits joined by or, one of them "at most"; and on the population alone."""
    law = loader.read(invented())
    text = (
        f"{EDGES}I;Huyện;có;không;0;;47.999\nJ;Huyện;có;không;0;;48.000\nK;Huyện;có;không;0;900;\n"
    )
    data = workbook_of(opening.worklist("x.csv", text, "invented", law).confirmed())
    book, before = Book(data), openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for name, place in book.formulas:
        value, result = book.value(name, place), before[name][place].value
        assert value == (pytest.approx(result) if isinstance(result, int | float) else result or "")
    again = [book.value(RESULTS, row[AGAIN]) for row in rows(book, RESULTS, "TT")]
    must, free, either = ("thuộc diện sắp xếp", "không thuộc diện sắp xếp", "chưa đủ căn cứ")
    assert again == [must, free, must, must, either, must, must, free, either]


def test_a_level_may_have_tests_of_its_own() -> None:
    """What it has not stays empty, and decides nothing."""
    worklist = list_of(ROWS[0], "B;Huyện;;900;90000;có;không;0;;;")
    tests = worklist.rules.tests
    one = dict(tests) | {Level.DISTRICT: tests[Level.DISTRICT][:1]}
    book = Book(workbook_of(replace(worklist, rules=worklist.rules._replace(tests=one))))
    cells = places(book, "Huyện B")
    assert book.value(RESULTS, cells["Phép thử “diện tích nhỏ”"]) == ""
    assert book.value(RESULTS, cells[AGREEMENT]) == AGREES
    assert book.value(RESULTS, places(book, "Xã A")["Phép thử “diện tích nhỏ”"])


def test_an_edit_is_calculated_and_told() -> None:
    """A figure, a share, a flag, a limit and a standard; the engine's own result stays beside it."""
    book = Book(workbook_of(list_of(ROWS[0], ROWS[6])))
    cells = places(book, "Xã A")
    engine = next(text for text in cells if text.startswith(ENGINE))
    assert engine == "Kết quả của bộ máy (đã hết áp dụng)"

    def verdicts() -> tuple[object, object, object]:
        return (
            book.value(RESULTS, cells["Dân số theo tiêu chuẩn (người)"]),
            book.value(RESULTS, cells[AGAIN]),
            book.value(RESULTS, cells[AGREEMENT]),
        )

    must, free = "thuộc diện sắp xếp", "không thuộc diện sắp xếp"
    assert verdicts() == (5000, must, AGREES)
    book.put(RESULTS, cells["Tỷ lệ DTTS để tính (%)"], 45)
    assert verdicts() == (2250, free, DIFFERS)
    book.put(RESULTS, cells["Dân số để tính (người)"], 1574)
    assert verdicts() == (2250, must, AGREES)
    book.put(RESULTS, cells["Dân số để tính (người)"], 1575)
    assert verdicts() == (2250, free, DIFFERS)
    book.put(RESULTS, cells["Dân số để tính (người)"], None)
    assert verdicts() == (2250, "chưa đủ căn cứ", DIFFERS)
    book.put(RESULTS, cells["Dân số để tính (người)"], 2000)
    book.put(RESULTS, cells["Thuộc miền núi, vùng cao"], "không")
    assert verdicts() == (8000, must, AGREES)
    book.put(RESULTS, cells["Thuộc miền núi, vùng cao"], "chưa rõ")
    with pytest.raises(ShownError):
        verdicts()
    assert book.value(RESULTS, cells[AGAIN]) == FAILS
    assert book.value(RESULTS, cells[engine]) == must
    assert book.cells[RESULTS, cells[engine]] == must


def test_limits_and_standards_are_looked_up() -> None:
    """An office that supposes others changes them in one place."""
    book = Book(workbook_of(list_of(ROWS[0])))
    cells = places(book, "Xã A")
    limit = cells["Ngưỡng dân số (người): cả hai cùng thấp"]
    assert book.value(RESULTS, limit) == 3500
    line = next(
        row
        for row in rows(book, RULES, "Trường hợp")
        if book.cells[RULES, row["Trường hợp"]] == "xã; miền núi: có; biên giới: không"
    )
    book.put(RULES, line["Dân số, ngưỡng (%): cả hai cùng thấp"], 30)
    assert book.value(RESULTS, limit) == 1500
    assert book.value(RESULTS, cells[AGAIN]) == "không thuộc diện sắp xếp"


def test_numbers_are_numbers_with_their_formats() -> None:
    """Corrected cells and stated standards too; what is no bare number keeps its words."""
    text = "Tên;Loại;Diện tích (ha);Dân số;population_standard;Ghi chú\nA;Xã;abc;1.502 người;3.000;007\n"
    worklist = opening.worklist("x.csv", text, "2023-2025", LAW).confirmed()
    worklist = worklist.edited(2, 2, "9.320,5").confirmed()
    own_sheet = sheet(worklist, "Danh sách")
    assert [cell.value for cell in own_sheet[2]][:6] == [
        "A",
        "Xã",
        9320.5,
        "1.502 người",
        3000,
        "007",
    ]
    assert [own_sheet[2][index].number_format for index in (2, 4)] == ["#,##0.00####", "#,##0"]
    results = sheet(worklist)
    heads = [cell.value for cell in results[results.max_row - 1]]
    row = dict(zip(heads, results[results.max_row], strict=True))
    area = row["Diện tích để tính (km²)"]
    assert (area.value, area.number_format) == (93.205, "#,##0.00####")
    assert row["Dân số để tính (người)"].value == 1502
    assert row["Dân số tiêu chuẩn do người dùng nêu (người)"].value == 3000
    assert area.fill.fgColor.rgb == "FFFFF2CC"


def test_what_is_no_plain_number_of_its_column_stays_text() -> None:
    """A count that is no whole number, and an area finer than a square metre; the row stands."""
    text = "Tên;Loại;Diện tích (km2);Dân số;DTTS (%);ethnic_minority_people\n"
    row = "A;Xã;60,12345678;5000;50;1,5"
    worklist = opening.worklist("x.csv", text + row, "2023-2025", LAW).confirmed()
    (cells,) = sheet(worklist, "Danh sách").iter_rows(min_row=2, values_only=True)
    assert cells[2:6] == ("60,12345678", 5000, 50, "1,5")


def test_sheets_are_ready_to_read_and_to_print() -> None:
    """Filter, headings in view and on every page, lying A4, widths within reason; no ids in sight."""
    data = workbook_of(list_of(*ROWS))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Kết quả", "Quy định", "Danh sách", "Giải thích", "Căn cứ"]
    for one in book:
        top = int(re.sub(r"\D", "", one.freeze_panes)) - 1
        assert one.auto_filter.ref.startswith(f"A{top}:")
        assert one.print_title_rows.endswith(f"${top}")
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
        wide = one.title == "Kết quả"
        assert (one.page_setup.fitToWidth, one.page_setup.fitToHeight) == (3 if wide else 1, 0)
        assert (one.freeze_panes[0], one.print_title_cols) == (("C", "$A:$B"), ("A", None))[
            not wide
        ]
        assert one.sheet_properties.pageSetUpPr.fitToPage
        assert one.oddHeader.left.text == "Phiếu làm việc, không phải văn bản"
        assert all(6 <= width.width <= 110 for width in one.column_dimensions.values())
        if one.title != "Căn cứ":
            text = " ".join(str(cell) for row in one.values for cell in row)
            assert not re.search(r"must_arrange|not_required|Mã kết quả|commune\b", text)
    proof = [str(row[1]) for row in book["Căn cứ"].values]
    assert any(text.endswith("mã bộ quy tắc 2023-2025.") for text in proof)
    assert any("tình trạng: đã ban hành" in text for text in proof)
    claims = {row[0]: row[1] for row in book["Căn cứ"].values}
    assert claims["Số đơn vị theo người dùng nêu: tự nguyện sắp xếp"] == 1
    above = [book["Kết quả"][f"A{row}"].value for row in range(1, 6)]
    assert above[1] == "Phiếu làm việc, không phải văn bản; không có số và con dấu."


def test_a_row_that_is_wrong_has_its_fault_and_no_formula() -> None:
    """A list of nothing else has its sheets, too."""
    for worklist in (list_of(ROWS[0], ROWS[4]), list_of(ROWS[4])):
        book = Book(workbook_of(worklist))
        cells = places(book, "Xã E")
        letters = {re.sub(r"\d", "", place) for place in cells.values()}
        number = re.sub(r"\D", "", cells[AGAIN])
        assert not {(RESULTS, f"{letter}{number}") for letter in letters} & book.formulas
        assert "abc" in str(book.cells[RESULTS, cells["Ghi chú"]])


def test_hostile_names() -> None:
    """The file opens; what looks like a formula is text, and nothing of it is lost."""
    quotation = '"' + HOSTILE.replace('"', '""').replace("\n", " ").replace("\x00", "") + '"'
    visible = VISIBLE.replace("\n", " ").replace("\u2400", "")
    worklist = list_of(ROWS[0].replace("A", quotation, 1), ROWS[0].replace("A", "=1+1", 1))
    results, own = sheet(worklist), sheet(worklist, "Danh sách")
    assert own["A2"].value == visible
    assert (own["A3"].value, own["A3"].data_type) == ("=1+1", "s")
    assert own["A3"].quotePrefix
    assert "=1+1" in [str(cell).split(" ")[-1] for row in results.values for cell in row]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+A1", "-A1", "@A1", "\t=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠1"]
)
def test_no_cell_of_the_list_is_a_formula(cell: str) -> None:
    """In names, notes and headings: it is text, and is still text where it is edited or copied."""
    for lines in (
        [["Tên", "Loại", cell], ["A", "Xã", "x"]],
        [["Tên", "Loại", "Ghi chú"], [cell, "Xã", cell]],
    ):
        worklist = Worklist("a", LAW, (("a", lines),), rules=LAW.rules("2023-2025"))
        cells = [one for row in sheet(worklist, "Danh sách").iter_rows() for one in row]
        like = [one for one in cells if isinstance(one.value, str) and starts_formula(one.value)]
        assert like
        assert {(one.data_type, one.quotePrefix) for one in like} == {("s", True)}


def test_what_a_cell_cannot_hold_is_said_in_it() -> None:
    """So is a letter that spreadsheets write by its number."""
    sheets = [Sheet("A", [Column(9)], (), [["x"]], [["N" * 40_000], ["_x0041_"]])]
    data = spreadsheet.write(sheets)
    one_sheet = openpyxl.load_workbook(io.BytesIO(data))["A"]
    assert len(one_sheet["A2"].value) == spreadsheet.LONGEST
    assert one_sheet["A2"].value.endswith("tệp CSV và JSON có đủ)")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b">_x005F_x0041_<" in archive.read("xl/worksheets/sheet1.xml")


def test_the_same_sheets_give_the_same_bytes() -> None:
    """A sheet without rows has no filter; a formula stands once and is shared by its column."""
    rows_ = [[Formula("B{r}+1", "2")], [Formula("B{r}+1", "3")]]
    sheets = [Sheet("A", [Column(9)], (), [["x"]], rows_), Sheet("B", [Column(9)], (), [["y"]], [])]
    data = spreadsheet.write(sheets)
    assert data == spreadsheet.write(sheets)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [book["A"][place].value for place in ("A2", "A3")] == ["=B2+1", "=B3+1"]
    assert book["B"].auto_filter.ref is None
    assert [spreadsheet.letters(index) for index in (0, 25, 26, 701, 702)] == [
        *("A", "Z", "AA", "ZZ", "AAA")
    ]


@pytest.mark.parametrize("rules", ["2023-2025", "from-2026"])
def test_the_list_of_the_province_says_the_same_in_excel_and_json(rules: str) -> None:
    """Verdict and percentages of each unit after recalculation; Word and CSV are held to the same JSON."""
    worklist = of_the_province(rules)
    units = json.loads(saving.write(worklist, "json"))["units"]
    book = Book(workbook_of(worklist))
    table = list(rows(book, RESULTS, "TT"))
    assert len(table) == len(units)
    assert len(units) == EXPECTED["rows"]["communes"] + EXPECTED["rows"]["districts"]
    for unit, cells in zip(units, table, strict=True):
        agrees = unit["verdict"] == "invalid" or book.value(RESULTS, cells[AGAIN])
        assert agrees in {True, VERDICTS[Verdict(unit["verdict"])]}
        if unit["verdict"] == "invalid":
            continue
        for name, field in (("Diện tích", "area_percent"), ("Dân số", "population_percent")):
            for end, value in zip((", thấp nhất", ", cao nhất"), unit[field], strict=True):
                percent = book.value(RESULTS, cells[f"{name} so với tiêu chuẩn (%){end}"])
                assert percent == ("" if value is None else Fraction(value))
