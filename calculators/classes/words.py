"""Words: what the facts of a class are called, and points as text."""

from calculators.classes.points import Range
from calculators.numerals import vietnamese
from calculators.sentences import range_text

FIELDS = {
    "population": "dân số",
    "area_km2": "diện tích",
    "ethnic_minority_percent": "tỷ lệ người dân tộc thiểu số",
    "own_revenue_percent": "tỷ lệ tự cân đối ngân sách",
    "self_balancing": "tự cân đối được thu, chi ngân sách hay chưa",
    "industry_services_percent": "tỷ lệ công nghiệp, xây dựng và dịch vụ",
    "nonfarm_labour_percent": "tỷ lệ lao động phi nông nghiệp",
    "poor_households_percent": "tỷ lệ hộ nghèo đa chiều",
    "clean_water_percent": "tỷ lệ hộ dùng nước sạch",
    "online_files_percent": "tỷ lệ hồ sơ trực tuyến toàn trình",
    "online_files_province_percent": "tỷ lệ hồ sơ trực tuyến toàn trình bình quân của tỉnh",
    "signed_papers_percent": "tỷ lệ văn bản đi ký số, gửi điện tử",
    "temporary_residents_percent": "tỷ lệ dân tạm trú quy đổi so với thường trú",
    "mountainous": "có thuộc miền núi, vùng cao hay không",
    "border": "có đường biên giới trên đất liền hay không",
    "national_relic": "có di tích quốc gia đặc biệt, di sản UNESCO hay không",
    "safe_zone": "có phải an toàn khu hay không",
    "central_city": "có thuộc thành phố trực thuộc trung ương hay không",
    "position": "vị trí, chức năng được điểm ưu tiên",
}
YES = {
    "self_balancing": (
        "tự cân đối được thu, chi ngân sách",
        "chưa tự cân đối được thu, chi ngân sách",
    ),
    "mountainous": ("thuộc miền núi, vùng cao", "không thuộc miền núi, vùng cao"),
    "border": ("có đường biên giới trên đất liền", "không có đường biên giới trên đất liền"),
    "national_relic": ("có di tích quốc gia đặc biệt, di sản UNESCO", "không có di tích như vậy"),
    "safe_zone": ("là an toàn khu", "không phải an toàn khu"),
    "central_city": ("thuộc thành phố trực thuộc trung ương", "thuộc tỉnh"),
}
"""Each yes or no as a condition."""
KINDS = {"commune": "xã", "ward": "phường", "special_zone": "đặc khu"}


def decimal(points: int) -> str:
    """Return hundredths of points as a plain decimal with two places, "12.50"."""
    return f"{points // 100}.{points % 100:02d}"


def points_text(points: Range, to: str = " đến ") -> str:
    """Return a range of points as Vietnamese write it, "12,50" or "12,50 đến 14,00"."""
    return range_text(points, lambda end: vietnamese(decimal(end), 2), to)
