"""Workbooks: XLSX files in and out, through openpyxl, which is loaded only here."""

import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from calculators.lists import xlsx_limits, xlsx_rows
from calculators.lists.cells import Formulas, NumberCell, Place
from calculators.lists.merged import Span, fill_down
from calculators.lists.sheets import MOST_CELLS, MOST_COLUMNS, SheetError, harmless

_WIDEST = 60
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
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


_listeners: list[Callable[[str], None]] = []


def prepare(listener: Callable[[str], None]) -> None:
    """Load what reads and writes workbooks, and tell the listener from now on what is being done."""
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
    held = 0
    try:
        xlsx_limits.check(data)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        formats = xlsx_rows.Formats(book)
        raised = _without_footnotes(data)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            pages.append(_page(sheet, formats, raised))
            held += sum(len(row) + 1 for row in pages[-1].rows)
            if held > MOST_CELLS:
                break
    except SheetError:
        raise
    except _DAMAGED as error:
        # Whatever a damaged or foreign file makes the library stumble over is one thing to the reader.
        raise SheetError(f"Không đọc được tệp Excel (.xlsx): {error}.") from error
    if held > MOST_CELLS:
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
        raise SheetError(
            "Cần cài thêm openpyxl để đọc, ghi tệp .xlsx: pip install openpyxl."
        ) from error
    return openpyxl


def _page(sheet: Any, formats: xlsx_rows.Formats, raised: list[str] | None) -> Page:  # noqa: ANN401 - openpyxl ships no types
    def told(rows: int) -> None:
        _tell(f"Đang đọc tệp Excel: {rows} dòng")

    besides = xlsx_rows.Besides([], [])
    formulas: dict[bool, list[Place]] = {True: [], False: []}

    def note(row: int, column: int, saved: bool) -> None:  # noqa: FBT001 - what the reader of rows calls
        formulas[saved].append((row, column))

    with sheet._get_source() as source:  # noqa: SLF001 - openpyxl tells it no other way
        strings = raised or sheet._shared_strings  # noqa: SLF001 - the same
        rows = xlsx_rows.read(source, sheet.title, strings, formats, told, note, besides)
    fill_down(rows, _spans(besides.merged))
    hidden = tuple(
        (row, column)
        for row, column in besides.hidden
        if (row and row <= len(rows) and any(rows[row - 1]))
        or (column and any(len(cells) >= column and cells[column - 1] for cells in rows))
    )
    found = Formulas(tuple(formulas[True]), tuple(formulas[False]), hidden)
    return Page(sheet.title, rows, found)


_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})")
"""A range of one column."""


def _spans(merged: Iterable[str]) -> Iterator[Span]:
    """Yield the merged ranges that stand over several rows of one column of a list."""
    for place in filter(None, map(_RANGE.fullmatch, merged)):
        column = xlsx_rows.column_number(place[1], {}) - 1
        if column < MOST_COLUMNS:
            yield Span(column, int(place[2]) - 1, int(place[3]) - 1)


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet to be written: rows of cells, and how many of them stay in view as its heading."""

    name: str
    rows: Sequence[Sequence[str]]
    heading: int


def write(sheets: Sequence[Written]) -> bytes:
    """Return an XLSX file of the sheets: numbers as numbers, headings frozen, no cell a formula."""
    openpyxl = _openpyxl()
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - the first answer must not wait for it
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - the same

    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    book = openpyxl.Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = f"A{sheet.heading + 1}"
        for index, width in enumerate(_widths(sheet.rows), start=1):
            page.column_dimensions[openpyxl.utils.get_column_letter(index)].width = width
        for row in sheet.rows[: sheet.heading]:
            cells = [WriteOnlyCell(page, None if cell == "" else _value(cell)) for cell in row]
            for cell in cells:
                cell.font, cell.alignment = bold, wrapped
            page.append(cells)
    frame = io.BytesIO()
    book.save(frame)
    return _filled(frame, sheets)


def _filled(frame: io.BytesIO, sheets: Sequence[Written]) -> bytes:
    """Put the rows below the headings into the book that openpyxl wrote: cell by cell it is too slow."""
    out = io.BytesIO()
    places = {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, start=1)}
    with ZipFile(frame) as before, ZipFile(out, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename not in places:
                after.writestr(entry, content)
                continue
            sheet = places[entry.filename]
            head, end, tail = content.partition(b"</sheetData>")
            rows = islice(enumerate(sheet.rows, start=1), sheet.heading, None)
            with after.open(entry, "w") as place:
                place.write(head)
                for number, row in rows:
                    place.write(xlsx_rows.written(number, map(_value, row)))
                    if not number % xlsx_rows.TELL_EVERY:
                        _tell(f"Đang ghi tệp Excel: {number} dòng, trang “{sheet.name}”")
                place.write(end + tail)
    return out.getvalue()


def _value(cell: str) -> str | int | float:
    if isinstance(cell, NumberCell):
        return float(cell) if "." in cell else int(cell)
    # XLSX has no place for control characters, which a pasted text may hold.
    return harmless(_CONTROL.sub("", cell))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return a width for each column that shows its usual content, within reason."""
    longest: dict[int, int] = {}
    for row in rows[:200]:
        for index, cell in enumerate(row):
            longest[index] = max(longest.get(index, 8), min(len(cell) + 2, _WIDEST))
    return [longest[index] for index in sorted(longest)]
