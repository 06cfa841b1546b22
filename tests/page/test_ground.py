"""The ground of scenarios: all that is said of a list when it opens, what is refused, and how it was left."""

from typing import Any

import pytest

from calculators import browser
from calculators.arrangement.categories import Category
from calculators.arrangement.verdicts import Verdict
from calculators.mergers.requirements import MergerVerdict
from calculators.page import ground, scenarios
from calculators.units import Kind
from tests.mergers.test_merger import LAW, RULES
from tests.page.test_comparisons import AREA
from tests.page.test_scenarios import LIST, PAIRS, group, judge


def test_all_about_the_ground() -> None:
    """Units with figures in words, rule sets with what they can do, and the words for every code."""
    reply = ground.open_ground({"name": "x.csv", "text": LIST, "pairs": PAIRS}, None)
    units = reply.pop("units")
    assert units[1] == {
        "code": "2",
        "name": "B",
        "kind": "commune",
        "district": "Huyện X",
        "area": "35,00 km²",
        "population": "4.500 người",
        "neighbours": ["1", "6"],
    }
    assert (units[5]["name"], units[5]["area"]) == ("6", "chưa có")
    assert [(one["id"], one["question"], one["mark"]) for one in reply["rules"]] == [
        ("2019-2021", "arrangement", "giai đoạn đã qua"),
        ("2023-2025", "arrangement", "đã hết áp dụng"),
        ("2026-2030", "arrangement", "dự kiến, đã thay thế"),
        ("2025-reform", "arrangement", "đã thực hiện xong"),
        ("from-2026", "standard", ""),
    ]
    for one in reply.pop("rules"):
        rules = RULES[one["id"]]
        assert (one["title"], one["status"]) == (rules.standards.title, rules.standards.status)
    assert set(reply.pop("places")) == set(RULES["2025-reform"].places)
    assert set(reply.pop("kinds")) == set(Kind)
    assert set(reply.pop("verdicts")) == {*MergerVerdict, "waived"}
    assert set(reply.pop("unit_verdicts")) == set(Verdict)
    assert set(reply.pop("categories")) == set(Category)
    assert reply == {
        "errors": [],
        "notes": [],
        "unknown_columns": [],
        "doubtful": False,
        "classes": ("I", "II", "III"),
        "judged_by": "",
        "law_version": LAW.version,
    }


def test_what_is_doubtful_in_the_ground_waits_for_the_reader() -> None:
    """A member in doubt is refused by name until all is confirmed; notes and columns are told."""
    text = "code,name,kind,Diện tích,population,x\n1,A,Xã,20,37,\n2,B,Xã,20,900,\n2,C,Xã,20,900,\n"
    request = {"name": "x.csv", "text": text, "pairs": ""}
    reply = ground.open_ground(request, None)
    assert [unit["code"] for unit in reply["units"]] == ["2"]
    assert reply["errors"][0].endswith("hãy sửa, hoặc xác nhận là đúng")
    assert (reply["doubtful"], reply["unknown_columns"]) == (True, ["x"])
    assert reply["notes"] == [
        "Cột “Diện tích” không ghi đơn vị: đọc là km².",
        "Dòng 4, đáng ngờ: mã 2 đã có ở dòng 3.",
    ]
    reply = ground.open_ground(request | {"confirm": True}, None)
    assert ([unit["code"] for unit in reply["units"]], reply["doubtful"]) == (["1", "2"], False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mã;Tên;Diện tích\n1;Xã A;520,4\n",
            "km² hay ha? Hãy sửa tiêu đề; hoặc mở danh sách ở trang",
        ),
        ("Tên;Diện tích (km2)\nXã A;8\nTên;Diện tích (ha)\nXã B;800\n", "tiêu đề khác"),
        ("Tên;Dân số\nNơi nhận;\n", "Không có dòng nào là đơn vị hành chính"),
    ],
)
def test_a_list_that_needs_an_answer_or_has_no_units_is_refused(text: str, words: str) -> None:
    """In words, with what to do, and what was open before stays open."""
    judge(group("1", "2"))
    error = ground.open_ground({"name": "x.csv", "text": text, "pairs": ""}, None)["error"]
    assert words in error
    assert "--column" not in error
    assert len(scenarios.judge_scenario({"rules": "2023-2025", "groups": []})["groups"]) == 0


def test_the_ground_comes_from_a_file_and_names_wrong_rows() -> None:
    """The bytes of a file are what is read, whatever else was asked; a row without a code is told."""
    data = "code,name,kind\n1,A,Xã\n,B,Xã\n".encode()
    request = '{"name": "x.csv", "text": "", "pairs": ""}'
    reply = ground.open_ground({"name": "x.csv", "text": "", "pairs": ""}, data)
    assert [one["name"] for one in reply["units"]] == ["A"]
    assert reply["errors"] == ["Dòng 3: thiếu mã, không ghép được với bảng liền kề"]
    assert '"name": "A"' in browser.open_ground(request, data)
    wrong = ground.open_ground({"name": "x.csv", "text": "", "pairs": "a\n"}, data)
    assert wrong["error"].startswith("Bảng liền kề thiếu cột code_a, code_b")


def test_a_list_comes_as_it_was_left_on_another_page() -> None:
    """Its columns, edits, claims, confirmations and rules come along; numbers supposed there do not count."""
    text = "Tên;Loại;S;Dân số\nA;Xã;20;900\nB;Xã;20;37\n"
    request = {"name": "x.csv", "text": text, "pairs": "", "rules": "2023-2025"}
    assert ground.open_ground(request, None)["units"][0]["area"] == "chưa có"
    changes: list[dict[str, Any]] = [
        {"columns": {"2": "area_km2"}},
        {"edits": [{"row": 2, "column": 3, "text": "4500"}]},
        {"edits": [{"row": 2, "column": "exemption", "text": "stable"}]},
        {"edits": [{"row": 2, "column": "mountainous", "text": "không"}]},
    ]
    reply = ground.open_ground(request | {"changes": changes}, None)
    assert [(one["name"], one["area"], one["population"]) for one in reply["units"]] == [
        ("A", "20,00 km²", "4.500 người")
    ]
    assert (reply["doubtful"], reply["judged_by"]) == (True, "2023-2025")
    changes += [{"confirm": {}}, {"rules": "2026-2030"}]
    reply = ground.open_ground(request | {"changes": changes}, None)
    assert [one["name"] for one in reply["units"]] == ["A", "B"]
    assert (reply["doubtful"], reply["judged_by"]) == (False, "2026-2030")
    assert not any("giả định" in note for note in reply["notes"])
    suppositions = [*changes, {"suppose": {AREA: 81}}]
    reply = ground.open_ground(request | {"changes": suppositions}, None)
    assert "giả định của danh sách không dùng ở đây" in " ".join(reply["notes"])


def test_a_list_without_codes() -> None:
    """Names stand for codes, with the row where a name occurs again; the reader is told so."""
    text = "Tên;Loại;Diện tích (km2);Dân số\nA;Xã;20;900\nB;Xã;20;900\nB;Xã;9;800\n"
    reply = ground.open_ground(
        {"name": "x.csv", "text": text, "pairs": "code_a,code_b\nA,B (dòng 3)\n"}, None
    )
    assert [(one["code"], one["neighbours"]) for one in reply["units"]] == [
        ("A", ["B (dòng 3)"]),
        ("B (dòng 3)", ["A"]),
        ("B (dòng 4)", []),
    ]
    assert reply["errors"] == []
    assert any("không có mã: tên đơn vị được dùng làm mã" in note for note in reply["notes"])
    judgement = scenarios.judge_scenario(
        {"rules": "2023-2025", "groups": [group("A", "B (dòng 3)")], "classes": {}}
    )
    assert judgement["groups"][0]["contiguous"] is True


def test_other_pairs_come_under_the_same_list() -> None:
    """The units touch as the new pairs say; pairs that cannot be read leave the ground as it was."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": PAIRS}, None)
    before = ground.at_hand()
    assert "error" in ground.open_pairs({"pairs": "a\n"})
    assert ground.at_hand() is before
    reply = ground.open_pairs({"pairs": "code_a,code_b\n1,3\n"})
    assert [one["neighbours"] for one in reply["units"][:3]] == [["3"], [], ["1"]]
    assert ground.at_hand().roll is before.roll


def test_pairs_without_a_road_are_made_once_for_all_districts() -> None:
    """A search through a country asks 700 times; other marks are other pairs."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": PAIRS}, None)
    hand = ground.at_hand()
    one, other = next(iter(hand.pairs.borders))
    assert hand.with_roads([]) is hand.pairs
    roads = hand.with_roads([(other, one)])
    assert roads is hand.with_roads([(one, other)])
    assert roads.border(one, other) is None
    assert hand.with_roads([]) is hand.pairs
