"""Turning points: the values of one missing or estimated figure that decide a verdict by themselves."""

from collections.abc import Iterable, Iterator
from copy import replace
from typing import Any, NamedTuple

from calculators.arrangement.standards import Possibilities, possibilities
from calculators.arrangement.verdicts import Verdict, judge
from calculators.law.model import RuleSet
from calculators.units import SHARE_SCALE, WARD_PARENTS, Interval, Kind, Unit

DECIDED = (Verdict.MUST_ARRANGE, Verdict.NOT_REQUIRED)


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
    unit: Unit, rules: RuleSet, found: Possibilities, fields: Iterable[str]
) -> tuple[TurningPoint, ...]:
    """Return what would decide the unit, for each of the fields taken alone; all else stays as it is."""
    return tuple(point for field in fields for point in _of_field(unit, rules, found, field))


def _of_field(
    unit: Unit, rules: RuleSet, found: Possibilities, field: str
) -> Iterator[TurningPoint]:
    match field:
        case "area_km2":
            yield from _staircase(unit, rules, field, "area")
        case "population":
            yield from _staircase(unit, rules, field, "population")
        case "ethnic_minority_percent":
            yield from _staircase(unit, rules, field, "share")
        case "mountainous" | "border":
            yield from _choices(unit, rules, field, (True, False))
        case "parent_kind":
            yield from _choices(unit, rules, field, WARD_PARENTS)
        case "urban_special_factor":
            yield from _unreduced(unit, found)
        case _:
            return


def limits_of(unit: Unit, rules: RuleSet, name: str) -> set[int]:
    """Return the values at which the verdict may turn as the unit's area, population or share grows."""
    if name == "share":
        return {
            share
            for factor in rules.factors[unit.kind]
            if factor.condition == "ethnic_share_or_border"
            for share in factor.step_shares(SHARE_SCALE)
        }
    limits = [getattr(limit, name) for row in possibilities(unit, rules).limits for limit in row]
    return {limit for limit in limits if limit is not None}


def verdict_at(unit: Unit, rules: RuleSet, name: str, value: int) -> Verdict:
    """Return the verdict that the unit would have with this area, population or share."""
    return _verdict(_with(unit, name, Interval.exactly(value)), rules)


def _staircase(unit: Unit, rules: RuleSet, field: str, name: str) -> Iterator[TurningPoint]:
    """Yield where the verdict turns as the figure grows: it only ever goes towards "not required"."""
    known: Interval = getattr(unit, name)
    must = False
    points = sorted(point for point in limits_of(unit, rules, name) if known.holds(point))
    for value in (known.low, *points):
        verdict = verdict_at(unit, rules, name, value)
        if verdict is Verdict.MUST_ARRANGE:
            must = True
        elif must:
            yield TurningPoint(field, "below", value, Verdict.MUST_ARRANGE)
            must = False
        if verdict is Verdict.NOT_REQUIRED:
            yield TurningPoint(field, "at_least", value, verdict)
            return


def _choices(
    unit: Unit, rules: RuleSet, field: str, values: Iterable[bool | Kind]
) -> Iterator[TurningPoint]:
    for value in values:
        verdict = _verdict(_with(unit, field, value), rules)
        if verdict in DECIDED:
            yield TurningPoint(field, "is", value, verdict)


def _unreduced(unit: Unit, found: Possibilities) -> Iterator[TurningPoint]:
    """Yield the verdict at the full standard: the one that holds if no urban factor applies."""
    full = [
        [limit._replace(area_reducible=False, population_reducible=False) for limit in row]
        for row in found.limits
    ]
    _, verdict = judge(unit.area, unit.population, full)
    if verdict in DECIDED:
        yield TurningPoint("urban_special_factor", "is", value=False, verdict=verdict)


def _with(unit: Unit, field: str, value: Interval | int | Kind) -> Unit:
    change: dict[str, Any] = {field: value}
    return replace(unit, **change)


def _verdict(unit: Unit, rules: RuleSet) -> Verdict:
    return judge(unit.area, unit.population, possibilities(unit, rules).limits)[1]
