"""Categories: what officials call a unit in an overall plan, from its verdict and its claims."""

from collections.abc import Mapping
from enum import StrEnum

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.law.model import RuleSet
from calculators.units import Unit


class Category(StrEnum):
    """What a unit is in an overall plan, in the order in which plans list them.

    Source: the overall plans of 2023-2025 told units apart as "thuộc diện phải sắp xếp", "khuyến khích" and
    "liền kề" (read where they are restated, grade R); "đặc thù" is a unit that a claimed factor spares.
    """

    REQUIRED = "required"
    BELOW_STANDARD = "below_standard"
    ENCOURAGED = "encouraged"
    ADJACENT = "adjacent"
    PARTICULAR = "particular"
    OPEN = "open"
    OTHER = "other"
    INVALID = "invalid"


CATEGORIES = {
    Category.REQUIRED: VERDICTS[Verdict.MUST_ARRANGE],
    Category.BELOW_STANDARD: VERDICTS[Verdict.BELOW_STANDARD],
    Category.ENCOURAGED: "khuyến khích",
    Category.ADJACENT: "liền kề",
    Category.PARTICULAR: "đặc thù, không bắt buộc",
    Category.OPEN: VERDICTS[Verdict.UNDETERMINED],
    Category.OTHER: "các đơn vị khác",
    Category.INVALID: VERDICTS[Verdict.INVALID],
}
LEADING = (Category.REQUIRED, Category.BELOW_STANDARD)
"""The categories whose neighbours are "liền kề"."""
_OF_VERDICT: Mapping[Verdict, Category] = {
    Verdict.MUST_ARRANGE: Category.REQUIRED,
    Verdict.BELOW_STANDARD: Category.BELOW_STANDARD,
    Verdict.EXEMPT: Category.PARTICULAR,
    Verdict.UNDETERMINED: Category.OPEN,
    Verdict.INVALID: Category.INVALID,
}


def category(unit: Unit | None, verdict: Verdict, rules: RuleSet) -> Category:
    """Return the category of a unit as far as it follows without its neighbours.

    A unit that need not be arranged is encouraged where its locality wishes to and the rules say so:
    95-KH/TU II.1, II.2 (grade P).
    """
    encouraged = unit is not None and unit.voluntary and rules.voluntary is not None
    return _OF_VERDICT.get(verdict, Category.ENCOURAGED if encouraged else Category.OTHER)
