"""Sentences: a capital at the start and nothing else changed, items in a row, two ends."""

import pytest

from calculators.sentences import capital, enumeration, range_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("đạt tiêu chuẩn", "Đạt tiêu chuẩn"), ("tỷ lệ DTTS", "Tỷ lệ DTTS"), ("Xã", "Xã"), ("", "")],
)
def test_capital(text: str, expected: str) -> None:
    """Vietnamese letters too; a text of nothing stays nothing."""
    assert capital(text) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [(["xã A"], "xã A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")],
)
def test_enumeration(items: list[str], expected: str) -> None:
    """The last of several is joined by a word."""
    assert enumeration(items) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((7, None), "từ 7"), ((0, None), "từ 0"), ((7, 7), "7"), ((7, 8), "7 đến 8")],
)
def test_range_text(ends: tuple[int, int | None], expected: str) -> None:
    """An end that is not there is none, also above 0."""
    assert range_text(ends, str) == expected
    assert range_text((1, 2), str, "-") == "1-2"
