"""Real and random units under all rule sets, against what was worked out apart from this engine."""

from collections import Counter
from random import Random
from typing import Literal

import pytest

from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.lists.tables import Table
from calculators.mergers import adjacency
from calculators.mergers import loader as merger_loader
from calculators.mergers.candidates import Task
from calculators.mergers.results import propose_district
from calculators.mergers.roll import Roll
from calculators.units import ANY_SHARE, SHARE_SCALE, WARD_PARENTS, Interval, Kind, Unit
from calculators.worklist.result import Result
from publishing.tools.programs import ROOT
from tests import reference
from tests.expected import EXPECTED, PROVINCE, needs

LAW = loader.load()


def read(role: str) -> Table:
    """Return a table of the province as a list."""
    text = (ROOT / PROVINCE.path(role)).read_text("utf-8")
    return tables.read(sheets.from_text(text), LAW.exemptions)


@needs("today")
def test_all_agree_with_the_plain_reference() -> None:
    """Those of today; special zones among them, whose standard nobody read."""
    rules = LAW.rules("from-2026")
    for entry in read("today").entries:
        assert entry.unit is not None
        possible = {reference.verdict(corner, rules.id) for corner in reference.corners(entry.unit)}
        expected = possible.pop() if len(possible) == 1 else "undetermined"
        assert expected == Result(entry, rules).verdict


@needs("today", "today_pairs")
@pytest.mark.parametrize("case", ["worst", "best"])
def test_the_province_as_one_region_has_a_proven_proposal(case: Literal["worst", "best"]) -> None:
    """Over all its pairs; the groups, and those that may not reach the standard and are in none."""
    expected = EXPECTED["region"][case]
    rules = LAW.rules("from-2026")
    pairs = adjacency.read((ROOT / PROVINCE.path("today_pairs")).read_bytes())
    (region,) = Roll(read("today")).districts()
    task = Task(rules, merger_loader.load()[rules.id], pairs, case)
    district = propose_district(region, task)
    proposal = district.proposal
    assert proposal.optimal
    assert len(region.units) == EXPECTED["rows"]["today"]
    assert len(proposal.groups) == expected["groups"]
    assert [one.unit.name for one in proposal.unresolved] == expected["left"]
    assert len(proposal.to_arrange) == expected["to_arrange"]
    reasons = [group.reason or "" for group in district.groups]
    assert len(reasons) == expected["groups"]
    assert all("chưa đạt tiêu chuẩn" in one and "sắp xếp" not in one for one in reasons)


@needs("merges")
def test_those_that_were_left_whole_reach_both_standards_of_2025() -> None:
    """Under NQ 76/2025 Điều 2 khoản 3: no other unit was left as it was."""
    rules = LAW.rules("2025-reform")
    results = {entry.code: Result(entry, rules) for entry in read("communes").entries}
    rows = PROVINCE.rows(ROOT, "merges")
    members = Counter(row["new_code"] for row in rows)
    whole = [row["old_code"] for row in rows if members[row["new_code"]] == 1]
    assert sorted(results[code].entry.name for code in whole) == EXPECTED["kept"]["names"]
    assert {results[code].verdict for code in whole} == {Verdict.NOT_REQUIRED}


@pytest.mark.unmeasured
@pytest.mark.parametrize("seed", [76, 112])
def test_random_units_agree_with_the_plain_reference(seed: int) -> None:
    """1 200 communes, wards and townships of which more or less is known, under all five rule sets."""
    draw = Random(seed)  # noqa: S311 - repeatable, nothing secret
    verdicts = Counter[str]()
    for _ in range(1200):
        unit = anything(draw)
        for rules in LAW.rule_sets.values():
            possible = {reference.verdict(corner, rules.id) for corner in reference.corners(unit)}
            expected = possible.pop() if len(possible) == 1 else "undetermined"
            assert verdict_of(unit, rules) == expected
            verdicts[expected] += 1
    assert set(verdicts) == set(Verdict) - {Verdict.EXEMPT}


def anything(draw: Random) -> Unit:
    """Return a unit with figures around all standards and their percentages, known or not."""

    def figure(points: list[int]) -> Interval:
        ends = sorted(
            max(
                0,
                draw.choice(points) * draw.choice((20, 30, 50, 70, 100, 200)) // 100
                + draw.randint(-1, 1),
            )
            for _ in range(2)
        )
        return draw.choice((Interval.exactly(ends[0]), Interval(*ends), Interval(ends[0], None)))

    def flag() -> bool | None:
        return draw.choice((True, False, None))

    kind = draw.choice((Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP))
    every = [*reference.STANDARDS.items(), *reference.STANDARDS_2026.items()]
    own = [standard for (of, _, _), standard in every if of is kind]
    shares = sorted(draw.randint(0, 100) * SHARE_SCALE for _ in range(2))
    return Unit(
        kind,
        figure([int(km2 * 1_000_000) for km2, _ in own]),
        figure([people for _, people in own]),
        draw.choice((Interval.exactly(shares[0]), Interval(*shares), ANY_SHARE)),
        mountainous=flag(),
        border=flag(),
        parent_kind=draw.choice((*WARD_PARENTS, None)) if kind is Kind.WARD else None,
        red_river_delta=draw.random() < 0.2,
        coastal_hardship=draw.random() < 0.2,
        urban_special_factor=flag(),
        island=draw.random() < 0.2,
    )
