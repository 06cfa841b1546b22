"""Bounds: what area and population a unit can plausibly have; working bounds, and no rule of law.

They are wider than any unit known. The first answer needs them and none of what follows from them.
"""

from calculators.units import M2_PER_KM2, UNKNOWN, Interval, Level, Unit

AREAS = {
    Level.COMMUNE: Interval(M2_PER_KM2 // 20, 1_500 * M2_PER_KM2),
    Level.DISTRICT: Interval(M2_PER_KM2, 4_000 * M2_PER_KM2),
}
PEOPLE = {Level.COMMUNE: Interval(100, 200_000), Level.DISTRICT: Interval(1_000, 1_500_000)}


def beyond(unit: Unit) -> list[tuple[str, Interval, str]]:
    """Return the figures that can hardly be meant: field, figure, and whether it is too large or small."""
    level, outliers = unit.kind.level, []
    for field, figure, bounds in (
        ("area_km2", unit.area, AREAS[level]),
        ("population", unit.population, PEOPLE[level]),
    ):
        if figure != UNKNOWN and figure.low > (bounds.high or 0):
            outliers.append((field, figure, "lớn"))
        elif figure.high is not None and figure.high < bounds.low:
            outliers.append((field, figure, "nhỏ"))
    return outliers
