"""Words: figures in the unit that readers know."""

from calculators.arrangement.words import amount_text
from calculators.units import SHARE_SCALE


def test_amounts_in_words() -> None:
    """Each figure in its own unit."""
    told = [
        amount_text("area_km2", 1_500_000),
        amount_text("population", 1_500_000),
        amount_text("ethnic_minority_percent", 15 * SHARE_SCALE),
    ]
    assert told == ["1,50 km²", "1.500.000 người", "15%"]
