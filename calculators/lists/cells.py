"""Cells of a workbook that hold more than text: numbers and dates, kept as text that says so."""

from typing import NamedTuple

SIGNS = "=+-@＝＋－＠"
"""What a formula begins with, in full width too: some spreadsheets take that for the same."""

type Place = tuple[int, int]
"""A cell by its row and column, both from 1."""


class Formulas(NamedTuple):
    """The cells of a workbook's sheet that hold a formula: with a saved result, and without one.

    `hidden` are rows as (row, 0) and columns as (0, column) that the workbook does not show.
    """

    saved: tuple[Place, ...] = ()
    unsaved: tuple[Place, ...] = ()
    hidden: tuple[Place, ...] = ()


class Stored(str):
    """A cell whose type the workbook knows."""

    __slots__ = ()


class NumberCell(Stored):
    """A number as a workbook stores it, written plainly with a decimal point: never ambiguous."""

    __slots__ = ()


class DateCell(Stored):
    """A date, which spreadsheets like to make of a number such as "5.12"."""

    __slots__ = ()


def starts_formula(cell: str) -> bool:
    """Return whether a spreadsheet could take a text for a formula, whatever spaces stand before it."""
    return cell.lstrip().startswith(tuple(SIGNS)) or cell.startswith(("\t", "\r"))


def place_name(row: int, column: int) -> str:
    """Return the name of a cell as spreadsheets write it, "C5"; row and column count from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def number(text: str) -> tuple[int, int]:
    """Return a plain decimal as (digits, decimals): its value is digits / 10**decimals."""
    whole, _, fraction = text.partition(".")
    return int(whole + fraction), len(fraction)
