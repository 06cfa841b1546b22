"""Saving: a list with its classes as a file: CSV, or the JSON of the command line."""

import json

from calculators.classes.columns import result_cells, result_columns
from calculators.classes.report import report
from calculators.classes.result import Results
from calculators.lists import sheets, tables


def write(results: Results, form: str) -> bytes:
    """Return a list with its results as a file in the form "csv" or "json"."""
    if form == "json":
        return (json.dumps(report(results), ensure_ascii=False) + "\n").encode()
    table, rules = results.table, results.rules
    rows = tables.with_results(table, result_columns(rules), result_cells(results.units, rules))
    return sheets.as_file(rows, table.sheet.delimiter)
