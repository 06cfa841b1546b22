"""Turning points: the values of one missing or estimated fact that make the class by themselves."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from calculators.classes.classification import Classification, levels
from calculators.classes.facts import Facts
from calculators.classes.points import Score, changed, scores
from calculators.classes.rules import ClassLevel
from calculators.units import Interval

Value = int | bool | str

_MOST = 10**12
"""No figure that is not bounded is searched beyond it: every scale has reached its cap long before."""


class TurningPoint(NamedTuple):
    """A value of one fact that would make the class, all else staying as open as it is.

    `op` is "at_least", "below", "at_most", "above" or "is"; with `until` the class ends there: in
    the other direction, at a value that no longer makes it.
    """

    field: str
    op: str
    value: Value
    until: int | None
    level: ClassLevel


def turning_points(classification: Classification) -> tuple[TurningPoint, ...]:
    """Return what would make the class, for each missing or estimated fact taken alone."""
    if classification.level is not None:
        return ()
    fields = dict.fromkeys((*classification.missing, *classification.estimated))
    return tuple(point for field in fields for point in _of_field(classification, field))


def _of_field(classification: Classification, field: str) -> Iterator[TurningPoint]:
    if field in classification.facts.figures:
        yield from _of_figure(classification, field)
    elif field == "position":
        for name in classification.rules.positions:
            yield from _choice(
                classification, field, name, classification.facts._replace(position=name)
            )
    else:
        for value in (True, False):
            flags = {**classification.facts.flags, field: value}
            yield from _choice(
                classification, field, value, classification.facts._replace(flags=flags)
            )


def _choice(
    classification: Classification, field: str, value: Value, facts: Facts
) -> Iterator[TurningPoint]:
    lowest, highest = levels(facts, classification.rules, scores(facts, classification.rules))
    if lowest is highest:
        yield TurningPoint(field, "is", value, None, lowest)


def _of_figure(classification: Classification, field: str) -> Iterator[TurningPoint]:
    """Yield where the class is made as the figure goes the way in which points grow."""
    figure = classification.facts.figures[field]
    last = _MOST if figure.high is None else figure.high
    falling = _falls(classification, field)

    def value(step: int) -> int:
        return last - step if falling else figure.low + step

    ranks = {level.id: -place for place, level in enumerate(classification.rules.levels)}

    @cache
    def ends(step: int) -> tuple[int, int]:
        lowest, highest = levels_at(classification, field, value(step))
        return ranks[lowest.id], ranks[highest.id]

    steps = last - figure.low + 1
    up, down = ("at_most", "above") if falling else ("at_least", "below")
    for level in classification.rules.levels:
        rank = ranks[level.id]
        first = _first(steps, partial(_reaches, ends, 0, rank))
        end = _first(steps, partial(_reaches, ends, 1, rank + 1))
        if first < end and first:
            yield TurningPoint(field, up, value(first), None if end == steps else value(end), level)
        elif first < end:
            yield TurningPoint(field, down, value(end), None, level)


def _reaches(ends: Callable[[int], tuple[int, int]], end: int, rank: int, step: int) -> bool:
    return ends(step)[end] >= rank


def levels_at(
    classification: Classification, field: str, value: int
) -> tuple[ClassLevel, ClassLevel]:
    """Return the lowest and the highest class that the unit may have with this value of a figure."""
    figures = {**classification.facts.figures, field: Interval.exactly(value)}
    facts = classification.facts._replace(figures=figures)
    new: tuple[Score, ...] = tuple(
        changed(score, facts, classification.rules, field) for score in classification.scores
    )
    return levels(facts, classification.rules, new)


def _falls(classification: Classification, field: str) -> bool:
    """Return whether points grow as the figure gets smaller."""
    return any(
        scale.minus == field or (scale.field == field and scale.falling)
        for scale in classification.rules.scales
    )


def _first(steps: int, holds: Callable[[int], bool]) -> int:
    """Return the first of so many steps at which something holds, from which on it does; else `steps`."""
    if holds(0):
        return 0
    if not holds(steps - 1):
        return steps
    low, high = 1, steps - 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
