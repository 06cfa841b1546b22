"""Report: points and classes of a list as plain data, the JSON contract."""

from calculators import __version__
from calculators.classes.points import Range
from calculators.classes.result import Json, Result, Results
from calculators.classes.turning_points import TurningPoint, Value
from calculators.classes.words import decimal
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, SHARE_SCALE

UNDETERMINED = "undetermined"


def report(results: Results) -> Json:
    """Return the points and class of every row of a list as the JSON object of the command line."""
    return {
        "decree": results.rules.decree,
        "law_version": results.rules.version,
        "engine_version": __version__,
        "notes": list(results.notes),
        "doubts": list(results.doubts),
        "unknown_columns": list(results.unknown),
        "units": [unit_json(one) for one in results.units],
    }


def unit_json(result: Result) -> Json:
    """Return one row's result; a row with errors has no points, and its class is undetermined."""
    entry, classification = result.entry, result.classification
    level = None if classification is None else classification.level
    return {
        "row": entry.row,
        "code": entry.code,
        "name": entry.name,
        "kind": None if entry.kind is None else str(entry.kind),
        "points": _ends(classification and classification.points),
        "bonus": _ends(classification and classification.bonus),
        "class": UNDETERMINED if level is None else level.id,
        "may_be_special": None if classification is None else classification.may_be_special,
        "criteria": [
            {
                "id": one.criterion.id,
                "title": one.criterion.title,
                "figures": one.figures,
                "points": _ends(one.points),
                "max": decimal(one.criterion.most),
                "citation": one.citation,
            }
            for one in result.criteria
        ],
        "missing": list(result.missing),
        "estimated": [] if classification is None else list(classification.estimated),
        "decisive": [turning_json(point) for point in result.turning],
        "errors": [{"field": one.field, "message": one.message} for one in result.row.errors],
        "explanation": "\n".join(result.lines),
        "class_word": result.word,
    }


def _ends(points: Range | None) -> list[str | None]:
    return [None, None] if points is None else [decimal(points.low), decimal(points.high)]


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
