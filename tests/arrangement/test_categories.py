"""Categories: the verdict first, then the wish of the locality where the rules encourage it."""

import pytest

from calculators.arrangement.categories import CATEGORIES, Category, category
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.units import Kind, Unit

LAW = loader.load()


def test_every_category_has_words_of_its_own() -> None:
    """No two read alike."""
    assert set(CATEGORIES) == set(Category)
    assert len(set(CATEGORIES.values())) == len(Category)


@pytest.mark.parametrize(
    ("verdict", "rules", "wish", "plain"),
    [
        (Verdict.MUST_ARRANGE, "2023-2025", Category.REQUIRED, Category.REQUIRED),
        (Verdict.EXEMPT, "2023-2025", Category.PARTICULAR, Category.PARTICULAR),
        (Verdict.UNDETERMINED, "2023-2025", Category.OPEN, Category.OPEN),
        (Verdict.INVALID, "2023-2025", Category.INVALID, Category.INVALID),
        (Verdict.NOT_REQUIRED, "2023-2025", Category.ENCOURAGED, Category.OTHER),
        (Verdict.NOT_REQUIRED, "2026-2030", Category.ENCOURAGED, Category.OTHER),
        (Verdict.NOT_REQUIRED, "2019-2021", Category.OTHER, Category.OTHER),
        (Verdict.NOT_REQUIRED, "2025-reform", Category.OTHER, Category.OTHER),
        (Verdict.BELOW_STANDARD, "from-2026", Category.BELOW_STANDARD, Category.BELOW_STANDARD),
        (Verdict.MEETS_STANDARD, "from-2026", Category.OTHER, Category.OTHER),
    ],
)
def test_the_category_of_a_unit(
    verdict: Verdict, rules: str, wish: Category, plain: Category
) -> None:
    """A wish counts where the rules have a clause for it, and never against a duty."""
    unit = Unit(Kind.COMMUNE)
    assert category(unit._replace(voluntary=True), verdict, LAW.rules(rules)) is wish
    assert category(unit, verdict, LAW.rules(rules)) is plain
    assert category(None, verdict, LAW.rules(rules)) is plain
