"""Classification: ranges of points, the class on which all agree, and what it needs to be known."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.classes.classification import Classification, classify
from calculators.classes.points import Range
from calculators.classes.turning_points import turning_points
from calculators.units import Interval
from tests import class_reference as reference
from tests.class_reference import POSITIONS, Known
from tests.classes.units import FIGURES, FLAGS, PLAIN, RULES, facts, full_unit

WARD = replace(PLAIN, kind="ward")
ZONE = replace(PLAIN, kind="special_zone")
BEST = replace(
    PLAIN,
    population=60_000,
    area=Fraction(180),
    minorities=Fraction(50),
    self_balancing=True,
    industry=Fraction(100),
    labour=Fraction(100),
    poor=Fraction(0),
    water=Fraction(100),
    files=Fraction(100),
    signed=Fraction(100),
    temporary=Fraction(40),
    mountainous=True,
    border=True,
    relic=True,
    safe_zone=True,
)
"""A unit with all 100 points."""
PERCENTS = [name for name in FIGURES if name not in ("population", "area")]


def classification(unit: Known, *unknown: str, **ranges: Interval) -> Classification:
    """Return the classification of a unit without what is named, and with ranges."""
    return classify(facts(unit, unknown, ranges), RULES)


MIDDLE = replace(
    BEST,
    population=16_000,
    area=Fraction(30),
    self_balancing=False,
    mountainous=False,
    border=False,
    relic=False,
    safe_zone=False,
    minorities=Fraction(0),
)
"""A unit with 53 points; each 2 000 people more are one more."""


@pytest.mark.parametrize(
    ("changes", "points", "level"),
    [
        ({"population": 29_980}, "59.99", "III"),
        ({"population": 30_000}, "60", "II"),
        ({"population": 30_020}, "60.01", "II"),
        ({"population": 45_980, "self_balancing": True}, "74.99", "II"),
        ({"population": 46_000, "self_balancing": True}, "75", "I"),
        ({"population": 46_000, "self_balancing": True, "relic": True}, "77", "I"),
        ({"position": "specialised_centre"}, "58", "III"),
        ({"position": "strategic"}, "63", "II"),
        ({"position": "strategic", "population": 26_000, "self_balancing": True}, "75", "I"),
    ],
)
def test_the_class_of_so_many_points(changes: dict[str, Any], points: str, level: str) -> None:
    """Class I from 75 points, class II from 60, the bonus included (Điều 4 khoản 5 to 7)."""
    unit = replace(MIDDLE, **changes)
    one = classification(unit)
    hundredths = int(Fraction(points) * 100)
    assert one.points == Range(hundredths, hundredths)
    assert one.level is not None
    assert (one.level.id, reference.level(unit)) == (level, level)
    assert turning_points(one) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "commune", "position": "strategic"}, False),
        ({"kind": "ward", "position": "none"}, False),
        ({"kind": "ward", "position": "strategic"}, True),
        ({"kind": "ward", "position": "provincial_centre"}, True),
        ({"kind": "special_zone", "position": "strategic"}, True),
        ({"kind": "ward", "position": "strategic", "population": 34_000}, True),
        ({"kind": "ward", "position": "strategic", "population": 33_980}, False),
    ],
)
def test_what_may_be_special(changes: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - a case
    """From 90 points without the bonus, with a bonus of position; a commune never is (Điều 4 khoản 4)."""
    unit = replace(BEST, safe_zone=False, relic=False, border=False, **changes)
    if changes["kind"] == "ward":
        # 25 + 25 + 10 + 30 + mountain 3 + temporary 3 = 96, without the latter 90 and less people.
        unit = replace(unit, temporary=Fraction(0), relic=True)
    assert classification(unit).may_be_special is expected


def test_special_is_open_where_points_or_position_are() -> None:
    """Points on both sides of 90, or a position that is not known."""
    ward = replace(BEST, kind="ward", position="strategic")
    assert classification(ward, "area").may_be_special is None
    assert classification(replace(ward, kind="ward"), "position").may_be_special is None
    assert classification(replace(ward, population=14_000), "position").may_be_special is False


@pytest.mark.parametrize(
    ("population", "temporary", "level"),
    [
        (999, None, "III"),
        (1_000, None, "II"),
        (1_001, None, "II"),
        (1_100, Fraction(10), "II"),
        (1_099, Fraction(10), "III"),
        (2_000, Fraction(100), "II"),
        (1_999, Fraction(100), "III"),
    ],
)
def test_a_zone_of_few_residents(population: int, temporary: Fraction | None, level: str) -> None:
    """Fewer than 1 000 permanent residents: class III, whatever the points (Điều 8)."""
    unit = replace(BEST, kind="special_zone", population=population, temporary=temporary,
                   area=Fraction(30), mountainous=False)  # fmt: skip
    one = classification(unit)
    assert one.points.low >= RULES.level(6000).points
    assert one.level is not None
    assert (one.level.id, reference.level(unit)) == (level, level)


def test_a_zone_whose_residents_are_not_known() -> None:
    """The class is open where there may be fewer than 1 000, and the population decides it."""
    unit = replace(BEST, kind="special_zone", area=Fraction(30), mountainous=False, population=1)
    one = classification(unit, "temporary", population=Interval(500, 1_500))
    assert (one.lowest.id, one.highest.id) == ("III", "II")
    assert [(p.field, p.op, p.value, p.level.id) for p in turning_points(one)] == [
        ("population", "at_least", 1_000, "II"),
        ("population", "below", 1_000, "III"),
    ]
    with_bounds = classification(
        unit, temporary_residents_percent=Interval(0, None), population=Interval(500, 1_500)
    )
    assert with_bounds.facts.residents == Interval(500, 1_500)
    shared = classification(
        unit, temporary_residents_percent=Interval(1, None), population=Interval(500, None)
    )
    assert shared.facts.residents == Interval(0, None)


def test_nothing_is_known() -> None:
    """Every criterion has its whole range, everything is missing that the kind needs, nothing decides."""
    names = [*FIGURES, *FLAGS, "position"]
    for unit, least in ((PLAIN, 4100), (WARD, 4100)):
        one = classification(unit, *names)
        assert one.points == Range(least, 11_000)
        assert one.level is None
        assert turning_points(one) == ()
    commune, ward = classification(PLAIN, *names), classification(WARD, *names)
    assert set(commune.missing) ^ set(ward.missing) == {
        "ethnic_minority_percent",
        "border",
        "temporary_residents_percent",
        "central_city",
    }
    zone = classification(ZONE, *names)
    assert zone.criteria["special"] == Range(1000, 1000)
    assert {"border", "national_relic", "ethnic_minority_percent"}.isdisjoint(zone.missing)


def test_what_is_missing_and_what_is_estimated() -> None:
    """A figure that nothing needs is not missing; a range is estimated, not missing."""
    assert classification(PLAIN, "temporary", "central_city").missing == ()
    assert classification(replace(PLAIN, self_balancing=True), "own_revenue").missing == ()
    assert classification(PLAIN, "self_balancing").missing == ()
    assert classification(PLAIN, "self_balancing", "own_revenue").missing == (
        "own_revenue_percent",
        "self_balancing",
    )
    one = classification(PLAIN, population=Interval(1_000, 20_000))
    assert (one.missing, one.estimated) == ((), ("population",))
    assert one.criteria["population"] == Range(1000, 1200)


def test_a_budget_that_may_be_balanced() -> None:
    """Where nothing says whether it balances itself, the share of own revenue does."""
    for low, high, expected in (
        (50, 99, (400, 800)),
        (95, 105, (800, 1000)),
        (100, 120, (1000, 1000)),
    ):
        ends = Interval(low * 10_000, high * 10_000)
        one = classification(PLAIN, "self_balancing", own_revenue_percent=ends)
        assert one.criteria["budget"] == Range(*expected)


def test_both_worlds_of_a_mountain() -> None:
    """Totals are those of one world or the other: its population and its bonus go together."""
    unit = replace(MIDDLE, population=20_000, area=Fraction(150))
    one = classification(unit, "mountainous")
    both = [reference.points(replace(unit, mountainous=flag)) * 100 for flag in (True, False)]
    assert one.points == Range(int(min(both)), int(max(both)))
    assert one.criteria["population"] == Range(1200, 1533)
    assert one.bonus == Range(600, 1000)


@settings(max_examples=60)
@given(full_unit(), st.sets(st.sampled_from([*PERCENTS, *FLAGS, "position"]), max_size=3))
def test_a_range_holds_every_possible_total(unit: Known, unknown: set[str]) -> None:
    """The ends of what is unknown, all combined: the least and the most points, and every class."""
    if unit.kind == "special_zone":
        unit = replace(unit, population=max(unit.population, 5_000), temporary=Fraction(0))
    unit = replace(unit, temporary=unit.temporary or Fraction(0))
    unknown -= {"island", "urban"} | ({"temporary"} if unit.kind == "special_zone" else set())
    ends: dict[str, tuple[Any, ...]] = dict.fromkeys(FLAGS, (True, False))
    ends |= dict.fromkeys(PERCENTS, (Fraction(0), Fraction(100)))
    ends |= {"own_revenue": (Fraction(0), Fraction(200)), "position": tuple(POSITIONS)}
    ends |= {"temporary": (Fraction(0), Fraction(200)), "self_balancing": (None,)}
    possible = list(reference.worlds(unit, tuple(unknown), ends))
    one = classify(facts(unit, unknown), RULES)
    totals = [int(reference.points(world) * 100) for world in possible]
    assert one.points == Range(min(totals), max(totals))
    classes = {reference.level(world) for world in possible}
    assert (one.level is None) == (len(classes) > 1)
    if one.level is not None:
        assert classes == {one.level.id}


def test_all_flags_are_tried() -> None:
    """Every combination of two unknown flags of a commune is within its range."""
    one = classification(MIDDLE, "border", "relic")
    totals = [
        int(reference.points(replace(MIDDLE, border=border, relic=relic)) * 100)
        for border, relic in product((True, False), repeat=2)
    ]
    assert one.points == Range(min(totals), max(totals))
