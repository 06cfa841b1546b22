"""Points and classes once more, as plainly as possible and with fractions: what the engine is held against.

The numbers are typed here a second time, from the decree, so that an error in `law/classes.toml`
does not pass unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from itertools import product

HUNDREDTH = Fraction(1, 100)
POSITIONS = {
    "none": 0,
    "strategic": 10,
    "provincial_centre": 10,
    "specialised_centre": 5,
    "cluster_centre": 3,
}
# kind, mountainous, island: people, km²
STANDARDS = {
    ("commune", True, False): (5_000, 100),
    ("commune", False, False): (16_000, 30),
    ("commune", True, True): (2_500, 15),
    ("commune", False, True): (2_500, 15),
}


@dataclass(frozen=True)
class Known:
    """A unit of which everything is known: people, km², percentages."""

    kind: str
    population: int
    area: Fraction
    minorities: Fraction
    own_revenue: Fraction
    self_balancing: bool | None
    industry: Fraction
    labour: Fraction
    poor: Fraction
    water: Fraction
    files: Fraction
    files_province: Fraction
    signed: Fraction
    temporary: Fraction | None
    mountainous: bool
    border: bool
    relic: bool
    safe_zone: bool
    central_city: bool
    position: str
    island: bool = False
    urban: bool = False


def two_decimals(points: Fraction) -> Fraction:
    """Return points with two decimals, half up."""
    return (points / HUNDREDTH + Fraction(1, 2)) // 1 * HUNDREDTH


def rising(value: Fraction, base: str, step: str, first: str, more: str, most: str) -> Fraction:
    """Return the points of a figure that gives more the larger it is."""
    beyond = max(Fraction(0), value - Fraction(base))
    return min(Fraction(most), Fraction(first) + beyond / Fraction(step) * Fraction(more))


def criteria(unit: Known) -> dict[str, Fraction]:
    """Return the points of each criterion."""
    ward = unit.kind == "ward" or (unit.kind == "special_zone" and unit.urban)
    by_id = ward_criteria(unit) if ward else commune_criteria(unit)
    balances = unit.own_revenue >= 100 if unit.self_balancing is None else unit.self_balancing
    if balances:
        by_id["budget"] = Fraction(10)
    above = unit.files - unit.files_province
    by_id["online_files"] = rising(above, "0", "0.5", "3", "0.25", "5")
    by_id["clean_water"] = rising(unit.water, "70", "5", "3", "0.5", "5")
    if unit.kind == "special_zone":
        by_id["special"] = Fraction(10)
    return {name: two_decimals(points) for name, points in by_id.items()}


def commune_criteria(unit: Known) -> dict[str, Fraction]:
    """Return what Điều 6 gives."""
    people = Fraction(unit.population)
    special = Fraction(3 * unit.border + 2 * unit.relic + 2 * unit.safe_zone)
    if unit.minorities >= 20:
        special += rising(unit.minorities, "30", "5", "2", "0.25", "3")
    return {
        "population": rising(people, "12000", "750", "10", "0.5", "25")
        if unit.mountainous
        else rising(people, "16000", "1000", "10", "0.5", "25"),
        "area": rising(unit.area, "30", "5", "10", "0.5", "25"),
        "budget": rising(unit.own_revenue, "40", "5", "3", "0.5", "8"),
        "industry_services": rising(unit.industry, "50", "5", "3", "0.5", "5"),
        "nonfarm_labour": rising(unit.labour, "50", "5", "3", "0.5", "5"),
        "poor_households": rising(-unit.poor, "-4.5", "1", "3", "1", "5"),
        "signed_papers": rising(unit.signed, "70", "5", "3", "0.5", "5"),
        "special": special,
    }


def ward_criteria(unit: Known) -> dict[str, Fraction]:
    """Return what Điều 7 gives."""
    people = Fraction(unit.population)
    special = Fraction(3 * unit.mountainous + 2 * unit.relic + 2 * unit.safe_zone)
    if unit.temporary is not None and unit.temporary >= 10:
        special += rising(unit.temporary, "20", "5", "2", "0.25", "3")
    return {
        "population": rising(people, "21000", "1000", "10", "0.5", "25")
        if unit.central_city
        else rising(people, "14000", "1000", "10", "0.5", "25"),
        "area": rising(unit.area, "5.5", "1", "10", "0.5", "25"),
        "budget": rising(unit.own_revenue, "50", "5", "3", "0.5", "8"),
        "industry_services": rising(unit.industry, "70", "2", "3", "0.25", "5"),
        "nonfarm_labour": rising(unit.labour, "60", "5", "3", "0.5", "5"),
        "poor_households": rising(-unit.poor, "-4", "0.5", "3", "0.5", "5"),
        "signed_papers": rising(unit.signed, "80", "5", "3", "0.5", "5"),
        "special": special,
    }


def bonus(unit: Known) -> Fraction:
    """Return the highest part of the bonus, Điều 9."""
    ward = unit.kind == "ward" or (unit.kind == "special_zone" and unit.urban)
    people, area = (21_000, 14) if ward else STANDARDS["commune", unit.mountainous, unit.island]
    parts = [Fraction(POSITIONS[unit.position])]
    percent = Fraction(unit.population * 100, people)
    if percent >= 300:
        parts.append(rising(percent, "300", "50", "5", "0.5", "10"))
    if unit.area >= 3 * area:
        parts.append(Fraction(10))
    return two_decimals(max(parts))


def points(unit: Known) -> Fraction:
    """Return all points of a unit."""
    return sum(criteria(unit).values(), Fraction(0)) + bonus(unit)


def level(unit: Known) -> str:
    """Return the class of a unit."""
    permanent = Fraction(unit.population)
    if unit.temporary is not None:
        permanent = permanent * 100 / (100 + unit.temporary)
    if unit.kind == "special_zone" and permanent < 1_000:
        return "III"
    total = points(unit)
    return "I" if total >= 75 else "II" if total >= 60 else "III"


def worlds(
    unit: Known, unknown: tuple[str, ...], ends: dict[str, tuple[object, ...]]
) -> Iterator[Known]:
    """Yield the unit with every combination of the ends of what is unknown of it."""
    names = [field.name for field in fields(unit) if field.name in unknown]
    for values in product(*(ends[name] for name in names)):
        change: dict[str, object] = dict(zip(names, values, strict=True))
        yield replace(unit, **change)  # type: ignore[arg-type]
