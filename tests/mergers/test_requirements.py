"""What is asked of a new unit, below, at and above every limit, in every world in which it may be."""

from copy import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from calculators.arrangement.possibilities import possibilities
from calculators.law import loader as law_loader
from calculators.law.model import From
from calculators.law.records import law_text
from calculators.mergers import loader as merger_loader
from calculators.mergers.explanation import (
    explain_merger,
)
from calculators.mergers.merger import combine, kind_of_result
from calculators.mergers.requirements import (
    MergerVerdict,
    Sum,
    judge_merger,
    requirements,
)
from calculators.mergers.rules import Measure, Place
from calculators.units import (
    SHARE_SCALE,
    UNKNOWN,
    Interval,
    Kind,
    Unit,
)
from tests import flips
from tests.mergers.test_merger import COMMUNE, HUYEN, KM2, WARD, unit

LAW = law_loader.load()


RULES = merger_loader.load()


EXACTLY = Interval.exactly


@pytest.mark.parametrize(
    ("low", "high", "operator", "answer"),
    [
        (9, 9, "at_least", False),
        (10, 10, "at_least", True),
        (11, 11, "at_least", True),
        (10, 10, "above", False),
        (11, 11, "above", True),
        (9, 10, "at_least", None),
        (9, 10, "above", False),
        (9, 11, "above", None),
        (9, None, "at_least", None),
        (10, None, "at_least", True),
    ],
)
def test_a_sum_of_percentages_at_its_aim(
    low: int,
    high: int | None,
    operator: From,
    answer: bool | None,  # noqa: FBT001 - one of three answers, given by the case
) -> None:
    """100% of a scale of 10 000 000: a ten-millionth less is not enough."""
    scale = 10**7
    near = [None if end is None else scale - 10 + end for end in (low, high)]
    measure = Measure(100, "percent_of_standard", operator, "")
    assert Sum(near[0] or 0, near[1], scale).reaches(measure) is answer


ANSWERS = [
    ((50, 5000), (True, True)),
    ((49, 5000), (False, True)),
    ((50, 4999), (True, False)),
    ((None, 4999), (None, False)),
    ((50, None), (True, None)),
]


@pytest.mark.parametrize(("figures", "answers"), ANSWERS)
def test_area_and_population_are_answered_each_by_itself(
    figures: tuple[int | None, int | None], answers: tuple[bool | None, bool | None]
) -> None:
    """A mountain commune needs 50 km² and 5 000 people; a figure not known answers nothing."""
    km2, people = figures
    unit = Unit(
        Kind.COMMUNE,
        UNKNOWN if km2 is None else EXACTLY(km2 * 1_000_000),
        UNKNOWN if people is None else EXACTLY(people),
        EXACTLY(0),
        mountainous=True,
        border=False,
    )
    for rules in ("2019-2021", "2023-2025"):
        judgement = judge_merger(combine([unit], Kind.COMMUNE), RULES[rules])
        assert judgement.answers == answers


def test_answers_that_differ_between_worlds_are_none() -> None:
    """30 km² and 6 000 people: enough for a lowland commune's area and a mountain one's people."""
    unit = Unit(Kind.COMMUNE, EXACTLY(30_000_000), EXACTLY(6000), EXACTLY(0), border=False)
    judgement = judge_merger(combine([unit], Kind.COMMUNE), RULES["2019-2021"])
    assert judgement.answers == (None, None)
    assert judgement.sums is None


PEOPLE = [
    # mountainous, border, share in %, people needed: lowest and highest, percentages applied
    (True, False, 0, {(5000, 5000, ())}),
    (True, False, 30, {(5000, 5000, ())}),
    (True, True, 0, {(2500, 2500, (50,))}),
    (True, False, 50, {(2500, 2500, (50,))}),
    (True, None, 0, {(5000, 5000, ()), (2500, 2500, (50,))}),
]


@pytest.mark.parametrize(("mountainous", "border", "share", "demand"), PEOPLE)
def test_people_asked_of_a_new_commune_from_2026(
    mountainous: bool | None,  # noqa: FBT001 - what is known, given by the case
    border: bool | None,  # noqa: FBT001 - the same
    share: int,
    demand: set[tuple[int, int, tuple[int, ...]]],
) -> None:
    """The special factor lowers the number of people by what is known of border and share."""
    unit = Unit(
        Kind.COMMUNE,
        share=EXACTLY(share * SHARE_SCALE),
        mountainous=mountainous,
        border=border,
    )
    demands = set(requirements(combine([unit], Kind.COMMUNE), RULES["from-2026"]))
    assert {one.criterion.id for one in demands} == {
        RULES["from-2026"].criterion(Kind.COMMUNE, mountainous=mountainous, place=None).id
    }
    assert {
        (
            one.levels.population.low,
            one.levels.population.high,
            tuple(percent for _, percent in one.factors),
        )
        for one in demands
    } == demand


@pytest.mark.parametrize(
    ("flags", "bases"),
    [
        ((True, None), {True}),
        ((False, None), {False}),
        ((None, None), {True, False}),
        ((True, True), {True}),
        ((True, False), set()),
    ],
)
def test_bases_on_which_figures_are_added(flags: tuple[bool | None, ...], bases: set[bool]) -> None:
    """Members have one standard together only where no two of them surely differ."""
    members = [
        Unit(Kind.COMMUNE, share=EXACTLY(0), mountainous=flag, border=False) for flag in flags
    ]
    merger = combine(members, Kind.COMMUNE)
    demands = list(requirements(merger, RULES["2023-2025"]))
    assert {one.base.mountainous for one in demands if one.base is not None} == bases
    sums = judge_merger(merger, RULES["2023-2025"]).sums
    assert (sums is None) is (merger.unit.mountainous is not None)


def test_factors_are_told_with_what_they_lower() -> None:
    """Those that lower a standard, and none that leave it at 100%."""
    unit = Unit(Kind.COMMUNE, share=EXACTLY(95 * SHARE_SCALE), mountainous=True, border=False)
    (one,) = requirements(combine([unit], Kind.COMMUNE), RULES["2023-2025"])
    assert (one.levels.population, [percent for _, percent in one.factors]) == (EXACTLY(1000), [20])
    lowland = unit._replace(mountainous=False)
    (own,) = possibilities(lowland, LAW.rules("2023-2025")).standards
    assert (own.factors, own.reducible) == ((), (False, False))
    township = Unit(Kind.TOWNSHIP, mountainous=True)
    (open_,) = requirements(combine([township], Kind.TOWNSHIP), RULES["2023-2025"])
    assert (open_.levels.area.low, open_.levels.population.low) == (0, 0)
    rows = possibilities(township, LAW.rules("2023-2025")).limits
    assert {limit.reducible for row in rows for test in row for limit in test.limits} == {True}


def test_sums_take_the_standards_of_the_law_and_count_nought_as_nought() -> None:
    """What the user states for a member says nothing of the new unit; no people are 0%."""
    members = [
        Unit(
            Kind.COMMUNE,
            EXACTLY(km2 * 1_000_000),
            EXACTLY(0),
            EXACTLY(0),
            mountainous=flag,
            border=False,
        )
        for km2, flag in ((10, True), (20, False))
    ]
    rules = RULES["2023-2025"]
    own = judge_merger(combine(members, Kind.COMMUNE), rules).sums
    assert own is not None
    assert (own[1].low, own[1].high) == (0, 0)
    for field in ("area_standard", "population_standard"):
        change: dict[str, Any] = {field: 7}
        with_standards = [replace(member, **change) for member in members]
        assert judge_merger(combine(with_standards, Kind.COMMUNE), rules).sums == own


def verdict(
    rules: str, *members: Unit, kind: Kind | None = None, place: Place | None = None
) -> str:
    """Return the verdict on the new unit."""
    new_kind = kind_of_result(members, RULES[rules], kind)
    assert new_kind is not None
    return judge_merger(combine(members, new_kind), RULES[rules], place).verdict.value


MEETS, BELOW, OPEN = (verdict_.value for verdict_ in MergerVerdict)


# rule set, result kind, facts of both members, place, km² and people that are just enough
LIMITS: list[tuple[str, Kind, dict[str, Any], Place | None, str, int]] = [
    ("2019-2021", COMMUNE, {"share": 95}, None, "50", 5000),
    ("2023-2025", COMMUNE, {"share": 29}, None, "50", 5000),
    ("2023-2025", COMMUNE, {"share": 30}, None, "50", 2500),
    ("2023-2025", COMMUNE, {"share": 95}, None, "50", 1000),
    ("2023-2025", COMMUNE, {"mountainous": False}, None, "30", 8000),
    ("2026-2030", HUYEN, {"share": 10}, None, "850", 80000),
    ("2023-2025", WARD, {"mountainous": False, "parent": Kind.TOWN}, None, "5.5", 5000),
    ("2025-reform", COMMUNE, {"share": 10}, None, "100", 5000),
    ("2025-reform", COMMUNE, {"share": 95}, None, "100", 1000),
    ("2025-reform", COMMUNE, {"mountainous": False}, None, "30", 16000),
    ("2025-reform", WARD, {}, "mountainous_province", "5.5", 15000),
    ("2025-reform", WARD, {}, "central_city", "5.5", 45000),
    ("2025-reform", WARD, {}, "other_province", "5.5", 21000),
    ("from-2026", COMMUNE, {"share": 49}, None, "100", 5000),
    ("from-2026", COMMUNE, {"share": 50}, None, "100", 2500),
    ("from-2026", COMMUNE, {"mountainous": False}, None, "30", 16000),
    ("from-2026", WARD, {"mountainous": False}, None, "5.5", 21000),
]


@pytest.mark.parametrize(("rules", "kind", "facts", "place", "area", "people"), LIMITS)
def test_each_criterion_below_at_and_above_its_limit(
    rules: str, kind: Kind, facts: dict[str, Any], place: Place | None, area: str, people: int
) -> None:
    """One m² or one person less than what is asked is not enough; exactly as much is."""
    half = unit(kind, str(Fraction(area) / 2), people // 2, **facts)
    for square_metres, more in product((-1, 0, 1), (-1, 0, 1)):
        other = replace(
            half,
            area=Interval.exactly(half.area.low + square_metres),
            population=Interval.exactly(half.population.low + more),
        )
        enough = square_metres >= 0 and more >= 0
        assert verdict(rules, half, other, place=place) == (MEETS if enough else BELOW)


def test_special_factors_lower_what_is_asked_of_a_new_unit() -> None:
    """By whole steps from 50% on; the urban ones were not read, so that their units stay open."""
    for people, expected in ((999, BELOW), (1000, MEETS), (1001, MEETS)):
        assert verdict("from-2026", *[unit(COMMUNE, "50", people, 70)] * 2) == expected
    border = [unit(COMMUNE, "15", 4000, mountainous=False, border=True)] * 2
    assert verdict("2025-reform", *border) == MEETS
    assert verdict("from-2026", *[unit(WARD, "3", 8000, 60, border=None)] * 2) == OPEN
    township = [unit(Kind.TOWNSHIP, "6", 3000)] * 2
    assert verdict("2023-2025", *township) == OPEN
    assert verdict("2023-2025", *[unit(Kind.TOWN, "300", 200000)] * 2) == OPEN
    wards = [unit(WARD, "3", 9000)] * 2
    assert verdict("2025-reform", *wards) == OPEN
    lines = [*explain_merger(judge_merger(combine(wards, WARD), RULES["2025-reform"]))]
    assert any("Chưa nêu phường thuộc nơi nào" in line for line in lines)


def test_percentages_of_different_standards_are_added_as_published() -> None:
    """Nông Sơn (mountain) and Quế Sơn: 112,70% of the area, 131,07% of the population."""
    nong_son = unit(HUYEN, "471.64", 35438, mountainous=True)
    que_son = unit(HUYEN, "257.46", 104129, mountainous=False)
    judgement = judge_merger(combine([nong_son, que_son], HUYEN), RULES["2023-2025"])
    assert judgement.verdict is MergerVerdict.MEETS_STANDARD
    assert any("diện tích 112,70%, dân số 131,07%" in line for line in explain_merger(judgement))
    small = replace(que_son, area=Interval.exactly(100 * KM2))
    assert verdict("2023-2025", nong_son, small) == BELOW
    wide = replace(que_son, area=Interval(100 * KM2, 300 * KM2))
    judgement = judge_merger(combine([nong_son, wide], HUYEN), RULES["2023-2025"])
    assert judgement.verdict is MergerVerdict.UNDETERMINED
    assert any(" đến " in line and "Cách tính" in line for line in explain_merger(judgement))
    unknown = replace(que_son, area=Interval(300 * KM2, None))
    judgement = judge_merger(combine([nong_son, unknown], HUYEN), RULES["2023-2025"])
    assert judgement.verdict is MergerVerdict.MEETS_STANDARD
    assert any(
        "diện tích từ " in line and "Cách tính" in line for line in explain_merger(judgement)
    )


def test_an_unknown_mountain_flag_leaves_each_way_of_adding_open() -> None:
    """A flag not known: the verdict holds only where all ways agree; before 2023 nothing is added in %."""
    known, unknown = unit(COMMUNE, "20", 3000), unit(COMMUNE, "20", 3000, mountainous=None)
    assert verdict("2023-2025", known, unknown) == OPEN
    assert verdict("2023-2025", known, unit(COMMUNE, "40", 8000, mountainous=None)) == MEETS
    judgement = judge_merger(combine([known, unknown], COMMUNE), RULES["2023-2025"])
    assert any("hoặc chưa rõ" in line for line in explain_merger(judgement))
    lowland = unit(COMMUNE, "20", 3000, mountainous=False)
    assert verdict("2019-2021", known, lowland) == BELOW
    assert verdict("2023-2025", known, unknown, unit(COMMUNE, "40", 9000)) == MEETS


def test_claims_that_only_some_members_make_are_read_both_ways() -> None:
    """The Red River Delta lowers the area to 70%: for all members or for none, it is decided."""
    half = unit(COMMUNE, "12", 5000, mountainous=False)
    claiming = replace(half, red_river_delta=True)
    assert verdict("2023-2025", claiming, claiming) == MEETS
    assert verdict("2023-2025", half, half) == BELOW
    judgement = judge_merger(combine([half, claiming], COMMUNE), RULES["2023-2025"])
    assert judgement.verdict is MergerVerdict.UNDETERMINED
    assert any("yếu tố vùng" in line for line in explain_merger(judgement))


def test_stated_standards_of_members_do_not_pass_to_the_new_unit() -> None:
    """A user's standard is for the unit it was stated for."""
    low = replace(unit(COMMUNE, "20", 2000), population_standard=1000, name="A")
    judgement = judge_merger(combine([low, low], COMMUNE), RULES["2023-2025"])
    assert judgement.verdict is MergerVerdict.BELOW_STANDARD
    assert any("không áp dụng cho đơn vị mới" in line for line in explain_merger(judgement))


def test_flipped_operators_turn_the_limits_red() -> None:
    """The word "above" in place of "at_least" changes the verdict exactly at the limit."""
    text = law_text(merger_loader.FILE)
    for number in range(flips.count(text)):
        text = flips.flip(text, number)
    other = merger_loader.read(text, LAW)
    for rules, kind, facts, place, area, count in LIMITS:
        half = unit(kind, str(Fraction(area) / 2), count // 2, **facts)
        merger = combine([half, half], kind)
        assert judge_merger(merger, other[rules], place).verdict is not MergerVerdict.MEETS_STANDARD
