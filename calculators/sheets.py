"""Sheets: the cells of a CSV file or of pasted text, whatever its encoding and delimiter."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.headings import recognise

DELIMITERS = ("\t", ";", ",")
HEADING_ROWS = 30
"""A heading is looked for in this many rows from the top: titles may stand above it."""


class SheetError(ValueError):
    """A file that cannot be read as a list; the message is for the reader."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a list as text, row by row as in the file; `heading` is the index of the heading row."""

    rows: Sequence[Sequence[str]]
    heading: int
    delimiter: str


def from_bytes(data: bytes) -> Sheet:
    """Give the sheet in a CSV file of UTF-8 or UTF-16; raises SheetError where it is neither."""
    return from_text(decode(data))


def from_text(text: str) -> Sheet:
    """Give the sheet in a text; the delimiter is the one under which most headings are known."""
    if not text.strip():
        raise SheetError("Tệp trống: không có dòng nào.")
    candidates = []
    for delimiter in DELIMITERS:
        top = _cells("\n".join(text.splitlines()[:HEADING_ROWS]), delimiter)
        known, heading = find_heading(top)
        candidates.append((known, -DELIMITERS.index(delimiter), heading, delimiter))
    known, _, heading, delimiter = max(candidates)
    if known == 0:
        raise SheetError(
            "Không thấy dòng tiêu đề: cần ít nhất một cột có tên như “Tên ĐVHC”, “Loại”, "
            "“Diện tích tự nhiên (km2)”, “Quy mô dân số (người)”."
        )
    return Sheet(_cells(text, delimiter), heading, delimiter)


def find_heading(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Give how many headings the best heading row has, and its index."""
    counts = [
        sum(recognise(cell).field is not None for cell in row if cell)
        for row in rows[:HEADING_ROWS]
    ]
    best = max(counts, default=0)
    return best, counts.index(best) if best else 0


def decode(data: bytes) -> str:
    """Give the text of a file in UTF-8 (with or without BOM) or UTF-16."""
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
    try:
        return [
            [cell.strip() for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise SheetError(f"Không đọc được tệp CSV: {error}.") from error


def write(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """Give the rows as CSV text; no cell can start a formula when a spreadsheet opens it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return out.getvalue()


def harmless(cell: str) -> str:
    """Give the cell behind an apostrophe where a spreadsheet could take it for a formula."""
    return (
        f"'{cell}"
        if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}"))
        else cell
    )
