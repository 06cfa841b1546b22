"""Facts: what is known of a unit of a list, and how many permanent residents it may have."""

from dataclasses import replace

import pytest

from calculators.classes.facts import Facts
from calculators.law import loader
from calculators.law.model import Law
from calculators.lists import sheets, tables
from calculators.units import ANY_SHARE, UNKNOWN, Interval
from tests.classes.units import PLAIN, RULES, facts

LAW: Law = loader.load()


def of_row(text: str) -> Facts:
    """Return the facts of the one unit of a list, without any column of this calculator."""
    (entry,) = tables.read(sheets.from_text(text), LAW.exemptions).entries
    assert entry.unit is not None
    return Facts.of(entry.unit, RULES, {}, {"safe_zone": True}, "none")


def test_what_a_list_says_counts() -> None:
    """Figures, flags and claims of the list itself, beside those of this calculator."""
    unit_facts = of_row(
        "Tên;Loại;Dân số;area_km2;Miền núi;Biên giới;Hải đảo\nA;Xã;18000;60;không;có;có\n"
    )
    assert unit_facts.figures["population"] == Interval.exactly(18_000)
    assert unit_facts.figures["area_km2"] == Interval.exactly(60_000_000)
    assert (
        unit_facts.flag("mountainous"),
        unit_facts.flag("border"),
        unit_facts.flag("island"),
    ) == (
        False,
        True,
        True,
    )
    assert (
        unit_facts.flag("safe_zone"),
        unit_facts.flag("urban"),
        unit_facts.flag("national_relic"),
    ) == (
        True,
        False,
        None,
    )
    assert (unit_facts.kind, unit_facts.as_kind, unit_facts.position) == (
        "commune",
        "commune",
        "none",
    )


def test_what_it_does_not_say_is_unknown() -> None:
    """Each figure as wide as it may be; a claim that is not made is none."""
    unit_facts = of_row("Tên;Loại\nA;Đặc khu\n")
    assert unit_facts.figures["population"] == UNKNOWN
    assert unit_facts.figures["ethnic_minority_percent"] == ANY_SHARE
    assert unit_facts.figures["clean_water_percent"] == Interval(0, 1_000_000)
    assert unit_facts.figures["own_revenue_percent"] == Interval(0, None)
    assert not any(map(unit_facts.known, unit_facts.figures))
    assert (unit_facts.flag("mountainous"), unit_facts.flag("island")) == (None, False)
    assert unit_facts.as_kind == "commune"


@pytest.mark.parametrize(("urban", "kind"), [(True, "ward"), (False, "commune")])
def test_a_special_zone_is_counted_as_another_kind(urban: bool, kind: str) -> None:  # noqa: FBT001 - a case
    """As a ward where it is recognised as urban (Điều 8)."""
    assert facts(replace(PLAIN, kind="special_zone", urban=urban)).as_kind == kind


@pytest.mark.parametrize(
    ("people", "share", "residents"),
    [
        (Interval.exactly(1_100), Interval.exactly(100_000), Interval.exactly(1_000)),
        (Interval.exactly(1_099), Interval.exactly(100_000), Interval.exactly(999)),
        (Interval(1_000, 2_000), Interval(0, 1_000_000), Interval(500, 2_000)),
        (Interval(1_000, None), Interval.exactly(0), Interval(1_000, None)),
        (Interval(1_000, 2_000), Interval(0, None), Interval(1_000, 2_000)),
        (Interval(1_000, 2_000), Interval(1_000_000, None), Interval(0, 1_000)),
    ],
)
def test_permanent_residents(people: Interval, share: Interval, residents: Interval) -> None:
    """The population less its temporary part, in whole people, whatever of it is open."""
    ranges = {"population": people, "temporary_residents_percent": share}
    assert facts(PLAIN, (), ranges).residents == residents
