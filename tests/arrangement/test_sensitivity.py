"""Sensitivity: how the verdict moves with one figure."""

import pytest

from calculators.arrangement.sensitivity import Movement, Step
from calculators.arrangement.verdicts import Verdict
from calculators.units import UNKNOWN


@pytest.mark.parametrize(
    ("field", "steps", "text"),
    [
        ("area_km2", (0,), "Theo diện tích: giá trị nào cũng cho kết quả “thuộc diện sắp xếp”."),
        (
            "population",
            (0, 700, 3500),
            (
                "Theo dân số: dưới 700 người: thuộc diện sắp xếp; từ 700 người đến dưới 3.500 người: "
                "chưa đủ căn cứ; từ 3.500 người trở lên: không thuộc diện sắp xếp."
            ),
        ),
        (
            "area_km2",
            (0, 35_000_000),
            "Theo diện tích: dưới 35,00 km²: thuộc diện sắp xếp; từ 35,00 km² trở lên: chưa đủ căn cứ.",
        ),
    ],
)
def test_how_the_verdict_moves(field: str, steps: tuple[int, ...], text: str) -> None:
    """Each step up to the next, the first from nothing, the last without an end."""
    verdicts = (Verdict.MUST_ARRANGE, Verdict.UNDETERMINED, Verdict.NOT_REQUIRED)
    made = tuple(Step(value, verdict) for value, verdict in zip(steps, verdicts, strict=False))
    assert Movement(field, made, UNKNOWN).text == text
