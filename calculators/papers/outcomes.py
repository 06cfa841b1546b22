"""Outcomes: the formulas that hold the figures of a unit against the limits of tests, up to the verdict.

A test is surely met below the lowest standard that the unknown allows, and possibly below the
highest; where two areas are possible, a verdict stands where both agree. An empty figure is one
that is not known.
"""

from collections.abc import Callable, Iterator
from functools import cache

from calculators.arrangement.verdicts import OUTCOME_OF, VERDICT_OF, Outcome, Verdict
from calculators.arrangement.words import COMPONENT_NAMES, OUTCOMES, VERDICTS
from calculators.law.model import ArrangementTest, Condition
from calculators.papers.figures import Field, Row
from calculators.papers.layout import ENDS, Layout
from calculators.papers.needed import SCALES, answer, condition_of, number, standard_of
from calculators.papers.spreadsheet import Column
from calculators.papers.standards_sheet import Asked, other_area
from calculators.units import Level

AGREES, DIFFERS, FAILS = "còn khớp", "khác kết quả của bộ máy", "không tính lại được"
_OPEN = "chưa rõ"


def fields(layout: Layout) -> Iterator[Field]:
    """Yield the columns of limits and outcomes, and the verdict beside that of the engine."""
    for area in layout.areas:
        for test, title in dict.fromkeys(
            (one.test, one.title) for one in layout.standards.questions
        ):
            for question in layout.standards.questions:
                if question.test == test:
                    for end in layout.ends(question.component):
                        yield _limit(layout, question, area, end)
            yield _outcome(layout, test, title, area)
    yield _verdict(layout)
    mark = layout.standards.rules.mark
    yield Field(
        "engine",
        f"Kết quả của bộ máy{f' ({mark})' if mark else ''}",
        Column(30),
        lambda row: VERDICTS[row.result.verdict],
    )
    yield Field(
        "agrees",
        "Còn khớp không",
        Column(14),
        lambda row: "" if row.unit is None else AGREES,
        lambda _: f'IF({{again}}={{engine}},"{AGREES}","{DIFFERS}")',
    )


def _of(layout: Layout, test: str) -> Callable[[Row], ArrangementTest | None]:
    """Return what gives a row's test with this id, None where units of its level have none."""
    tests = {
        level: next((one for one in of_level if one.id == test), None)
        for level, of_level in layout.standards.rules.tests.items()
    }
    return lambda row: None if row.unit is None else tests[row.unit.kind.level]


def _limit(layout: Layout, question: Asked, area: int, end: str) -> Field:
    component = question.component
    cell = f"{{{component}{area}{end}}}"
    percent = f"INDEX({layout.standards.percent(question)},{{line{area}}})"
    unit = "km²" if component == "area" else "người"
    text = f'IF(ISTEXT({cell}),"{_OPEN}",{percent}*{cell}/100)'
    test_of = _of(layout, question.test)

    def condition_at(row: Row) -> Condition | None:
        test = test_of(row)
        return None if test is None else condition_of(test, component)

    def value(row: Row) -> str:
        condition = condition_at(row)
        if condition is None:
            return ""
        standard = standard_of(row, area, component, end)
        if standard is None:
            return _OPEN
        return number(condition.value * standard, 100 * SCALES[component])

    return Field(
        f"{question.test}_{component}{area}{end}",
        f"Ngưỡng {COMPONENT_NAMES[component]} ({unit}): {question.title}{ENDS[end]}{other_area(area)}",
        Column(12, "decimal" if component == "area" else "whole"),
        value,
        lambda row: '""' if condition_at(row) is None else text,
    )


def _outcome(layout: Layout, test_id: str, title: str, area: int) -> Field:
    test_of = _of(layout, test_id)

    def value(row: Row) -> str:
        test = test_of(row)
        if row.unit is None or test is None:
            return ""
        return OUTCOMES[OUTCOME_OF[answer(row, row.unit, test, area)]]

    @cache
    def text(test: ArrangementTest | None) -> str:
        return '""' if test is None else _outcome_text(layout, test, area)

    heading = f"Phép thử “{title}”{other_area(area)}"
    return Field(f"{test_id}{area}", heading, Column(14), value, lambda row: text(test_of(row)))


def _outcome_text(layout: Layout, test: ArrangementTest, area: int) -> str:
    surely = ",".join(_surely(layout, test, one, area) for one in test.conditions)
    maybe = ",".join(_maybe(layout, test, one, area) for one in test.conditions)
    met, no, either = (OUTCOMES[OUTCOME_OF[one]] for one in (True, False, None))
    join = test.join.upper()
    return f'IF({join}({surely}),"{met}",IF({join}({maybe}),"{either}","{no}"))'


def _surely(layout: Layout, test: ArrangementTest, condition: Condition, area: int) -> str:
    component = condition.component
    _, high = layout.figure(component)
    limit, _ = layout.pair(component, f"{test.id}_{component}{area}")
    text = f"IF(ISNUMBER({high}),{_compared(high, condition, limit)},FALSE)"
    text = f"IF(ISTEXT({limit}),FALSE,{text})"
    if not any(line.reducible.of(component) for _, _, line in layout.standards.lines):
        return text
    lower = f'INDEX({layout.standards.reducible(component)},{{line{area}}})="có"'
    if f"{component}_standard" in layout.names:
        lower = f"AND({lower},NOT(ISNUMBER({{{component}_standard}})))"
    return f"IF({lower},FALSE,{text})"


def _maybe(layout: Layout, test: ArrangementTest, condition: Condition, area: int) -> str:
    low, _ = layout.figure(condition.component)
    _, limit = layout.pair(condition.component, f"{test.id}_{condition.component}{area}")
    return f"IF(ISTEXT({limit}),TRUE,{_compared(f'{low}+0', condition, limit)})"


def _compared(figure: str, condition: Condition, limit: str) -> str:
    # To the m² and the hundredth of one: what a spreadsheet adds by its fractions decides nothing.
    sign = "<" if condition.operator == "below" else "<="
    return f"ROUND({figure},6){sign}ROUND({limit},8)"


def _verdict(layout: Layout) -> Field:
    rules = layout.standards.rules
    yes, no, either = (VERDICTS[VERDICT_OF[rules.question, one]] for one in (True, False, None))
    must = f'"{yes}"'
    if "reason" in layout.names:
        must = f'IF({{reason}}="",{must},"{VERDICTS[Verdict.EXEMPT]}")'

    @cache
    def text(level: Level) -> str:
        def condition(outcome: Outcome, join: str) -> str:
            word = OUTCOMES[outcome]
            areas = [
                ",".join(f'{{{test.id}{area}}}="{word}"' for test in rules.tests[level])
                for area in layout.areas
            ]
            return f"AND({','.join(f'{join}({one})' for one in areas)})"

        other = f'IF({condition(Outcome.NOT_MET, "AND")},"{no}","{either}")'
        return f'IFERROR(IF({condition(Outcome.MET, "OR")},{must},{other}),"{FAILS}")'

    return Field(
        "again",
        "Kết quả tính lại",
        Column(30),
        lambda row: "" if row.unit is None else VERDICTS[row.result.verdict],
        lambda row: "" if row.unit is None else text(row.unit.kind.level),
    )
