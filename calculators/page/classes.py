"""The desk of classes: one unit from a form, or a list, with its points and class, as plain data."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculators.classes import loader, saving
from calculators.classes.advice import advice, next_level
from calculators.classes.report import report
from calculators.classes.result import results
from calculators.classes.rules import HUNDRED
from calculators.classes.words import decimal
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.lists.sheets import SheetError
from calculators.numerals import vietnamese
from calculators.worklist import opening
from calculators.worklist.doubts import doubts
from calculators.worklist.first import doubt_json
from calculators.worklist.saving import plain

Json = dict[str, Any]


def classify_form(request: Mapping[str, Any]) -> Json:
    """Return the result of one unit, `{"cells": {heading: text}}`, as the command line has it.

    `advice` says by criterion what one more point takes; `next` how far the next class is. With
    `format` ("docx" or "xlsx") and `day` it is the working paper of the unit, in base64; with
    `print` it is the paper block by block.
    """
    cells = {heading: text for heading, text in request["cells"].items() if text.strip()}
    if not cells:
        return {"units": []}
    sheet = sheets.from_rows([list(cells), list(cells.values())])
    rules, law = loader.load(), law_loader.load()
    table = tables.read(sheet, law.exemptions)
    class_results = results(
        table, rules, notes=[f"Đáng ngờ: {one.message}." for one in doubts(table)]
    )
    if not class_results.units:
        return {"units": []}
    if "format" in request:
        from calculators.papers import class_workbook, classes, output  # noqa: PLC0415 - papers come only when asked for

        if request["format"] == "xlsx":
            return plain(class_workbook.of_unit(class_results))
        return output.output(
            classes.of_unit(class_results, date.fromisoformat(request["day"])), request
        )
    answer = report(class_results)
    (unit,), (result,) = answer["units"], class_results.units
    classification = result.classification
    if classification is not None:
        above = next_level(classification)
        lacks = (
            above
            and f"Còn thiếu {vietnamese(decimal(above.lacks), 2)} điểm để đạt {above.level.title}."
        )
        unit |= {"advice": advice(classification), "next": lacks}
    marks = [*rules.levels, rules.special] if result.kind in rules.special_kinds else rules.levels
    levels = [{"title": one.title, "points": one.points // HUNDRED} for one in marks]
    return answer | {"levels": levels}


def classify_list(request: Mapping[str, Any], data: bytes | None = None) -> Json:
    """Return the points and classes of a list: `{"name"}` with a file's bytes, or with `text` as pasted.

    With `format` the list comes back as a file of that form, in base64; a paper has the `day`, and
    with `print` it comes block by block. A file that cannot be read, or in which nothing is a unit,
    gives `{"error": message}`.
    """
    law = law_loader.load()
    content = request["text"] if data is None else data
    try:
        reading = opening.reading(request["name"], content, law)
        open_doubts = [doubt_json(doubt) for doubt in reading.checked.doubts]
        class_results = results(reading.table, loader.load(), open_doubts)
    except SheetError as error:
        return {"error": str(error)}
    if not class_results.units:
        return {"error": tables.NO_UNITS}
    if "format" not in request:
        return report(class_results) | {"remarks": list(class_results.remarks)}
    if request["format"] == "csv":
        return plain(saving.write(class_results, "csv"))
    from calculators.papers import class_workbook, classes, output  # noqa: PLC0415 - papers come only when asked for

    if request["format"] == "xlsx":
        return plain(class_workbook.of_list(class_results))
    day = date.fromisoformat(request["day"])
    return output.output(classes.of_list(class_results, request["name"], day), request)
