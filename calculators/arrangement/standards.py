"""Standards: what a unit may have to meet, one for each combination of what is not known about it."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from calculators.law.model import BaseStandard, RuleSet, SpecialFactor
from calculators.units import (
    ANY_SHARE,
    COMPONENTS,
    SHARE_SCALE,
    WARD_PARENTS,
    Component,
    Kind,
    Pair,
    Unit,
)

CLAIMS = ("coastal_hardship", "red_river_delta", "island")
"""The facts that count only where the user states them."""
_NO_CLAIMS: frozenset[str] = frozenset()
UNREAD = ("mountainous_or_border", "mountainous_border_or_island")
"""The circumstances of special factors whose text was not read."""


class Standard(NamedTuple):
    """An exact standard, in m² and people; None where the law was not read.

    `reducible` values may be lower by a special factor that was not read; `factors` are those
    applied, with the percentage of the base standard that they leave.
    """

    values: Pair[int | None]
    reducible: Pair[bool]
    base: BaseStandard
    factors: tuple[tuple[SpecialFactor, int], ...] = ()


class Facts(NamedTuple):
    """What a standard depends on, each in the narrowest form that the standard distinguishes.

    `stated` standards take the place of the law's.
    """

    kind: Kind
    parent_kind: Kind | None
    mountainous: bool | None
    border: bool | None
    steps: tuple[int, int]
    claims: frozenset[str]
    urban_special_factor: bool | None
    stated: Pair[int | None]


def facts(unit: Unit, rules: RuleSet) -> Facts:
    """Return what the unit's standard depends on: its share becomes a range of steps."""
    factor = step_factor(unit.kind, rules)
    high = ANY_SHARE.high if unit.share.high is None else unit.share.high
    steps = (
        (factor.step(unit.share.low, SHARE_SCALE), factor.step(high or 0, SHARE_SCALE))
        if factor
        else (-1, -1)
    )
    claimed = unit.coastal_hardship or unit.red_river_delta or unit.island
    return Facts(
        unit.kind,
        unit.parent_kind,
        unit.mountainous,
        unit.border,
        steps,
        frozenset(filter(partial(getattr, unit), CLAIMS)) if claimed else _NO_CLAIMS,
        unit.urban_special_factor,
        unit.stated,
    )


def step_factor(kind: Kind, rules: RuleSet) -> SpecialFactor | None:
    """Return the factor that lowers a kind's standard by steps of the share; None where none does."""
    return next((f for f in rules.factors[kind] if f.condition == "ethnic_share_or_border"), None)


def worlds(circumstances: Facts, rules: RuleSet) -> Iterator[Standard]:
    """Yield the standard of each world: each combination of the facts that are not known."""
    either = (True, False)
    on_island = (
        "island" in circumstances.claims and (circumstances.kind, None, None) in rules.standards
    )
    parents: tuple[Kind | None, ...] = (None,)
    if circumstances.kind is Kind.WARD:
        parents = (
            WARD_PARENTS if circumstances.parent_kind is None else (circumstances.parent_kind,)
        )
    for parent in parents:
        for mountainous in (
            either if circumstances.mountainous is None else (circumstances.mountainous,)
        ):
            flag = mountainous if circumstances.kind.rural and not on_island else None
            base = rules.standards[circumstances.kind, flag, parent]
            for border in either if circumstances.border is None else (circumstances.border,):
                for step in range(circumstances.steps[0], circumstances.steps[1] + 1):
                    yield _standard(
                        circumstances,
                        rules,
                        base,
                        mountainous=mountainous,
                        border=border,
                        step=step,
                    )


def _standard(
    circumstances: Facts,
    rules: RuleSet,
    base: BaseStandard,
    *,
    mountainous: bool,
    border: bool,
    step: int,
) -> Standard:
    percent: dict[Component, int] = dict.fromkeys(COMPONENTS, 100)
    applied: dict[Component, SpecialFactor] = {}
    reducible: set[Component] = set()
    for factor in rules.factors[circumstances.kind]:
        lowers = [one for one in factor.components if circumstances.stated.of(one) is None]
        if factor.condition in UNREAD:
            there = (
                mountainous
                or border
                or (
                    "island" in circumstances.claims
                    and factor.condition == "mountainous_border_or_island"
                )
            )
            if there and circumstances.urban_special_factor is not False:
                reducible.update(lowers)
            continue
        if factor.standards and base.id not in factor.standards:
            continue
        lowered = _lowered(circumstances, factor, mountainous=mountainous, border=border, step=step)
        for component in lowers:
            # Only one factor counts for each component: reductions never add up.
            if lowered < percent[component]:
                percent[component] = lowered
                applied[component] = factor
    law_values = Pair(None, None) if base.grade == "U" else base.values
    full = [
        law if own is None else own
        for law, own in zip(law_values, circumstances.stated, strict=True)
    ]
    values = [
        None if value is None else value * percent[one] // 100
        for one, value in zip(COMPONENTS, full, strict=True)
    ]
    return Standard(
        Pair(*values),
        Pair(*(one in reducible for one in COMPONENTS)),
        base,
        tuple((factor, percent[component]) for component, factor in applied.items()),
    )


def _lowered(
    circumstances: Facts, factor: SpecialFactor, *, mountainous: bool, border: bool, step: int
) -> int:
    """Return the percentage of the standard that the factor leaves: 100 where it does not apply."""
    if factor.condition == "claimed":
        return factor.percent if factor.id in circumstances.claims else 100
    if border or (mountainous and step >= 0):
        return factor.percent_at(max(step, 0))
    return 100
