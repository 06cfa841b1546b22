"""Formats: what a file is, by its content, and its sheets; or why it is no list, and what to do."""

import io
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from calculators.lists import csv_rows, encodings, sheets
from calculators.lists.cells import Formulas
from calculators.lists.sheets import SheetError

type Rows = Sequence[Sequence[str]]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "hãy mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi chọn lại"
_COPY = "hãy sao chép bảng sang Excel, lưu thành .xlsx rồi chọn lại"
_MAGIC = (
    (b"%PDF", f"Đây là tệp PDF: chưa đọc được bảng trong đó; {_COPY}."),
    (b"{\\rtf", f"Đây là tệp RTF: {_COPY}."),
    (b"\x89PNG", "Đây là tệp ảnh (PNG), không phải bảng."),
    (b"\xff\xd8\xff", "Đây là tệp ảnh (JPEG), không phải bảng."),
    (b"GIF8", "Đây là tệp ảnh (GIF), không phải bảng."),
    (b"Rar!", "Đây là tệp nén (RAR): hãy giải nén rồi chọn tệp bên trong."),
    (b"7z\xbc\xaf", "Đây là tệp nén (7z): hãy giải nén rồi chọn tệp bên trong."),
    (b"\x1f\x8b", "Đây là tệp nén (gzip): hãy giải nén rồi chọn tệp bên trong."),
)
_PARTS = (
    ("xl/workbook.bin", f"Đây là tệp Excel nhị phân (.xlsb): {_SAVE}."),
    ("ppt/presentation.xml", f"Đây là tệp PowerPoint: {_COPY}."),
    ("Index/Document.iwa", f"Đây là tệp Numbers hoặc Pages của Apple: {_SAVE}."),
)
_TOP = 5_000
"""What a text is shows within so many characters."""
_STRICT = b"purl.oclc.org/ooxml"
_HTML = re.compile(
    r"\s*(?:<!doctype html|<html|<table|<body|<meta|<head|<style|<!--)", re.IGNORECASE
)


@dataclass(frozen=True)
class Book:
    """The sheets of a file as (name, rows), with what is known of them by index."""

    pages: tuple[tuple[str, Rows], ...]
    delimiter: str = ""
    formulas: Mapping[int, Formulas] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def book(name: str, content: bytes | str) -> Book:
    """Return the sheets of a file, or of pasted cells; raises SheetError saying what it is instead."""
    # A letter of pasted text takes a byte at least.
    sheets.check_size(len(content))
    if isinstance(content, str):
        return _text(name, content)
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, message in _MAGIC:
        if start.startswith(magic):
            raise SheetError(message)
    if content.startswith(_OLE):
        raise SheetError(_old(content))
    if content.startswith(_ZIP):
        return _archive(content)
    return _text(name, encodings.decode_any(content))


def _old(content: bytes) -> str:
    """Return what to do with a file in the container of the old Office."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "Tệp có mật khẩu: hãy bỏ mật khẩu trong Excel (Lưu thành, Công cụ) rồi chọn lại."
    if "WordDocument".encode("utf-16-le") in content:
        return f"Tệp .doc của Word cũ: {_COPY}."
    return (
        "Tệp .xls của Excel cũ, hoặc tệp có mật khẩu: hãy mở bằng Excel hoặc LibreOffice rồi lưu "
        "thành .xlsx, không đặt mật khẩu."
    )


def _archive(content: bytes) -> Book:
    """Return the sheets of a file that is a ZIP archive: of Excel, Word or LibreOffice."""
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - text is read before archives can be

    with suppress(BadZipFile), ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        for part, message in _PARTS:
            if part in names:
                raise SheetError(message)
        if "word/document.xml" in names or "content.xml" in names:
            from calculators.lists import documents  # noqa: PLC0415 - few lists need it

            return _book(documents.tables(content, names))
        if "xl/workbook.xml" in names and _STRICT in archive.open("xl/workbook.xml").read(4_000):
            raise SheetError(
                "Tệp Excel ở dạng “Strict Open XML”: hãy lưu lại ở dạng “Excel Workbook (.xlsx)”."
            )
        if not any(name.startswith("xl/") or name == "[Content_Types].xml" for name in names):
            raise SheetError("Đây là tệp nén (ZIP): hãy giải nén rồi chọn tệp bên trong.")
    return _workbook(content)


def _workbook(content: bytes) -> Book:
    from calculators.lists import xlsx  # noqa: PLC0415 - the first answer must not wait for it

    read = xlsx.read(content)
    if not read:
        raise SheetError("Tệp Excel không có trang tính nào hiện ra.")
    return _repaired(_book(read))


def _book(pages: Sequence[tuple[str, Rows, Formulas]]) -> Book:
    """Return the sheets of a workbook or document, with what is known of some of them."""
    formulas = {index: of_sheet for index, (_, _, of_sheet) in enumerate(pages) if any(of_sheet)}
    return Book(tuple((name, rows) for name, rows, _ in pages), formulas=formulas)


def _text(name: str, text: str) -> Book:
    """Return the one sheet of a text of cells between delimiters."""
    start = text.lstrip("\ufeff \t\r\n")[:200]
    if start.startswith("<"):
        raise SheetError(_marked_up(start, text[:_TOP]))
    if start.startswith(("{", "[")) and _is_json(text):
        raise SheetError(
            "Đây là tệp JSON, không phải bảng: hãy chuyển thành CSV hoặc .xlsx, mỗi đơn vị một dòng."
        )
    letters, text = encodings.repaired_text(text)
    rows, delimiter = csv_rows.read(text)
    notes = [_letters_note(letters, rows)] if letters else []
    return Book(((name, rows),), delimiter, notes=tuple(notes))


def _marked_up(start: str, top: str) -> str:
    """Return what to do with a text in angle brackets."""
    if "Excel.Sheet" in top:
        return f"Đây là tệp XML của Excel 2003: {_SAVE}."
    if _HTML.match(start) or "<table" in top.casefold():
        return f"Đây là trang HTML mang tên tệp bảng: {_SAVE}."
    return f"Đây là tệp XML: {_SAVE}."


def _is_json(text: str) -> bool:
    """Return whether a text is JSON, as a whole or an object a line."""
    for part in (text, text.strip().split("\n", 1)[0]):
        with suppress(json.JSONDecodeError, RecursionError):
            return isinstance(json.loads(part), dict) or part is text
    return False


def _repaired(book: Book) -> Book:
    """Return the sheets in Unicode where they were typed in the letters of old fonts."""
    pages, notes = [], list(book.notes)
    for name, rows in book.pages:
        letters, better = encodings.repaired(rows)
        pages.append((name, better))
        if letters:
            notes.append(_letters_note(letters, better))
    return Book(tuple(pages), book.delimiter, book.formulas, tuple(notes))


def _letters_note(letters: str, rows: Rows) -> str:
    return f"Chữ {letters} đã được đổi sang Unicode, ví dụ “{encodings.sample(rows)}”."
