"""The rules once more, as plainly as possible and with fractions: what the engine is held against.

The numbers are typed here a second time, from the documents, so that an error in the law's data
files does not pass unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from calculators.units import SHARE_SCALE, WARD_PARENTS, Interval, Kind, Level, Unit

# kind, mountainous, parent: (km², people)
STANDARDS: dict[tuple[Kind, bool | None, Kind | None], tuple[Fraction, int]] = {
    (Kind.RURAL_DISTRICT, True, None): (Fraction(850), 80_000),
    (Kind.RURAL_DISTRICT, False, None): (Fraction(450), 120_000),
    (Kind.COMMUNE, True, None): (Fraction(50), 5_000),
    (Kind.COMMUNE, False, None): (Fraction(30), 8_000),
    (Kind.PROVINCIAL_CITY, None, None): (Fraction(150), 150_000),
    (Kind.URBAN_DISTRICT, None, None): (Fraction(35), 150_000),
    (Kind.WARD, None, Kind.URBAN_DISTRICT): (Fraction("5.5"), 15_000),
    (Kind.WARD, None, Kind.PROVINCIAL_CITY): (Fraction("5.5"), 7_000),
    (Kind.WARD, None, Kind.TOWN): (Fraction("5.5"), 5_000),
    (Kind.TOWNSHIP, None, None): (Fraction(14), 8_000),
}
# from 2026: the same, without districts; None for "mountainous" of a commune is one on an island
STANDARDS_2026: dict[tuple[Kind, bool | None, Kind | None], tuple[Fraction, int]] = {
    (Kind.COMMUNE, True, None): (Fraction(100), 5_000),
    (Kind.COMMUNE, None, None): (Fraction(15), 2_500),
    (Kind.COMMUNE, False, None): (Fraction(30), 16_000),
    (Kind.WARD, None, None): (Fraction("5.5"), 21_000),
}
# rule set, level: (test, joined by, area below %, population below %)
TESTS: dict[tuple[str, Level], tuple[tuple[str, str, int, int], ...]] = {
    ("2019-2021", Level.DISTRICT): (("both-below", "and", 50, 50),),
    ("2019-2021", Level.COMMUNE): (("both-below", "and", 50, 50),),
    ("2023-2025", Level.DISTRICT): (("both-below", "and", 70, 70), ("small-area", "and", 20, 200)),
    ("2023-2025", Level.COMMUNE): (("both-below", "and", 70, 70), ("small-area", "and", 20, 300)),
    ("2026-2030", Level.DISTRICT): (
        ("both-below", "and", 100, 100),
        ("small-area", "and", 30, 200),
    ),
    ("2026-2030", Level.COMMUNE): (("both-below", "and", 100, 100), ("small-area", "and", 30, 300)),
    ("2025-reform", Level.COMMUNE): (("either-below", "or", 100, 100),),
    ("from-2026", Level.COMMUNE): (("either-below", "or", 100, 100),),
}
WITHOUT_FACTORS = "2019-2021"
NOW = "from-2026"
RURAL = (Kind.COMMUNE, Kind.RURAL_DISTRICT)


@dataclass(frozen=True)
class Known:
    """A unit of which everything is known; the share in %, the area in km²."""

    kind: Kind
    area: Fraction
    population: int
    share: Fraction
    mountainous: bool
    border: bool
    parent_kind: Kind | None
    red_river_delta: bool = False
    coastal_hardship: bool = False
    island: bool = False
    no_urban_factor: bool = False


def standards(rules: str) -> dict[tuple[Kind, bool | None, Kind | None], tuple[Fraction, int]]:
    """Return the standards before special factors."""
    return STANDARDS_2026 if rules == NOW else STANDARDS


def judges(kind: Kind, rules: str) -> bool:
    """Return whether a rule set knows units of this kind."""
    if rules == NOW:
        return kind in (Kind.COMMUNE, Kind.WARD, Kind.SPECIAL_ZONE)
    if rules == "2025-reform":
        return kind in (Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP)
    return kind is not Kind.SPECIAL_ZONE


def standard(unit: Known, rules: str) -> tuple[Fraction, Fraction]:
    """Return the standard of area in km² and of population."""
    rural = unit.kind in RURAL
    flag = unit.mountainous if rural else None
    on_island = rules == NOW and unit.island
    parent = None if rules == NOW else unit.parent_kind
    area, people = standards(rules)[unit.kind, None if on_island else flag, parent]
    percent = Fraction(100)
    first, floor = (50, 0) if rules == NOW else (30, 20)
    if rules != WITHOUT_FACTORS and rural:
        if unit.share >= first and (unit.mountainous or unit.border):
            percent = max(Fraction(floor), Fraction(50) - 5 * ((unit.share - first) // 10))
        elif unit.border:
            percent = Fraction(50)
        lowland = not (unit.mountainous or on_island)
        if unit.coastal_hardship and unit.kind is Kind.COMMUNE and (rules != NOW or lowland):
            percent = min(percent, Fraction(50))
        if unit.red_river_delta:
            area *= Fraction(7, 10)
    return area, people * percent / 100


def tests_of(unit: Known, rules: str) -> set[str]:
    """Return the tests that the unit meets at its standard."""
    area, people = standard(unit, rules)
    return {
        test
        for test, join, area_limit, people_limit in TESTS[rules, unit.kind.level]
        if (all if join == "and" else any)(
            (
                unit.area / area < Fraction(area_limit, 100),
                unit.population / people < Fraction(people_limit, 100),
            )
        )
    }


def verdict(unit: Known, rules: str) -> str:
    """Return the verdict; an urban unit with special factors that were not read stays open."""
    if not judges(unit.kind, rules):
        return "invalid"
    if unit.kind is Kind.SPECIAL_ZONE:
        return "undetermined"
    if not tests_of(unit, rules):
        return "meets_standard" if rules == NOW else "not_required"
    there = unit.mountainous or unit.border or (rules == NOW and unit.island)
    open_ = rules != WITHOUT_FACTORS and there and not unit.no_urban_factor
    if unit.kind not in RURAL and open_:
        return "undetermined"
    return "below_standard" if rules == NOW else "must_arrange"


def corners(unit: Unit) -> Iterator[Known]:
    """Yield the extremes of all that the unit may be: the verdict goes one way in every figure."""
    parents: tuple[Kind | None, ...] = (None,)
    if unit.kind is Kind.WARD:
        parents = WARD_PARENTS if unit.parent_kind is None else (unit.parent_kind,)
    huge = 10**12
    figures = product(_ends(unit.area, huge), _ends(unit.population, huge), _shares(unit.share))
    facts = tuple(product(_flags(unit.mountainous), _flags(unit.border), parents))
    for area, people, share in figures:
        for mountainous, border, parent in facts:
            yield Known(
                unit.kind,
                Fraction(area, 1_000_000),
                people,
                Fraction(share, SHARE_SCALE),
                mountainous,
                border,
                parent,
                unit.red_river_delta,
                unit.coastal_hardship,
                unit.island,
                unit.urban_special_factor is False,
            )


def _flags(flag: bool | None) -> tuple[bool, ...]:  # noqa: FBT001 - a fact, not an option
    return (True, False) if flag is None else (flag,)


def _ends(figure: Interval, huge: int) -> set[int]:
    return {figure.low, huge if figure.high is None else figure.high}


def _shares(share: Interval) -> set[int]:
    steps = (percent * SHARE_SCALE for percent in range(30, 101, 10))
    return _ends(share, 100 * SHARE_SCALE) | {step for step in steps if share.holds(step)}
