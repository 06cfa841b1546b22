"""Requirements: what a new unit must reach in each world that the known facts allow, and its verdict."""

from collections.abc import Iterator, Sequence
from copy import replace
from dataclasses import dataclass
from enum import StrEnum
from math import lcm
from typing import Literal

from calculators.arrangement.standards import Standard, possibilities
from calculators.law.model import BaseStandard, RuleSet, SpecialFactor
from calculators.mergers.merger import Merger
from calculators.mergers.rules import Criterion, Measure, MergerRules, Place
from calculators.units import SHARE_SCALE, UNKNOWN, Interval, Unit

Answer = bool | None
Component = Literal["area", "population"]


class MergerVerdict(StrEnum):
    """What the rules say of a new unit."""

    MEETS_STANDARD = "meets_standard"
    BELOW_STANDARD = "below_standard"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must be reached in one world: m² and people; a range where a part of the law was not read."""

    criterion: Criterion
    area: Interval
    population: Interval
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

    `requirements` are the worlds in which the figures are added, `sums` (area, population) the world
    in which members of different standards are: None where that is not so.
    """

    merger: Merger
    rules: MergerRules
    verdict: MergerVerdict
    area: Answer
    population: Answer
    requirements: tuple[Requirement, ...]
    sums: tuple[Sum, Sum] | None

    @property
    def waived(self) -> bool:
        """Return whether an exception surely covers the merger, whatever the figures."""
        return any(e.covers(len(self.merger.members)) for e in self.rules.exceptions)


def judge_merger(merger: Merger, rules: MergerRules, place: Place | None = None) -> Judged:
    """Return the verdict on the new unit: that of its worlds where they agree."""
    asked = tuple(dict.fromkeys(requirements(merger, rules, place)))
    unit = merger.unit
    answers = {
        (reaches(unit.area, one.area), reaches(unit.population, one.population)) for one in asked
    }
    sums = None
    standards = rules.standards if "percentages" in rules.methods else None
    if standards is not None and _bases_may_differ(merger):
        criterion = rules.criterion(unit.kind, mountainous=None, place=None)
        sums = (
            _summed(merger.members, standards, "area"),
            _summed(merger.members, standards, "population"),
        )
        answers.add((sums[0].reaches(criterion.area), sums[1].reaches(criterion.population)))
    return Judged(
        merger,
        rules,
        _agreed({_verdict(answer) for answer in answers}),
        _same({area for area, _ in answers}),
        _same({people for _, people in answers}),
        asked,
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
                criterion = rules.criterion(
                    kind, mountainous=flag if kind.rural else None, place=where
                )
                if criterion.area.unit == "percent_of_standard" and rules.standards is not None:
                    yield from _of_standards(unit, criterion, rules.standards)
                else:
                    yield from _of_numbers(unit, criterion, rules.factor)


def reaches(figure: Interval, needed: Interval) -> Answer:
    """Return whether a figure surely reaches what is needed (True), surely not (False), or neither."""
    if needed.high is not None and figure.low >= needed.high:
        return True
    if figure.high is not None and figure.high < needed.low:
        return False
    return None


def _flags(merger: Merger, rules: MergerRules) -> tuple[Answer, ...]:
    """Return the mountain flags of the worlds in which the members have one standard together."""
    if not merger.unit.kind.rural or merger.unit.mountainous is not None:
        return (merger.unit.mountainous,)
    known = {member.mountainous for member in merger.members}
    if "percentages" in rules.methods and _one_kind(merger):
        return tuple(flag for flag in (True, False) if (not flag) not in known)
    return (True, False)


def _one_kind(merger: Merger) -> bool:
    return all(member.kind is merger.unit.kind for member in merger.members)


def _bases_may_differ(merger: Merger) -> bool:
    return merger.unit.kind.rural and merger.unit.mountainous is None and _one_kind(merger)


def _of_standards(unit: Unit, criterion: Criterion, rules: RuleSet) -> Iterator[Requirement]:
    for standard in possibilities(unit, rules).standards:
        yield Requirement(
            criterion,
            _needed(criterion.area, standard.area, reducible=standard.area_reducible),
            _people(criterion, standard),
            standard.base,
            standard.factors,
        )


def _needed(measure: Measure, standard: int | None, *, reducible: bool) -> Interval:
    if standard is None:
        return UNKNOWN
    point = measure.point(standard)
    return Interval(0 if reducible else point, point)


def _people(criterion: Criterion, standard: Standard) -> Interval:
    needed = _needed(
        criterion.population, standard.population, reducible=standard.population_reducible
    )
    if criterion.factors == "unread":
        return Interval(needed.low, criterion.population.point(standard.base.population))
    return needed


def _of_numbers(
    unit: Unit, criterion: Criterion, factor: SpecialFactor | None
) -> Iterator[Requirement]:
    area = Interval.exactly(criterion.area.point(criterion.area.value))
    full = criterion.population.value
    exact = Requirement(criterion, area, Interval.exactly(criterion.population.point(full)))
    if factor is None or criterion.factors == "none":
        yield exact
        return
    either = (True, False)
    first = factor.step(unit.share.low, SHARE_SCALE)
    last = factor.step(unit.share.high or 0, SHARE_SCALE)
    for mountainous in either if unit.mountainous is None else (unit.mountainous,):
        for border in either if unit.border is None else (unit.border,):
            for step in range(first, last + 1):
                if not (border or (mountainous and step >= 0)):
                    yield exact
                    continue
                lowest = full * factor.percent_at(max(step, 0)) // 100
                # The lowest percentage was not read: it may be as high as that of no step at all.
                highest = full if criterion.factors == "unread" else full * factor.percent // 100
                people = Interval(
                    criterion.population.point(lowest), criterion.population.point(highest)
                )
                applied = ((factor, factor.percent_at(max(step, 0))),)
                yield Requirement(criterion, area, people, factors=applied)


def _summed(members: Sequence[Unit], rules: RuleSet, component: Component) -> Sum:
    """Return the sum of the members' percentages of their own standards (those the law sets)."""
    terms: list[tuple[Interval, int, int]] = []
    for member in members:
        own = replace(member, area_standard=None, population_standard=None)
        standards: list[int] = [
            getattr(standard, component) for standard in possibilities(own, rules).standards
        ]
        figure = member.area if component == "area" else member.population
        terms.append((figure, min(standards), max(standards)))
    scale = lcm(*(standard for _, low, high in terms for standard in (low, high)))
    low = sum(figure.low * (scale // highest) for figure, _, highest in terms)
    highs = [
        None if figure.high is None else figure.high * (scale // lowest)
        for figure, lowest, _ in terms
    ]
    return Sum(low, None if None in highs else sum(high or 0 for high in highs), scale)


def _reached(figure: int, aim: int, measure: Measure) -> bool:
    return figure >= aim if measure.operator == "at_least" else figure > aim


def _verdict(answer: tuple[Answer, Answer]) -> MergerVerdict:
    if False in answer:
        return MergerVerdict.BELOW_STANDARD
    return MergerVerdict.UNDETERMINED if None in answer else MergerVerdict.MEETS_STANDARD


def _agreed(verdicts: set[MergerVerdict]) -> MergerVerdict:
    return verdicts.pop() if len(verdicts) == 1 else MergerVerdict.UNDETERMINED


def _same(answers: set[Answer]) -> Answer:
    return answers.pop() if len(answers) == 1 else None
