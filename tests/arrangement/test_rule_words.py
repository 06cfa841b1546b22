"""Rule words: standards and conditions as a reader meets them."""

import pytest

from calculators.arrangement.possibilities import possibilities
from calculators.arrangement.rule_words import amounts, condition, conditions
from calculators.law import loader
from calculators.units import SHARE_SCALE, Interval, Kind, Level, Unit

RULES = loader.load().rules("2023-2025")
SURE = Unit(Kind.COMMUNE, share=Interval.exactly(0), mountainous=True, border=False)


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        (SURE, "50,00 km² và 5.000 người"),
        (
            SURE._replace(mountainous=None),
            "30,00 km² hoặc 50,00 km² và 5.000 người hoặc 8.000 người",
        ),
        (
            SURE._replace(share=Interval(0, 50 * SHARE_SCALE)),
            "50,00 km² và từ 2.000 đến 5.000 người",
        ),
        (
            Unit(Kind.TOWN, mountainous=False, border=False),
            "chưa đọc được và chưa đọc được",
        ),
    ],
)
def test_one_standard_two_or_more(unit: Unit, text: str) -> None:
    """Of two both are named, of more the least and the greatest; what was not read is said to be so."""
    assert amounts(possibilities(unit, RULES)) == text


def test_a_test_in_words() -> None:
    """Its conditions, and the clause they come from, with its grade."""
    test = RULES.tests[Level.COMMUNE][0]
    words = "diện tích dưới 70% và dân số dưới 70%"
    assert conditions(test) == words
    assert conditions(test, {"area": "S", "population": "P"}) == "S dưới 70% và P dưới 70%"
    assert condition(test) == f"Điều kiện “{words}” (95-KH/TU II.1, mức P)"
