"""Sheets: the cells of a CSV file or of pasted text, whatever its encoding and delimiter."""

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from calculators.lists.cells import Formulas, NumberCell, starts_formula
from calculators.lists.headings import Heading, recognise

DELIMITERS = ("\t", ";", ",", "|")
MOST_BYTES = 25_000_000
"""A larger file is refused unread: the country's ten thousand communes need 3 million bytes."""
MOST_CELLS = 1_000_000
"""A list with more cells is refused: ten thousand units with thirty columns have 300 thousand."""
MOST_COLUMNS = 1_000
"""So is one with a longer row: a list of units has some thirty columns."""
_NULS = 10
"""In UTF-16 more than one byte of so many is a NUL: every digit, space and delimiter has one."""


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
    are its cells, those of several rows put together, and `columns` what each stands for.
    `delimiter` is that of a text, "" in a workbook. `units` are those that a line above the list
    names for all of it, "area" and "people". `formulas` are those of a workbook; `notes` say what
    was done to read the file; `short` are the rows of a text that have fewer cells than the
    heading, by physical row number, with the number of their cells.
    """

    rows: Sequence[Sequence[str]]
    heading: int
    body: int
    headings: tuple[str, ...]
    delimiter: str
    formulas: Formulas = Formulas()
    columns: tuple[Heading, ...] = ()
    units: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    short: Mapping[int, int] = MappingProxyType({})


def from_bytes(data: bytes) -> Sheet:
    """Return the sheet in a CSV file of UTF-8 or UTF-16; raises SheetError where it is neither."""
    return from_text(decode(data))


def from_text(text: str) -> Sheet:
    """Return the sheet in a text; the delimiter is the one under which most headings are known."""
    from calculators.lists import csv_rows  # noqa: PLC0415 - the first answer needs no file

    rows, delimiter = csv_rows.read(text)
    return from_rows(rows, delimiter)


def from_cells(cells: Mapping[str, str]) -> Sheet:
    """Return the sheet of a form: one unit, each cell under its own heading."""
    headings = tuple(cells)
    columns = tuple(map(recognise, headings))
    return Sheet([list(headings), list(cells.values())], 0, 1, headings, ";", columns=columns)


def from_rows(rows: Sequence[Sequence[str]], delimiter: str = "") -> Sheet:
    """Return the sheet of rows of cells; raises SheetError where no heading is known."""
    from calculators.lists import heading_block  # noqa: PLC0415 - a form has one row of headings

    for number, row in enumerate(rows, start=1):
        if len(row) > MOST_COLUMNS:
            raise SheetError(
                f"Dòng {number} có {len(row)} cột, quá {MOST_COLUMNS}: không phải danh sách."
            )
    count, best = heading_block.best_row(rows, MOST_COLUMNS)
    if count == 0:
        raise SheetError(
            "Không thấy dòng tiêu đề: cần ít nhất một cột có tên như “Tên ĐVHC”, “Loại”, "
            "“Diện tích tự nhiên (km2)”, “Quy mô dân số (người)”."
        )
    block = heading_block.block(rows, best)
    columns = block.headings()
    texts = tuple(column.text for column in columns)
    short = heading_block.short_rows(rows, block.body, texts) if delimiter else {}
    return Sheet(
        *(rows, block.first, block.body, texts, delimiter),
        columns=columns,
        units=block.units,
        short=short,
    )


def known_headings(rows: Sequence[Sequence[str]]) -> int:
    """Return how many headings are known in the row that has most of them."""
    from calculators.lists import heading_block  # noqa: PLC0415 - the same

    return heading_block.best_row(rows, MOST_COLUMNS)[0]


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8 (with or without BOM) or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data[:200].count(0) > len(data[:200]) // _NULS:
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
        row = text[: text.index("\0")].count("\n") + 1
        raise SheetError(f"Dòng {row} có ký tự NUL: đây không phải là một tệp CSV.")
    return text


def write(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """Return the rows as CSV text; no cell can start a formula when a spreadsheet opens it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter or ";").writerows(
        [_plain(cell) for cell in row] for row in rows
    )
    return out.getvalue()


def as_file(rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    """Return the rows as a CSV file: Excel takes it for UTF-8 only behind a byte order mark."""
    return f"\N{BYTE ORDER MARK}{write(rows, delimiter)}".encode()


def _plain(cell: str) -> str:
    """Return a cell as CSV text: a stored number with the comma that its readers expect."""
    return cell.replace(".", ",") if isinstance(cell, NumberCell) else harmless(cell)


def harmless(cell: str) -> str:
    """Return the cell behind an apostrophe where a spreadsheet could take it for a formula."""
    return f"'{cell}" if starts_formula(cell) else cell
