"""Percentages as shown: two decimals, or as many as keep them on the right side of a limit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.arrangement.percentages import Rounding, _sign, percent_text


@pytest.mark.parametrize(
    ("figure", "standard", "rounding", "text"),
    [
        (1, 3, "half_up", "33.33"),
        (2, 3, "half_up", "66.67"),
        (1, 8000, "half_up", "0.01"),
        (1, 20000, "half_up", "0.01"),
        (70, 100, "half_up", "70.00"),
        (699_999, 1_000_000, "half_up", "69.9999"),
        (700_001, 1_000_000, "half_up", "70.0001"),
        (700_049, 1_000_000, "down", "70.004"),
        (200_001, 1_000_000, "down", "20.0001"),
        (699_951, 1_000_000, "up", "69.996"),
        (1, 3, "up", "33.34"),
    ],
)
def test_examples(figure: int, standard: int, rounding: Rounding, text: str) -> None:
    """Half up, down or up, and never across 20 or 70."""
    assert percent_text(figure, standard, (20, 70), rounding) == text


@given(
    st.integers(0, 10**9),
    st.integers(1, 10**9),
    st.sampled_from([(), (20, 70), (30, 100), (300, 70)]),
    st.sampled_from(["half_up", "down", "up"]),
)
def test_the_text_lies_where_the_value_lies(
    figure: int, standard: int, limits: tuple[int, ...], rounding: Rounding
) -> None:
    """The rounded text is on the same side of each limit, near the value, and rounded as asked."""
    exact = Fraction(figure * 100, standard)
    text = Fraction(percent_text(figure, standard, limits, rounding))
    assert abs(exact - text) <= Fraction(1, 100)
    for limit in limits:
        assert (exact < limit, exact > limit) == (text < limit, text > limit)
    if rounding != "half_up":
        assert (text <= exact) if rounding == "down" else (text >= exact)


def test_a_sign_has_three_values() -> None:
    """Below, at and above zero."""
    assert [_sign(number) for number in (-7, 0, 7)] == [-1, 0, 1]
