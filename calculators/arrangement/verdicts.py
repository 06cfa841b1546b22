"""Judgement: three-valued tests and the verdict of all worlds, in whole numbers only."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from calculators.arrangement.standards import Limit
from calculators.units import Interval

Component = Literal["area", "population"]


class Verdict(StrEnum):
    """What the rules say of a unit."""

    MUST_ARRANGE = "must_arrange"
    EXEMPT = "exempt"
    NOT_REQUIRED = "not_required"
    UNDETERMINED = "undetermined"
    INVALID = "invalid"


class Outcome(StrEnum):
    """What a test says of a unit: met is "under both thresholds"."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


def judge(
    area: Interval, population: Interval, limits: Sequence[Sequence[Limit]]
) -> tuple[tuple[Outcome, ...], Verdict]:
    """Return each test's outcome and the verdict: those of the worlds (rows of limits) where they agree."""
    worlds = [tuple([_outcome(area, population, limit) for limit in row]) for row in limits]
    first = worlds[0]
    if all(outcomes == first for outcomes in worlds):
        return first, _world_verdict(first)
    verdicts = {_world_verdict(outcomes) for outcomes in worlds}
    agreed = tuple(_agreed(set(column)) for column in zip(*worlds, strict=True))
    return agreed, verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED


def under(figure: Interval, limits: Sequence[Limit], component: Component) -> bool | None:
    """Return whether a figure is under its threshold in every world, in none (False), or neither (None)."""
    if component == "area":
        answers = {_below(figure, limit.area, reducible=limit.area_reducible) for limit in limits}
    else:
        answers = {
            _below(figure, limit.population, reducible=limit.population_reducible)
            for limit in limits
        }
    return answers.pop() if len(answers) == 1 else None


def _agreed(outcomes: set[Outcome]) -> Outcome:
    return outcomes.pop() if len(outcomes) == 1 else Outcome.UNDETERMINED


def _world_verdict(outcomes: tuple[Outcome, ...]) -> Verdict:
    if Outcome.MET in outcomes:
        return Verdict.MUST_ARRANGE
    return Verdict.UNDETERMINED if Outcome.UNDETERMINED in outcomes else Verdict.NOT_REQUIRED


def _outcome(area: Interval, population: Interval, limit: Limit) -> Outcome:
    small = _below(area, limit.area, reducible=limit.area_reducible)
    if small is False:
        return Outcome.NOT_MET
    few = _below(population, limit.population, reducible=limit.population_reducible)
    if few is False:
        return Outcome.NOT_MET
    return Outcome.MET if small and few else Outcome.UNDETERMINED


def _below(figure: Interval, turning_point: int | None, *, reducible: bool) -> bool | None:
    """Return whether the figure is surely below the point (True), surely not (False), or neither (None)."""
    if turning_point is None:
        return None
    if figure.low >= turning_point:
        return False
    surely = figure.high is not None and figure.high < turning_point
    # An unread factor can lower the point, never raise it: "below" is then no longer sure.
    return True if surely and not reducible else None
