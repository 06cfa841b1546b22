"""Word files: the geometry of Nghị định 30/2020, tables that go over pages, and hostile names."""

import pytest

from calculators.papers import docx
from calculators.papers.paper import Column, Paper, Paragraph, Table
from tests.papers.reading import HOSTILE, VISIBLE, WORD, read

TABLE = Table(
    (Column("TT", 1, "center"), Column("Đơn vị", 3), Column("Diện tích (km²)", 2, "right")),
    [("1", "Xã A", "1.234,50"), ("2", HOSTILE, "")],
)
PAPER = Paper("Phiếu <1>", (Paragraph("PHIẾU", "title"), TABLE, TABLE, Paragraph("Một\nHai\tBa")))


def attributes(paper: Paper, tag: str) -> dict[str, str]:
    """Return the attributes of the only element of this name."""
    (element,) = read(docx.write(paper)).body.iter(f"{WORD}{tag}")
    return {name.removeprefix(WORD): value for name, value in element.items()}


def test_what_is_said_is_read_again() -> None:
    """Paragraphs, headings of tables, cells: hostile ones as well; tables stay two."""
    document = read(docx.write(PAPER))
    rows = [["TT", "Đơn vị", "Diện tích (km²)"], ["1", "Xã A", "1.234,50"], ["2", VISIBLE, ""]]
    assert document.tables == [rows, rows]
    assert document.paragraphs == ["PHIẾU", "", "", "Một\nHai\tBa"]
    assert "Phiếu &lt;1&gt;".encode() in document.parts["docProps/core.xml"]


def test_line_ends_of_every_system_are_line_ends() -> None:
    """None becomes a letter."""
    (paragraph,) = read(docx.write(Paper("", (Paragraph("a\r\nb\rc\nd"),)))).paragraphs
    assert paragraph == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("landscape", "width", "height"), [(False, "11906", "16838"), (True, "16838", "11906")]
)
def test_a4_with_the_margins_of_the_decree(landscape: bool, width: str, height: str) -> None:  # noqa: FBT001 - a case of data
    """20 mm above, below and right, 30 mm left, in twentieths of a point; the paper may lie."""
    paper = Paper("", (), landscape)
    assert attributes(paper, "pgSz") == {
        "w": width,
        "h": height,
        **({"orient": "landscape"} if landscape else {}),
    }
    margins = attributes(paper, "pgMar")
    assert (margins["top"], margins["bottom"], margins["left"], margins["right"]) == (
        *("1134", "1134", "1701"),
        "1134",
    )


def test_the_number_of_the_page_is_above_and_not_on_the_first() -> None:
    """The usual header counts, in the middle; the first page has one of its own, which is empty."""
    document = read(docx.write(PAPER))
    assert list(document.body.iter(f"{WORD}titlePg"))
    assert b" PAGE " in document.parts["word/header1.xml"]
    assert b"PAGE" not in document.parts["word/header2.xml"]
    relations = document.parts["word/_rels/document.xml.rels"].decode()
    kinds = {
        item.get(f"{WORD}type"): item.get(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        )
        for item in document.body.iter(f"{WORD}headerReference")
    }
    assert f'Id="{kinds["default"]}"' in relations
    assert relations.index('Target="header1.xml"') > relations.index(f'Id="{kinds["default"]}"')
    assert relations.index('Target="header2.xml"') > relations.index(f'Id="{kinds["first"]}"')
    assert b'w:styleId="header"' in document.parts["word/styles.xml"]


def test_letters_are_times_new_roman_13() -> None:
    """26 half points, for Vietnamese letters too; the title has 14."""
    styles = read(docx.write(PAPER)).parts["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"' in styles
    assert '<w:sz w:val="26"/>' in styles
    assert '<w:b/><w:sz w:val="28"/>' in styles


def test_every_style_that_is_used_is_there() -> None:
    """A style without a definition would be set in any letters."""
    names = {item.get(f"{WORD}val") for item in read(docx.write(PAPER)).body.iter(f"{WORD}pStyle")}
    styles = read(docx.write(PAPER)).parts["word/styles.xml"].decode()
    assert all(f'w:styleId="{style}"' in styles for style in names)


def test_tables_have_lines_and_their_headings_come_again() -> None:
    """Only the first row is a heading; a row stays on one page unless a cell is longer than one."""
    body = read(docx.write(PAPER)).body
    first = next(body.iter(f"{WORD}tbl"))
    rows = list(first.iter(f"{WORD}tr"))
    assert [bool(list(row.iter(f"{WORD}tblHeader"))) for row in rows] == [True, False, False]
    assert [bool(list(row.iter(f"{WORD}cantSplit"))) for row in rows] == [True, True, False]
    assert len(list(next(first.iter(f"{WORD}tblBorders")))) == len(
        ("top", "left", "bottom", "right", "insideH", "insideV")
    )


def test_columns_share_the_room_between_the_margins() -> None:
    """As their widths say, and never beyond the margin."""
    grid = next(read(docx.write(PAPER)).body.iter(f"{WORD}tblGrid"))
    widths = [int(column.get(f"{WORD}w") or 0) for column in grid]
    room = 11906 - 1701 - 1134
    assert room - len(widths) < sum(widths) <= room
    assert widths == [room // 6, room // 2, room // 3]


def test_the_same_paper_is_the_same_file() -> None:
    """No date, no number drawn."""
    assert docx.write(PAPER) == docx.write(PAPER)
