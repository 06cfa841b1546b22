"""Percentages of a standard: exact inside, rounded only to be shown, never across a limit."""

from functools import lru_cache
from typing import Literal

from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.possibilities import Possibilities
from calculators.law.model import ArrangementTest
from calculators.units import Component

Rounding = Literal["half_up", "down", "up"]
Range = tuple[str | None, str | None]
_PLACES = 2


def percentages(evaluation: Evaluation, component: Component) -> Range:
    """Return the lowest and highest percentage of the standard, as decimal texts; None is unbounded.

    Equal texts stand for one exact percentage; both are None where a standard is not known.
    """
    limits = _limits(evaluation.tests, component)
    figure = evaluation.unit.figures.of(component)
    bounds = _bounds(evaluation.possibilities, component)
    if bounds is None:
        return None, None
    lowest, highest = bounds
    if figure.high is not None and figure.low == figure.high and lowest == highest:
        exact = percent_text(figure.low, lowest, limits, "half_up")
        return exact, exact
    low = percent_text(figure.low, highest, limits, "down")
    return low, None if figure.high is None else percent_text(figure.high, lowest, limits, "up")


@lru_cache
def _limits(tests: tuple[ArrangementTest, ...], component: Component) -> tuple[int, ...]:
    return tuple(
        one.value for test in tests for one in test.conditions if one.component == component
    )


@lru_cache(maxsize=4096)
def _bounds(possibilities: Possibilities, component: Component) -> tuple[int, int] | None:
    values = [standard.values.of(component) for standard in possibilities.standards]
    numbers = [value for value in values if value is not None]
    return (min(numbers), max(numbers)) if len(numbers) == len(values) else None


@lru_cache(maxsize=65536)
def percent_text(figure: int, standard: int, limits: tuple[int, ...], rounding: Rounding) -> str:
    """Return figure / standard in % as a decimal text.

    Two decimals, or as many as keep the text on the same side of every limit (in %) as the exact value.
    """
    places = _PLACES
    while True:
        value = _round(figure, standard, 10**places, rounding)
        if all(
            _sign(figure * 100 - limit * standard) == _sign(value - limit * 10**places)
            for limit in limits
        ):
            return f"{value // 10**places}.{value % 10**places:0{places}d}"
        places += 1


def _round(figure: int, standard: int, scale: int, rounding: Rounding) -> int:
    exact = figure * 100 * scale
    if rounding == "down":
        return exact // standard
    if rounding == "up":
        return -(-exact // standard)
    return (2 * exact + standard) // (2 * standard)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
