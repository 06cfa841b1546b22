# ruff: noqa: E501 - a table of cells is easier to read in one line
"""Documents: the tables of Word files and LibreOffice sheets, cell by cell."""

import io
from zipfile import ZipFile

import pytest

from calculators.lists import documents, formats, sheet_choice, sheets, tables
from calculators.lists.cells import NumberCell
from calculators.lists.sheets import SheetError
from calculators.units import Interval
from tests.lists.test_tables import EXEMPTIONS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
HEAD = ("TT", "Tên ĐVHC", "Diện tích (km2)", "Dân số (người)")


def archive(**parts: str) -> bytes:
    """Return an archive of parts; "__" in a name stands for "/", "_" before its end for a point."""
    out = io.BytesIO()
    with ZipFile(out, "w") as target:
        for name, text in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def word(body: str) -> bytes:
    """Return a Word file; its elements are written without their prefix."""
    return archive(
        word__document_xml=f'<document xmlns="{W}" xmlns:w="{W}"><body>{body}</body></document>'
    )


def cell(text: str, properties: str = "") -> str:
    """Return a cell of one paragraph and one run."""
    return f"<tc><tcPr>{properties}</tcPr><p><r><t>{text}</t></r></p></tc>"


def row(*cells: str) -> str:
    """Return a row of cells; those that are no elements yet become one each."""
    return f"<tr>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</tr>"


def ods(*tables_: str, before: str = "") -> bytes:
    """Return a LibreOffice file of sheets."""
    body = f"<office:body><office:spreadsheet>{before}{''.join(tables_)}</office:spreadsheet></office:body>"
    return archive(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        content_xml=f"<office:document-content {ODF}>{body}</office:document-content>",
        **{"META-INF__manifest_xml": "<manifest/>"},
    )


def sheet(name: str, *rows: str) -> str:
    """Return a sheet; in its rows "<c" stands for a cell and "<v" for one that is covered."""
    text = "".join(rows).replace("<c", "<table:table-cell").replace("</c>", "</table:table-cell>")
    text = text.replace("<v", "<table:covered-table-cell").replace("<p>", "<text:p>")
    text = text.replace("</p>", "</text:p>").replace("<row", "<table:table-row")
    return f'<table:table table:name="{name}">{text.replace("</row", "</table:table-row")}</table:table>'


def pages(content: bytes) -> list[tuple[str, list[list[str]]]]:
    """Read a document's tables."""
    with ZipFile(io.BytesIO(content)) as target:
        return [(name, rows) for name, rows, _ in documents.tables(content, set(target.namelist()))]


def test_a_list_in_a_word_table() -> None:
    """From the file to the unit, past a table that is none: the second one is read, and said."""
    table = row(*HEAD) + row("1", "Xã A", "18,5", "2.747")
    book = formats.book("x.docx", word(f"<tbl>{row('Nơi nhận:')}</tbl><p/><tbl>{table}</tbl>"))
    page, index, _ = sheet_choice.choose(book.pages, "")
    assert page[index][0] == "Bảng 2"
    (entry,) = tables.read(sheets.from_rows(page[index][1]), EXEMPTIONS).entries
    assert entry.unit is not None
    assert (entry.unit.area, entry.unit.population) == (
        Interval.exactly(18_500_000),
        Interval.exactly(2_747),
    )


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<p><r><t>Diện tích</t></r></p><p><r><t>(km2)</t></r></p>", "Diện tích\n(km2)"),
        ("<p><r><t>Xã</t><br/><t>A</t></r></p><p/>", "Xã\nA"),
        ("<p><r><t>Ia</t><noBreakHyphen/><t>Dom</t><tab/></r></p>", "Ia-Dom"),
        ("<p><ins><r><t>5</t></r></ins><del><r><delText>9</delText></r></del></p>", "5"),
        ("<p><r><instrText>=SUM(ABOVE)</instrText></r><r><t>7</t></r></p>", "7"),
        (
            '<p><r><t>Xã A</t></r><r><rPr><vertAlign w:val="superscript"/></rPr><t>1</t></r></p>',
            "Xã A",
        ),
        (
            '<p><r><t>km</t></r><r><rPr><vertAlign w:val="superscript"/></rPr><t>2</t></r></p>',
            "km2",
        ),
        ('<p><r><rPr><vertAlign w:val="baseline"/></rPr><t>5</t></r></p>', "5"),
        ("<p><r/><r><t/></r></p>", ""),
        ("<tbl><tr><tc><p><r><t>trong</t></r></p></tc></tr></tbl><p/>", "trong"),
    ],
)
def test_the_text_of_a_word_cell(runs: str, text: str) -> None:
    """Lines, breaks, accepted changes; neither deleted text nor marks of footnotes nor field codes."""
    assert pages(word(f"<tbl><tr><tc>{runs}</tc></tr></tbl>")) == [("Bảng 1", [[text]])]


def test_merged_cells_of_a_word_table() -> None:
    """Beside each other they leave empty columns; below each other words hold for each row."""
    start, more = '<vMerge w:val="restart"/>', "<vMerge/>"
    wide = '<gridSpan w:val="2"/>'
    table = (
        row(cell("Huyện", start), cell("Dân số", wide), "Miền núi")
        + row(cell("", more), "Nam", "Nữ", cell("có", start))
        + row(cell("Huyện B", start), cell("5", start), "6", cell("", more))
        + row(cell("", more), cell("", more), "7", "không")
        + '<tr><trPr><gridBefore w:val="1"/></trPr>'
        + cell("9")
        + "</tr>"
    )
    assert pages(word(f"<tbl>{table}</tbl>"))[0][1] == [
        ["Huyện", "Dân số", "", "Miền núi"],
        ["Huyện", "Nam", "Nữ", "có"],
        ["Huyện B", "ô gộp 2 dòng: 5", "6", "có"],
        ["Huyện B", "ô gộp 2 dòng: 5", "7", "không"],
        ["", "9"],
    ]


def test_a_merge_that_begins_nowhere_is_a_cell_of_its_own() -> None:
    """Programs leave such marks behind."""
    assert pages(word(f"<tbl>{row(cell('A', '<vMerge/>'))}</tbl>"))[0][1] == [["A"]]


def test_rows_and_cells_in_form_fields() -> None:
    """What a control encloses is part of the table."""
    table = f"<sdt><sdtPr/><sdtContent>{row('Xã A', '1')}</sdtContent></sdt>"
    inner = f"<tr>{cell('Xã B')}<sdt><sdtContent>{cell('2')}</sdtContent></sdt></tr>"
    assert pages(word(f"<tbl>{table}{inner}</tbl>"))[0][1] == [["Xã A", "1"], ["Xã B", "2"]]


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ("<c><p>Xã A</p><p>(cũ)</p></c>", [["Xã A\n(cũ)"]]),
        ('<c office:value-type="float" office:value="18.50"><p>19</p></c>', [[NumberCell("18.5")]]),
        ('<c office:value-type="percentage" office:value="0.455"><p>46%</p></c>', [[NumberCell("45.5")]]),
        ('<c office:value-type="float" office:value="1E400"><p>###</p></c>', [["###"]]),
        ('<c office:value-type="date" office:value="1"><p>5/12/2022</p></c>', [["5/12/2022"]]),
        ('<c office:value-type="string"><p>A</p></c><c table:number-columns-repeated="2"/><c><p>B</p></c>', [["A", "", "", "B"]]),
        ('<c table:number-columns-repeated="2"><p>có</p></c><c table:number-columns-repeated="16382"/>', [["có", "có"]]),
        ("<other/><c><p>A</p></c>", [["A"]]),
        ("<c/>", []),
    ],
)  # fmt: skip
def test_the_cells_of_a_sheet(cells: str, rows: list[list[str]]) -> None:
    """Numbers as they are stored, text as it stands, repeated cells as often as they stand."""
    content = pages(ods(sheet("Biểu", f"<row>{cells}</row>")))
    assert content == [("Biểu", rows)]
    assert [type(c) for line in content[0][1] for c in line] == [type(c) for r in rows for c in r]


def test_rows_of_a_sheet() -> None:
    """Repeated rows as often as they stand; empty ones keep their place, but not at the end."""
    content = pages(
        ods(
            sheet(
                "Một",
                "<row><c><p>A</p></c></row>",
                '<row table:number-rows-repeated="2"><c/></row>',
                '<row table:number-rows-repeated="2"><c><p>B</p></c></row>',
                '<row table:number-rows-repeated="1048571"><c/></row>',
            ),
            sheet("Hai"),
        )
    )
    assert content == [("Một", [["A"], [], [], ["B"], ["B"]]), ("Hai", [])]


def test_merged_cells_of_a_sheet() -> None:
    """Each column for itself, also where the covered cells of two are written as one."""
    down = 'table:number-rows-spanned="2"'
    rows = pages(
        ods(
            sheet(
                "Biểu",
                f"<row><c {down}><p>Huyện B</p></c><c {down}><p>5</p></c><c><p>6</p></c></row>",
                '<row><v table:number-columns-repeated="2"/><c><p>7</p></c></row>',
                "<row><c><p>Huyện C</p></c></row>",
            )
        )
    )[0][1]
    assert rows == [
        ["Huyện B", "ô gộp 2 dòng: 5", "6"],
        ["Huyện B", "ô gộp 2 dòng: 5", "7"],
        ["Huyện C"],
    ]


MANY = '<c table:number-columns-repeated="1001"><p>x</p></c>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (word("<p/>"), r"Word \(.docx\) không có bảng nào"),
        (ods(), "LibreOffice không có bảng nào"),
        (word("<tbl>"), "Không đọc được tệp"),
        (word(f"<tbl>{row(*['x'] * 1001)}</tbl>"), "hơn 1000 cột"),
        (word(f"<tbl><tr>{cell('x', '<gridSpan w:val="9999999"/>')}</tr></tbl>"), "hơn 1000 cột"),
        (word("<tbl><tr><tc><tcPr><gridSpan w:val='x'/></tcPr></tc></tr></tbl>"), "Không đọc được"),
        (ods(sheet("A", f"<row>{MANY}</row>")), "hơn 1000 cột"),
        (
            ods(sheet("A", '<row table:number-rows-repeated="1000001"><c><p>x</p></c></row>')),
            "quá 1000000 ô",
        ),
        (archive(content_xml="<a/>", **{"META-INF__manifest_xml": "<encryption-data/>"}), "mật khẩu"),
    ],
)  # fmt: skip
def test_what_is_refused(content: bytes, words: str) -> None:
    """No table, a damaged file, more than a list holds, a password."""
    with pytest.raises(SheetError, match=words):
        pages(content)


def test_tables_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row counts its cells and one for itself."""
    content = word(f"<tbl>{row('a', 'b')}</tbl><tbl>{row('c')}</tbl>")
    monkeypatch.setattr(documents, "MOST_CELLS", 5)
    assert len(pages(content)) == 2
    monkeypatch.setattr(documents, "MOST_CELLS", 4)
    with pytest.raises(SheetError, match="Các bảng có quá 4 ô"):
        pages(content)


def test_what_a_sheet_hides_is_known() -> None:
    """Rows, those behind a filter too, and columns that hold something; a hidden sheet is not read."""
    hide = 'table:visibility="collapse"'
    columns = (
        f'<table:table-column/><table:table-column {hide} table:number-columns-repeated="2"/>'
        f"<table:table-column/><table:table-column {hide}/>"
    )
    rows = (
        "<row><c><p>Tên</p></c><c><p>Dân số</p></c><c/><c><p>Mã</p></c></row>",
        f"<row {hide}><c><p>Xã A</p></c><c><p>900</p></c></row>",
        '<row table:visibility="filter" table:number-rows-repeated="2"><c><p>Xã B</p></c></row>',
        f"<row {hide}><c/></row>",
    )
    hidden_sheet = sheet("Ẩn", "<row><c><p>Tên</p></c></row>").replace(
        "<table:table ", '<table:table table:style-name="ta2" '
    )
    styles = (
        "".join(
            f'<style:style style:name="ta{number}"><style:table-properties table:display="{visible}"/></style:style>'
            for number, visible in enumerate(("true", "false"), start=1)
        )
        + '<style:style style:name="ce1"/>'
    )
    content = ods(hidden_sheet, sheet("Biểu", columns, *rows), before=styles)
    book = formats.book("x.ods", content)
    assert [name for name, _ in book.pages] == ["Biểu"]
    assert book.formulas[0].hidden == ((2, 0), (3, 0), (4, 0), (0, 2))
