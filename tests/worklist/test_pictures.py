"""Pictures: the points of a list, the zones of the tests, and the units that a tile map shows."""

import json
from typing import Any

import pytest

from calculators import browser
from calculators.worklist import pictures

LIST = """Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số;Tỷ lệ DTTS;Miền núi;Biên giới
01;Đắk A;Xã;Huyện Đắk Hà;20;3.000;12;có;không
02;Đắk B;Xã;Huyện Đắk Hà;60;9.000;30-100;có;không
03;Đắk C;Xã;Huyện Sa Thầy;x;9.000;;có;không
04;Đắk D;Xã;Huyện Sa Thầy;20;;50;có;không
04;Đắk E;Xã;Huyện Sa Thầy;60;9.000;50;có;không
608;Kon Tum;Thành phố;;436,01;177.656;31,46;có;không
"""
COMMUNES = {"commune": "cấp xã"}
BOTH_LEVELS = {"district": "cấp huyện", **COMMUNES}


def ask(function: str, /, **payload: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Call a function of the page's worker."""
    answer: dict[str, Any] = json.loads(getattr(browser, function)(json.dumps(payload)))
    return answer


def open_list(text: str = LIST) -> None:
    """Open a list on the desk."""
    ask("open_list", name="danh sách.csv", rules="2023-2025", text=text)


def test_points_carry_the_words_of_their_rows() -> None:
    """Percentages, verdict and place are those of the table; what has no percentage has no point."""
    open_list()
    picture = ask("list_points")
    rows = {row["row"]: row for row in ask("list_rows")["rows"]}
    assert (picture["level"], picture["levels"]) == ("commune", BOTH_LEVELS)
    assert (picture["units"], picture["drawable"]) == (4, 3)
    assert picture["verdicts"] == {"must_arrange": 1, "not_required": 2}
    assert [point["name"] for point in picture["points"]] == ["Đắk A", "Đắk B", "Đắk E"]
    assert all(point == rows[point["row"]] for point in picture["points"])
    assert (
        picture["points"][1]["population_percent"][0]
        != picture["points"][1]["population_percent"][1]
    )


def test_an_encouraged_unit_is_counted_as_such() -> None:
    """One that need not be arranged and whose locality wishes to has a sign of its own."""
    open_list()
    ask("change_list", edits=[{"row": row, "column": "voluntary", "text": "có"} for row in (2, 3)])
    picture = ask("list_points")
    assert picture["verdicts"] == {"must_arrange": 1, "not_required": 1, "encouraged": 1}
    assert [point["name"] for point in picture["points"] if point["encouraged"]] == ["Đắk B"]


def test_zones_are_those_of_the_rules() -> None:
    """Each test of the level gives a zone with its clause in words."""
    open_list()
    zones = ask("list_points")["zones"]
    assert [(zone["id"], zone["area"], zone["population"]) for zone in zones] == [
        ("both-below", 70, 70),
        ("small-area", 20, 300),
    ]
    assert zones[0]["text"] == (
        "Điều kiện “diện tích dưới 70% và dân số dưới 70%” (95-KH/TU II.1, mức P)"
    )
    districts = ask("list_points", level="district")
    assert districts["zones"][1]["population"] == 200
    assert [point["name"] for point in districts["points"]] == ["Kon Tum"]


def test_a_list_without_units_has_no_points() -> None:
    """Rows that cannot be evaluated leave an empty picture of the commune level."""
    open_list("Tên;Loại\nA;làng\n")
    picture = ask("list_points")
    assert (picture["level"], picture["levels"], picture["points"]) == ("commune", COMMUNES, [])


def test_units_by_code() -> None:
    """A code finds the first row that has it, one with wrong figures too; other codes find nothing."""
    open_list()
    units = ask("list_coded", codes=["03", "04", "99"])["units"]
    assert {code: unit["name"] for code, unit in units.items()} == {"03": "Đắk C", "04": "Đắk D"}
    assert units["03"]["verdict"] == "invalid"
    assert units["03"]["area_percent"] == [None, None]


def test_many_points_are_thinned_but_not_those_that_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Units that must be arranged stay; of the others an even share is drawn, and the count says so."""
    monkeypatch.setattr(pictures, "MOST_POINTS", 10)
    few = "".join(f"{n};A{n};Xã;Huyện B;20;3.000;12;có;không\n" for n in range(4))
    many = "".join(f"{n};B{n};Xã;Huyện B;60;9.000;;có;không\n" for n in range(60))
    open_list(LIST.splitlines(keepends=True)[0] + many + few)
    picture = ask("list_points")
    assert (picture["drawable"], len(picture["points"])) == (64, 10)
    assert [point["name"] for point in picture["points"]][-4:] == ["A0", "A1", "A2", "A3"]
    assert [point["name"] for point in picture["points"]][:2] == ["B0", "B10"]
    assert picture["verdicts"] == {"not_required": 60, "must_arrange": 4}


def test_points_follow_the_filters() -> None:
    """As the rows of the table do; counts are of what is left."""
    open_list()
    picture = ask("list_points", district="Huyện Đắk Hà", verdict="not_required")
    assert [point["name"] for point in picture["points"]] == ["Đắk B"]
    assert (picture["units"], picture["levels"]) == (1, COMMUNES)
    assert ask("list_points", search="không có")["points"] == []
