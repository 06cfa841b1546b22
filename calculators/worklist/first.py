"""First: what a page shows at once of a result; the report has the rest, which may come a moment later."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from calculators import __version__
from calculators.law.model import Law, RuleSet
from calculators.lists.tables import Table
from calculators.worklist.result import Result

if TYPE_CHECKING:
    from calculators.worklist.doubts import Doubt

Json = dict[str, Any]


def first(results: Sequence[Result], table: Table, law: Law, rules: RuleSet) -> Json:
    """Return what is shown first of these results: of each unit the verdict in three sentences."""
    return {
        **made_with(law, rules),
        **remarks(table, ()),
        "units": [first_unit(result) for result in results],
    }


def made_with(law: Law, rules: RuleSet) -> Json:
    """Return the rules, and the versions of law and engine."""
    return {
        "rules": rules.id,
        "status": rules.status,
        "mark": rules.mark,
        "law_version": law.version,
        "engine_version": __version__,
    }


def remarks(table: Table, doubts: "Iterable[Doubt]") -> Json:
    """Return what a reader should know of a list beside its results."""
    return {
        "notes": list(table.notes),
        "doubts": [doubt_json(doubt) for doubt in doubts],
        "unknown_columns": list(table.unknown),
    }


def doubt_json(doubt: "Doubt") -> Json:
    """Return a doubt: its row, the field by its English name, and the reason for the reader."""
    return {"row": doubt.row, "field": doubt.field, "message": doubt.message}


def row_json(result: Result) -> Json:
    """Return which row a result is of."""
    entry = result.entry
    return {
        "row": entry.row,
        "code": entry.code,
        "name": entry.name,
        "district": entry.district,
        "kind": None if entry.kind is None else str(entry.kind),
    }


def first_unit(result: Result) -> Json:
    """Return which row a result is of, and its verdict in three sentences."""
    return row_json(result) | {
        "verdict": str(result.verdict),
        "errors": [{"field": e.field, "message": e.message} for e in result.entry.errors],
        "brief": list(result.brief),
    }
