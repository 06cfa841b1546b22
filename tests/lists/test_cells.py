"""Cells: what a workbook knows of a number."""

import pytest

from calculators.lists.cells import number


@pytest.mark.parametrize(
    ("text", "parts"), [("12", (12, 0)), ("12.5", (125, 1)), ("0.05", (5, 2)), ("-3", (-3, 0))]
)
def test_a_stored_number(text: str, parts: tuple[int, int]) -> None:
    """Its digits, and how many of them are decimals."""
    assert number(text) == parts
