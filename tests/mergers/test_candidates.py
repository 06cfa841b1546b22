"""Candidates: what bounds every group of them, and the graph that is searched."""

from copy import replace
from typing import Any

import pytest

from calculators.law import loader as law_loader
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.candidates import Candidates, Task, _valid, bounds, field_of
from calculators.units import Interval, Kind, Unit

EXACTLY = Interval.exactly
LAW = law_loader.load()
NEW_UNITS = merger_loader.load()
WARD = Unit(Kind.WARD, EXACTLY(1), EXACTLY(1), EXACTLY(0), mountainous=False, border=False)


def request(rules: str, borders: dict[tuple[str, str], Border], **options: Any) -> Task:  # noqa: ANN401 - fields of a task
    """Return what is asked for under the same rules of arranging and of new units."""
    codes = frozenset(code for pair in borders for code in pair)
    arranging = LAW.rule_sets.get(rules, LAW.rules("2023-2025"))
    return Task(arranging, NEW_UNITS[rules], Adjacency(borders, codes), **options)


def together(*units: Unit) -> Candidates:
    """Return units that form units of the kind that they are."""
    return Candidates(list(units), units[0].kind)


def with_codes(unit: Unit, codes: str) -> list[Unit]:
    """Return the unit once for each letter."""
    return [replace(unit, code=code) for code in codes]


@pytest.mark.parametrize(
    ("parents", "people"),
    [
        ((Kind.TOWN, Kind.TOWN), (5000, 5000)),
        ((Kind.URBAN_DISTRICT, Kind.URBAN_DISTRICT), (15_000, 15_000)),
        ((Kind.TOWN, Kind.URBAN_DISTRICT), (5000, 15_000)),
        ((None, None), (5000, 15_000)),
    ],
)
def test_bounds_of_wards_are_those_of_their_parents(
    parents: tuple[Kind | None, ...], people: tuple[int, int]
) -> None:
    """Where parents differ or are not known, any of them counts."""
    units = [replace(WARD, parent_kind=parent) for parent in parents]
    limits = bounds(together(*units), request("2023-2025", {}))
    assert limits is not None
    assert (limits[0][1], limits[1][1]) == people


def test_bounds_take_in_every_claim_flag_and_place() -> None:
    """From the lowest standard that a group may have to the highest."""
    commune = Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1), mountainous=True, border=False)
    question = request("2023-2025", {})
    assert bounds(together(commune), question) == ((50_000_000, 1000), (50_000_000, 5000))
    lowland = replace(commune, mountainous=False)
    assert bounds(together(lowland), question) == ((30_000_000, 1600), (30_000_000, 8000))
    assert bounds(together(commune, lowland), question) == ((30_000_000, 1000), (50_000_000, 8000))
    delta = replace(lowland, red_river_delta=True)
    assert bounds(together(delta), question) == ((21_000_000, 1600), (21_000_000, 8000))
    assert bounds(together(lowland, delta), question) == ((21_000_000, 1600), (30_000_000, 8000))
    poor = replace(commune, mountainous=False, coastal_hardship=True)
    assert bounds(together(poor), question) == ((30_000_000, 1600), (30_000_000, 4000))
    unread = replace(WARD, kind=Kind.TOWN)
    assert bounds(together(unread), question) is None
    central = bounds(together(WARD), request("2025-reform", {}, place="central_city"))
    anywhere = bounds(together(WARD), request("2025-reform", {}))
    assert central is not None
    assert anywhere is not None
    assert (central[0][1], anywhere[0][1]) == (45_000, 15_000)


def test_groups_are_valid_in_the_place_that_is_asked_for() -> None:
    """15 000 people are enough in a mountainous province and not in a central city."""
    units = with_codes(replace(WARD, area=EXACTLY(3_000_000), population=EXACTLY(7500)), "ab")
    answers = {
        place: _valid(together(*units), request("2025-reform", {}, place=place))(0b11)
        for place in ("mountainous_province", "central_city")
    }
    assert answers == {"mountainous_province": True, "central_city": False}


def test_unsure_borders_join_nothing_and_have_no_length() -> None:
    """Neither does a pair of which the data have none."""
    units = with_codes(Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1)), "abc")
    borders = {("a", "b"): Border(700, sure=True), ("b", "c"): Border(900, sure=False)}
    field = field_of(together(*units), frozenset("a"), request("2023-2025", borders))
    assert field.metres == ((0, 700, 0), (700, 0, 0), (0, 0, 0))
    assert field.adjacent == (0b010, 0b001, 0)
