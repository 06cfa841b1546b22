"""A Word file as another program, python-docx, reads it, held against the paper that it was made of."""

import io

import docx as reader
import pytest
from docx.shared import Mm
from docx.table import Table as ReadTable
from docx.text.paragraph import Paragraph as ReadParagraph

from calculators.papers import docx
from calculators.papers.paper import Block, Paper, Table

type Part = tuple[str, str] | list[list[str]]
"""A paragraph with the name of its style, or the rows of a table."""
STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "note": "Note",
    "heading": "Heading 1",
    "body": "Body Text",
    "item": "List",
}


def parts(data: bytes) -> list[Part]:
    """Return what the other program finds in a file, in its order."""
    items = reader.Document(io.BytesIO(data)).iter_inner_content()
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        if isinstance(one, ReadTable)
        else _paragraph(one)
        for one in items
    ]


def _paragraph(paragraph: ReadParagraph) -> Part:
    return (str(paragraph.style.name if paragraph.style else ""), paragraph.text)


def text_of(block: Block) -> list[Part]:
    """Return the same of a paper's block; a small gap parts a table from what is below it."""
    if isinstance(block, Table):
        return [[[one.heading for one in block.columns], *map(list, block.rows)], ("Gap", "")]
    return [(STYLES[block.style], block.text)]


def check(paper: Paper) -> None:
    """Assert that the other program finds each heading, paragraph and cell, on the decree's A4."""
    data = docx.write(paper)
    assert parts(data) == [text for block in paper.blocks for text in text_of(block)]
    document = reader.Document(io.BytesIO(data))
    assert document.core_properties.title == paper.title
    assert document.core_properties.language == "vi-VN"
    (section,) = document.sections
    sides = (297, 210) if paper.landscape else (210, 297)
    layout = (
        *(section.page_width, section.page_height),
        *(section.top_margin, section.bottom_margin, section.left_margin, section.right_margin),
    )
    for length, expected in zip(layout, (*sides, 20, 20, 30, 20), strict=True):
        assert length == pytest.approx(Mm(expected), abs=Mm(1) / 10)
    letters = document.styles["Body Text"].font
    assert letters.size is not None
    assert letters.size.pt == 13
    assert section.different_first_page_header_footer
    assert " PAGE " in section.header.paragraphs[0]._p.xml
    assert [one.text for one in section.first_page_header.paragraphs] == [""]
