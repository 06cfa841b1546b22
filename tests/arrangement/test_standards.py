"""Standards: those of the law, and those that a user states in their place."""

from calculators.arrangement.standards import Standard, facts, worlds
from calculators.law import loader as law_loader
from calculators.units import SHARE_SCALE, Interval, Kind, Unit

RULES = law_loader.load().rules("2023-2025")


def standards(unit: Unit) -> set[Standard]:
    """Return the standards that the unit may have."""
    return {*worlds(facts(unit, RULES), RULES)}


def test_a_standard_that_the_user_states_takes_the_place_of_the_law_s_own() -> None:
    """Of each component by itself: figure, the factor that lowered it, and whether it may be lower."""
    unit = Unit(
        Kind.COMMUNE,
        share=Interval.exactly(95 * SHARE_SCALE),
        mountainous=True,
        border=False,
        red_river_delta=True,
    )
    (own,) = standards(unit)
    assert [factor.components for factor, _ in own.factors] == [("population",), ("area",)]
    (area,) = standards(unit._replace(area_standard=7))
    assert (area.values, area.reducible) == ((7, own.values.population), (False, False))
    assert area.factors == own.factors[:1]
    (people,) = standards(unit._replace(population_standard=7))
    assert people.values == (own.values.area, 7)
    assert people.factors == own.factors[1:]
    township = Unit(Kind.TOWNSHIP, mountainous=True)
    (open_,) = standards(township)
    assert open_.reducible == (True, True)
    (standard,) = standards(township._replace(area_standard=7))
    assert standard.reducible == (False, True)
    (standard,) = standards(township._replace(population_standard=7))
    assert standard.reducible == (True, False)
    (plain,) = standards(township._replace(urban_special_factor=False))
    assert plain.reducible == (False, False)


def test_a_share_without_an_upper_end_is_any_share_from_there() -> None:
    """Up to 100%, as a share that nobody knows."""
    unit = Unit(Kind.COMMUNE, mountainous=True, border=False)
    open_ = unit._replace(share=Interval(0, None))
    assert standards(open_) == standards(unit)
