"""Formulas in lists: named to the reader, cell by cell, and harmless in what is given back."""

import csv
import io
import json
from base64 import b64decode
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from calculators import browser
from calculators.lists import formulas, sheets
from calculators.lists.cells import Formulas, starts_formula

RULES = "2023-2025"


def open_file(content: bytes) -> dict[str, list[str]]:
    """Open a file as the page does."""
    request = json.dumps({"name": "a", "rules": RULES})
    answer: dict[str, list[str]] = json.loads(browser.open_list(request, content))
    return answer


def workbook(*rows: list[object]) -> bytes:
    """Return an XLSX file; openpyxl saves no results of formulas."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_results(content: bytes) -> bytes:
    """Return the file as Excel would save it, with the result 7 for each formula."""
    book = io.BytesIO()
    with (
        ZipFile(io.BytesIO(content)) as before,
        ZipFile(book, "w") as after,
    ):
        for entry in before.infolist():
            text = before.read(entry)
            after.writestr(entry, text.replace(b"</f><v />", b"</f><v>7</v>"))
    return book.getvalue()


@pytest.mark.parametrize(
    ("cell", "tells"),
    [
        ("=1+1", True),
        ("=HYPERLINK(1)", True),
        ("＝1", True),
        ("@SUM(A1)", True),
        ("+cmd|' /C calc'!A0", True),
        ("－A1", True),
        ("-", False),
        ("-5", False),
        ("+1.234,5 %", False),
        ("Xã -", False),
        ("1=1", False),
    ],
)
def test_a_cell_of_a_csv_file_is_told(cell: str, tells: bool) -> None:  # noqa: FBT001 - a case's answer
    """A figure with a sign and a dash for "none" are not worth a word."""
    text = f'Tên;Loại;Ghi chú\nA;Xã;"{cell}"\n'
    notes = open_file(text.encode())["notes"]
    message = "Ô có chữ bắt đầu như một công thức, đọc như chữ, không tính: C2."
    assert any(message in note for note in notes) is tells


def test_cells_of_a_workbook_are_told_with_and_without_results() -> None:
    """With a result it counts; without, the cell is empty, and the reader hears what to do."""
    content = workbook(
        ["Tên", "Loại", "Dân số"], ["A", "Xã", "=3+4"], ["B", "Xã", "=3+4"], ["C", "Xã", 5]
    )
    original = open_file(content)
    (note,) = original["notes"]
    assert note == (
        "Ô công thức chưa có kết quả trong tệp, đọc là ô trống: C2:C3. "
        "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chọn lại."
    )
    copy = open_file(with_results(content))
    assert copy["notes"] == ["Ô công thức, đọc theo kết quả lưu trong tệp, không tính lại: C2:C3."]
    assert json.loads(browser.list_unit('{"row": 2}'))["cells"][2] == "7"


def test_a_saved_session_still_tells_of_them() -> None:
    """The note is about the file that the session came from."""
    notes = open_file(workbook(["Tên", "Loại", "Dân số"], ["A", "Xã", "=3+4"]))["notes"]
    session = json.loads(browser.save_list('{"format": "session"}'))["base64"]
    assert open_file(b64decode(session))["notes"] == notes


def test_many_cells_are_told_as_ranges_and_a_number() -> None:
    """Some ranges by name, the rest by their number of cells."""
    places = [(row, column) for column in range(1, 31) for row in (2, 3, 9)]
    (note,) = formulas.notes([], Formulas(saved=tuple(places)))
    assert "A2:A3, A9, B2:B3, B9, " in note
    assert note.endswith("J9 và 60 ô khác.")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+A1", "-A1", "@A1", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠1"]
)
def test_no_saved_cell_is_a_formula(cell: str) -> None:
    """In names, notes and headings of a CSV file: an apostrophe stands before it."""
    for rows in (
        [["Tên", "Loại", cell], ["A", "Xã", "x"]],
        [["Tên", "Loại", "Ghi chú"], [cell, "Xã", cell]],
    ):
        open_ = json.dumps({"name": "a", "rules": RULES, "text": as_csv(rows)})
        browser.open_list(open_)
        answer = json.loads(browser.save_list('{"format": "csv"}'))
        cells = [text for row in lines(b64decode(answer["base64"])) for text in row]
        assert f"'{cell.strip()}" in cells
        assert not any(map(starts_formula, cells))


def as_csv(rows: list[list[str]]) -> str:
    """Return rows as CSV text, as they stand."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()


def lines(content: bytes) -> list[list[str]]:
    """Return the cells of a CSV file."""
    return [list(row) for row in sheets.from_bytes(content).rows]


def test_what_is_hidden_is_named_and_counts() -> None:
    """Rows and columns that hold something; those that hold nothing are nobody's matter."""
    book = openpyxl.Workbook()
    sheet: Any = book.worksheets[0]
    for row in (["Tên", "Loại", "Dân số"], ["A", "Xã", 5000], ["B", "Xã", 6000]):
        sheet.append(row)
    for number in (2, 9):
        sheet.row_dimensions[number].hidden = True
    for column in ("C", "H"):
        sheet.column_dimensions[column].hidden = True
    out = io.BytesIO()
    book.save(out)
    (note,) = open_file(out.getvalue())["notes"]
    assert note.startswith("Trang tính có dòng 2; cột C bị ẩn: vẫn được đọc và tính như các dòng")
