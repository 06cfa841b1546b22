"""Formats: what a file is by its content, and its sheets."""

import pytest

from calculators.lists import formats
from calculators.lists.sheets import SheetError
from tests.lists.test_documents import HEAD, archive, ods, row, sheet, word
from tests.workbooks import workbook

ROWS = [["Tên", "Loại"], ["A", "Xã"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive(**{"xl/workbook.bin": ""}), r"Excel nhị phân \(.xlsb\)"),
        (archive(ppt__presentation_xml=""), "PowerPoint"),
        (archive(**{"Index/Document.iwa": ""}), "Numbers hoặc Pages"),
        (
            archive(xl__workbook_xml='<workbook xmlns="http://purl.oclc.org/ooxml/x"/>'),
            "Strict Open XML",
        ),
        (archive(a="1"), r"tệp nén \(ZIP\)"),
        (archive(mimetype="application/epub+zip"), r"tệp nén \(ZIP\)"),
        (archive(xl__other=""), "Không đọc được tệp Excel"),
        (b"PK\x03\x04", "Không đọc được tệp Excel"),
        ("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "XML của Excel 2003"),
    ],
)
def test_what_is_no_list(content: bytes | str, words: str) -> None:
    """The message says what the file is."""
    with pytest.raises(SheetError, match=words):
        formats.book("x", content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word(f"<tbl>{row(*HEAD)}</tbl>"), "Bảng 1"),
        (ods(sheet("Biểu", "<row><c><p>Tên</p></c></row>")), "Biểu"),
        (workbook({"Trang": ROWS}), "Trang"),
        ("Tên;Loại\n", "x"),
    ],
)
def test_the_sheets_of_a_file(content: bytes | str, name: str) -> None:
    """Whatever its name says."""
    book = formats.book("x", content)
    assert ([page for page, _ in book.pages], book.notes) == ([name], ())


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_letters_of_an_old_font_are_said(form: str) -> None:
    """With a cell in which they can be checked."""
    rows = [["Tªn x·", "D©n sè"], ["X· A", "5"]]
    text = "\n".join(map(";".join, rows))
    book = formats.book("x", text if form == "csv" else workbook({"a": rows}))
    assert list(book.pages[0][1]) == [["Tên xã", "Dân số"], ["Xã A", "5"]]
    assert book.notes == ("Chữ TCVN3 đã được đổi sang Unicode, ví dụ “Tên xã”.",)
