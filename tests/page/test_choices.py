"""What the page is told of the units chosen: figures, verdict, what lacks, the kind asked, neighbours."""

import json
from typing import Any

from calculators import browser
from calculators.page import ground
from tests.page.test_scenarios import LIST

PAIRS = """code_a,code_b,shared_border_km,confidence
1,2,1.5,high
2,6,1,high
1,6,3,low
2,3,,low
"""


def weigh(
    *codes: str, rules: str = "from-2026", pairs: str = PAIRS, **options: str
) -> dict[str, Any]:
    """Weigh units of the list."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": pairs}, None)
    request = {"rules": rules, "place": "", "codes": list(codes), "kind": "", **options}
    reply: dict[str, Any] = json.loads(browser.weigh_choice(json.dumps(request)))
    return reply


def test_nothing_chosen() -> None:
    """No figure is claimed of nobody."""
    assert weigh()["near"] == []
    assert weigh()["standing"] == "none"


def test_one_unit_and_whom_it_touches() -> None:
    """Its own verdict; sure borders before doubtful ones, the longest first."""
    reply = weigh("2")

    assert (reply["standing"], reply["verdict"]) == ("below_standard", "chưa đạt tiêu chuẩn")
    assert reply["figures"] == ["35,00 km²", "4.500 người"]
    assert reply["near"] == [
        {"code": "1", "border": "1,50 km", "sure": True},
        {"code": "6", "border": "1,00 km", "sure": True},
        {"code": "3", "border": "", "sure": False},
    ]
    assert weigh("1", "2")["near"][0] == {"code": "6", "border": "4,00 km", "sure": True}


def test_several_units_and_what_lacks() -> None:
    """The verdict on the unit to be, the difference to the standard, and whether they hang together."""
    reply = weigh("1", "2")

    assert (reply["standing"], reply["verdict"]) == ("below_standard", "xã mới chưa đạt tiêu chuẩn")
    assert reply["reasons"] == [
        "Diện tích 55,00 km², cần từ 100,00 km²: còn thiếu 45,00 km².",
        "Liền kề: các đơn vị nối liền nhau.",
    ]
    assert reply["kinds"] == {}
    assert len(weigh("1", "2", pairs="")["reasons"]) == 1
    meets = weigh("1", "2", rules="2023-2025")
    assert meets["standing"] == "meets_standard"
    assert meets["reasons"][0].startswith("Phải đạt: diện tích từ 50,00 km²")


def test_a_kind_is_asked_for_and_taken() -> None:
    """A ward and a commune: the law leaves the kind open, and the reader's choice is used."""
    question = weigh("1", "4")

    assert question["standing"] == "none"
    assert question["reasons"][0].startswith("Các đơn vị thuộc loại")
    assert question["kinds"]["ward"] == "phường"
    answer = weigh("1", "4", kind="ward")
    assert answer["verdict"].startswith("phường mới ")
    assert answer["kinds"] == question["kinds"]


def test_what_cannot_be_taken_together() -> None:
    """Two levels give the reason and no verdict."""
    reply = weigh("1", "7", rules="2023-2025")

    assert (reply["standing"], reply["reasons"]) == (
        "none",
        ["Không nhập đơn vị cấp huyện với đơn vị cấp xã."],
    )


def test_an_exception_spares_the_check() -> None:
    """Three units or more under rules that spare them: below, and not counted so."""
    reply = weigh("1", "2", "6", rules="2025-reform")

    assert (reply["standing"], reply["verdict"]) == (
        "waived",
        "xã mới không phải xét tiêu chuẩn",
    )
    assert reply["reasons"][0].startswith("Thuộc ngoại lệ")
