"""The law as records: where thresholds turn, steps of factors, spans of rule sets."""

import pytest

from calculators.law import loader as law_loader
from calculators.law.model import Below, Condition, SpecialFactor, weaker

LAW = law_loader.load()


@pytest.mark.parametrize(
    ("operator", "value", "standard", "point"),
    [
        ("below", 20, 55, 11),
        ("below", 20, 54, 11),
        ("below", 20, 56, 12),
        ("at_most", 20, 55, 12),
        ("at_most", 20, 54, 11),
        ("at_most", 20, 59, 12),
        ("at_most", 20, 60, 13),
    ],
)
def test_where_a_threshold_turns(operator: Below, value: int, standard: int, point: int) -> None:
    """The smallest whole figure no longer under it: at the limit itself where it is excluded."""
    threshold = Condition("area", value, operator, "")
    assert repr(threshold.turning_point(standard)) == repr(point)


def test_the_tests_of_the_law_turn_where_their_thresholds_do() -> None:
    """Every test that is in force, at the standard of 100: the point is the percentage itself."""
    tests = [test for rules in LAW.rule_sets.values() for t in rules.tests.values() for test in t]
    assert tests
    for test in tests:
        for one in test.conditions:
            more = one.operator == "at_most"
            assert one.turning_point(100) == one.value + more


def test_steps_of_a_special_factor_from_or_above_a_share() -> None:
    """From 30% on, each full 5 points lower the standard by 10% of it, from 50% down to 20%."""
    from_30 = SpecialFactor(
        *("f", "ethnic_share_or_border", ("population",), "", LAW.rules("2023-2025").basis[0], "P"),
        percent=50,
        share_from=30,
        step_points=5,
        step_percent=10,
        floor_percent=20,
    )
    above_30 = from_30._replace(operator="above")
    shares = (0, 299, 300, 301, 349, 350, 351, 399, 400, 450, 1000)
    assert [from_30.step(share, 10) for share in shares] == [-1, -1, 0, 0, 0, 1, 1, 1, 2, 3, 3]
    assert [above_30.step(share, 10) for share in shares] == [-1, -1, -1, 0, 0, 1, 1, 1, 2, 3, 3]
    assert from_30.step_shares(10) == (300, 350, 400, 450)
    assert above_30.step_shares(10) == (301, 350, 400, 450)
    assert [from_30.percent_at(step) for step in range(5)] == [50, 40, 30, 20, 20]
    assert from_30.last_step == 3
    uneven = from_30._replace(floor_percent=25)
    assert (uneven.last_step, uneven.percent_at(3)) == (3, 25)
    # A share ends at 100%: where the floor is far, the steps end there.
    far = from_30._replace(share_from=60, percent=100, floor_percent=0)
    assert (far.last_step, far.step(1000, 10), far.step_shares(10)[-1]) == (8, 8, 1000)
    assert far._replace(share_from=61).last_step == 7
    assert far._replace(share_from=1, step_points=10).last_step == 9
    flat = from_30._replace(step_percent=0)
    assert (flat.last_step, flat.step(1000, 10), flat.step_shares(10)) == (0, 0, (300,))


def test_an_unknown_rule_set_names_those_there_are() -> None:
    """The error lists what may be asked for."""
    with pytest.raises(LookupError, match="2019-2021, 2023-2025, 2026-2030"):
        LAW.rules("2031")


def test_the_weaker_grade_claims_less() -> None:
    """U is the weakest, T the strongest."""
    assert [weaker("T", grade) for grade in ("T", "P", "R", "U")] == ["T", "P", "R", "U"]
    assert weaker("R", "P") == "R"
