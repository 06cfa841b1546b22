"""What area and population can hardly be meant: at each end of each bound."""

import pytest

from calculators.units import UNKNOWN, Interval, Kind, Level, Unit
from calculators.worklist.bounds import AREAS, PEOPLE, beyond

KINDS = {Level.COMMUNE: Kind.COMMUNE, Level.DISTRICT: Kind.TOWN}


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize(("field", "bounds"), [("area_km2", AREAS), ("population", PEOPLE)])
def test_beyond_is_past_a_bound_not_at_it(
    level: Level, field: str, bounds: dict[Level, Interval]
) -> None:
    """A figure at a bound passes; one past it is too small or too large, whatever is not known of it."""
    low, high = bounds[level].low, bounds[level].high
    assert high is not None

    def fields(one: Interval) -> list[tuple[str, str]]:
        kind = KINDS[level]
        unit = Unit(kind, one) if field == "area_km2" else Unit(kind, population=one)
        return [(name, word) for name, figure, word in beyond(unit) if figure == one]

    assert [fields(Interval.exactly(at)) for at in (low, high)] == [[], []]
    assert fields(Interval.exactly(low - 1)) == [(field, "nhỏ")]
    assert (
        fields(Interval.exactly(high + 1)) == fields(Interval(high + 1, None)) == [(field, "lớn")]
    )
    assert fields(Interval(low - 1, low)) == fields(Interval(high, high + 1)) == []
    assert fields(Interval(0, None)) == fields(UNKNOWN) == []
