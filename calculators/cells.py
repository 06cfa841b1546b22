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


def number(text: str) -> tuple[int, int]:
    """Give a plain decimal as (digits, decimals): its value is digits / 10**decimals."""
    whole, _, fraction = text.partition(".")
    return int(whole + fraction), len(fraction)
