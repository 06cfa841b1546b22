"""Possibilities: what is missing to know a unit's standard."""

from copy import replace

import pytest

from calculators.arrangement.possibilities import possibilities
from calculators.law import loader
from calculators.units import Interval, Kind, Unit

RULES = loader.load().rules("2023-2025")


@pytest.mark.parametrize(
    ("area", "people", "missing"),
    [
        (None, None, ("mountainous",)),
        (7, None, ("mountainous",)),
        (None, 7, ("mountainous",)),
        (7, 7, ()),
    ],
)
def test_a_flag_is_missing_as_long_as_one_standard_depends_on_it(
    area: int | None, people: int | None, missing: tuple[str, ...]
) -> None:
    """And the standard itself is, as long as one of the two that nobody read is not stated."""
    unit = Unit(
        Kind.COMMUNE,
        share=Interval.exactly(0),
        border=False,
        area_standard=area,
        population_standard=people,
    )
    assert possibilities(unit, RULES).missing == missing
    town = replace(unit, kind=Kind.TOWN, mountainous=False)
    assert possibilities(town, RULES).missing == (("standard",) if missing else ())
    if area is None and people is None:
        assert {s.values for s in possibilities(town, RULES).standards} == {(None, None)}
