"""Marks: what is no part of a name, and what the spellings of one place have in common."""

import pytest

from calculators.lists import marks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1.1. Xã A", "Xã A"),
        ("I - 2) Xã A", "Xã A"),
        ("- Đắk La", "Đắk La"),
        ("P. Kon Tum", "P. Kon Tum"),
        ("X. Huyện A", "Huyện A"),
        ("01 Đắk La", "01 Đắk La"),
        ("Xã A (*)", "Xã A"),
        ("[1]", "[1]"),
        ("", ""),
    ],
)
def test_a_name_by_itself(text: str, name: str) -> None:
    """Without its place in a list, up to two of them, and without marks behind it."""
    assert marks.bare_name(text) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huyện Đắk Tô", "H. Đăk tô"),
        ("TP. Kon Tum", "Thành phố Kon Tum"),
        ("Thị xã Hòa Bình", "TX Hoà Bình"),
        ("Huyện Ðak Hà", "huyện  Đắc\u200b Hà"),
    ],
)
def test_one_place_in_two_spellings(one: str, other: str) -> None:
    """They are the same place."""
    assert marks.place_key(one) == marks.place_key(other)


def test_two_places() -> None:
    """Kinds keep them apart."""
    assert marks.place_key("Huyện A") != marks.place_key("Thị xã A")
