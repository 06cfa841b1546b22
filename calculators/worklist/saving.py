"""Saving: the worklist as a file: CSV, the JSON of the command line, or a session."""

import json
from binascii import b2a_base64

from calculators.lists import sheets, tables
from calculators.worklist import report, session
from calculators.worklist.columns import HEADINGS, result_cells
from calculators.worklist.first import Json
from calculators.worklist.worklist import Worklist


def write(worklist: Worklist, form: str) -> bytes:
    """Return the list as a file in the form "csv", "json" or "session"."""
    if form == "session":
        return json.dumps(session.plain(worklist), ensure_ascii=False).encode()
    table = worklist.table
    if form == "json":
        result = report.write(
            worklist.results, table, worklist.checked.doubts, worklist.law, worklist.rules
        )
        return (json.dumps(result, ensure_ascii=False) + "\n").encode()
    cells = result_cells(worklist.results, worklist.law.version)
    rows = tables.with_results(table, HEADINGS, cells)
    return sheets.as_file(rows, table.sheet.delimiter)


def plain(content: bytes) -> Json:
    """Return a file as plain data, in base64."""
    return {"base64": b2a_base64(content, newline=False).decode()}
