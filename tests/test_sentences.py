"""Sentences: a capital at the start, and nothing else changed."""

import pytest

from calculators.sentences import capital


@pytest.mark.parametrize(
    ("text", "expected"),
    [("đạt tiêu chuẩn", "Đạt tiêu chuẩn"), ("tỷ lệ DTTS", "Tỷ lệ DTTS"), ("Xã", "Xã"), ("", "")],
)
def test_capital(text: str, expected: str) -> None:
    """Vietnamese letters too; a text of nothing stays nothing."""
    assert capital(text) == expected
