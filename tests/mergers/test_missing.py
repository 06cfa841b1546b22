"""What a new unit lacks: nothing at the standard, the difference below it, words where it is open."""

import pytest

from calculators.mergers.merger import combine
from calculators.mergers.missing import missing
from calculators.mergers.requirements import judge_merger
from calculators.units import M2_PER_KM2, Interval, Kind, Unit
from tests.mergers.test_merger import RULES


def lacks(area: tuple[int, int | None], people: tuple[int, int | None], rules: str) -> list[str]:
    """Return what is missing of a mountain commune made of one unit with these figures, in m² and people."""
    unit = Unit(
        Kind.COMMUNE,
        Interval(*area),
        Interval(*people),
        Interval.exactly(0),
        mountainous=True,
        border=False,
        code="1",
        name="A",
    )
    return list(missing(judge_merger(combine([unit], Kind.COMMUNE), RULES[rules])))


def km2(value: int) -> tuple[int, int]:
    """Return an area that is exactly known."""
    return value * M2_PER_KM2, value * M2_PER_KM2


@pytest.mark.parametrize(
    ("area", "people", "expected"),
    [
        (km2(100), (5000, 5000), []),
        (
            (100 * M2_PER_KM2 - 1, 100 * M2_PER_KM2 - 1),
            (5000, 5000),
            ["Diện tích 99,999999 km², cần từ 100,00 km²: còn thiếu 0,000001 km²."],
        ),
        (
            km2(101),
            (4999, 4999),
            ["Dân số 4.999 người, cần từ 5.000 người: còn thiếu 1 người."],
        ),
        (
            km2(101),
            (4000, 4500),
            [
                "Dân số từ 4.000 đến 4.500 người, cần từ 5.000 người: còn thiếu từ 500 đến 1.000 người."
            ],
        ),
        (
            (90 * M2_PER_KM2, 110 * M2_PER_KM2),
            (5000, None),
            ["Diện tích từ 90,00 đến 110,00 km², cần từ 100,00 km²: chưa rõ có đạt không."],
        ),
    ],
)
def test_each_figure_at_its_standard(
    area: tuple[int, int | None], people: tuple[int, int | None], expected: list[str]
) -> None:
    """At the standard nothing is said; below it how much lacks; in between that it is open."""
    assert lacks(area, people, "from-2026") == expected


def test_added_percentages_have_no_one_number() -> None:
    """A mountain commune and another: their percentages are added, so only the answer is said."""
    units = [
        Unit(
            Kind.COMMUNE,
            Interval.exactly(2 * M2_PER_KM2),
            Interval.exactly(100),
            Interval.exactly(0),
            mountainous=mountainous,
            border=False,
            code=str(int(mountainous)),
        )
        for mountainous in (True, False)
    ]
    judgement = judge_merger(combine(units, Kind.COMMUNE), RULES["2023-2025"])

    assert list(missing(judgement)) == [
        "Diện tích 4,00 km²: chưa đạt.",
        "Dân số 200 người: chưa đạt.",
    ]
