"""Kinds of units in the words of lists, alone and before a name."""

import re
import unicodedata
from functools import lru_cache

from calculators.lists.spelling import fold
from calculators.units import Kind

KINDS: dict[str, Kind] = {
    "xã": Kind.COMMUNE,
    "phường": Kind.WARD,
    "thị trấn": Kind.TOWNSHIP,
    "huyện": Kind.RURAL_DISTRICT,
    "thị xã": Kind.TOWN,
    "thành phố": Kind.PROVINCIAL_CITY,
    "quận": Kind.URBAN_DISTRICT,
    "đặc khu": Kind.SPECIAL_ZONE,
}
_SHORT = {
    "x": Kind.COMMUNE,
    "p": Kind.WARD,
    "tt": Kind.TOWNSHIP,
    "h": Kind.RURAL_DISTRICT,
    "tx": Kind.TOWN,
    "tp": Kind.PROVINCIAL_CITY,
    "q": Kind.URBAN_DISTRICT,
    "đk": Kind.SPECIAL_ZONE,
    "thành phố thuộc tỉnh": Kind.PROVINCIAL_CITY,
    "thành phố thuộc thành phố": Kind.PROVINCIAL_CITY,
}
_BY_KIND = {fold(word): kind for word, kind in (KINDS | _SHORT).items()} | {
    fold(kind): kind for kind in Kind
}
# An accentless "Quan" may be part of a name, so that a prefix is compared with its accents.
_PREFIX = re.compile(
    r"(?:(?:\d+|[IVX]+)\s*[.)]\s*)?(?:("
    + "|".join(KINDS)
    + r")\s+|(tp|tx|tt)[.\s]\s*|([xphq])\.\s*)(?=\S)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """Return the kind that a word names, None where it names none."""
    return _BY_KIND.get(fold(text))


@lru_cache(maxsize=65536)
def kind_in_name(name: str) -> Kind | None:
    """Return the kind that stands before a name, as in "Thị trấn Plei Kần" or "P.Kon Tum"."""
    match = _PREFIX.match(unicodedata.normalize("NFC", name.strip()))
    if match is None:
        return None
    return kind_of(next(group for group in match.groups() if group))


def without_kind(name: str) -> str:
    """Return a name without the kind before it."""
    return _PREFIX.sub("", unicodedata.normalize("NFC", name.strip()), count=1)
