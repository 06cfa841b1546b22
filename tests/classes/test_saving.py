"""Saving: a list with its classes, or one unit, as a file in every form."""

import csv
import io
import json
from typing import Any

from calculators.classes import fields, report, saving
from calculators.law import loader
from calculators.lists import sheets, tables, xlsx
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


def test_xlsx_has_the_list_the_reasons_and_a_summary() -> None:
    """Numbers are numbers; every reason has a line of its own; the counts and versions stand last."""
    table, result = read()
    rows, reasons, summary = xlsx.read(saving.written(table, result, RULES, "xlsx"))
    assert [page.name for page in (rows, reasons, summary)] == ["Kết quả", "Giải thích", "Tóm tắt"]
    assert rows.rows[1][4:6] == ["chưa đủ căn cứ", "42"]
    lines = [line for unit in result["units"] for line in unit["explanation"].split("\n")]
    assert [row[5] for row in reasons.rows[1:]] == lines
    assert dict(row[:2] for row in summary.rows)["Số đơn vị số liệu sai"] == "1"
    assert ["Ghi chú khi đọc", "Cột không dùng để tính: Ghi chú của tôi."] in summary.rows


def test_a_unit_has_a_row_for_each_criterion() -> None:
    """With its figure, both ends and the clause; bonus and total below."""
    _, result = read("Tên;Loại;Dân số\nA;Xã;18.000\n")
    points = xlsx.read(saving.of_unit(result))[0].rows
    assert points[0] == [
        "Tiêu chí",
        "Số liệu",
        "Điểm, thấp nhất",
        "Điểm, cao nhất",
        "Nhiều nhất",
        "Căn cứ",
    ]
    assert points[1] == [
        "Quy mô dân số",
        "dân số 18.000 người",
        "11",
        "14",
        "25",
        "NĐ 307/2025/NĐ-CP Điều 6",
    ]
    assert [row[0] for row in points[1:]] == [
        *(criterion.title for criterion in RULES.criteria.values()),
        "Điểm ưu tiên",
        "Tổng điểm",
    ]
    assert points[-1][1:4] == ["chưa đủ căn cứ", *map(str, (42, 99))]
