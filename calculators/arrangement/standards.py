"""The standards a unit may have to meet: one for each combination of what is not known about it."""

from collections.abc import Iterator
from copy import replace
from functools import lru_cache
from typing import Any, NamedTuple, override

from calculators.law.model import BaseStandard, RuleSet, SpecialFactor
from calculators.units import ANY_SHARE, SHARE_SCALE, WARD_PARENTS, Kind, Unit


class Standard(NamedTuple):
    """An exact standard: area in m², population in people; None where the law was not read.

    `reducible` components may be lower by a special factor that was not read; `factors` are those
    applied, with the percentage of the base standard that they leave.
    """

    area: int | None
    population: int | None
    area_reducible: bool
    population_reducible: bool
    base: BaseStandard
    factors: tuple[tuple[SpecialFactor, int], ...] = ()


class Facts(NamedTuple):
    """What a standard depends on, each in the narrowest form that the standard distinguishes."""

    kind: Kind
    parent_kind: Kind | None
    mountainous: bool | None
    border: bool | None
    steps: tuple[int, int]
    claims: frozenset[str]
    area_stated: bool
    population_stated: bool


class Limit(NamedTuple):
    """Where one test of one standard turns: the first m² and the first person no longer under it.

    None where the standard was not read; a reducible limit may be lower, never higher.
    """

    area: int | None
    population: int | None
    area_reducible: bool
    population_reducible: bool


class Possibilities(NamedTuple):
    """The standards that the known facts allow, their limits, and the unknown facts they depend on.

    `limits` holds a row for each standard with a limit for each test of the rule set.
    """

    standards: tuple[Standard, ...]
    limits: tuple[tuple[Limit, ...], ...]
    missing: tuple[str, ...]
    depends_on_share: bool

    @override
    def __hash__(self) -> int:
        """Return the hash of this very object: what is kept about it is found by it alone."""
        return id(self)

    @override
    def __eq__(self, other: object) -> bool:
        """Return whether the other is this very object."""
        return self is other


def possibilities(unit: Unit, rules: RuleSet) -> Possibilities:
    """Return every standard the unit may have under the rules; a stated standard takes the law's place."""
    found = _possibilities(facts(unit, rules), rules)
    if unit.area_standard is None and unit.population_standard is None:
        return found
    stated = tuple(dict.fromkeys(_stated(standard, unit) for standard in found.standards))
    return replace(found, standards=stated, limits=_limits(stated, rules, unit.kind))


def facts(unit: Unit, rules: RuleSet) -> Facts:
    """Return what the unit's standard depends on: its share becomes a range of steps."""
    factor = _step_factor(unit.kind, rules)
    high = ANY_SHARE.high if unit.share.high is None else unit.share.high
    steps = (
        (factor.step(unit.share.low, SHARE_SCALE), factor.step(high or 0, SHARE_SCALE))
        if factor
        else (-1, -1)
    )
    claims = ("coastal_hardship",) * unit.coastal_hardship + (
        "red_river_delta",
    ) * unit.red_river_delta
    return Facts(
        unit.kind,
        unit.parent_kind if unit.kind is Kind.WARD else None,
        unit.mountainous,
        unit.border,
        steps,
        frozenset(claims),
        unit.area_standard is not None,
        unit.population_standard is not None,
    )


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
    if any(
        (s.area_reducible and not known.area_stated)
        or (s.population_reducible and not known.population_stated)
        for s in standards
    ):
        missing.append("urban_special_factor")
    if any(
        (s.area is None and not known.area_stated)
        or (s.population is None and not known.population_stated)
        for s in standards
    ):
        missing.append("standard")
    factor = _step_factor(known.kind, rules)
    steps = () if factor is None else ((-1, -1), (factor.last_step, factor.last_step))
    return Possibilities(
        standards,
        _limits(standards, rules, known.kind),
        tuple(missing),
        _varies(known, rules, "steps", steps),
    )


def _limits(
    standards: tuple[Standard, ...], rules: RuleSet, kind: Kind
) -> tuple[tuple[Limit, ...], ...]:
    return tuple(
        tuple(
            Limit(
                None if s.area is None else test.area.turning_point(s.area),
                None if s.population is None else test.population.turning_point(s.population),
                s.area_reducible,
                s.population_reducible,
            )
            for test in rules.tests[kind.level]
        )
        for s in standards
    )


def _varies(known: Facts, rules: RuleSet, field: str, values: tuple[object, ...]) -> bool:
    """Return whether what is asked of the unit depends on the field, where the user states no standard."""
    seen = {
        frozenset(
            (
                None if known.area_stated else (s.area, s.area_reducible),
                None if known.population_stated else (s.population, s.population_reducible),
            )
            for s in _worlds(_with(known, field, value), rules)
        )
        for value in values
    }
    return len(seen) > 1


def _with(known: Facts, field: str, value: object) -> Facts:
    change: dict[str, Any] = {field: value}
    return replace(known, **change)


def _worlds(known: Facts, rules: RuleSet) -> Iterator[Standard]:
    """Yield the standard of each world: each combination of the facts that are not known."""
    either = (True, False)
    parents: tuple[Kind | None, ...] = (None,)
    if known.kind is Kind.WARD:
        parents = WARD_PARENTS if known.parent_kind is None else (known.parent_kind,)
    for parent in parents:
        for mountainous in either if known.mountainous is None else (known.mountainous,):
            base = rules.standards[known.kind, mountainous if known.kind.rural else None, parent]
            for border in either if known.border is None else (known.border,):
                for step in range(known.steps[0], known.steps[1] + 1):
                    yield _standard(
                        known, rules, base, mountainous=mountainous, border=border, step=step
                    )


def _standard(
    known: Facts, rules: RuleSet, base: BaseStandard, *, mountainous: bool, border: bool, step: int
) -> Standard:
    percent = {"area": 100, "population": 100}
    applied: dict[str, SpecialFactor] = {}
    reducible = False
    for factor in rules.factors[known.kind]:
        if factor.condition == "mountainous_or_border":
            reducible = mountainous or border
        else:
            lowered = _lowered(known, factor, mountainous=mountainous, border=border, step=step)
            # Only one factor counts for each component: reductions never add up.
            if lowered < percent[factor.component]:
                percent[factor.component] = lowered
                applied[factor.component] = factor
    read = base.grade != "U"
    return Standard(
        base.area * percent["area"] // 100 if read else None,
        base.population * percent["population"] // 100 if read else None,
        reducible,
        reducible,
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


def _stated(standard: Standard, unit: Unit) -> Standard:
    """Return the standard with what the user states in place of what the law says."""
    if unit.area_standard is not None:
        kept = tuple(item for item in standard.factors if item[0].component != "area")
        standard = replace(standard, area=unit.area_standard, area_reducible=False, factors=kept)
    if unit.population_standard is not None:
        kept = tuple(item for item in standard.factors if item[0].component != "population")
        standard = replace(
            standard, population=unit.population_standard, population_reducible=False, factors=kept
        )
    return standard
