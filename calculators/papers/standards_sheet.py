"""The sheet of standards in a workbook: what its formulas look up, a line for each circumstance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from calculators.arrangement.words import COMPONENT_NAMES
from calculators.law.model import ArrangementTest, RuleSet
from calculators.lists.cells import NumberCell
from calculators.numerals import decimal_text
from calculators.papers import cases
from calculators.papers.cases import Case, Line
from calculators.papers.spreadsheet import Cell, Column, Sheet, letters
from calculators.sentences import capital
from calculators.units import COMPONENTS, M2_PER_KM2, SHARE_SCALE, Component, Level

NAME = "Quy định"
UNREAD = "chưa đọc được"
"""What stands where the law was not read."""
_FIXED = (
    ("Trường hợp", Column(52)),
    ("Tiêu chuẩn diện tích (km²)", Column(14, "decimal")),
    ("Diện tích còn có thể giảm", Column(14)),
    ("Dân số còn có thể giảm", Column(14)),
)
_ABOVE = (
    "TIÊU CHUẨN VÀ NGƯỠNG THEO TRƯỜNG HỢP",
    "Trang “Kết quả” tra số ở trang này theo cột “Trường hợp” và tỷ lệ người dân tộc thiểu số.",
)


@dataclass(frozen=True, eq=False)
class Asked:
    """One condition as a column of thresholds: the id and title of its test, and its component."""

    test: str
    title: str
    component: Component


@dataclass(frozen=True, eq=False)
class Standards:
    """The lines of a list's cases, and where they stand on their sheet.

    `steps` are shares in ten-thousandths of a point; `areas` is how many areas a case has at most;
    `ranged` says whether some line has a lowest and a highest population.
    """

    rules: RuleSet
    steps: tuple[int, ...]
    claims: tuple[str, ...]
    questions: tuple[Asked, ...]
    lines: Sequence[tuple[str, Case, Line]]
    areas: int
    ranged: bool

    @property
    def first(self) -> int:
        """Return the row of the first line."""
        return len(_ABOVE) + len(("groups", "headings")) + 1

    def column(self, index: int, *, wide: int = 1) -> str:
        """Return the cells of a column of the sheet, or of `wide` columns from there on."""
        end = self.first + len(self.lines) - 1
        return f"'{NAME}'!${letters(index)}${self.first}:${letters(index + wide - 1)}${end}"

    @property
    def keys(self) -> str:
        """Return the cells with the words of the cases."""
        return self.column(0)

    @property
    def area(self) -> str:
        """Return the cells with the areas, in km²."""
        return self.column(1)

    def reducible(self, component: Component) -> str:
        """Return the cells that say whether a standard may be lower by a factor that was not read."""
        return self.column(2 + COMPONENTS.index(component))

    def percent(self, question: Asked) -> str:
        """Return the cells with a condition's percentages."""
        return self.column(len(_FIXED) + self.questions.index(question))

    def people(self, *, highest: bool = False) -> str:
        """Return the cells with the populations, a column for each step."""
        start = self._start + (len(self.steps) if highest and self.ranged else 0)
        return self.column(start, wide=len(self.steps))

    @property
    def shares(self) -> str:
        """Return the cells with the share at which each step begins, in %."""
        row, start = self.first - 1, self._start
        return f"'{NAME}'!${letters(start)}${row}:${letters(start + len(self.steps) - 1)}${row}"

    @property
    def _start(self) -> int:
        return len(_FIXED) + len(self.questions)

    @property
    def sheet(self) -> Sheet:
        """Return the sheet."""
        percents = [
            f"{COMPONENT_NAMES[one.component]}, ngưỡng (%): {one.title}" for one in self.questions
        ]
        steps = [NumberCell(decimal_text(share, SHARE_SCALE)) for share in self.steps]
        groups = ["Dân số tiêu chuẩn theo tỷ lệ người dân tộc thiểu số"]
        if self.ranged:
            groups = [f"{groups[0]}, {end}" for end in ("thấp nhất", "cao nhất")]
        spread = chain.from_iterable([text, *[""] * (len(steps) - 1)] for text in groups)
        fixed = [text for text, _ in _FIXED]
        heading = [
            [*[""] * (len(fixed) + len(percents)), *spread],
            [*fixed, *(capital(text) for text in percents), *steps * len(groups)],
        ]
        columns = [
            *(column for _, column in _FIXED),
            *[Column(14, "decimal")] * len(percents),
            *[Column(10, "whole")] * len(steps) * len(groups),
        ]
        return Sheet(NAME, columns, _ABOVE, heading, [self._row(*line) for line in self.lines])

    def _row(self, key: str, case: Case, line: Line) -> list[Cell]:
        tests = {test.id: test for test in self.rules.tests[case.kind.level]}
        percents = (_percent(tests.get(one.test), one.component) for one in self.questions)
        people = [*line.low, *(line.high if self.ranged else ())]
        area = None if line.area is None else decimal_text(line.area, M2_PER_KM2)
        return [
            key,
            UNREAD if area is None else NumberCell(area),
            *("có" if line.reducible.of(one) else "không" for one in COMPONENTS),
            *percents,
            *(UNREAD if value is None else NumberCell(value) for value in people),
        ]


def _percent(test: ArrangementTest | None, component: Component) -> str:
    if test is None:
        return ""
    return next((NumberCell(c.value) for c in test.conditions if c.component == component), "")


def standards(cases_of_list: Iterable[Case], rules: RuleSet) -> Standards:
    """Return the standards for these cases, and for those that differ in mountains and border alone."""
    occurring = dict.fromkeys(cases_of_list)
    kinds = {case.kind for case in occurring}
    steps = cases.shares(rules, kinds)
    claims = tuple(one for one in cases.CLAIMS if any(one in case.claims for case in occurring))
    by_case = {case: cases.lines(case, rules, steps) for case in cases.alike(occurring)}
    line_sets = [by_case[case] for case in occurring]
    areas = max(map(len, line_sets), default=1)
    ranged = any(line.low != line.high for lines in line_sets for line in lines)
    return Standards(
        rules,
        steps,
        claims,
        _questions(rules, sorted({kind.level for kind in kinds})),
        [
            (key_of(case, claims, number), case, line)
            for case, lines in by_case.items()
            # What the list has no columns for is not offered: its rows say so after such an edit.
            if len(lines) <= areas and (ranged or all(line.low == line.high for line in lines))
            for number, line in enumerate(lines)
        ],
        areas,
        ranged,
    )


def key_of(case: Case, claims: Iterable[str], number: int = 0) -> str:
    """Return the words by which a line is found; those of a second area say so."""
    kind, parent, mountainous, border = cases.words(case)
    whole = f"{kind} thuộc {parent}" if parent else kind
    words = [whole, f"miền núi: {mountainous}", f"biên giới: {border}"]
    words += [f"{cases.CLAIMS[one]}: {'có' if one in case.claims else 'không'}" for one in claims]
    return "; ".join(words) + other_area(number)


def other_area(number: int) -> str:
    """Return what stands behind the words of a case for its line of this number, from 0 on."""
    return f"; khả năng {number + 1}" if number else ""


def _questions(rules: RuleSet, levels: Iterable[Level]) -> tuple[Asked, ...]:
    questions = {
        (test.id, condition.component): Asked(test.id, test.title, condition.component)
        for level in levels
        for test in rules.tests[level]
        for condition in test.conditions
    }
    order = list(dict.fromkeys(test for test, _ in questions))
    return tuple(sorted(questions.values(), key=lambda one: order.index(one.test)))
