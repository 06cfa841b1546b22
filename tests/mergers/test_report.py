"""The contract of a proposal: what is not proven says so, with the bound that is."""

import pytest

from calculators.commands.propose import _table
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.candidates import Task
from calculators.mergers.districts import District
from calculators.mergers.proposals import propose
from calculators.mergers.report import proposal_report
from calculators.mergers.results import ListResult, propose_district
from calculators.units import Interval, Kind, Unit
from tests.mergers.test_merger import LAW, RULES


def many(count: int) -> tuple[District, Adjacency]:
    """Return a row of equal small communes, each touching the next two."""
    units = tuple(
        Unit(
            Kind.COMMUNE,
            Interval.exactly(4_000_000),
            Interval.exactly(1000 if index in (0, count // 2) else 50_000),
            Interval.exactly(0),
            mountainous=True,
            border=False,
            code=f"{index:03}",
            district="X",
        )
        for index in range(count)
    )
    codes = [unit.code for unit in units]
    pairs = {
        (codes[i], codes[j]): Border(1000, sure=True)
        for i in range(count)
        for j in (i + 1, i + 2)
        if j < count
    }
    return District("X", units), Adjacency(pairs, frozenset(codes))


def test_without_a_proof_the_best_found_comes_with_its_bound() -> None:
    """Out of steps: the groups are valid, the bound is below them, and the words say so."""
    district, pairs = many(40)
    for nodes in (1, 40):
        task = Task(LAW.rules("2026-2030"), RULES["2026-2030"], pairs, nodes=nodes)
        one = propose_district(district, task)
        proposal = one.proposal
        size = sum(len(group.members) for group in proposal.groups)
        assert not proposal.optimal
        assert proposal.outside == 0
        assert 13 <= proposal.size <= size
        assert proposal_report(one)["bound"]["units_in_groups"] == proposal.size
        table = _table(ListResult(task, {}, (one,)), "")
        assert any("chưa chứng minh là tốt nhất" in line for line in table)


def test_alternatives_are_not_searched_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The best is proven; what would need one helper more may be left out."""
    monkeypatch.setattr("calculators.mergers.search.SPARE_NODES", 0)
    district, pairs = many(13)
    proposal = propose(district, Task(LAW.rules("2026-2030"), RULES["2026-2030"], pairs))
    assert proposal.optimal
