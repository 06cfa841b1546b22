"""Spelling: words without what officials write now in one way, now in another."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text without accents, case and punctuation, so that spellings can be compared."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.replace("²", "2")))
    return _SEPARATORS.sub(" ", plain.casefold().replace("đ", "d")).strip()


_YES = {
    "true",
    "co",
    "x",
    "1",
    "yes",
    "dung",
    "mien nui",
    "vung cao",
    "bien gioi",
    "hai dao",
    "tu nguyen",
}
_NO = {"false", "khong", "0", "no", "khong co"}


@lru_cache(maxsize=4096)
def flag(text: str) -> bool | None:
    """Return yes or no; raises ValueError where the word is neither."""
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(word)
