"""Report: results as plain data, the JSON contract that scripts and pages rely on."""

from collections.abc import Sequence
from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from calculators.arrangement.categories import Category, category
from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.possibilities import Possibilities
from calculators.arrangement.turning_points import TurningPoint
from calculators.law.model import Law, RuleSet, weaker
from calculators.lists.tables import Table
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, SHARE_SCALE, Interval, Kind, Pair
from calculators.worklist.first import Json, first_unit, made_with, remarks
from calculators.worklist.result import Result, counts

if TYPE_CHECKING:
    from calculators.worklist.doubts import Doubt


def report(table: Table, law: Law, rules: RuleSet) -> Json:
    """Return the evaluation of every row of a list as the JSON object of the command line."""
    from calculators.worklist import doubts  # noqa: PLC0415 - the first answer has none

    checked = doubts.check(table)
    by_row = doubts.by_row(checked)
    results = [Result(one, rules, by_row.get(one.row, ())) for one in checked.table.entries]
    return write(results, checked.table, checked.doubts, law, rules)


def write(
    results: Sequence[Result], table: Table, doubts: "Sequence[Doubt]", law: Law, rules: RuleSet
) -> Json:
    """Return a list with its results and the doubts that are open as that object."""
    return {
        **made_with(law, rules),
        "summary": {str(verdict): count for verdict, count in counts(results).items()},
        **remarks(table, doubts),
        "units": [unit_json(result) for result in results],
    }


def unit_json(result: Result) -> Json:
    """Return one row's result; a row with errors has nothing calculated."""
    evaluation, entry = result.evaluation, result.entry
    unit = entry.unit
    return first_unit(result) | {
        "voluntary": unit is not None and unit.voluntary,
        "exemption": None if unit is None else unit.exemption,
        "category": str(category_of(result)),
        "standard": None if evaluation is None else _standard(evaluation, result.standards),
        "area_percent": list(result.areas),
        "population_percent": list(result.people),
        "tests": [] if evaluation is None else _tests(evaluation),
        "missing": [] if evaluation is None else list(evaluation.missing),
        "estimated": [] if evaluation is None else list(evaluation.estimated),
        "decisive": [] if evaluation is None else [_turning(p) for p in evaluation.decisive],
        "derived": [] if unit is None else list(unit.derived),
        "explanation": "\n".join(result.lines),
    }


def category_of(result: Result) -> Category:
    """Return the category of a row's unit, as far as it follows without its neighbours."""
    return category(result.entry.unit, result.verdict, result.rules)


def _tests(evaluation: Evaluation) -> list[Json]:
    return [
        {
            "id": test.id,
            "outcome": str(outcome),
            "citation": test.citation.text,
            "grade": test.grade,
        }
        for test, outcome in zip(evaluation.tests, evaluation.outcomes, strict=True)
    ]


def _standard(evaluation: Evaluation, standards: Pair[Interval | None]) -> Json:
    unit = evaluation.unit
    return {
        "area_km2": None
        if standards.area is None
        else decimal_text(standards.area.low, M2_PER_KM2),
        "population": None if standards.population is None else list(standards.population),
        **_basis(evaluation.possibilities),
        "stated_by_user": unit.area_standard is not None or unit.population_standard is not None,
    }


@lru_cache(maxsize=4096)
def _basis(possibilities: Possibilities) -> Json:
    bases = {standard.base for standard in possibilities.standards}
    factors = {
        factor.id: factor for standard in possibilities.standards for factor, _ in standard.factors
    }
    return {
        "grade": reduce(weaker, (base.grade for base in bases)),
        "citation": "; ".join(sorted({base.citation.text for base in bases})),
        "factors": [
            {"id": factor.id, "citation": factor.citation.text, "grade": factor.grade}
            for factor in factors.values()
        ],
    }


def _turning(point: TurningPoint) -> Json:
    value: str | int | bool = point.value
    if point.field == "area_km2":
        value = decimal_text(int(point.value), M2_PER_KM2)
    elif point.field == "ethnic_minority_percent":
        value = decimal_text(int(point.value), SHARE_SCALE)
    elif isinstance(point.value, Kind):
        value = str(point.value)
    return {"field": point.field, "op": point.op, "value": value, "verdict": str(point.verdict)}
