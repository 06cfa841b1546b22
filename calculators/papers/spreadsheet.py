"""Spreadsheets: SpreadsheetML with numbers, texts and formulas, ready to filter, to read and to print."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from calculators.lists.cells import NumberCell, starts_formula
from calculators.papers.package import escaped, package

Form = Literal["text", "whole", "decimal", "percent", "from"]
"""How the numbers of a column look; a text looks the same in all of them."""

LONGEST = 32_767
"""As many letters fit into a cell."""
_CUT = " … (ô Excel không chứa được phần sau: tệp CSV và JSON có đủ)"
_SPACE = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_SPACE}/spreadsheetml/2006/main"'
_RELATED = f"{_SPACE}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS: dict[Form, tuple[int, str]] = {
    "text": (0, ""),
    "whole": (3, ""),
    "decimal": (164, "#,##0.00####"),
    "percent": (165, "#,##0.00####"),
    "from": (166, '"từ "0.####"%"'),
}
"""The number of each format, and its code where spreadsheets do not know it by itself."""
_FORMS: tuple[Form, ...] = tuple(_FORMATS)
_TITLE, _NOTE, _HEADING, _HEADING_FROM, _FIRST = 1, 2, 3, 4, 5
"""Styles that no column has; behind them each form has four: plain or quoted, found or given."""
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
    given: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows above its heading, the heading, and the rows below, all with their cells.

    The last row of the heading carries the filter, and the rows up to it stay in view. `doubtful` is
    a condition, as a formula for the first row below the heading, for which a row stands out. The
    first `kept` columns stay in view, too, and stand again on every page of a sheet that is wide.
    """

    name: str
    columns: Sequence[Column]
    above: Sequence[str]
    heading: Sequence[Sequence[str]]
    rows: Sequence[Sequence[Cell]]
    doubtful: str = ""
    kept: int = 0

    @property
    def top(self) -> int:
        """Return how many rows stay in view."""
        return len(self.above) + len(self.heading)


def write(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a workbook (.xlsx); the same sheets give the same bytes."""
    return package(
        (
            ("[Content_Types].xml", _types(len(sheets))),
            ("_rels/.rels", _related([(f"{_RELATED}/officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", _book(sheets)),
            ("xl/_rels/workbook.xml.rels", _relations(len(sheets))),
            ("xl/styles.xml", _styles()),
            *(
                (f"xl/worksheets/sheet{number}.xml", _sheet(sheet))
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


def _sheet(sheet: Sheet) -> str:
    return "".join(_parts(sheet))


def _parts(sheet: Sheet) -> Iterator[str]:
    width, top = len(sheet.columns), sheet.top
    last = letters(width - 1)
    across = f' xSplit="{sheet.kept}"' if sheet.kept else ""
    corner = "bottomRight" if sheet.kept else "bottomLeft"
    whole = sum(column.width for column in sheet.columns)
    pages = max(1, round(whole / _PAGE_WIDTH)) if sheet.kept else 1
    yield (
        f'{_HEAD}<worksheet {_MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"><pane{across} ySplit="{top}"'
        f' topLeftCell="{letters(sheet.kept)}{top + 1}" activePane="{corner}" state="frozen"/>'
        "</sheetView></sheetViews><cols>"
    )
    for number, column in enumerate(sheet.columns, start=1):
        yield f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    names = [letters(index) for index in range(width)]
    for number, text in enumerate(sheet.above, start=1):
        style = _TITLE if number == 1 else _NOTE
        yield f'<row r="{number}"><c r="A{number}" s="{style}"{_text(text)[1]}</c></row>'
    for number, row in enumerate(sheet.heading, start=len(sheet.above) + 1):
        told = (_heading(f"{name}{number}", cell) for name, cell in zip(names, row, strict=False))
        lines = max(
            (_lines(cell, one.width - 1) for cell, one in zip(row, sheet.columns, strict=False)),
            default=1,
        )
        yield f'<row r="{number}"{_height(lines)}>{"".join(told)}</row>'
    written = _Rows(sheet.columns, top + len(sheet.rows))
    for number, cells in enumerate(sheet.rows, start=top + 1):
        yield written.row(str(number), cells)
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
            (letters(index), _FIRST + 4 * _FORMS.index(one.form) + 2 * one.given, one.width)
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
                told = self.formula(name, number, cell.text)
                value = cell.value
                kind = "" if isinstance(value, NumberCell) else ' t="str"'
                parts.append(f'<c r="{name}{number}" s="{style}"{kind}>{told}<v>{value}</v></c>')
            elif isinstance(cell, NumberCell):
                parts.append(f'<c r="{name}{number}" s="{style}"><v>{cell}</v></c>')
            else:
                quoted, told = _text(cell)
                if len(cell) > width:
                    lines = max(lines, _lines(cell, width))
                parts.append(f'<c r="{name}{number}" s="{style + quoted}"{told}</c>')
        parts[0] = f'<row r="{number}"{_height(lines)}>'
        parts.append("</row>")
        return "".join(parts)

    def formula(self, name: str, number: str, text: str) -> str:
        known = self.shared.get((name, text))
        if known is not None:
            return f'<f t="shared" si="{known}"/>'
        known = self.shared[name, text] = len(self.shared)
        told = escaped(text.format(r=number))
        return f'<f t="shared" ref="{name}{number}:{name}{self.last}" si="{known}">{told}</f>'


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
        return f'<c r="{place}" s="{_HEADING_FROM}"><v>{cell}</v></c>'
    if cell == "":
        return f'<c r="{place}" s="{_HEADING}"/>'
    return f'<c r="{place}" s="{_HEADING}"{_text(cell)[1]}</c>'


@lru_cache(maxsize=1 << 14)
def _text(cell: str) -> tuple[bool, str]:
    """Return whether a text looks like a formula, and the inside of its cell."""
    quoted = starts_formula(cell)
    if len(cell) > LONGEST:
        cell = cell[: LONGEST - len(_CUT)] + _CUT
    told = _CODED.sub("_x005F_", escaped(cell))
    return quoted, f' t="inlineStr"><is><t xml:space="preserve">{told}</t></is>'


def _book(sheets: Sequence[Sheet]) -> str:
    named = "".join(
        f'<sheet name="{escaped(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    repeated = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">'
        f"{_repeated(sheet)}</definedName>"
        for index, sheet in enumerate(sheets)
        if len(sheet.heading) <= _ROWS_ON_PAPER
    )
    return (
        f'{_HEAD}<workbook {_MAIN} xmlns:r="{_RELATED}"><sheets>{named}</sheets>'
        f'<definedNames>{repeated}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>'
    )


def _repeated(sheet: Sheet) -> str:
    name = f"'{escaped(sheet.name)}'!"
    rows = f"{name}${len(sheet.above) + 1}:${sheet.top}"
    return f"{name}$A:${letters(sheet.kept - 1)},{rows}" if sheet.kept else rows


def _styles() -> str:
    font = '<name val="Times New Roman"/><family val="1"/>'
    fonts = "".join(
        f'<font>{look}<sz val="{size}"/>{font}</font>'
        for look, size in (("", 12), ("<b/>", 14), ("<i/>", 12), ("<b/>", 12))
    )
    fills = "".join(
        f'<fill><patternFill patternType="{kind}">{colour}</patternFill></fill>'
        for kind, colour in (
            ("none", ""),
            ("gray125", ""),
            ("solid", '<fgColor rgb="FFFFF2CC"/>'),
            ("solid", '<fgColor rgb="FFE7E6E6"/>'),
        )
    )
    sides = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    codes = [(number, code) for number, code in _FORMATS.values() if code]
    named = "".join(f'<numFmt numFmtId="{n}" formatCode="{escaped(code)}"/>' for n, code in codes)
    head = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
    kinds = [
        _style(0, 0, 0, border=0),
        _style(0, 1, 0, border=0),
        _style(0, 2, 0, border=0),
        _style(0, 3, 3, inside=head, quoted=True),
        _style(_FORMATS["from"][0], 3, 3, inside=head),
    ]
    body = '<alignment vertical="top" wrapText="1"/>'
    for number, _ in _FORMATS.values():
        for fill in (0, 2):
            kinds += [_style(number, 0, fill, inside=body, quoted=one) for one in (False, True)]
    return (
        f'{_HEAD}<styleSheet {_MAIN}><numFmts count="{len(codes)}">{named}</numFmts>'
        f'<fonts count="4">{fonts}</fonts><fills count="4">{fills}</fills>'
        f'<borders count="2"><border/><border>{sides}</border></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(kinds)}">'
        f'{"".join(kinds)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0"/>'
        '</cellStyles><dxfs count="1"><dxf><font><b/><color rgb="FFC00000"/></font></dxf></dxfs>'
        "</styleSheet>"
    )


def _style(
    number: int, font: int, fill: int, *, border: int = 1, inside: str = "", quoted: bool = False
) -> str:
    kept = ' quotePrefix="1"' if quoted else ""
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"'
        f' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
        f' applyAlignment="1"{kept}>{inside}</xf>'
    )


def _types(count: int) -> str:
    parts = {"xl/workbook": "sheet.main", "xl/styles": "styles"}
    parts |= {f"xl/worksheets/sheet{number}": "worksheet" for number in range(1, count + 1)}
    named = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_SPACE}/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(count: int) -> str:
    sheets = [
        (f"{_RELATED}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)
    ]
    return _related([*sheets, (f"{_RELATED}/styles", "styles.xml")])


def _related(targets: Iterable[tuple[str, str]]) -> str:
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_SPACE}/package/2006/relationships">{related}</Relationships>'
