"""Proposals: equal to trying every way, for made-up districts."""

from collections.abc import Callable, Sequence
from copy import replace
from itertools import combinations
from random import Random

import pytest

from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.candidates import Case, Task
from calculators.mergers.districts import District
from calculators.mergers.merger import combine, kind_of_result
from calculators.mergers.proposals import _one_parent, _together, propose
from calculators.mergers.requirements import (
    MergerVerdict,
    judge_merger,
)
from calculators.mergers.search import Solution, Solutions
from calculators.units import (
    ANY_SHARE,
    SHARE_SCALE,
    UNKNOWN,
    Interval,
    Kind,
    Unit,
)
from publishing.measure.proposals import made_up
from tests import merger_reference
from tests.mergers.test_candidates import LAW, NEW_UNITS, WARD, request, together, with_codes

EXACTLY = Interval.exactly

PERIODS = ("2019-2021", "2023-2025", "2026-2030")


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


def meets(question: Task) -> Callable[[Sequence[Unit]], bool]:
    """Return what says that units surely form a valid one: the reference, or as single mergers are judged."""
    rules = question.new_units
    if rules.kind_from == "members":
        return lambda units: merger_reference.meets(units, rules.id)

    def valid(units: Sequence[Unit]) -> bool:
        (kind,) = {kind_of_result([unit], rules) for unit in units}
        assert kind is not None
        judgement = judge_merger(combine(units, kind), rules, question.place)
        return judgement.verdict is MergerVerdict.MEETS_STANDARD

    return valid


def check(district: District, question: Task) -> None:
    """Hold a proposal against trying every way."""
    proposal = propose(district, question)
    expected = merger_reference.best(
        district.units, question.adjacency, proposal.to_arrange, question.keep, meets(question)
    )
    groups = tuple(group.codes for group in proposal.groups)
    border = sum(question.adjacency.metres(group) for group in groups)
    codes = tuple(sorted(code for group in groups for code in group))
    assert proposal.optimal
    assert (len(proposal.unresolved), len(codes), -border, codes) == expected[:4]
    assert (proposal.outside, proposal.size) == expected[:2]
    assert groups == expected[4]


@pytest.mark.unmeasured
@pytest.mark.parametrize("rules", [*PERIODS[1:], "2025-reform"])
@pytest.mark.parametrize("seed", range(150))
def test_small_districts_equal_exhaustive_search(seed: int, rules: str) -> None:
    """Whatever is known, the best of all ways is found."""
    district, pairs, keep = random_district(seed, (3, 8))
    check(district, task(rules, pairs, "worst" if seed % 3 else "best", keep))


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", range(1000, 1008))
def test_districts_of_up_to_12_units_equal_exhaustive_search(seed: int) -> None:
    """The same with as many units as trying every way allows."""
    district, pairs, keep = random_district(seed, (11, 12))
    check(district, task("2026-2030", pairs, "worst", keep))


def test_the_made_up_districts_are_no_easy_ones() -> None:
    """Among them are groups of several sizes, units left over, kept units and alternatives."""
    sizes, remainders, refusals, others = set(), 0, 0, 0
    for seed in range(150):
        district, pairs, keep = random_district(seed, (3, 8))
        proposal = propose(district, task("2026-2030", pairs, "worst", keep))
        sizes |= {len(group.members) for group in proposal.groups}
        remainders += bool(proposal.unresolved) and bool(proposal.groups)
        refusals += any(one.reason == "kept" for one in proposal.unresolved)
        others += bool(proposal.alternatives)
    assert {2, 3, 4} <= sizes
    assert min(remainders, refusals, others) > 10


def test_a_township_goes_to_communes_where_the_rules_say_so() -> None:
    """In 2025 it forms a commune with its neighbour; before, only townships joined townships."""
    commune = Unit(Kind.COMMUNE, EXACTLY(90 * 10**6), EXACTLY(12_000), mountainous=False, code="a")
    township = replace(commune, kind=Kind.TOWNSHIP, population=EXACTLY(4000), code="b")
    borders = {("a", "b"): Border(7, sure=True)}
    district = District("", (commune, township))
    (group,) = propose(district, request("2025-reform", borders)).groups
    assert (group.codes, group.unit.kind) == (("a", "b"), Kind.COMMUNE)
    assert propose(district, request("2023-2025", borders)).groups == ()


@pytest.mark.parametrize("rules", ["2025-reform", "from-2026"])
@pytest.mark.parametrize("kind", Kind)
def test_units_that_the_rules_know_no_more(kind: Kind, rules: str) -> None:
    """Every kind gets an answer; what the rules form no more of is in no group."""
    small = Unit(kind, EXACTLY(10**6), UNKNOWN, mountainous=True)
    borders = {("a", "b"): Border(7, sure=True)}
    proposal = propose(District("", tuple(with_codes(small, "ab"))), request(rules, borders))
    assert proposal.groups == ()


@pytest.mark.parametrize("seed", range(20))
def test_every_group_and_alternative_is_valid(seed: int) -> None:
    """Each group surely meets the standard and hangs together; alternatives come after the best."""
    district, pairs = made_up("rất nhỏ", 20, seed)
    proposal = propose(district, task("2026-2030", pairs))
    assert proposal.groups
    codes = []
    for choice in (proposal.groups, *proposal.alternatives):
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


def test_only_wards_of_several_parents_have_standards_that_do_not_nest() -> None:
    """One parent, or another kind, and the proof holds."""
    town, city = (replace(WARD, parent_kind=kind) for kind in (Kind.TOWN, Kind.PROVINCIAL_CITY))
    assert _one_parent(together(town, town))
    assert not _one_parent(together(town, city))
    communes = [replace(unit, kind=Kind.COMMUNE) for unit in (town, city)]
    assert _one_parent(together(*communes))


def test_choices_of_several_fields_are_ranked_by_their_sums() -> None:
    """A second best of the one beside the best of the other, where that has the longer border."""
    units = together(*with_codes(Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1)), "abc"))

    def solutions(*borders: int) -> Solutions:
        pairs = [(0, at + 1) for at in range(len(borders))]
        solutions = [
            Solution(0, 2, -border, pair, (pair,))
            for border, pair in zip(borders, pairs, strict=True)
        ]
        return Solutions(tuple(solutions), optimal=True, outside=0, size=2)

    choices = _together([(units, solutions(100, 95)), (units, solutions(100, 10))])
    assert [[-one.border for _, one in choice] for choice in choices] == [
        [100, 100],
        [95, 100],
        [100, 10],
        [95, 10],
    ]
