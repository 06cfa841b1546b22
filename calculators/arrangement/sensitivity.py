"""Sensitivity: how a unit's verdict moves with each of its figures, from one exact step to the next."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.possibilities import possibilities
from calculators.arrangement.turning_points import FIELDS as NAMES
from calculators.arrangement.turning_points import limits_of, plain, with_figure
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import FIELDS, VERDICTS, amount_text
from calculators.law.model import RuleSet
from calculators.units import COMPONENTS, Interval, Unit


class Step(NamedTuple):
    """From this value of the figure on (m², people, ten-thousandths of a point) the verdict holds."""

    value: int
    verdict: Verdict


class Movement(NamedTuple):
    """The steps of the verdict as one figure grows from 0, all else as it is; `now` is the figure."""

    field: str
    steps: tuple[Step, ...]
    now: Interval

    @property
    def text(self) -> str:
        """Return the sentence for the reader."""
        if len(self.steps) == 1:
            verdict = VERDICTS[self.steps[0].verdict]
            return f"Theo {FIELDS[self.field]}: giá trị nào cũng cho kết quả “{verdict}”."
        parts = []
        for step, after in zip(self.steps, (*self.steps[1:], None), strict=True):
            low = amount_text(self.field, step.value)
            if after is None:
                reach = f"từ {low} trở lên"
            elif step.value == 0:
                reach = f"dưới {amount_text(self.field, after.value)}"
            else:
                reach = f"từ {low} đến dưới {amount_text(self.field, after.value)}"
            parts.append(f"{reach}: {VERDICTS[step.verdict]}")
        return f"Theo {FIELDS[self.field]}: {'; '.join(parts)}."


def movements(unit: Unit, rules: RuleSet) -> tuple[Movement, ...]:
    """Return how the verdict moves with area, population and, where it counts, the ethnic share."""
    of_figures = figure_movements(unit, rules)
    if not possibilities(unit, rules).depends_on_share:
        return of_figures
    steps = tuple(_steps_of(unit, rules, "share"))
    return (*of_figures, Movement(NAMES["share"], steps, unit.share))


def figure_movements(unit: Unit, rules: RuleSet) -> tuple[Movement, ...]:
    """Return how the verdict moves with the area and with the population."""
    like = plain(unit, rules, possibilities(unit, rules))
    # What the user claims counts here as it does for the verdict itself.
    like = like._replace(exemption=unit.exemption, voluntary=unit.voluntary)
    return tuple(
        Movement(NAMES[name], _steps(with_figure(like, name, 0), rules, name), getattr(unit, name))
        for name in COMPONENTS
    )


@lru_cache(maxsize=4096)
def _steps(unit: Unit, rules: RuleSet, name: str) -> tuple[Step, ...]:
    return tuple(_steps_of(unit, rules, name))


def _steps_of(unit: Unit, rules: RuleSet, name: str) -> Iterator[Step]:
    last: Verdict | None = None
    for value in dict.fromkeys((0, *limits_of(unit, rules, name))):
        verdict = verdict_of(with_figure(unit, name, value), rules)
        if verdict is not last:
            yield Step(value, verdict)
            last = verdict
