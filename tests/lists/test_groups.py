"""Rows that are no units: totals, titles of groups, and units that only look like them."""

import pytest

from calculators.lists import groups
from calculators.units import Kind


@pytest.mark.parametrize(
    ("name", "total"),
    [
        ("Tổng cộng", True),
        ("TỔNG SỐ", True),
        ("Cộng huyện Đăk Tô", True),
        ("Toàn tỉnh", True),
        ("Bình quân", True),
        ("Grand total", True),
        ("Cộng Hòa", False),
        ("Tổng Cọt", False),
        ("Toàn Thắng", False),
    ],
)
def test_totals(name: str, total: bool) -> None:  # noqa: FBT001 - a case
    """Names of communes that begin as a total does are none."""
    assert groups.is_total(name) is total


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Xã (2)", Kind.COMMUNE),
        ("Các phường", Kind.WARD),
        ("Khối thị trấn", Kind.TOWNSHIP),
        ("Xã: 5", Kind.COMMUNE),
        ("Phường 5", None),
        ("Xã Đăk Tô", None),
        ("Các huyện", None),
    ],
)
def test_titles_of_a_kind(name: str, kind: Kind | None) -> None:
    """A ward with a number for a name is no title."""
    assert groups.kind_of_group(name) is kind


@pytest.mark.parametrize(
    ("cell", "district"),
    [
        ("Huyện Đăk Tô (9 xã)", "Huyện Đăk Tô"),
        ("UBND huyện Đăk Tô", "huyện Đăk Tô"),
        ("Ủy ban nhân dân Thành phố Kon Tum: 21 đơn vị", "Thành phố Kon Tum"),
        ("Thành phố Đà Nẵng", None),
        ("Danh sách các xã", None),
        ("Xã Đăk Tô", None),
    ],
)
def test_the_district_that_a_title_names(cell: str, district: str | None) -> None:
    """With its office or without, never what it counts; a city of its own is no district."""
    assert groups.district_of_title(cell) == district


def test_a_group_and_a_part_of_one() -> None:
    """A title among the rows has no office; "trong đó" opens a list within a group."""
    assert groups.district_of_group("Thị xã A [3]") == "Thị xã A"
    assert groups.district_of_group("UBND huyện A") is None
    assert [groups.is_part(text) for text in ("Trong đó:", "Gồm có", "Đó")] == [True, True, False]
