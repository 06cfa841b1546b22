"""Turning points: the value of one fact that makes the class, and that right before it, it does not."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.classes.classification import classify
from calculators.classes.turning_points import turning_points
from calculators.units import Interval
from tests.class_reference import POSITIONS, Known
from tests.classes.test_classification import MIDDLE, PERCENTS, classification
from tests.classes.units import FIGURES, RULES, factor, facts, full_unit


def test_a_figure_decides() -> None:
    """Each class with the figures that make it, up or down, and where it ends again."""
    people = Interval(29_000, 31_000)
    points = [
        [(p.field, p.op, p.value, p.until, p.level.id) for p in turning_points(one)]
        for one in (
            classification(MIDDLE, "population"),
            classification(MIDDLE, "water", population=people),
            classification(MIDDLE, "poor", population=people),
        )
    ]
    assert points == [
        [
            ("population", "at_least", 79_920, None, "I"),
            ("population", "at_least", 29_990, 79_920, "II"),
            ("population", "below", 29_990, None, "III"),
        ],
        [
            ("clean_water_percent", "below", 849_500, None, "III"),
            ("population", "below", 29_990, None, "III"),
        ],
        [
            ("poor_households_percent", "above", 30_050, None, "III"),
            ("population", "below", 29_990, None, "III"),
        ],
    ]


def test_the_facts_that_decide() -> None:
    """A yes or no, and a position, where it alone makes the class."""
    unit = replace(MIDDLE, population=29_000)
    points = turning_points(classification(unit, "safe_zone"))
    assert [(p.field, p.op, p.value, p.level.id) for p in points] == [
        ("safe_zone", "is", True, "II"),
        ("safe_zone", "is", False, "III"),
    ]
    points = turning_points(classification(unit, "position"))
    assert [(p.value, p.level.id) for p in points] == [
        (name, "II" if points else "III") for name, points in POSITIONS.items()
    ]


@settings(max_examples=60)
@given(full_unit(), st.sampled_from(sorted(FIGURES)), st.sampled_from(["relic", "position", ""]))
def test_a_turning_point_turns(unit: Known, figure: str, other: str) -> None:
    """At the value the class is made, and right before it, it is not; nothing else is left out."""
    unit = replace(unit, temporary=unit.temporary or Fraction(0))
    field = FIGURES[figure]
    open_ = [name for name in (figure, other) if name]
    one = classify(facts(unit, open_), RULES)
    points = [point for point in turning_points(one) if point.field == field]
    sizes = {"at_least": (0, -1), "below": (-1, 0), "at_most": (0, 1), "above": (1, 0)}

    def level(value: int) -> str | None:
        exact = Fraction(value, factor(field))
        amount: Any = value if figure == "population" else exact
        at = classify(
            facts(replace(unit, **{figure: amount}), [name for name in open_ if name != figure]),
            RULES,
        )
        return at.level.id if at.level else None

    for point in points:
        inside, outside = (int(point.value) + step for step in sizes[point.op])
        assert level(inside) == point.level.id
        assert level(outside) != point.level.id
        if point.until is not None:
            assert level(point.until) != point.level.id
            assert level(point.until + (1 if point.op == "at_most" else -1)) == point.level.id
    if one.level is None and one.missing and figure in PERCENTS:
        ends = [one.facts.figures[field].low, one.facts.figures[field].high or 10**10]
        levels = {
            level(end) for end in ends if one.facts.unknown[field] == one.facts.figures[field]
        }
        if field in one.missing:
            assert levels - {None} <= {point.level.id for point in points}
