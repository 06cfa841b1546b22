"""Sessions: the list as it was left, refused where it is not one."""

import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest

from calculators import browser
from tests.worklist.test_worklist import ask, open_list, save


def test_a_session_with_a_field_that_there_is_not() -> None:
    """It was saved by another release, or by hand: refused in words."""
    open_list()
    session = json.loads(save("session"))
    for choice, fine in (({"0": "name"}, True), ({"0": ""}, True), ({"0": "no_field"}, False)):
        data = json.dumps(session | {"chosen": choice}).encode()
        answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
        assert ("error" not in answer) == fine


def restore(**changes: object) -> dict[str, Any]:
    """Open what was saved of the open list, with some of it changed."""
    session = json.loads(save("session")) | changes
    values = {key: value for key, value in session.items() if value is not None}
    data = json.dumps(values).encode()
    answer: dict[str, Any] = json.loads(
        browser.open_list('{"name": "a", "rules": "2023-2025"}', data)
    )
    return answer


@pytest.mark.parametrize(
    "changes",
    [
        {"page": 1},
        {"page": -1},
        {"edits": [[-1, 0, "x"]]},
        {"edits": [[99, 0, "x"]]},
        {"chosen": {"-1": "name"}},
        {"pages": [["a", [["Tên", "Loại"], [["number", "x"], "Xã"]]]]},
        {"pages": [["a", [["Tên", "Loại"], ["\ud800", "Xã"]]]]},
        {"delimiter": ":"},
        {"rules": "1999"},
    ],
)
def test_a_spoilt_session_is_refused(changes: dict[str, object]) -> None:
    """A place that is none, a number or a letter that is none, what no release has known."""
    open_list()
    assert "không đúng dạng" in restore(**changes)["error"]


def test_a_session_is_the_list_it_was_saved_from() -> None:
    """Columns as chosen, numbers as numbers; one saved before formulas were known is read too."""
    text = "Tên;Loại;Diện tích;Số khác\nA;Xã;60;70\n"
    open_list(text)
    ask("change_list", columns={"2": "", "3": "area_km2"})
    first = json.loads(save("session"))
    assert first["chosen"] == {"2": "", "3": "area_km2"}
    assert ask("list_unit", row=2)["area_percent"][0] == "140.00"
    for changes in ({}, {"formulas": None}):
        again = restore(**changes)
        assert [column["field"] for column in again["columns"]] == [
            "name",
            "kind",
            None,
            "area_km2",
        ]
        assert json.loads(save("session")) == first
    rows = [["Tên", "Loại", "Diện tích (km2)"], ["A", "Xã", ["number", "12.699"]]]
    restore(pages=[["a", rows]], chosen={})
    assert json.loads(save("session"))["pages"] == [["a", rows]]


def test_a_session_of_a_list_without_a_heading_says_what_is_wrong_with_the_list() -> None:
    """The session is sound: another sheet of it may be a list."""
    open_list()
    reply = restore(pages=[["a", [["x"], ["y"]]]])
    assert "Không thấy dòng tiêu đề" in reply["problem"]
    assert (reply["columns"], "count" in reply) == ([], False)


def test_a_session_restores_what_was_done() -> None:
    """Numbers of a workbook, dates, edits, claims and choices come back as they were."""
    rows = [
        ["Tên", "Loại", "Diện tích (km2)", "Dân số"],
        ["Thành phố K"],
        ["A", "Phường", 12.699, 500],
    ]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active["D4"] = dt.date(2023, 5, 12)
    book.active["A4"] = "B"
    book.active["B4"] = "Xã"
    out = io.BytesIO()
    book.save(out)
    browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', out.getvalue())
    before = ask("change_list", edits=[{"row": 3, "column": "note", "text": "x"}])
    assert before["notes"] == ["Không phải đơn vị, không tính: dòng 2 “Thành phố K”."]
    assert [error["message"] for error in before["errors"]] == [
        "Dân số = “12/5/2023”: ô này là ngày tháng, không phải số"
    ]
    text = ask("list_unit", row=3)["explanation"]
    assert "Đơn vị cấp huyện được đọc từ dòng đầu mục “Thành phố K”." in text
    session = save("session")
    open_list()
    after = json.loads(browser.open_list('{"name": "b", "rules": "2019-2021"}', session))
    assert before == after | json.loads(browser.judge_list("{}"))
    assert ask("list_unit", row=3)["explanation"] == text
    notes = [row[1] for row in openpyxl.load_workbook(io.BytesIO(save("xlsx")))["Căn cứ"].values]
    assert before["notes"][0] in notes


def test_a_session_may_hold_an_added_column_without_an_edit() -> None:
    """What is entered there later stands in that column."""
    open_list("Tên;Loại\nA;Xã\n")
    reply = restore(added=["Ghi chú"])
    assert [column["field"] for column in reply["columns"]] == ["name", "kind", "note"]
    reply = ask("change_list", edits=[{"row": 2, "column": "note", "text": "x"}])
    assert len(reply["columns"]) == 3
    assert ask("list_unit", row=2)["cells"] == ["A", "Xã", "x"]
