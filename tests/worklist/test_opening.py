"""Opening: files of every kind, sheets of a workbook, and what cannot be opened."""

import json

import pytest

from calculators import browser
from calculators.lists import xlsx
from tests.lists.test_documents import ods, sheet
from tests.workbooks import workbook
from tests.worklist.test_worklist import ask, open_list


def test_another_rule_set_and_another_sheet() -> None:
    """A new rule set keeps the edits; a new sheet starts afresh."""
    pages = {
        "Một": [["Tên", "Loại", "Diện tích (km2)"], ["A", "Xã", "60"]],
        "Hai": [["Ghi chú"], ["x"]],
    }
    reply = json.loads(
        browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', workbook(pages))
    )
    assert (reply["sheets"], reply["sheet"]) == (["Một", "Hai"], 0)
    later = ask("change_list", rules="2026-2030", edits=[{"row": 2, "column": 2, "text": "40"}])
    assert (later["rules"], later["edits"]) == ("2026-2030", 1)
    other = ask("change_list", sheet=1)
    assert (other["edits"], other["count"]) == (0, 0)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 not a workbook", "Không đọc được tệp Excel"),
        (b"\xd0\xcf\x11\xe0 old", ".xls của Excel cũ"),
        (b'{"name": "a"', "phiên làm việc bị hỏng"),
        (b'{"name": "a", "rules": "1999"}', "không đúng dạng"),
    ],
)
def test_files_that_cannot_be_opened(data: bytes, words: str) -> None:
    """The message is for the reader, and the list that was open stays open."""
    open_list()
    answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
    assert words in answer["error"]
    assert ask("list_rows")["total"] == 6


def test_a_workbook_without_a_visible_sheet_or_with_too_many_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both are refused with a message."""
    data = workbook({"A": [["Tên", "Loại"], ["A", "Xã"]]})
    monkeypatch.setattr("calculators.lists.xlsx_rows.MOST_CELLS", 3)
    answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
    assert "quá 3 ô" in answer["error"]
    monkeypatch.setattr(xlsx, "read", lambda _: ())
    answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
    assert "không có trang tính" in answer["error"]


def test_without_openpyxl_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line works without it, but for XLSX."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', b"PK\x03\x04"))
    assert "pip install openpyxl" in answer["error"]


def test_another_sheet_begins_anew() -> None:
    """What was chosen, added and changed belongs to the sheet that was open before."""
    pages = {
        "Một": [["Tên", "Loại", "Dân số"], ["A", "Xã", "9000"]],
        "Hai": [["Tên", "Loại", "Dân số"], ["B", "Xã", "50"]],
    }
    browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', workbook(pages))
    edits = [{"row": 2, "column": "note", "text": "x"}]
    first = ask("change_list", columns={"2": ""}, edits=edits)
    assert [column["field"] for column in first["columns"]] == ["name", "kind", None, "note"]
    other = ask("change_list", sheet=1)
    assert [column["field"] for column in other["columns"]] == ["name", "kind", "population"]
    other = ask("change_list", edits=edits)
    assert [column["field"] for column in other["columns"]] == [
        "name",
        "kind",
        "population",
        "note",
    ]


def test_what_joined_sheets_hide_is_said_for_each() -> None:
    """A sheet for each district, with a hidden row in the second."""
    head = "<row><c><p>Tên</p></c><c><p>Dân số</p></c></row>"
    hidden_row = '<row table:visibility="collapse"><c><p>Xã B</p></c><c><p>900</p></c></row>'
    plain_row = "<row><c><p>Xã A</p></c><c><p>900</p></c></row>"
    content = ods(sheet("Huyện C", head, plain_row), sheet("Huyện D", head, hidden_row))
    reply = json.loads(browser.open_list('{"name": "a.ods", "rules": "2023-2025"}', content))
    assert reply["count"] == 2
    (note,) = [one for one in reply["notes"] if "bị ẩn" in one]
    assert note.startswith("Trang tính “Huyện D”. Trang tính có dòng 2 bị ẩn")
