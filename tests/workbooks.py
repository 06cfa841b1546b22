"""Workbooks as another program writes them, for tests of what reads them."""

import io
from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from calculators.lists.cells import NumberCell


def workbook(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return an XLSX file of these sheets: numbers as numbers, all other cells as text."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                if isinstance(cell, NumberCell):
                    sheet.cell(number, column).value = float(cell) if "." in cell else int(cell)
                elif cell:
                    place = sheet.cell(number, column, ILLEGAL_CHARACTERS_RE.sub("", cell))
                    place.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
