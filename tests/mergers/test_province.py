"""Proposals for the districts of the province in data/: equal to trying every way."""

import pytest

from calculators.lists import sheets, tables
from calculators.mergers import adjacency
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.candidates import Case
from calculators.mergers.districts import District, districts
from calculators.units import Kind
from publishing.tools.programs import ROOT
from tests.expected import PROVINCE
from tests.mergers.test_candidates import LAW
from tests.mergers.test_proposals import PERIODS, check, task


def province() -> tuple[list[District], Adjacency]:
    """Return the districts of the province and the pairs of its communes; none where it has no pairs."""
    if "pairs" not in PROVINCE.tables:
        return [], Adjacency({}, frozenset())
    data = (ROOT / PROVINCE.path("communes")).read_bytes()
    table = tables.read(sheets.from_bytes(data), LAW.exemptions)
    units = [(e.district, (e.district,), e.unit) for e in table.entries if e.unit is not None]
    return districts(units), adjacency.read((ROOT / PROVINCE.path("pairs")).read_bytes())


DISTRICTS, PAIRS = province()


@pytest.mark.unmeasured
@pytest.mark.parametrize("rules", PERIODS)
@pytest.mark.parametrize("case", ["worst", "best"])
@pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.name)
def test_the_province_equals_exhaustive_search(district: District, case: Case, rules: str) -> None:
    """Every district, each kind of unit by itself: units of two kinds never form a group."""
    for kind in {unit.kind for unit in district.units}:
        units = tuple(unit for unit in district.units if unit.kind is kind)
        check(District(district.name, units), task(rules, PAIRS, case))


@pytest.mark.unmeasured
@pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.name)
def test_the_province_in_2025_equals_exhaustive_search(district: District) -> None:
    """Communes and townships form communes together, wards wards (NQ 76/2025/UBTVQH15 Điều 5)."""
    wards = {unit.kind is Kind.WARD for unit in district.units}
    for urban in wards:
        units = tuple(unit for unit in district.units if (unit.kind is Kind.WARD) == urban)
        check(District(district.name, units), task("2025-reform", PAIRS))
