"""Percentages of a standard: exact inside, rounded only to be shown, never across a limit."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

Rounding = Literal["half_up", "down", "up"]
_PLACES = 2


def shown(figure: int, standard: int, limits: Iterable[int], rounding: Rounding) -> str:
    """Give figure / standard in % as a decimal text.

    Two decimals, or as many as keep the text on the same side of every limit (in %) as the exact value.
    """
    return _shown(figure, standard, tuple(limits), rounding)


@lru_cache(maxsize=65536)
def _shown(figure: int, standard: int, limits: tuple[int, ...], rounding: Rounding) -> str:
    places = _PLACES
    while True:
        rounded = _rounded(figure, standard, 10**places, rounding)
        if all(
            _sign(figure * 100 - limit * standard) == _sign(rounded - limit * 10**places) for limit in limits
        ):
            return f"{rounded // 10**places}.{rounded % 10**places:0{places}d}"
        places += 1


def _rounded(figure: int, standard: int, scale: int, rounding: Rounding) -> int:
    exact = figure * 100 * scale
    if rounding == "down":
        return exact // standard
    if rounding == "up":
        return -(-exact // standard)
    return (2 * exact + standard) // (2 * standard)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
