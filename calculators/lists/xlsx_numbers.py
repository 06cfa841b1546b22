"""The numbers of a workbook: how each is to be read, by the format of its cell."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from calculators.lists.cells import DateCell, NumberCell
from calculators.lists.headings import unit_words
from calculators.lists.spelling import fold

_DIGITS = 15
"""A spreadsheet keeps 15 significant digits of a number; what is beyond is noise of its arithmetic."""
_PLAIN = re.compile(r"(?:0|-?[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_MANY = ("nghin", "ngan", "trieu")

type Reading = Callable[[str], str]
"""From a number as it stands in the file to the text of its cell."""


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
        from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415 - it comes only with a workbook
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


def reading_of(form: str) -> Reading:
    """Return the reading of numbers with a format: percent, or with the unit that it writes behind them.

    A percent sign between quotes or behind a backslash is a letter like any other.
    """
    first = form.split(";", 1)[0]
    words = "".join(match[1] or match[2] or "" for match in _LITERAL.finditer(first)).strip()
    if "%" in _LITERAL.sub("", first):
        return percent
    if words in {"", "%"} or (not unit_words(words) and fold(words) not in _MANY):
        return plain_number
    return lambda text: _with_words(plain_number(text), words)


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
