"""What the page is told of a list: rows, a unit, columns, what is wrong, and the clauses in full."""

import json
from typing import Any

import pytest

from calculators import __version__
from calculators.law import loader
from calculators.lists.sheets import SheetError
from calculators.lists.vocabulary import FIELDS, name_of, title_of
from tests.worklist.test_worklist import ask, open_list, save

LAW = loader.load()


def test_a_row_of_the_table() -> None:
    """Place, percentages and verdict of a row; a row without a kind has none."""
    open_list()
    assert ask("list_rows", start=1, count=1) == {
        "total": 6,
        "start": 1,
        "rows": [
            {
                "row": 3,
                "code": "02",
                "name": "Đắk B",
                "district": "Huyện Đắk Hà",
                "kind": "commune",
                "verdict": "not_required",
                "encouraged": False,
                "area": "60,00 km²",
                "population": "9.000 người",
                "area_percent": ["120.00", "120.00"],
                "population_percent": ["450.00", "450.00"],
            }
        ],
    }
    open_list("Tên;Loại;Dân số\nA;Làng;1\n")
    (row,) = ask("list_rows")["rows"]
    assert (row["kind"], row["area_percent"]) == (None, [None, None])
    open_list("Tên;Loại;Dân số\nA;Xã;\n")
    (row,) = ask("list_rows")["rows"]
    assert (row["area"], row["population"]) == ("", "")


def test_all_about_a_list() -> None:
    """What was opened under which rules, where its heading stands, what it holds and what is wrong."""
    reply = open_list(
        "Danh sách\nTên;Loại;Dân số;Ngày số liệu\nA;Xã;x;2022\nB;Xã;9;2023\n", "2023-2025"
    )
    assert [column.pop("field") for column in reply["columns"]] == [
        "name",
        "kind",
        "population",
        "population_date",
    ]
    assert reply.pop("columns")[3] == {
        "index": 3,
        "heading": "Ngày số liệu",
        "unit": None,
        "reason": "",
        "samples": ["2022", "2023"],
    }
    doubt = "9 người là quá nhỏ với một đơn vị cấp xã"
    assert reply == {
        "name": "danh sách.csv",
        "sheets": ["danh sách.csv"],
        "sheet": 0,
        "rules": "2023-2025",
        "law_rules": "2023-2025",
        "supposed": {},
        "status": LAW.rules("2023-2025").status,
        "mark": "đã hết áp dụng",
        "law_version": LAW.version,
        "engine_version": __version__,
        "edits": 0,
        "problem": None,
        "question": None,
        "heading_row": 2,
        "heading_end": 2,
        "groups": [],
        "heads": 0,
        "judges_districts": False,
        "count": 2,
        "kinds": {"commune": 2},
        "districts": [],
        "unknown_columns": [],
        "notes": [],
        "dates": [],
        "errors": [
            {
                "row": 3,
                "field": "population",
                "column": 2,
                "cell": "C3",
                "value": "x",
                "message": "Dân số = “x”: không đọc được số từ “x”",
                "confirm": None,
            },
            {
                "row": 4,
                "field": "population",
                "column": 2,
                "cell": "C4",
                "value": "9",
                "message": f"Dân số = “9”: {doubt}; hãy sửa, hoặc xác nhận là đúng",
                "confirm": "population",
            },
        ],
        "error_count": 2,
        "summary": {
            "must_arrange": 0,
            "exempt": 0,
            "not_required": 0,
            "undetermined": 0,
            "invalid": 2,
        },
        "encouraged": 0,
        "deciding": reply["deciding"],
        "fields": {field: {"name": name_of(field), "title": title_of(field)} for field in FIELDS},
        "doubts": [{"row": 4, "field": "population", "message": doubt}],
        "doubt_count": 1,
    }


@pytest.mark.parametrize(
    ("year", "warns"), [(2021, True), (2022, False), (2025, False), (2026, True)]
)
def test_years_of_figures_at_the_ends_of_a_period(year: int, warns: bool) -> None:  # noqa: FBT001 - a case
    """From the year before the period to its last."""
    notes = open_list(f"Tên;Loại;Dân số;Ngày số liệu\nA;Xã;900;31/12/{year}\n")["notes"]
    assert any(f"số liệu năm {year}, không phải" in note for note in notes) == warns


def test_a_hundred_rows_unless_asked_otherwise() -> None:
    """A page of the table."""
    open_list("Tên;Loại\n" + "".join(f"A{n};Xã\n" for n in range(150)))
    answer = ask("list_rows")
    assert (len(answer["rows"]), answer["total"]) == (100, 150)


def test_all_about_an_undetermined_unit() -> None:
    """Its result, its cells, and how the verdict moves with each figure."""
    open_list()
    unit = ask("list_unit", row=2)
    sentences = unit.pop("explanation").split("\n")
    assert (sentences[0], sentences[:3]) == (
        "Xã Đắk A: chưa đủ căn cứ (giai đoạn 2023-2025, đã hết áp dụng).",
        unit.pop("brief"),
    )
    area, people, share = unit.pop("sensitivity")
    assert (area["now"], people["now"], share["now"]) == (
        ["20", "20"],
        ["3000", "3000"],
        ["0", "100"],
    )
    assert area["steps"] == [
        {"from": "0", "verdict": "undetermined"},
        {"from": "35", "verdict": "not_required"},
    ]
    assert share == {
        "field": "ethnic_minority_percent",
        "text": (
            "Theo tỷ lệ người dân tộc thiểu số: dưới 30%: thuộc diện sắp xếp; "
            "từ 30% trở lên: không thuộc diện sắp xếp."
        ),
        "steps": [
            {"from": "0", "verdict": "must_arrange"},
            {"from": "30", "verdict": "not_required"},
        ],
        "now": ["0", "100"],
    }
    test = {"citation": "95-KH/TU II.1", "grade": "P"}
    assert unit == {
        "row": 2,
        "code": "01",
        "name": "Đắk A",
        "district": "Huyện Đắk Hà",
        "kind": "commune",
        "verdict": "undetermined",
        "voluntary": False,
        "exemption": None,
        "category": "open",
        "standard": {
            "area_km2": "50",
            "population": [1000, 5000],
            "grade": "T",
            "citation": "NQ 1211/2016/UBTVQH13 Điều 3",
            "factors": [
                {
                    "id": "ethnic_share_or_border",
                    "citation": "NQ 1211/2016/UBTVQH13 Điều 3a",
                    "grade": "R",
                }
            ],
            "stated_by_user": False,
        },
        "area_percent": ["40.00", "40.00"],
        "population_percent": ["60.00", "300.00"],
        "tests": [
            {"id": "both-below", "outcome": "undetermined", **test},
            {"id": "small-area", "outcome": "not_met", **test},
        ],
        "missing": ["ethnic_minority_percent"],
        "estimated": [],
        "decisive": [
            {
                "field": "ethnic_minority_percent",
                "op": "below",
                "value": "30",
                "verdict": "must_arrange",
            },
            {
                "field": "ethnic_minority_percent",
                "op": "at_least",
                "value": "30",
                "verdict": "not_required",
            },
        ],
        "derived": [],
        "errors": [],
        "cells": ["01", "Đắk A", "Xã", "Huyện Đắk Hà", "20", "3.000", "", "có", "không", "2022"],
        "doubts": [],
    }


def test_all_about_an_invalid_row() -> None:
    """The same fields, all of them empty but for what is wrong."""
    open_list()
    message = "Diện tích (km2) = “x”: không đọc được số từ “x”"
    assert ask("list_unit", row=4) == {
        "row": 4,
        "code": "03",
        "name": "Đắk C",
        "district": "Huyện Sa Thầy",
        "kind": "commune",
        "verdict": "invalid",
        "voluntary": False,
        "exemption": None,
        "category": "invalid",
        "standard": None,
        "area_percent": [None, None],
        "population_percent": [None, None],
        "tests": [],
        "missing": [],
        "estimated": [],
        "decisive": [],
        "derived": [],
        "errors": [{"field": "area_km2", "message": message}],
        "brief": [f"Số liệu sai: {message}."],
        "explanation": f"Số liệu sai: {message}.",
        "cells": ["03", "Đắk C", "Xã", "Huyện Sa Thầy", "x", "9.000", "", "có", "không", ""],
        "doubts": [],
        "sensitivity": [],
    }


def test_why_a_list_could_not_be_read() -> None:
    """The reason itself reaches the page."""
    assert "tiêu đề" in open_list("a;b\n1;2\n")["error"]


def test_unknown_columns_are_told_of() -> None:
    """They are kept and not calculated with."""
    open_list("Tên;Loại;Người lập\nA;Xã;B\n")
    assert json.loads(save("json"))["unknown_columns"] == ["Người lập"]


def test_a_wrong_cell_that_is_not_there() -> None:
    """A row may end before it: its place is named, and nothing stands there."""
    reply = open_list("Tên;Loại;Dân số\nA\nB;;5\n")
    faults = [(one["field"], one["cell"], one["value"]) for one in reply["errors"]]
    assert faults == [("kind", "B3", "")]
    reply = open_list("Tên;Dân số;Loại\nA;5\n")
    faults = [(one["field"], one["cell"], one["value"]) for one in reply["errors"]]
    assert faults == [("kind", "C2", "")]


def test_what_was_read_is_described() -> None:
    """Rows, kinds, columns, errors, counts and what would decide most."""
    reply = open_list()
    assert (reply["count"], reply["kinds"]) == (6, {"commune": 5, "ward": 1})
    assert reply["districts"] == ["Huyện Sa Thầy", "Huyện Đắk Hà", "Thành phố Kon Tum"]
    assert reply["dates"] == ["2022"]
    assert reply["summary"] == {
        "must_arrange": 1,
        "exempt": 0,
        "not_required": 1,
        "undetermined": 3,
        "invalid": 1,
    }
    assert reply["columns"][4] == {
        "index": 4,
        "heading": "Diện tích (km2)",
        "field": "area_km2",
        "unit": "km2",
        "reason": "",
        "samples": ["20", "60", "x"],
    }
    assert reply["errors"][0]["row"] == 4
    assert [one["text"] for one in reply["deciding"]] == [
        "Bổ sung tỷ lệ người dân tộc thiểu số của 2 đơn vị: chắc chắn xác định được 2.",
        (
            "Bổ sung mức giảm tiêu chuẩn theo yếu tố đặc thù của đô thị của 1 đơn vị: "
            "có thể xác định 1."
        ),
    ]
    for one in reply["deciding"]:
        assert ask("list_unit", row=one["row"])["missing"].count(one["field"]) == 1


def test_rows_are_sorted_by_their_lowest_percentage() -> None:
    """A range stands where its low end does, and what is not known before a percentage of 0."""
    text = (
        "Tên;Loại;Diện tích (km2);Miền núi\nA;Xã;10-90;không\nB;Xã;20-30;không\n"
        "C;Xã;0-0,1;không\nD;Làng;1;không\nE;Xã;0,2;không\n"
    )
    open_list(text)
    names = [row["name"] for row in ask("list_rows", sort="area")["rows"]]
    assert names == ["D", "C", "E", "A", "B"]


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
    open_list()
    answer = ask("list_rows", **view)
    assert [row["name"] for row in answer["rows"]] == names
    assert answer["total"] >= len(names)


def test_a_row_that_is_no_unit() -> None:
    """The desk says so rather than failing."""
    open_list()
    with pytest.raises(SheetError, match="dòng 99"):
        ask("list_unit", row=99)


def test_figures_of_another_period_are_warned_of() -> None:
    """A rule set judged on figures of other years says so; the year before its start is its own."""
    assert not any("không phải của giai đoạn" in note for note in open_list()["notes"])
    assert (
        "Bộ quy tắc 2026-2030 được tính trên số liệu năm 2022, không phải của giai đoạn đó."
        in ask("change_list", rules="2026-2030")["notes"]
    )


def test_a_wrong_cell_far_to_the_right_is_named_as_spreadsheets_do() -> None:
    """Column 28 is AB; a row without an error of a cell names none."""
    reply = open_list(f"Tên;Loại{';x' * 25};Dân số\nA;Xã{';' * 26}y\nB;Xã{';' * 27}z\n")
    assert [(error["cell"], error["value"]) for error in reply["errors"]] == [
        ("AB2", "y"),
        ("", ""),
    ]


def test_the_unit_of_each_column() -> None:
    """Areas without one are in km²; what is no area has none."""
    reply = open_list("Tên;Dân số;Diện tích;Diện tích (ha)\nXã A;1;2;200\n")
    assert [column["unit"] for column in reply["columns"]] == [None, None, "km2", "ha"]


def test_a_list_with_a_second_heading_is_described_with_its_problem() -> None:
    """Its columns are shown; there is no question that would help."""
    reply = open_list("Tên;Diện tích (km2)\nXã A;8\nTên;Diện tích (ha)\nXã B;800\n")
    assert "Dòng 3 là một tiêu đề khác" in reply["problem"]
    assert (reply["question"], len(reply["columns"])) == (None, 2)


def test_where_heading_and_districts_stand() -> None:
    """The rows of the heading, from the first to the last, and those that give their district."""
    text = "Tên;Diện tích;Dân số\n;(km2);(người)\nI. Huyện B;;\nXã A;18,5;2747\nTổng cộng;;\n"
    reply = open_list(f"Danh sách\n{text}")
    assert (reply["heading_row"], reply["heading_end"]) == (2, 3)
    assert reply["groups"] == [{"row": 4, "name": "Huyện B"}]
    assert reply["heads"] == 0


def test_districts_at_the_head_of_communes_are_judged_where_that_is_wanted() -> None:
    """The page is told that there are such, and takes them in and out."""
    reply = open_list("Tên;Diện tích (km2)\nI. Huyện B;600\nXã A;18,5\n")
    assert (reply["heads"], reply["count"]) == (1, 1)
    reply = ask("change_list", districts=True)
    assert (reply["count"], reply["judges_districts"]) == (2, True)
    assert json.loads(save("session"))["districts"]
    assert ask("change_list", districts=False)["count"] == 1
