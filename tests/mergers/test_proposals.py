"""Proposals: equal to trying every way, for made-up districts and for Kon Tum's."""

from copy import replace
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.mergers import adjacency
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.districts import District, districts
from calculators.mergers.merger import combine
from calculators.mergers.proposals import Case, Task, propose
from calculators.mergers.requirements import MergerVerdict, judge_merger
from calculators.units import ANY_SHARE, SHARE_SCALE, UNKNOWN, Interval, Kind, Unit
from publishing.measure.proposals import made_up
from tests import merger_reference

ROOT = Path(__file__).parents[2]
LAW = law_loader.load()
NEW_UNITS = merger_loader.load()
PERIODS = ("2019-2021", "2023-2025", "2026-2030")


def kon_tum() -> tuple[list[District], Adjacency]:
    """Return the districts of Kon Tum and the pairs of its communes."""
    data = (ROOT / "data" / "kon-tum-communes-2023.csv").read_bytes()
    table = tables.read(sheets.from_bytes(data), LAW.exemptions)
    found = [(e.district, (e.district,), e.unit) for e in table.entries if e.unit is not None]
    pairs = (ROOT / "data" / "kon-tum-adjacency-2023.csv").read_bytes()
    return districts(found), adjacency.read(pairs)


DISTRICTS, PAIRS = kon_tum()


def task(
    rules: str, pairs: Adjacency, case: Case = "worst", keep: frozenset[str] = frozenset()
) -> Task:
    """Return what is asked for."""
    return Task(LAW.rules(rules), NEW_UNITS[rules], pairs, case, keep)


def random_district(
    seed: int, sizes: tuple[int, int]
) -> tuple[District, Adjacency, frozenset[str]]:
    """Return a connected made-up district in which anything may be known, estimated or unknown."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    size = random.randint(*sizes)
    flags = random.choice([(True,), (True,), (False,), (True, False), (True, None)])
    urban = random.random() < 0.3
    units = []
    for index in range(size):
        area, people = random.randint(3, 70) * 10**6, random.randint(200, 9000)
        share = random.randint(0, 100) * SHARE_SCALE
        unit = Unit(
            Kind.TOWNSHIP if urban and random.random() < 0.4 else Kind.COMMUNE,
            random.choice([Interval.exactly(area), Interval(area * 9 // 10, area * 11 // 10)]),
            random.choice(
                [Interval.exactly(people), Interval(people * 9 // 10, people * 11 // 10)]
            ),
            random.choice([Interval.exactly(share), Interval.exactly(share), ANY_SHARE]),
            mountainous=random.choice(flags),
            border=random.choice([True, False, False, False, None]),
            code=f"{random.randint(10, 99)}{index:03}",
        )
        units.append(replace(unit, area=UNKNOWN) if random.random() < 0.03 else unit)
    codes = [unit.code for unit in units]
    borders = {}
    for index in range(1, size):
        pair = codes[index], codes[random.randrange(index)]
        borders[min(pair), max(pair)] = Border(random.randint(0, 9) * 1000, sure=True)
    for pair in combinations(sorted(codes), 2):
        if random.random() < 2 / size:
            borders[pair] = Border(random.randint(0, 9) * 1000, sure=random.random() < 0.8)
    keep = frozenset(code for code in codes if random.random() < 0.08)
    return District("", tuple(units)), Adjacency(borders, frozenset(codes)), keep


def check(district: District, asked: Task) -> None:
    """Hold a proposal against trying every way."""
    found = propose(district, asked)
    expected = merger_reference.best(
        district.units, asked.adjacency, found.to_arrange, asked.keep, asked.rules.id
    )
    groups = tuple(group.codes for group in found.groups)
    border = sum(asked.adjacency.metres(group) for group in groups)
    codes = tuple(sorted(code for group in groups for code in group))
    assert found.optimal
    assert (len(found.unresolved), len(codes), -border, codes) == expected[:4]
    assert (found.left, found.size) == expected[:2]
    assert groups == expected[4]


@pytest.mark.parametrize("rules", PERIODS[1:])
@pytest.mark.parametrize("seed", range(150))
def test_small_districts_equal_exhaustive_search(seed: int, rules: str) -> None:
    """Whatever is known, the best of all ways is found."""
    district, pairs, keep = random_district(seed, (3, 8))
    check(district, task(rules, pairs, "worst" if seed % 3 else "best", keep))


@pytest.mark.parametrize("seed", range(1000, 1008))
def test_districts_of_up_to_12_units_equal_exhaustive_search(seed: int) -> None:
    """The same with as many units as trying every way allows."""
    district, pairs, keep = random_district(seed, (11, 12))
    check(district, task("2026-2030", pairs, "worst", keep))


def test_the_made_up_districts_are_no_easy_ones() -> None:
    """Among them are groups of several sizes, units left over, kept units and alternatives."""
    sizes, left, kept, others = set(), 0, 0, 0
    for seed in range(150):
        district, pairs, keep = random_district(seed, (3, 8))
        found = propose(district, task("2026-2030", pairs, "worst", keep))
        sizes |= {len(group.members) for group in found.groups}
        left += bool(found.unresolved) and bool(found.groups)
        kept += any(one.reason == "kept" for one in found.unresolved)
        others += bool(found.alternatives)
    assert {2, 3, 4} <= sizes
    assert min(left, kept, others) > 10


@pytest.mark.parametrize("rules", PERIODS)
@pytest.mark.parametrize("case", ["worst", "best"])
@pytest.mark.parametrize("district", DISTRICTS, ids=lambda district: district.name)
def test_kon_tum_equals_exhaustive_search(district: District, case: Case, rules: str) -> None:
    """Every district, each kind of unit by itself: units of two kinds never form a group."""
    for kind in {unit.kind for unit in district.units}:
        units = tuple(unit for unit in district.units if unit.kind is kind)
        check(District(district.name, units), task(rules, PAIRS, case))


@pytest.mark.parametrize("seed", range(20))
def test_every_group_and_alternative_is_valid(seed: int) -> None:
    """Each group surely meets the standard and hangs together; alternatives come after the best."""
    district, pairs = made_up("rất nhỏ", 20, seed)
    found = propose(district, task("2026-2030", pairs))
    assert found.groups
    codes = []
    for choice in (found.groups, *found.alternatives):
        members = [code for group in choice for code in group.codes]
        assert len(members) == len(set(members))
        codes.append(sorted(members))
        for group in choice:
            merger = combine(group.members, Kind.COMMUNE)
            verdict = judge_merger(merger, NEW_UNITS["2026-2030"]).verdict
            assert verdict is MergerVerdict.MEETS_STANDARD
            assert pairs.contiguity(group.codes).answer is True
    assert len(codes) == len({tuple(choice) for choice in codes})
    assert all(len(codes[0]) <= len(choice) for choice in codes[1:])
