"""Units for the tests of classes: the reference's own record turned into facts, whole or with gaps."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from calculators.classes import loader
from calculators.classes.facts import Facts
from calculators.units import M2_PER_KM2, SHARE_SCALE, UNKNOWN, Interval
from tests.class_reference import POSITIONS, Known

RULES = loader.load()
FIGURES = {
    "population": "population",
    "area": "area_km2",
    "minorities": "ethnic_minority_percent",
    "own_revenue": "own_revenue_percent",
    "industry": "industry_services_percent",
    "labour": "nonfarm_labour_percent",
    "poor": "poor_households_percent",
    "water": "clean_water_percent",
    "files": "online_files_percent",
    "files_province": "online_files_province_percent",
    "signed": "signed_papers_percent",
    "temporary": "temporary_residents_percent",
}
FLAGS = {
    "self_balancing": "self_balancing",
    "mountainous": "mountainous",
    "border": "border",
    "relic": "national_relic",
    "safe_zone": "safe_zone",
    "central_city": "central_city",
    "island": "island",
    "urban": "urban",
}
PLAIN = Known(
    kind="commune",
    population=1_000,
    area=Fraction(20),
    minorities=Fraction(0),
    own_revenue=Fraction(0),
    self_balancing=False,
    industry=Fraction(0),
    labour=Fraction(0),
    poor=Fraction(100),
    water=Fraction(0),
    files=Fraction(0),
    files_province=Fraction(0),
    signed=Fraction(0),
    temporary=Fraction(0),
    mountainous=False,
    border=False,
    relic=False,
    safe_zone=False,
    central_city=False,
    position="none",
)
"""A unit with the fewest points that there are."""


def facts(
    unit: Known,
    unknown: Collection[str] = (),
    ranges: Mapping[str, Interval] | None = None,
) -> Facts:
    """Return the facts of a unit, without those named, and with ranges (by the engine's field)."""
    values = asdict(unit)
    open_ = {
        field.id: Interval(0, field.most)
        for field in RULES.fields.values()
        if field.type == "percent"
    }
    open_ |= {"population": UNKNOWN, "area_km2": UNKNOWN}
    open_["ethnic_minority_percent"] = Interval(0, 100 * SHARE_SCALE)
    figures = {
        field: open_[field]
        if name in unknown or values[name] is None
        else Interval.exactly(int(values[name] * factor(field)))
        for name, field in FIGURES.items()
    }
    flags = {field: None if name in unknown else values[name] for name, field in FLAGS.items()}
    flags |= {claim: bool(flags[claim]) for claim in ("island", "urban")}
    position = None if "position" in unknown else unit.position
    return Facts(unit.kind, figures | dict(ranges or {}), flags, position, open_)


def factor(field: str) -> int:
    """Return what one km², person or percent is in the engine."""
    return {"population": 1, "area_km2": M2_PER_KM2}.get(field, SHARE_SCALE)


def percents(*near: str, most: int = 100) -> st.SearchStrategy[Fraction]:
    """Return percentages with up to four decimals, near these values as often as anywhere."""
    close = [
        Fraction(Decimal(n)) + d
        for n in near
        for d in (0, Fraction(1, 10_000), -Fraction(1, 10_000))
    ]
    anywhere = st.integers(0, most * 10_000).map(lambda value: Fraction(value, 10_000))
    return st.sampled_from([value for value in close if 0 <= value <= most]) | anywhere


@st.composite
def full_unit(draw: st.DrawFn) -> Known:
    """Return a unit of which everything is known, near the limits as often as far off."""
    people = [12_000, 14_000, 15_000, 16_000, 21_000, 34_500, 46_000, 48_000, 63_000, 1_000, 7_500]
    near = [p + d for p in people for d in (-1, 0, 1)]
    areas = ["5.5", "15", "30", "42", "45", "90", "180", "300", "20.5"]
    flag = st.booleans()
    return Known(
        kind=draw(st.sampled_from(("commune", "ward", "special_zone"))),
        population=draw(st.sampled_from(near) | st.integers(1, 200_000)),
        area=draw(
            st.sampled_from(
                [
                    Fraction(a) + d
                    for a in areas
                    for d in (0, Fraction(1, 10**6), -Fraction(1, 10**6))
                ]
            )
            | st.integers(1, 400_000_000).map(lambda m2: Fraction(m2, 10**6))
        ),
        minorities=draw(percents("20", "30", "35", "50")),
        own_revenue=draw(percents("40", "50", "90", "100", most=150)),
        self_balancing=draw(st.sampled_from((True, False, None))),
        industry=draw(percents("50", "70", "86")),
        labour=draw(percents("50", "60", "70", "80")),
        poor=draw(percents("2", "2.5", "4", "4.5")),
        water=draw(percents("70", "90")),
        files=draw(percents("60", "64")),
        files_province=draw(percents("60", "64")),
        signed=draw(percents("70", "80", "90")),
        temporary=draw(percents("10", "20", "40", most=200) | st.none()),
        mountainous=draw(flag),
        border=draw(flag),
        relic=draw(flag),
        safe_zone=draw(flag),
        central_city=draw(flag),
        position=draw(st.sampled_from(sorted(POSITIONS))),
        island=draw(flag),
        urban=draw(flag),
    )
