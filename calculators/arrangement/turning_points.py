"""Turning points: the values of one missing or estimated figure that decide a verdict by themselves."""

from collections.abc import Iterable, Iterator
from copy import replace
from functools import lru_cache
from typing import Any, NamedTuple

from calculators.arrangement.possibilities import Possibilities, possibilities
from calculators.arrangement.verdicts import VERDICT_OF, Answer, Verdict, answers, reached
from calculators.law.model import RuleSet
from calculators.units import SHARE_SCALE, WARD_PARENTS, Interval, Kind, Unit

FIELDS = {"area": "area_km2", "population": "population", "share": "ethnic_minority_percent"}
"""The fields that hold a unit's figures."""

CHOICES: dict[str, tuple[bool | Kind, ...]] = {
    "mountainous": (True, False),
    "border": (True, False),
    "parent_kind": WARD_PARENTS,
    "urban_special_factor": (False,),
}
"""The values of the fields that are no figures."""


class TurningPoint(NamedTuple):
    """A value of one missing or estimated figure that would decide the verdict by itself.

    `value` is in the unit of the figure: m², people, ten-thousandths of a percentage point,
    or True, False or a kind; `op` is "at_least", "below" or "is".
    """

    field: str
    op: str
    value: int | bool | Kind
    verdict: Verdict


def turning_points(
    unit: Unit, rules: RuleSet, cases: Possibilities, fields: Iterable[str]
) -> tuple[TurningPoint, ...]:
    """Return what would decide the unit, for each of the fields taken alone; all else stays as it is.

    `cases` are the possibilities of the unit under the rules.
    """
    return _search(plain(unit, rules, cases), rules, tuple(fields))


def plain(unit: Unit, rules: RuleSet, cases: Possibilities) -> Unit:
    """Return the unit that stands for all with the same turning points.

    It has no name, and each end of a figure is the last limit that is reached. In a list of which a
    column is empty most units are then one of a few, and need not be searched again.
    """
    points = cases.points
    return replace(
        unit,
        area=reached(unit.area, points.area),
        population=reached(unit.population, points.population),
        share=reached(unit.share, _shares(unit.kind, rules)),
        code="",
        name="",
        district="",
        population_date="",
        note="",
        derived=(),
        exemption=None,
        voluntary=False,
    )


@lru_cache(maxsize=4096)
def _search(unit: Unit, rules: RuleSet, fields: tuple[str, ...]) -> tuple[TurningPoint, ...]:
    return tuple(point for field in fields for point in _of_field(unit, rules, field))


def _of_field(unit: Unit, rules: RuleSet, field: str) -> Iterator[TurningPoint]:
    for name, own in FIELDS.items():
        if own == field:
            yield from _staircase(unit, rules, field, name)
    yield from _choices(unit, rules, field, CHOICES.get(field, ()))


def limits_of(unit: Unit, rules: RuleSet, name: str) -> tuple[int, ...]:
    """Return where the verdict may turn as the unit's area, population or share grows, in order."""
    if name == "share":
        return _shares(unit.kind, rules)
    points: tuple[int, ...] = getattr(possibilities(unit, rules).points, name)
    return points


@lru_cache
def _shares(kind: Kind, rules: RuleSet) -> tuple[int, ...]:
    shares = {
        share
        for factor in rules.factors[kind]
        if factor.condition == "ethnic_share_or_border"
        for share in factor.step_shares(SHARE_SCALE)
    }
    return tuple(sorted(shares))


def with_figure(unit: Unit, name: str, value: int) -> Unit:
    """Return the unit with this area (m²), population or share (ten-thousandths of a point)."""
    return _with(unit, name, Interval.exactly(value))


def _staircase(unit: Unit, rules: RuleSet, field: str, name: str) -> Iterator[TurningPoint]:
    """Yield where the verdict turns as the figure grows: tests are met, then open, then not met."""
    figure: Interval = getattr(unit, name)
    must = False
    points = filter(figure.holds, limits_of(unit, rules, name))
    for value in (figure.low, *points):
        verdict = verdict_by_tests(with_figure(unit, name, value), rules)
        if verdict is VERDICT_OF[rules.question, True]:
            must = True
        elif must:
            yield TurningPoint(field, "below", value, VERDICT_OF[rules.question, True])
            must = False
        if verdict is VERDICT_OF[rules.question, False]:
            yield TurningPoint(field, "at_least", value, verdict)
            return


def _choices(
    unit: Unit, rules: RuleSet, field: str, values: Iterable[bool | Kind]
) -> Iterator[TurningPoint]:
    for value in values:
        verdict = verdict_by_tests(_with(unit, field, value), rules)
        if verdict is not Verdict.UNDETERMINED:
            yield TurningPoint(field, "is", value, verdict)


def _with(unit: Unit, field: str, value: Interval | int | Kind) -> Unit:
    change: dict[str, Any] = {field: value}
    return replace(unit, **change)


def verdict_by_tests(unit: Unit, rules: RuleSet) -> Verdict:
    """Return the verdict that the tests give, whatever reason the user claims."""
    return VERDICT_OF[rules.question, any_met(unit, rules)]


def any_met(unit: Unit, rules: RuleSet) -> Answer:
    """Return whether the unit meets one of the tests."""
    return answers(unit, possibilities(unit, rules))[1]
