"""Standing: a unit's figures beside its standards, in the short words that a page begins with."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.words import COMPONENT_NAMES, area_text, people_text
from calculators.units import COMPONENTS, Component, Interval, Pair

TEXTS = Pair(area_text, people_text)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure (m² or people) and the standards it may have to reach; None where one was not read."""

    component: Component
    figure: Interval
    standards: tuple[int, ...] | None
    reducible: bool

    @property
    def lowest(self) -> Fraction | None:
        """Return the smallest share of the standard that the figure may be."""
        return Fraction(self.figure.low, self.standards[-1]) if self.standards else None

    @property
    def highest(self) -> Fraction | None:
        """Return the largest share of the standard that the figure may be; None is unbounded."""
        if not self.standards or self.figure.high is None:
            return None
        return Fraction(self.figure.high, self.standards[0])

    def below(self, percent: int = 100) -> bool | None:
        """Return whether the figure is surely below so much of its standard, surely not, or neither."""
        if self.lowest is None:
            return None
        if self.lowest * 100 >= percent:
            return False
        surely = self.highest is not None and self.highest * 100 < percent
        return True if surely and not self.reducible else None

    @property
    def text(self) -> str:
        """Return "diện tích 62,09 km², đạt 62% của 100 km²"."""
        figure = f"{COMPONENT_NAMES[self.component]} {TEXTS.of(self.component)(self.figure)}"
        return (
            f"{figure}, {self.share}" if self.standards else f"{figure}, tiêu chuẩn chưa đọc được"
        )

    @property
    def reason(self) -> str:
        """Return "diện tích đạt 62% của 100 km²"."""
        return f"{COMPONENT_NAMES[self.component]} {self.share}"

    @property
    def share(self) -> str:
        """Return "đạt 62% của 100 km²", whole percents rounded down, ranges as "từ … đến …"."""
        return f"đạt {self.percents} của {self.standard}"

    @property
    def percents(self) -> str:
        """Return the share in whole percents, rounded down so that no limit is crossed."""
        low, high = self.lowest, self.highest
        if low is None or high is None:
            return "tỷ lệ chưa rõ"
        ends = [f"{floor(end * 100):,}".replace(",", ".") for end in (low, high)]
        return f"{ends[0]}%" if ends[0] == ends[1] else f"từ {ends[0]}% đến {ends[1]}%"

    @property
    def standard(self) -> str:
        """Return the standard in words, "mức từ 1.000 đến 5.000 người" where it is not certain."""
        if not self.standards:
            return "tiêu chuẩn chưa đọc được"
        text = TEXTS.of(self.component)(Interval(self.standards[0], self.standards[-1]))
        # Round figures are written as people say them: "50 km²".
        text = text.replace(",00", "")
        return text if len(self.standards) == 1 else f"mức từ {text}"


def measures(evaluation: Evaluation) -> Pair[Measure]:
    """Return the area and the population beside their standards."""
    return Pair(*(_measure(evaluation, component) for component in COMPONENTS))


def _measure(evaluation: Evaluation, component: Component) -> Measure:
    standards = evaluation.found.standards
    values = [standard.values.of(component) for standard in standards]
    known = sorted({value for value in values if value is not None})
    return Measure(
        component,
        evaluation.unit.figures.of(component),
        None if None in values else tuple(known),
        any(standard.reducible.of(component) for standard in standards),
    )


def why_not(evaluation: Evaluation) -> list[str]:
    """Return for a unit that no test requires to be arranged the figure that rules each test out."""
    found = measures(evaluation)
    reasons: dict[Component, str] = {}
    for test in evaluation.tests:
        for condition in test.conditions:
            measure = found.of(condition.component)
            if measure.below(condition.value) is False:
                words = f"{measure.reason}, kế hoạch chỉ xét khi {condition.phrase}"
                reasons.setdefault(condition.component, words)
                break
    return list(reasons.values())


def below(evaluation: Evaluation) -> list[Measure]:
    """Return the figures that are surely below their standard."""
    return [measure for measure in measures(evaluation) if measure.below()]
