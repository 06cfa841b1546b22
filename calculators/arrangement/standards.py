"""The standards a unit may have to meet: one for each combination of what is not known about it."""

from collections.abc import Iterator
from copy import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple, override

from calculators.law.model import BaseStandard, Join, RuleSet, SpecialFactor
from calculators.units import (
    ANY_SHARE,
    COMPONENTS,
    SHARE_SCALE,
    WARD_PARENTS,
    Component,
    Kind,
    Level,
    Pair,
    Unit,
)

CLAIMS = ("coastal_hardship", "red_river_delta", "island")
"""The facts that count only where the user states them."""
_NO_CLAIMS: frozenset[str] = frozenset()


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

    `settled` components need no standard of the law: the user states it, or no test asks for it.
    """

    kind: Kind
    parent_kind: Kind | None
    mountainous: bool | None
    border: bool | None
    steps: tuple[int, int]
    claims: frozenset[str]
    urban_special_factor: bool | None
    settled: Pair[bool]


class Limit(NamedTuple):
    """Where one condition of a test turns at one standard: the first m² or person beyond it.

    None where the standard was not read; a reducible limit may be lower, never higher.
    """

    component: Component
    point: int | None
    reducible: bool


class Bounds(NamedTuple):
    """The limits of a test's conditions at one standard, in their order."""

    join: Join
    limits: tuple[Limit, ...]


class Possibilities(NamedTuple):
    """The standards that the known facts allow, their limits, and the unknown facts they depend on.

    `limits` holds a row for each standard, with what each test of the rule set asks there; `points`
    are the m² and people at which one of them turns, in order: between two of them nothing differs.
    """

    standards: tuple[Standard, ...]
    limits: tuple[tuple[Bounds, ...], ...]
    points: Pair[tuple[int, ...]]
    missing: tuple[str, ...]
    depends_on_share: bool

    @override
    def __hash__(self) -> int:
        """Return a hash by identity: results are cached per object."""
        return id(self)

    @override
    def __eq__(self, other: object) -> bool:
        """Return whether the other is this very object."""
        return self is other


def possibilities(unit: Unit, rules: RuleSet) -> Possibilities:
    """Return every standard the unit may have under the rules; a stated standard takes the law's place."""
    found = _possibilities(facts(unit, rules), rules)
    if unit.stated == (None, None):
        return found
    stated = tuple(dict.fromkeys(_stated(standard, unit.stated) for standard in found.standards))
    limits = _limits(stated, rules, unit.kind)
    return replace(found, standards=stated, limits=limits, points=_points(limits))


def facts(unit: Unit, rules: RuleSet) -> Facts:
    """Return what the unit's standard depends on: its share becomes a range of steps."""
    factor = _step_factor(unit.kind, rules)
    high = ANY_SHARE.high if unit.share.high is None else unit.share.high
    steps = (
        (factor.step(unit.share.low, SHARE_SCALE), factor.step(high or 0, SHARE_SCALE))
        if factor
        else (-1, -1)
    )
    claimed = unit.coastal_hardship or unit.red_river_delta or unit.island
    claims = frozenset(filter(partial(getattr, unit), CLAIMS)) if claimed else _NO_CLAIMS
    used = components(rules, unit.kind.level)
    return Facts(
        unit.kind,
        unit.parent_kind,
        unit.mountainous,
        unit.border,
        steps,
        claims,
        unit.urban_special_factor,
        Pair(
            unit.area_standard is not None or "area" not in used,
            unit.population_standard is not None or "population" not in used,
        ),
    )


UNREAD = ("mountainous_or_border", "mountainous_border_or_island")
"""The circumstances of special factors whose text was not read."""


@lru_cache
def components(rules: RuleSet, level: Level) -> frozenset[Component]:
    """Return the components that the tests of a level ask for."""
    return frozenset(one.component for test in rules.tests[level] for one in test.conditions)


def _step_factor(kind: Kind, rules: RuleSet) -> SpecialFactor | None:
    return next((f for f in rules.factors[kind] if f.condition == "ethnic_share_or_border"), None)


@lru_cache(maxsize=4096)
def _possibilities(known: Facts, rules: RuleSet) -> Possibilities:
    standards = tuple(dict.fromkeys(_worlds(known, rules)))
    missing = [
        field
        for field, values in (
            ("mountainous", (True, False)),
            ("border", (True, False)),
            ("parent_kind", WARD_PARENTS),
        )
        if getattr(known, field) is None and _varies(known, rules, field, values)
    ]
    asked = [parts for standard in standards for parts in _asked(standard, known)]
    if any(reducible for _, reducible in asked):
        missing.append("urban_special_factor")
    if any(value is None for value, _ in asked):
        missing.append("standard")
    factor = _step_factor(known.kind, rules)
    steps = () if factor is None else ((-1, -1), (factor.last_step, factor.last_step))
    limits = _limits(standards, rules, known.kind)
    return Possibilities(
        standards,
        limits,
        _points(limits),
        tuple(missing),
        _varies(known, rules, "steps", steps),
    )


def _limits(
    standards: tuple[Standard, ...], rules: RuleSet, kind: Kind
) -> tuple[tuple[Bounds, ...], ...]:
    return tuple(
        tuple(
            Bounds(
                test.join,
                tuple(
                    Limit(
                        one.component,
                        None
                        if (value := standard.values.of(one.component)) is None
                        else one.turning_point(value),
                        standard.reducible.of(one.component),
                    )
                    for one in test.conditions
                ),
            )
            for test in rules.tests[kind.level]
        )
        for standard in standards
    )


def _points(limits: tuple[tuple[Bounds, ...], ...]) -> Pair[tuple[int, ...]]:
    points: dict[Component, set[int]] = {one: set() for one in COMPONENTS}
    for row in limits:
        for limit in (limit for test in row for limit in test.limits):
            if limit.point is not None:
                points[limit.component].add(limit.point)
    return Pair(*(tuple(sorted(points[one])) for one in COMPONENTS))


def _asked(standard: Standard, known: Facts) -> tuple[tuple[int | None, bool], ...]:
    """Return value and reducibility of each component for which the standard of the law counts."""
    return tuple(
        (standard.values.of(one), standard.reducible.of(one))
        for one in COMPONENTS
        if not known.settled.of(one)
    )


def _varies(known: Facts, rules: RuleSet, field: str, values: tuple[object, ...]) -> bool:
    """Return whether what is asked of the unit depends on the field."""
    seen = {
        frozenset(_asked(s, known) for s in _worlds(_with(known, field, value), rules))
        for value in values
    }
    return len(seen) > 1


def _with(known: Facts, field: str, value: object) -> Facts:
    change: dict[str, Any] = {field: value}
    return replace(known, **change)


def _worlds(known: Facts, rules: RuleSet) -> Iterator[Standard]:
    """Yield the standard of each world: each combination of the facts that are not known."""
    either = (True, False)
    on_island = "island" in known.claims and (known.kind, None, None) in rules.standards
    parents: tuple[Kind | None, ...] = (None,)
    if known.kind is Kind.WARD:
        parents = WARD_PARENTS if known.parent_kind is None else (known.parent_kind,)
    for parent in parents:
        for mountainous in either if known.mountainous is None else (known.mountainous,):
            flag = mountainous if known.kind.rural and not on_island else None
            base = rules.standards[known.kind, flag, parent]
            for border in either if known.border is None else (known.border,):
                for step in range(known.steps[0], known.steps[1] + 1):
                    yield _standard(
                        known, rules, base, mountainous=mountainous, border=border, step=step
                    )


def _standard(
    known: Facts, rules: RuleSet, base: BaseStandard, *, mountainous: bool, border: bool, step: int
) -> Standard:
    percent: dict[Component, int] = dict.fromkeys(COMPONENTS, 100)
    applied: dict[Component, SpecialFactor] = {}
    reducible: set[Component] = set()
    for factor in rules.factors[known.kind]:
        if factor.condition in UNREAD:
            there = (
                mountainous
                or border
                or ("island" in known.claims and factor.condition == "mountainous_border_or_island")
            )
            if there and known.urban_special_factor is not False:
                reducible.update(factor.components)
            continue
        if factor.standards and base.id not in factor.standards:
            continue
        lowered = _lowered(known, factor, mountainous=mountainous, border=border, step=step)
        for component in factor.components:
            # Only one factor counts for each component: reductions never add up.
            if lowered < percent[component]:
                percent[component] = lowered
                applied[component] = factor
    values = [
        None if value is None or base.grade == "U" else value * percent[one] // 100
        for one, value in zip(COMPONENTS, base.values, strict=True)
    ]
    return Standard(
        Pair(*values),
        Pair(*(one in reducible for one in COMPONENTS)),
        base,
        tuple((factor, percent[component]) for component, factor in applied.items()),
    )


def _lowered(
    known: Facts, factor: SpecialFactor, *, mountainous: bool, border: bool, step: int
) -> int:
    """Return the percentage of the standard that the factor leaves: 100 where it does not apply."""
    if factor.condition == "claimed":
        return factor.percent if factor.id in known.claims else 100
    if border or (mountainous and step >= 0):
        return factor.percent_at(max(step, 0))
    return 100


def _stated(standard: Standard, stated: Pair[int | None]) -> Standard:
    """Return the standard with what the user states in place of what the law says."""
    own = [stated.of(one) is None for one in COMPONENTS]
    return replace(
        standard,
        values=Pair(
            *(
                law if kept else value
                for law, value, kept in zip(standard.values, stated, own, strict=True)
            )
        ),
        reducible=Pair(*(law and kept for law, kept in zip(standard.reducible, own, strict=True))),
        factors=tuple(
            item
            for item in standard.factors
            if any(stated.of(component) is None for component in item[0].components)
        ),
    )
