"""Explanation: whole sentences for whole cases."""

from dataclasses import replace
from typing import Any

import pytest

from calculators.classes.classification import classify
from calculators.classes.explanation import explain, figure_text
from calculators.classes.turning_points import turning_points
from calculators.units import Interval
from tests.class_reference import Known
from tests.classes.test_classification import BEST, MIDDLE
from tests.classes.units import FIGURES, FLAGS, PLAIN, RULES, facts

BONUS_READING = (
    "Cách đọc: điểm ưu tiên theo dân số, diện tích được so với tiêu chuẩn chung của Nghị quyết "
    "112/2025/UBTVQH15; nếu so với tiêu chuẩn đã giảm theo yếu tố đặc thù thì điểm này có thể cao hơn."
)

NO_ISLAND = "Chưa xét tiêu chuẩn riêng của hải đảo, vì không nêu đơn vị ở hải đảo."


def sentences(unit: Known, *unknown: str, name: str = "Đăk Hà", **ranges: Interval) -> list[str]:
    """Return the sentences about a unit."""
    one = classify(facts(unit, unknown, ranges), RULES)
    return list(explain(one, name, turning_points(one)))


def test_a_whole_explanation() -> None:
    """Class, criteria with their figures, bonus, and what was read in."""
    unit = replace(MIDDLE, mountainous=True, population=15_000, border=True, self_balancing=None)
    assert sentences(unit) == [
        "Xã Đăk Hà: loại II, tổng điểm 63,00 (NĐ 307/2025/NĐ-CP Điều 4 khoản 6).",
        "Quy mô dân số: 12,00 trên 25 điểm (dân số 15.000 người).",
        "Diện tích tự nhiên: 10,00 trên 25 điểm (diện tích 30,00 km²).",
        "Cân đối ngân sách: 3,00 trên 10 điểm (tỷ lệ tự cân đối ngân sách 0%).",
        (
            "Công nghiệp, xây dựng và dịch vụ: 5,00 trên 5 điểm "
            "(tỷ lệ công nghiệp, xây dựng và dịch vụ 100%)."
        ),
        "Lao động phi nông nghiệp: 5,00 trên 5 điểm (tỷ lệ lao động phi nông nghiệp 100%).",
        "Hộ nghèo đa chiều: 5,00 trên 5 điểm (tỷ lệ hộ nghèo đa chiều 0%).",
        "Hộ dùng nước sạch: 5,00 trên 5 điểm (tỷ lệ hộ dùng nước sạch 100%).",
        (
            "Hồ sơ giải quyết trực tuyến toàn trình: 5,00 trên 5 điểm (tỷ lệ hồ sơ trực tuyến toàn "
            "trình 100%; tỷ lệ hồ sơ trực tuyến toàn trình bình quân của tỉnh 0%)."
        ),
        (
            "Văn bản đi ký số và gửi điện tử: 5,00 trên 5 điểm "
            "(tỷ lệ văn bản đi ký số, gửi điện tử 100%)."
        ),
        (
            "Yếu tố đặc thù: 3,00 trên 10 điểm (tỷ lệ người dân tộc thiểu số 0%; "
            "có đường biên giới trên đất liền)."
        ),
        (
            "Điểm ưu tiên: 5,00, chỉ tính mức cao nhất (theo dân số; NĐ 307/2025/NĐ-CP Điều 9, "
            "tiêu chuẩn theo NQ 112/2025/UBTVQH15 Điều 2)."
        ),
        "Cách đọc: mức 75% về dân số của xã miền núi được hiểu là 12.000 người và từng 750 người.",
        BONUS_READING,
        "Tự cân đối ngân sách hay chưa được đọc từ tỷ lệ tự cân đối (100% trở lên là tự cân đối).",
    ]


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        (PLAIN, "Điểm ưu tiên: không có."),
        (
            replace(PLAIN, position="strategic"),
            (
                "Điểm ưu tiên: 10,00, chỉ tính mức cao nhất "
                "(theo vị trí, chức năng; NĐ 307/2025/NĐ-CP Điều 9)."
            ),
        ),
        (
            replace(PLAIN, kind="special_zone", population=999),
            (
                "Đặc khu Đăk Hà: loại III, vì dưới 1.000 người thường trú "
                "(NĐ 307/2025/NĐ-CP Điều 8); tổng điểm 51,00."
            ),
        ),
        (
            replace(PLAIN, kind="special_zone"),
            (
                "Đặc khu được tính như một xã, vì không nêu được công nhận là đô thị "
                "(NĐ 307/2025/NĐ-CP Điều 8)."
            ),
        ),
        (
            replace(PLAIN, kind="special_zone", urban=True),
            "Đặc khu được tính như một phường (NĐ 307/2025/NĐ-CP Điều 8).",
        ),
        (
            replace(BEST, kind="ward", position="strategic"),
            (
                "Có thể được xét loại đặc biệt: đủ 90 điểm không kể điểm ưu tiên; còn cần quy mô dân "
                "số và diện tích lớn, và điểm ưu tiên theo vị trí tại điểm a hoặc d "
                "(NĐ 307/2025/NĐ-CP Điều 4 khoản 4). Bộ trưởng Bộ Nội vụ quyết định."
            ),
        ),
    ],
)
def test_a_sentence(unit: Known, sentence: str) -> None:
    """What is said where it applies."""
    assert sentence in sentences(unit)


def test_what_is_open_is_said() -> None:
    """Missing and estimated figures, and what would decide."""
    lines = sentences(MIDDLE, "relic", population=Interval(29_000, 29_500), name="Xã Rờ Kơi")
    assert lines[0] == (
        "Xã Rờ Kơi: chưa đủ căn cứ, từ loại III đến loại II; tổng điểm 59,50 đến 61,75 "
        "(NĐ 307/2025/NĐ-CP)."
    )
    assert lines[-5:] == [
        "Chưa có: có di tích quốc gia đặc biệt, di sản UNESCO hay không.",
        "Điểm dựa trên số ước tính hoặc khoảng số của: dân số.",
        (
            "Sẽ đủ căn cứ khi biết một điều: loại II nếu có di tích quốc gia đặc biệt, di sản "
            "UNESCO; loại III nếu không có di tích như vậy."
        ),
        BONUS_READING,
        NO_ISLAND,
    ]
    nothing = sentences(PLAIN, *FIGURES, *FLAGS, "position")
    assert "Không số liệu nào một mình đủ quyết định loại." in nothing


@pytest.mark.parametrize(
    ("unit", "unknown", "part"),
    [
        (MIDDLE, "population", "loại II nếu dân số từ 29.990 người trở lên, dưới 79.920 người"),
        (MIDDLE, "population", "loại III nếu dân số dưới 29.990 người"),
        (replace(MIDDLE, population=31_000), "area", "loại I nếu diện tích từ 90,00 km² trở lên"),
        (
            replace(MIDDLE, population=29_000),
            "position",
            "loại II nếu vị trí là trung tâm của một cụm",
        ),
        (replace(MIDDLE, population=29_000), "border", "loại III nếu không có đường biên giới"),
        (
            replace(MIDDLE, population=30_000),
            "poor",
            "loại II nếu tỷ lệ hộ nghèo đa chiều từ 2,505% trở xuống",
        ),
        (
            replace(MIDDLE, population=30_000),
            "poor",
            "loại III nếu tỷ lệ hộ nghèo đa chiều trên 2,505%",
        ),
        (
            replace(MIDDLE, population=29_000),
            "minorities",
            "loại II nếu tỷ lệ người dân tộc thiểu số từ 20% trở lên",
        ),
    ],
)
def test_what_decides_is_said(unit: Known, unknown: str, part: str) -> None:
    """Each way in which one fact makes the class."""
    assert part in "\n".join(sentences(unit, unknown))


def test_special_that_is_open() -> None:
    """A ward that may pass 90 points or not."""
    lines = sentences(replace(BEST, kind="ward", position="strategic"), "area")
    assert any(line.startswith("Chưa rõ có thể được xét loại đặc biệt") for line in lines)


def test_figures_as_text() -> None:
    """Areas, people and percentages, exact, as a range or bounded below."""
    assert figure_text("clean_water_percent", Interval(705_000, 705_000)) == "70,5%"
    assert figure_text("clean_water_percent", Interval(705_000, 710_000)) == "70,5% đến 71%"
    assert figure_text("own_revenue_percent", Interval(705_000, None)) == "từ 70,5%"
    assert figure_text("population", Interval(1_000, None)) == "từ 1.000 người"


@pytest.mark.parametrize("kind", ["commune", "ward", "special_zone"])
def test_a_reading_is_told_where_it_may_give_more(kind: str) -> None:
    """Also where it gives nothing now; not where the unit's position has the highest bonus already."""
    zone = [line for line in sentences(replace(PLAIN, kind=kind)) if "riêng của đặc khu" in line]
    assert len(zone) == (kind == "special_zone")
    assert BONUS_READING in sentences(replace(PLAIN, kind=kind))
    best = sentences(replace(PLAIN, kind=kind, position="strategic"))
    assert not any("điểm ưu tiên theo dân số" in line.casefold() for line in best)


def test_the_rule_of_mountains_is_told_where_that_is_not_known() -> None:
    """With its clause of the annex, for a unit that may be in the mountains."""
    rule = (
        "Khi chưa có danh mục mới thì theo các quyết định trước đây; đơn vị hình thành từ những đơn vị "
        "trong đó có đơn vị thuộc miền núi, vùng cao là đơn vị miền núi (NĐ 307/2025/NĐ-CP Phụ lục)."
    )
    assert rule in sentences(PLAIN, "mountainous")
    assert rule not in sentences(PLAIN)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"island": True}, False),
        ({"mountainous": True}, False),
        ({"position": "strategic"}, False),
        ({"kind": "ward"}, False),
        ({"kind": "special_zone"}, True),
        ({"kind": "special_zone", "urban": True}, False),
    ],
)
def test_an_island_that_nobody_claimed_is_not_passed_over_in_silence(
    changes: dict[str, Any],
    expected: bool,  # noqa: FBT001 - a case
) -> None:
    """A claim counts only where it is made, and the result says where it was not."""
    assert (NO_ISLAND in sentences(replace(PLAIN, **changes))) is expected
