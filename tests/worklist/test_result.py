"""Results: what came of one row, with and without a standard."""

import pytest

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.lists.entries import Entry
from calculators.units import Interval, Kind, Unit
from calculators.worklist.result import Needed, Result, counts

RULES = loader.load().rules("2023-2025")
SMALL = Unit(
    Kind.COMMUNE,
    Interval.exactly(10_000_000),
    Interval.exactly(500),
    Interval.exactly(0),
    mountainous=True,
    border=False,
)


def result(unit: Unit | None) -> Result:
    """Return the result of a row with this unit."""
    return Result(Entry(2, unit, "", "A", "", None), RULES)


@pytest.mark.parametrize(
    ("unit", "needed"),
    [
        (SMALL, Needed(50_000_000, Interval(5000, 5000))),
        (SMALL._replace(border=None), Needed(50_000_000, Interval(2500, 5000))),
        (SMALL._replace(mountainous=None), Needed(None, Interval(5000, 8000))),
        (Unit(Kind.TOWN, mountainous=False), Needed(None, None)),
        (None, Needed(None, None)),
    ],
)
def test_the_standard_that_applies(unit: Unit | None, needed: Needed) -> None:
    """An area where there is one, people from the lowest to the highest; nothing that was not read."""
    assert result(unit).needed == needed


def test_a_row_with_errors_is_invalid_and_has_no_percentages() -> None:
    """It counts all the same, and verdicts that do not occur are counted as none."""
    invalid = result(None)
    assert (invalid.verdict, invalid.areas, invalid.people) == (
        Verdict.INVALID,
        (None, None),
        (None, None),
    )
    assert result(SMALL).areas == ("20.00", "20.00")
    assert counts([invalid, result(SMALL), result(SMALL)]) == {
        **dict.fromkeys(Verdict, 0),
        Verdict.INVALID: 1,
        Verdict.MUST_ARRANGE: 2,
    }
