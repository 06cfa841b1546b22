"""Judgement: three-valued tests and the verdict of all worlds, in whole numbers only."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import lru_cache

from calculators.arrangement.possibilities import Bounds, Limit, Possibilities
from calculators.law.model import Join, Question
from calculators.units import Interval, Pair, Unit

Answer = bool | None
"""Yes, no, or neither for sure."""


class Verdict(StrEnum):
    """What the rules say of a unit."""

    MUST_ARRANGE = "must_arrange"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not_required"
    BELOW_STANDARD = "below_standard"
    MEETS_STANDARD = "meets_standard"
    UNDETERMINED = "undetermined"
    INVALID = "invalid"


_ALWAYS = (Verdict.UNDETERMINED, Verdict.INVALID)
POSSIBLE: dict[Question, tuple[Verdict, ...]] = {
    "arrangement": (Verdict.MUST_ARRANGE, Verdict.EXEMPT, Verdict.NOT_REQUIRED, *_ALWAYS),
    "standard": (Verdict.BELOW_STANDARD, Verdict.MEETS_STANDARD, *_ALWAYS),
}
"""The verdicts that a rule set can give, by what it asks."""


class Outcome(StrEnum):
    """What a test says of a unit."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


OUTCOME_OF: dict[Answer, Outcome] = {
    True: Outcome.MET,
    False: Outcome.NOT_MET,
    None: Outcome.UNDETERMINED,
}
VERDICT_OF: dict[tuple[Question, Answer], Verdict] = {
    ("arrangement", True): Verdict.MUST_ARRANGE,
    ("arrangement", False): Verdict.NOT_REQUIRED,
    ("arrangement", None): Verdict.UNDETERMINED,
    ("standard", True): Verdict.BELOW_STANDARD,
    ("standard", False): Verdict.MEETS_STANDARD,
    ("standard", None): Verdict.UNDETERMINED,
}
"""The verdict by what a rule set asks, and by whether one of its tests is met."""


def judge(
    figures: Pair[Interval], limits: Collection[Sequence[Bounds]]
) -> tuple[tuple[Answer, ...], Answer]:
    """Return whether each test is met, and whether any is: where all worlds (rows of limits) agree."""
    worlds = {tuple([_met(figures, test) for test in row]) for row in limits}
    each = tuple(agreed(column) for column in zip(*worlds, strict=True))
    return each, agreed([joined("or", world) for world in worlds])


def answers(unit: Unit, possibilities: Possibilities) -> tuple[tuple[Answer, ...], Answer]:
    """Return the same for a unit with its possibilities; units between the same limits are one question."""
    points = possibilities.points
    return _judge(
        reached(unit.area, points.area), reached(unit.population, points.population), possibilities
    )


@lru_cache(maxsize=4096)
def _judge(
    area: Interval, population: Interval, possibilities: Possibilities
) -> tuple[tuple[Answer, ...], Answer]:
    return judge(Pair(area, population), possibilities.limits)


def reached(figure: Interval, points: Sequence[int]) -> Interval:
    """Return the figure with each end at the last of the points that it reaches, or at 0."""
    low, high = figure
    least = _last(points, low)
    if low == high:
        return Interval(least, least)
    return Interval(least, None if high is None else _last(points, high))


def _last(points: Sequence[int], value: int) -> int:
    last = 0
    for point in points:
        if point > value:
            break
        last = point
    return last


def joined(join: Join, answers: Collection[Answer]) -> Answer:
    """Return the answer to several questions joined by "and" or "or"."""
    deciding = join == "or"
    if deciding in answers:
        return deciding
    return None if None in answers else not deciding


def agreed(answers: Collection[Answer]) -> Answer:
    """Return the answer that all give, None where they differ."""
    first, *others = set(answers)
    return None if others else first


def below(figure: Interval, limit: Limit) -> Answer:
    """Return whether the figure is surely below the limit (True), surely not (False), or neither."""
    if limit.point is None:
        return None
    if figure.low >= limit.point:
        return False
    surely = figure.high is not None and figure.high < limit.point
    # An unread factor can lower the point, never raise it: "below" is then no longer sure.
    return True if surely and not limit.reducible else None


def _met(figures: Pair[Interval], test: Bounds) -> Answer:
    # By name rather than by `of`: this runs once for each condition of each test of each unit.
    answers = [below(getattr(figures, limit.component), limit) for limit in test.limits]
    return joined(test.join, answers)
