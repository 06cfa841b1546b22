"""Bottlenecks: which missing figure would decide the most units."""

from typing import Any

import pytest

from calculators.arrangement.bottlenecks import Bottleneck, bottlenecks
from calculators.arrangement.evaluation import evaluate
from calculators.law import loader
from calculators.units import SHARE_SCALE, UNKNOWN, Interval, Kind, Unit

LAW = loader.load()


def test_a_bottleneck_decides_surely_or_possibly() -> None:
    """Surely where every value decides, possibly where some do."""
    rules = LAW.rules("2023-2025")
    sure = Unit(
        Kind.COMMUNE,
        Interval.exactly(20_000_000),
        Interval.exactly(3000),
        mountainous=True,
        border=False,
    )
    perhaps = Unit(
        Kind.COMMUNE,
        Interval(34_000_000, 36_000_000),
        Interval(1_000, 3_000),
        Interval(30 * SHARE_SCALE, 100 * SHARE_SCALE),
        mountainous=True,
        border=False,
    )
    ward = Unit(
        Kind.WARD,
        Interval.exactly(3_000_000),
        Interval.exactly(4000),
        mountainous=False,
        border=False,
    )
    flag = Unit(
        Kind.COMMUNE,
        Interval.exactly(21_000_000),
        Interval.exactly(3600),
        Interval.exactly(0),
        border=False,
    )
    by_field = {
        item.field: item
        for item in bottlenecks([evaluate(u, rules) for u in (sure, perhaps, ward, flag)])
    }
    assert by_field["ethnic_minority_percent"].text == (
        "Bổ sung tỷ lệ người dân tộc thiểu số của 2 đơn vị: chắc chắn xác định được 1, "
        "có thể xác định thêm 1."
    )
    assert (by_field["parent_kind"].surely, by_field["area_km2"].possibly) == (1, 1)


TOWN = Unit(
    Kind.TOWNSHIP,
    Interval.exactly(5_000_000),
    Interval.exactly(4000),
    mountainous=True,
    border=False,
)
"""Decided once it is known whether a special factor lowers its standard."""


def sure(**facts: Any) -> Unit:  # noqa: ANN401 - facts of a unit
    """Return a commune whose verdict hangs on facts that are not known."""
    usual: dict[str, Any] = {
        "area": Interval.exactly(20_000_000),
        "population": Interval.exactly(3000),
        "mountainous": True,
        "border": False,
    }
    return Unit(Kind.COMMUNE, **usual | facts)


def test_bottlenecks_in_their_order() -> None:
    """What surely decides most first, then what possibly decides most; what is decided is passed over."""
    rules = LAW.rules("2023-2025")
    certain = sure(share=Interval.exactly(0))
    people = sure(population=UNKNOWN, share=Interval.exactly(50 * SHARE_SCALE))
    units = [certain, TOWN, TOWN, people, sure(), sure()]
    result = bottlenecks([evaluate(unit, rules) for unit in units])
    assert [(one.field, one.lacking, one.surely, one.possibly, one.first) for one in result] == [
        ("ethnic_minority_percent", 2, 2, 0, 4),
        ("population", 1, 1, 0, 3),
        ("urban_special_factor", 2, 0, 2, 1),
    ]


def test_bottlenecks_that_possibly_decide_in_their_order() -> None:
    """By their number, then by name; a figure that decides nothing hides none that follows it."""
    rules = LAW.rules("2023-2025")
    small = Unit(
        Kind.TOWNSHIP, Interval(4_700_000, 6_000_000), Interval(3900, 6000), mountainous=True
    )
    perhaps = sure(
        area=Interval(34_000_000, 36_000_000),
        population=Interval(1000, 3000),
        share=Interval.exactly(50 * SHARE_SCALE),
    )
    district = Unit(
        Kind.RURAL_DISTRICT,
        Interval.exactly(73_000_000),
        Interval.exactly(163_000),
        Interval.exactly(71 * SHARE_SCALE),
        mountainous=False,
    )
    units = (small, perhaps, TOWN, TOWN, district)
    result = bottlenecks([evaluate(unit, rules) for unit in units])
    assert [(one.field, one.lacking, one.surely, one.possibly) for one in result] == [
        ("border", 1, 1, 0),
        ("population", 2, 0, 2),
        ("urban_special_factor", 2, 0, 2),
        ("area_km2", 1, 0, 1),
    ]


@pytest.mark.parametrize(
    ("surely", "possibly", "words"),
    [
        (3, 0, "chắc chắn xác định được 3."),
        (0, 2, "có thể xác định 2."),
        (3, 2, "chắc chắn xác định được 3, có thể xác định thêm 2."),
    ],
)
def test_what_a_figure_would_decide_in_words(surely: int, possibly: int, words: str) -> None:
    """The word "more" is said only where something is decided for sure."""
    bottleneck = Bottleneck("population", 5, surely, possibly)
    assert bottleneck.text == f"Bổ sung dân số của 5 đơn vị: {words}"
