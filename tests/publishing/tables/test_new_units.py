"""The arrangement of 2025: the resolution as data, against the sums of its members."""

from pathlib import Path

from publishing.tables import new_units
from tests.expected import EXPECTED, needs

ROOT = Path(__file__).parents[3]


@needs("merges")
def test_the_arrangement_of_2025_is_what_the_resolution_says() -> None:
    """Old into new: members exact, areas within rounding, kinds and borders as decided."""
    units = new_units.read(ROOT)
    assert len(units) == EXPECTED["rows"]["formed"]
    assert sum(len(unit.members) for unit in units) == EXPECTED["rows"]["communes"]
    assert sum(unit.unchanged for unit in units) == len(EXPECTED["kept"]["names"])
    assert [unit.title for unit in units if unit.area_gap > 10_000 * len(unit.members)] == []
    assert all(unit.merger.unit.kind is unit.kind for unit in units)
    pairs = new_units.read_pairs(ROOT)
    assert all(pairs.contiguity(unit.merger.codes).answer for unit in units)
    formed = [unit for unit in units if not unit.unchanged]
    below = [unit.title for unit in formed if unit.judgement().verdict.value != "meets_standard"]
    assert below == EXPECTED["formed"]["below"]
    assert all(unit.judgement().waived for unit in formed if unit.title in below)
