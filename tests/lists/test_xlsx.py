"""Workbooks as they are written: their look, and what is empty in them."""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from calculators.lists import xlsx
from calculators.lists.cells import NumberCell


def test_the_look_of_a_workbook() -> None:
    """Headings wrap and stay in view, columns are as wide as their content within reason."""
    rows = [
        ["Tên", "Số", "x" * 80, ""],
        ["A" * 12, NumberCell("12"), "", "b"],
        ["A", NumberCell("1.5"), "", ""],
        *[["A"] for _ in range(197)],
        ["A" * 40],
    ]
    data = xlsx.write([xlsx.Written("Một", rows, 1)])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Một"]
    widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
    assert widths == {"A": 14, "B": 8, "C": 60, "D": 8}
    head = sheet["A1"]
    assert (head.font.bold, head.alignment.wrap_text, head.alignment.vertical) == (
        True,
        True,
        "top",
    )
    assert (sheet["D1"].value, sheet["A201"].value) == (None, "A" * 40)
    assert [type(sheet[cell].value) for cell in ("B2", "B3")] == [int, float]
    with ZipFile(io.BytesIO(data)) as archive:
        assert {part.compress_type for part in archive.infolist()} == {ZIP_DEFLATED}
        assert b"<v>12</v>" in archive.read("xl/worksheets/sheet1.xml")


def test_an_empty_heading_is_an_empty_cell_of_the_workbook() -> None:
    """Not a text of no letters, which a spreadsheet counts as one."""
    data = xlsx.write([xlsx.Written("Một", [["Tên", "", "Loại"], ["A", "", "Xã"]], 1)])
    with ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    (cell,) = re.findall(r'<c [^>]*r="B[12]"[^>]*>', sheet)
    assert re.fullmatch(r'<c r="B1" s="\d+"( t="n")?\s*/>', cell)


def test_merged_ranges_of_a_book() -> None:
    """Over rows of one column they hold for each row; a range of other shape is left as it is."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Huyện B", "Xã A", 1, 5], [None, "Xã C", None, None], ["Huyện D", None, 3, 4]):
        sheet.append(row)
    for merged in ("A1:A2", "C1:D2", "A3:B3", "AMJ1:AMJ3"):
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    (page,) = xlsx.read(out.getvalue())
    assert page.rows == [
        ["Huyện B", "Xã A", "1"],
        ["Huyện B", "Xã C"],
        ["Huyện D", "", "3", "4"],
    ]


def test_raised_marks_are_no_part_of_a_shared_text() -> None:
    """A footnote's is left out, the square of a unit is not; reading aids are none of the text."""
    raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
    items = [
        f"<si><r><t>Diện tích (km</t></r>{raised}<r><t>)</t></r></si>",
        f"<si><r><t>Xã A</t></r>{raised}</si>",
        "<si><t>Loại</t><rPh><t>x</t></rPh></si>",
    ]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(len(items)))
    sheet = f'<worksheet xmlns="{space}"><sheetData><row>{cells}</row></sheetData></worksheet>'
    out, kept = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(out)
    with ZipFile(out) as before, ZipFile(kept, "w") as after:
        for name in before.namelist():
            if "sharedStrings" not in name:
                after.writestr(name, sheet if name.endswith("sheet1.xml") else before.read(name))
        after.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{"".join(items)}</sst>')
    (page,) = xlsx.read(kept.getvalue())
    assert page.rows == [["Diện tích (km2)", "Xã A", "Loại"]]
