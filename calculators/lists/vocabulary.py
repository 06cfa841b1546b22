"""The vocabulary of lists: the fields, the headings that stand for them, the units of figures."""

from calculators.sentences import capital

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
        "tên đơn vị",
        "tên",
        "tên đvhc",
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
    "kind": (
        "loại đơn vị",
        "loại",
        "loại đvhc",
        "loại đơn vị hành chính",
        "loại hình",
        "cấp",
        "type",
    ),
    "parent_kind": ("loại đơn vị cấp huyện", "loại đơn vị cấp trên", "thuộc loại"),
    "district": (
        "đơn vị cấp huyện",
        "huyện",
        "cấp huyện",
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
    "district_code": ("mã cấp huyện", "mã huyện", "mã quận huyện", "mã qh"),
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
        "tổng diện tích đất của đvhc",
        "tổng diện tích đất của đơn vị hành chính",
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
        "tổng số dân",
        "tổng số nhân khẩu",
        "tổng nhân khẩu",
        "tổng số khẩu",
        "tổng số người",
        "ds",
        "dân số trung bình",
        "dân số thường trú tạm trú",
        "dân số thường trú và tạm trú",
        "average population",
    ),
    "population_low": ("dân số thấp nhất", "dân số từ"),
    "population_high": ("dân số cao nhất", "dân số đến"),
    "population_date": ("thời điểm số liệu", "thời điểm dân số", "ngày số liệu", "ngày dân số"),
    "ethnic_minority_percent": (
        "tỷ lệ dân tộc thiểu số",
        "tỷ lệ dtts",
        "dtts tỷ lệ",
        "người dtts tỷ lệ",
        "tỷ lệ người dtts",
        "tỷ lệ dân số dtts",
        "tỷ lệ đồng bào dtts",
        "tỷ lệ dân số là người dtts",
        "tỷ lệ người dân tộc thiểu số",
        "dtts",
        "đồng bào dtts",
        "người dtts",
    ),
    "ethnic_minority_people": (
        "số người dân tộc thiểu số",
        "số người dtts",
        "dân số dtts",
        "dân số là người dtts",
        "số dân dtts",
    ),
    "mountainous": (
        "miền núi, vùng cao",
        "miền núi",
        "vùng cao",
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
    "red_river_delta": ("đồng bằng sông Hồng", "vùng đồng bằng sông Hồng"),
    "coastal_hardship": (
        "bãi ngang, ven biển đặc biệt khó khăn",
        "bãi ngang ven biển",
        "đặc biệt khó khăn bãi ngang ven biển",
    ),
    "island": ("hải đảo", "xã đảo", "ở hải đảo", "thuộc hải đảo", "xã ở hải đảo"),
    "urban_special_factor": ("yếu tố đặc thù đô thị", "yếu tố đặc thù của đô thị"),
    "voluntary": ("tự nguyện sắp xếp", "tự nguyện", "có nhu cầu sắp xếp", "có nhu cầu"),
    "exemption": ("lý do không bắt buộc", "không bắt buộc", "miễn", "trường hợp đặc biệt"),
    "longitude": ("kinh độ", "kinh độ wgs84", "kinh độ wgs 84", "lon", "lng"),
    "latitude": ("vĩ độ", "vĩ độ wgs84", "vĩ độ wgs 84", "lat"),
    "note": ("ghi chú", "chú thích"),
}
"""Each field of a list, with the headings that stand for it besides its English name.

The first heading is the name that readers are shown. What is called an area is `area_km2`, until its
unit says hectares.
"""

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
POINT = ("longitude", "latitude")
"""The fields that say where a unit lies."""
_UNITS = {frozenset({"area_ha"}): "ha", AREAS: "km²", PEOPLE: "người", SHARES: "%"}
FLAGS = frozenset({"mountainous", "border", "red_river_delta", "coastal_hardship", "voluntary"})
"""The fields whose cells say yes or no."""

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
    for one in ("nguoi", "nhan khau", "khau", "persons", "person", "pers", "people", "dan")
    if many or one != "dan"
}
"""The same of people; "người" stands alone where people are counted one by one."""


def name_of(field: str) -> str:
    """Return the name of a field in words, without the unit of its figures: "diện tích"."""
    return (FIELDS[field] or FIELDS["area_km2"])[0]


def title_of(field: str) -> str:
    """Return the name of a field as the heading of a column that reads as this field: "Diện tích (km²)"."""
    unit = next((unit for fields, unit in _UNITS.items() if field in fields), "")
    name = name_of(field)
    return f"{capital(name)}{f' ({unit})' if unit not in name else ''}"
