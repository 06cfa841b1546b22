"""Standards: those of the law, those that a user states, and what is missing to know them."""

from copy import replace

import pytest

from calculators.arrangement.standards import possibilities
from calculators.law import loader as law_loader
from calculators.units import (
    SHARE_SCALE,
    Interval,
    Kind,
    Unit,
)

LAW = law_loader.load()


EXACTLY = Interval.exactly


def test_a_standard_that_the_user_states_takes_the_place_of_the_law_s_own() -> None:
    """Of each component by itself: figure, the factor that lowered it, and whether it may be lower."""
    rules = LAW.rules("2023-2025")
    unit = Unit(
        Kind.COMMUNE,
        share=EXACTLY(95 * SHARE_SCALE),
        mountainous=True,
        border=False,
        red_river_delta=True,
    )
    (own,) = possibilities(unit, rules).standards
    assert [factor.components for factor, _ in own.factors] == [("population",), ("area",)]
    (area,) = possibilities(unit._replace(area_standard=7), rules).standards
    assert (area.values, area.reducible) == ((7, own.values.population), (False, False))
    assert area.factors == own.factors[:1]
    (people,) = possibilities(unit._replace(population_standard=7), rules).standards
    assert people.values == (own.values.area, 7)
    assert people.factors == own.factors[1:]
    township = Unit(Kind.TOWNSHIP, mountainous=True)
    (open_,) = possibilities(township, rules).standards
    assert open_.reducible == (True, True)
    (stated,) = possibilities(township._replace(area_standard=7), rules).standards
    assert stated.reducible == (False, True)
    (stated,) = possibilities(township._replace(population_standard=7), rules).standards
    assert stated.reducible == (True, False)
    (plain,) = possibilities(township._replace(urban_special_factor=False), rules).standards
    assert plain.reducible == (False, False)


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
    rules = LAW.rules("2023-2025")
    unit = Unit(
        Kind.COMMUNE,
        share=EXACTLY(0),
        border=False,
        area_standard=area,
        population_standard=people,
    )
    assert possibilities(unit, rules).missing == missing
    town = replace(unit, kind=Kind.TOWN, mountainous=False)
    assert possibilities(town, rules).missing == (("standard",) if missing else ())
    if area is None and people is None:
        assert {s.values for s in possibilities(town, rules).standards} == {(None, None)}


def test_a_share_without_an_upper_end_is_any_share_from_there() -> None:
    """Up to 100%, as a share that nobody knows."""
    unit = Unit(Kind.COMMUNE, mountainous=True, border=False)
    rules = LAW.rules("2023-2025")
    open_ = unit._replace(share=Interval(0, None))
    assert possibilities(open_, rules).standards == possibilities(unit, rules).standards
