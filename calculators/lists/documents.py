"""Documents: the tables of Word files and the sheets of LibreOffice's, read from their XML."""

import io
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from calculators.lists import xlsx_limits
from calculators.lists.cells import Formulas, NumberCell, Place
from calculators.lists.merged import Span, fill_down
from calculators.lists.sheets import MOST_CELLS, MOST_COLUMNS, SheetError

_DAMAGED = (BadZipFile, EOFError, KeyError, ParseError, ValueError, RuntimeError, zlib.error)

type Page = tuple[str, list[list[str]], Formulas]
"""The name, the rows, and what the sheet hides of them."""

_MANIFEST = "META-INF/manifest.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ENCLOSING = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"}
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HIDDEN = {"collapse", "filter"}
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def tables(data: bytes, names: set[str]) -> tuple[Page, ...]:
    """Return the tables of a Word file, or the sheets of an ODS file, in their order.

    `names` are the parts of the archive. Raises SheetError where there is no table, or where the
    file is of another kind or damaged.
    """
    part, read = (
        ("word/document.xml", _word) if "word/document.xml" in names else ("content.xml", _ods)
    )
    try:
        xlsx_limits.check(data)
        with ZipFile(io.BytesIO(data)) as archive:
            _check_open(archive)
            with archive.open(part) as source:
                pages = tuple(read(source))
    except SheetError:
        raise
    except _DAMAGED as error:
        raise SheetError(f"Không đọc được tệp: {error}.") from error
    if not pages:
        what = "Word (.docx)" if read is _word else "LibreOffice"
        raise SheetError(
            f"Tệp {what} không có bảng nào: hãy chép danh sách thành bảng, hoặc lưu thành .xlsx."
        )
    if sum(len(row) + 1 for _, rows, _ in pages for row in rows) > MOST_CELLS:
        raise SheetError(f"Các bảng có quá {MOST_CELLS} ô: không phải danh sách.")
    return pages


def _check_open(archive: ZipFile) -> None:
    """Let an archive pass whose parts are not locked; raises SheetError for one with a password."""
    if _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST):
        raise SheetError("Tệp có mật khẩu: hãy bỏ mật khẩu rồi chọn lại.")


def _word(source: IO[bytes]) -> Iterator[Page]:
    """Yield the tables of a Word document; a table within a cell belongs to the cell."""
    depth = count = 0
    for event, element in iterparse(source, ("start", "end")):  # noqa: S314 - no DTD passes xlsx_limits
        if element.tag != f"{_W}tbl":
            continue
        depth += 1 if event == "start" else -1
        if event == "end" and not depth:
            count += 1
            yield f"Bảng {count}", _word_rows(element), Formulas()
            element.clear()


def _word_rows(table: Element) -> list[list[str]]:
    rows: list[list[str]] = []
    starts: dict[int, int] = {}
    spans: dict[tuple[int, int], int] = {}
    for line in _children(table, f"{_W}tr"):
        row = [""] * _whole(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in _children(line, f"{_W}tc"):
            column = len(row)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val") != "restart" and column in starts:
                spans[column, starts[column]] = len(rows)
            else:
                starts[column] = len(rows)
            width = _whole(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            row += [_word_text(cell), *[""] * (min(width, MOST_COLUMNS + 1) - 1)]
            _check_width(len(row))
        rows.append(row)
    fill_down(rows, (Span(*start, last) for start, last in spans.items()))
    return rows


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those that a form field encloses."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _ENCLOSING:
            yield from _children(child, tag)


def _whole(element: Element | None, otherwise: int) -> int:
    """Return the number that an element gives, within the columns that a list may have."""
    value = otherwise if element is None else int(element.get(f"{_W}val", str(otherwise)))
    return max(0, min(value, MOST_COLUMNS + 1))


def _check_width(width: int) -> None:
    if width > MOST_COLUMNS:
        raise SheetError(f"Bảng có hơn {MOST_COLUMNS} cột: không phải danh sách.")


def _word_text(cell: Element) -> str:
    """Return the text of a cell; a raised figure is a footnote's, except behind a unit of length."""
    lines = []
    for paragraph in cell.iter(f"{_W}p"):
        line = ""
        for run in paragraph.iter(f"{_W}r"):
            raised = run.find(f"{_W}rPr/{_W}vertAlign")
            is_raised = raised is not None and raised.get(f"{_W}val") == "superscript"
            if not is_raised or line.endswith("m"):
                line += "".join(_letters(part) for part in run)
        lines.append(line.strip())
    return "\n".join(filter(None, lines))


def _letters(part: Element) -> str:
    """Return what a part of a run shows: no deleted text, and no code of a field."""
    return (part.text or "") if part.tag == f"{_W}t" else _LETTERS.get(part.tag, "")


def _ods(source: IO[bytes]) -> Iterator[Page]:
    """Yield the sheets of an ODS file that are shown; the tables of a text document too."""
    unseen = set()
    for _, element in iterparse(source, ("end",)):  # noqa: S314 - no DTD passes xlsx_limits
        if element.tag == f"{_STYLE}style":
            properties = element.find(f"{_STYLE}table-properties")
            if properties is not None and properties.get(f"{_TABLE}display") == "false":
                unseen.add(element.get(f"{_STYLE}name"))
        elif element.tag == f"{_TABLE}table":
            if element.get(f"{_TABLE}style-name") not in unseen:
                rows, hidden = _ods_rows(element)
                yield element.get(f"{_TABLE}name", "Bảng"), rows, Formulas(hidden=hidden)
            element.clear()


def _ods_rows(table: Element) -> tuple[list[list[str]], tuple[Place, ...]]:
    """Return the rows of a sheet, and those rows and columns with cells that it does not show."""
    rows: list[list[str]] = []
    spans: list[Span] = []
    hidden: list[Place] = []
    empty = 0
    for line in table.iter(f"{_TABLE}table-row"):
        row, down = _ods_row(line)
        repeat = int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        if not row:
            empty += repeat
            continue
        if (len(rows) + empty + repeat) * len(row) > MOST_CELLS:
            raise SheetError(f"Bảng có quá {MOST_CELLS} ô: không phải danh sách.")
        rows += [[] for _ in range(empty)]
        spans += (Span(column, len(rows), len(rows) + count - 1) for column, count in down)
        if line.get(f"{_TABLE}visibility") in _HIDDEN:
            hidden += ((number, 0) for number in range(len(rows) + 1, len(rows) + repeat + 1))
        rows += [list(row) for _ in range(repeat)]
        empty = 0
    fill_down(rows, spans)
    return rows, (*hidden, *_ods_columns(table, rows))


def _ods_columns(table: Element, rows: list[list[str]]) -> Iterator[Place]:
    """Yield the columns with cells that a sheet does not show."""
    width, number = max(map(len, rows), default=0), 0
    for column in table.iter(f"{_TABLE}table-column"):
        first, number = number, number + int(column.get(f"{_TABLE}number-columns-repeated", "1"))
        if column.get(f"{_TABLE}visibility") in _HIDDEN:
            for at in range(first, min(number, width)):
                if any(row[at : at + 1] != [""] for row in rows if at < len(row)):
                    yield 0, at + 1


def _ods_row(line: Element) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the cells of a row up to the last that holds something, and those over several rows."""
    row: list[str] = []
    down = []
    for cell in line:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        text = _ods_text(cell)
        if (count := int(cell.get(f"{_TABLE}number-rows-spanned", "1"))) > 1:
            down.append((len(row), count))
        repeat = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        row += [text] * min(repeat, MOST_COLUMNS + 1)
        if text:
            _check_width(len(row))
    while row and not row[-1]:
        row.pop()
    return row, down


def _ods_text(cell: Element) -> str:
    """Return a cell as text, a number as it is stored: what is shown may be rounded."""
    value, kind = cell.get(f"{_OFFICE}value"), cell.get(f"{_OFFICE}value-type")
    text = "\n".join("".join(p.itertext()) for p in cell.iterfind(f"{_TEXT}p")).strip()
    if value is None or kind not in {"float", "percentage"}:
        return text
    from calculators.lists import xlsx_numbers  # noqa: PLC0415 - only stored numbers need it

    if kind == "percentage":
        return xlsx_numbers.percent(value)
    number = xlsx_numbers.plain_number(value)
    return number if isinstance(number, NumberCell) else text
