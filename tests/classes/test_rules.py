"""Rules: one scale at its ends, and the class of so many points."""

import pytest

from tests.classes.units import RULES

(POOR,) = [s for s in RULES.scales if s.id == "poor-commune"]
(MINORITY,) = [s for s in RULES.scales if s.id == "minority-commune"]
(WATER,) = [s for s in RULES.scales if s.id == "water-commune"]


@pytest.mark.parametrize(
    ("value", "points"),
    [
        (700_000, 300),
        (700_499, 300),
        (700_500, 301),
        (701_499, 301),
        (701_500, 302),
        (899_499, 499),
        (899_500, 500),
        (900_000, 500),
        (1_000_000, 500),
        (None, 500),
    ],
)
def test_points_are_rounded_half_up_to_two_decimals(value: int | None, points: int) -> None:
    """A tenth of a percentage point is 0.01: half of it is the next hundredth (Điều 4)."""
    assert WATER.at(value) == points


def test_a_falling_scale_and_one_with_a_start() -> None:
    """Fewer poor households give more; below its start a scale gives nothing."""
    assert [POOR.at(value) for value in (0, 24_999, 25_000, 44_999, 45_000, 10**6)] == [
        *(500, 500, 500, 300, 300, 300),
    ]
    assert [MINORITY.at(value) for value in (0, 199_999, 200_000, 300_000, 350_000, 500_000)] == [
        *(0, 0, 200, 200, 225, 300),
    ]


@pytest.mark.parametrize(
    ("points", "level"),
    [(0, "III"), (5_999, "III"), (6_000, "II"), (7_499, "II"), (7_500, "I"), (11_000, "I")],
)
def test_the_class_of_so_many_points(points: int, level: str) -> None:
    """Below, at and above each limit, in hundredths (Điều 4 khoản 5 to 7)."""
    assert RULES.level(points).id == level
