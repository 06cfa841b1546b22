"""Report: the results of a list as plain data, the JSON contract that scripts and pages rely on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, reduce
from typing import Any

from calculators import __version__
from calculators.arrangement.evaluation import Evaluation, evaluate
from calculators.arrangement.explanation import explain
from calculators.arrangement.percentages import percentages
from calculators.arrangement.standards import Possibilities
from calculators.arrangement.turning_points import TurningPoint
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import FIELDS, VERDICTS
from calculators.law.model import Law, RuleSet, weaker
from calculators.lists.cells import NumberCell
from calculators.lists.entries import Entry
from calculators.lists.tables import Table
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, SHARE_SCALE, Kind

Json = dict[str, Any]

RESULT_COLUMNS = (
    "Kết quả rà soát",
    "Mã kết quả",
    "Bộ quy tắc",
    "Tiêu chuẩn diện tích áp dụng (km²)",
    "Tiêu chuẩn dân số áp dụng, thấp nhất (người)",
    "Tiêu chuẩn dân số áp dụng, cao nhất (người)",
    "Tỷ lệ diện tích so với tiêu chuẩn, thấp nhất (%)",
    "Tỷ lệ diện tích so với tiêu chuẩn, cao nhất (%)",
    "Tỷ lệ dân số so với tiêu chuẩn, thấp nhất (%)",
    "Tỷ lệ dân số so với tiêu chuẩn, cao nhất (%)",
    "Số liệu còn thiếu",
    "Giải thích",
    "Lỗi của dòng",
)
"""The headings of the columns that an exported list gains."""


def report(table: Table, law: Law, rules: RuleSet) -> Json:
    """Return the evaluation of every row of a list as the JSON object of the command line."""
    units = [unit_report(entry, rules) for entry in table.entries]
    return {
        "rules": rules.id,
        "law_version": law.version,
        "engine_version": __version__,
        "summary": summary(units),
        "notes": list(table.notes),
        "unknown_columns": list(table.unknown),
        "units": units,
    }


def summary(units: list[Json]) -> dict[str, int]:
    """Return the number of units with each verdict."""
    counts = dict.fromkeys(map(str, Verdict), 0)
    for unit in units:
        counts[unit["verdict"]] += 1
    return counts


def unit_report(entry: Entry, rules: RuleSet) -> Json:
    """Return one row's result; a row with errors has the verdict "invalid" and nothing calculated."""
    head = {
        "row": entry.row,
        "code": entry.code,
        "name": entry.name,
        "district": entry.district,
        "kind": None if entry.kind is None else str(entry.kind),
    }
    if entry.unit is None:
        return head | _invalid(entry)
    return head | _evaluated(evaluate(entry.unit, rules))


def _invalid(entry: Entry) -> Json:
    errors = [{"field": error.field, "message": error.message} for error in entry.errors]
    return {
        "verdict": str(Verdict.INVALID),
        "voluntary": False,
        "exemption": None,
        "standard": None,
        "area_percent": [None, None],
        "population_percent": [None, None],
        "tests": [],
        "missing": [],
        "estimated": [],
        "decisive": [],
        "derived": [],
        "errors": errors,
        "explanation": "\n".join(f"Số liệu sai: {error.message}." for error in entry.errors),
    }


def _evaluated(evaluation: Evaluation) -> Json:
    unit = evaluation.unit
    areas, people = percentages(evaluation, "area"), percentages(evaluation, "population")
    return {
        "verdict": str(evaluation.verdict),
        "voluntary": unit.voluntary,
        "exemption": unit.exemption,
        "standard": _standard(evaluation.found)
        | {
            "stated_by_user": unit.area_standard is not None or unit.population_standard is not None
        },
        "area_percent": list(areas),
        "population_percent": list(people),
        "tests": [
            {
                "id": test.id,
                "outcome": str(outcome),
                "citation": test.citation.text,
                "grade": test.grade,
            }
            for test, outcome in zip(evaluation.tests, evaluation.outcomes, strict=True)
        ],
        "missing": list(evaluation.missing),
        "estimated": list(evaluation.estimated),
        "decisive": [_turning(point) for point in evaluation.decisive],
        "derived": list(unit.derived),
        "errors": [],
        "explanation": "\n".join(explain(evaluation, areas, people)),
    }


@lru_cache(maxsize=4096)
def _standard(found: Possibilities) -> Json:
    standards = found.standards
    areas = {standard.values.area for standard in standards}
    counts = [standard.values.population for standard in standards]
    people = [count for count in counts if count is not None]
    area = areas.pop() if len(areas) == 1 else None
    bases = {standard.base for standard in standards}
    factors = {factor.id: factor for standard in standards for factor, _ in standard.factors}
    return {
        "area_km2": None if area is None else decimal_text(area, M2_PER_KM2),
        "population": [min(people), max(people)] if len(people) == len(standards) else None,
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


def result_cells(units: list[Json], rules: RuleSet) -> Mapping[int, list[str]]:
    """Return the cells of the result columns by physical row number, for the list that goes back."""
    return {unit["row"]: list(_cells(unit, rules)) for unit in units}


def _cells(unit: Json, rules: RuleSet) -> Iterator[str]:
    standard = unit["standard"] or {"area_km2": None, "population": None}
    yield VERDICTS[Verdict(unit["verdict"])]
    yield unit["verdict"]
    yield rules.id
    yield _number(standard["area_km2"])
    for ends in (standard["population"], unit["area_percent"], unit["population_percent"]):
        yield from map(_number, ends or (None, None))
    yield "; ".join(FIELDS[field] for field in unit["missing"])
    yield unit["explanation"]
    yield "; ".join(error["message"] for error in unit["errors"])


def _number(value: str | int | None) -> str:
    return "" if value is None else NumberCell(value)
