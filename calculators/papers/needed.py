"""Needed: what the formulas of a workbook give before any edit, from the standards of each unit."""

from collections.abc import Mapping
from functools import lru_cache

from calculators.arrangement.possibilities import Limit
from calculators.arrangement.verdicts import Answer, below, joined
from calculators.law.model import ArrangementTest, Condition
from calculators.lists.cells import NumberCell
from calculators.numerals import decimal_text
from calculators.papers.cases import Line
from calculators.papers.figures import Row
from calculators.papers.standards_sheet import UNREAD
from calculators.units import M2_PER_KM2, Component, Unit

SCALES: Mapping[Component, int] = {"area": M2_PER_KM2, "population": 1}
"""How many m² or people are one in a cell."""


def line_of(row: Row, area: int) -> tuple[int, Line]:
    """Return the line of a unit for its area of this number, with its index; else its first."""
    return row.lines[area if area < len(row.lines) else 0]


def standard_of(row: Row, area: int, component: Component, end: str) -> int | None:
    """Return a standard in m² or people; of populations the lowest, or the highest for "_high"."""
    own_standard: int | None = getattr(row.unit, f"{component}_standard")
    if own_standard is not None:
        return own_standard
    _, line = line_of(row, area)
    if component == "area":
        return line.area
    first, last = row.steps
    return line.high[first] if end == "_high" else line.low[last]


def standard_cell(row: Row, area: int, component: Component, end: str) -> str:
    """Return a standard as it stands in its cell, "" in a row without a unit."""
    if row.unit is None:
        return ""
    value = standard_of(row, area, component, end)
    return UNREAD if value is None else number(value, SCALES[component])


@lru_cache(maxsize=1 << 14)
def number(value: int, scale: int) -> NumberCell:
    """Return value / scale as the number of a cell; few standards serve many units."""
    return NumberCell(decimal_text(value, scale))


def condition_of(test: ArrangementTest, component: Component) -> Condition | None:
    """Return the condition of a test on the area or the population, None where it has none."""
    return next((one for one in test.conditions if one.component == component), None)


def answer(row: Row, unit: Unit, test: ArrangementTest, area: int) -> Answer:
    """Return what a test says of the unit of a row at the standards of one area."""
    answers: list[Answer] = []
    for condition in test.conditions:
        component = condition.component
        figure, (_, line) = unit.figures.of(component), line_of(row, area)
        lower = unit.stated.of(component) is None and line.reducible.of(component)
        least = _limit(condition, standard_of(row, area, component, "_low"), reducible=lower)
        most = _limit(condition, standard_of(row, area, component, "_high"), reducible=False)
        possible = below(figure, most) is not False
        answers.append(False if not possible else below(figure, least) or None)
    return joined(test.join, answers)


@lru_cache(maxsize=1 << 14)
def _limit(condition: Condition, standard: int | None, *, reducible: bool) -> Limit:
    point = None if standard is None else condition.turning_point(standard)
    return Limit(condition.component, point, reducible)
