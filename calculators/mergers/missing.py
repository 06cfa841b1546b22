"""Missing: what keeps a new unit from reaching its standard, a sentence for area and one for population."""

from collections.abc import Iterator

from calculators.arrangement.words import area_text, in_words, people_text
from calculators.mergers.explanation import span, widest
from calculators.mergers.requirements import Judged
from calculators.units import COMPONENTS, Interval

_WORDS = {"area": ("Diện tích", area_text), "population": ("Dân số", people_text)}


def missing(judgement: Judged) -> Iterator[str]:
    """Yield what there is, what is needed and how much lacks, for each figure that may not suffice."""
    for component in COMPONENTS:
        answer = judgement.answers.of(component)
        if answer:
            continue
        name, text = _WORDS[component]
        figure = judgement.merger.unit.figures.of(component)
        levels = [one.levels.of(component) for one in judgement.requirements]
        head = f"{name} {in_words(figure, text)}"
        if not levels or judgement.sums is not None:
            # Percentages of several standards are added there: no one number lacks.
            yield f"{head}: {'chưa đạt' if answer is False else 'chưa rõ có đạt không'}."
            continue
        level = widest(levels)
        after = "chưa rõ có đạt không"
        if answer is False:
            after = f"còn thiếu {in_words(_lack(figure, level), text)}"
        yield f"{head}, cần từ {span(level, text)}: {after}."


def _lack(figure: Interval, level: Interval) -> Interval:
    """Return how much is missing of a figure that surely is below the level."""
    low = level.low - (figure.high or 0)
    return Interval(low, None if level.high is None else level.high - figure.low)
