"""Kinds of units as lists word them."""

import unicodedata

import pytest

from calculators.lists.kinds import kind_in_name, kind_of
from calculators.units import Kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thị trấn Plei Kần", Kind.TOWNSHIP),
        ("P.Kon Tum", Kind.WARD),
        ("P. Quyết Thắng", Kind.WARD),
        ("TP. Kon Tum", Kind.PROVINCIAL_CITY),
        ("TT Đắk Hà", Kind.TOWNSHIP),
        ("1. Phường Bắc Lý", Kind.WARD),
        ("2) Xã Đăk Năng", Kind.COMMUNE),
        ("huyện Đắk Tô", Kind.RURAL_DISTRICT),
        ("Thành phố Kon Tum", Kind.PROVINCIAL_CITY),
        ("Thị xã Hồng Lĩnh", Kind.TOWN),
        ("Quận 1", Kind.URBAN_DISTRICT),
        ("Quan Hóa", None),
        ("Đắk Hà", None),
        ("Ppo", None),
        ("", None),
    ],
)
def test_kind_in_name(name: str, kind: Kind | None) -> None:
    """A prefix tells the kind; a name without accents is no prefix."""
    assert kind_in_name(name) is kind
    assert kind_in_name(unicodedata.normalize("NFD", name)) is kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Xã", Kind.COMMUNE),
        ("PHƯỜNG", Kind.WARD),
        ("thi tran", Kind.TOWNSHIP),
        ("rural_district", Kind.RURAL_DISTRICT),
        ("TP", Kind.PROVINCIAL_CITY),
        ("thành phố thuộc tỉnh", Kind.PROVINCIAL_CITY),
        ("làng", None),
    ],
)
def test_kind_of(word: str, kind: Kind | None) -> None:
    """Kinds in Vietnamese, short forms and the names of the contract."""
    assert kind_of(word) is kind
