"""Documents: the tables of Word files and the sheets of LibreOffice's, read from their XML."""

import io
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from calculators.lists import xlsx_limits
from calculators.lists.cells import NumberCell
from calculators.lists.sheets import MOST_CELLS, MOST_COLUMNS, SheetError

type Page = tuple[str, list[list[str]]]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
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
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise SheetError("Tệp có mật khẩu: hãy bỏ mật khẩu rồi chọn lại.")
            with archive.open(part) as source:
                pages = tuple(read(source))
    except (BadZipFile, EOFError, KeyError, ParseError, ValueError, RuntimeError) as error:
        if isinstance(error, SheetError):
            raise
        raise SheetError(f"Không đọc được tệp: {error}.") from error
    if not pages:
        what = "Word (.docx)" if read is _word else "LibreOffice"
        raise SheetError(
            f"Tệp {what} không có bảng nào: hãy chép danh sách thành bảng, hoặc lưu thành .xlsx."
        )
    if sum(len(row) + 1 for _, rows in pages for row in rows) > MOST_CELLS:
        raise SheetError(f"Các bảng có quá {MOST_CELLS} ô: không phải danh sách.")
    return pages


def _word(source: IO[bytes]) -> Iterator[Page]:
    """Yield the tables of a Word document; a table within a cell belongs to the cell."""
    depth = count = 0
    for event, element in iterparse(source, ("start", "end")):  # noqa: S314 - no DTD passes xlsx_limits
        if element.tag != f"{_W}tbl":
            continue
        depth += 1 if event == "start" else -1
        if event == "end" and not depth:
            count += 1
            yield f"Bảng {count}", _word_rows(element)
            element.clear()


def _word_rows(table: Element) -> list[list[str]]:
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for line in table.iterfind(f"{_W}tr"):
        row: list[str] = []
        for cell in line.iterfind(f"{_W}tc"):
            text, merge = _word_text(cell), cell.find(f"{_W}tcPr/{_W}vMerge")
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            if merge is not None and merge.get(f"{_W}val") != "restart":
                text = _again(above.get(len(row), ""))
            above[len(row)] = text
            row += [text, *[""] * (int(span.get(f"{_W}val", "1")) - 1 if span is not None else 0)]
            if len(row) > MOST_COLUMNS:
                raise SheetError(f"Bảng có hơn {MOST_COLUMNS} cột: không phải danh sách.")
        rows.append(row)
    return rows


def _again(text: str) -> str:
    """Return what a merged cell says in its further rows: words hold for them all, a figure does not."""
    return "" if text[:1].isdigit() else text


def _word_text(cell: Element) -> str:
    """Return the text of a cell; a raised figure is a footnote's, except behind a unit of length."""
    lines = []
    for paragraph in cell.iter(f"{_W}p"):
        line = ""
        for run in paragraph.iter(f"{_W}r"):
            raised = run.find(f"{_W}rPr/{_W}vertAlign")
            text = "".join(
                "\t" if part.tag == f"{_W}tab" else part.text or ""
                for part in run.iter()
                if part.tag in {f"{_W}t", f"{_W}tab"}
            )
            if raised is not None and raised.get(f"{_W}val") == "superscript" and line[-1:] != "m":
                text = ""
            line += text
        lines.append(line.strip())
    return "\n".join(filter(None, lines))


def _ods(source: IO[bytes]) -> Iterator[Page]:
    """Yield the sheets of an ODS file; those of a text document too."""
    for _, element in iterparse(source, ("end",)):  # noqa: S314 - no DTD passes xlsx_limits
        if element.tag == f"{_TABLE}table":
            yield element.get(f"{_TABLE}name", "Bảng"), _ods_rows(element)
            element.clear()


def _ods_rows(table: Element) -> list[list[str]]:
    rows: list[list[str]] = []
    spans: dict[int, tuple[int, str]] = {}
    empty = 0
    for line in table.iter(f"{_TABLE}table-row"):
        row: list[str] = []
        for cell in line:
            if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                continue
            text = _ods_text(cell)
            down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
            left, over = spans.get(len(row), (0, ""))
            if cell.tag.endswith("covered-table-cell") and left:
                text, spans[len(row)] = _again(over), (left - 1, over)
            elif down > 1:
                spans[len(row)] = down - 1, text
            repeat = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            row += [text] * (min(repeat, MOST_COLUMNS + 1) if text else min(repeat, MOST_COLUMNS))
            if text and len(row) > MOST_COLUMNS:
                raise SheetError(f"Bảng có hơn {MOST_COLUMNS} cột: không phải danh sách.")
        while row and not row[-1]:
            row.pop()
        repeat = int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        if not row:
            empty += repeat
            continue
        if (len(rows) + empty + repeat) * len(row) > MOST_CELLS:
            raise SheetError(f"Bảng có quá {MOST_CELLS} ô: không phải danh sách.")
        rows += [[] for _ in range(empty)] + [list(row) for _ in range(repeat)]
        empty = 0
    return rows


def _ods_text(cell: Element) -> str:
    """Return a cell as text, a number as it is stored: what is shown may be rounded."""
    value, kind = cell.get(f"{_OFFICE}value"), cell.get(f"{_OFFICE}value-type")
    shown = "\n".join("".join(p.itertext()) for p in cell.iterfind(f"{_TEXT}p")).strip()
    if value is None or kind not in {"float", "percentage"}:
        return shown
    from calculators.lists import xlsx_rows  # noqa: PLC0415 - only stored numbers need it

    if kind == "percentage":
        return xlsx_rows.percent(value)
    number = xlsx_rows.plain_number(value)
    return number if isinstance(number, NumberCell) else shown
