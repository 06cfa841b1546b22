"""Advice: what one more point takes, and that it gives what it says when it is done."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.classes.advice import advice, next_level
from calculators.classes.classification import classify
from calculators.units import Interval
from tests.class_reference import Known
from tests.classes.test_classification import BEST, MIDDLE, classification
from tests.classes.units import PLAIN, RULES, facts, full_unit


@pytest.mark.parametrize(
    ("unit", "unknown", "level", "lacks"),
    [
        (MIDDLE, (), "II", 700),
        (replace(MIDDLE, population=30_000), (), "I", 1500),
        (BEST, (), None, None),
        (MIDDLE, ("population",), None, None),
        (replace(PLAIN, kind="special_zone", population=999), (), "II", 900),
        (replace(BEST, kind="special_zone", population=999, area=Fraction(90)), (), None, None),
    ],
)
def test_the_next_class(
    unit: Known, unknown: tuple[str, ...], level: str | None, lacks: int | None
) -> None:
    """What it lacks in hundredths; none where the class is open, the highest, or not for want of points."""
    above = next_level(classification(unit, *unknown))
    assert (above and above.level.id, above and above.lacks) == (level, lacks)


def test_no_advice_where_figures_are_open() -> None:
    """A range, an unknown figure, two worlds: nothing is said of what is not exactly known."""
    assert advice(classification(MIDDLE, "mountainous")) == {}
    sentences = advice(classification(MIDDLE, "poor", population=Interval(16_000, 17_000)))
    assert {"population", "poor_households"}.isdisjoint(sentences)
    assert "area" in sentences


def test_a_yes_where_the_figure_gives_no_more() -> None:
    """At the cap of the minorities, a relic; none where every yes is said, or nobody knows."""
    full = replace(MIDDLE, minorities=Fraction(50))
    assert (
        advice(classification(full))["special"]
        == "Nếu có đường biên giới trên đất liền: +3,00 điểm."
    )
    assert advice(classification(replace(full, border=True)))["special"].endswith(
        "UNESCO: +2,00 điểm."
    )
    every = replace(full, border=True, relic=True, safe_zone=True)
    assert "special" not in advice(classification(every))
    assert "special" not in advice(classification(full, "border", "relic", "safe_zone"))


OF = {
    "population": ("population", 1),
    "area": ("area", 1),
    "budget": ("own_revenue", 1),
    "industry_services": ("industry", 1),
    "nonfarm_labour": ("labour", 1),
    "poor_households": ("poor", -1),
    "clean_water": ("water", 1),
    "online_files": ("files", 1),
    "signed_papers": ("signed", 1),
}


@given(full_unit(), st.sampled_from(sorted(OF)))
def test_who_does_what_it_says_has_the_points(unit: Known, criterion: str) -> None:
    """The figure changed by the amount that is named gives at least the points that are named."""
    text = advice(classify(facts(unit), RULES)).get(criterion, "")
    if not text or text.startswith("Nếu"):
        return
    name, way = OF[criterion]
    amount, _, points = text.removesuffix(" điểm.").partition(": +")
    words = amount.split()
    assert words[0] == ("Giảm" if way < 0 else "Thêm")
    more = Fraction(words[1].replace(".", "").replace(",", "."))
    values: dict[str, Any] = {name: getattr(unit, name) + way * more}
    if name == "population":
        values[name] = int(values[name])
    before, after = (
        classify(facts(one), RULES).criteria[criterion].low
        for one in (unit, replace(unit, **values))
    )
    gain = int(points.replace(",", ""))
    assert after - before >= gain - 1
