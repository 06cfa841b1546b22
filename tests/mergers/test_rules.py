"""Rules on new units: where a measure is reached, and when an exception covers a merger."""

from copy import replace

import pytest

from calculators.law.model import From
from calculators.mergers import loader as merger_loader
from calculators.mergers.rules import Measure, MeasureUnit, MergerException

RULES = merger_loader.load()


@pytest.mark.parametrize(
    ("operator", "unit", "standard", "point"),
    [
        ("at_least", "percent_of_standard", 55, 110),
        ("above", "percent_of_standard", 55, 111),
        ("at_least", "people", 5000, 5000),
        ("above", "people", 5000, 5001),
        ("above", "km2", 5, 6),
    ],
)
def test_where_a_measure_is_reached(
    operator: From, unit: MeasureUnit, standard: int, point: int
) -> None:
    """Percentages are taken of the standard; km² and people are held against themselves."""
    measure = Measure(200, unit, operator, "")
    assert repr(measure.point(standard)) == repr(point)


def test_an_exception_covers_from_so_many_members_on() -> None:
    """Two are fewer than three; one whose condition was not read, or of grade U, covers nothing."""
    citation = RULES["2025-reform"].basis[0]
    exception = MergerException("e", 3, "", citation, "P")
    assert [exception.covers(members) for members in (2, 3, 4)] == [False, True, True]
    assert not replace(exception, grade="U").covers(3)
    assert not replace(exception, members_from=None).covers(3)
