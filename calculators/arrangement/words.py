"""Words: what codes are called in Vietnamese, and figures and citations as text."""

from collections.abc import Callable

from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.law.model import BaseStandard, Citation, Grade, Join
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import range_text
from calculators.units import M2_PER_KM2, SHARE_SCALE, UNKNOWN, Component, Interval, Kind, Level

KINDS = {
    Kind.COMMUNE: "xã",
    Kind.WARD: "phường",
    Kind.TOWNSHIP: "thị trấn",
    Kind.RURAL_DISTRICT: "huyện",
    Kind.TOWN: "thị xã",
    Kind.PROVINCIAL_CITY: "thành phố",
    Kind.URBAN_DISTRICT: "quận",
    Kind.SPECIAL_ZONE: "đặc khu",
}
COMPONENT_NAMES: dict[Component, str] = {"area": "diện tích", "population": "dân số"}
JOINS: dict[Join, str] = {"and": "và", "or": "hoặc"}
LEVELS = {Level.DISTRICT: "cấp huyện", Level.COMMUNE: "cấp xã"}
VERDICTS = {
    Verdict.MUST_ARRANGE: "thuộc diện sắp xếp",
    Verdict.EXEMPT: "thuộc diện nhưng không bắt buộc",
    Verdict.NOT_REQUIRED: "không thuộc diện sắp xếp",
    Verdict.BELOW_STANDARD: "chưa đạt tiêu chuẩn",
    Verdict.MEETS_STANDARD: "đạt tiêu chuẩn",
    Verdict.UNDETERMINED: "chưa đủ căn cứ",
    Verdict.INVALID: "số liệu sai",
}
OUTCOMES = {
    Outcome.MET: "đúng",
    Outcome.NOT_MET: "không đúng",
    Outcome.UNDETERMINED: "chưa xác định",
}
GRADES: dict[Grade, str] = {
    "T": "đã đọc văn bản",
    "R": "đọc ở nguồn thuật lại",
    "P": "theo lời của chính kế hoạch",
    "U": "chưa xác minh",
}
FIELDS = {
    "area_km2": "diện tích",
    "population": "dân số",
    "ethnic_minority_percent": "tỷ lệ người dân tộc thiểu số",
    "mountainous": "có thuộc miền núi, vùng cao hay không",
    "border": "có đường biên giới quốc gia hay không",
    "parent_kind": "phường thuộc quận, thành phố hay thị xã",
    "urban_special_factor": "mức giảm tiêu chuẩn theo yếu tố đặc thù của đô thị",
    "standard": "tiêu chuẩn áp dụng",
}

CHOICES: dict[tuple[str, int | Kind], str] = {
    ("mountainous", True): "thuộc miền núi, vùng cao",
    ("mountainous", False): "không thuộc miền núi, vùng cao",
    ("border", True): "có đường biên giới quốc gia",
    ("border", False): "không có đường biên giới quốc gia",
    ("parent_kind", Kind.URBAN_DISTRICT): "phường thuộc quận",
    ("parent_kind", Kind.PROVINCIAL_CITY): "phường thuộc thành phố",
    ("parent_kind", Kind.TOWN): "phường thuộc thị xã",
    ("urban_special_factor", False): "không được giảm tiêu chuẩn theo yếu tố đặc thù của đô thị",
}


def standard_name(standard: BaseStandard) -> str:
    """Return the words for the units that a standard is meant for."""
    name = KINDS[standard.kind]
    if standard.parent_kind is not None:
        return f"{name} thuộc {KINDS[standard.parent_kind]}"
    if standard.mountainous is None:
        return f"{name} ở hải đảo" if standard.kind.rural else name
    return f"{name} miền núi, vùng cao" if standard.mountainous else f"{name} khác"


def verdict_text(verdict: Verdict, mark: str) -> str:
    """Return a verdict with what stands beside it where the rules are not in force."""
    spoken = mark and verdict is not Verdict.INVALID
    return f"{VERDICTS[verdict]} ({mark})" if spoken else VERDICTS[verdict]


def area_text(area: Interval) -> str:
    """Return an area in km² with at least two decimals, a range where it is not exactly known."""
    return _interval(area, lambda m2: vietnamese(decimal_text(m2, M2_PER_KM2), 2), " km²")


def people_text(people: Interval) -> str:
    """Return a number of people, a range where it is not exactly known."""
    return _interval(people, lambda value: vietnamese(str(value)), " người")


def in_words(figure: Interval, text: Callable[[Interval], str]) -> str:
    """Return a figure within a sentence: a range that ends is "từ … đến …"."""
    ends = not figure.known and figure.high is not None
    return f"từ {text(figure)}" if ends else text(figure)


def citation_text(citation: Citation, grade: Grade) -> str:
    """Return a citation with its evidence grade."""
    return f"{citation.text}, mức {grade}"


def _interval(figure: Interval, text: Callable[[int], str], unit: str) -> str:
    if figure == UNKNOWN:
        return "chưa có"
    return range_text(figure, text) + unit


def amount_text(field: str, value: int) -> str:
    """Return a value of a figure with its unit: m² as km², people, ten-thousandths of a point as %."""
    if field == "area_km2":
        return area_text(Interval.exactly(value))
    if field == "population":
        return people_text(Interval.exactly(value))
    return f"{vietnamese(decimal_text(value, SHARE_SCALE))}%"
