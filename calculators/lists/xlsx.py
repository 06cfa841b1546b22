"""Workbooks: XLSX files in, through openpyxl, which is loaded only here."""

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from calculators.lists import xlsx_limits, xlsx_numbers, xlsx_rows
from calculators.lists.cells import Formulas, Place
from calculators.lists.merged import Span, fill_down
from calculators.lists.sheets import MOST_CELLS, MOST_COLUMNS, SheetError

_STRINGS = "xl/sharedStrings.xml"
_DAMAGED = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    ExpatError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


_listeners: list[Callable[[str], None]] = []


def prepare(listener: Callable[[str], None]) -> None:
    """Load what reads workbooks, and tell the listener from now on what is being done."""
    _openpyxl()
    _listeners[:] = [listener]


def _tell(text: str) -> None:
    for listener in _listeners:
        listener(text)


class Page(NamedTuple):
    """One sheet of a workbook: its name, its cells row by row as in the file, and its formulas."""

    name: str
    rows: list[list[str]]
    formulas: Formulas


def read(data: bytes) -> tuple[Page, ...]:
    """Return the visible sheets of an XLSX file; raises SheetError where it is none."""
    openpyxl = _openpyxl()
    pages: list[Page] = []
    count = 0
    try:
        xlsx_limits.check(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        formats = xlsx_numbers.Formats(book)
        strings = _without_footnotes(data)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            pages.append(_page(sheet, formats, strings))
            count += sum(len(row) + 1 for row in pages[-1].rows)
            if count > MOST_CELLS:
                break
    except SheetError:
        raise
    except _DAMAGED as error:
        # Whatever a damaged or foreign file makes the library stumble over is one thing to the reader.
        raise SheetError(f"Không đọc được tệp Excel (.xlsx): {error}.") from error
    if count > MOST_CELLS:
        raise SheetError(f"Các trang tính có quá {MOST_CELLS} ô: không phải danh sách.")
    _tell("Đang rà soát danh sách")
    return tuple(pages)


def _without_footnotes(data: bytes) -> list[str] | None:
    """Return the shared strings without raised marks; None where none stand raised."""
    with ZipFile(io.BytesIO(data)) as archive:
        if _STRINGS not in archive.namelist() or b"superscript" not in archive.read(_STRINGS):
            return None
        with archive.open(_STRINGS) as source:
            return xlsx_rows.shared_strings(source)


def _openpyxl() -> Any:  # noqa: ANN401 - openpyxl ships no types
    try:
        import openpyxl  # noqa: PLC0415 - the first answer must not wait for it
    except ImportError as error:
        raise SheetError("Cần cài thêm openpyxl để đọc tệp .xlsx: pip install openpyxl.") from error
    return openpyxl


def _page(sheet: Any, formats: xlsx_numbers.Formats, own_strings: list[str] | None) -> Page:  # noqa: ANN401 - openpyxl ships no types
    def tell_rows(rows: int) -> None:
        _tell(f"Đang đọc tệp Excel: {rows} dòng")

    besides = xlsx_rows.Besides([], [])
    formulas: dict[bool, list[Place]] = {True: [], False: []}

    def note(row: int, column: int, saved: bool) -> None:  # noqa: FBT001 - what the reader of rows calls
        formulas[saved].append((row, column))

    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl tells it no other way
        strings = own_strings or sheet._shared_strings  # noqa: SLF001 - the same
        rows = xlsx_rows.read(source, sheet.title, strings, formats, tell_rows, note, besides)
    fill_down(rows, _spans(besides.merged))
    hidden = tuple(
        (row, column)
        for row, column in besides.hidden
        if (row and row <= len(rows) and any(rows[row - 1]))
        or (column and any(len(cells) >= column and cells[column - 1] for cells in rows))
    )
    sheet_formulas = Formulas(tuple(formulas[True]), tuple(formulas[False]), hidden)
    return Page(sheet.title, rows, sheet_formulas)


_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})")
"""A range of one column."""


def _spans(merged: Iterable[str]) -> Iterator[Span]:
    """Yield the merged ranges that stand over several rows of one column of a list."""
    for place in filter(None, map(_RANGE.fullmatch, merged)):
        column = xlsx_rows.column_number(place[1], {}) - 1
        if column < MOST_COLUMNS:
            yield Span(column, int(place[2]) - 1, int(place[3]) - 1)
