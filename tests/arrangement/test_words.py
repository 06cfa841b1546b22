"""Words: figures in the unit that readers know."""

import pytest

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import GRADES, amount_text, verdict_text
from calculators.law import loader
from calculators.units import SHARE_SCALE


def test_amounts_in_words() -> None:
    """Each figure in its own unit."""
    amounts = [
        amount_text("area_km2", 1_500_000),
        amount_text("population", 1_500_000),
        amount_text("ethnic_minority_percent", 15 * SHARE_SCALE),
    ]
    assert amounts == ["1,50 km²", "1.500.000 người", "15%"]


@pytest.mark.parametrize(
    ("verdict", "mark", "text"),
    [
        (Verdict.MUST_ARRANGE, "đã hết áp dụng", "thuộc diện sắp xếp (đã hết áp dụng)"),
        (Verdict.MEETS_STANDARD, "", "đạt tiêu chuẩn"),
        (Verdict.INVALID, "đã hết áp dụng", "số liệu sai"),
    ],
)
def test_a_verdict_of_rules_that_are_not_in_force_says_so(
    verdict: Verdict, mark: str, text: str
) -> None:
    """What is wrong with a row has nothing to do with the rules."""
    assert verdict_text(verdict, mark) == text


def test_one_rule_set_is_in_force() -> None:
    """The one that the calculators start with."""
    law = loader.load()
    assert [rules.id for rules in law.in_force] == ["from-2026"]
    assert all(rules.mark for rules in law.rule_sets.values() if rules not in law.in_force)


def test_the_words_for_a_grade_name_no_plan() -> None:
    """A rule set may carry out any plan."""
    assert not any("95-KH/TU" in words for words in GRADES.values())
