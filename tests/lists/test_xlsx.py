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
