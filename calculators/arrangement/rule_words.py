"""Rule words: the standards and the conditions that rules hold a unit to, in Vietnamese."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from calculators.arrangement.possibilities import Possibilities
from calculators.arrangement.standards import Standard
from calculators.arrangement.standing import TEXTS
from calculators.arrangement.words import COMPONENT_NAMES, JOINS, citation_text, in_words
from calculators.law.model import ArrangementTest
from calculators.units import Component, Interval, Pair

_TWO = 2
"""Of two standards both are named, of more the least and the greatest."""


@lru_cache(maxsize=4096)
def standard_text(possibilities: Possibilities, by_user: Pair[bool]) -> str:
    """Return the sentence on a unit's standards and what lowered them, with clauses and grades.

    `by_user` are the components whose standard the user states.
    """
    standards = possibilities.standards
    bases = dict.fromkeys(citation_text(s.base.citation, s.base.grade) for s in standards)
    parts = [
        f"{name} {_values([s.values.of(one) for s in standards], TEXTS.of(one))}"
        + " do người dùng nêu" * by_user.of(one)
        for one, name in COMPONENT_NAMES.items()
    ]
    basis = "" if all(by_user) else f" ({'; '.join(bases)})"
    return f"Tiêu chuẩn: {', '.join(parts)}{basis}.{''.join(_factors(standards))}"


def amounts(possibilities: Possibilities) -> str:
    """Return the standards that a unit may have, "50,00 km² và 5.000 người"."""
    return " và ".join(
        _values([s.values.of(one) for s in possibilities.standards], TEXTS.of(one))
        for one in COMPONENT_NAMES
    )


def _values(values: list[int | None], text: Callable[[Interval], str]) -> str:
    numbers = sorted({value for value in values if value is not None})
    if not numbers:
        return "chưa đọc được"
    if len(numbers) == _TWO:
        return " hoặc ".join(text(Interval.exactly(value)) for value in numbers)
    return in_words(Interval(numbers[0], numbers[-1]), text)


def _factors(standards: tuple[Standard, ...]) -> Iterator[str]:
    """Yield what special factors did to the standard, or might do."""
    applied: dict[str, list[int]] = {}
    citations = {}
    for standard in standards:
        for factor, percent in standard.factors:
            applied.setdefault(factor.id, []).append(percent)
            citations[factor.id] = (factor, citation_text(factor.citation, factor.grade))
    for name, percents in applied.items():
        factor, citation = citations[name]
        what = " và ".join(COMPONENT_NAMES[one] for one in factor.components)
        low, high = min(percents), max(percents)
        rest = f"{low}%" if low == high else f"{low}% đến {high}%"
        sure = len(percents) == len(standards)
        yield (
            f" Tiêu chuẩn {what} {'' if sure else 'có thể '}còn {rest} mức chung "
            f"nhờ yếu tố đặc thù ({citation})."
        )
    if any(any(standard.reducible) for standard in standards):
        yield (
            " Đô thị miền núi, biên giới có thể được giảm tiêu chuẩn; mức giảm chưa đọc được (mức U)."
        )


@lru_cache
def condition(test: ArrangementTest) -> str:
    """Return a test in words, with the clause it comes from."""
    return f"Điều kiện “{conditions(test)}” ({citation_text(test.citation, test.grade)})"


def conditions(test: ArrangementTest, names: Mapping[Component, str] = COMPONENT_NAMES) -> str:
    """Return the conditions of a test in words, "diện tích dưới 70% và dân số dưới 70%"."""
    parts = [f"{names[one.component]} {one.phrase}" for one in test.conditions]
    return f" {JOINS[test.join]} ".join(parts)
