"""Turning points: where one figure or flag decides, exactly and completely."""

from collections.abc import Iterator
from copy import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.arrangement import turning_points
from calculators.arrangement.evaluation import evaluate
from calculators.arrangement.turning_points import TurningPoint
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader as law_loader
from calculators.units import (
    Interval,
    Kind,
    Unit,
)
from tests import reference
from tests.strategies import units


def with_value(unit: Unit, field: str, value: int | Kind) -> Unit:
    """Return the unit with one figure known."""
    names = {"area_km2": "area", "ethnic_minority_percent": "share", "population": "population"}
    change: dict[str, Any] = {field: value}
    if field in names:
        change = {names[field]: Interval.exactly(int(value))}
    return replace(unit, **change)


LAW = law_loader.load()


RULES = tuple(LAW.rule_sets)
EXACTLY = Interval.exactly


def test_a_figure_turns_the_verdict_once_each_way() -> None:
    """Where the mountain flag leaves a span open between both verdicts, the span is not told twice."""
    unit = Unit(Kind.COMMUNE, EXACTLY(5_999_999), share=EXACTLY(0), border=True)
    points = evaluate(unit, LAW.rules("2019-2021")).decisive
    fields = [(point.field, point.op) for point in points]
    assert fields == [("population", "below"), ("population", "at_least")]


@given(units(), st.sampled_from(RULES))
def test_units_between_the_same_limits_are_searched_once(unit: Unit, rules_id: str) -> None:
    """What is found for the unit that stands for them is found for each of them."""
    rules = LAW.rules(rules_id)
    assume(unit.kind in rules.kinds)
    evaluation = evaluate(unit, rules)
    assume(evaluation.verdict is Verdict.UNDETERMINED)
    assert evaluation.decisive == tuple(
        point
        for field in (*evaluation.missing, *evaluation.estimated)
        for point in turning_points._of_field(unit, rules, field)
    )


@pytest.mark.parametrize("rules_id", RULES)
def test_a_list_without_figures_takes_no_search_for_each_unit(rules_id: str) -> None:
    """As many searches as there are ways to stand between the limits, however many units."""
    rules = LAW.rules(rules_id)
    empty = [Unit(Kind.WARD, name=f"A{n}", code=str(n), district=f"B{n % 9}") for n in range(500)]
    half = [Unit(Kind.WARD, EXACTLY(n * 20_000), name=f"C{n}") for n in range(500)]
    limits = turning_points.limits_of(empty[0], rules, "area")
    for some, most in ((empty, 1), (half, 1 + len(limits))):
        turning_points._search.cache_clear()
        for unit in some:
            evaluate(unit, rules)
        assert turning_points._search.cache_info().misses <= most < len(some)


def with_flag(unit: Unit, field: str, value: bool | None) -> Unit:  # noqa: FBT001 - the flag itself
    """Return the unit with one of its flags known, or not known."""
    change: dict[str, Any] = {field: value}
    return replace(unit, **change)


@pytest.mark.parametrize("field", ["mountainous", "border"])
def test_a_flag_that_would_decide_is_told_with_its_verdict(field: str) -> None:
    """Yes or no, wherever one of them decides: as the unit is judged where the flag is known."""
    rules = LAW.rules("2023-2025")
    turns = set()
    plain = Unit(Kind.COMMUNE, share=EXACTLY(0), mountainous=True, border=False)
    for km2, people in product(range(5, 75, 5), range(500, 18_000, 500)):
        with_size = plain._replace(area=EXACTLY(km2 * 1_000_000), population=EXACTLY(people))
        open_ = with_flag(with_size, field, None)
        evaluation = evaluate(open_, rules)
        points = [(p.value, p.verdict) for p in evaluation.decisive if p.field == field]
        if evaluation.verdict is Verdict.UNDETERMINED:
            verdicts = [
                (flag, evaluate(with_flag(with_size, field, flag), rules).verdict)
                for flag in (True, False)
            ]
            assert points == [one for one in verdicts if one[1] is not Verdict.UNDETERMINED]
        turns.update(points)
    assert {value for value, _ in turns} == {True, False}


def turns(unit: Unit, point: TurningPoint) -> Iterator[tuple[int | Kind, bool]]:
    """Yield values of the figure around the point, and whether the point's verdict holds there."""
    if point.op == "is":
        yield point.value, True
        return
    value = int(point.value)
    figure = {"area_km2": unit.area, "population": unit.population}.get(point.field, unit.share)
    if point.op == "at_least":
        yield value, True
        if figure.holds(value - 1):
            yield value - 1, False
        if figure.high is not None:
            yield figure.high, True
    else:
        yield value - 1, True
        yield value, False
        yield figure.low, True


@given(units(), st.sampled_from(RULES))
def test_a_turning_point_turns_the_verdict_exactly_there(unit: Unit, rules: str) -> None:
    """At the value and beyond it the verdict is the one told; one step before it is not."""
    assume(reference.judges(unit.kind, rules))
    law = LAW.rules(rules)
    for point in evaluate(unit, law).decisive:
        if point.field == "urban_special_factor":
            continue
        for value, holds in turns(unit, point):
            assert holds == (
                evaluate(with_value(unit, point.field, value), law).verdict is point.verdict
            )


@given(units(), st.sampled_from(RULES))
def test_every_single_figure_that_can_decide_is_told(unit: Unit, rules: str) -> None:
    """Where one end of a figure alone gives a verdict, that figure is among the decisive ones."""
    assume(reference.judges(unit.kind, rules))
    law = LAW.rules(rules)
    evaluation = evaluate(unit, law)
    if evaluation.verdict is not Verdict.UNDETERMINED:
        return
    verdicts = {(point.field, point.verdict) for point in evaluation.decisive}
    figures = {
        "area_km2": unit.area,
        "population": unit.population,
        "ethnic_minority_percent": unit.share,
    }
    for field in (*evaluation.missing, *evaluation.estimated):
        if field in figures:
            values: list[int | Kind] = [figures[field].low, figures[field].high or 10**12]
        elif field in {"mountainous", "border"}:
            values = [True, False]
        else:
            continue
        for value in values:
            verdict = evaluate(with_value(unit, field, value), law).verdict
            if verdict is not Verdict.UNDETERMINED:
                assert (field, verdict) in verdicts
