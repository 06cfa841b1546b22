"""Classification: the class that a unit's points make, and what is missing where they make none."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from calculators.classes.facts import CLAIMS, Facts
from calculators.classes.points import Range, Score, credits_of, fits, scores, settled
from calculators.classes.rules import BONUS, ClassLevel, ClassRules


class Classification(NamedTuple):
    """The points and the class of one unit; `level` None where the possible totals make several.

    `lowest` and `highest` are the classes of the least and the most that is possible;
    `may_be_special` None is not known.
    """

    facts: Facts
    rules: ClassRules
    scores: tuple[Score, ...]
    lowest: ClassLevel
    highest: ClassLevel
    may_be_special: bool | None
    missing: tuple[str, ...]
    estimated: tuple[str, ...]

    @property
    def level(self) -> ClassLevel | None:
        """Return the class on which every possible total agrees."""
        return self.lowest if self.lowest is self.highest else None

    @property
    def criteria(self) -> Mapping[str, Range]:
        """Return the points of each criterion, over every world."""
        return {
            name: _over([score.criteria[name] for score in self.scores])
            for name in self.rules.criteria
        }

    @property
    def bonus(self) -> Range:
        """Return the bonus, over every world."""
        return _over([score.bonus for score in self.scores])

    @property
    def points(self) -> Range:
        """Return the sum of criteria and bonus, over every world."""
        return _over([score.total for score in self.scores])


def classify(facts: Facts, rules: ClassRules) -> Classification:
    """Return the points and the class of a unit (NĐ 307/2025/NĐ-CP Điều 4 to 9)."""
    variants = scores(facts, rules)
    lowest, highest = levels(facts, rules, variants)
    absent = tuple(dict.fromkeys(_absent(facts, rules, variants)))
    fields = dict.fromkeys(_figures(facts, rules, variants))
    estimated = tuple(
        field for field in fields if facts.known(field) and not facts.figures[field].known
    )
    special = _may_be_special(facts, rules, variants)
    return Classification(facts, rules, variants, lowest, highest, special, absent, estimated)


def levels(
    facts: Facts, rules: ClassRules, variants: tuple[Score, ...]
) -> tuple[ClassLevel, ClassLevel]:
    """Return the lowest and the highest class that the unit may have."""
    lowest = rules.level(min(score.total.low for score in variants))
    highest = rules.level(max(score.total.high for score in variants))
    floor = next((floor for floor in rules.floors if facts.kind in floor.kinds), None)
    if floor is None:
        return lowest, highest
    residents = facts.residents
    below = next(level for level in rules.levels if level.id == floor.level)
    surely = residents.high is not None and residents.high < floor.residents
    return (
        below if residents.low < floor.residents else lowest,
        below if surely else highest,
    )


def _over(ranges: list[Range]) -> Range:
    return Range(min(r.low for r in ranges), max(r.high for r in ranges))


def _may_be_special(facts: Facts, rules: ClassRules, variants: tuple[Score, ...]) -> bool | None:
    """Return whether the special class may be: by its points without the bonus, never for sure.

    A unit of no position has none of the bonuses that it asks for (NĐ 307/2025/NĐ-CP Điều 4 khoản 4).
    """
    if facts.kind not in rules.special_kinds:
        return False
    points = _over([score.without_bonus for score in variants])
    placed = None if facts.position is None else rules.positions[facts.position].points > 0
    if points.high < rules.special.points or placed is False:
        return False
    return True if points.low >= rules.special.points and placed else None


def _figures(facts: Facts, rules: ClassRules, variants: tuple[Score, ...]) -> Iterator[str]:
    """Yield the figures that the points of the unit come from."""
    for scale in rules.scales:
        whole = scale.criterion != BONUS and settled(facts, rules, scale.criterion)
        if not whole and any(fits(scale, facts, score) for score in variants):
            yield scale.field
            if scale.minus is not None:
                yield scale.minus


def _absent(facts: Facts, rules: ClassRules, variants: tuple[Score, ...]) -> Iterator[str]:
    """Yield each figure, yes or no and position that the points come from and that is not known."""
    for scale in rules.scales:
        if facts.as_kind in scale.kinds:
            yield from (f for f in scale.when if f not in CLAIMS and facts.flag(f) is None)
    yield from (field for field in _figures(facts, rules, variants) if not facts.known(field))
    for name in rules.criteria:
        if settled(facts, rules, name):
            continue
        for credit in credits_of(facts, rules, name):
            figures = {s.field for s in rules.scales if s.criterion == name}
            evident = credit.reached and any(map(facts.known, figures))
            if credit.field and facts.flag(credit.field) is None and not evident:
                yield credit.field
    if facts.position is None:
        yield "position"
