"""Points: what a unit's figures give, criterion by criterion, in every world that is possible.

A world settles the flags on which a scale depends (mountainous, in a centrally-run city). In it
every criterion goes one way in every figure, so that its ends are those of the figures.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from calculators.classes.facts import Facts
from calculators.classes.rules import BONUS, ClassRules, Credit, Scale
from calculators.units import Interval

POSITION = "position"
"""The part of the bonus that the unit's position gives."""


class Range(NamedTuple):
    """The fewest and the most hundredths of points."""

    low: int
    high: int


class Score(NamedTuple):
    """The points of a unit in one world: by criterion, and by part of the bonus."""

    world: Mapping[str, bool]
    criteria: Mapping[str, Range]
    parts: Mapping[str, Range]

    @property
    def bonus(self) -> Range:
        """Return the bonus: only the highest of its parts counts (NĐ 307/2025/NĐ-CP Điều 9)."""
        return Range(
            max(part.low for part in self.parts.values()),
            max(part.high for part in self.parts.values()),
        )

    @property
    def without_bonus(self) -> Range:
        """Return the sum of the criteria."""
        ranges = self.criteria.values()
        return Range(sum(r.low for r in ranges), sum(r.high for r in ranges))

    @property
    def total(self) -> Range:
        """Return the sum of the criteria and the bonus."""
        base, bonus = self.without_bonus, self.bonus
        return Range(base.low + bonus.low, base.high + bonus.high)


def scores(facts: Facts, rules: ClassRules) -> tuple[Score, ...]:
    """Return the points in every world that is possible."""
    return tuple(_score(facts, rules, world) for world in _worlds(facts, rules))


def changed(score: Score, facts: Facts, rules: ClassRules, field: str) -> Score:
    """Return a score after one figure has changed: only what depends on it is counted anew."""
    scales = [s for s in rules.scales if field in (s.field, s.minus) and fits(s, facts, score)]
    criteria = {s.criterion for s in scales} - {BONUS}
    return Score(
        score.world,
        {**score.criteria, **{name: _criterion(facts, rules, score, name) for name in criteria}},
        {**score.parts, **{s.id: _of_scale(s, facts) for s in scales if s.criterion == BONUS}},
    )


def fits(scale: Scale, facts: Facts, score: Score) -> bool:
    """Return whether a scale is the one for a unit of this kind in this world."""
    return facts.as_kind in scale.kinds and scale.when.items() <= score.world.items()


def credits_of(facts: Facts, rules: ClassRules, criterion: str) -> list[Credit]:
    """Return the credits of a criterion: the kind's own, else those of the kind it is counted as."""
    of = [credit for credit in rules.credits if credit.criterion == criterion]
    return [c for c in of if facts.kind in c.kinds] or [c for c in of if facts.as_kind in c.kinds]


def settled(facts: Facts, rules: ClassRules, criterion: str) -> Credit | None:
    """Return the credit that takes the place of all else in a criterion, whatever the figures."""
    every = (c for c in credits_of(facts, rules, criterion) if c.instead)
    return next((c for c in every if c.field is None or facts.flag(c.field)), None)


def _worlds(facts: Facts, rules: ClassRules) -> Iterator[dict[str, bool]]:
    flags = sorted({flag for s in rules.scales if facts.as_kind in s.kinds for flag in s.when})
    options = [(True, False) if (flag := facts.flag(name)) is None else (flag,) for name in flags]
    for values in product(*options):
        yield dict(zip(flags, values, strict=True))


def _score(facts: Facts, rules: ClassRules, world: Mapping[str, bool]) -> Score:
    empty = Score(world, {}, {})
    parts = {
        s.id: _of_scale(s, facts)
        for s in rules.scales
        if s.criterion == BONUS and fits(s, facts, empty)
    }
    positions = [position.points for position in rules.positions.values()]
    if facts.position is not None:
        positions = [rules.positions[facts.position].points]
    parts[POSITION] = Range(min(positions), max(positions))
    criteria = {name: _criterion(facts, rules, empty, name) for name in rules.criteria}
    return Score(world, criteria, parts)


def _criterion(facts: Facts, rules: ClassRules, score: Score, name: str) -> Range:
    whole = settled(facts, rules, name)
    if whole is not None:
        return Range(whole.points, whole.points)
    low = high = 0
    for scale in rules.scales:
        if scale.criterion == name and fits(scale, facts, score):
            low, high = _of_scale(scale, facts)
            instead = next((c for c in credits_of(facts, rules, name) if c.instead), None)
            if instead is not None:
                low, high = _or_instead(Range(low, high), instead, scale, facts)
    for credit in credits_of(facts, rules, name):
        if not credit.instead and credit.field is not None:
            low += credit.points * (facts.flag(credit.field) is True)
            high += credit.points * (facts.flag(credit.field) is not False)
    return Range(low, high)


def _or_instead(points: Range, credit: Credit, scale: Scale, facts: Facts) -> Range:
    """Return the points of a scale, or those of the credit wherever the figure itself says yes."""
    if facts.flag(str(credit.field)) is False or credit.reached is None:
        return points
    figure = facts.figures[scale.field]
    most = figure.high is None or figure.high >= credit.reached
    return Range(
        credit.points if figure.low >= credit.reached else points.low,
        credit.points if most else points.high,
    )


def _of_scale(scale: Scale, facts: Facts) -> Range:
    figure = facts.figures[scale.field]
    if scale.minus is not None:
        other = facts.figures[scale.minus]
        figure = Interval(figure.low - (other.high or 0), (figure.high or 0) - other.low)
    ends = scale.at(figure.low), scale.at(figure.high)
    return Range(min(ends), max(ends))
