"""A small spreadsheet for tests: just the functions that the workbooks use, with exact numbers.

It reads the file by openpyxl and knows nothing of the engine, so that what it makes of the formulas
is a second opinion.
"""

import io
import math
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|"(?P<text>(?:[^"]|"")*)"|(?P<place>(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+"""
    r"""(?::\$?[A-Z]{1,3}\$?\d+)?)|(?P<name>[A-Z]+)|(?P<sign><=|>=|<>|[-+*/&=<>(),]))"""
)
type Value = Fraction | str | bool | None
type Cell = Callable[[], Value]


class ShownError(Exception):
    """What a spreadsheet shows as an error, such as #N/A."""


class Book:
    """The cells of a workbook, calculated when asked for and kept."""

    def __init__(self, data: bytes) -> None:
        """Read the file; shared formulas are written out for each of their cells."""
        book = openpyxl.load_workbook(io.BytesIO(data))
        self.cells: dict[tuple[str, str], Any] = {
            (sheet.title, cell.coordinate): cell.value
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        self.formulas = {
            (sheet.title, cell.coordinate)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        self.results: dict[tuple[str, str], Value | ShownError] = {}

    def put(self, sheet: str, place: str, value: Any) -> None:  # noqa: ANN401 - what a cell holds
        """Edit a cell, and forget all that was calculated."""
        self.cells[sheet, place] = value
        self.results.clear()

    def value(self, sheet: str, place: str) -> Value:
        """Return what a cell shows; raises ShownError for an error."""
        key = (sheet, place)
        if key not in self.results:
            try:
                self.results[key] = self._value(*key)
            except ShownError as error:
                self.results[key] = error
        value = self.results[key]
        if isinstance(value, ShownError):
            raise value
        return value

    def _value(self, sheet: str, place: str) -> Value:
        cell = self.cells.get((sheet, place))
        if (sheet, place) in self.formulas:
            return Expression(self, sheet, str(cell).removeprefix("=")).value()
        if cell is None or isinstance(cell, str | bool):
            return cell
        return Fraction(str(cell))

    def block(self, sheet: str, text: str) -> list[list[Value]]:
        """Return the values in a range."""
        first, top, last, bottom = range_boundaries(text.replace("$", ""))
        return [
            [self.value(sheet, f"{get_column_letter(c)}{r}") for c in range(first, last + 1)]
            for r in range(top, bottom + 1)
        ]


class Expression:
    """One formula, read from left to right."""

    def __init__(self, book: Book, sheet: str, text: str) -> None:
        """Take the formula apart."""
        self.book, self.sheet = book, sheet
        tokens = list(TOKEN.finditer(text))
        assert "".join(one[0] for one in tokens) == text
        self.tokens = [(one.lastgroup, one[one.lastgroup or 0]) for one in tokens]
        self.at = 0

    def value(self) -> Value:
        """Return its value."""
        result = self._compared()
        assert self.at == len(self.tokens)
        return result()

    def _next(self, *signs: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at] in {("sign", one) for one in signs}:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def _compared(self) -> Cell:
        left = self._joined()
        sign = self._next("<=", ">=", "<>", "=", "<", ">")
        if sign is None:
            return left
        right = self._joined()
        return lambda: _compare(sign, left(), right())

    def _joined(self) -> Cell:
        parts = [self._sum()]
        while self._next("&"):
            parts.append(self._sum())
        return parts[0] if len(parts) == 1 else lambda: "".join(_text(one()) for one in parts)

    def _sum(self) -> Cell:
        left = self._product()
        while sign := self._next("+", "-"):
            left = _plus(left, self._product(), 1 if sign == "+" else -1)
        return left

    def _product(self) -> Cell:
        left = self._one()
        while sign := self._next("*", "/"):
            left = _times(left, self._one(), sign)
        return left

    def _one(self) -> Cell:
        if self._next("-"):
            inner = self._one()
            return lambda: -_number(inner())
        if self._next("("):
            inner = self._compared()
            assert self._next(")")
            return inner
        group, text = self.tokens[self.at]
        self.at += 1
        if group == "number":
            return lambda: Fraction(text)
        if group == "text":
            return lambda: text.replace('""', '"')
        if group == "place":
            sheet, _, place = text.rpartition("!")
            name = sheet.strip("'") or self.sheet
            return lambda: self.book.value(name, place.replace("$", ""))
        assert group == "name", text
        return self._called(text)

    def _called(self, name: str) -> Cell:
        if name in {"TRUE", "FALSE"}:
            return lambda: name == "TRUE"
        assert self._next("(")
        arguments: list[Any] = []
        while not self._next(")"):
            group, text = self.tokens[self.at]
            if group == "place" and ":" in text:
                self.at += 1
                sheet, _, place = text.rpartition("!")
                arguments.append(self.book.block(sheet.strip("'"), place))
            else:
                arguments.append(self._compared())
            self._next(",")
        return lambda: _call(name, arguments)


def _call(name: str, arguments: list[Any]) -> Any:  # noqa: ANN401, C901, PLR0911 - a table of functions
    if name == "NA":
        raise ShownError(name)
    first = arguments[0]
    if name == "IF":
        return arguments[1 if first() else 2]()
    if name == "IFERROR":
        try:
            return first()
        except ShownError:
            return arguments[1]()
    if name == "ISNUMBER":
        return _tried(first, Fraction)
    if name == "ISTEXT":
        return _tried(first, str)
    if name == "INDEX":
        row, column = (
            int(_number(arguments[1]())),
            int(_number(arguments[2]())) if arguments[2:] else 1,
        )
        return first[row - 1][column - 1]
    if name == "MATCH":
        return _match(first(), arguments[1], exact=arguments[2]() == 0)
    values = [one() for one in arguments]
    if name in {"AND", "OR"}:
        return all(values) if name == "AND" else any(values)
    if name == "NOT":
        return not values[0]
    if name in {"MIN", "MAX"}:
        numbers = [one for one in values if isinstance(one, Fraction)]
        return (min if name == "MIN" else max)(numbers, default=Fraction(0))
    number = _number(values[0])
    if name == "INT":
        return Fraction(math.floor(number))
    assert name == "ROUND"
    scale = 10 ** int(_number(values[1]))
    return Fraction(math.floor(number * scale + Fraction(1, 2)), scale)


def _match(sought: Value, cells: list[list[Value]], *, exact: bool) -> Value:
    flat = [one for row in cells for one in row]
    places = [
        place
        for place, one in enumerate(flat, start=1)
        if (one == sought if exact else _number(one) <= _number(sought))
    ]
    if not places:
        raise ShownError("MATCH")
    return Fraction(places[0] if exact else places[-1])


def _tried(cell: Cell, kind: type) -> bool:
    try:
        return isinstance(cell(), kind)
    except ShownError:
        return False


def _number(value: Value) -> Fraction:
    if value is None:
        return Fraction(0)
    if not isinstance(value, Fraction):
        raise ShownError(value)
    return value


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _plus(left: Cell, right: Cell, sign: int) -> Cell:
    return lambda: _number(left()) + sign * _number(right())


def _times(left: Cell, right: Cell, sign: str) -> Cell:
    def value() -> Value:
        one, other = _number(left()), _number(right())
        if sign == "*":
            return one * other
        if not other:
            raise ShownError("#DIV/0!")
        return one / other

    return value


def _compare(sign: str, left: Value, right: Value) -> bool:
    if sign in {"=", "<>"}:
        same = ("" if left is None else left) == ("" if right is None else right)
        return same == (sign == "=")
    one, other = _number(left), _number(right)
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[sign]


def rows(book: Book, sheet: str, first: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet below the heading that begins so: where the cell of each column is."""
    top = next(
        int(place[1:])
        for (name, place), cell in book.cells.items()
        if name == sheet and cell == first
    )
    heads = {
        re.sub(r"\d", "", place): cell
        for (name, place), cell in book.cells.items()
        if name == sheet and int(re.sub(r"\D", "", place)) == top
    }
    last = max(int(re.sub(r"\D", "", place)) for name, place in book.cells if name == sheet)
    for number in range(top + 1, last + 1):
        yield {cell: f"{letters}{number}" for letters, cell in heads.items()}
