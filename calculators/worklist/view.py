"""Listing: what a page shows of the worklist, as plain data; only what is shown leaves the engine."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from calculators import __version__
from calculators.arrangement.bottlenecks import bottlenecks
from calculators.arrangement.categories import Category
from calculators.arrangement.sensitivity import Movement, movements
from calculators.arrangement.verdicts import POSSIBLE
from calculators.arrangement.words import area_text, people_text
from calculators.lists.cells import place_name
from calculators.lists.columns import Column
from calculators.lists.entries import Entry
from calculators.lists.fields import QuestionError
from calculators.lists.sheets import SheetError
from calculators.lists.tables import NO_UNITS
from calculators.lists.vocabulary import FIELDS, name_of, title_of
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, SHARE_SCALE, UNKNOWN
from calculators.worklist.first import doubt_json, row_json
from calculators.worklist.report import category_of, unit_json
from calculators.worklist.result import Result, counts, fitting
from calculators.worklist.worklist import Worklist

Json = dict[str, Any]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FIELD_WORDS = {field: {"name": name_of(field), "title": title_of(field)} for field in FIELDS}
MOST_ERRORS = 200
"""How many wrong cells, and how many doubtful ones, are listed at once."""


def describe(worklist: Worklist) -> Json:
    """Return what was read and what came of it; `problem` says why a list could not be read."""
    head = {
        "name": worklist.name,
        "sheets": [name for name, _ in worklist.pages],
        "sheet": worklist.page,
        "rules": worklist.rules.id,
        "law_rules": worklist.law_rules.id,
        "supposed": dict(worklist.supposed),
        "status": worklist.rules.status,
        "mark": worklist.rules.mark,
        "law_version": worklist.law.version,
        "engine_version": __version__,
        "edits": len(worklist.edits),
        "fields": FIELD_WORDS,
        "columns": [],
        "problem": None,
        "question": None,
    }
    try:
        columns = worklist.columns()
    except SheetError as error:
        return head | {"problem": str(error)}
    first, body = worklist.sheet.heading + 1, worklist.sheet.body
    head |= {"columns": columns, "heading_row": first, "heading_end": body}
    try:
        summary = _summary(worklist)
    except QuestionError as error:
        question = error.question
        options = {"columns": list(question.columns), "choices": list(question.choices)}
        problem = f"{question.message} Hãy chọn trong bảng các cột dưới đây."
        return head | {"problem": problem, "question": options | {"field": question.field}}
    except SheetError as error:
        return head | {"problem": str(error)}
    return head | summary | {"problem": None if summary["count"] else NO_UNITS}


def _summary(worklist: Worklist) -> Json:
    entries = worklist.table.entries
    fits = (fitting(entry, worklist.rules) for entry in entries)
    errors = [error for entry in fits for error in _errors(entry, worklist)]
    dates = sorted({entry.unit.population_date for entry in entries if entry.unit} - {""})
    kinds = Counter(str(entry.kind) for entry in entries if entry.kind is not None)
    return {
        "count": len(entries),
        "kinds": kinds,
        "districts": sorted({entry.district for entry in entries if entry.district}),
        "unknown_columns": list(worklist.table.unknown),
        "notes": [*worklist.table.notes, *_other_period(worklist, dates)],
        "groups": [{"row": row, "name": name} for row, name in worklist.table.groups.items()],
        "heads": len(worklist.table.heads),
        "judges_districts": worklist.districts,
        "dates": dates,
        "errors": errors[:MOST_ERRORS],
        "error_count": len(errors),
    }


def judge(worklist: Worklist) -> Json:
    """Return what follows from all the rows together: counts, what would decide most, what is doubtful."""
    results = worklist.results
    doubtful = worklist.checked.doubts
    return {
        "summary": {
            str(verdict): count
            for verdict, count in counts(results).items()
            if verdict in POSSIBLE[worklist.rules.question]
        },
        "encouraged": sum(category_of(one) is Category.ENCOURAGED for one in results),
        "deciding": _deciding(results),
        "doubts": [doubt_json(doubt) for doubt in doubtful[:MOST_ERRORS]],
        "doubt_count": len(doubtful),
    }


def _deciding(results: list[Result]) -> list[Json]:
    """Return the figures that would decide most, each with the row of the first unit that lacks it."""
    evaluated = [(r.entry.row, r.evaluation) for r in results if r.evaluation]
    return [
        {"text": item.text, "field": item.field, "row": evaluated[item.first][0]}
        for item in bottlenecks(evaluation for _, evaluation in evaluated)
    ]


def _other_period(worklist: Worklist, dates: list[str]) -> list[str]:
    """Return a warning where the figures are not of the rule set's time, or of the year before it."""
    years = {int(year) for date in dates for year in _YEAR.findall(date)}
    rules = worklist.rules
    others = sorted(year for year in years if not rules.start.year - 1 <= year <= rules.end.year)
    if not others:
        return []
    listed = ", ".join(map(str, others))
    return [
        f"Bộ quy tắc {rules.id} được tính trên số liệu năm {listed}, không phải của giai đoạn đó."
    ]


def _errors(entry: Entry, worklist: Worklist) -> list[Json]:
    """Return the wrong cells of a row, each with the column where it can be put right.

    `confirm` is the field of a figure that is only doubtful.
    """
    by_field, doubts = worklist.table.columns, worklist.doubts.get(entry.row, ())
    return [
        {
            "row": entry.row,
            "field": error.field,
            "column": by_field[error.field].position if error.field in by_field else None,
            **_cell(entry.row, by_field.get(error.field), worklist),
            "message": error.message,
            "confirm": next((d.field for d in doubts if d.message in error.message), None),
        }
        for error in entry.errors
    ]


def _cell(row: int, column: Column | None, worklist: Worklist) -> dict[str, str]:
    """Return a cell's name as spreadsheets write it, "C5", and what stands in it."""
    if column is None:
        return {"cell": "", "value": ""}
    cells = worklist.sheet.rows[row - 1]
    return {
        "cell": place_name(row, column.position + 1),
        "value": cells[column.position] if column.position < len(cells) else "",
    }


def rows(worklist: Worklist, request: Mapping[str, Any]) -> Json:
    """Return the rows from `start` on, `count` of them, of the view asked for, and how many it has."""
    entries = worklist.view(request)
    start, count = int(request.get("start", 0)), int(request.get("count", 100))
    return {
        "total": len(entries),
        "start": start,
        "rows": [row(entry, worklist) for entry in entries[start : start + count]],
    }


def row(entry: Entry, worklist: Worklist) -> Json:
    """Return what the table tells of a row, and a picture of its point."""
    result = worklist.result(entry)
    unit = result.entry.unit
    return row_json(result) | {
        "verdict": str(result.verdict),
        "encouraged": category_of(result) is Category.ENCOURAGED,
        "area": "" if unit is None or unit.area == UNKNOWN else area_text(unit.area),
        "population": ""
        if unit is None or unit.population == UNKNOWN
        else people_text(unit.population),
        "area_percent": result.areas,
        "population_percent": result.people,
    }


def unit(worklist: Worklist, row: int) -> Json:
    """Return everything about one row: its result, its cells, and how the verdict moves.

    Raises SheetError where the list has no unit in that row.
    """
    entry = next((entry for entry in worklist.table.entries if entry.row == row), None)
    if entry is None:
        raise SheetError(f"Danh sách không có đơn vị ở dòng {row}.")
    result = worklist.result(entry)
    return unit_json(result) | {
        "cells": list(worklist.sheet.rows[row - 1]),
        "doubts": [doubt_json(doubt) for doubt in result.doubts],
        "sensitivity": []
        if result.entry.unit is None
        else [_movement(m) for m in movements(result.entry.unit, worklist.rules)],
    }


def _movement(movement: Movement) -> Json:
    scale = {"area_km2": M2_PER_KM2, "ethnic_minority_percent": SHARE_SCALE}.get(movement.field, 1)
    ends = (movement.now.low, movement.now.high)
    return {
        "field": movement.field,
        "text": movement.text,
        "steps": [
            {"from": decimal_text(step.value, scale), "verdict": str(step.verdict)}
            for step in movement.steps
        ],
        "now": [None if end is None else decimal_text(end, scale) for end in ends],
    }
