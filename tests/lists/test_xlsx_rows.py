"""The rows of sheets, as other programs than openpyxl write them."""

import datetime as dt
import io
from collections.abc import Iterator
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from calculators import browser
from calculators.lists import xlsx, xlsx_rows
from calculators.lists.cells import DateCell, NumberCell
from calculators.lists.sheets import SheetError
from tests.lists.test_xlsx_numbers import formats
from tests.workbooks import workbook

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def listener() -> Iterator[list[str]]:
    """Listen to what is being done."""
    messages: list[str] = []
    xlsx.prepare(messages.append)
    yield messages
    xlsx._listeners.clear()


def read(rows: str, strings: tuple[str, ...] = ()) -> list[list[str]]:
    """Read the rows of a sheet."""
    xml = f'<x:worksheet xmlns:x="{SPACE}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    with_prefix = xml.replace("<c", "<x:c").replace("</c", "</x:c")
    for tag in ("row", "v", "t", "is", "r", "rPh", "f"):
        with_prefix = with_prefix.replace(f"<{tag}>", f"<x:{tag}>").replace(
            f"<{tag} ", f"<x:{tag} "
        )
        with_prefix = with_prefix.replace(f"</{tag}>", f"</x:{tag}>")
    source = io.BytesIO(with_prefix.encode())
    return xlsx_rows.read(source, "Trang", list(strings), formats(), lambda _rows: None)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><v>12.5</v></c>", NumberCell("12.5")),
        ("<c><v>0.30000000000000004</v></c>", NumberCell("0.3")),
        ("<c><v>1.5E-05</v></c>", NumberCell("0.000015")),
        ("<c><v>007</v></c>", NumberCell("7")),
        ("<c><v>2300.0</v></c>", NumberCell("2300")),
        ('<c s="1"><v>0.755</v></c>', NumberCell("75.5")),
        ('<c s="5"><v>0.5</v></c>', NumberCell("0.5")),
        ('<c s="2"><v>44926</v></c>', DateCell("31/12/2022")),
        ('<c s="3"><v>1.5</v></c>', DateCell("1 day, 12:00:00")),
        ('<c s="4"><v>0.5</v></c>', DateCell("12:00:00")),
        ('<c s="2"><v>1E300</v></c>', "#VALUE!"),
        ("<c><v>1E400</v></c>", "#NUM!"),
        ("<c><v>-1E400</v></c>", "#NUM!"),
        ("<c><v>-12.5</v></c>", NumberCell("-12.5")),
        ("<c><v>123456789012345678</v></c>", NumberCell("123456789012346000")),
        ("<c><v>0.10</v></c>", NumberCell("0.1")),
        ('<c s="2"><v>1</v></c>', DateCell("1/1/1900")),
        ('<c t="d"><v>2022-12-31</v></c>', DateCell("31/12/2022")),
        ('<c t="b"><v>1</v></c>', "có"),
        ('<c t="b"><v>0</v></c>', "không"),
        ('<c t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c t="str"><f>A1</f><v> Xã </v></c>', "Xã"),
        ('<c t="s"><v>1</v></c>', "Đăk Năng"),
        ('<c t="inlineStr"><is><r><t>Đăk </t></r><r><t>Tô</t></r></is></c>', "Đăk Tô"),
        ('<c t="inlineStr"><is><t>A</t><rPh><t>B</t></rPh></is></c>', "A"),
    ],
)
def test_cells(cell: str, text: str) -> None:
    """Every type of cell, with its style, becomes a text that keeps what the file knows."""
    ((read_text,),) = read(f"<row>{cell}</row>", ("Xã", " Đăk Năng "))
    assert (read_text, type(read_text)) == (text, type(text))


def test_places() -> None:
    """Rows and cells stand where they say, or else behind the last; empty ends are left out."""
    rows = (
        '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c><c r="A2"><v>3</v></c><c r="Z2"/></row>'
        "<row><c><v>4</v></c></row>"
        '<row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    assert read(rows) == [[], ["3", "", "1", "2"], ["4"]]


def cells_of(count: int) -> str:
    """Return a row of so many cells that do not say where they stand."""
    return "<row>" + "<c><v>1</v></c>" * count + "</row>"


@pytest.mark.parametrize(
    ("limit", "enough", "rows", "message"),
    [
        ("MOST_COLUMNS", 3, cells_of(3), "Dòng 1 của trang tính “Trang” có quá 2 cột"),
        (
            "MOST_COLUMNS",
            3,
            '<row r="7"><c r="C7"><v>1</v></c></row>',
            "Dòng 7 của trang tính “Trang” có quá 2 cột",
        ),
        # Each row counts its cells and one for itself, or for each row that it leaves out.
        ("MOST_CELLS", 7, cells_of(3) + cells_of(2), "Trang tính “Trang” có quá 6 ô"),
        (
            "MOST_CELLS",
            3,
            '<row r="1"><c><v>1</v></c></row>' * 2,
            "Trang tính “Trang” có quá 2 ô",
        ),
        ("MOST_CELLS", 6, '<row r="5"><c><v>1</v></c></row>', "Trang tính “Trang” có quá 5 ô"),
        (
            "_LONGEST",
            5,
            '<row></row><row><c t="inlineStr"><is><t>abcde</t></is></c></row>',
            "Trang tính “Trang” có ô dài quá 4 chữ, dòng 2",
        ),
    ],
)
def test_limits_of_a_sheet_at_and_below(
    limit: str, enough: int, rows: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As much as the limit is read, one more is refused, with the place."""
    monkeypatch.setattr(xlsx_rows, limit, enough)
    assert any(read(rows))
    monkeypatch.setattr(xlsx_rows, limit, enough - 1)
    with pytest.raises(SheetError, match=message):
        read(rows)


def test_an_empty_cell_beyond_all_columns_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs leave styled empty cells far to the right, where they say so."""
    monkeypatch.setattr(xlsx_rows, "MOST_COLUMNS", 2)
    assert read('<row r="1"><c r="A1"><v>1</v></c><c r="Z1" s="1"/></row>') == [["1"]]
    with pytest.raises(SheetError, match="có quá 2 cột"):
        read('<row><c><v>1</v></c><c/><c s="1"/></row>')


def test_formulas_are_noted_with_their_places() -> None:
    """Row, column, and whether a result is saved; a cell behind a formula is none itself."""
    notes: list[tuple[int, int, bool]] = []
    xml = (
        f'<worksheet xmlns="{SPACE}"><sheetData><row r="3"><c r="B3"><f>A1</f><v>1</v></c>'
        '<c r="C3"><v>2</v></c><c r="D3"><f>A1</f></c></row><row><c><f>A1</f><v>3</v></c></row>'
        "</sheetData></worksheet>"
    )

    def note(row: int, column: int, with_result: bool) -> None:  # noqa: FBT001 - what the reader calls
        notes.append((row, column, with_result))

    source = io.BytesIO(xml.encode())
    rows = xlsx_rows.read(source, "Trang", [], formats(), lambda _rows: None, note)
    assert rows == [[], [], ["", "1", "2"], ["3"]]
    assert notes == [(3, 2, True), (3, 4, False), (4, 1, True)]


def test_sheets_of_one_book_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many cells as the limit, rows included, are read from all sheets, empty ones too."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Tên", "Loại"])
    book.create_sheet("Hai").append(["A", "Xã"])
    book.create_sheet("Ba")
    second = book.create_sheet("Ẩn")
    second.append(["B"] * 9)
    second.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    monkeypatch.setattr(xlsx, "MOST_CELLS", 6)
    pages = xlsx.read(out.getvalue())
    assert [(page.name, page.rows) for page in pages] == [
        ("Sheet", [["Tên", "Loại"]]),
        ("Hai", [["A", "Xã"]]),
        ("Ba", []),
    ]
    monkeypatch.setattr(xlsx, "MOST_CELLS", 5)
    with pytest.raises(SheetError, match="Các trang tính có quá 5 ô"):
        xlsx.read(out.getvalue())


def test_a_row_far_below_is_refused() -> None:
    """A damaged number of a row does not fill the memory."""
    with pytest.raises(SheetError, match="Trang tính “Trang” có quá"):
        read('<row r="999999999"><c><v>1</v></c></row>')


def test_a_damaged_sheet_is_one_message() -> None:
    """XML that breaks off inside the rows is told as a file that cannot be read."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Tên"])
    book.save(out)
    copy = io.BytesIO()
    with (
        ZipFile(out) as before,
        ZipFile(copy, "w") as after,
    ):
        for entry in before.infolist():
            content = before.read(entry)
            body = content[:-30] if "sheet1" in entry.filename else content
            after.writestr(entry, body)
    answer = browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', copy.getvalue())
    assert "Không đọc được tệp Excel" in answer


def test_what_is_being_done_is_told(listener: list[str]) -> None:
    """Rows are counted while they are read."""
    rows = [["Tên", "Số"], *(["A & <B>", NumberCell("1.5")] for _ in range(1999))]
    data = workbook({"Xã": rows})
    (page,) = xlsx.read(data)
    assert page.rows == rows
    assert listener == [
        "Đang đọc tệp Excel: 1000 dòng",
        "Đang đọc tệp Excel: 2000 dòng",
        "Đang rà soát danh sách",
    ]


def test_texts_that_a_book_keeps_in_one_place() -> None:
    """Excel and LibreOffice write each text once, and its number in the cells; openpyxl does not."""
    texts = ["Tên ĐVHC", "Loại", "Đăk Tô", "xã", "Kroong"]
    rows = [[0, 1], [2, 3], [4, 3]]
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    numbers = "".join(
        f'<row r="{at}">{"".join(f"""<c t="s"><v>{text}</v></c>""" for text in row)}</row>'
        for at, row in enumerate(rows, start=1)
    )
    sheet = f'<worksheet xmlns="{SPACE}"><sheetData>{numbers}</sheetData></worksheet>'
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    override = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    copy = io.BytesIO()
    with ZipFile(out) as before, ZipFile(copy, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode()
            if name == "[Content_Types].xml":
                content = content.replace("</Types>", override)
            after.writestr(name, sheet if name.endswith("sheet1.xml") else content)
        after.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SPACE}">{items}</sst>')
    (page,) = xlsx.read(copy.getvalue())
    assert page.rows == [[texts[text] for text in row] for row in rows]


def test_dates_counted_from_1904_as_books_of_old_macs_do() -> None:
    """The book says from where its days are counted."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["Ngày", dt.date(2022, 12, 31)])
    out = io.BytesIO()
    book.save(out)
    (page,) = xlsx.read(out.getvalue())
    assert page.rows == [["Ngày", DateCell("31/12/2022")]]


def test_cells_where_none_should_be() -> None:
    """One outside all rows is passed over; one of column X keeps its letter."""
    assert read("<c><v>1</v></c><row><c><v>2</v></c></row>") == [["2"]]
    ((*empty, last),) = read('<row><c r="X1"><v>1</v></c></row>')
    assert (empty, last) == ([""] * 23, "1")


def test_a_reading_aid_hides_nothing_behind_it() -> None:
    """What stands behind phonetic text belongs to the cell."""
    xml = "<is><r><t>A</t></r><rPh><t>B</t></rPh><r><t>C</t></r></is>"
    assert read(f'<row><c t="inlineStr">{xml}</c></row>') == [["AC"]]


def test_the_sheet_that_is_too_wide_is_named() -> None:
    """By the name its tab shows."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Xã Đăk Năng"
    book.worksheets[0].cell(1, 1001).value = "x"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(SheetError, match="Dòng 1 của trang tính “Xã Đăk Năng” có quá 1000 cột"):
        xlsx.read(out.getvalue())


def test_what_a_sheet_says_beside_its_cells() -> None:
    """Hidden rows and columns, merged ranges, raised marks within a cell."""
    besides = xlsx_rows.Besides([], [])
    text = (
        '<c t="inlineStr"><is><r><t>Xã A</t></r><r><rPr><vertAlign val="superscript"/></rPr>'
        "<t>1</t></r><r><t> B</t></r></is></c>"
    )
    xml = (
        f'<worksheet xmlns="{SPACE}"><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/>'
        f'</cols><sheetData><row hidden="true">{text}</row><row hidden="0"/></sheetData>'
        '<mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>'
    )
    source = io.BytesIO(xml.encode())
    rows = xlsx_rows.read(source, "Trang", [], formats(), lambda _: None, lambda *_: None, besides)
    assert (rows, besides) == ([["Xã A B"]], ([(0, 2), (0, 3), (1, 0)], ["A1:A2"]))
