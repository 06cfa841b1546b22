"""The rows of a CSV file or of pasted text, whatever its delimiter, and what is wrong with them."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from operator import contains

from calculators.lists import sheets
from calculators.lists.heading_block import HEADING_ROWS
from calculators.lists.marks import plain_letters
from calculators.lists.sheets import DELIMITERS, SheetError, known_headings

_TOP = 100_000
"""The heading stands within so many characters; `csv` refuses a cell of 131,072."""
_MARKDOWN = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def read(text: str) -> tuple[list[list[str]], str]:
    """Return the rows of a text and its delimiter; raises SheetError naming the row that is none."""
    if not text.strip():
        raise SheetError("Tệp trống: không có dòng nào.")
    text = plain_letters(text)
    top = text[:_TOP].split("\n", HEADING_ROWS)[:HEADING_ROWS]
    if any(map(_MARKDOWN.fullmatch, top)) and any("|" in line for line in top):
        return _markdown(text), ";"
    head = "\n".join(top)
    delimiter = max(DELIMITERS, key=lambda mark: known_headings(list(_rows(head, mark))))
    return _cells(text, delimiter), delimiter


def _markdown(text: str) -> list[list[str]]:
    """Return the rows of a table between strokes; the line below its heading is left out."""
    rows: list[list[str]] = []
    for line in text.splitlines():
        bare = line.strip()
        if "|" in bare and not _MARKDOWN.fullmatch(bare):
            rows.append(
                [cell.strip() for cell in bare.removeprefix("|").removesuffix("|").split("|")]
            )
        else:
            rows.append([] if "|" in bare else [bare])
    return rows


def _cells(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    count = 0
    quotes = text.count('"')
    for row in _rows(text, delimiter):
        count += len(row)
        if count > sheets.MOST_CELLS:
            raise SheetError(
                f"Danh sách có quá {sheets.MOST_CELLS} ô: không phải danh sách đơn vị."
            )
        rows.append(row)
    if quotes:
        _check_quotes(rows, delimiter, odd=quotes % 2 == 1)
    return rows


def _check_quotes(rows: Sequence[Sequence[str]], delimiter: str, *, odd: bool) -> None:
    """Let rows pass whose quotes are closed: an open one takes the next cells and rows into its cell."""
    width = max(map(len, rows), default=0)
    # Few lists have a cell of several lines.
    is_split = any(map(contains, chain.from_iterable(rows), repeat("\n")))
    for number, row in enumerate(rows if is_split else (), start=1):
        for cell in row:
            if "\n" not in cell or delimiter not in cell:
                continue
            lines = [line.split(delimiter) for line in cell.splitlines()]
            if any(len(parts) == width and any(map(str.strip, parts)) for parts in lines):
                raise SheetError(_open_quote(number, cell))
    # One that no other closes takes everything to the end.
    last = rows[-1][-1] if rows and rows[-1] else ""
    if odd and any(mark in last for mark in (*DELIMITERS, "\n")):
        raise SheetError(_open_quote(len(rows), last))


def _open_quote(number: int, cell: str) -> str:
    return (
        f"Dòng {number} có dấu ngoặc kép mở mà không đóng, trước “{cell.splitlines()[0][:40]}”: các "
        "ô, các dòng sau bị nuốt vào một ô. Hãy xóa hoặc đóng dấu ấy rồi mở lại."
    )


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    try:
        for row in reader:
            yield list(map(str.strip, row))
            number += 1
    except csv.Error as error:
        raise SheetError(
            f"Dòng {number} có một ô dài hơn {csv.field_size_limit()} ký tự: có thể một dấu ngoặc kép "
            "mở mà không đóng. Hãy sửa dòng ấy rồi mở lại."
        ) from error
