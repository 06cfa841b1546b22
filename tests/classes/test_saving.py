"""Saving: a list with its classes as a file for programs and for spreadsheets."""

import csv
import io
import json

from calculators.classes import saving
from calculators.classes.columns import result_columns
from calculators.classes.report import report
from calculators.classes.result import Results, results
from calculators.law import loader
from calculators.lists import sheets, tables
from tests.classes.units import RULES

TEXT = "Tên;Loại;Ghi chú của tôi;Dân số\nA;Xã;a;18.000\nB;Huyện;b;\n"


def read(text: str = TEXT) -> Results:
    """Return a list with its results."""
    return results(tables.read(sheets.from_text(text), loader.load().exemptions), RULES)


def test_json_is_the_report() -> None:
    """As it is, with a line break at its end."""
    data = read()
    content = saving.write(data, "json")
    assert json.loads(content) == report(data)
    assert content.endswith(b"}\n")


def test_csv_keeps_every_column() -> None:
    """Excel is told the encoding; numbers as Vietnamese write them, in the list's own separator."""
    text = saving.write(read(), "csv").decode()
    head, first, second = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert text.startswith("\ufeff")
    assert head == ["Tên", "Loại", "Ghi chú của tôi", "Dân số", *result_columns(RULES)]
    assert first[:6] == ["A", "Xã", "a", "18.000", "chưa đủ căn cứ", "42,00"]
    assert second[:6] == ["B", "Huyện", "b", "", "số liệu sai", ""]
