"""Saving: a list with its classes as a file: CSV, or the JSON of the command line."""

import json

from calculators.classes.report import Json, result_cells, result_columns
from calculators.classes.rules import ClassRules
from calculators.lists import sheets, tables
from calculators.lists.tables import Table

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Excel takes a CSV for UTF-8 only behind it."""


def written(table: Table, result: Json, rules: ClassRules, form: str) -> bytes:
    """Return the report on a list as a file in the form "csv" or "json"."""
    if form == "json":
        return (json.dumps(result, ensure_ascii=False) + "\n").encode()
    cells = result_cells(result["units"], rules)
    rows = tables.with_results(table, result_columns(rules), cells)
    return (BYTE_ORDER_MARK + sheets.write(rows, table.sheet.delimiter)).encode()
