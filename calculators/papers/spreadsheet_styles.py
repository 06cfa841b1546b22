"""Spreadsheet styles: how the cells of a workbook look: fonts, fills, and the formats of numbers."""

from typing import Literal

from calculators.papers.package import HEAD, SPACE, escaped

Form = Literal["text", "whole", "decimal", "percent", "from"]
"""How the numbers of a column look; a text looks the same in all of them."""

MAIN = f'xmlns="{SPACE}/spreadsheetml/2006/main"'
_FORMATS: dict[Form, tuple[int, str]] = {
    "text": (0, ""),
    "whole": (3, ""),
    "decimal": (164, "#,##0.00####"),
    "percent": (165, "#,##0.00####"),
    "from": (166, '"từ "0.####"%"'),
}
"""The number of each format, and its code where spreadsheets do not know it by itself."""
TITLE, NOTE, HEADING, HEADING_FROM, _FIRST = 1, 2, 3, 4, 5
"""Styles that no column has; behind them each form has four: plain or quoted, found or given."""


def style_of(form: Form, *, given: bool) -> int:
    """Return the style of plain cells of this form; that of quoted ones follows it."""
    return _FIRST + 4 * list(_FORMATS).index(form) + 2 * given


def styles() -> str:
    """Return the part of a workbook with all styles, in the order of their numbers."""
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
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{escaped(code)}"/>' for n, code in codes)
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
        f'{HEAD}<styleSheet {MAIN}><numFmts count="{len(codes)}">{formats}</numFmts>'
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
    prefix = ' quotePrefix="1"' if quoted else ""
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"'
        f' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
        f' applyAlignment="1"{prefix}>{inside}</xf>'
    )
