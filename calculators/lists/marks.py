"""Marks: what stands before a name, behind a name or figure, or among letters, and is not part of it."""

import re
import unicodedata
from functools import lru_cache

from calculators.lists.kinds import kind_in_name, without_kind

_LETTERS = str.maketrans(
    {"\u00d0": "\u0110", "\u00f0": "\u0111", "\u01a2": "\u01af", "\u01a3": "\u01b0"}
)
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_ODD = re.compile("[\u00d0\u00f0\u01a2\u01a3\u200b-\u200f\u2060\ufeff]")
"""Letters that look like Đ and ư, and characters that nobody sees."""

_FOOTNOTE = re.compile(
    r"(?:\s*(?:\[\s*[\w*]{1,3}\s*\]|\(\s*(?:\d|\*+)\s*\)|\((?:năm\s+)?(?:19|20)\d\d\)|[*†‡]+|(?<=[\d\])\s])[¹²³⁰⁴-⁹]+))+\s*$"
)
_NAME_NOTE = re.compile(r"(?:\s*(?:\[\s*[\w*]{1,3}\s*\]|[*†‡]+|[¹²³⁰⁴-⁹]+|\(\s*\*+\s*\)))+\s*$")
_ORDER = re.compile(
    r"(?:'?[-–—+*•●▪◦·]+\s*"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLivxl]{1,6}|[A-Za-zĐđ])\s*[.):/–—-]+\s*"
    r"|\d{1,3}(?:\.\d{1,3})*\s+)"
)
"""What numbers or points out an item of a list: "- ", "1.1. ", "II - ", "b) ", "(3) ".

An apostrophe ahead of it is how spreadsheets and our own files keep text from becoming a formula.
"""


def plain_letters(text: str) -> str:
    """Return the text with the letters that were meant, and without those that nobody sees."""
    return _UNSEEN.sub("", text.translate(_LETTERS)) if _ODD.search(text) else text


def without_footnotes(text: str) -> str:
    """Return a figure without the marks of footnotes behind it, as in "18,50(1)" or "2.747 [3]"."""
    return _FOOTNOTE.sub("", text)


@lru_cache(maxsize=65536)
def bare_name(text: str) -> str:
    """Return a name without its place in a list and without marks of footnotes."""
    name = unicodedata.normalize("NFC", text)
    name = _NAME_NOTE.sub("", name) or name
    for _ in range(2):
        mark = _ORDER.match(name)
        if mark is None:
            return name
        rest = name[mark.end() :]
        # "P. Kon Tum" and "X. Đăk Mar" begin with a kind, "X. Huyện A" with the number ten.
        if kind_in_name(rest) is None and (
            kind_in_name(name) is not None
            or not rest[:1].isalpha()
            or (mark[0][-1:].isspace() and mark[0].strip().isdigit())
        ):
            return name
        name = rest
    return name


def order_mark(text: str) -> str:
    """Return the mark with which a text begins as an item of a list, "" where there is none."""
    mark = _ORDER.match(text)
    return mark[0].strip() if mark else ""


_DAK = re.compile(r"\b(?:đăk|đắk|đác|đak|đắc|dăk|dak|dắk|đạk)\b")
_TONES = (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"),
          ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"),
          ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"))  # fmt: skip


@lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """Return what the spellings of one place have in common: kind in full, no capitals, Đăk as Đắk."""
    plain = plain_letters(name)
    kind = kind_in_name(plain)
    if kind is not None:
        plain = f"{kind} {without_kind(plain)}"
    words = " ".join(re.split(r"[\s._-]+", plain.casefold())).strip()
    for old, new in _TONES:
        words = words.replace(old, new)
    return _DAK.sub("đắk", words)
