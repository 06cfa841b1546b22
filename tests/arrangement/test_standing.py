"""A unit's figures beside their standards: below or not, in which words, and what each condition says."""

import pytest

from calculators.arrangement.evaluation import evaluate
from calculators.arrangement.standing import Measure, answers_by_test, below_standard, measures
from calculators.arrangement.verdicts import Answer, Outcome
from calculators.law import loader
from calculators.units import Interval, Kind, Unit
from tests.arrangement.test_brief import KM2, unit


@pytest.mark.parametrize(
    ("low", "high", "reducible", "below"),
    [
        (99, 99, False, True),
        (100, 100, False, None),
        (119, 119, False, None),
        (120, 120, False, False),
        (99, None, False, None),
        (90, 120, False, None),
        (99, 99, True, None),
        (120, None, True, False),
    ],
)
def test_below_at_and_above_two_standards(
    low: int, high: int | None, below: Answer, *, reducible: bool
) -> None:
    """Surely below the lower one, surely not from the higher one on; a factor unread may lower both."""
    measure = Measure("population", Interval(low, high), (100, 120), reducible, ())
    assert measure.below is below


@pytest.mark.parametrize(
    ("figure", "limits", "share"),
    [
        (6_999, (70,), "đạt 69% của 10.000 người"),
        (7_000, (70,), "đạt 70% của 10.000 người"),
        (7_001, (70,), "đạt 70,01% của 10.000 người"),
        (7_001, (20,), "đạt 70% của 10.000 người"),
    ],
)
def test_a_share_is_not_rounded_to_a_limit(
    figure: int, limits: tuple[int, ...], share: str
) -> None:
    """Whole percents, down; with two decimals where whole ones would stand at a limit they pass."""
    measure = Measure("population", Interval.exactly(figure), (10_000,), False, limits)  # noqa: FBT003 - a record
    assert measure.share == share


def test_conditions_are_answered_each_by_itself() -> None:
    """A test of two of which one holds is not met, and says which."""
    one = unit(Kind.COMMUNE, 30 * KM2, 4_000)
    (answer, *_) = answers_by_test(evaluate(one, loader.load().rules("2023-2025")))
    test, outcome, conditions = answer
    assert (test.id, outcome) == ("both-below", Outcome.NOT_MET)
    assert [(condition.component, answer) for condition, answer in conditions] == [
        ("area", True),
        ("population", False),
    ]


def test_a_standard_that_was_not_read_is_no_share() -> None:
    """The figure is told, and what is missing beside it."""
    town = Unit(Kind.TOWN, Interval.exactly(5 * KM2), Interval(0, None))
    shares = measures(evaluate(town, loader.load().rules("2023-2025")))
    assert shares.population.text == "dân số chưa có, tiêu chuẩn chưa đọc được"
    assert (shares.population.below, shares.population.standards) == (None, ())


def test_what_is_known_from_below_only_is_said_so() -> None:
    """And a figure between its standards is neither below nor not."""
    ward = Unit(Kind.WARD, Interval(6 * KM2, None), Interval.exactly(20_000), mountainous=False)
    shares = measures(evaluate(ward, loader.load().rules("from-2026")))
    assert shares.area.text == "diện tích từ 6,00 km², đạt từ 109% trở lên của 5,50 km²"


def test_only_what_is_surely_below_its_standard_is_named() -> None:
    """At the standard a figure reaches it."""
    evaluation = evaluate(unit(Kind.COMMUNE, 100 * KM2, 2_499), loader.load().rules("from-2026"))
    assert [one.component for one in below_standard(evaluation)] == ["population"]
