"""The worklist and its desk: choices, edits, views, doubts, bottlenecks and files."""

import base64
import csv
import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest

from calculators import browser
from calculators.arrangement.bottlenecks import bottlenecks
from calculators.arrangement.evaluation import evaluate
from calculators.law import loader
from calculators.lists import xlsx
from calculators.lists.headings import FIELDS
from calculators.lists.sheets import SheetError
from calculators.units import SHARE_SCALE, Interval, Kind, Unit
from calculators.worklist.report import RESULT_COLUMNS
from calculators.worklist.view import full

LAW = loader.load()
LIST = """Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số;Tỷ lệ DTTS;Miền núi;Biên giới;Ngày số liệu
01;Đắk A;Xã;Huyện Đắk Hà;20;3.000;;có;không;2022
02;Đắk B;Xã;Huyện Đắk Hà;60;9.000;50;có;không;2022
03;Đắk C;Xã;Huyện Sa Thầy;x;9.000;;có;không;
04;Lê Lợi;Phường;Thành phố Kon Tum;1;5.000;;có;không;
05;Đắk D;Xã;Huyện Sa Thầy;20;1.300;50;có;không;
06;Đắk E;Xã;Huyện Sa Thầy;33;1.000;;có;không;
"""


def asked(function: str, /, **payload: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Call a function of the page's worker."""
    answer: dict[str, Any] = json.loads(getattr(browser, function)(json.dumps(payload)))
    described = function in {"open_list", "change_list"} and "error" not in answer
    if described and answer["problem"] is None:
        # The page asks for this right after: here both are one description.
        answer |= json.loads(browser.judge_list("{}"))
    return answer


def opened(text: str = LIST, rules: str = "2023-2025") -> dict[str, Any]:
    """Open a list on the desk."""
    return asked("open_list", name="danh sách.csv", rules=rules, text=text)


def saved(form: str) -> bytes:
    """Save the open list in a format."""
    return base64.b64decode(asked("save_list", format=form)["base64"])


def test_what_was_read_is_described() -> None:
    """Rows, kinds, columns, errors, counts and what would decide most."""
    described = opened()
    assert (described["count"], described["kinds"]) == (6, {"commune": 5, "ward": 1})
    assert described["districts"] == ["Huyện Sa Thầy", "Huyện Đắk Hà", "Thành phố Kon Tum"]
    assert described["dates"] == ["2022"]
    assert described["summary"] == {
        "must_arrange": 1,
        "exempt": 0,
        "not_required": 1,
        "undetermined": 3,
        "invalid": 1,
    }
    assert described["columns"][4] == {
        "index": 4,
        "heading": "Diện tích (km2)",
        "field": "area_km2",
        "unit": "km2",
        "samples": ["20", "60", "x"],
    }
    assert described["errors"][0]["row"] == 4
    assert described["deciding"] == [
        "Bổ sung tỷ lệ người dân tộc thiểu số của 2 đơn vị: chắc chắn xác định được 2.",
        (
            "Bổ sung mức giảm tiêu chuẩn theo yếu tố đặc thù của đô thị của 1 đơn vị: "
            "có thể xác định 1."
        ),
    ]


def test_an_edit_is_read_and_undone() -> None:
    """A cell put right gives a result; undo gives the error back."""
    opened()
    after = asked("change_list", edits=[{"row": 4, "column": 4, "text": "59,5"}])
    assert (after["errors"], after["edits"]) == ([], 1)
    assert asked("list_unit", row=4)["area_percent"] == ["119.00", "119.00"]
    before = asked("change_list", undo=True)
    assert (len(before["errors"]), before["edits"]) == (1, 0)


def test_a_claim_adds_the_column_it_needs() -> None:
    """An exemption, a wish or a stated standard is an edit by field, in every output."""
    opened()
    edits = [
        {"row": 6, "column": "exemption", "text": "ổn định từ lâu"},
        {"row": 6, "column": "note", "text": "theo đề nghị của huyện"},
        {"row": 5, "column": "population_standard", "text": "7.000"},
        {"row": 5, "column": "area_standard_km2", "text": "5,5"},
        {"row": 3, "column": "voluntary", "text": "có"},
        {"row": 2, "column": "exemption", "text": "special"},
    ]
    described = asked("change_list", edits=edits)
    assert (described["summary"]["exempt"], described["summary"]["must_arrange"]) == (1, 1)
    assert [column["field"] for column in described["columns"]][10:] == [
        "exemption",
        "note",
        "population_standard",
        "area_standard_km2",
        "voluntary",
    ]
    assert "Người dùng nêu lý do “ổn định từ lâu”" in asked("list_unit", row=6)["explanation"]
    assert "do người dùng nêu" in asked("list_unit", row=5)["explanation"]
    text = saved("csv").decode("utf-8-sig")
    assert "theo đề nghị của huyện" in text
    assert "nếu thuộc diện thì không bắt buộc" in text


def test_edits_are_undone_one_by_one() -> None:
    """The last one first."""
    opened()
    edits = [{"row": 2, "column": 5, "text": text} for text in ("1", "2", "3")]
    asked("change_list", edits=edits)
    for text in ("2", "1", "3.000"):
        asked("change_list", undo=True)
        assert asked("list_unit", row=2)["cells"][5] == text


def test_an_added_column_has_a_heading_that_is_read_back() -> None:
    """The words under which a list would have it."""
    opened()
    described = asked("change_list", edits=[{"row": 2, "column": "exemption", "text": "biệt lập"}])
    heading = described["columns"][-1]["heading"]
    assert heading == heading.capitalize() != heading.lower()
    text = saved("csv").decode("utf-8-sig")
    assert opened(text)["columns"][10]["field"] == "exemption"


def test_a_session_with_a_field_that_there_is_not() -> None:
    """It was saved by another release, or by hand: refused in words."""
    opened()
    session = json.loads(saved("session"))
    for chosen, fine in (({"0": "name"}, True), ({"0": ""}, True), ({"0": "no_field"}, False)):
        data = json.dumps(session | {"chosen": chosen}).encode()
        answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
        assert ("error" not in answer) == fine


def restored(**changes: object) -> dict[str, Any]:
    """Open what was saved of the open list, with some of it changed."""
    session = json.loads(saved("session")) | changes
    kept = {key: value for key, value in session.items() if value is not None}
    data = json.dumps(kept).encode()
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
        {"delimiter": "|"},
        {"rules": "1999"},
    ],
)
def test_a_spoilt_session_is_refused(changes: dict[str, object]) -> None:
    """A place that is none, a number or a letter that is none, what no release has known."""
    opened()
    assert "không đúng dạng" in restored(**changes)["error"]


def test_a_session_is_the_list_it_was_saved_from() -> None:
    """Columns as chosen, numbers as numbers; one saved before formulas were known is read too."""
    text = "Tên;Loại;Diện tích;Số khác\nA;Xã;60;70\n"
    opened(text)
    asked("change_list", columns={"2": "", "3": "area_km2"})
    first = json.loads(saved("session"))
    assert first["chosen"] == {"2": "", "3": "area_km2"}
    assert asked("list_unit", row=2)["area_percent"][0] == "140.00"
    for changes in ({}, {"formulas": None}):
        again = restored(**changes)
        assert [column["field"] for column in again["columns"]] == [
            "name",
            "kind",
            None,
            "area_km2",
        ]
        assert json.loads(saved("session")) == first
    rows = [["Tên", "Loại", "Diện tích (km2)"], ["A", "Xã", ["number", "12.699"]]]
    restored(pages=[["a", rows]], chosen={})
    assert json.loads(saved("session"))["pages"] == [["a", rows]]


def test_a_session_of_a_list_without_a_heading_says_what_is_wrong_with_the_list() -> None:
    """The session is sound: another sheet of it may be a list."""
    opened()
    described = restored(pages=[["a", [["x"], ["y"]]]])
    assert "Không thấy dòng tiêu đề" in described["problem"]
    assert (described["columns"], "count" in described) == ([], False)


def test_rows_are_sorted_by_their_lowest_percentage() -> None:
    """A range stands where its low end does, and what is not known before a percentage of 0."""
    text = (
        "Tên;Loại;Diện tích (km2);Miền núi\nA;Xã;10-90;không\nB;Xã;20-30;không\n"
        "C;Xã;0-0,1;không\nD;Làng;1;không\nE;Xã;0,2;không\n"
    )
    opened(text)
    names = [row["name"] for row in asked("list_rows", sort="area")["rows"]]
    assert names == ["D", "C", "E", "A", "B"]


def test_a_column_can_be_chosen_and_left_out() -> None:
    """The reader's word stands above the heading's."""
    text = "Tên;Loại;Diện tích;Số liệu khác\nA;Xã;60;70\n"
    assert opened(text)["notes"] == ["Cột “Diện tích” không ghi đơn vị: đọc là km²."]
    changed = asked("change_list", columns={"2": "", "3": "area_ha"})
    assert [column["field"] for column in changed["columns"]] == ["name", "kind", None, "area_ha"]
    assert asked("list_unit", row=2)["area_percent"][1] == "2.34"
    problem = asked("change_list", columns={"2": "area_ha"})
    assert "Hai cột" in problem["problem"]
    assert problem["columns"][2]["field"] == "area_ha"


def test_another_rule_set_and_another_sheet() -> None:
    """A new rule set keeps the edits; a new sheet starts afresh."""
    pages = [
        xlsx.Written("Một", [["Tên", "Loại", "Diện tích (km2)"], ["A", "Xã", "60"]], 1),
        xlsx.Written("Hai", [["Ghi chú"], ["x"]], 1),
    ]
    described = json.loads(
        browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', xlsx.write(pages))
    )
    assert (described["sheets"], described["sheet"]) == (["Một", "Hai"], 0)
    later = asked("change_list", rules="2026-2030", edits=[{"row": 2, "column": 2, "text": "40"}])
    assert (later["rules"], later["edits"]) == ("2026-2030", 1)
    other = asked("change_list", sheet=1)
    assert (other["edits"], other["count"]) == (0, 0)


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ({}, ["Đắk A", "Đắk B", "Đắk C", "Lê Lợi", "Đắk D", "Đắk E"]),
        ({"start": 2, "count": 2}, ["Đắk C", "Lê Lợi"]),
        ({"verdict": "must_arrange"}, ["Đắk D"]),
        ({"verdict": "invalid"}, ["Đắk C"]),
        ({"kind": "ward"}, ["Lê Lợi"]),
        ({"district": "Huyện Đắk Hà"}, ["Đắk A", "Đắk B"]),
        ({"search": "dak e"}, ["Đắk E"]),
        ({"search": "04"}, ["Lê Lợi"]),
        ({"sort": "name", "count": 2}, ["Đắk A", "Đắk B"]),
        ({"sort": "name", "descending": True, "count": 1}, ["Lê Lợi"]),
        ({"sort": "area", "count": 2}, ["Đắk C", "Lê Lợi"]),
        ({"sort": "population", "descending": True, "count": 1}, ["Đắk B"]),
        ({"sort": "verdict", "count": 2}, ["Đắk D", "Đắk B"]),
        ({"sort": "kind", "descending": True, "count": 1}, ["Lê Lợi"]),
        ({"sort": "district", "count": 1}, ["Đắk A"]),
    ],
)
def test_views(view: dict[str, Any], names: list[str]) -> None:
    """Filters and orders, and the total beyond what is shown."""
    opened()
    answer = asked("list_rows", **view)
    assert [row["name"] for row in answer["rows"]] == names
    assert answer["total"] >= len(names)


def test_a_row_that_is_no_unit() -> None:
    """The desk says so rather than failing."""
    opened()
    with pytest.raises(SheetError, match="dòng 99"):
        asked("list_unit", row=99)
    assert asked("list_unit", row=4)["citations"] == []


def test_citations_in_full() -> None:
    """A paper cites a document in full at first: kind, number, date, issuer, title, clause."""
    opened()
    citations = {item["short"]: item["full"] for item in asked("list_unit", row=2)["citations"]}
    assert citations["95-KH/TU II.1, mức P"].startswith(
        "Kế hoạch số 95-KH/TU ngày 22 tháng 5 năm 2023 của Ban Thường vụ Tỉnh ủy Kon Tum"
    )
    assert citations["95-KH/TU II.1, mức P"].endswith(", mục II.1")
    assert citations["NQ 1211/2016/UBTVQH13 Điều 3a, mức R"].endswith(", Điều 3a")
    conclusion = next(c for c in LAW.rules("2023-2025").basis if not c.clause)
    assert "ngày 30 tháng 01 năm 2023" in full(conclusion)


def test_doubtful_figures_are_pointed_out_and_still_count() -> None:
    """Too large, too small, twice, and fractions taken for percentages."""
    text = (
        "code;name;kind;district;area_km2;population;ethnic_minority_percent\n"
        "1;A;Xã;H;12699;3000;0.5\n"
        "1;A;Xã;H;0.001;10;0.9\n"
        ";;Xã;H;10-20;3000;\n"
        "3;B;Huyện;;5000-6000;100;\n"
    )
    described = opened(text)
    found = [(doubt["row"], doubt["field"], doubt["message"]) for doubt in described["doubts"]]
    assert found == [
        (2, "area_km2", "12.699,00 km² là quá lớn với một đơn vị cấp xã"),
        (
            2,
            "ethnic_minority_percent",
            "mọi tỷ lệ trong cột đều không quá 1%: có thể cột ghi phần, chưa nhân 100",
        ),
        (3, "area_km2", "0,001 km² là quá nhỏ với một đơn vị cấp xã"),
        (3, "population", "10 người là quá nhỏ với một đơn vị cấp xã"),
        (3, "code", "mã 1 đã có ở dòng 2"),
        (3, "name", "trùng tên với dòng 2 trong cùng đơn vị cấp huyện"),
        (5, "area_km2", "5.000,00 đến 6.000,00 km² là quá lớn với một đơn vị cấp huyện"),
        (5, "population", "100 người là quá nhỏ với một đơn vị cấp huyện"),
    ]
    assert described["count"] == 4


def test_a_bottleneck_decides_surely_or_possibly() -> None:
    """Surely where every value decides, possibly where some do."""
    rules = LAW.rules("2023-2025")
    sure = Unit(
        Kind.COMMUNE,
        Interval.exactly(20_000_000),
        Interval.exactly(3000),
        mountainous=True,
        border=False,
    )
    perhaps = Unit(
        Kind.COMMUNE,
        Interval(34_000_000, 36_000_000),
        Interval(1_000, 3_000),
        Interval(30 * SHARE_SCALE, 100 * SHARE_SCALE),
        mountainous=True,
        border=False,
    )
    ward = Unit(
        Kind.WARD,
        Interval.exactly(3_000_000),
        Interval.exactly(4000),
        mountainous=False,
        border=False,
    )
    flag = Unit(
        Kind.COMMUNE,
        Interval.exactly(21_000_000),
        Interval.exactly(3600),
        Interval.exactly(0),
        border=False,
    )
    found = {
        item.field: item
        for item in bottlenecks([evaluate(u, rules) for u in (sure, perhaps, ward, flag)])
    }
    assert found["ethnic_minority_percent"].text == (
        "Bổ sung tỷ lệ người dân tộc thiểu số của 2 đơn vị: chắc chắn xác định được 1, "
        "có thể xác định thêm 1."
    )
    assert (found["parent_kind"].surely, found["area_km2"].possibly) == (1, 1)


def test_the_workbook_that_goes_back() -> None:
    """Result columns beside the user's own, numbers as numbers, explanations, a summary."""
    opened()
    book = openpyxl.load_workbook(io.BytesIO(saved("xlsx")))
    assert book.sheetnames == ["Kết quả", "Giải thích", "Tóm tắt"]
    result = book["Kết quả"]
    rows = list(result.values)
    assert rows[0][-len(RESULT_COLUMNS) :] == RESULT_COLUMNS
    assert rows[2][10:17] == (
        "không thuộc diện sắp xếp",
        "not_required",
        "2023-2025",
        50,
        2000,
        2000,
        120,
    )
    assert result.freeze_panes == "A2"
    assert result["A1"].font.bold
    texts = [str(row[5]) for row in book["Giải thích"].values]
    assert any("95-KH/TU II.1" in text for text in texts)
    summary = dict(row[:2] for row in book["Tóm tắt"].values)
    assert summary["Phiên bản dữ liệu luật"] == LAW.version
    assert summary["Thời điểm số liệu"] == "2022"
    assert any("Bộ Chính trị" in str(row[1]) for row in book["Tóm tắt"].values)


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    """What looks like one is text behind an apostrophe; control characters are left out."""
    opened("Tên;Loại;Diện tích (km2);Khác\n=1+1;Xã;60;a\x01b\n")
    sheet = openpyxl.load_workbook(io.BytesIO(saved("xlsx")))["Kết quả"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["D2"].value) == ("'=1+1", "s", "ab")


def test_the_unit_of_the_form_is_a_list_of_one() -> None:
    """The form's paper and pictures come from the same place as the list's."""
    cells = {"Loại": "xã", "Diện tích (km²)": "29,77", "Dân số (người)": "3.335", "Ghi chú": " "}
    answer = asked("form_unit", rules="2023-2025", cells=cells)
    assert answer["unit"]["verdict"] == "undetermined"
    assert len(answer["unit"]["sensitivity"]) == 3
    assert answer["list"]["count"] == 1


def test_the_json_is_that_of_the_command_line() -> None:
    """One contract for page and scripts."""
    opened()
    assert json.loads(saved("json"))["units"][0]["row"] == 2


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
    opened()
    answer = json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))
    assert words in answer["error"]
    assert asked("list_rows")["total"] == 6


def test_a_workbook_without_a_visible_sheet_or_with_too_many_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both are refused with a message."""
    data = xlsx.write([xlsx.Written("A", [["Tên", "Loại"], ["A", "Xã"]], 1)])
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


def test_a_session_restores_what_was_done() -> None:
    """Numbers of a workbook, dates, edits, claims and choices come back as they were."""
    rows = [
        ["Tên", "Loại", "Diện tích (km2)", "Dân số"],
        ["Thành phố K"],
        ["A", "Phường", 12.699, 5],
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
    before = asked("change_list", edits=[{"row": 3, "column": "note", "text": "x"}])
    assert before["notes"] == ["Không phải đơn vị, không tính: dòng 2 “Thành phố K”."]
    assert [error["message"] for error in before["errors"]] == [
        "Dân số = “12/5/2023”: ô này là ngày tháng, không phải số"
    ]
    told = asked("list_unit", row=3)["explanation"]
    assert "Đơn vị cấp huyện được đọc từ dòng đầu mục “Thành phố K”." in told
    session = saved("session")
    opened()
    after = json.loads(browser.open_list('{"name": "b", "rules": "2019-2021"}', session))
    assert before == after | json.loads(browser.judge_list("{}"))
    assert asked("list_unit", row=3)["explanation"] == told
    notes = [row[1] for row in openpyxl.load_workbook(io.BytesIO(saved("xlsx")))["Tóm tắt"].values]
    assert before["notes"][0] in notes


def test_figures_of_another_period_are_warned_of() -> None:
    """A rule set judged on figures of other years says so; the year before its start is its own."""
    assert not any("không phải của giai đoạn" in note for note in opened()["notes"])
    assert (
        "Bộ quy tắc 2026-2030 được tính trên số liệu năm 2022, không phải của giai đoạn đó."
        in asked("change_list", rules="2026-2030")["notes"]
    )


def test_a_wrong_cell_far_to_the_right_is_named_as_spreadsheets_do() -> None:
    """Column 28 is AB; a row without an error of a cell names none."""
    described = opened(f"Tên;Loại{';x' * 25};Dân số\nA;Xã{';' * 26}y\nB;Xã{';' * 27}z\n")
    assert [(error["cell"], error["value"]) for error in described["errors"]] == [
        ("AB2", "y"),
        ("", ""),
    ]


def test_half_a_character_becomes_a_question_mark() -> None:
    """A page may hold one in a text that was cut; no file can."""
    text = "Tên;Loại\nA\ud800;Xã\n😀;Xã\n"
    assert asked("open_list", name="a", rules="2023-2025", text=text)["problem"] is None
    assert [row["name"] for row in asked("list_rows")["rows"]] == ["A?", "😀"]
    for form in ("csv", "json", "session"):
        assert asked("save_list", format=form)["base64"]


def test_a_column_that_was_added_goes_with_the_edit_that_needed_it() -> None:
    """The list is again as it came, in the file too; a column that others need stays."""
    opened()
    plain = saved("csv")
    edits = [
        {"row": 2, "column": "exemption", "text": "biệt lập"},
        {"row": 3, "column": "note", "text": "x"},
        {"row": 4, "column": "exemption", "text": "biệt lập"},
        {"row": 5, "column": 5, "text": "1"},
    ]
    asked("change_list", edits=edits)
    counts = [len(asked("change_list", undo=True)["columns"]) for _ in edits]
    assert counts == [12, 12, 11, 10]
    assert saved("csv") == plain
    again = asked("change_list", edits=edits[1:2])
    assert [column["field"] for column in again["columns"]][9:] == ["population_date", "note"]


def test_a_session_may_hold_an_added_column_without_an_edit() -> None:
    """What is entered there later stands in that column."""
    opened("Tên;Loại\nA;Xã\n")
    described = restored(added=["Ghi chú"])
    assert [column["field"] for column in described["columns"]] == ["name", "kind", "note"]
    described = asked("change_list", edits=[{"row": 2, "column": "note", "text": "x"}])
    assert len(described["columns"]) == 3
    assert asked("list_unit", row=2)["cells"] == ["A", "Xã", "x"]


def test_a_row_keeps_its_cells_beside_an_edit() -> None:
    """Neither more nor fewer; the heading of an added column stands behind the list's own."""
    opened("Tên;Loại;Dân số\nA;Xã\n")
    asked("change_list", edits=[{"row": 2, "column": 2, "text": "9.000"}])
    assert asked("list_unit", row=2)["cells"] == ["A", "Xã", "9.000"]
    described = asked("change_list", edits=[{"row": 2, "column": "voluntary", "text": "có"}])
    assert asked("list_unit", row=2)["cells"] == ["A", "Xã", "9.000", "có"]
    assert described["columns"][-1]["heading"] == FIELDS["voluntary"][0].capitalize()
    heading, row = csv.reader(io.StringIO(saved("csv").decode("utf-8-sig")), delimiter=";")
    name = described["columns"][-1]["heading"]
    assert heading == ["Tên", "Loại", "Dân số", name, *RESULT_COLUMNS]
    assert row[:4] == ["A", "Xã", "9.000", "có"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_list_goes_back_with_the_mark_it_came_with(mark: str) -> None:
    """Between the cells of a row."""
    opened(f"Tên{mark}Loại\nA{mark}Xã\n")
    assert saved("csv").decode("utf-8-sig").startswith(f"Tên{mark}Loại{mark}")


def test_the_unit_of_each_column() -> None:
    """Areas without one are in km²; what is no area has none."""
    described = opened("Tên;Dân số;Diện tích;Diện tích (ha)\nXã A;1;2;200\n")
    assert [column["unit"] for column in described["columns"]] == [None, None, "km2", "ha"]


def test_another_sheet_begins_anew() -> None:
    """What was chosen, added and changed belongs to the sheet that was open before."""
    pages = [
        xlsx.Written("Một", [["Tên", "Loại", "Dân số"], ["A", "Xã", "9000"]], 1),
        xlsx.Written("Hai", [["Tên", "Loại", "Dân số"], ["B", "Xã", "50"]], 1),
    ]
    browser.open_list('{"name": "a.xlsx", "rules": "2023-2025"}', xlsx.write(pages))
    edits = [{"row": 2, "column": "note", "text": "x"}]
    first = asked("change_list", columns={"2": ""}, edits=edits)
    assert [column["field"] for column in first["columns"]] == ["name", "kind", None, "note"]
    other = asked("change_list", sheet=1)
    assert [column["field"] for column in other["columns"]] == ["name", "kind", "population"]
    other = asked("change_list", edits=edits)
    assert [column["field"] for column in other["columns"]] == [
        "name",
        "kind",
        "population",
        "note",
    ]
