"""Saving: the classes of a list, or of one unit, as a file: CSV, XLSX, or the JSON of the command line."""

import json
from collections.abc import Iterable, Iterator

from calculators.classes.report import Json, class_word, remarks, result_cells, result_columns
from calculators.classes.rules import ClassRules
from calculators.classes.words import KINDS
from calculators.lists import sheets, tables
from calculators.lists.cells import NumberCell
from calculators.lists.tables import Table

BYTE_ORDER_MARK = "\N{BYTE ORDER MARK}"
"""Excel takes a CSV for UTF-8 only behind it."""


def written(table: Table, result: Json, rules: ClassRules, form: str) -> bytes:
    """Return the report on a list as a file in the form "csv", "xlsx" or "json"."""
    if form == "json":
        return (json.dumps(result, ensure_ascii=False) + "\n").encode()
    cells = result_cells(result["units"], rules)
    rows = tables.with_results(table, result_columns(rules), cells)
    if form == "csv":
        return (BYTE_ORDER_MARK + sheets.write(rows, table.sheet.delimiter)).encode()
    return _workbook(("Kết quả", rows, table.sheet.heading + 1), result)


def of_unit(result: Json) -> bytes:
    """Return the report on one unit as a workbook whose first sheet has a row for each criterion."""
    (unit,) = result["units"]
    return _workbook(("Điểm", list(_points(unit)), 1), result)


def _workbook(first: tuple[str, list[list[str]], int], result: Json) -> bytes:
    from calculators.lists import xlsx  # noqa: PLC0415 - only an XLSX file needs openpyxl

    return xlsx.write(
        [
            xlsx.Written(*first),
            xlsx.Written("Giải thích", list(_explanations(result["units"])), 1),
            xlsx.Written("Tóm tắt", list(_summary(result)), 1),
        ]
    )


def _points(unit: Json) -> Iterator[list[str]]:
    yield ["Tiêu chí", "Số liệu", "Điểm, thấp nhất", "Điểm, cao nhất", "Nhiều nhất", "Căn cứ"]
    for one in unit["criteria"]:
        ends = map(NumberCell, one["points"])
        yield [one["title"], one["figures"], *ends, NumberCell(one["max"]), one["citation"]]
    yield ["Điểm ưu tiên", "", *map(NumberCell, unit["bonus"]), "", ""]
    yield ["Tổng điểm", class_word(unit), *map(NumberCell, unit["points"]), "", ""]


def _explanations(units: Iterable[Json]) -> Iterator[list[str]]:
    yield ["Dòng", "Mã", "Loại hình", "Đơn vị", "Loại", "Giải thích, kèm căn cứ"]
    for unit in units:
        kind = KINDS.get(unit["kind"], "")
        head = [NumberCell(unit["row"]), unit["code"], kind, unit["name"], class_word(unit)]
        yield from ([*head, line] for line in unit["explanation"].split("\n"))


def _summary(result: Json) -> Iterator[list[str]]:
    yield ["Nội dung", "Giá trị"]
    yield ["Loại tài liệu", "Tài liệu làm việc, không phải văn bản của cơ quan nhà nước"]
    yield ["Căn cứ", result["decree"]]
    words = [class_word(unit) for unit in result["units"]]
    for word in sorted(set(words)):
        yield [f"Số đơn vị {word}", NumberCell(words.count(word))]
    yield ["Phiên bản bộ máy tính", result["engine_version"]]
    yield ["Phiên bản dữ liệu luật", result["law_version"]]
    for remark in remarks(result):
        yield ["Ghi chú khi đọc", remark]
