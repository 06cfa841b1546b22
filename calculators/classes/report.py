"""Report: points and classes of a list as plain data, the JSON contract, and the columns it gains."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from calculators import __version__
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.classes.classification import Classification, classify
from calculators.classes.explanation import explain, figures_text
from calculators.classes.fields import Listed, Row
from calculators.classes.points import Range
from calculators.classes.rules import ClassRules
from calculators.classes.turning_points import TurningPoint, Value, turning_points
from calculators.classes.words import FIELDS, decimal
from calculators.lists.cells import NumberCell
from calculators.lists.tables import Table
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, SHARE_SCALE

Json = dict[str, Any]

UNDETERMINED = "undetermined"


def report(table: Table, listed: Listed, rules: ClassRules, doubts: Iterable[Json] = ()) -> Json:
    """Return the points and class of every row of a list as the JSON object of the command line.

    `doubts` are those open about the list, each with row, field and message.
    """
    return {
        "decree": rules.decree,
        "law_version": rules.version,
        "engine_version": __version__,
        "notes": list(table.notes),
        "doubts": list(doubts),
        "unknown_columns": list(listed.unknown),
        "units": [unit_report(row, rules) for row in listed.rows],
    }


def remarks(result: Json) -> Iterator[str]:
    """Yield what a reader should know of a list beside its points: notes, unused columns, doubts.

    A doubt for which its row is refused is among the errors of the row.
    """
    yield from result["notes"]
    if result["unknown_columns"]:
        yield f"Cột không dùng để tính: {'; '.join(result['unknown_columns'])}."
    refused = {unit["row"]: unit["explanation"] for unit in result["units"] if unit["errors"]}
    for doubt in result["doubts"]:
        if doubt["message"] not in refused.get(doubt["row"], ""):
            yield f"Dòng {doubt['row']}, đáng ngờ: {doubt['message']}."


def unit_report(row: Row, rules: ClassRules) -> Json:
    """Return one row's result; a row with errors has no points, and its class is undetermined."""
    entry = row.entry
    head = {
        "row": entry.row,
        "code": entry.code,
        "name": entry.name,
        "kind": None if entry.kind is None else str(entry.kind),
    }
    if row.facts is None:
        unit = head | _invalid(row)
    else:
        unit = head | _classified(classify(row.facts, rules), entry.name)
    return unit | {"class_word": class_word(unit)}


def _invalid(row: Row) -> Json:
    return {
        "points": [None, None],
        "bonus": [None, None],
        "class": UNDETERMINED,
        "may_be_special": None,
        "criteria": [],
        "missing": [],
        "estimated": [],
        "decisive": [],
        "errors": [{"field": error.field, "message": error.message} for error in row.errors],
        "explanation": "\n".join(f"Số liệu sai: {error.message}." for error in row.errors),
    }


def _classified(found: Classification, name: str) -> Json:
    turning = turning_points(found)
    return {
        "points": _ends(found.points),
        "bonus": _ends(found.bonus),
        "class": UNDETERMINED if found.level is None else found.level.id,
        "may_be_special": found.may_be_special,
        "criteria": [
            {
                "id": name,
                "title": found.rules.criteria[name].title,
                "figures": figures_text(found, name),
                "points": _ends(points),
                "max": decimal(found.rules.criteria[name].most),
                "citation": _citation(found, name),
            }
            for name, points in found.criteria.items()
        ],
        "missing": list(found.missing),
        "estimated": list(found.estimated),
        "decisive": [turning_json(point) for point in turning],
        "errors": [],
        "explanation": "\n".join(explain(found, name, turning)),
    }


def _ends(points: Range) -> list[str]:
    return [decimal(points.low), decimal(points.high)]


def _citation(found: Classification, criterion: str) -> str:
    """Return the article that gives the points of a criterion for this kind of unit."""
    facts, rules = found.facts, found.rules
    parts = [(c.kinds, c.citation) for c in rules.credits if c.criterion == criterion]
    parts += [(s.kinds, s.citation) for s in rules.scales if s.criterion == criterion]
    own = [c for kinds, c in parts if facts.kind in kinds]
    return (own or [c for kinds, c in parts if facts.as_kind in kinds])[0].text


def turning_json(point: TurningPoint) -> Json:
    """Return what would make the class: areas and percentages as text, people and yes or no as they are."""
    return {
        "field": point.field,
        "op": point.op,
        "value": _value(point.field, point.value),
        "until": None if point.until is None else _value(point.field, point.until),
        "class": point.level.id,
    }


def _value(field: str, value: Value) -> Value:
    if field == "area_km2":
        return decimal_text(int(value), M2_PER_KM2)
    if field.endswith("_percent"):
        return decimal_text(int(value), SHARE_SCALE)
    return value


def result_columns(rules: ClassRules) -> list[str]:
    """Return the headings of the columns that an exported list gains."""
    criteria = [criterion.title for criterion in rules.criteria.values()]
    return [
        "Loại đơn vị hành chính",
        "Tổng điểm, thấp nhất",
        "Tổng điểm, cao nhất",
        "Điểm ưu tiên, thấp nhất",
        "Điểm ưu tiên, cao nhất",
        *(f"Điểm: {title}, {end}" for title in criteria for end in ("thấp nhất", "cao nhất")),
        "Số liệu còn thiếu để phân loại",
        "Giải thích phân loại",
        "Lỗi khi phân loại",
        "Phiên bản phân loại",
    ]


def result_cells(units: list[Json], rules: ClassRules) -> Mapping[int, list[str]]:
    """Return the cells of the result columns by physical row number."""
    return {unit["row"]: list(_cells(unit, rules)) for unit in units}


def _cells(unit: Json, rules: ClassRules) -> Iterator[str]:
    yield class_word(unit)
    yield from _numbers(unit["points"])
    yield from _numbers(unit["bonus"])
    points = {criterion["id"]: criterion["points"] for criterion in unit["criteria"]}
    for name in rules.criteria:
        yield from _numbers(points.get(name, [None, None]))
    yield "; ".join(FIELDS[field] for field in unit["missing"])
    yield unit["explanation"]
    yield "; ".join(error["message"] for error in unit["errors"])
    yield (
        f"Phiếu làm việc, không phải văn bản; {rules.decree}; bộ máy tính {__version__}; "
        f"dữ liệu luật {rules.version}"
    )


def class_word(unit: Json) -> str:
    """Return a unit's class as people write it."""
    if unit["errors"]:
        return VERDICTS[Verdict.INVALID]
    if unit["class"] == UNDETERMINED:
        return VERDICTS[Verdict.UNDETERMINED]
    return f"loại {unit['class']}"


def _numbers(ends: list[str | None]) -> list[str]:
    return ["" if end is None else NumberCell(end) for end in ends]
