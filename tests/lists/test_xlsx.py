"""Workbooks as they are read: merged cells, raised marks, and what is empty in them."""

import io
from zipfile import ZipFile

import openpyxl

from calculators.lists import xlsx


def test_merged_ranges_of_a_book() -> None:
    """Over rows of one column they hold for each row; a range of other shape is left as it is."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Huyện B", "Xã A", 1, 5], [None, "Xã C", None, None], ["Huyện D", None, 3, 4]):
        sheet.append(row)
    for area in ("A1:A2", "C1:D2", "A3:B3", "AMJ1:AMJ3"):
        sheet.merge_cells(area)
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
    superscript = '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
    items = [
        f"<si><r><t>Diện tích (km</t></r>{superscript}<r><t>)</t></r></si>",
        f"<si><r><t>Xã A</t></r>{superscript}</si>",
        "<si><t>Loại</t><rPh><t>x</t></rPh></si>",
    ]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(len(items)))
    sheet = f'<worksheet xmlns="{space}"><sheetData><row>{cells}</row></sheetData></worksheet>'
    out, copy = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(out)
    with ZipFile(out) as before, ZipFile(copy, "w") as after:
        for name in before.namelist():
            if "sharedStrings" not in name:
                after.writestr(name, sheet if name.endswith("sheet1.xml") else before.read(name))
        after.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{"".join(items)}</sst>')
    (page,) = xlsx.read(copy.getvalue())
    assert page.rows == [["Diện tích (km2)", "Xã A", "Loại"]]
