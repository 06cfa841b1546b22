"""Turning points: the values of one missing or estimated figure that decide a verdict by themselves."""

from collections.abc import Iterable, Iterator
from copy import replace
from typing import Any, NamedTuple

from calculators.arrangement.standards import possibilities
from calculators.arrangement.verdicts import VERDICT_OF, Answer, Verdict, judge
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


def turning_points(unit: Unit, rules: RuleSet, fields: Iterable[str]) -> tuple[TurningPoint, ...]:
    """Return what would decide the unit, for each of the fields taken alone; all else stays as it is."""
    return tuple(point for field in fields for point in _of_field(unit, rules, field))


def _of_field(unit: Unit, rules: RuleSet, field: str) -> Iterator[TurningPoint]:
    for name, own in FIELDS.items():
        if own == field:
            yield from _staircase(unit, rules, field, name)
    yield from _choices(unit, rules, field, CHOICES.get(field, ()))


def limits_of(unit: Unit, rules: RuleSet, name: str) -> set[int]:
    """Return the values at which the verdict may turn as the unit's area, population or share grows."""
    if name == "share":
        return {
            share
            for factor in rules.factors[unit.kind]
            if factor.condition == "ethnic_share_or_border"
            for share in factor.step_shares(SHARE_SCALE)
        }
    return {
        limit.point
        for row in possibilities(unit, rules).limits
        for test in row
        for limit in test.limits
        if limit.component == name and limit.point is not None
    }


def verdict_at(unit: Unit, rules: RuleSet, name: str, value: int) -> Verdict:
    """Return the verdict that the unit would have with this area, population or share."""
    return verdict_by_tests(_with(unit, name, Interval.exactly(value)), rules)


def _staircase(unit: Unit, rules: RuleSet, field: str, name: str) -> Iterator[TurningPoint]:
    """Yield where the verdict turns as the figure grows: tests are met, then open, then not met."""
    known: Interval = getattr(unit, name)
    must = False
    points = sorted(point for point in limits_of(unit, rules, name) if known.holds(point))
    for value in (known.low, *points):
        verdict = verdict_at(unit, rules, name, value)
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
    return judge(unit.figures, possibilities(unit, rules).limits)[1]
