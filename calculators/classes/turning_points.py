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


def turning_points(found: Classification) -> tuple[TurningPoint, ...]:
    """Return what would make the class, for each missing or estimated fact taken alone."""
    if found.level is not None:
        return ()
    fields = dict.fromkeys((*found.missing, *found.estimated))
    return tuple(point for field in fields for point in _of_field(found, field))


def _of_field(found: Classification, field: str) -> Iterator[TurningPoint]:
    if field in found.facts.figures:
        yield from _of_figure(found, field)
    elif field == "position":
        for name in found.rules.positions:
            yield from _choice(found, field, name, found.facts._replace(position=name))
    else:
        for value in (True, False):
            flags = {**found.facts.flags, field: value}
            yield from _choice(found, field, value, found.facts._replace(flags=flags))


def _choice(
    found: Classification, field: str, value: Value, facts: Facts
) -> Iterator[TurningPoint]:
    lowest, highest = levels(facts, found.rules, scores(facts, found.rules))
    if lowest is highest:
        yield TurningPoint(field, "is", value, None, lowest)


def _of_figure(found: Classification, field: str) -> Iterator[TurningPoint]:
    """Yield where the class is made as the figure goes the way in which points grow."""
    figure = found.facts.figures[field]
    last = _MOST if figure.high is None else figure.high
    falling = _falls(found, field)

    def value(step: int) -> int:
        return last - step if falling else figure.low + step

    ranks = {level.id: -place for place, level in enumerate(found.rules.levels)}

    @cache
    def ends(step: int) -> tuple[int, int]:
        lowest, highest = levels_at(found, field, value(step))
        return ranks[lowest.id], ranks[highest.id]

    steps = last - figure.low + 1
    up, down = ("at_most", "above") if falling else ("at_least", "below")
    for level in found.rules.levels:
        rank = ranks[level.id]
        first = _first(steps, partial(_reaches, ends, 0, rank))
        end = _first(steps, partial(_reaches, ends, 1, rank + 1))
        if first < end and first:
            yield TurningPoint(field, up, value(first), None if end == steps else value(end), level)
        elif first < end:
            yield TurningPoint(field, down, value(end), None, level)


def _reaches(ends: Callable[[int], tuple[int, int]], end: int, rank: int, step: int) -> bool:
    return ends(step)[end] >= rank


def levels_at(found: Classification, field: str, value: int) -> tuple[ClassLevel, ClassLevel]:
    """Return the lowest and the highest class that the unit may have with this value of a figure."""
    figures = {**found.facts.figures, field: Interval.exactly(value)}
    facts = found.facts._replace(figures=figures)
    new: tuple[Score, ...] = tuple(
        changed(score, facts, found.rules, field) for score in found.scores
    )
    return levels(facts, found.rules, new)


def _falls(found: Classification, field: str) -> bool:
    """Return whether points grow as the figure gets smaller."""
    return any(
        scale.minus == field or (scale.field == field and scale.falling)
        for scale in found.rules.scales
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
