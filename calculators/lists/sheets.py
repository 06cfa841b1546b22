"""Sheets: the cells of a CSV file or of pasted text, whatever its encoding and delimiter."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from calculators.lists.cells import Formulas, NumberCell, starts_formula
from calculators.lists.headings import recognise

DELIMITERS = ("\t", ";", ",")
HEADING_ROWS = 30
"""A heading is looked for in this many rows from the top: titles may stand above it."""
MOST_BYTES = 25_000_000
"""A larger file is refused unread: the country's ten thousand communes need 3 million bytes."""
MOST_CELLS = 1_000_000
"""A list with more cells is refused: ten thousand units with thirty columns have 300 thousand."""
MOST_COLUMNS = 1_000
"""So is one with a longer row: a list of units has some thirty columns."""
_TOP = 100_000
"""The heading stands within so many characters; `csv` refuses a cell of 131,072."""

_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?\s*(?:=.*)?$")
_COLUMN_LETTER = re.compile(r"\(?[A-ZĐ]\)?")


class SheetError(ValueError):
    """A file that cannot be read as a list; the message is for the reader."""


def check_size(size: int) -> None:
    """Let a file of so many bytes pass; raises SheetError for one that is too large."""
    if size > MOST_BYTES:
        raise SheetError(
            f"Tệp lớn hơn {MOST_BYTES // 1_000_000} MB: hãy chỉ giữ danh sách đơn vị, bỏ hình và "
            "các trang tính khác, rồi chọn lại."
        )


class Sheet(NamedTuple):
    """The cells of a list as text, row by row as in the file.

    The heading takes the rows from index `heading` up to `body`, where the units begin; `headings`
    are its cells, those of two rows put together. `formulas` are those of a workbook.
    """

    rows: Sequence[Sequence[str]]
    heading: int
    body: int
    headings: tuple[str, ...]
    delimiter: str
    formulas: Formulas = Formulas()


def from_bytes(data: bytes) -> Sheet:
    """Return the sheet in a CSV file of UTF-8 or UTF-16; raises SheetError where it is neither."""
    return from_text(decode(data))


def from_text(text: str) -> Sheet:
    """Return the sheet in a text; the delimiter is the one under which most headings are known."""
    if not text.strip():
        raise SheetError("Tệp trống: không có dòng nào.")
    top = "\n".join(text[:_TOP].split("\n", HEADING_ROWS)[:HEADING_ROWS])
    delimiter = max(DELIMITERS, key=lambda mark: known_headings(list(_rows(top, mark))))
    return from_rows(_cells(text, delimiter), delimiter)


def from_rows(rows: Sequence[Sequence[str]], delimiter: str = ";") -> Sheet:
    """Return the sheet of rows of cells; raises SheetError where no heading is known."""
    for number, row in enumerate(rows, start=1):
        if len(row) > MOST_COLUMNS:
            raise SheetError(
                f"Dòng {number} có {len(row)} cột, quá {MOST_COLUMNS}: không phải danh sách."
            )
    known, heading = _best_row(rows)
    if known == 0:
        raise SheetError(
            "Không thấy dòng tiêu đề: cần ít nhất một cột có tên như “Tên ĐVHC”, “Loại”, "
            "“Diện tích tự nhiên (km2)”, “Quy mô dân số (người)”."
        )
    headings, body = tuple(rows[heading]), heading + 1
    if body < len(rows):
        both = _two_rows(rows[heading], rows[body])
        more = _known(both) - known
        if more > 0 or (more == 0 and _only_units(rows[body])):
            headings, body = both, body + 1
    if body < len(rows) and _numbers_columns(rows[body]):
        body += 1
    return Sheet(rows, heading, body, headings, delimiter)


def known_headings(rows: Sequence[Sequence[str]]) -> int:
    """Return how many headings are known in the row that has most of them."""
    return _best_row(rows)[0]


def _best_row(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    counts = [_known(row[:MOST_COLUMNS]) for row in rows[:HEADING_ROWS]]
    best = max(counts, default=0)
    return best, counts.index(best) if best else 0


def _known(row: Sequence[str]) -> int:
    return sum(recognise(cell).field is not None for cell in row if cell)


def _two_rows(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of two rows: what stands above merged cells holds for all below it."""
    texts, merged = [], ""
    for over, under in zip_longest(above, below, fillvalue=""):
        merged = over or (merged if under else "")
        texts.append(f"{merged} {under}".strip())
    return tuple(texts)


def _only_units(row: Sequence[str]) -> bool:
    """Return whether a row below the heading holds nothing but units, as in "(km2)", "(người)"."""
    filled = [cell for cell in row if cell]
    return bool(filled) and all(cell.startswith("(") and not cell[1:2].isdigit() for cell in filled)


def _numbers_columns(row: Sequence[str]) -> bool:
    """Return whether a row only numbers the columns, as in "A, B, (1), (2), (3)=(1)/(2)"."""
    filled = [cell for cell in row if cell]
    numbers = [int(found[1]) for cell in filled if (found := _COLUMN_NUMBER.match(cell))]
    letters = sum(bool(_COLUMN_LETTER.fullmatch(cell)) for cell in filled)
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return len(filled) > 1 and counted and len(numbers) + letters == len(filled) and numbers[0] == 1


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without BOM) or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data[:200]:
        encodings = ["utf-16-le" if data[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig"]
    try:
        text = data.decode(encodings[0])
    except UnicodeDecodeError as error:
        raise SheetError(
            f"Tệp không phải UTF-8 hay UTF-16 (byte thứ {error.start + 1}). "
            "Trong Excel, hãy lưu lại bằng “CSV UTF-8 (Comma delimited)”."
        ) from error
    if "\0" in text:
        raise SheetError("Tệp có ký tự NUL: đây không phải là một tệp CSV.")
    return text


def _cells(text: str, delimiter: str) -> list[list[str]]:
    rows, held = [], 0
    for row in _rows(text, delimiter):
        held += len(row)
        if held > MOST_CELLS:
            raise SheetError(f"Danh sách có quá {MOST_CELLS} ô: không phải danh sách đơn vị.")
        rows.append(row)
    return rows


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield list(map(str.strip, row))
    except csv.Error as error:
        raise SheetError(f"Không đọc được tệp CSV: {error}.") from error


def write(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """Return the rows as CSV text; no cell can start a formula when a spreadsheet opens it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(
        [_plain(cell) for cell in row] for row in rows
    )
    return out.getvalue()


def _plain(cell: str) -> str:
    """Return a cell as CSV text: a stored number with the comma that its readers expect."""
    return cell.replace(".", ",") if isinstance(cell, NumberCell) else harmless(cell)


def harmless(cell: str) -> str:
    """Return the cell behind an apostrophe where a spreadsheet could take it for a formula."""
    return f"'{cell}" if starts_formula(cell) else cell
