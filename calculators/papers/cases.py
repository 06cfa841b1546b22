"""Cases: the standards that a rule set has for each circumstance of a unit, share by share, as numbers."""

from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import NamedTuple

from calculators.arrangement.possibilities import possibilities
from calculators.arrangement.standards import Standard
from calculators.arrangement.words import KINDS
from calculators.law.model import RuleSet
from calculators.units import COMPONENTS, SHARE_SCALE, Interval, Kind, Pair, Unit

_FLAG = {True: "có", False: "không", None: "chưa rõ"}
CLAIMS = {
    "coastal_hardship": "bãi ngang, ven biển đặc biệt khó khăn",
    "red_river_delta": "đồng bằng sông Hồng",
    "island": "hải đảo",
    "urban_special_factor": "đô thị: đã loại trừ yếu tố đặc thù",
}
"""What counts only where the user states it, by the field of a unit."""


class Case(NamedTuple):
    """What the standard of a unit depends on beside its ethnic-minority share; `claims` are fields."""

    kind: Kind
    parent_kind: Kind | None
    mountainous: bool | None
    border: bool | None
    claims: frozenset[str]


class Line(NamedTuple):
    """The standards of a case that share one area (m²), None where it was not read.

    `low` and `high` are the populations at each step of the share, the lowest and highest that the
    unknown allows; a `reducible` standard may be lower by a factor that was not read.
    """

    area: int | None
    reducible: Pair[bool]
    low: tuple[int | None, ...]
    high: tuple[int | None, ...]


def case_of(unit: Unit) -> Case:
    """Return the case of a unit."""
    none = unit.urban_special_factor is False
    claims = {
        one for one in CLAIMS if (none if one == "urban_special_factor" else getattr(unit, one))
    }
    parent = unit.parent_kind if unit.kind is Kind.WARD else None
    return Case(unit.kind, parent, unit.mountainous, unit.border, frozenset(claims))


def alike(cases: Iterable[Case]) -> list[Case]:
    """Return these cases with every answer to whether a unit is mountainous or has a border."""
    circumstances = dict.fromkeys((one.kind, one.parent_kind, one.claims) for one in cases)
    return [
        Case(kind, parent, mountainous, border, claims)
        for kind, parent, claims in circumstances
        for mountainous, border in product(_FLAG, _FLAG)
    ]


@cache
def words(case: Case) -> tuple[str, str, str, str]:
    """Return kind, kind of the parent, and the two answers as they stand in cells."""
    parent = ""
    if case.kind is Kind.WARD:
        parent = "chưa rõ" if case.parent_kind is None else KINDS[case.parent_kind]
    return KINDS[case.kind], parent, _FLAG[case.mountainous], _FLAG[case.border]


def shares(rules: RuleSet, kinds: Iterable[Kind]) -> tuple[int, ...]:
    """Return the smallest share (ten-thousandths of a point) of each step, 0 first.

    Units of one rule set have one scale of steps, if any.
    """
    for kind in kinds:
        for factor in rules.factors[kind]:
            if factor.condition == "ethnic_share_or_border":
                return (0, *factor.step_shares(SHARE_SCALE))
    return (0,)


def lines(case: Case, rules: RuleSet, steps: Iterable[int]) -> list[Line]:
    """Return the standards of a case, one line for each area that is possible, largest first."""
    standards = [possibilities(_unit(case, share), rules).standards for share in steps]
    areas = {standard.values.area for standard in standards[0]}
    return [
        _line(area, [[one for one in step if one.values.area == area] for step in standards])
        for area in sorted(areas, key=lambda area: -(area or 0))
    ]


def _line(area: int | None, steps: list[list[Standard]]) -> Line:
    people = [[one.values.population for one in step] for step in steps]
    counts = [[] if None in step else [one for one in step if one is not None] for step in people]
    return Line(
        area,
        Pair(*(any(standard.reducible.of(one) for standard in steps[0]) for one in COMPONENTS)),
        tuple(min(step, default=None) for step in counts),
        tuple(max(step, default=None) for step in counts),
    )


def _unit(case: Case, share: int) -> Unit:
    claims = case.claims
    return Unit(
        case.kind,
        share=Interval.exactly(share),
        mountainous=case.mountainous,
        border=case.border,
        parent_kind=case.parent_kind,
        red_river_delta="red_river_delta" in claims,
        coastal_hardship="coastal_hardship" in claims,
        island="island" in claims,
        urban_special_factor=False if "urban_special_factor" in claims else None,
    )
