"""Sensitivity: how a unit's verdict moves with each of its figures, from one exact step to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.standards import possibilities
from calculators.arrangement.turning_points import FIELDS as NAMES
from calculators.arrangement.turning_points import limits_of, with_figure
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import FIELDS, VERDICTS, amount_text
from calculators.law.model import RuleSet
from calculators.units import Interval, Unit


@dataclass(frozen=True, slots=True)
class Step:
    """From this value of the figure on (m², people, ten-thousandths of a point) the verdict holds."""

    value: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Movement:
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
    names = ["area", "population"]
    if possibilities(unit, rules).depends_on_share:
        names.append("share")
    return tuple(
        Movement(NAMES[name], tuple(_steps(unit, rules, name)), getattr(unit, name))
        for name in names
    )


def _steps(unit: Unit, rules: RuleSet, name: str) -> Iterator[Step]:
    last: Verdict | None = None
    for value in dict.fromkeys((0, *limits_of(unit, rules, name))):
        # What the user claims counts here as it does for the verdict itself.
        verdict = verdict_of(with_figure(unit, name, value), rules)
        if verdict is not last:
            yield Step(value, verdict)
            last = verdict
