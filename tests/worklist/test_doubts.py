"""Doubts: figures and names that are worth a second look, and count once they are confirmed."""

import json

import pytest

from calculators import browser
from tests.worklist.test_worklist import ask, open_list, save


def test_doubtful_figures_are_pointed_out() -> None:
    """Too large, too small, twice, and fractions taken for percentages."""
    text = (
        "code;name;kind;district;area_km2;population;ethnic_minority_percent\n"
        "1;A;Xã;H;12699;3000;0.5\n"
        "1;A;Xã;H;0.001;10;0.9\n"
        ";;Xã;H;10-20;3000;\n"
        "3;B;Huyện;;5000-6000;100;\n"
    )
    reply = open_list(text)
    doubts = [(doubt["row"], doubt["field"], doubt["message"]) for doubt in reply["doubts"]]
    assert doubts == [
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
    assert reply["count"] == 4


@pytest.mark.parametrize(
    ("area", "people", "doubtful"),
    [
        ("0,05", "100", []),
        ("1500", "200.000", []),
        ("0,049", "100", ["area_km2"]),
        ("1500,01", "200.001", ["area_km2", "population"]),
        ("", "99", ["population"]),
        ("0-0,05", "99-100", []),
    ],
)
def test_figures_at_the_bounds_of_the_plausible(
    area: str, people: str, doubtful: list[str]
) -> None:
    """A bound itself may be meant; an unknown figure hides no other."""
    reply = open_list(f"Tên;Loại;Diện tích (km2);Dân số\nA;Xã;{area};{people}\n")
    assert [doubt["field"] for doubt in reply["doubts"]] == doubtful
    assert reply["doubt_count"] == len(doubtful)


@pytest.mark.parametrize(
    ("heading", "areas", "doubtful"),
    [
        # One is too large: the column may hold hectares, in the rows of large communes, too.
        ("Diện tích (km2)", ("4050", "1250", "", "100"), {2, 3, 5}),
        ("Diện tích (km2)", ("1250", "1250", "", "100"), set()),
        # As hectares, this would be no commune: the one row is wrong.
        ("Diện tích (km2)", ("4050", "1250", "", "99,9"), {2}),
        ("Diện tích (ha)", ("405000", "125000", "", "10000"), {2}),
        # Without a unit that of all figures is taken, and is told.
        ("Diện tích", ("4050", "1250", "", "100"), set()),
    ],
)
def test_hectares_in_a_column_of_square_kilometres(
    heading: str, areas: tuple[str, ...], doubtful: set[int]
) -> None:
    """Where one figure shows them, the smaller ones beside it give no verdict either."""
    rows = "".join(f"{n};Xã;{area};5000\n" for n, area in enumerate(areas))
    reply = open_list(f"Tên;Loại;{heading};Dân số\n{rows}")
    assert {d["row"] for d in reply["doubts"] if d["field"] == "area_km2"} == doubtful
    invalid = [row["row"] for row in ask("list_rows", verdict="invalid")["rows"]]
    assert set(invalid) == doubtful


@pytest.mark.parametrize(
    ("shares", "is_doubtful"),
    [
        (["0,5"], False),
        (["0,5", "1"], True),
        (["0,5", "1,01"], False),
        (["0", "50"], False),
        (["0", "0"], False),
    ],
)
def test_shares_that_look_like_fractions(shares: list[str], is_doubtful: bool) -> None:  # noqa: FBT001 - a case
    """All of several shares at most 1: a single one may be meant."""
    rows = "".join(f"A{n};Xã;{share}\n" for n, share in enumerate(shares))
    reply = open_list(f"Tên;Loại;Tỷ lệ DTTS\n{rows}")
    assert any(d["field"] == "ethnic_minority_percent" for d in reply["doubts"]) == is_doubtful


def test_one_name_in_two_places_or_under_two_codes_is_no_doubt() -> None:
    """Told apart by district, by district code, by province or by their own code."""
    for heading, one, other, is_doubtful in (
        ("Huyện", "H", "K", False),
        ("Huyện", "Huyện H", "huyện  H", True),
        ("Mã huyện", "1", "2", False),
        ("Mã huyện", "1", "1", True),
        ("Tỉnh", "Kon Tum", "Gia Lai", False),
        ("Tỉnh", "Kon Tum", "KON TUM", True),
        ("Mã", "01", "02", False),
        ("Mã", "01", "", True),
        ("Mã", "", "02", True),
        ("Ghi chú", "a", "b", True),
    ):
        reply = open_list(f"Tên;Loại;{heading}\nĐắk A;Xã;{one}\nĐắk A;Xã;{other}\n")
        assert [d["row"] for d in reply["doubts"] if d["field"] == "name"] == [3] * is_doubtful
    short = open_list("Tên;Loại;Tỉnh\nĐắk A;Xã\nĐắk A;Xã;Kon Tum\n")
    assert short["doubts"] == []


def test_a_figure_in_doubt_is_not_used_until_it_is_confirmed() -> None:
    """The row is refused by name, and the reader's word gives it back; undo takes the word back."""
    open_list("Tên;Loại;Diện tích (ha);Dân số\nA;Xã;1.269.900;37\nB;Xã;6000;9.000\n")
    (area, people) = ask("change_list", edits=[])["errors"]
    assert (area["field"], area["cell"], area["confirm"]) == ("area_ha", "C2", "area_km2")
    assert area["message"] == (
        "Diện tích (ha) = “1.269.900”: 12.699,00 km² là quá lớn với một đơn vị cấp xã; "
        "hãy sửa, hoặc xác nhận là đúng"
    )
    assert people["confirm"] == "population"
    unit = ask("list_unit", row=2)
    assert (unit["verdict"], unit["area_percent"]) == ("invalid", [None, None])
    assert unit["explanation"].startswith("Số liệu đáng ngờ: Diện tích (ha) = ")
    reply = ask("change_list", confirm={"row": 2, "field": "area_km2"})
    assert ([e["confirm"] for e in reply["errors"]], reply["edits"]) == (["population"], 1)
    reply = ask("change_list", confirm={"row": 2, "field": "population"})
    assert (reply["errors"], reply["doubts"], reply["edits"]) == ([], [], 2)
    assert ask("list_unit", row=2)["verdict"] == "not_required"
    assert len(ask("change_list", undo=True)["errors"]) == 1


def test_another_figure_in_the_same_cell_is_doubted_anew() -> None:
    """What was confirmed is that figure, not the cell."""
    open_list("Tên;Loại;Dân số\nA;Xã;37\n")
    ask("change_list", confirm={"row": 2, "field": "population"})
    reply = ask("change_list", edits=[{"row": 2, "column": "population", "text": "38"}])
    assert [error["confirm"] for error in reply["errors"]] == ["population"]


def test_shares_in_doubt_count_as_unknown() -> None:
    """Where the share matters the result is open and says why, elsewhere it stands."""
    text = "Tên;Loại;Diện tích (km2);Dân số;Tỷ lệ DTTS (%);Miền núi;Biên giới\n"
    open_list(f"{text}A;Xã;20;3.000;0,5;có;không\nB;Xã;60;9.000;0,9;có;không\nC;x;1;1;;;\n")
    unit = ask("list_unit", row=2)
    assert (unit["verdict"], unit["missing"]) == ("undetermined", ["ethnic_minority_percent"])
    assert unit["explanation"].split("\n")[-1] == (
        "Chưa dùng tỷ lệ người dân tộc thiểu số để tính: mọi tỷ lệ trong cột đều không quá 1%: "
        "có thể cột ghi phần, chưa nhân 100."
    )
    ask("change_list", confirm={"row": 2, "field": "ethnic_minority_percent"})
    assert ask("list_unit", row=2)["missing"] == []


def test_the_form_asks_too() -> None:
    """One unit is no safer than a list of them."""
    form = {"rules": "2023-2025", "cells": {"Loại": "xã", "Diện tích (km²)": "60", "Dân số": "37"}}
    assert ask("evaluate_form", **form) == {"doubtful": True}
    report = ask("check_form", **form)
    assert [error["field"] for error in report["units"][0]["errors"]] == ["population"]
    assert report["doubts"][0]["field"] == "population"
    report = ask("check_form", **form, confirm=["population"])
    assert report["units"][0]["verdict"] == "not_required"
    assert ask("form_unit", **form, confirm=["population"])["unit"]["verdict"] == "not_required"


def test_a_confirmed_figure_stays_confirmed_in_a_session() -> None:
    """It is among what the reader did."""
    open_list("Tên;Loại;Dân số\nA;Xã;37\n")
    ask("change_list", confirm={"row": 2, "field": "population"})
    session = save("session")
    open_list()
    again = json.loads(browser.open_list('{"name": "b", "rules": "2023-2025"}', session))
    assert (again["errors"], again["edits"]) == ([], 1)
