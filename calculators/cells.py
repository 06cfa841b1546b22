"""Cells of a workbook that hold more than text: numbers and dates, kept as text that says so."""


class Stored(str):
    """A cell whose type the workbook knows."""

    __slots__ = ()


class NumberCell(Stored):
    """A number as a workbook stores it, written plainly with a decimal point: never ambiguous."""

    __slots__ = ()


class DateCell(Stored):
    """A date, which spreadsheets like to make of a number such as "5.12"."""

    __slots__ = ()


def place_name(row: int, column: int) -> str:
    """Give the name of a cell as spreadsheets write it, "C5"; row and column count from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def number(text: str) -> tuple[int, int]:
    """Give a plain decimal as (digits, decimals): its value is digits / 10**decimals."""
    whole, _, fraction = text.partition(".")
    return int(whole + fraction), len(fraction)
