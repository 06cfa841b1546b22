"""Doubts: figures and names that are worth a second look, and still count."""

import pytest

from tests.worklist.test_worklist import opened


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
    described = opened(f"Tên;Loại;Diện tích (km2);Dân số\nA;Xã;{area};{people}\n")
    assert [doubt["field"] for doubt in described["doubts"]] == doubtful
    assert described["doubt_count"] == len(doubtful)


@pytest.mark.parametrize(
    ("shares", "doubted"),
    [(["0,5"], False), (["0,5", "1"], True), (["0,5", "1,01"], False), (["0", "50"], False)],
)
def test_shares_that_look_like_fractions(shares: list[str], doubted: bool) -> None:  # noqa: FBT001 - a case
    """All of several shares at most 1: a single one may be meant."""
    rows = "".join(f"A{n};Xã;{share}\n" for n, share in enumerate(shares))
    described = opened(f"Tên;Loại;Tỷ lệ DTTS\n{rows}")
    assert any(d["field"] == "ethnic_minority_percent" for d in described["doubts"]) == doubted
