"""Rules with other numbers: what may be supposed, and how what follows is marked."""

import pytest

from calculators.arrangement.evaluation import evaluate
from calculators.arrangement.explanation import explain
from calculators.arrangement.percentages import percentages
from calculators.arrangement.suppositions import MARK, numbers, original, supposed
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.units import Interval, Kind, Unit

LAW = loader.load()
RULES = LAW.rules("2023-2025")
COMMUNE = Unit(
    Kind.COMMUNE,
    Interval.exactly(30_000_000),
    Interval.exactly(3_000),
    Interval.exactly(0),
    mountainous=True,
    border=False,
)
"""A commune at 60% of both standards."""


@pytest.mark.parametrize("name", LAW.rule_sets)
def test_each_number_has_a_key_of_its_own(name: str) -> None:
    """Every percentage of every test, and every standard that was read; none that was not."""
    rules = LAW.rules(name)
    entries = numbers(rules)
    assert len({one.key for one in entries}) == len(entries)
    tests = sum(len(test.conditions) for tests in rules.tests.values() for test in tests)
    assert sum(one.unit == "percent" for one in entries) == tests
    readable = {one.id for one in rules.standards.values() if one.grade != "U"}
    assert sum(one.unit != "percent" for one in entries) == 2 * len(readable)
    assert all(one.kinds and set(one.kinds) <= set(rules.kinds) for one in entries)


def test_how_numbers_are_named() -> None:
    """By level, test and component, or by the kind of unit, with the unit of the number."""
    labels = {one.key: one.label for one in numbers(RULES)}
    assert labels["both-below.commune.area"] == "cấp xã, “cả hai cùng thấp”: diện tích dưới (%)"
    assert labels["small-area.commune.population"] == "cấp xã, “diện tích nhỏ”: dân số dưới (%)"
    standards = {one.name: one.label for one in numbers(RULES) if one.unit != "percent"}
    name = "tiêu chuẩn xã miền núi, vùng cao: "
    assert standards[f"{name}diện tích"] == f"{name}diện tích (km²)"
    assert standards[f"{name}dân số"] == f"{name}dân số (người)"


def key_of(name: str) -> str:
    """Return the key of the number of this name."""
    return next(one.key for one in numbers(RULES) if one.name == name)


@pytest.mark.parametrize(("value", "verdict"), [(60, False), (61, True)])
def test_a_threshold_turns_where_it_is_put(value: int, verdict: bool) -> None:  # noqa: FBT001 - a case
    """60% is not below 60%, and is below 61%: exact, as the law's own number would be."""
    values = {"both-below.commune.area": value, "both-below.commune.population": value}
    evaluation = evaluate(COMMUNE, supposed(RULES, values))
    assert (evaluation.verdict is Verdict.MUST_ARRANGE) is verdict


def test_a_standard_turns_where_it_is_put() -> None:
    """30 km² of 42.85 km² is above 70%, of 42.86 km² below."""
    area = key_of("tiêu chuẩn xã miền núi, vùng cao: diện tích")
    verdicts = [
        evaluate(COMMUNE, supposed(RULES, {area: metres})).verdict
        for metres in (42_850_000, 42_860_000)
    ]
    assert verdicts == [Verdict.NOT_REQUIRED, Verdict.MUST_ARRANGE]


def test_what_follows_is_marked_as_supposed() -> None:
    """Name, status, mark, and the clauses whose numbers are not their own; the others stay as they are."""
    area = key_of("tiêu chuẩn xã miền núi, vùng cao: diện tích")
    rules = supposed(RULES, {area: 60_000_000, "both-below.commune.area": 50})
    assert (rules.id, rules.mark) == ("2023-2025 (giả định)", MARK)
    assert original(rules.id) == RULES.id == original(RULES.id)
    assert rules.title == f"{RULES.title}, với số giả định"
    assert rules.status == (
        f"{MARK}: cấp xã, “cả hai cùng thấp”: diện tích dưới 50% (quy định: 70%); "
        "tiêu chuẩn xã miền núi, vùng cao: diện tích 60,00 km² (quy định: 50,00 km²)"
    )
    evaluation = evaluate(COMMUNE, rules)
    lines = explain(
        evaluation, percentages(evaluation, "area"), percentages(evaluation, "population")
    )
    assert MARK in lines[0]
    assert "diện tích 60,00 km²" in lines[4]
    assert "NQ 1211/2016/UBTVQH13 Điều 3, số giả định, mức T" in lines[4]
    assert any(
        line.startswith(
            "Điều kiện “diện tích dưới 50% và dân số dưới 70%” (95-KH/TU II.1, số giả định, mức P)"
        )
        for line in lines
    )
    assert any("dưới 20% và dân số dưới 300%” (95-KH/TU II.1, mức P)" in line for line in lines)


@pytest.mark.parametrize("values", [{}, {"both-below.commune.area": 70}, {"none": 1}])
def test_where_nothing_differs_the_rules_are_the_law(values: dict[str, int]) -> None:
    """No number, its own number, or one that the rules do not have."""
    assert supposed(RULES, values) is RULES


def test_a_document_cited_as_a_whole_stays_cited_as_one() -> None:
    """There is no clause before what is added."""
    rules = LAW.rules("2019-2021")
    variant = supposed(rules, {"both-below.commune.area": 60})
    (test,) = variant.tests[Kind.COMMUNE.level]
    assert test.citation.text == "NQ 653/2019/UBTVQH14 số giả định"
