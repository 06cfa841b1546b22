"""The workbook of points and classes: the list with its results, or the criteria of one unit, and reasons."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from calculators.classes.report import Json, class_word, remarks, result_cells, result_columns
from calculators.classes.rules import ClassRules
from calculators.classes.words import KINDS
from calculators.lists import tables
from calculators.lists.cells import NumberCell
from calculators.lists.tables import Table
from calculators.papers import frame, spreadsheet
from calculators.papers.spreadsheet import Column, Sheet, fitting

if TYPE_CHECKING:
    from calculators.papers.spreadsheet_styles import Form

_POINTS = (Column(34), Column(44), *[Column(12, "decimal")] * 3, Column(34))
_REASONS = (Column(8, "whole"), Column(10), Column(12), Column(30), Column(20), Column(110))
_SUMMARY = (Column(34), Column(110))


def of_list(table: Table, result: Json, rules: ClassRules) -> bytes:
    """Return the report on a list as a workbook (.xlsx) whose first sheet is the list with its results."""
    headings = result_columns(rules)
    rows = tables.with_results(table, headings, result_cells(result["units"], rules))
    body = table.sheet.body
    width = len(rows[0])
    forms: dict[int, Form] = dict.fromkeys(range(width - len(headings), width), "decimal")
    return _workbook(Sheet("Kết quả", fitting(rows, forms), (), rows[:body], rows[body:]), result)


def of_unit(result: Json) -> bytes:
    """Return the report on one unit as a workbook (.xlsx) whose first sheet has a row a criterion."""
    (unit,) = result["units"]
    heading = ["Tiêu chí", "Số liệu", "Điểm, thấp nhất", "Điểm, cao nhất", "Nhiều nhất", "Căn cứ"]
    return _workbook(Sheet("Điểm", _POINTS, (), [heading], list(_points(unit))), result)


def _workbook(first: Sheet, result: Json) -> bytes:
    heading = ["Dòng", "Mã", "Loại hình", "Đơn vị", "Loại", "Giải thích, kèm căn cứ"]
    reasons = list(_reasons(result["units"]))
    summary = list(_summary(result))
    return spreadsheet.write(
        [
            first,
            Sheet("Giải thích", _REASONS, (), [heading], reasons),
            Sheet("Tóm tắt", _SUMMARY, (), [["Nội dung", "Giá trị"]], summary),
        ]
    )


def _points(unit: Json) -> Iterator[list[str]]:
    for one in unit["criteria"]:
        ends = map(NumberCell, one["points"])
        yield [one["title"], one["figures"], *ends, NumberCell(one["max"]), one["citation"]]
    yield ["Điểm ưu tiên", "", *map(NumberCell, unit["bonus"]), "", ""]
    yield ["Tổng điểm", class_word(unit), *map(NumberCell, unit["points"]), "", ""]


def _reasons(units: Iterable[Json]) -> Iterator[list[str]]:
    for unit in units:
        kind = KINDS.get(unit["kind"], "")
        head = [NumberCell(unit["row"]), unit["code"], kind, unit["name"], class_word(unit)]
        yield from ([*head, line] for line in unit["explanation"].split("\n"))


def _summary(result: Json) -> Iterator[list[str]]:
    yield ["Loại tài liệu", frame.WORKING_PAPER]
    yield ["Căn cứ", result["decree"]]
    words = [class_word(unit) for unit in result["units"]]
    for word in sorted(set(words)):
        yield [f"Số đơn vị {word}", NumberCell(words.count(word))]
    yield ["Phiên bản bộ máy tính", result["engine_version"]]
    yield ["Phiên bản dữ liệu luật", result["law_version"]]
    for remark in remarks(result):
        yield ["Ghi chú khi đọc", remark]
