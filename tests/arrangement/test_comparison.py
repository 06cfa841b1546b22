"""The one reason why two rule sets give another verdict."""

import pytest

from calculators.arrangement.comparison import mixture, reason
from calculators.arrangement.evaluation import evaluate
from calculators.law import loader
from calculators.units import Interval, Kind, Unit

LAW = loader.load()


def commune(km2: int, people: int, *, mountainous: bool = True) -> Unit:
    """Return a commune of which all is known."""
    return Unit(
        Kind.COMMUNE,
        Interval.exactly(km2 * 1_000_000),
        Interval.exactly(people),
        Interval.exactly(0),
        mountainous=mountainous,
        border=False,
    )


@pytest.mark.parametrize(
    ("unit", "first", "second", "why"),
    [
        (
            commune(40, 4000),
            "2023-2025",
            "2026-2030",
            (
                "điều kiện: diện tích dưới 70% và dân số dưới 70%; diện tích dưới 20% và dân số dưới 300% → "
                "diện tích dưới 100% và dân số dưới 100%; diện tích dưới 30% và dân số dưới 300%"
            ),
        ),
        (
            commune(40, 9000, mountainous=False),
            "2025-reform",
            "from-2026",
            "tiêu chuẩn: 30,00 km² và 8.000 người → 30,00 km² và 16.000 người",
        ),
        (
            commune(200, 9000),
            "2023-2025",
            "from-2026",
            "hai câu hỏi khác nhau: có phải sắp xếp không → có đạt tiêu chuẩn không",
        ),
        (
            commune(10, 1000)._replace(exemption="stable"),
            "2023-2025",
            "2025-reform",
            "lý do được nêu chỉ được tính ở một bộ quy tắc",
        ),
        (
            commune(3, 900)._replace(kind=Kind.TOWNSHIP),
            "2019-2021",
            "2023-2025",
            "mức giảm theo yếu tố đặc thù của đô thị chưa đọc được",
        ),
    ],
)
def test_each_reason(unit: Unit, first: str, second: str, why: str) -> None:
    """The conditions, the standard, what is asked, what is claimed, or a factor that nobody read."""
    before, after = (evaluate(unit, LAW.rules(name)) for name in (first, second))
    assert before.verdict is not after.verdict
    assert reason(before, after, mixture(before.rules, after.rules)) == why
