"""Word files: WordprocessingML in the geometry of Nghị định 30/2020/NĐ-CP, Phụ lục I.

A4; margins 20 mm above and below, 30 mm left, 20 mm right; Times New Roman 13 and 14, in tables 11;
the number of the page in the middle of the upper margin, not on the first page.
"""

from collections.abc import Iterator, Sequence

from calculators.papers.package import HEAD, RELATED, SPACE, escaped, package, related, types
from calculators.papers.paper import Paper, Table

_WORD = f'xmlns:w="{SPACE}/wordprocessingml/2006/main"'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "docProps/core": "application/vnd.openxmlformats-package.core-properties",
    "word/document": f"{_KIND}.document.main",
    "word/styles": f"{_KIND}.styles",
    "word/header1": f"{_KIND}.header",
    "word/header2": f"{_KIND}.header",
}
_ROOT = (
    (f"{RELATED}/officeDocument", "word/document.xml"),
    (f"{SPACE}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
)
_RELATIONS = (
    (f"{RELATED}/styles", "styles.xml"),
    (f"{RELATED}/header", "header1.xml"),
    (f"{RELATED}/header", "header2.xml"),
)
_TWIPS_PER_MM = 1440 / 25.4
_A4_MM = (210, 297)
_TOP, _LEFT, _RIGHT, _NUMBER = 20, 30, 20, 10
"""Margins in mm, above as below, and how far the number of the page is from the edge."""
_CELL_MARGIN = 80
_LONGEST_UNSPLIT = 600
"""A cell with more letters may go over two pages: its row could be longer than a page."""


def write(paper: Paper) -> bytes:
    """Return the paper as a Word file (.docx); the same paper gives the same bytes."""
    return package(
        (
            ("[Content_Types].xml", types(_TYPES)),
            ("_rels/.rels", related(_ROOT)),
            ("docProps/core.xml", _core(paper.title)),
            ("word/document.xml", _document(paper)),
            ("word/_rels/document.xml.rels", related(_RELATIONS)),
            ("word/styles.xml", _styles()),
            ("word/header1.xml", _header(_PAGE_NUMBER)),
            ("word/header2.xml", _header("")),
        )
    )


def _twips(millimetres: int) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _document(paper: Paper) -> str:
    width, height = (_twips(side) for side in _A4_MM)
    orientation = ""
    if paper.landscape:
        width, height, orientation = height, width, ' w:orient="landscape"'
    room = width - _twips(_LEFT) - _twips(_RIGHT)
    body = "".join(
        _table(block, room) if isinstance(block, Table) else _paragraph(block.text, block.style)
        for block in paper.blocks
    )
    top, left, right, number = map(_twips, (_TOP, _LEFT, _RIGHT, _NUMBER))
    return (
        f'{HEAD}<w:document {_WORD} xmlns:r="{RELATED}"><w:body>{body}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId2"/>'
        '<w:headerReference w:type="first" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orientation}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{top}" w:left="{left}"'
        f' w:header="{number}" w:footer="{number}" w:gutter="0"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    if not text:
        return ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"<w:r>{'<w:br/>'.join('<w:tab/>'.join(_words(line)) for line in lines)}</w:r>"


def _words(line: str) -> Iterator[str]:
    for part in line.split("\t"):
        yield f'<w:t xml:space="preserve">{escaped(part)}</w:t>' if part else ""


def _table(table: Table, room: int) -> str:
    whole = sum(column.width for column in table.columns)
    widths = [room * column.width // whole for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{_CELL_MARGIN}" w:type="dxa"/>' for side in ("left", "right")
    )
    head = _row([c.heading for c in table.columns], widths, ["cell_head"] * len(widths), head=True)
    styles = [f"cell_{column.align}" for column in table.columns]
    rows = "".join(_row(row, widths, styles) for row in table.rows)
    # Two tables without a paragraph between them would become one, and a body must end with one.
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{_paragraph('', 'gap')}"
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], styles: Sequence[str], *, head: bool = False
) -> str:
    whole = all(len(cell) <= _LONGEST_UNSPLIT for cell in cells)
    settings = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
        for cell, width, style in zip(cells, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr>{settings}</w:trPr>{content}</w:tr>"


_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _header(content: str) -> str:
    return f'{HEAD}<w:hdr {_WORD}><w:p><w:pPr><w:pStyle w:val="header"/></w:pPr>{content}</w:p></w:hdr>'


_INDENT = '<w:ind w:firstLine="567"/>'
_STYLES = {
    "title": (
        "Title",
        '<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>',
        "<w:b/>",
        28,
    ),
    "subtitle": (
        "Subtitle",
        '<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/>',
        "<w:b/>",
        26,
    ),
    "heading": (
        "heading 1",
        f'<w:keepNext/><w:spacing w:before="120" w:after="120"/>{_INDENT}<w:outlineLvl w:val="0"/>',
        "<w:b/>",
        26,
    ),
    "body": ("Body Text", f'<w:spacing w:after="120"/>{_INDENT}<w:jc w:val="both"/>', "", 26),
    "item": ("List", f'<w:spacing w:after="60"/>{_INDENT}<w:jc w:val="both"/>', "", 26),
    "note": ("Note", '<w:spacing w:after="120"/><w:jc w:val="center"/>', "<w:i/>", 26),
    "gap": ("Gap", '<w:spacing w:after="0"/>', "", 12),
    "header": ("header", '<w:jc w:val="center"/>', "", 26),
    "cell_head": ("Table Heading", '<w:keepNext/><w:jc w:val="center"/>', "<w:b/>", 22),
    "cell_left": ("Table Text", "", "", 22),
    "cell_center": ("Table Centered", '<w:jc w:val="center"/>', "", 22),
    "cell_right": ("Table Number", '<w:jc w:val="right"/>', "", 22),
}
"""Name, settings of paragraph and of letters, and size in half points, by the id of each style."""


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        for style, (name, paragraph, letters, size) in _STYLES.items()
    )
    font = "Times New Roman"
    return (
        f"{HEAD}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{styles}</w:styles>"
    )


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{SPACE}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
