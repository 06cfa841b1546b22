"""Units: the intervals in which a figure may lie."""

from calculators.units import (
    UNKNOWN,
    Interval,
)

EXACTLY = Interval.exactly


def test_an_interval_holds_both_its_ends() -> None:
    """And nothing beyond them; one without an upper end holds whatever is large."""
    values = (4, 5, 6, 7, 8)
    assert [Interval(5, 7).holds(value) for value in values] == [False, True, True, True, False]
    assert [Interval(5, None).holds(value) for value in values] == [False, True, True, True, True]
    assert [Interval(5, 5).known, Interval(5, 6).known, UNKNOWN.known] == [True, False, False]
