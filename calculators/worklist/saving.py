"""Saving: the worklist as a file: CSV, XLSX, the JSON of the command line, or a session."""

import json
from collections.abc import Iterator, Sequence

from calculators import __version__
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import KINDS, VERDICTS
from calculators.law.model import RuleSet
from calculators.lists import sheets, tables
from calculators.lists.cells import NumberCell
from calculators.lists.tables import Table
from calculators.units import Kind
from calculators.worklist import session
from calculators.worklist.report import RESULT_COLUMNS, Json, report, result_cells
from calculators.worklist.view import full
from calculators.worklist.worklist import Worklist

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Excel takes a CSV for UTF-8 only behind it."""


def saved(worklist: Worklist, form: str) -> bytes:
    """Return the list as a file in the form "csv", "xlsx", "json" or "session"."""
    if form == "session":
        return json.dumps(session.plain(worklist), ensure_ascii=False).encode()
    result = report(worklist.table, worklist.law, worklist.rules)
    return written(worklist.table, result, worklist.rules, form)


def written(table: Table, result: Json, rules: RuleSet, form: str) -> bytes:
    """Return the report on a list as a file in the form "csv", "xlsx" or "json"."""
    if form == "json":
        return (json.dumps(result, ensure_ascii=False) + "\n").encode()
    rows = tables.with_results(table, RESULT_COLUMNS, result_cells(result["units"], rules))
    if form == "csv":
        return (BYTE_ORDER_MARK + sheets.write(rows, table.sheet.delimiter)).encode()
    from calculators.lists import xlsx  # noqa: PLC0415 - only an XLSX file needs openpyxl

    return xlsx.write(
        [
            xlsx.Written("Kết quả", rows, table.sheet.heading + 1),
            xlsx.Written("Giải thích", list(_explanations(result["units"])), 1),
            xlsx.Written("Tóm tắt", list(_summary(result, rules, table)), 1),
        ]
    )


def _explanations(units: Sequence[Json]) -> Iterator[list[str]]:
    yield ["Dòng", "Mã", "Loại", "Đơn vị", "Kết quả", "Giải thích, kèm căn cứ"]
    for unit in units:
        head = [
            NumberCell(unit["row"]),
            unit["code"],
            KINDS[Kind(unit["kind"])] if unit["kind"] else "",
            unit["name"],
            VERDICTS[Verdict(unit["verdict"])],
        ]
        yield from ([*head, line] for line in unit["explanation"].split("\n"))


def _summary(result: Json, rules: RuleSet, table: Table) -> Iterator[list[str]]:
    yield ["Nội dung", "Giá trị"]
    yield ["Loại tài liệu", "Tài liệu làm việc, không phải văn bản của cơ quan nhà nước"]
    yield ["Bộ quy tắc", rules.id]
    yield ["Tình trạng của bộ quy tắc", rules.status]
    for verdict, count in result["summary"].items():
        yield [f"Số đơn vị {VERDICTS[Verdict(verdict)]}", NumberCell(count)]
    dates = {entry.unit.population_date for entry in table.entries if entry.unit is not None}
    yield ["Thời điểm số liệu", "; ".join(sorted(dates - {""})) or "không ghi trong danh sách"]
    yield ["Phiên bản bộ máy tính", __version__]
    yield ["Phiên bản dữ liệu luật", result["law_version"]]
    for note in result["notes"]:
        yield ["Ghi chú khi đọc", note]
    for citation in rules.basis:
        yield ["Căn cứ", full(citation)]
