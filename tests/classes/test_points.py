"""Points: every base, step and cap, below, at and above; and the same as the plain computation."""

import tomllib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.classes.classification import classify
from calculators.classes.points import Range
from tests import class_reference as reference
from tests.class_reference import Known
from tests.classes.units import FIGURES, PLAIN, RULES, factor, facts, full_unit

WARD = replace(PLAIN, kind="ward")
TABLE = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "class_points.toml").read_text("utf-8")
)


def unit_with(unit: Known, values: dict[str, Any]) -> Known:
    """Return a unit with other values, numbers typed as text."""
    amounts = dict(values)
    for name in values.keys() & FIGURES.keys():
        amounts[name] = int(values[name]) if name == "population" else Fraction(values[name])
    return replace(unit, **amounts)


CASES = [
    (unit_with(PLAIN, {**case["unit"], case["figure"]: value}), case["criterion"], points)
    for case in TABLE["case"]
    for value, points in case["points"]
]


@pytest.mark.parametrize(("unit", "criterion", "expected"), CASES)
def test_points_of_a_figure(unit: Known, criterion: str, expected: str) -> None:
    """At, below and above every base, step and cap; the plain computation says the same."""
    result = classify(facts(unit), RULES)
    points = result.bonus if criterion == "bonus" else result.criteria[criterion]
    hundredths = int(Fraction(expected) * 100)
    assert points == Range(hundredths, hundredths)
    plain = reference.bonus(unit) if criterion == "bonus" else reference.criteria(unit)[criterion]
    assert plain == Fraction(expected)


@pytest.mark.parametrize(
    ("unit", "flags", "expected"),
    [
        (PLAIN, {"self_balancing": True}, {"budget": 1000}),
        (WARD, {"self_balancing": True}, {"budget": 1000}),
        (PLAIN, {"self_balancing": None, "own_revenue": Fraction("99.9999")}, {"budget": 800}),
        (PLAIN, {"self_balancing": None, "own_revenue": Fraction(100)}, {"budget": 1000}),
        (PLAIN, {"border": True}, {"special": 300}),
        (PLAIN, {"relic": True}, {"special": 200}),
        (PLAIN, {"safe_zone": True}, {"special": 200}),
        (
            PLAIN,
            {"mountainous": True, "central_city": True, "temporary": Fraction(40)},
            {"special": 0},
        ),
        (WARD, {"mountainous": True}, {"special": 300}),
        (WARD, {"relic": True}, {"special": 200}),
        (WARD, {"safe_zone": True}, {"special": 200}),
        (WARD, {"border": True, "minorities": Fraction(60)}, {"special": 0}),
        (replace(PLAIN, kind="special_zone"), {"border": True}, {"special": 1000}),
        (replace(WARD, kind="special_zone", urban=True), {}, {"special": 1000}),
        (PLAIN, {"position": "strategic"}, {"bonus": 1000}),
        (PLAIN, {"position": "provincial_centre"}, {"bonus": 1000}),
        (WARD, {"position": "specialised_centre"}, {"bonus": 500}),
        (WARD, {"position": "cluster_centre"}, {"bonus": 300}),
        (PLAIN, {"position": "cluster_centre", "population": 56_000}, {"bonus": 550}),
        (PLAIN, {"position": "specialised_centre", "population": 47_999}, {"bonus": 500}),
    ],
)
def test_points_of_a_fact(unit: Known, flags: dict[str, Any], expected: dict[str, int]) -> None:
    """Credits of each kind, in place of the scale or beside it, and the highest bonus alone."""
    result = classify(facts(unit_with(unit, flags)), RULES)
    points = {**result.criteria, "bonus": result.bonus}
    assert {name: points[name] for name in expected} == {
        n: Range(p, p) for n, p in expected.items()
    }


def test_the_most_of_all_is_100() -> None:
    """The caps add up to 100 points, and a commune and a ward can reach them."""
    assert sum(criterion.most for criterion in RULES.criteria.values()) == 10_000
    for kind in ("commune", "ward"):
        best = replace(
            PLAIN, kind=kind, population=60_000, area=Fraction(41), minorities=Fraction(50),
            self_balancing=True, industry=Fraction(100), labour=Fraction(100), poor=Fraction(0),
            water=Fraction(100), files=Fraction(100), signed=Fraction(100), temporary=Fraction(40),
            mountainous=True, border=True, relic=True, safe_zone=True,
        )  # fmt: skip
        if kind == "commune":
            best = replace(best, area=Fraction(180))
        (score,) = classify(facts(best), RULES).scores
        assert score.without_bonus == Range(10_000, 10_000)


@given(full_unit())
def test_the_same_as_the_plain_computation(unit: Known) -> None:
    """A unit of which everything is known, to the last digit."""
    if unit.temporary is None and (unit.kind == "ward" or unit.urban):
        unit = replace(unit, temporary=Fraction(0))
    result = classify(facts(unit), RULES)
    expected = {name: points * 100 for name, points in reference.criteria(unit).items()}
    assert {name: points.low for name, points in result.criteria.items()} == expected
    assert all(points.low == points.high for points in result.criteria.values())
    bonus = reference.bonus(unit) * 100
    assert result.bonus == Range(int(bonus), int(bonus))
    total = int(reference.points(unit) * 100)
    assert result.points == Range(total, total)
    assert result.level is not None
    assert result.level.id == reference.level(unit)


@given(full_unit(), st.sampled_from(sorted(FIGURES)), st.integers(1, 10**7))
def test_points_go_one_way(unit: Known, figure: str, more: int) -> None:
    """No figure that grows takes points away, but poor households and the province's mean."""
    step = Fraction(more, factor(FIGURES[figure]))
    before = getattr(unit, figure)
    if before is None:
        return
    after = unit_with(unit, {figure: before + (more if figure == "population" else step)})
    one, other = (classify(facts(u), RULES).points for u in (unit, after))
    if figure in ("poor", "files_province"):
        one, other = other, one
    assert one.low <= other.low
    assert one.high <= other.high
