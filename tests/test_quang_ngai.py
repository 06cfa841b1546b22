"""Real and random units under all rule sets, against what was worked out apart from this engine."""

import csv
from collections import Counter
from pathlib import Path
from random import Random
from typing import Literal

import pytest

from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.mergers import adjacency
from calculators.mergers import loader as merger_loader
from calculators.mergers.proposals import Task
from calculators.mergers.results import propose_district
from calculators.mergers.roll import Roll
from calculators.units import ANY_SHARE, SHARE_SCALE, WARD_PARENTS, Interval, Kind, Unit
from calculators.worklist.result import Result
from tests import reference

FILE = Path(__file__).parent.parent / "data" / "quang-ngai-units-2025.csv"
LAW = loader.load()
RULES = LAW.rules("from-2026")
TABLE = tables.read(sheets.from_text(FILE.read_text("utf-8")), LAW.exemptions)
RESULTS = {entry.code: Result(entry, RULES) for entry in TABLE.entries}
ROWS = {row["code"]: row for row in csv.DictReader(FILE.read_text("utf-8").splitlines())}


def test_ngok_bay_does_not() -> None:
    """62.09 of 100 km²: more than half of what a mountain commune needs."""
    (below,) = (
        result
        for code, result in RESULTS.items()
        if ROWS[code]["former_province"] == "Kon Tum" and result.verdict is Verdict.BELOW_STANDARD
    )
    assert (below.entry.name, below.areas) == ("Ngọk Bay", ("62.09", "62.09"))
    assert below.brief == (
        "Xã Ngọk Bay: chưa đạt tiêu chuẩn (tiêu chuẩn từ năm 2026).",
        "Vì diện tích đạt 62% của 100 km².",
        "Sẽ đạt tiêu chuẩn khi diện tích từ 100 km² trở lên.",
    )


def test_all_agree_with_the_plain_reference() -> None:
    """The special zone among them, whose standard nobody read."""
    assert sum(entry.kind is Kind.SPECIAL_ZONE for entry in TABLE.entries) == 1
    for entry in TABLE.entries:
        assert entry.unit is not None
        possible = {reference.verdict(known, RULES.id) for known in reference.corners(entry.unit)}
        expected = possible.pop() if len(possible) == 1 else "undetermined"
        assert expected == RESULTS[entry.code].verdict


@pytest.mark.parametrize(("case", "groups", "left"), [("worst", 2, ["Lý Sơn"]), ("best", 4, [])])
def test_the_province_as_one_region_has_a_proven_proposal(
    case: Literal["worst", "best"], groups: int, left: list[str]
) -> None:
    """Over the 245 pairs; of those that may not reach the standard only the island has no neighbour."""
    pairs = adjacency.read(FILE.with_name("quang-ngai-adjacency-2025.csv").read_bytes())
    (region,) = Roll(TABLE).districts()
    task = Task(RULES, merger_loader.load()[RULES.id], pairs, case)
    district = propose_district(region, task)
    found = district.proposal
    assert (len(region.units), found.optimal, len(found.groups)) == (96, True, groups)
    assert [one.unit.name for one in found.unresolved] == left
    assert len(found.to_arrange) == (28 if case == "worst" else 6)
    reasons = [group.reason or "" for group in district.groups]
    assert len(reasons) == groups
    assert all("chưa đạt tiêu chuẩn" in one and "sắp xếp" not in one for one in reasons)


KON_TUM = FILE.with_name("kon-tum-communes-2023.csv")
MERGES = FILE.with_name("kon-tum-merges-2025.csv")


def test_the_four_that_were_left_whole_reach_both_standards_of_2025() -> None:
    """Of Kon Tum's 102 under NQ 76/2025 Điều 2 khoản 3: no other unit was left as it was."""
    text = KON_TUM.read_text("utf-8")
    table = tables.read(sheets.from_text(text), LAW.exemptions)
    found = {entry.code: Result(entry, LAW.rules("2025-reform")) for entry in table.entries}
    new = [row["new_code"] for row in csv.DictReader(MERGES.read_text("utf-8").splitlines())]
    whole = [
        row["old_code"]
        for row in csv.DictReader(MERGES.read_text("utf-8").splitlines())
        if new.count(row["new_code"]) == 1
    ]
    assert sorted(found[code].entry.name for code in whole) == [
        "Ia Đal",
        "Mô Rai",
        "Rơ Kơi",
        "Đắk Long",
    ]
    assert {found[code].verdict for code in whole} == {Verdict.NOT_REQUIRED}


@pytest.mark.parametrize("seed", [76, 112])
def test_random_units_agree_with_the_plain_reference(seed: int) -> None:
    """1 200 communes, wards and townships of which more or less is known, under all five rule sets."""
    draw = Random(seed)  # noqa: S311 - repeatable, nothing secret
    verdicts = Counter[str]()
    for _ in range(1200):
        unit = anything(draw)
        for rules in LAW.rule_sets.values():
            possible = {reference.verdict(known, rules.id) for known in reference.corners(unit)}
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
