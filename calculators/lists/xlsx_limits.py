"""Archives: what the file of a workbook may hold, checked before anything of it is taken for one.

A file of a few kilobytes can unpack to gigabytes, or name itself over and over. Nothing that a
spreadsheet program saves comes near these limits.
"""

import io
from contextlib import suppress
from typing import IO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from calculators.lists.sheets import SheetError

MOST_PARTS = 1_000
"""A workbook has some parts of its own and one for each sheet, picture and chart."""
MOST_UNPACKED = 80_000_000
"""Bytes of all parts together: the sheet of ten thousand units with thirty columns has 15 million."""
MOST_ELEMENTS = 400_000
"""Outside the sheets, mostly texts: openpyxl makes objects of each, some ten thousand in a second."""
DEEPEST = 100
"""Elements within elements: a workbook needs about ten."""
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main worksheet"


class _SheetBeginsError(Exception):
    """The part is a sheet, whose reader has limits of its own."""


def check(data: bytes) -> None:
    """Let a file pass that can be read in a time and a memory that its size lets expect.

    Sizes are those of the directory; unpacking ends where a part becomes larger than it says.
    Raises SheetError, or what `zipfile` raises for a damaged file.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
            raise SheetError(
                f"Tệp Excel bung ra thành {len(parts)} phần, {size // 1_000_000} MB, quá mức "
                f"{MOST_PARTS} phần, {MOST_UNPACKED // 1_000_000} MB: không phải danh sách."
            )
        # Other methods unpack without a limit, and no spreadsheet program uses them.
        if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
            raise SheetError("Tệp Excel nén theo cách mà Excel không dùng: hãy lưu lại bằng Excel.")
        count = 0
        for part in parts:
            with archive.open(part) as source:
                count += _elements(source, part.filename, MOST_ELEMENTS - count)


def _elements(source: IO[bytes], name: str, most: int) -> int:
    """Count the elements of a part; of a sheet, only its beginning is looked at."""
    count = depth = 0

    def doctype(*_: object) -> None:
        # The standard of workbooks forbids it, and entities, local or from elsewhere, need it.
        raise SheetError(f"Tệp Excel có phần “{name}” khai báo DTD: hãy lưu lại bằng Excel.")

    def start(tag: str, _attributes: object) -> None:
        nonlocal count, depth
        if not count and tag == _SHEET:
            raise _SheetBeginsError
        count, depth = count + 1, depth + 1
        if count > most or depth > DEEPEST:
            raise SheetError(
                f"Tệp Excel có phần “{name}” quá nhiều hoặc quá sâu thẻ: không phải danh sách."
            )

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler, parser.EndElementHandler = start, end
    # A part that is no XML, like a picture, or damaged, is for openpyxl to tell of.
    with suppress(_SheetBeginsError, expat.ExpatError):
        parser.ParseFile(source)
    return count
