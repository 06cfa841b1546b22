"""Spelling: what is compared, and the words for yes and no."""

import pytest

from calculators.lists.spelling import flag, fold


def test_fold() -> None:
    """Accents, case and marks fall away."""
    assert fold("  Đăk-Tô (KM²) ") == "dak to km2"


@pytest.mark.parametrize("word", ["true", "Có", "x", "1", "Miền núi", "vùng cao"])
def test_yes(word: str) -> None:
    """The words for yes."""
    assert flag(word) is True


@pytest.mark.parametrize("word", ["false", "Không", "0", "khong"])
def test_no(word: str) -> None:
    """The words for no."""
    assert flag(word) is False


def test_neither_yes_nor_no() -> None:
    """Another word is an error, not a no."""
    with pytest.raises(ValueError, match="co le"):
        flag("có lẽ")
