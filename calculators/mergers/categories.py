"""Categories over a list: with the borders known, who lies beside a unit that must be arranged."""

from collections import Counter
from collections.abc import Iterable, Mapping

from calculators.arrangement.categories import CATEGORIES, LEADING, Category, category
from calculators.arrangement.verdicts import Verdict
from calculators.law.model import RuleSet
from calculators.mergers.adjacency import Adjacency
from calculators.units import Unit


def categories(
    units: Mapping[str, Unit], verdicts: Mapping[str, Verdict], rules: RuleSet, pairs: Adjacency
) -> dict[str, Category]:
    """Return the category of each unit, by its code.

    "Liền kề" is a unit with no other category that has a sure border with one of its level that must be
    arranged, or is below the standard.
    """
    own = {code: category(unit, verdicts[code], rules) for code, unit in units.items()}
    beside = {
        other
        for pair, border in pairs.borders.items()
        if border.sure and all(code in units for code in pair)
        for one, other in (pair, pair[::-1])
        if own[one] in LEADING and units[one].kind.level is units[other].kind.level
    }
    return {
        code: Category.ADJACENT if one is Category.OTHER and code in beside else one
        for code, one in own.items()
    }


def counts_text(each: Iterable[Category]) -> str:
    """Return how many units each category has, those that occur, as words."""
    counts = Counter(each)
    return "; ".join(f"{CATEGORIES[one]}: {counts[one]}" for one in Category if counts[one])
