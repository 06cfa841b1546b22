"""Requirements: what a new unit must reach in each world that the known facts allow, and its verdict."""

from collections.abc import Iterator, Sequence
from copy import replace
from dataclasses import dataclass
from enum import StrEnum
from math import lcm

from calculators.arrangement.possibilities import possibilities
from calculators.arrangement.verdicts import Answer, agreed, joined
from calculators.law.model import BaseStandard, RuleSet, SpecialFactor
from calculators.mergers.merger import Merger
from calculators.mergers.rules import Criterion, Measure, MergerRules, Place
from calculators.units import COMPONENTS, UNKNOWN, Component, Interval, Pair, Unit


class MergerVerdict(StrEnum):
    """What the rules say of a new unit."""

    MEETS_STANDARD = "meets_standard"
    BELOW_STANDARD = "below_standard"
    UNDETERMINED = "undetermined"


VERDICT_OF: dict[Answer, MergerVerdict] = {
    True: MergerVerdict.MEETS_STANDARD,
    False: MergerVerdict.BELOW_STANDARD,
    None: MergerVerdict.UNDETERMINED,
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must be reached in one world: m² and people; a range where a part of the law was not read."""

    criterion: Criterion
    levels: Pair[Interval]
    base: BaseStandard | None = None
    factors: tuple[tuple[SpecialFactor, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """Percentages of members' own standards added up: `low` and `high` in 1/`scale`, None unbounded."""

    low: int
    high: int | None
    scale: int

    def reaches(self, measure: Measure) -> Answer:
        """Return whether the sum surely reaches a percentage (True), surely not (False), or neither."""
        aim = measure.value * self.scale
        if _reached(self.low * 100, aim, measure):
            return True
        if self.high is not None and not _reached(self.high * 100, aim, measure):
            return False
        return None


@dataclass(frozen=True, eq=False)
class Judged:
    """A new unit held against the rules: the answers for area and population agree over all worlds.

    `requirements` are the worlds in which the figures are added, `sums` the world in which members
    have different standards: None where that cannot be.
    """

    merger: Merger
    rules: MergerRules
    verdict: MergerVerdict
    answers: Pair[Answer]
    requirements: tuple[Requirement, ...]
    sums: Pair[Sum] | None

    @property
    def waived(self) -> bool:
        """Return whether an exception surely covers the merger, whatever the figures.

        No clause read says that a part of a unit counts as one of the units: only whole ones do.
        """
        return any(e.covers(self.merger.whole) for e in self.rules.exceptions)


def judge_merger(merger: Merger, rules: MergerRules, place: Place | None = None) -> Judged:
    """Return the verdict on the new unit: that of its worlds where they agree."""
    demands = tuple(dict.fromkeys(requirements(merger, rules, place)))
    unit = merger.unit
    worlds = [Pair(*map(reaches, unit.figures, one.levels)) for one in demands]
    sums = None
    if "percentages" in rules.methods and _bases_may_differ(merger):
        criterion = rules.criterion(unit.kind, mountainous=None, place=None)
        sums = Pair(*(_summed(merger.members, rules.standards, one) for one in COMPONENTS))
        worlds.append(Pair(*map(Sum.reaches, sums, criterion.measures)))
    return Judged(
        merger,
        rules,
        VERDICT_OF[agreed([joined("and", world) for world in worlds])],
        Pair(*map(agreed, zip(*worlds, strict=True))),
        demands,
        sums,
    )


def requirements(
    merger: Merger, rules: MergerRules, place: Place | None = None
) -> Iterator[Requirement]:
    """Yield what is asked in each world in which the members' figures are added."""
    kind = merger.unit.kind
    places: Sequence[Place | None] = (place,) if place else rules.places or (None,)
    for variant in merger.variants:
        for flag in _flags(merger, rules):
            unit = replace(variant, mountainous=flag)
            for where in places:
                criterion = rules.criterion(kind, mountainous=flag, place=where)
                if criterion.measures.area.unit == "percent_of_standard":
                    yield from _of_standards(unit, criterion, rules.standards)
                else:
                    points = (Interval.exactly(one.point(one.value)) for one in criterion.measures)
                    yield Requirement(criterion, Pair(*points))


def reaches(figure: Interval, level: Interval) -> Answer:
    """Return whether a figure surely reaches what is needed (True), surely not (False), or neither."""
    if level.high is not None and figure.low >= level.high:
        return True
    if figure.high is not None and figure.high < level.low:
        return False
    return None


def _flags(merger: Merger, rules: MergerRules) -> tuple[Answer, ...]:
    """Return the mountain flags of the worlds in which the members have one standard together."""
    if not merger.unit.kind.rural or merger.unit.mountainous is not None:
        return (merger.unit.mountainous,)
    member_flags = {member.mountainous for member in merger.members}
    if "percentages" in rules.methods and _one_kind(merger):
        return tuple(flag for flag in (True, False) if (not flag) not in member_flags)
    return (True, False)


def _one_kind(merger: Merger) -> bool:
    return all(member.kind is merger.unit.kind for member in merger.members)


def _bases_may_differ(merger: Merger) -> bool:
    return merger.unit.kind.rural and merger.unit.mountainous is None and _one_kind(merger)


def _of_standards(unit: Unit, criterion: Criterion, rules: RuleSet) -> Iterator[Requirement]:
    for standard in possibilities(unit, rules).standards:
        levels = Pair(*map(_level, criterion.measures, standard.values, standard.reducible))
        yield Requirement(criterion, levels, standard.base, standard.factors)


def _level(measure: Measure, standard: int | None, reducible: bool) -> Interval:  # noqa: FBT001 - one of a row of each
    if standard is None:
        return UNKNOWN
    point = measure.point(standard)
    return Interval(0 if reducible else point, point)


def _summed(members: Sequence[Unit], rules: RuleSet, component: Component) -> Sum:
    """Return the sum of the members' percentages of their own standards (those the law sets)."""
    terms: list[tuple[Interval, int, int]] = []
    for member in members:
        own = replace(member, area_standard=None, population_standard=None)
        standards = [
            standard.values.of(component) or 0 for standard in possibilities(own, rules).standards
        ]
        terms.append((member.figures.of(component), min(standards), max(standards)))
    scale = lcm(*(standard for _, low, high in terms for standard in (low, high)))
    low = sum(figure.low * (scale // highest) for figure, _, highest in terms)
    highs = [
        None if figure.high is None else figure.high * (scale // lowest)
        for figure, lowest, _ in terms
    ]
    return Sum(low, None if None in highs else sum(high or 0 for high in highs), scale)


def _reached(figure: int, aim: int, measure: Measure) -> bool:
    return figure >= aim if measure.operator == "at_least" else figure > aim
