"""Results: what came of one row, errors included, and how many rows came to each verdict."""

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.lists.entries import Entry
from calculators.units import Interval, Kind, Unit
from calculators.worklist.result import Result, counts

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
