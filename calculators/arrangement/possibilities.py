"""Possibilities: the standards a unit may have, where its tests turn, and what is missing to know one."""

from copy import replace
from functools import lru_cache
from typing import Any, NamedTuple, override

from calculators.arrangement.standards import Facts, Standard, facts, step_factor, worlds
from calculators.law.model import Condition, Join, RuleSet
from calculators.units import COMPONENTS, WARD_PARENTS, Component, Level, Pair, Unit


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
    return _possibilities(facts(unit, rules), rules)


@lru_cache
def components(rules: RuleSet, level: Level) -> frozenset[Component]:
    """Return the components that the tests of a level ask for."""
    return frozenset(one.component for test in rules.tests[level] for one in test.conditions)


@lru_cache(maxsize=4096)
def _possibilities(circumstances: Facts, rules: RuleSet) -> Possibilities:
    standards = tuple(dict.fromkeys(worlds(circumstances, rules)))
    missing = [
        field
        for field, values in (
            ("mountainous", (True, False)),
            ("border", (True, False)),
            ("parent_kind", WARD_PARENTS),
        )
        if getattr(circumstances, field) is None and _varies(circumstances, rules, field, values)
    ]
    demands = [parts for standard in standards for parts in _demands(standard, rules)]
    if any(reducible for _, reducible in demands):
        missing.append("urban_special_factor")
    if any(value is None for value, _ in demands):
        missing.append("standard")
    factor = step_factor(circumstances.kind, rules)
    steps = () if factor is None else ((-1, -1), (factor.last_step, factor.last_step))
    limits = tuple(
        tuple(
            Bounds(test.join, tuple(_limit(one, standard) for one in test.conditions))
            for test in rules.tests[circumstances.kind.level]
        )
        for standard in standards
    )
    return Possibilities(
        standards,
        limits,
        Pair(*(_points(limits, one) for one in COMPONENTS)),
        tuple(missing),
        _varies(circumstances, rules, "steps", steps),
    )


def _limit(condition: Condition, standard: Standard) -> Limit:
    value = standard.values.of(condition.component)
    return Limit(
        condition.component,
        None if value is None else condition.turning_point(value),
        standard.reducible.of(condition.component),
    )


def _points(limits: tuple[tuple[Bounds, ...], ...], component: Component) -> tuple[int, ...]:
    points = {
        limit.point
        for row in limits
        for test in row
        for limit in test.limits
        if limit.component == component and limit.point is not None
    }
    return tuple(sorted(points))


def _demands(standard: Standard, rules: RuleSet) -> tuple[tuple[int | None, bool], ...]:
    """Return value and reducibility of each component that a test asks for."""
    names = components(rules, standard.base.kind.level)
    return tuple(
        (standard.values.of(one), standard.reducible.of(one)) for one in COMPONENTS if one in names
    )


def _varies(circumstances: Facts, rules: RuleSet, field: str, values: tuple[Any, ...]) -> bool:
    """Return whether what is asked of the unit depends on the field."""
    variants = {
        frozenset(
            _demands(s, rules) for s in worlds(replace(circumstances, **{field: value}), rules)
        )
        for value in values
    }
    return len(variants) > 1
