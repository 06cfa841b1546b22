"""The workbook of a list: results as formulas, their standards, the list itself, reasons and sources."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from calculators.arrangement.words import VERDICTS
from calculators.lists import tables
from calculators.lists.cells import NumberCell
from calculators.lists.columns import Column as Figures
from calculators.lists.columns import scale
from calculators.lists.tables import Table
from calculators.lists.vocabulary import FIGURES, PEOPLE
from calculators.numerals import NumeralError, decimal_text
from calculators.papers import cases, frame, review, spreadsheet
from calculators.papers.outcomes import DIFFERS
from calculators.papers.paper import Paragraph
from calculators.papers.recalculation import Recalculation
from calculators.papers.spreadsheet import Column, Sheet, fitting
from calculators.papers.spreadsheet_styles import Form
from calculators.papers.standards_sheet import Standards, standards
from calculators.worklist.columns import HEADINGS, RESULT_COLUMNS
from calculators.worklist.remarks import remarks
from calculators.worklist.result import Result, counts
from calculators.worklist.worklist import Worklist

RESULTS, LIST, REASONS, SOURCES = "Kết quả", "Danh sách", "Giải thích", "Căn cứ"
_BESIDE_THE_LIST = ("Kết quả rà soát", "Số liệu còn thiếu", "Lỗi của dòng")
"""What the list gains on its own sheet: all else stands with the formulas."""
_HOW = (
    "Sửa số ở các ô nền vàng: tiêu chuẩn, tỷ lệ, ngưỡng và kết quả tính lại ngay. "
    "Ô số để trống là chưa biết. Kết quả của bộ máy không đổi theo; cột “Còn khớp không” so hai kết quả."
)
_BARE = re.compile(r"[0-9][0-9.,\s]*")
"""A number and nothing else: it can stand as a number without losing a word."""


def of_list(worklist: Worklist, day: date) -> bytes:
    """Return the workbook of a list as a file (.xlsx)."""
    results = worklist.results
    units = [one.entry.unit for one in results if one.entry.unit is not None]
    law_standards = standards(map(cases.case_of, units), worklist.rules)
    opening = [frame.WORKING_PAPER, frame.made_text(day, worklist.rules)]
    opening.append(frame.figures_text(worklist.name, units, len(results) - len(units)))
    return spreadsheet.write(
        [
            _results(results, law_standards, opening),
            law_standards.sheet,
            _list(worklist.table, results),
            _reasons(results),
            _sources(worklist, opening),
        ]
    )


def _results(results: Sequence[Result], law_standards: Standards, opening: Sequence[str]) -> Sheet:
    grid = Recalculation(results, law_standards)
    above = (review.LIST_TITLE, *opening, _HOW)
    first = len(above) + 2
    return Sheet(
        RESULTS,
        [field.column for field in grid.fields],
        above,
        [[field.heading for field in grid.fields]],
        [grid.cells(row) for row in grid.rows],
        f'{grid.place("agrees", first)}="{DIFFERS}"',
        1 + [field.name for field in grid.fields].index("unit"),
    )


def _list(table: Table, results: Sequence[Result]) -> Sheet:
    """Return the reader's own rows, bare numbers as numbers, with the result beside them."""
    wrong = {one.entry.row for one in results if one.entry.unit is None}
    rows: list[list[str]] = [list(row) for row in table.sheet.rows]
    figures = [column for column in table.columns.values() if column.heading.field in FIGURES]
    for entry in table.entries:
        if entry.row not in wrong:
            for column in figures:
                _as_number(rows[entry.row - 1], column)
    plain = table._replace(sheet=table.sheet._replace(rows=rows))
    beside = {one.entry.row: _beside(one) for one in results}
    whole = tables.with_results(plain, HEADINGS, beside)
    own = len(whole[0]) - len(HEADINGS)
    columns = [*range(own), *(own + HEADINGS.index(heading) for heading in _BESIDE_THE_LIST)]
    texts = [[row[index] for index in columns] for row in whole]
    heading = table.sheet.heading
    form_of = {column.heading.text: _form(column) for column in table.columns.values()}
    forms = {index: form_of.get(text, "text") for index, text in enumerate(texts[heading])}
    body = table.sheet.body
    return Sheet(LIST, fitting(texts, forms), (), texts[:body], texts[body:])


def _beside(result: Result) -> list[str]:
    """Return the cells of the result columns, those empty that the list does not keep."""
    cells = (
        cell(result) if heading in _BESIDE_THE_LIST else "" for heading, cell in RESULT_COLUMNS
    )
    return [*cells, ""]


def _as_number(row: list[str], column: Figures) -> None:
    """Put a bare number in place of the text that stands for it."""
    index = column.position
    text = row[index] if index < len(row) else ""
    if not _BARE.fullmatch(text):
        return
    try:
        figure = column.value(text)
    except NumeralError:
        return
    if figure.known:
        row[index] = NumberCell(decimal_text(figure.low, scale(column.heading)))


def _form(column: Figures) -> Form:
    field = column.heading.field
    if field in PEOPLE and scale(column.heading) == 1:
        return "whole"
    return "decimal" if field in FIGURES else "text"


def _reasons(results: Sequence[Result]) -> Sheet:
    rows = [
        [NumberCell(number), review.title(one), VERDICTS[one.verdict], "\n".join(one.lines)]
        for number, one in enumerate(results, start=1)
    ]
    columns = (Column(6, "whole"), Column(30), Column(24), Column(110))
    heading = ["TT", "Đơn vị", "Kết quả", "Giải thích, kèm căn cứ"]
    return Sheet(REASONS, columns, (), [heading], rows)


def _sources(worklist: Worklist, opening: Sequence[str]) -> Sheet:
    return Sheet(
        SOURCES,
        (Column(34), Column(110)),
        (),
        [["Nội dung", "Giá trị"]],
        list(_origin(worklist, opening)),
    )


def _origin(worklist: Worklist, opening: Sequence[str]) -> Iterator[list[str]]:
    kind, day_and_rules, of_figures = opening
    yield ["Loại tài liệu", kind]
    yield ["Quy định áp dụng", day_and_rules]
    yield ["Số liệu", of_figures]
    results = worklist.results
    for verdict, count in counts(results).items():
        if count:
            yield [f"Số đơn vị: {VERDICTS[verdict]}", NumberCell(count)]
    for claim, count in review.claimed(results).items():
        yield [f"Số đơn vị {claim}", NumberCell(count)]
    for remark in remarks(worklist):
        yield ["Ghi chú khi đọc", remark]
    for block in frame.proof(
        worklist.rules, review.clauses_of(worklist, results), worklist.law.version
    ):
        if isinstance(block, Paragraph) and block.style == "item":
            yield ["Căn cứ và phiên bản", block.text.removeprefix("- ")]
