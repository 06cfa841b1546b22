"""What a page asks of comparisons: the open list and the form, other rules and supposed numbers."""

import base64
import csv
import io
import json

import pytest

from calculators import browser
from calculators.page import comparisons
from tests.worklist.test_comparison import LIST
from tests.worklist.test_worklist import ask, open_list, save

AREA, PEOPLE = "both-below.commune.area", "both-below.commune.population"
FORM = {
    "rules": "2023-2025",
    "cells": {"Tên": "A", "Loại": "Xã", "Diện tích (km²)": "40", "Dân số": "4.000"}
    | {"Miền núi": "có", "Biên giới": "không", "Tỷ lệ DTTS (%)": "0"},
}


def test_the_numbers_of_the_kinds_in_the_list() -> None:
    """Both tests of communes and the standards of what is in the list, each with the law's own."""
    open_list(LIST)
    numbers = {one["key"]: one for one in ask("rule_numbers")["numbers"]}
    assert numbers[AREA] == {
        "key": AREA,
        "label": "Cấp xã, “cả hai cùng thấp”: diện tích dưới (%)",
        "law": "70",
        "value": "70",
    }
    labels = [one["label"] for one in numbers.values()]
    assert "Tiêu chuẩn thị trấn: dân số (người)" in labels
    assert not any("huyện" in label or "phường" in label for label in labels)
    laws = {one["label"]: one["law"] for one in numbers.values()}
    assert laws["Tiêu chuẩn xã miền núi, vùng cao: dân số (người)"] == "5.000"
    assert laws["Tiêu chuẩn thị trấn: diện tích (km²)"] == "14"


def test_the_open_list_under_another_rule_set() -> None:
    """Who changes, in which direction, why, with what stands beside verdicts of earlier rules."""
    open_list(LIST)
    reply = ask("compare_list", **{"with": "2026-2030"})
    assert (reply["first"]["id"], reply["second"]["id"]) == ("2023-2025", "2026-2030")
    assert (reply["count"], reply["unchanged"], reply["suppose"]) == (1, 3, {})
    before, after = (
        "không thuộc diện sắp xếp (đã hết áp dụng)",
        "thuộc diện sắp xếp (dự kiến, đã thay thế)",
    )
    assert reply["directions"] == [{"text": f"{before} → {after}", "count": 1}]
    (change,) = reply["changed"]
    assert change.pop("reason").startswith("điều kiện: ")
    assert change == {"name": "Xã A", "before": before, "after": after}


def test_the_unit_of_a_form_under_supposed_numbers() -> None:
    """The same question of a list of one."""
    reply = ask("compare_list", **FORM, numbers={AREA: "81", PEOPLE: "81 %"})
    assert (reply["count"], reply["suppose"]) == (1, {AREA: 81, PEOPLE: 81})
    (change,) = reply["changed"]
    assert change["after"] == "thuộc diện sắp xếp (giả định, không phải quy định)"
    assert change["reason"].startswith("điều kiện: diện tích dưới 70% và")
    assert ask("rule_numbers", **FORM)["numbers"][0]["key"] == AREA


def test_a_standard_in_its_own_unit() -> None:
    """Area in km² and people, as Vietnamese write them; the reason names both standards."""
    open_list(LIST)
    keys = {one["label"]: one["key"] for one in ask("rule_numbers")["numbers"]}
    area = keys["Tiêu chuẩn xã miền núi, vùng cao: diện tích (km²)"]
    people = keys["Tiêu chuẩn xã miền núi, vùng cao: dân số (người)"]
    reply = ask("compare_list", numbers={area: "57,5", people: "6.000"})
    assert reply["suppose"] == {area: 57_500_000, people: 6_000}
    (change,) = reply["changed"]
    assert change["reason"] == ("tiêu chuẩn: 50,00 km² và 5.000 người → 57,50 km² và 6.000 người")


def test_a_name_tells_kind_and_district() -> None:
    """Or the code, or the row, where the list has no name."""
    text = (
        "Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số;Tỷ lệ DTTS;Miền núi;Biên giới\n"
        "1;A;Xã;Huyện X;40;4.000;0;có;không\n2;;Xã;;40;4.000;0;có;không\n;;Xã;;40;4.000;0;có;không\n"
    )
    open_list(text)
    names = [one["name"] for one in ask("compare_list", **{"with": "2026-2030"})["changed"]]
    assert names == ["Xã A, Huyện X", "Xã 2, Huyện X", "Xã dòng 4, Huyện X"]


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        (AREA, "0", "“0” không phải số nguyên từ 1 đến 1000"),
        (AREA, "1001", "“1001” không phải số nguyên từ 1 đến 1000"),
        (AREA, "70,5", "“70,5” không phải số nguyên từ 1 đến 1000"),
        (AREA, "²", "“²” không phải số nguyên từ 1 đến 1000"),
        (AREA, "99999", "“99999” không phải số nguyên từ 1 đến 1000"),
        ("standard", "rộng", "không đọc được số từ “rộng”"),
        ("standard", "0", "“0” không phải một số lớn hơn 0"),
        ("standard", "40-50", "“40-50” không phải một số lớn hơn 0"),
    ],
)
def test_what_is_no_number_is_named(key: str, text: str, reason: str) -> None:
    """With its place in the form and what stands there."""
    open_list(LIST)
    if key == "standard":
        labels = {one["label"]: one["key"] for one in ask("rule_numbers")["numbers"]}
        key = labels["Tiêu chuẩn xã miền núi, vùng cao: diện tích (km²)"]
    reply = ask("compare_list", numbers={key: text, PEOPLE: "70"})
    (error,) = reply["errors"]
    assert error["key"] == key
    assert error["message"].endswith(f": {reason}")


@pytest.mark.parametrize("text", ["1", "1000"])
def test_percentages_up_to_the_bounds_are_numbers(text: str) -> None:
    """One below and above is refused above."""
    open_list(LIST)
    assert ask("compare_list", numbers={AREA: text})["suppose"] == {AREA: int(text)}


@pytest.mark.parametrize("numbers", [{}, {AREA: ""}, {AREA: "70"}])
def test_without_another_number_nothing_is_compared(numbers: dict[str, str]) -> None:
    """An empty box stands for the number of the law."""
    open_list(LIST)
    reply = ask("compare_list", numbers=numbers)
    assert (reply["same"], reply["count"]) == (True, 0)


def test_the_comparison_as_a_file() -> None:
    """Every change, with both rules by name and status, and no formula in a cell."""
    open_list(LIST.replace(";A;", ";=A;"))
    content = ask("compare_list", numbers={AREA: "81", PEOPLE: "81"}, format="csv")["base64"]
    rows = list(
        csv.reader(io.StringIO(base64.b64decode(content).decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0][:3] == ["Dòng", "Mã", "Đơn vị"]
    assert "giả định, không phải quy định" in rows[0][4]
    assert rows[1][:3] == ["2", "1", "Xã =A"]
    assert rows[1][4] == "thuộc diện sắp xếp (giả định, không phải quy định)"
    assert len(rows) == 2


def test_more_changes_than_a_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are counted, and the file has them."""
    monkeypatch.setattr(comparisons, "MOST_CHANGES", 0)
    open_list(LIST)
    reply = ask("compare_list", **{"with": "2026-2030"})
    assert (reply["count"], reply["changed"]) == (1, [])


def test_a_supposition_is_taken_over_by_the_list_and_marked_in_every_file() -> None:
    """Rows, JSON, CSV and a session that is opened again; other rules, or none, take it back."""
    open_list(LIST)
    reply = ask("change_list", suppose={AREA: 81, PEOPLE: 81})
    assert reply["summary"]["must_arrange"] == 1
    assert (reply["rules"], reply["law_rules"]) == ("2023-2025 (giả định)", "2023-2025")
    assert reply["mark"] == "giả định, không phải quy định"
    assert reply["supposed"] == {AREA: 81, PEOPLE: 81}
    assert (
        next(one for one in ask("rule_numbers")["numbers"] if one["key"] == AREA)["value"] == "81"
    )
    # A comparison starts from the law, not from what is supposed.
    assert ask("compare_list", **{"with": "2026-2030"})["first"]["id"] == "2023-2025"
    content = json.loads(save("json"))
    assert (content["rules"], content["mark"]) == ("2023-2025 (giả định)", reply["mark"])
    lines = save("csv").decode("utf-8-sig").splitlines()
    assert "Giai đoạn 2023-2025, với số giả định, từ ngày 01" in lines[1]
    assert any(";2023-2025 (giả định);" in line for line in lines)
    assert "giả định, không phải quy định: cấp xã" in lines[1]
    session = save("session")
    assert ask("change_list", suppose={})["rules"] == "2023-2025"
    again = json.loads(browser.open_list('{"name": "a", "rules": "from-2026"}', session))
    assert (again["rules"], again["supposed"]) == ("2023-2025 (giả định)", {AREA: 81, PEOPLE: 81})
    assert ask("change_list", rules="2026-2030")["supposed"] == {}


@pytest.mark.parametrize("value", [0, -1, "x", [], None])
def test_a_session_with_a_number_that_is_none_is_refused(value: object) -> None:
    """As a file that was changed by hand."""
    open_list(LIST)
    content = json.loads(save("session")) | {"supposed": {AREA: value}}
    data = json.dumps(content, ensure_ascii=False).encode()
    data = b'{"name":' + data.removeprefix(b'{"name":')
    assert (
        "phiên"
        in json.loads(browser.open_list('{"name": "a", "rules": "2023-2025"}', data))["error"]
    )
