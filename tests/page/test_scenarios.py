"""What the builder of mergers is told: every field of an answer, errors in words, consequences."""

import json
from typing import Any

import pytest

from calculators import browser
from calculators.arrangement.verdicts import Verdict
from calculators.page import choices, ground, scenarios
from tests.commands.conftest import BORDERS
from tests.commands.conftest import LIST as OTHER_LIST

LIST = """code,name,kind,district,area_km2,population,mountainous,border,ethnic_minority_percent
1,A,Xã,Huyện X,20,900,có,không,0
2,B,Xã,Huyện X,35,4500,có,không,0
3,C,Thị trấn,Huyện X,20,9000,không,không,
4,D,Phường,Thành phố Y,3,9000,không,không,0
5,E,Phường,Thành phố Y,3,9000,không,không,0
6,,Xã,Huyện X,,900,có,không,0
7,G,Huyện,,900,90000,có,không,0
"""
PAIRS = "code_a,code_b,shared_border_km\n1,2,1.5\n2,6,1\n"


def group(*members: str, kind: str = "", of_class: str = "") -> dict[str, Any]:
    """Return a group as the page asks for it."""
    return {"name": "N", "members": list(members), "kind": kind, "class": of_class}


def judge(*groups: dict[str, Any], rules: str = "2023-2025", **options: object) -> dict[str, Any]:
    """Judge groups of the list."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": PAIRS}, None)
    return scenarios.judge_scenario({"rules": rules, "groups": list(groups), **options})


def test_all_about_a_group() -> None:
    """The new unit as the command line gives it, under the name that the reader gave the group."""
    result = judge(group("2", "1"), classes={})
    (new_unit,) = result["groups"]
    lines = new_unit.pop("explanation").split("\n")
    assert lines[0].startswith("Xã mới gồm B, A: đạt tiêu chuẩn theo bộ quy tắc 2023-2025 (")
    assert lines[-1] == "Liền kề: các đơn vị nối liền nhau."
    assert new_unit == {
        "name": "N",
        "name_notes": [],
        "members": ["1", "2"],
        "names": ["A", "B"],
        "kind": "commune",
        "area_km2": ["55", "55"],
        "population": [5400, 5400],
        "parts": [],
        "verdict": "meets_standard",
        "waived": False,
        "contiguous": True,
        "pairs": [("A", "B", "liền kề, 1,50 km")],
        "roadless": [],
        "shared_border_m": 1500,
        "seat": None,
        "citation": "NQ 35/2023/UBTVQH15 Điều 4",
        "grade": "R",
    }
    assert (result["rules"], result["units_before"], result["units_after"]) == ("2023-2025", 7, 6)
    assert result["to_arrange"] == [{"code": "6", "name": "6", "verdict": Verdict.UNDETERMINED}]
    assert type(result["to_arrange"][0]["verdict"]) is str
    assert result["categories"] == {"required": ["1"], "adjacent": ["2"], "open": ["6"]}


def test_a_scenario_is_held_against_another() -> None:
    """Only where one is given: what differs, with the names of the list."""
    assert "differences" not in judge(group("1", "2"))
    other = {"name": "K", "groups": [group("2", "6")]}
    differences = judge(group("1", "2"), reference=other)["differences"]
    assert [(one["name"], one["first"], one["second"]) for one in differences["units"]] == [
        ("A", "N", None),
        ("B", "N", "N"),
        ("6", None, "N"),
    ]


def test_a_part_of_a_unit_counts_as_stated() -> None:
    """In figures, counts, what is still to be done, live figures, names, consequences and papers."""
    parts = {"1": {"area": "15", "population": "500"}}
    with_part = group("1", "2", of_class="I") | {"name": "A", "parts": parts}
    result = judge(with_part, classes={"1": "I", "2": "II"})
    (new_unit,) = result["groups"]
    assert new_unit["area_km2"] == ["50", "50"]
    assert new_unit["names"] == ["A (một phần)", "B"]
    assert new_unit["parts"] == [{"code": "1", "area_km2": ["15", "15"], "population": [500, 500]}]
    assert (new_unit["verdict"], new_unit["contiguous"]) == ("meets_standard", None)
    assert "A (một phần) có 15,00 km², 500 người; phần còn lại" in new_unit["explanation"]
    assert new_unit["name_notes"] == ["Tên “A” trùng với xã A (1)."]
    assert (result["units_before"], result["units_after"]) == (7, 7)
    assert [one["name"] for one in result["to_arrange"]] == ["A (phần còn lại)", "6"]
    (rest,) = result["rests"]
    assert rest == {"code": "1", "area": "5", "population": "400", "text": "5,00 km², 400 người"}
    text = " ".join(one["text"] for one in result["consequences"])
    assert "không tính được vì có đơn vị chỉ nhập một phần" in text
    assert "triệu đồng" not in text
    assert "Trụ sở cần bố trí lại" not in text
    request = {"rules": "2023-2025", "place": "", "kind": "", "codes": ["1", "6"]}
    choice = choices.weigh_choice(request | {"groups": [with_part]})
    assert choice["figures"][1] == "1.300 người"
    paper = {"name": "P", "day": "2026-02-05", "print": True, "classes": {}, "groups": [with_part]}

    def as_file(name: str, **others: object) -> str:
        scheme = request | paper | {"paper": name} | others
        return json.dumps(scenarios.scenario_paper(scheme), ensure_ascii=False)

    annex = as_file("annex")
    assert (
        "sắp xếp thành 7 đơn vị: 1 đơn vị mới, 1 đơn vị còn lại sau khi tách một phần và 5" in annex
    )
    assert "Đạt tiêu chuẩn (một phần, theo số liệu người dùng nêu)" in annex
    assert "A: Người dùng nêu: A (một phần)" in annex
    assert "Tên “A” trùng với" in annex
    draft = as_file("resolution")
    assert (
        "Nhập toàn bộ diện tích tự nhiên và dân số của xã B và xã A (một phần) gồm 15,00 km² "
        "diện tích tự nhiên, 500 người để lập xã A." in draft
    )
    assert "1 đơn vị còn lại sau khi tách một phần là xã A (phần còn lại)" in draft
    rest_too = group("1", "6") | {"parts": {"1": {"area": "5", "population": "400"}}}
    division = judge(with_part, rest_too)
    assert (division["units_after"], division["rests"], division["to_arrange"]) == (6, [], [])
    over = judge(group("1", "2") | {"parts": {"1": {"area": "21", "population": "1"}}})
    assert "hơn cả đơn vị" in over["groups"][0]["error"]
    assert (over["units_after"], over["rests"]) == (7, [])
    bad = [with_part | {"parts": {"1": {"area": "x", "population": "1"}}}]
    assert "Chưa lập được đơn vị mới từ xã A, xã B" not in as_file("annex", groups=bad)


def test_the_seat_of_a_new_unit_is_told_with_its_distances() -> None:
    """In the group and in the papers, one sentence on how it is measured; a seat elsewhere is none."""
    lines = LIST.splitlines()
    places = ["longitude,latitude", "108,14", "108,14.5", "108,15", ",", ",", "108,14.1", ","]
    text = "\n".join(f"{line},{place}" for line, place in zip(lines, places, strict=True))
    ground.open_ground({"name": "x.csv", "text": text, "pairs": PAIRS}, None)
    groups = [
        group("1", "2", "6") | {"name": "M", "seat": "2"},
        group("4", "5") | {"name": "P", "seat": "4"},
    ]
    request = {"rules": "2023-2025", "place": "", "classes": {}, "groups": groups}
    first, second = scenarios.judge_scenario(request)["groups"]
    assert first["seat"] == {
        "code": "2",
        "name": "B",
        "distances": [
            {"code": "1", "name": "A", "km": "55.6"},
            {"code": "6", "name": "6", "km": "44.5"},
        ],
        "farthest": "1",
    }
    assert "đặt ở B; đường chim bay đến đó: A 55,6 km" in first["explanation"]
    assert second["seat"]["distances"] == [{"code": "5", "name": "E", "km": None}]
    paper = request | {"name": "P", "day": "2026-02-05", "print": True}
    annex, draft = (
        json.dumps(scenarios.scenario_paper(paper | {"paper": name}), ensure_ascii=False)
        for name in ("annex", "resolution")
    )
    assert "- Nhóm 1: Người dùng nêu: trụ sở của đơn vị mới đặt ở B; đường chim bay" in annex
    assert annex.count("tính trên mặt cầu") == 1
    assert "Trụ sở của xã M, theo người dùng nêu: ở xã B." in draft
    (seatless,) = scenarios.judge_scenario(request | {"groups": [group("1", "2") | {"seat": "6"}]})[
        "groups"
    ]
    assert seatless["seat"] is None


def test_neighbours_without_a_road_are_told() -> None:
    """In the group, in what is weighed and in the papers; proposals do without them; unknown codes go."""
    roadless = [["2", "1"], ["1", "77"]]
    result = judge(group("2", "1"), roadless=roadless)
    (new_unit,) = result["groups"]
    assert (new_unit["roadless"], new_unit["contiguous"]) == ([["1", "2"]], True)
    assert "không có đường nối: A - B" in new_unit["explanation"]
    request = {"rules": "2026-2030", "place": "", "kind": "", "roadless": roadless}
    choice = choices.weigh_choice(request | {"codes": ["1", "2"]})
    assert choice["road"] is False
    assert "không có đường nối: A - B" in choice["reasons"][-1]
    assert choices.weigh_choice(request | {"codes": ["2", "6"]})["road"] is True
    assert choices.weigh_choice(request | {"codes": ["1", "6"]})["road"] is None
    assert choices.weigh_choice(request | {"codes": ["1", "2", "6"]})["road"] is None
    for without, count in (([], 1), (roadless, 0)):
        district = {"keep": [], "district": "Huyện X", "roadless": without}
        assert len(scenarios.propose_groups(request | district)["worst"]["groups"]) == count
    paper = {"name": "P", "paper": "annex", "day": "2026-02-05", "print": True, "classes": {}}
    scheme = request | paper | {"groups": [group("1", "2")]}
    assert "N: Người dùng nêu: giáp nhau mà không có đường nối" in json.dumps(
        scenarios.scenario_paper(scheme), ensure_ascii=False
    )


def test_a_group_that_forms_no_unit() -> None:
    """It keeps its name and members, and says why."""
    (new_unit,) = judge(group("1"))["groups"]
    error = "Nhóm cần ít nhất hai đơn vị."
    assert new_unit == {"name": "N", "name_notes": [], "members": ["1"], "error": error}


@pytest.mark.parametrize(("rules", "cites"), [("2025-reform", 1), ("from-2026", 0)])
def test_a_name_that_another_unit_has_is_told(rules: str, cites: int) -> None:
    """With the group, and among the reasons, there with the clause where one was read."""
    (new_unit,) = judge(group("1", "2") | {"name": "e"}, rules=rules)["groups"]
    assert new_unit["name_notes"] == ["Tên “e” trùng với phường E (5)."]
    lines = new_unit["explanation"].split("\n")
    assert new_unit["name_notes"][0] in lines
    assert sum("NQ 76/2025/UBTVQH15 Điều 7 khoản 2, mức T" in line for line in lines) == cites


@pytest.mark.parametrize(
    ("place", "verdicts"),
    [("mountainous_province", ["meets_standard"]), ("other_province", []), ("", [])],
)
def test_where_a_new_ward_belongs_decides_what_is_proposed(place: str, verdicts: list[str]) -> None:
    """Two wards of 9 000 people are proposed where 15 000 are enough."""
    pairs = f"{PAIRS}4,5,1\n"
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": pairs}, None)
    request = {"rules": "2025-reform", "keep": [], "district": "Thành phố Y", "place": place}
    proposal = scenarios.propose_groups(request)["worst"]
    assert [one["verdict"] for one in proposal["groups"]] == verdicts


def test_a_proposal_for_the_better_case_follows_from_that_case() -> None:
    """A unit that may have to be arranged: in the worst case it is left over, in the best it is not."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": PAIRS}, None)
    request = {"rules": "2023-2025", "keep": ["1"], "district": "Huyện X"}
    proposal = scenarios.propose_groups(request)
    assert proposal["worst"]["to_arrange"] == ["1", "6"]
    assert proposal["best"]["to_arrange"] == ["1"]
    assert proposal["differ"] is False
    proposal = scenarios.propose_groups(request | {"keep": []})
    assert [one["members"] for one in proposal["best"]["groups"]] == [["1", "2"]]


def test_members_stand_in_the_order_of_their_codes() -> None:
    """Not in that of their figures, nor in that in which they were given."""
    (new_unit,) = judge(group("6", "2"))["groups"]
    assert new_unit["names"] == ["B", "6"]
    text = LIST.partition("\n")[0] + (
        "\n1,A,Xã,Huyện X,35,900,có,không,0\n2,B,Xã,Huyện X,20,4500,có,không,0\n"
    )
    ground.open_ground({"name": "x.csv", "text": text, "pairs": PAIRS}, None)
    proposal = scenarios.propose_groups({"rules": "2026-2030", "keep": [], "district": "Huyện X"})
    assert proposal["worst"]["groups"][0]["reason"] == "Lý do: sắp xếp A, B."


def test_districts_of_one_name_and_two_codes() -> None:
    """Told apart by code; a row that ends before the code is in the district without one."""
    text = (
        "code,name,kind,district,area_km2,population,district_code\n"
        "1,A,Xã,Huyện X,1,900,11\n2,B,Xã,Huyện X,1,900,12\n3,C,Xã,Huyện Y,1,900\n"
        "4,D,Xã,Huyện Y,1,900,\n"
    )
    reply = ground.open_ground({"name": "x.csv", "text": text, "pairs": ""}, None)
    assert [unit["district"] for unit in reply["units"]] == [
        "Huyện X (11)",
        "Huyện X (12)",
        "Huyện Y",
        "Huyện Y",
    ]


def test_classes_need_not_be_asked() -> None:
    """A page that has no classes yet is told which are lacking."""
    texts = [one["text"] for one in judge(group("1", "2"))["consequences"]]
    assert any("cần nêu loại (I, II, III) của A, B, đơn vị mới." in text for text in texts)


def test_what_the_builder_asks() -> None:
    """Open, judge, propose: plain data with words, errors in the place of a group."""
    reply = json.loads(
        browser.open_ground(json.dumps({"name": "x.csv", "text": OTHER_LIST, "pairs": BORDERS}))
    )
    assert len(reply["units"]) == 8
    assert reply["units"][1]["neighbours"] == ["1"]
    groups = [
        {"name": "N", "members": ["1", "2"], "kind": "", "class": "II"},
        {"name": "M", "members": ["3", "4"], "kind": "", "class": ""},
        {"name": "K", "members": ["5"], "kind": "", "class": ""},
        {"name": "L", "members": ["6", "7"], "kind": "rural_district", "class": ""},
        {"name": "O", "members": ["6", "7"], "kind": "làng", "class": ""},
    ]
    request = {"rules": "2023-2025", "place": "", "keep": [], "classes": {"1": "I", "2": "II"}}
    result = json.loads(browser.judge_scenario(json.dumps(request | {"groups": groups})))
    assert [group.get("verdict") for group in result["groups"]] == [
        "meets_standard",
        None,
        None,
        None,
        None,
    ]
    assert [bool(group.get("error")) for group in result["groups"]] == [False, *[True] * 4]
    assert result["groups"][-1]["error"] == "Không có loại đơn vị “làng”."
    assert (result["units_before"], result["units_after"]) == (8, 4)
    texts = " ".join(one["text"] for one in result["consequences"])
    assert "500 triệu đồng" in texts
    assert "trước 42 đến " in texts or "trước 42" in texts
    assert any(one.get("task") == "95-iii-3-2-tru-so" for one in result["consequences"])
    assert {one["code"] for one in result["to_arrange"]} == {"8"}
    unknown = request | {"classes": {}, "groups": [groups[0] | {"class": ""}]}
    result = json.loads(browser.judge_scenario(json.dumps(unknown)))
    assert any("cần nêu loại" in one["text"] for one in result["consequences"])
    other = {"rules": "2025-reform", "place": "", "keep": [], "classes": {}, "groups": groups[:1]}
    outside = json.loads(browser.judge_scenario(json.dumps(other)))["to_arrange"]
    assert {one["verdict"] for one in outside} <= {"must_arrange", "undetermined"}
    assert outside
    assert (
        json.loads(browser.judge_scenario(json.dumps(other | {"groups": []})))["consequences"] == []
    )
    proposal = json.loads(
        browser.propose_groups(
            json.dumps({"rules": "2026-2030", "keep": [], "district": "Huyện Y"})
        )
    )
    assert proposal["differ"] is False
    assert [one["code"] for one in proposal["best"]["unresolved"]] == ["5"]


def test_what_is_not_known_is_proposed_for_in_both_cases() -> None:
    """A unit of which the area is not known has to be arranged in the worst case alone."""
    text = (
        "code,name,kind,district,area_low_km2,area_high_km2,population,mountainous,border\n"
        "1,A,Xã,Huyện X,5,40,2000,không,không\n2,B,Xã,Huyện X,40,40,9000,không,không\n"
    )
    ground.open_ground({"name": "x", "text": text, "pairs": "code_a,code_b\n1,2\n"}, None)
    proposal = scenarios.propose_groups({"rules": "2026-2030", "keep": [], "district": "Huyện X"})
    assert len(proposal["worst"]["groups"]) == 1
    assert (proposal["best"]["groups"], proposal["differ"]) == ([], True)


def test_consequences_at_district_level_and_with_unknown_figures() -> None:
    """Two districts less: 20 000 million each; posts only for commune-level units; open ends told."""
    text = (
        "code,name,kind,area_km2,population,mountainous,border\n1,A,Huyện,900,90000,có,không\n"
        "2,B,Huyện,900,90000,có,không\n3,C,Xã,,5000,có,không\n4,D,Xã,10,,có,không\n"
    )
    reply = ground.open_ground({"name": "x", "text": text, "pairs": ""}, None)
    assert reply["units"][0]["neighbours"] == []
    groups = [
        {"name": "N", "members": ["1", "2"], "kind": "", "class": ""},
        {"name": "M", "members": ["3", "4"], "kind": "", "class": "III"},
    ]
    request = {"rules": "2023-2025", "classes": {"3": "I", "4": "I"}, "groups": groups}
    texts = [one["text"] for one in scenarios.judge_scenario(request)["consequences"]]
    assert any("20.000 triệu đồng" in text for text in texts)
    assert any("chênh lệch không rõ đến không rõ" in text for text in texts)
    assert "error" in ground.open_ground({"name": "x", "text": text, "pairs": "x\n"}, None)
    plain = "code,name,kind,area_km2,population,mountainous,border\n" + "".join(
        f"{n},A,Xã,50,5000,không,không\n" for n in "12"
    )
    ground.open_ground({"name": "x", "text": plain, "pairs": ""}, None)
    groups = [{"name": "N", "members": ["1", "2"], "kind": "", "class": "I"}]
    request = {"rules": "2023-2025", "classes": {"1": "I", "2": "I"}, "groups": groups}
    texts = [one["text"] for one in scenarios.judge_scenario(request)["consequences"]]
    assert any("trước 44, sau 24, chênh lệch 20 " in text for text in texts)
