"""Groups: the rows of a list that are no units: totals, titles of groups, and what they say of others."""

import re

from calculators.lists.kinds import kind_in_name, kind_of
from calculators.lists.spelling import fold
from calculators.units import Kind, Level

_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong|cong|cong chung)"
    r"(?: (?:toan|huyen|tinh|thanh|thi|quan|xa|phuong|cac|ca|total|chung|don vi|"
    r"khu vuc|muc|phan|nhom|i+|\d).*)?"
    r"|(?:toan|ca) (?:tinh|huyen|nuoc|thanh pho|thi xa|quan|vung|xa)(?: .*)?"
    r"|(?:grand )?total(?: .*)?|whole (?:country|province)(?: .*)?|binh quan(?: .*)?"
)
_KIND_GROUP = re.compile(
    r"(?:cac |khoi |nhom )?(xa|phuong|thi tran)"
    r"(?: (?:\d+(?: (?:xa|phuong|thi tran|don vi))?|(?:thuoc )?khu vuc .*|"
    r"loai [\w ]+|mien nui|vung cao|mien nui vung cao|con lai))?"
)
_MANY = re.compile(r"(?:cac|khoi|nhom) (xa|phuong|thi tran)\b.*")
_PART = re.compile(r"(?:trong do|chia ra|bao gom|gom co|gom)\b.*")
_COUNT = re.compile(r"\s*[(:\[].*$")
"""What a title says behind the name of a district: "(12 xã)", ": 5 đơn vị"."""

_OFFICE = re.compile(r"(?:ubnd|[uủ][ỷy] ban nhân dân)\s+", re.IGNORECASE)
_CENTRAL = frozenset({"ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"})
"""Cities that are or were no units of a district's level under the same name."""


def is_total(name: str) -> bool:
    """Return whether a row sums up others, by the name in its first cell."""
    return _TOTAL.fullmatch(fold(name)) is not None


def kind_of_group(name: str) -> Kind | None:
    """Return the kind of the units below a title such as "Xã (2)" or "Các phường"; None for no title."""
    folded = fold(name)
    match = _KIND_GROUP.fullmatch(folded) or _MANY.fullmatch(folded)
    if match is None or (
        name[-1:].isdigit() and match[0] != match[1] and "(" not in name and ":" not in name
    ):
        # "Phường 5" is a ward.
        return None
    return kind_of(match[1])


def is_part(name: str) -> bool:
    """Return whether a row only opens a list within a group, as "Trong đó:" does."""
    return _PART.fullmatch(fold(name)) is not None


def district_of_group(name: str) -> str | None:
    """Return the district-level unit that a title names; None where it names none."""
    kind = kind_in_name(name)
    if kind is None or kind.level is not Level.DISTRICT:
        return None
    return _COUNT.sub("", name).strip()


def district_of_title(cell: str) -> str | None:
    """Return the district-level unit that a line above the heading names, with its office or without.

    None for all other words: a sentence may speak of another place than that of its list.
    """
    name = district_of_group(_OFFICE.sub("", cell.strip(), count=1))
    if name is None or fold(name).removeprefix("thanh pho ") in _CENTRAL:
        return None
    return name
