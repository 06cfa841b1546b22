"""Saving: a list with its classes as a file for programs and for spreadsheets."""

import csv
import io
import json
from typing import Any

from calculators.classes import fields, report, saving
from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.lists.tables import Table
from tests.classes.units import RULES

TEXT = "Tên;Loại;Ghi chú của tôi;Dân số\nA;Xã;a;18.000\nB;Huyện;b;\n"


def read(text: str = TEXT) -> tuple[Table, dict[str, Any]]:
    """Return a list with the report on it."""
    table = tables.read(sheets.from_text(text), loader.load().exemptions)
    return table, report.report(table, fields.read(table, RULES), RULES)


def test_json_is_the_report() -> None:
    """As it is, with a line break at its end."""
    table, result = read()
    written = saving.written(table, result, RULES, "json")
    assert json.loads(written) == result
    assert written.endswith(b"}\n")


def test_csv_keeps_every_column() -> None:
    """Excel is told the encoding; numbers as Vietnamese write them, in the list's own separator."""
    text = saving.written(*read(), RULES, "csv").decode()
    head, first, second = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert text.startswith("\ufeff")
    assert head == ["Tên", "Loại", "Ghi chú của tôi", "Dân số", *report.result_columns(RULES)]
    assert first[:6] == ["A", "Xã", "a", "18.000", "chưa đủ căn cứ", "42,00"]
    assert second[:6] == ["B", "Huyện", "b", "", "số liệu sai", ""]
