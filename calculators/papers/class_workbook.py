"""The workbook of points and classes: the list with its results, or the criteria of one unit, and reasons."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from calculators import __version__
from calculators.classes.columns import result_cells, result_columns
from calculators.classes.points import Range
from calculators.classes.result import Result, Results
from calculators.classes.words import KINDS, decimal
from calculators.lists import tables
from calculators.lists.cells import NumberCell
from calculators.papers import frame, spreadsheet
from calculators.papers.spreadsheet import Column, Sheet, fitting

if TYPE_CHECKING:
    from calculators.papers.spreadsheet_styles import Form

_POINTS = (Column(34), Column(44), *[Column(12, "decimal")] * 3, Column(34))
_REASONS = (Column(8, "whole"), Column(10), Column(12), Column(30), Column(20), Column(110))
_SUMMARY = (Column(34), Column(110))


def of_list(results: Results) -> bytes:
    """Return a list with its results as a workbook (.xlsx) whose first sheet is the list with its results."""
    table, rules = results.table, results.rules
    headings = result_columns(rules)
    rows = tables.with_results(table, headings, result_cells(results.units, rules))
    body = table.sheet.body
    width = len(rows[0])
    forms: dict[int, Form] = dict.fromkeys(range(width - len(headings), width), "decimal")
    return _workbook(Sheet("Kết quả", fitting(rows, forms), (), rows[:body], rows[body:]), results)


def of_unit(results: Results) -> bytes:
    """Return the result of one unit as a workbook (.xlsx) whose first sheet has a row a criterion."""
    (unit,) = results.units
    heading = ["Tiêu chí", "Số liệu", "Điểm, thấp nhất", "Điểm, cao nhất", "Nhiều nhất", "Căn cứ"]
    return _workbook(Sheet("Điểm", _POINTS, (), [heading], list(_points(unit))), results)


def _workbook(first: Sheet, results: Results) -> bytes:
    heading = ["Dòng", "Mã", "Loại hình", "Đơn vị", "Loại", "Giải thích, kèm căn cứ"]
    reasons = list(_reasons(results.units))
    summary = list(_summary(results))
    return spreadsheet.write(
        [
            first,
            Sheet("Giải thích", _REASONS, (), [heading], reasons),
            Sheet("Tóm tắt", _SUMMARY, (), [["Nội dung", "Giá trị"]], summary),
        ]
    )


def _points(unit: Result) -> Iterator[list[str]]:
    for one in unit.criteria:
        most = NumberCell(decimal(one.criterion.most))
        yield [one.criterion.title, one.figures, *_ends(one.points), most, one.citation]
    classification = unit.classification
    yield ["Điểm ưu tiên", "", *_ends(classification and classification.bonus), "", ""]
    yield ["Tổng điểm", unit.word, *_ends(classification and classification.points), "", ""]


def _ends(points: Range | None) -> list[str]:
    return ["", ""] if points is None else [NumberCell(decimal(end)) for end in points]


def _reasons(units: Iterable[Result]) -> Iterator[list[str]]:
    for unit in units:
        entry = unit.entry
        head = [NumberCell(entry.row), entry.code, KINDS.get(unit.kind, ""), entry.name, unit.word]
        yield from ([*head, line] for line in unit.lines)


def _summary(results: Results) -> Iterator[list[str]]:
    yield ["Loại tài liệu", frame.WORKING_PAPER]
    yield ["Căn cứ", results.rules.decree]
    words = [unit.word for unit in results.units]
    for word in sorted(set(words)):
        yield [f"Số đơn vị {word}", NumberCell(words.count(word))]
    yield ["Phiên bản bộ máy tính", __version__]
    yield ["Phiên bản dữ liệu luật", results.rules.version]
    for remark in results.remarks:
        yield ["Ghi chú khi đọc", remark]
