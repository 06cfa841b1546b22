"""The rows of a workbook's sheet, read from its XML in one pass.

openpyxl opens the book and knows its strings and formats. Its own way through the cells makes four
objects of each, which takes a browser too long on a list of ten thousand rows.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import IO, Any, NamedTuple
from xml.parsers import expat

from calculators.lists.cells import DateCell, NumberCell, Place
from calculators.lists.headings import unit_words
from calculators.lists.sheets import MOST_CELLS, MOST_COLUMNS, SheetError
from calculators.lists.spelling import fold

TELL_EVERY = 1000
"""After so many rows the reader hears how far the work has come."""
_DIGITS = 15
"""A spreadsheet keeps 15 significant digits of a number; what is beyond is noise of its arithmetic."""
_PLAIN = re.compile(r"(?:0|-?[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_BUFFER = 1 << 16
_LONGEST = 32_767
"""No cell of a spreadsheet holds a longer text."""

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _TEXT, _PHONETIC, _FORMULA, _COLUMN, _MERGE, _RUN, _RAISED = (
    f"{_SPACE}{tag}"
    for tag in ("row", "c", "v", "t", "rPh", "f", "col", "mergeCell", "r", "vertAlign")
)
_ITEM = f"{_SPACE}si"
_TRUE = {"1", "true"}

type Reading = Callable[[str], str]
"""From a number as it stands in the file to the text of its cell."""


class Besides(NamedTuple):
    """What a sheet says beside its cells: hidden rows (row, 0) and columns (0, column), merged ranges."""

    hidden: list[Place]
    merged: list[str]


class Formats:
    """How the numbers of a book are to be read, by the style of their cells."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - openpyxl ships no types
        """Take the styles of a book."""
        self._book = book
        self._known: dict[str, Reading] = {}

    def __getitem__(self, style: str) -> Reading:
        """Return the reading for a style, which stands as a number in the file."""
        if style not in self._known:
            self._known[style] = self._reading(int(style))
        return self._known[style]

    def _reading(self, style: int) -> Reading:
        from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415 - see workbooks.py
        from openpyxl.utils.datetime import from_excel  # noqa: PLC0415 - the same

        book = self._book
        if style in book._date_formats:  # noqa: SLF001 - openpyxl tells it no other way
            is_span = style in book._timedelta_formats  # noqa: SLF001 - the same

            def date(text: str) -> str:
                try:
                    return moment(from_excel(float(text), book.epoch, timedelta=is_span))
                except (OverflowError, ValueError):
                    return "#VALUE!"

            return date
        number = book._cell_styles[style].numFmtId  # noqa: SLF001 - the same
        own = book._number_formats  # noqa: SLF001 - the same
        form = BUILTIN_FORMATS.get(number) or own[number - 164]
        return reading_of(form)


_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')


def reading_of(form: str) -> Reading:
    """Return the reading of numbers with a format: percent, or with the unit that it writes behind them.

    A percent sign between quotes or behind a backslash is a letter like any other.
    """
    first = form.split(";", 1)[0]
    words = "".join(found[1] or found[2] or "" for found in _LITERAL.finditer(first)).strip()
    if "%" in _LITERAL.sub("", first):
        return percent
    if words in {"", "%"} or (not unit_words(words) and fold(words) not in _MANY):
        return plain_number
    return lambda text: _with_words(plain_number(text), words)


_MANY = ("nghin", "ngan", "trieu")


def _with_words(number: str, words: str) -> str:
    """Return a number as text with its unit, so that it cannot be read in two ways."""
    whole, mark, fraction = number.partition(".")
    return f"{whole},{fraction}0 {words}" if mark else f"{whole} {words}"


def moment(value: dt.date | dt.time | dt.timedelta) -> DateCell:
    """Return a date as it is written in Vietnam."""
    if isinstance(value, dt.date):
        return DateCell(f"{value.day}/{value.month}/{value.year}")
    return DateCell(value)


def plain_number(text: str) -> str:
    """Return a stored number as its text."""
    if len(text) <= _DIGITS and _PLAIN.fullmatch(text):
        return NumberCell(text)
    return _plain(_decimal(text))


def percent(text: str) -> str:
    """Return a stored share, of which 1 is the whole, as the text of a percentage."""
    return _plain((_decimal(text) * 100).normalize())


def _plain(value: Decimal) -> str:
    # What is beyond all numbers is no figure, though it may stand where one does.
    return NumberCell(f"{value:f}") if value.is_finite() else "#NUM!"


def _decimal(text: str) -> Decimal:
    return Decimal(f"{float(text):.{_DIGITS}g}").normalize()


def read(  # noqa: C901, PLR0913, PLR0915, PLR0917 - the handlers share what was read, and a method's self is slow
    source: IO[bytes],
    title: str,
    strings: list[str],
    formats: Formats,
    tell: Callable[[int], None],
    note: Callable[[int, int, bool], None] = lambda *_: None,
    besides: Besides | None = None,
) -> list[list[str]]:
    """Return the rows of a sheet, each up to its last cell that holds something.

    Args:
        source: The XML of the sheet.
        title: The name of the sheet.
        strings: The strings that the sheets of the book share.
        formats: The formats of the book.
        tell: Hears now and then how many rows have been read.
        note: Hears the row and column of each formula, and whether its result is saved.
        besides: Takes in what is hidden and what is merged.
    """
    besides = besides or Besides([], [])
    rows: list[list[str]] = []
    cells: list[str] = []
    parts: list[str] = []
    number = column = held = 0
    kind = style = ""
    is_text = is_phonetic = is_formula = is_raised = False
    columns: dict[str, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:  # noqa: C901 - one branch an element
        nonlocal number, column, cells, kind, style, is_text, is_phonetic, is_formula, is_raised
        if name == _CELL:
            kind, style = attributes.get("t", "n"), attributes.get("s", "0")
            letters = attributes.get("r", "").rstrip("0123456789")
            column = (
                (columns.get(letters) or column_number(letters, columns)) if letters else column + 1
            )
            if column > MOST_COLUMNS and "r" not in attributes:
                raise SheetError(too_wide())
            is_formula = is_raised = False
            parts.clear()
        elif name in {_VALUE, _TEXT}:
            is_text = not is_phonetic and not (is_raised and is_footnote(parts))
        elif name == _ROW:
            number = int(float(attributes.get("r", number + 1)))
            column, cells = 0, []
            if attributes.get("hidden", "0") in _TRUE:
                besides.hidden.append((number, 0))
        elif name == _COLUMN and attributes.get("hidden", "0") in _TRUE:
            last = min(int(attributes["max"]), MOST_COLUMNS)
            besides.hidden.extend((0, at) for at in range(int(attributes["min"]), last + 1))
        elif name == _MERGE:
            besides.merged.append(attributes["ref"])
        elif name == _PHONETIC:
            is_phonetic = True
        elif name == _FORMULA:
            is_formula = True
        elif name == _RUN:
            is_raised = False
        elif name == _RAISED:
            is_raised = attributes.get("val") == "superscript"

    def too_wide() -> str:
        return f"Dòng {number} của trang tính “{title}” có quá {MOST_COLUMNS} cột: không phải danh sách."

    def data(text: str) -> None:
        if is_text:
            parts.append(text)

    def end(name: str) -> None:
        nonlocal held, is_text, is_phonetic
        if name in {_VALUE, _TEXT}:
            is_text = False
        elif name == _CELL:
            text = _cell(kind, "".join(parts), style) if parts else ""
            if is_formula:
                note(number, column, bool(text))
            if text:
                put(text)
        elif name == _ROW and cells:
            held += len(cells) + max(number - len(rows), 0)
            if held > MOST_CELLS:
                raise SheetError(
                    f"Trang tính “{title}” có quá {MOST_CELLS} ô: không phải danh sách."
                )
            rows.extend([] for _ in range(number - len(rows)))
            rows[number - 1] = cells
            if not number % TELL_EVERY:
                tell(number)
        elif name == _PHONETIC:
            is_phonetic = False

    def put(text: str) -> None:
        if column > MOST_COLUMNS:
            raise SheetError(too_wide())
        if len(text) > _LONGEST:
            raise SheetError(f"Trang tính “{title}” có ô dài quá {_LONGEST} chữ, dòng {number}.")
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = text

    def _cell(kind: str, text: str, style: str) -> str:
        match kind:
            case "n":
                return formats[style](text)
            case "s":
                return strings[int(text)].strip()
            case "b":
                return "có" if int(text) else "không"
            case "d":
                return _iso(text)
            case _:
                return text.strip()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text, parser.buffer_size = True, _BUFFER
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    parser.ParseFile(source)
    return rows


def is_footnote(before: Sequence[str]) -> bool:
    """Return whether raised text is the mark of a footnote, and not the square of "km²"."""
    return not "".join(before).endswith("m")


def shared_strings(source: IO[bytes]) -> list[str]:  # noqa: C901 - as `read`
    """Return the strings that sheets share, without the marks of footnotes that stand raised."""
    strings: list[str] = []
    parts: list[str] = []
    is_text = is_phonetic = is_raised = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_text, is_phonetic, is_raised
        if name == _TEXT:
            is_text = not is_phonetic and not (is_raised and is_footnote(parts))
        elif name == _RUN:
            is_raised = False
        elif name == _RAISED:
            is_raised = attributes.get("val") == "superscript"
        elif name == _PHONETIC:
            is_phonetic = True

    def end(name: str) -> None:
        nonlocal is_text, is_phonetic, is_raised
        if name == _TEXT:
            is_text = False
        elif name == _PHONETIC:
            is_phonetic = False
        elif name == _ITEM:
            strings.append("".join(parts))
            parts.clear()
            is_raised = False

    def data(text: str) -> None:
        if is_text:
            parts.append(text)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = data
    parser.ParseFile(source)
    return strings


def column_number(letters: str, known: dict[str, int]) -> int:
    """Return the number of a column from its letters, counted from 1; `known` keeps it."""
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - see workbooks.py

    known[letters] = column_index_from_string(letters)
    return known[letters]


def _iso(text: str) -> DateCell:
    from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415 - see workbooks.py

    return moment(from_ISO8601(text))
