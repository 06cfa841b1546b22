"""The desk of classes: one unit from a form, or a list, with its points and class, as plain data."""

from binascii import b2a_base64
from collections.abc import Mapping
from typing import Any

from calculators.classes import fields, loader, saving
from calculators.classes.advice import advice, next_level
from calculators.classes.classification import classify
from calculators.classes.report import report, unit_report
from calculators.classes.rules import HUNDRED
from calculators.classes.words import decimal
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.lists.sheets import SheetError
from calculators.numerals import vietnamese
from calculators.worklist import opening
from calculators.worklist.doubts import doubts
from calculators.worklist.remarks import open_doubts

Json = dict[str, Any]


def classify_form(asked: Mapping[str, Any]) -> Json:
    """Return the result of one unit, `{"cells": {heading: text}}`, as the command line has it.

    `advice` says by criterion what one more point takes; `next` how far the next class is.
    """
    cells = {heading: text for heading, text in asked["cells"].items() if text.strip()}
    if not cells:
        return {"units": []}
    sheet = sheets.from_rows([list(cells), list(cells.values())])
    rules, law = loader.load(), law_loader.load()
    table = tables.read(sheet, law.exemptions)
    rows = fields.read(table, rules).rows
    if not rows:
        return {"units": []}
    (row,) = rows
    unit = unit_report(row, rules)
    if row.facts is not None:
        found = classify(row.facts, rules)
        above = next_level(found)
        lacks = (
            above
            and f"Còn thiếu {vietnamese(decimal(above.lacks), 2)} điểm để đạt {above.level.title}."
        )
        unit |= {"advice": advice(found), "next": lacks}
    marks = [*rules.levels, rules.special] if unit["kind"] in rules.special_kinds else rules.levels
    return {
        "decree": rules.decree,
        "law_version": rules.version,
        "notes": [*table.notes, *(f"Đáng ngờ: {doubt.message}." for doubt in doubts(table))],
        "units": [unit],
        "levels": [{"title": one.title, "points": one.points // HUNDRED} for one in marks],
    }


def classify_list(asked: Mapping[str, Any], data: bytes | None) -> Json:
    """Return the points and classes of a list: `{"name"}` with a file's bytes, or with `text` as pasted.

    With `format` the list comes back as a file of that form, in base64. A file that cannot be read
    gives `{"error": message}`.
    """
    rules, law = loader.load(), law_loader.load()
    content = asked["text"] if data is None else data
    try:
        opened = opening.worklist(asked["name"], content, next(iter(law.rule_sets)), law)
        result = report(opened.table, fields.read(opened.table, rules), rules)
        result["notes"] += open_doubts(opened)
    except SheetError as error:
        return {"error": str(error)}
    if "format" not in asked:
        return result
    written = saving.written(opened.table, result, rules, asked["format"])
    return {"base64": b2a_base64(written, newline=False).decode()}
