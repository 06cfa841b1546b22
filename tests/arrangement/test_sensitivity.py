"""Sensitivity: how the verdict moves with one figure."""

from typing import Any

import pytest

from calculators.arrangement.sensitivity import Movement, Step, movements
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.units import M2_PER_KM2, SHARE_SCALE, UNKNOWN, Interval, Kind, Unit


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
    path = tuple(Step(value, verdict) for value, verdict in zip(steps, verdicts, strict=False))
    assert Movement(field, path, UNKNOWN).text == text


def commune(**facts: Any) -> Unit:  # noqa: ANN401 - facts of a unit
    """Return a commune of 12 km² and 2,300 people away from the border."""
    return Unit(
        Kind.COMMUNE,
        Interval.exactly(12 * M2_PER_KM2),
        Interval.exactly(2300),
        border=False,
        **facts,
    )


def test_movements_of_a_mountain_commune() -> None:
    """20% of 50 km²; 70% of 45% of 5,000 people; 30% of the ethnic minorities, where all turns."""
    unit = commune(share=Interval.exactly(40 * SHARE_SCALE), mountainous=True)
    moves = movements(unit, loader.load().rules("2023-2025"))
    must, free = Verdict.MUST_ARRANGE, Verdict.NOT_REQUIRED
    assert moves == (
        Movement("area_km2", (Step(0, must), Step(10 * M2_PER_KM2, free)), unit.area),
        Movement("population", (Step(0, must), Step(1575, free)), unit.population),
        Movement(
            "ethnic_minority_percent", (Step(0, must), Step(30 * SHARE_SCALE, free)), unit.share
        ),
    )


def test_a_share_that_does_not_count_has_no_movement() -> None:
    """On the plain: 70% of 30 km², 70% of 8,000 people."""
    moves = movements(commune(mountainous=False), loader.load().rules("2023-2025"))
    assert [(one.field, [step.value for step in one.steps]) for one in moves] == [
        ("area_km2", [0, 21 * M2_PER_KM2]),
        ("population", [0, 5600]),
    ]


@pytest.mark.parametrize(
    ("exemption", "voluntary", "verdict"),
    [
        ("isolated", False, Verdict.EXEMPT),
        ("isolated", True, Verdict.MUST_ARRANGE),
        (None, False, Verdict.MUST_ARRANGE),
    ],
)
def test_what_the_user_claims_counts_at_every_step(
    exemption: str | None,
    voluntary: bool,  # noqa: FBT001 - a case
    verdict: Verdict,
) -> None:
    """A unit with a reason not to be arranged is exempt wherever a test is met, as its verdict is."""
    unit = Unit(
        Kind.COMMUNE,
        Interval.exactly(20_000_000),
        Interval.exactly(2_000),
        Interval.exactly(0),
        mountainous=True,
        border=False,
        exemption=exemption,
        voluntary=voluntary,
    )
    moves = movements(unit, loader.load().rules("2023-2025"))
    assert [[step.verdict for step in one.steps] for one in moves[:2]] == [
        [verdict, Verdict.NOT_REQUIRED],
        [verdict, Verdict.NOT_REQUIRED],
    ]
