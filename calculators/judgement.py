"""Judgement: three-valued tests and the verdict of all worlds, in whole numbers only."""

from collections.abc import Iterable
from enum import StrEnum

from calculators.law import ArrangementTest
from calculators.standards import Standard
from calculators.units import Interval


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
    area: Interval,
    population: Interval,
    standards: Iterable[Standard],
    tests: tuple[ArrangementTest, ...],
) -> tuple[tuple[Outcome, ...], Verdict]:
    """Give each test's outcome and the verdict: those of the worlds where they agree."""
    worlds = [tuple(_outcome(area, population, s, test) for test in tests) for s in standards]
    verdicts = {_world_verdict(outcomes) for outcomes in worlds}
    agreed = tuple(_agreed(set(column)) for column in zip(*worlds, strict=True))
    return agreed, verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED


def _agreed(outcomes: set[Outcome]) -> Outcome:
    return outcomes.pop() if len(outcomes) == 1 else Outcome.UNDETERMINED


def _world_verdict(outcomes: tuple[Outcome, ...]) -> Verdict:
    if Outcome.MET in outcomes:
        return Verdict.MUST_ARRANGE
    return Verdict.UNDETERMINED if Outcome.UNDETERMINED in outcomes else Verdict.NOT_REQUIRED


def _outcome(area: Interval, population: Interval, standard: Standard, test: ArrangementTest) -> Outcome:
    small = _below(
        area, standard.area and test.area.turning_point(standard.area), reducible=standard.area_reducible
    )
    few = _below(
        population,
        standard.population and test.population.turning_point(standard.population),
        reducible=standard.population_reducible,
    )
    if small is False or few is False:
        return Outcome.NOT_MET
    return Outcome.MET if small and few else Outcome.UNDETERMINED


def _below(figure: Interval, turning_point: int | None, *, reducible: bool) -> bool | None:
    """Tell whether the figure is surely below the point (True), surely not (False), or neither (None)."""
    if turning_point is None:
        return None
    if figure.low >= turning_point:
        return False
    surely = figure.high is not None and figure.high < turning_point
    # An unread factor can lower the point, never raise it: "below" is then no longer sure.
    return True if surely and not reducible else None
