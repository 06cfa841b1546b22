"""Words: points as text, and a word for every fact that may be missing."""

import pytest

from calculators.classes.points import Range
from calculators.classes.words import FIELDS, YES, decimal, points_text
from tests.classes.units import RULES


@pytest.mark.parametrize(
    ("points", "text"), [(0, "0.00"), (5, "0.05"), (6187, "61.87"), (10_000, "100.00")]
)
def test_hundredths_as_a_decimal(points: int, text: str) -> None:
    """Always two places."""
    assert decimal(points) == text


def test_a_range_of_points() -> None:
    """One number where both ends are the same."""
    assert points_text(Range(6187, 6187)) == "61,87"
    assert points_text(Range(300, 10_000)) == "3,00 đến 100,00"


def test_every_fact_has_a_word() -> None:
    """A missing figure, yes or no or position is named; each yes and no is a condition."""
    scales = {f for s in RULES.scales for f in (s.field, s.minus, *s.when) if f}
    yeses = {c.field for c in RULES.credits if c.field}
    assert {*scales, *yeses, "position"} - {"island"} == FIELDS.keys()
    assert yeses <= YES.keys()
