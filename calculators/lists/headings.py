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
    "code": (
        "mã",
        "mã đvhc",
        "mã đơn vị",
        "mã đơn vị hành chính",
        "mã số",
        "mã xã",
        "mã px",
        "mã phường xã",
        "mã xã phường",
        "mã xã phường thị trấn",
        "mã đvhc cấp xã",
    ),
    "name": (
        "tên",
        "tên đvhc",
        "tên đơn vị",
        "tên đơn vị hành chính",
        "tên đơn vị hành chính cấp xã",
        "tên đvhc cấp xã",
        "tên xã",
        "tên phường",
        "tên xã phường",
        "tên phường xã",
        "tên xã phường thị trấn",
        "đơn vị",
        "đơn vị hành chính",
        "đơn vị hành chính cấp xã",
        "đơn vị cấp xã",
        "đvhc",
        "đvhc cấp xã",
        "xã",
        "xã phường",
        "phường xã",
        "xã phường thị trấn",
        "xã phường tt",
        "phường xã thị trấn",
        "địa phương",
        "tên địa phương",
        "địa bàn",
        "commune",
        "commune name",
        "administrative unit",
        "administrative units",
    ),
    "kind": ("loại", "loại đvhc", "loại đơn vị", "loại đơn vị hành chính", "loại hình", "cấp"),
    "parent_kind": ("loại đơn vị cấp huyện", "loại đơn vị cấp trên", "thuộc loại"),
    "district": (
        "huyện",
        "cấp huyện",
        "đơn vị cấp huyện",
        "đvhc cấp huyện",
        "đơn vị hành chính cấp huyện",
        "tên huyện",
        "tên quận huyện",
        "quận huyện",
        "quận huyện thị xã",
        "huyện thành phố",
        "huyện thị xã thành phố",
        "huyện thị xã",
        "huyện quận",
        "thuộc huyện",
        "trực thuộc",
        "district name",
    ),
    "district_code": ("mã huyện", "mã cấp huyện", "mã quận huyện", "mã qh"),
    "province": ("tỉnh", "tỉnh thành phố", "tỉnh thành", "tên tỉnh"),
    "area_km2": (
        "diện tích",
        "diện tích tự nhiên",
        "tổng diện tích tự nhiên",
        "dt",
        "dt tự nhiên",
        "dttn",
        "diện tích đất tự nhiên",
        "tổng diện tích đất tự nhiên",
        "tổng diện tích đất",
        "area",
        "natural area",
        "land area",
    ),
    "area_low_km2": ("diện tích thấp nhất", "diện tích từ"),
    "area_high_km2": ("diện tích cao nhất", "diện tích đến"),
    "area_ha": (),
    "population": (
        "dân số",
        "quy mô dân số",
        "số dân",
        "nhân khẩu",
        "số nhân khẩu",
        "số khẩu",
        "số người",
        "tổng dân số",
        "dân số trung bình",
        "dân số thường trú tạm trú",
        "dân số thường trú và tạm trú",
        "average population",
    ),
    "population_low": ("dân số thấp nhất", "dân số từ"),
    "population_high": ("dân số cao nhất", "dân số đến"),
    "population_date": ("ngày dân số", "thời điểm dân số", "ngày số liệu", "thời điểm số liệu"),
    "ethnic_minority_percent": (
        "tỷ lệ dtts",
        "tỷ lệ người dtts",
        "tỷ lệ dân số dtts",
        "tỷ lệ đồng bào dtts",
        "tỷ lệ dân số là người dtts",
        "tỷ lệ dân tộc thiểu số",
        "tỷ lệ người dân tộc thiểu số",
        "dtts",
        "đồng bào dtts",
        "người dtts",
    ),
    "ethnic_minority_people": (
        "số người dtts",
        "dân số dtts",
        "dân số là người dtts",
        "số dân dtts",
    ),
    "mountainous": (
        "miền núi",
        "vùng cao",
        "miền núi vùng cao",
        "xã miền núi",
        "xã miền núi vùng cao",
        "thuộc miền núi",
        "khu vực miền núi",
        "khu vực miền núi vùng cao",
    ),
    "border": (
        "biên giới",
        "xã biên giới",
        "có biên giới",
        "có đường biên giới",
        "có đường biên giới quốc gia",
        "giáp biên giới",
        "khu vực biên giới",
    ),
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

AREAS = frozenset({"area_km2", "area_low_km2", "area_high_km2", "area_ha", "area_standard_km2"})
PEOPLE = frozenset(
    {
        "population",
        "population_low",
        "population_high",
        "population_standard",
        "ethnic_minority_people",
    }
)
SHARES = frozenset({"ethnic_minority_percent"})
FIGURES = AREAS | PEOPLE | SHARES
"""The fields whose cells hold figures of the unit or of its standard."""
_FLAGS = frozenset({"mountainous", "border", "red_river_delta", "coastal_hardship", "voluntary"})

AREA_UNITS = {
    "km2": "km2",
    "km vuong": "km2",
    "kilomet vuong": "km2",
    "ki lo met vuong": "km2",
    "kilo met vuong": "km2",
    "sq km": "km2",
    "square kilometres": "km2",
    "square kilometers": "km2",
    "nghin ha": "nghìn ha",
    "ngan ha": "nghìn ha",
    "1000 ha": "nghìn ha",
    "1 000 ha": "nghìn ha",
    "thous ha": "nghìn ha",
    "thousand hectares": "nghìn ha",
    "nghin hecta": "nghìn ha",
    "nghin hec ta": "nghìn ha",
    "hectares": "ha",
    "hecta": "ha",
    "hec ta": "ha",
    "ha": "ha",
    "m vuong": "m2",
    "met vuong": "m2",
    "m2": "m2",
}
"""The units of area in the words of headings and cells, folded."""
PEOPLE_UNITS = {
    **{
        f"{many} {one}".strip(): unit
        for many, unit in (
            ("nghin", "nghìn người"),
            ("ngan", "nghìn người"),
            ("1000", "nghìn người"),
            ("1 000", "nghìn người"),
            ("thousand", "nghìn người"),
            ("thous", "nghìn người"),
            ("trieu", "triệu người"),
            ("million", "triệu người"),
            ("", "người"),
        )
        for one in ("nguoi", "nhan khau", "khau", "persons", "pers", "people", "dan")
        if many or one != "dan"
    },
}
"""The same of people; "người" stands alone where people are counted one by one."""
_UNIT_WORDS = {**AREA_UNITS, **PEOPLE_UNITS, "phan tram": "%", "km": "km"}
_UNITS = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _UNIT_WORDS), key=len, reverse=True)) + r")\b"
)
# A date says of when a figure is, not what it counts; "đến năm 2022" is no upper bound.
_DATE = re.compile(
    r"\b(?:(?:thoi diem|tinh|den|toi|cuoi|dau|het|tai|vao|ngay|thang|nam|quy|as of|in) )*"
    r"(?:\d{1,2} ){0,2}(?:19|20)\d\d\b"
)
_NEUTRAL = re.compile(
    r"\b(?:hien trang|hien nay|hien co|thuc trang|thuc te|so lieu|thoi diem|tinh den|tong so|"
    r"tong cong|tong|chung|trong do|toan xa|toan bo|total|theo nien giam thong ke|theo thong ke|"
    r"theo kiem ke dat dai|theo bao cao|don vi tinh|dvt|cua dvhc|cua don vi hanh chinh)\b"
)
"""Words of a heading that leave its figure the same."""
_REMARKS = re.compile(r"[¹²³⁰⁴-⁹*†‡]|\(\d{1,2}\)(?:\s*=.*)?|\[\w{1,3}\]")
_LANGUAGES = re.compile(r"[\n/|()]| [-–] ")
_MALE = re.compile(r"\bnam\b")
_FILLERS = re.compile(r"\b(?:va|hoac|dien tich|dan so|la)\b")
_SPELLINGS = (("ti le", "ty le"), ("qui mo", "quy mo"), ("dan toc thieu so", "dtts"))
_BY_HEADING = {fold(text): field for field, texts in FIELDS.items() for text in texts}
_BY_HEADING |= {
    heading.replace("dan toc thieu so", "dtts"): field for heading, field in _BY_HEADING.items()
}
_BY_HEADING |= {fold(field): field for field in ("population", "name", "code", "district", "note")}

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
    """What a heading stands for: the field, the unit it names, and whether it is the English name.

    Of several headings for one field those of the lowest `rank` count; `reason` says why a column
    is taken for a field where its own heading does not say so.
    """

    text: str
    field: str | None
    unit: str | None
    slug: bool
    rank: int = 0
    reason: str = ""


class _Part(NamedTuple):
    """One cell of a heading: all its words, those that name a quantity, and its units."""

    whole: str
    words: str
    units: tuple[str, ...]

    @property
    def field(self) -> str | None:
        return _BY_HEADING.get(self.words) or _BY_HEADING.get(self.whole)


def unit_words(text: str) -> tuple[str, ...]:
    """Return the units in a text that holds nothing else; none where there are other words."""
    part = _part(text)
    rest = _FILLERS.sub(" ", part.words) if part.units else "x"
    return () if rest.strip() else part.units


def recognise(text: str) -> Heading:
    """Return what the heading stands for; `field` None where it is not one of those known."""
    return recognise_parts(text, (text,))


def recognise_parts(text: str, cells: tuple[str, ...]) -> Heading:
    """Return what a heading of several cells, from top to bottom, stands for.

    What a figure is must be said by words that are all known: a heading with one more, as in
    "Diện tích lúa", is another figure.
    """
    slug = text.strip().casefold()
    if slug in FIELDS:
        return Heading(text, slug, {"area_ha": "ha"}.get(slug), slug=True)
    parts = [_part(cell) for cell in cells]
    units = {unit for part in parts for unit in part.units}
    field, rank = _field(parts)
    if field is None and len(pieces := _pieces(cells)) > len(parts):
        field, rank = _same(pieces)
    if field in SHARES and "%" not in units and not any("ty le" in p.whole for p in parts):
        # Without "tỷ lệ" or "%" it may be a count of people.
        field = "ethnic_minority_people" if units & set(PEOPLE_UNITS.values()) else field
    if field == "ethnic_minority_people" and "%" in units:
        field = "ethnic_minority_percent"
    return _measured(text, field, units, rank)


def _measured(text: str, field: str | None, units: set[str], rank: int) -> Heading:
    """Return the heading with its unit; a unit of something else makes it another figure."""
    areas, people = units & set(AREA_UNITS.values()), units & set(PEOPLE_UNITS.values())
    unit = next(iter(areas)) if len(areas) == 1 else None
    if field in AREAS:
        if people or units & {"%", "km"}:
            return Heading(text, None, unit, slug=False)
        if field == "area_km2" and unit == "ha":
            field = "area_ha"
    elif field in PEOPLE:
        if areas or units & {"%", "km"}:
            return Heading(text, None, unit, slug=False)
        # "Dân số (người)" under "ĐVT: nghìn người" says both: what is nearest is longest.
        many = people - {"người"}
        unit = next(iter(many)) if len(many) == 1 else ("người" if people else None)
    elif field in _FLAGS and units:
        field = None
    return Heading(text, field, unit, False, rank)  # noqa: FBT003 - as the record has it


def _field(parts: list[_Part]) -> tuple[str | None, int]:
    """Return the field that the cells of a heading name together, and how surely: 0 is best."""
    named = [part for part in parts if part.words]
    if not named:
        return (parts[-1].field if parts else None), 0
    joined = " ".join(dict.fromkeys(part.words for part in named))
    both = _BY_HEADING.get(joined)
    if both:
        return both, 0
    fields = [part.field for part in named]
    last = fields[-1]
    if last is None:
        return None, 0
    if all(fields):
        return last, 0
    # Under a title that is not known a name is a name, but a figure may be of anything.
    return (None, 0) if last in FIGURES | _FLAGS else (last, 1)


def _same(pieces: list[_Part]) -> tuple[str | None, int]:
    """Return the field that all pieces of a heading in two languages name, None where they differ."""
    fields = {piece.field for piece in pieces if piece.words}
    return (fields.pop(), 0) if len(fields) == 1 else (None, 0)


def _pieces(cells: tuple[str, ...]) -> list[_Part]:
    return [_part(piece) for cell in cells for piece in _LANGUAGES.split(cell) if piece.strip()]


@lru_cache(maxsize=4096)
def _part(cell: str) -> _Part:
    text = unicodedata.normalize("NFC", cell).casefold()
    text = _REMARKS.sub(" ", text.replace("m²", "m2"))
    if not text.isascii():
        # With accents written, "nam" is male and "năm" the year.
        text = _MALE.sub("nam gioi", text)
    # "Miền" alone is a region and no reason for leaving a unit as it is.
    if text.strip() == "miền":
        return _Part("vung", "vung", ())
    whole = fold(text.replace("%", " phần trăm "))
    for other, usual in _SPELLINGS:
        whole = whole.replace(other, usual)
    # In "người DTTS" the people are no unit.
    known = whole in _BY_HEADING
    units = () if known else tuple(_UNIT_WORDS[unit] for unit in _UNITS.findall(whole))
    words = " ".join(_UNITS.sub(" ", _DATE.sub(" ", whole)).split())
    if known:
        words = whole
    elif not words:
        # In "Nhân khẩu (người)" the first unit is what is counted.
        last = max((found.start() for found in _UNITS.finditer(whole)), default=0)
        words = whole[:last].strip() if whole[:last].strip() in _BY_HEADING else ""
    if not known and words not in _BY_HEADING:
        words = " ".join(_NEUTRAL.sub(" ", words).split())
    return _Part(whole, words, units)


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


def without_kind(name: str) -> str:
    """Return a name without the kind before it."""
    return _PREFIX.sub("", unicodedata.normalize("NFC", name.strip()), count=1)


@lru_cache(maxsize=4096)
def flag(text: str) -> bool | None:
    """Return yes or no; raises ValueError where the word is neither."""
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(word)
