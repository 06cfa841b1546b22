"""Standing: a unit's figures beside the standards they are held to, in the words that come first."""

from collections.abc import Iterator
from typing import NamedTuple

from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.percentages import percent_text
from calculators.arrangement.verdicts import Answer, Outcome, agreed, below
from calculators.arrangement.words import COMPONENT_NAMES, area_text, in_words, people_text
from calculators.law.model import ArrangementTest, Condition
from calculators.numerals import vietnamese
from calculators.units import COMPONENTS, Component, Interval, Pair

TEXTS = Pair(area_text, people_text)
Answered = tuple[ArrangementTest, Outcome, list[tuple[Condition, Answer]]]


class Measure(NamedTuple):
    """One figure (m² or people) and the standards it may have to reach; empty where one was not read.

    A standard is `reducible` where a factor that was not read may lower it; `limits` are the
    percentages that the tests name.
    """

    component: Component
    figure: Interval
    standards: tuple[int, ...]
    reducible: bool
    limits: tuple[int, ...]

    @property
    def below(self) -> Answer:
        """Return whether the figure is surely below its standard, surely not, or neither."""
        if not self.standards:
            return None
        if self.figure.low >= self.standards[-1]:
            return False
        surely = self.figure.high is not None and self.figure.high < self.standards[0]
        return True if surely and not self.reducible else None

    @property
    def text(self) -> str:
        """Return "diện tích 62,09 km², đạt 62% của 100 km²"."""
        figure = (
            f"{COMPONENT_NAMES[self.component]} {in_words(self.figure, TEXTS.of(self.component))}"
        )
        share = self.share if self.standards else "tiêu chuẩn chưa đọc được"
        return f"{figure}, {share}"

    @property
    def reason(self) -> str:
        """Return "diện tích đạt 62% của 100 km²"."""
        return f"{COMPONENT_NAMES[self.component]} {self.share}"

    @property
    def share(self) -> str:
        """Return "đạt 62% của 100 km²", ranges as "từ … đến …"; there must be a standard."""
        standard = short(
            in_words(Interval(self.standards[0], self.standards[-1]), TEXTS.of(self.component))
        )
        return f"đạt {self._percents} của {'' if len(self.standards) == 1 else 'mức '}{standard}"

    @property
    def _percents(self) -> str:
        low = self._percent(self.figure.low, self.standards[-1])
        if self.figure.high is None:
            return f"từ {low}% trở lên"
        high = self._percent(self.figure.high, self.standards[0])
        return f"{low}%" if low == high else f"từ {low}% đến {high}%"

    def _percent(self, figure: int, standard: int) -> str:
        """Return whole percents, rounded down; two decimals where that would seem to be a limit."""
        whole, rest = divmod(figure * 100, standard)
        if rest and whole in self.limits:
            return vietnamese(percent_text(figure, standard, self.limits, "half_up"))
        return vietnamese(str(whole))


def short(text: str) -> str:
    """Return an amount as people say it: "50 km²" rather than "50,00 km²"."""
    return text.replace(",00", "")


def measures(evaluation: Evaluation) -> Pair[Measure]:
    """Return the area and the population beside their standards."""
    return Pair(*(_measure(evaluation, component) for component in COMPONENTS))


def _measure(evaluation: Evaluation, component: Component) -> Measure:
    values = {standard.values.of(component) for standard in evaluation.possibilities.standards}
    numbers = sorted(value for value in values if value is not None)
    return Measure(
        component,
        evaluation.unit.figures.of(component),
        () if None in values else tuple(numbers),
        any(standard.reducible.of(component) for standard in evaluation.possibilities.standards),
        tuple(
            one.value
            for test in evaluation.tests
            for one in test.conditions
            if one.component == component
        ),
    )


def answers_by_test(evaluation: Evaluation) -> Iterator[Answered]:
    """Yield each test with its outcome and with what each of its conditions says in all worlds."""
    figures = evaluation.unit.figures
    columns = zip(*evaluation.possibilities.limits, strict=True)
    for test, outcome, worlds in zip(evaluation.tests, evaluation.outcomes, columns, strict=True):
        limits = zip(*(world.limits for world in worlds), strict=True)
        conditions = [
            (one, agreed([below(figures.of(one.component), limit) for limit in own]))
            for one, own in zip(test.conditions, limits, strict=True)
        ]
        yield test, outcome, conditions


def below_standard(evaluation: Evaluation) -> list[Measure]:
    """Return the figures that are surely below their standard."""
    return [measure for measure in measures(evaluation) if measure.below]
