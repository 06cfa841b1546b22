"""Headings and words that officials use in their lists, and what each stands for."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from calculators.units import Kind

_MARKS = re.compile(r"[\u0300-\u036f]")
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text without accents, case and punctuation, so that spellings can be compared."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.replace("²", "2")))
    return _SEPARATORS.sub(" ", plain.casefold().replace("đ", "d")).strip()


FIELDS: dict[str, tuple[str, ...]] = {
    "code": ("mã", "mã đvhc", "mã đơn vị", "mã đơn vị hành chính", "mã số", "mã xã"),
    "name": (
        "tên",
        "tên đvhc",
        "tên đơn vị",
        "tên đơn vị hành chính",
        "tên xã",
        "tên xã phường thị trấn",
        "đơn vị",
        "đơn vị hành chính",
        "đvhc",
        "xã phường thị trấn",
    ),
    "kind": ("loại", "loại đvhc", "loại đơn vị", "loại đơn vị hành chính", "loại hình", "cấp"),
    "parent_kind": ("loại đơn vị cấp huyện", "loại đơn vị cấp trên", "thuộc loại"),
    "district": (
        "huyện",
        "cấp huyện",
        "đơn vị cấp huyện",
        "tên huyện",
        "quận huyện",
        "huyện thành phố",
        "huyện thị xã thành phố",
        "huyện thị xã",
        "thuộc huyện",
        "trực thuộc",
    ),
    "district_code": ("mã huyện", "mã cấp huyện", "mã quận huyện"),
    "province": ("tỉnh", "tỉnh thành phố", "tên tỉnh"),
    "area_km2": ("diện tích", "diện tích tự nhiên", "dt", "dt tự nhiên", "diện tích đất tự nhiên"),
    "area_low_km2": ("diện tích thấp nhất", "diện tích từ"),
    "area_high_km2": ("diện tích cao nhất", "diện tích đến"),
    "area_ha": (),
    "population": ("dân số", "quy mô dân số", "số dân", "nhân khẩu", "số nhân khẩu", "tổng dân số"),
    "population_low": ("dân số thấp nhất", "dân số từ"),
    "population_high": ("dân số cao nhất", "dân số đến"),
    "population_date": ("ngày dân số", "thời điểm dân số", "ngày số liệu", "thời điểm số liệu"),
    "ethnic_minority_percent": (
        "tỷ lệ dtts",
        "tỷ lệ người dtts",
        "tỷ lệ dân tộc thiểu số",
        "tỷ lệ người dân tộc thiểu số",
        "dtts",
        "đồng bào dtts",
    ),
    "mountainous": ("miền núi", "vùng cao", "miền núi vùng cao", "xã miền núi", "thuộc miền núi"),
    "border": ("biên giới", "xã biên giới", "có biên giới", "có đường biên giới", "giáp biên giới"),
    "area_standard_km2": ("tiêu chuẩn diện tích", "diện tích tiêu chuẩn"),
    "population_standard": ("tiêu chuẩn dân số", "dân số tiêu chuẩn", "tiêu chuẩn quy mô dân số"),
    "red_river_delta": ("đồng bằng sông hồng", "vùng đồng bằng sông hồng"),
    "coastal_hardship": ("bãi ngang ven biển", "đặc biệt khó khăn bãi ngang ven biển"),
    "island": ("hải đảo", "xã đảo", "ở hải đảo", "thuộc hải đảo", "xã ở hải đảo"),
    "urban_special_factor": ("yếu tố đặc thù đô thị", "yếu tố đặc thù của đô thị"),
    "voluntary": ("tự nguyện", "có nhu cầu sắp xếp", "có nhu cầu", "tự nguyện sắp xếp"),
    "exemption": ("miễn", "lý do không bắt buộc", "không bắt buộc", "trường hợp đặc biệt"),
    "note": ("ghi chú", "chú thích"),
}
"""Each field of a list, with the headings that stand for it besides its English name."""

_YEAR = re.compile(r"\b(nam )?(19|20)\d\d\b")
_UNITS = re.compile(r"\b(km2|ha|m2|nguoi|khau|km)\b")
_BY_HEADING = {fold(text): field for field, texts in FIELDS.items() for text in texts}
_SPELLINGS = (("ti le", "ty le"), ("qui mo", "quy mo"), ("dan toc thieu so", "dtts"))
_BY_HEADING |= {
    heading.replace("dan toc thieu so", "dtts"): field for heading, field in _BY_HEADING.items()
}

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


class Heading(NamedTuple):
    """What a heading stands for: the field, the unit it names, and whether it is the English name."""

    text: str
    field: str | None
    unit: str | None
    slug: bool


def recognise(text: str) -> Heading:
    """Return what the heading stands for; `field` None where it is not one of those known."""
    slug = text.strip().casefold()
    if slug in FIELDS:
        return Heading(text, slug, {"area_ha": "ha"}.get(slug), slug=True)
    folded = fold(text)
    for other, usual in _SPELLINGS:
        folded = folded.replace(other, usual)
    units = _UNITS.findall(folded)
    bare = " ".join(_UNITS.sub(" ", _YEAR.sub(" ", folded)).split())
    field = _BY_HEADING.get(bare) or _BY_HEADING.get(folded)
    if field == "area_km2" and "ha" in units:
        return Heading(text, "area_ha", "ha", slug=False)
    unit = next((unit for unit in units if unit in ("km2", "ha", "m2")), None)
    return Heading(text, field, unit, slug=False)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind | None:
    """Return the kind that a word names, None where it names none."""
    return _BY_KIND.get(fold(text))


@lru_cache(maxsize=65536)
def kind_in_name(name: str) -> Kind | None:
    """Return the kind that stands before a name, as in "Thị trấn Plei Kần" or "P.Kon Tum"."""
    found = _PREFIX.match(unicodedata.normalize("NFC", name.strip()))
    if found is None:
        return None
    return kind_of(next(group for group in found.groups() if group))


@lru_cache(maxsize=4096)
def flag(text: str) -> bool | None:
    """Return yes or no; raises ValueError where the word is neither."""
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(word)
