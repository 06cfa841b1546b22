"""Sentences: how words of the law and of lists begin in them, how they are listed, how ends are spanned."""

from collections.abc import Callable, Iterable


def capital(text: str) -> str:
    """Return the text with a capital letter at its start; what is written large within it stays so."""
    return text[:1].upper() + text[1:]


def enumeration(items: Iterable[str]) -> str:
    """Return items, one at least, as a sentence lists them: "A, B và C"."""
    *first, last = items
    return f"{', '.join(first)} và {last}" if first else last


def range_text[T](ends: tuple[T, T | None], text: Callable[[T], str], to: str = " đến ") -> str:
    """Return two ends in words: one where they are alike, "từ …" where there is no upper end."""
    low, high = ends
    if high is None:
        return f"từ {text(low)}"
    return text(low) if low == high else f"{text(low)}{to}{text(high)}"
