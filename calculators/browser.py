"""What the page's worker calls: JSON text in, JSON text out, nothing kept but the list that is open."""

import json
from typing import Any

from calculators import __version__, register, sheets, tables
from calculators.explanation import FIELDS, GRADES, KINDS, OUTCOMES, VERDICTS
from calculators.report import RESULT_COLUMNS, report, result_cells
from calculators.sheets import Sheet


def about(_request: str = "{}") -> str:
    """Give the engine's and the law's version, the rule sets, and the words for every code."""
    law = register.load()
    return _json(
        {
            "engine_version": __version__,
            "law_version": law.version,
            "rule_sets": [
                {"id": r.id, "title": r.title, "status": r.status} for r in law.rule_sets.values()
            ],
            "kinds": KINDS,
            "verdicts": VERDICTS,
            "outcomes": OUTCOMES,
            "fields": FIELDS,
            "grades": GRADES,
        }
    )


def evaluate_form(request: str) -> str:
    """Give the result for one unit: `{"rules": id, "cells": {heading: text}}`, as typed into the form."""
    asked = json.loads(request)
    cells = {heading: text for heading, text in asked["cells"].items() if text.strip()}
    return _json(_report(Sheet([list(cells), list(cells.values())], 0, ";"), asked["rules"]))


def evaluate_list(request: str, data: bytes | None = None) -> str:
    """Give the results for a list: `{"rules": id}` with the bytes of a CSV file, or with `text` as pasted.

    A file that cannot be read gives `{"error": message}`.
    """
    asked = json.loads(request)
    try:
        return _json(_report(_sheet(asked, data), asked["rules"]))
    except sheets.SheetError as error:
        return _json({"error": str(error)})


def export_list(request: str, data: bytes | None = None) -> str:
    """Give the same list as CSV text with its result columns: `{"csv": text}`."""
    asked = json.loads(request)
    law = register.load()
    rules = law.rules(asked["rules"])
    table = tables.read(_sheet(asked, data), law.exemptions)
    cells = result_cells(report(table, law, rules)["units"], rules)
    return _json({"csv": tables.write_csv(table, RESULT_COLUMNS, cells)})


def _sheet(asked: dict[str, Any], data: bytes | None) -> Sheet:
    return sheets.from_text(asked["text"]) if data is None else sheets.from_bytes(data)


def _report(sheet: Sheet, rules: str) -> dict[str, Any]:
    law = register.load()
    return report(tables.read(sheet, law.exemptions), law, law.rules(rules))


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)
