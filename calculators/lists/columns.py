"""Columns: how the numbers of one column of a list are written, decided from the column as a whole."""

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from calculators.lists.cells import DateCell, NumberCell, Stored, number
from calculators.lists.headings import Heading
from calculators.lists.spelling import fold
from calculators.lists.vocabulary import AREA_UNITS, AREAS, FIGURES, PEOPLE, PEOPLE_UNITS, SHARES
from calculators.numerals import AmbiguousNumeralError, Numeral, NumeralError, scan, split_range
from calculators.units import M2_PER_KM2, SHARE_SCALE, Interval

M2 = {"km2": M2_PER_KM2, "ha": 10_000, "m2": 1, "nghìn ha": 10_000_000}
"""How many m² are in each unit of area."""

PERSONS = {"người": 1, "nghìn người": 1_000, "triệu người": 1_000_000}
"""How many people are in each unit of population."""

_NOTHING: Mapping[str, Interval] = {}
_MULTIPLES = frozenset({"nghin", "ngan", "van", "trieu", "ty", "chuc", "tram"})
_PEOPLE = PEOPLE_UNITS | {"dan": "người"}
_MANY = {"nghin": "nghìn người", "ngan": "nghìn người", "trieu": "triệu người"}
_SHARE_UNITS = frozenset({"phan tram"})
_REMARK = re.compile(r"[(\[*]|[.,;:'\"]+$")
"""What follows a number without a unit of its own: a remark in brackets, a mark of a footnote."""
_PLAIN = re.compile(r"([0-9]{1,15})(?:([.,])([0-9]{1,2}|[0-9]{4,15}))?")
"""Numbers that can be read in one way only, which most are: they need not be taken apart."""


class Column(NamedTuple):
    """A column of a list: its heading, and the decimal mark on which its other cells agree.

    The mark is "" where no cell shows one, None where cells contradict each other; `figures` holds
    the figures of the cells that can be read in one way only.
    """

    position: int
    heading: Heading
    decimal_mark: str | None = ""
    figures: Mapping[str, Interval] = _NOTHING

    def value(self, text: str) -> Interval:
        """Return the figure in a cell: one value, or the ends of a range written as "75-77,3".

        It is in m², people or ten-thousandths of a percentage point; a figure finer than that
        becomes the interval of its two neighbours. Raises NumeralError where the cell holds no
        such figure.
        """
        if text in self.figures:
            return self.figures[text]
        if isinstance(text, NumberCell):
            return self._stored(text)
        if isinstance(text, DateCell):
            raise NumeralError("ô này là ngày tháng, không phải số")
        first, second = split_range(_unmarked(text))
        low = self._scanned(first)
        if first == second:
            return low
        high = self._scanned(second)
        if low.low > (high.high or 0):
            raise NumeralError("đầu khoảng lớn hơn cuối khoảng")
        return Interval(low.low, high.high)

    def _stored(self, text: NumberCell) -> Interval:
        if text.startswith("-"):
            raise NumeralError(f"“{text}” là số âm")
        digits, decimals = number(text)
        if self.heading.field in PEOPLE:
            return _people(text, digits * scale(self.heading), decimals)
        return _between(digits, decimals, scale(self.heading))

    def _scanned(self, text: str) -> Interval:
        field = self.heading.field
        numeral = scan(text)
        if field in AREAS:
            return _between(*numeral.value(self._mark(numeral)), M2[self._area_unit(numeral)])
        if field in SHARES:
            if not numeral.words.startswith("%"):
                _unit(numeral, _SHARE_UNITS, "chỉ ghi số phần trăm", multiples=frozenset())
            return _between(*numeral.value(_own_mark(numeral)), SHARE_SCALE)
        factor = self._people_factor(numeral)
        if factor == 1:
            return _people(numeral.text, *numeral.value(numeral.decimal_mark or ""))
        digits, decimals = numeral.value(self._mark(numeral))
        return _people(numeral.text, digits * factor, decimals)

    def _mark(self, numeral: Numeral) -> str:
        mark = numeral.decimal_mark
        if mark is not None:
            return mark
        if self.decimal_mark:
            return self.decimal_mark if self.decimal_mark in numeral.body else ""
        # Programs write English headings and a decimal point; people write either mark.
        if self.decimal_mark is None or not self.heading.slug or "." not in numeral.body:
            decimal = numeral.body.replace(".", ",")
            raise AmbiguousNumeralError(
                f"“{numeral.text}” có thể là {decimal} hoặc {decimal.replace(',', '')}; "
                f"hãy ghi {decimal}0 hoặc {decimal.replace(',', '')}"
            )
        return "."

    def _people_factor(self, numeral: Numeral) -> int:
        """Return how many people one of the number is; raises NumeralError where cell and heading differ."""
        stated_unit = self.heading.unit
        if fold(numeral.words) in _MANY:
            own: str | None = _MANY[fold(numeral.words)]
        else:
            unit = _unit(numeral, _PEOPLE, "chỉ ghi số người")
            own = _PEOPLE[unit] if unit else None
        if own and stated_unit not in (None, "người", own):
            raise NumeralError(
                f"“{numeral.text}” ghi đơn vị {own} trong cột tính bằng {stated_unit}"
            )
        return PERSONS[own or stated_unit or "người"]

    def _area_unit(self, numeral: Numeral) -> str:
        unit = _unit(numeral, AREA_UNITS, "ghi km2, ha hoặc m2")
        own = AREA_UNITS[unit] if unit else None
        stated_unit = self.heading.unit or ("km2" if self.heading.slug else None)
        if own and stated_unit and own != stated_unit:
            raise NumeralError(
                f"“{numeral.text}” ghi đơn vị {own} trong cột tính bằng {stated_unit}"
            )
        return own or stated_unit or "km2"


def _unmarked(text: str) -> str:
    """Return a figure without the marks of footnotes behind it."""
    if text[-1:].isdecimal() or text[-1:].isalpha() or text.endswith(("%", "m²")):
        return text
    from calculators.lists.marks import without_footnotes  # noqa: PLC0415 - few cells need it

    return without_footnotes(text) or text


def column(index: int, heading: Heading, cells: Iterable[str]) -> Column:
    """Return the column with the decimal mark that its unambiguous cells agree on."""
    if heading.field not in FIGURES:
        return Column(index, heading)
    figures: dict[str, Interval] = {}
    marks: set[str] = set()
    factor = scale(heading)
    # In thousands a number of people has decimals, and marks that may be either.
    counts = heading.field in PEOPLE and factor == 1
    votes = heading.field in AREAS or (heading.field in PEOPLE and not counts)
    for cell in cells:
        plain = _PLAIN.fullmatch(cell)
        if plain is None:
            if votes and not isinstance(cell, Stored):
                marks |= _marks(cell)
            continue
        whole, mark, fraction = plain.groups()
        if not mark:
            value = int(whole) * factor
            figures[cell] = Interval(value, value)
        elif not counts:
            if heading.field not in PEOPLE:
                figures[cell] = _between(int(whole + fraction), len(fraction), factor)
            if votes and not isinstance(cell, Stored):
                marks.add(mark)
    return Column(index, heading, None if len(marks) > 1 else "".join(marks), figures)


def _marks(cell: str) -> set[str]:
    """Return the decimal marks in a cell that takes a closer look."""
    marks: set[str | None] = set()
    for text in split_range(cell):
        with suppress(NumeralError):
            marks.add(scan(text).decimal_mark)
    return {mark for mark in marks if mark}


def scale(heading: Heading) -> int:
    """Return what one of the unit of a column is: people, ten-thousandths of a percentage point, m²."""
    if heading.field in PEOPLE:
        return PERSONS[heading.unit or "người"]
    return SHARE_SCALE if heading.field in SHARES else M2[heading.unit or "km2"]


def _own_mark(numeral: Numeral) -> str:
    """Return the decimal mark of a share: it has no thousands, so that its only mark is the decimal one."""
    mark = numeral.decimal_mark
    return next(c for c in numeral.body if c in ".,") if mark is None else mark


def _between(digits: int, decimals: int, factor: int) -> Interval:
    low, rest = divmod(digits * factor, 10**decimals)
    return Interval(low, low + bool(rest))


def _unit(
    numeral: Numeral,
    units: Collection[str],
    instead: str,
    *,
    multiples: frozenset[str] = _MULTIPLES,
) -> str:
    """Return the unit right behind a number, "" where there is none; raises NumeralError for another.

    What stands there decides what the number means: households are not people. Further words do
    not, except those that multiply it.
    """
    if not numeral.words:
        return ""
    words = fold(numeral.words).split()
    begins = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    unit = next((begin for begin in begins if begin in units), None)
    rest = words[len(unit.split()) :] if unit else words
    if not multiples.isdisjoint(rest):
        raise NumeralError(f"“{numeral.text}”: hãy ghi đủ chữ số")
    if _REMARK.match(numeral.words):
        return ""
    if unit is None:
        first = numeral.words.split()[0]
        raise NumeralError(f"sau con số là “{first}”; hãy {instead}")
    return unit


def _people(text: str, digits: int, decimals: int) -> Interval:
    whole, rest = divmod(digits, 10**decimals)
    if rest:
        raise NumeralError(f"“{text}”: dân số phải là số nguyên")
    return Interval.exactly(whole)
