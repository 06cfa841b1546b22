"""Vietnamese numerals: reads what officials write, exactly, and writes numbers as they expect them."""

import re
from functools import lru_cache
from typing import NamedTuple

_SHAPE = re.compile(r"([+-]?)\s*(\d[\d.,\s]*)(.*)", re.DOTALL)
_SPACED = re.compile(r"\s*([.,])\s*")
_GROUPS = re.compile(r"\d{1,3}( \d{3})+([.,]\d+)?")
_RANGE = re.compile(r"(\d[^-–—]*?)\s*(?:-|–|—|đến)\s*(\d.*)", re.DOTALL)
_LETTER_DIGIT = re.compile(r"^[lIoO]\d|\d[lIoO]\d")
_GROUP = 3
_LONGEST = 100
"""No figure has more characters than this, and Python refuses to read numbers of some thousand digits."""


class NumeralError(ValueError):
    """A text that is not a number of the kind asked for; the message is for the reader."""


class AmbiguousNumeralError(NumeralError):
    """A text such as "12.699" that may be a decimal or thousands."""


class Numeral(NamedTuple):
    """A number as written: its digits, the marks among them, and the words after it.

    `decimal_mark` is the mark that is surely decimal, "" where none is, None where it may be either.
    """

    text: str
    body: str
    words: str
    decimal_mark: str | None

    def value(self, decimal_mark: str) -> tuple[int, int]:
        """Return the number as (digits, decimals): its value is digits / 10**decimals."""
        if decimal_mark:
            whole, _, fraction = self.body.rpartition(decimal_mark)
        else:
            whole, fraction = self.body, ""
        if not whole.isdecimal():
            whole = self._joined(whole, decimal_mark)
        return int(whole + fraction), len(fraction)

    def _joined(self, whole: str, decimal_mark: str) -> str:
        """Return the digits of groups of thousands; raises NumeralError where they are none."""
        first, *groups = re.split(r"[.,]", whole)
        if (
            decimal_mark in whole[len(first) :]
            if decimal_mark
            else len(set(whole) & {".", ","}) > 1
        ) or not (0 < len(first) <= _GROUP and all(len(group) == _GROUP for group in groups)):
            raise NumeralError(f"“{self.text}” không phải là một số viết đúng")
        return first + "".join(groups)


def _decimal_mark(body: str) -> str | None:
    marks = [character for character in body if character in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    whole, _, fraction = body.rpartition(last)
    if marks.count(last) > 1:
        return ""
    if len(marks) > 1 or len(fraction) != _GROUP:
        return last
    # "0,556" and "1234,567" cannot be thousands; "12.699" can.
    return last if whole == "0" or len(whole) > _GROUP else None


@lru_cache(maxsize=65536)
def scan(text: str) -> Numeral:
    """Return the number at the start of the text; raises NumeralError where there is none."""
    shape = _SHAPE.fullmatch(text.strip().lstrip("'").strip())
    if shape is None:
        raise NumeralError(f"không đọc được số từ “{text}”{_hint(text)}")
    sign, body, words = shape.groups()
    if sign == "-":
        raise NumeralError(f"“{text}” là số âm")
    words = words.strip()
    if re.search(r"\d", words.replace("m2", "")):
        raise NumeralError(f"“{text}” có hơn một số{_hint(text)}")
    if len(body) > _LONGEST:
        raise NumeralError(f"số có hơn {_LONGEST} chữ số")
    body = _SPACED.sub(r"\1", " ".join(body.split())).strip()
    if " " in body and not _GROUPS.fullmatch(body):
        raise NumeralError(f"“{text}” có khoảng trắng giữa các chữ số")
    stripped = body.replace(" ", "").rstrip(".,")
    return Numeral(text, stripped, words.casefold(), _decimal_mark(stripped))


def split_range(text: str) -> tuple[str, str]:
    """Return the two ends of a text such as "75-77,3", or the text twice."""
    match = _RANGE.fullmatch(text.strip())
    return (match[1], match[2]) if match else (text, text)


def _hint(text: str) -> str:
    return "; có chữ cái ở chỗ của chữ số" if _LETTER_DIGIT.search(text.strip()) else ""


def decimal_text(value: int, scale: int) -> str:
    """Return value / scale as a plain decimal with no superfluous zeros; scale is a power of ten."""
    places = len(str(scale)) - 1
    whole, fraction = divmod(value, scale)
    digits = f"{fraction:0{places}d}".rstrip("0")
    return f"{whole}.{digits}" if digits else str(whole)


@lru_cache(maxsize=65536)
def vietnamese(text: str, places: int = 0) -> str:
    """Return a plain decimal as Vietnamese write it, "1234.5" as "1.234,5"; at least `places` decimals."""
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    fraction = fraction.ljust(places, "0")
    return f"{grouped},{fraction}" if fraction else grouped
