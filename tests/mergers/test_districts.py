"""Districts of a list: units of one name and another place stay apart."""

import json

from calculators import browser
from calculators.page import ground, scenarios


def test_districts_of_one_name_are_told_apart_and_proposed_for_one_by_one() -> None:
    """Huyện Châu Thành of two provinces, and units of two levels: each choice has its own units."""
    rows = [
        "1,A,Xã,Huyện Châu Thành,Tỉnh M,10,900",
        "2,B,Xã,Huyện Châu Thành,Tỉnh M,40,9000",
        "3,C,Xã,Huyện Châu Thành,Tỉnh N,10,900",
        "4,D,Xã,Huyện Châu Thành,Tỉnh N,40,9000",
        "5,E,Xã,Huyện X,Tỉnh N,40,9000",
        "6,F,Xã,,,40,9000",
        "7,G,Huyện,,,900,90000",
    ]
    heading = "code,name,kind,district,province,area_km2,population,mountainous,border"
    text = "\n".join([heading, *(f"{row},không,không" for row in rows)])
    reply = ground.open_ground({"name": "x", "text": text, "pairs": ""}, None)
    assert [unit["district"] for unit in reply["units"]] == [
        *["Huyện Châu Thành (Tỉnh M)"] * 2,
        *["Huyện Châu Thành (Tỉnh N)"] * 2,
        "Huyện X",
        "(cấp xã)",
        "(cấp huyện)",
    ]
    pairs = "code_a,code_b\n1,2\n3,4\n"
    units = json.loads(browser.open_pairs(json.dumps({"pairs": pairs})))["units"]
    assert units[3]["neighbours"] == ["3"]
    assert "trống" in ground.open_pairs({"pairs": ""})["error"]
    request = {"rules": "2026-2030", "keep": [], "district": "Huyện Châu Thành (Tỉnh N)"}
    proposal = scenarios.propose_groups(request)
    assert [group["members"] for group in proposal["worst"]["groups"]] == [["3", "4"]]
    assert proposal["best"] is proposal["worst"]
