"""The worklist: cells edited and undone, columns chosen and added."""

import base64
import csv
import io
import json
from typing import Any

from calculators import browser
from calculators.law import loader
from calculators.lists.vocabulary import FIELDS
from calculators.worklist.columns import HEADINGS

LAW = loader.load()
LIST = """Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số;Tỷ lệ DTTS;Miền núi;Biên giới;Ngày số liệu
01;Đắk A;Xã;Huyện Đắk Hà;20;3.000;;có;không;2022
02;Đắk B;Xã;Huyện Đắk Hà;60;9.000;50;có;không;2022
03;Đắk C;Xã;Huyện Sa Thầy;x;9.000;;có;không;
04;Lê Lợi;Phường;Thành phố Kon Tum;1;5.000;;có;không;
05;Đắk D;Xã;Huyện Sa Thầy;20;1.300;50;có;không;
06;Đắk E;Xã;Huyện Sa Thầy;33;1.000;;có;không;
"""


def ask(function: str, /, **payload: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Call a function of the page's worker."""
    answer: dict[str, Any] = json.loads(getattr(browser, function)(json.dumps(payload)))
    describes = function in {"open_list", "change_list"} and "error" not in answer
    if describes and answer["problem"] is None:
        # The page asks for this right after: here both are one description.
        answer |= json.loads(browser.judge_list("{}"))
    return answer


def open_list(text: str = LIST, rules: str = "2023-2025") -> dict[str, Any]:
    """Open a list on the desk."""
    return ask("open_list", name="danh sách.csv", rules=rules, text=text)


def save(form: str) -> bytes:
    """Save the open list in a format."""
    return base64.b64decode(ask("save_list", format=form, day="2026-02-05")["base64"])


def test_an_edit_is_read_and_undone() -> None:
    """A cell put right gives a result; undo gives the error back."""
    open_list()
    after = ask("change_list", edits=[{"row": 4, "column": 4, "text": "59,5"}])
    assert (after["errors"], after["edits"]) == ([], 1)
    assert ask("list_unit", row=4)["area_percent"] == ["119.00", "119.00"]
    before = ask("change_list", undo=True)
    assert (len(before["errors"]), before["edits"]) == (1, 0)


def test_a_claim_adds_the_column_it_needs() -> None:
    """An exemption, a wish or a stated standard is an edit by field, in every output."""
    open_list()
    edits = [
        {"row": 6, "column": "exemption", "text": "ổn định từ lâu"},
        {"row": 6, "column": "note", "text": "theo đề nghị của huyện"},
        {"row": 5, "column": "population_standard", "text": "7.000"},
        {"row": 5, "column": "area_standard_km2", "text": "5,5"},
        {"row": 3, "column": "voluntary", "text": "có"},
        {"row": 2, "column": "exemption", "text": "special"},
    ]
    reply = ask("change_list", edits=edits)
    assert (reply["summary"]["exempt"], reply["summary"]["must_arrange"]) == (1, 1)
    assert [column["field"] for column in reply["columns"]][10:] == [
        "exemption",
        "note",
        "population_standard",
        "area_standard_km2",
        "voluntary",
    ]
    assert reply["encouraged"] == 1
    assert [one["row"] for one in ask("list_rows")["rows"] if one["encouraged"]] == [3]
    assert [one["row"] for one in ask("list_rows", verdict="encouraged")["rows"]] == [3]
    assert ask("list_unit", row=3)["category"] == "encouraged"
    assert "Người dùng nêu lý do “ổn định từ lâu”" in ask("list_unit", row=6)["explanation"]
    assert "do người dùng nêu" in ask("list_unit", row=5)["explanation"]
    text = save("csv").decode("utf-8-sig")
    assert "theo đề nghị của huyện" in text
    assert "nếu thuộc diện thì không bắt buộc" in text


def test_edits_are_undone_one_by_one() -> None:
    """The last one first."""
    open_list()
    edits = [{"row": 2, "column": 5, "text": text} for text in ("1", "2", "3")]
    ask("change_list", edits=edits)
    for text in ("2", "1", "3.000"):
        ask("change_list", undo=True)
        assert ask("list_unit", row=2)["cells"][5] == text


def test_an_added_column_has_a_heading_that_is_read_back() -> None:
    """The words under which a list would have it."""
    open_list()
    reply = ask("change_list", edits=[{"row": 2, "column": "exemption", "text": "biệt lập"}])
    heading = reply["columns"][-1]["heading"]
    assert heading == heading.capitalize() != heading.lower()
    text = save("csv").decode("utf-8-sig")
    assert open_list(text)["columns"][10]["field"] == "exemption"


def test_a_column_can_be_chosen_and_left_out() -> None:
    """The reader's word stands above the heading's."""
    text = "Tên;Loại;Diện tích;Số liệu khác\nA;Xã;60;70\n"
    assert open_list(text)["notes"] == ["Cột “Diện tích” không ghi đơn vị: đọc là km²."]
    reply = ask("change_list", columns={"2": "", "3": "area_ha"})
    assert [column["field"] for column in reply["columns"]] == ["name", "kind", None, "area_ha"]
    assert ask("list_unit", row=2)["area_percent"][1] == "2.34"
    problem = ask("change_list", columns={"2": "area_ha"})
    assert "Hai cột" in problem["problem"]
    assert problem["columns"][2]["field"] == "area_ha"


def test_a_column_that_was_added_goes_with_the_edit_that_needed_it() -> None:
    """The list is again as it came, in the file too; a column that others need stays."""
    open_list()
    plain = save("csv")
    edits = [
        {"row": 2, "column": "exemption", "text": "biệt lập"},
        {"row": 3, "column": "note", "text": "x"},
        {"row": 4, "column": "exemption", "text": "biệt lập"},
        {"row": 5, "column": 5, "text": "1"},
    ]
    ask("change_list", edits=edits)
    counts = [len(ask("change_list", undo=True)["columns"]) for _ in edits]
    assert counts == [12, 12, 11, 10]
    assert save("csv") == plain
    again = ask("change_list", edits=edits[1:2])
    assert [column["field"] for column in again["columns"]][9:] == ["population_date", "note"]


def test_a_row_keeps_its_cells_beside_an_edit() -> None:
    """Neither more nor fewer; the heading of an added column stands behind the list's own."""
    open_list("Tên;Loại;Dân số\nA;Xã\n")
    ask("change_list", edits=[{"row": 2, "column": 2, "text": "9.000"}])
    assert ask("list_unit", row=2)["cells"] == ["A", "Xã", "9.000"]
    reply = ask("change_list", edits=[{"row": 2, "column": "voluntary", "text": "có"}])
    assert ask("list_unit", row=2)["cells"] == ["A", "Xã", "9.000", "có"]
    assert reply["columns"][-1]["heading"] == FIELDS["voluntary"][0].capitalize()
    heading, row = csv.reader(io.StringIO(save("csv").decode("utf-8-sig")), delimiter=";")
    name = reply["columns"][-1]["heading"]
    assert heading == ["Tên", "Loại", "Dân số", name, *HEADINGS]
    assert row[:4] == ["A", "Xã", "9.000", "có"]


def test_a_row_that_was_cut_off_is_whole_once_it_is_edited() -> None:
    """Another row that was cut off stays refused, though a column was added."""
    open_list("Tên;Loại;Diện tích (km2);Dân số\nA;Xã;60\nB;Xã;60\n")
    ask("change_list", edits=[{"row": 2, "column": "voluntary", "text": "có"}])
    ask("change_list", edits=[{"row": 2, "column": 3, "text": "9.000"}])
    assert ask("list_unit", row=2)["verdict"] != "invalid"
    assert ask("list_unit", row=3)["verdict"] == "invalid"
