"""Spreadsheets: SpreadsheetML with numbers, texts and formulas, ready to filter, to read and to print."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from calculators.lists.cells import NumberCell, starts_formula
from calculators.papers.package import HEAD, RELATED, escaped, package, related, types
from calculators.papers.spreadsheet_styles import (
    HEADING,
    HEADING_FROM,
    MAIN,
    NOTE,
    TITLE,
    Form,
    style_of,
    styles,
)

LONGEST = 32_767
"""As many letters fit into a cell."""
_CUT = " … (ô Excel không chứa được phần sau: tệp CSV và JSON có đủ)"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What spreadsheets would take for a letter written by its number."""
_PAGE_WIDTH = 180
"""As many letters are read on a lying A4: a wider sheet with kept columns goes over several pages."""
_NARROWEST, _WIDEST, _MEASURED = 8, 44, 200
"""The letters of columns that are as wide as their content, and how many of their rows are looked at."""
_LINE_POINTS, _HIGHEST_POINTS = 16, 409
_ROWS_ON_PAPER = 4
"""A sheet with a longer heading does not repeat it on every page: it would leave no room."""


class Formula(NamedTuple):
    """A formula in which "{r}" is the number of its row, and what it gives before any edit."""

    text: str
    value: str


type Cell = str | Formula


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width in letters, how its numbers look, and whether its cells are to be changed."""

    width: int
    form: Form = "text"
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows above its heading, the heading, and the rows below, all with their cells.

    The last row of the heading carries the filter, and the rows up to it stay in view. `doubtful` is
    a condition, as a formula for the first row below the heading, for which a row stands out. The
    first `side_columns` columns stay in view, too, and stand again on every page of a sheet that is wide.
    """

    name: str
    columns: Sequence[Column]
    above: Sequence[str]
    heading: Sequence[Sequence[str]]
    rows: Sequence[Sequence[Cell]]
    doubtful: str = ""
    side_columns: int = 0

    @property
    def top(self) -> int:
        """Return how many rows stay in view."""
        return len(self.above) + len(self.heading)


def write(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a workbook (.xlsx); the same sheets give the same bytes."""
    numbers = range(1, len(sheets) + 1)
    parts = [(f"{RELATED}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    parts.append((f"{RELATED}/styles", "styles.xml"))
    return package(
        (
            ("[Content_Types].xml", types(_kinds(len(sheets)))),
            ("_rels/.rels", related([(f"{RELATED}/officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", _book(sheets)),
            ("xl/_rels/workbook.xml.rels", related(parts)),
            ("xl/styles.xml", styles()),
            *(
                (f"xl/worksheets/sheet{number}.xml", "".join(_parts(sheet)))
                for number, sheet in enumerate(sheets, start=1)
            ),
        )
    )


def fitting(rows: Sequence[Sequence[str]], forms: Mapping[int, Form]) -> list[Column]:
    """Return a column for each cell of the first row, as wide as its content within reason."""
    return [Column(_width(rows, index), forms.get(index, "text")) for index in range(len(rows[0]))]


def _width(rows: Sequence[Sequence[str]], index: int) -> int:
    longest = max((len(row[index]) for row in rows[:_MEASURED]), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def letters(column: int) -> str:
    """Return the letters of a column counted from 0."""
    text = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        text = chr(ord("A") + letter) + text
    return text


def _parts(sheet: Sheet) -> Iterator[str]:
    width, top = len(sheet.columns), sheet.top
    last = letters(width - 1)
    across = f' xSplit="{sheet.side_columns}"' if sheet.side_columns else ""
    corner = "bottomRight" if sheet.side_columns else "bottomLeft"
    whole = sum(column.width for column in sheet.columns)
    pages = max(1, round(whole / _PAGE_WIDTH)) if sheet.side_columns else 1
    yield (
        f'{HEAD}<worksheet {MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"><pane{across} ySplit="{top}"'
        f' topLeftCell="{letters(sheet.side_columns)}{top + 1}" activePane="{corner}" state="frozen"/>'
        "</sheetView></sheetViews><cols>"
    )
    for number, column in enumerate(sheet.columns, start=1):
        yield f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    names = [letters(index) for index in range(width)]
    for number, text in enumerate(sheet.above, start=1):
        style = TITLE if number == 1 else NOTE
        yield f'<row r="{number}"><c r="A{number}" s="{style}"{_text(text)[1]}</c></row>'
    for number, row in enumerate(sheet.heading, start=len(sheet.above) + 1):
        headings = (
            _heading(f"{name}{number}", cell) for name, cell in zip(names, row, strict=False)
        )
        lines = max(
            (_lines(cell, one.width - 1) for cell, one in zip(row, sheet.columns, strict=False)),
            default=1,
        )
        yield f'<row r="{number}"{_height(lines)}>{"".join(headings)}</row>'
    rows = _Rows(sheet.columns, top + len(sheet.rows))
    for number, cells in enumerate(sheet.rows, start=top + 1):
        yield rows.row(str(number), cells)
    yield "</sheetData>"
    if sheet.rows:
        yield f'<autoFilter ref="A{top}:{last}{top + len(sheet.rows)}"/>'
    if sheet.doubtful:
        yield (
            f'<conditionalFormatting sqref="A{top + 1}:{last}{top + len(sheet.rows)}">'
            '<cfRule type="expression" dxfId="0" priority="1">'
            f"<formula>{escaped(sheet.doubtful)}</formula></cfRule></conditionalFormatting>"
        )
    yield (
        '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToWidth="{pages}" fitToHeight="0"/>'
        "<headerFooter><oddHeader>&amp;LPhiếu làm việc, không phải văn bản"
        "&amp;R&amp;A, trang &amp;P/&amp;N</oddHeader></headerFooter></worksheet>"
    )


class _Rows:
    """The rows of a sheet; a formula stands in its first row, and the others of its column share it."""

    def __init__(self, columns: Sequence[Column], last: int) -> None:
        self.heads = [
            (letters(index), style_of(one.form, given=one.editable), one.width)
            for index, one in enumerate(columns)
        ]
        self.last = last
        self.shared: dict[tuple[str, str], int] = {}

    def row(self, number: str, cells: Sequence[Cell]) -> str:
        parts, lines = [""], 1
        for (name, style, width), cell in zip(self.heads, cells, strict=False):
            if cell == "":
                parts.append(f'<c r="{name}{number}" s="{style}"/>')
            elif isinstance(cell, Formula):
                content = self.formula(name, number, cell.text)
                value = cell.value
                kind = "" if isinstance(value, NumberCell) else ' t="str"'
                parts.append(f'<c r="{name}{number}" s="{style}"{kind}>{content}<v>{value}</v></c>')
            elif isinstance(cell, NumberCell):
                parts.append(f'<c r="{name}{number}" s="{style}"><v>{cell}</v></c>')
            else:
                quote, content = _text(cell)
                if len(cell) > width:
                    lines = max(lines, _lines(cell, width))
                parts.append(f'<c r="{name}{number}" s="{style + quote}"{content}</c>')
        parts[0] = f'<row r="{number}"{_height(lines)}>'
        parts.append("</row>")
        return "".join(parts)

    def formula(self, name: str, number: str, text: str) -> str:
        index = self.shared.get((name, text))
        if index is not None:
            return f'<f t="shared" si="{index}"/>'
        index = self.shared[name, text] = len(self.shared)
        content = escaped(text.format(r=number))
        return f'<f t="shared" ref="{name}{number}:{name}{self.last}" si="{index}">{content}</f>'


def _lines(cell: str, width: int) -> int:
    """Return how many lines a text takes in a column of this width."""
    return sum(max(1, -(-len(part) // width)) for part in cell.split("\n"))


def _height(lines: int) -> str:
    """Return the height of a row: not every program finds it by itself."""
    if lines == 1:
        return ""
    return f' ht="{min(lines * _LINE_POINTS, _HIGHEST_POINTS)}" customHeight="1"'


def _heading(place: str, cell: str) -> str:
    if isinstance(cell, NumberCell):
        return f'<c r="{place}" s="{HEADING_FROM}"><v>{cell}</v></c>'
    if cell == "":
        return f'<c r="{place}" s="{HEADING}"/>'
    return f'<c r="{place}" s="{HEADING}"{_text(cell)[1]}</c>'


@lru_cache(maxsize=1 << 14)
def _text(cell: str) -> tuple[bool, str]:
    """Return whether a text looks like a formula, and the inside of its cell."""
    quote = starts_formula(cell)
    if len(cell) > LONGEST:
        cell = cell[: LONGEST - len(_CUT)] + _CUT
    content = _CODED.sub("_x005F_", escaped(cell))
    return quote, f' t="inlineStr"><is><t xml:space="preserve">{content}</t></is>'


def _book(sheets: Sequence[Sheet]) -> str:
    names = "".join(
        f'<sheet name="{escaped(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">'
        f"{_titles(sheet)}</definedName>"
        for index, sheet in enumerate(sheets)
        if len(sheet.heading) <= _ROWS_ON_PAPER
    )
    return (
        f'{HEAD}<workbook {MAIN} xmlns:r="{RELATED}"><sheets>{names}</sheets>'
        f'<definedNames>{titles}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>'
    )


def _titles(sheet: Sheet) -> str:
    name = f"'{escaped(sheet.name)}'!"
    rows = f"{name}${len(sheet.above) + 1}:${sheet.top}"
    return f"{name}$A:${letters(sheet.side_columns - 1)},{rows}" if sheet.side_columns else rows


def _kinds(count: int) -> dict[str, str]:
    """Return of what kind each part of a book with so many sheets is."""
    parts = {"xl/workbook": "sheet.main", "xl/styles": "styles"}
    parts |= {f"xl/worksheets/sheet{number}": "worksheet" for number in range(1, count + 1)}
    return {name: f"{_KIND}.{kind}" for name, kind in parts.items()}
