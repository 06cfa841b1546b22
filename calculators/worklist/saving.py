"""Saving: the worklist as a file: CSV, XLSX, the JSON of the command line, or a session."""

import json
from collections.abc import Iterator

from calculators import __version__
from calculators.arrangement.words import KINDS, VERDICTS
from calculators.lists import sheets, tables
from calculators.lists.cells import NumberCell
from calculators.worklist import report, session
from calculators.worklist.columns import HEADINGS, result_cells
from calculators.worklist.remarks import remarks
from calculators.worklist.result import counts
from calculators.worklist.view import full
from calculators.worklist.worklist import Worklist

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Excel takes a CSV for UTF-8 only behind it."""


def saved(worklist: Worklist, form: str) -> bytes:
    """Return the list as a file in the form "csv", "xlsx", "json" or "session"."""
    if form == "session":
        return json.dumps(session.plain(worklist), ensure_ascii=False).encode()
    table = worklist.table
    if form == "json":
        result = report.written(
            worklist.results, table, worklist.checked.doubts, worklist.law, worklist.rules
        )
        return (json.dumps(result, ensure_ascii=False) + "\n").encode()
    rows = tables.with_results(table, HEADINGS, result_cells(worklist.results))
    if form == "csv":
        return (BYTE_ORDER_MARK + sheets.write(rows, table.sheet.delimiter)).encode()
    from calculators.lists import xlsx  # noqa: PLC0415 - only an XLSX file needs openpyxl

    return xlsx.write(
        [
            xlsx.Written("Kết quả", rows, table.sheet.heading + 1),
            xlsx.Written("Giải thích", list(_explanations(worklist)), 1),
            xlsx.Written("Tóm tắt", list(_summary(worklist)), 1),
        ]
    )


def _explanations(worklist: Worklist) -> Iterator[list[str]]:
    yield ["Dòng", "Mã", "Loại", "Đơn vị", "Kết quả", "Giải thích, kèm căn cứ"]
    for result in worklist.results:
        entry = result.entry
        head = [
            NumberCell(entry.row),
            entry.code,
            "" if entry.kind is None else KINDS[entry.kind],
            entry.name,
            VERDICTS[result.verdict],
        ]
        yield from ([*head, line] for line in result.lines)


def _summary(worklist: Worklist) -> Iterator[list[str]]:
    table, rules = worklist.table, worklist.rules
    yield ["Nội dung", "Giá trị"]
    yield ["Loại tài liệu", "Tài liệu làm việc, không phải văn bản của cơ quan nhà nước"]
    yield ["Bộ quy tắc", rules.id]
    yield ["Tình trạng của bộ quy tắc", rules.status]
    for verdict, count in counts(worklist.results).items():
        yield [f"Số đơn vị {VERDICTS[verdict]}", NumberCell(count)]
    dates = {entry.unit.population_date for entry in table.entries if entry.unit is not None}
    yield ["Thời điểm số liệu", "; ".join(sorted(dates - {""})) or "không ghi trong danh sách"]
    yield ["Phiên bản bộ máy tính", __version__]
    yield ["Phiên bản dữ liệu luật", worklist.law.version]
    for remark in remarks(worklist):
        yield ["Ghi chú khi đọc", remark]
    for citation in rules.basis:
        yield ["Căn cứ", full(citation)]
