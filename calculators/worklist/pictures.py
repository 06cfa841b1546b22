"""Pictures: what a page draws of the worklist, as plain data; the drawing itself is the page's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from calculators.arrangement.categories import Category
from calculators.arrangement.rule_words import condition
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import LEVELS
from calculators.law.model import ArrangementTest
from calculators.units import COMPONENTS, Level
from calculators.worklist.view import row
from calculators.worklist.worklist import Worklist

Json = dict[str, Any]
MOST_POINTS = 1000
"""How many points are drawn at once: more would neither be told apart nor be drawn without a wait."""


def points(worklist: Worklist, request: Mapping[str, Any]) -> Json:
    """Return the units of one level by their two percentages, and the zones of the level's tests.

    Of the units that pass the filters of `Worklist.view`. `level` may be asked for; else it is the one
    of most units. A unit has a point where both
    percentages have an upper and a lower end; of more than MOST_POINTS those that need not be
    arranged are thinned out first.
    """
    entries = worklist.view(request)
    counts = Counter(entry.unit.kind.level for entry in entries if entry.unit is not None)
    level = Level(request.get("level") or max(reversed(Level), key=counts.__getitem__))
    drawable = [
        point
        for entry in entries
        if entry.unit is not None and entry.unit.kind.level is level
        for point in [row(entry, worklist)]
        if None not in (*point["area_percent"], *point["population_percent"])
    ]
    return {
        "level": str(level),
        "levels": {str(one): LEVELS[one] for one in Level if counts[one] or one is level},
        "zones": [_zone(test) for test in worklist.rules.tests[level]],
        "units": counts[level],
        "drawable": len(drawable),
        "verdicts": Counter(map(_standing, drawable)),
        "points": _thinned(drawable),
    }


def coded(worklist: Worklist, request: Mapping[str, Any]) -> Json:
    """Return the units of the list that have one of the `codes`, by code: the first where it stands twice."""
    codes, units = set(request["codes"]), dict[str, Json]()
    for entry in worklist.table.entries:
        if entry.code in codes:
            units.setdefault(entry.code, row(entry, worklist))
    return {"units": units}


def _zone(test: ArrangementTest) -> Json:
    values: dict[str, int | None] = dict.fromkeys(COMPONENTS)
    values |= {one.component: one.value for one in test.conditions}
    return {
        "id": test.id,
        "join": test.join,
        **values,
        "text": condition(test),
    }


def _standing(point: Json) -> str:
    return str(Category.ENCOURAGED) if point["encouraged"] else point["verdict"]


def _thinned(drawable: Sequence[Json]) -> list[Json]:
    """Return at most MOST_POINTS of the points, in the order of the list."""
    clear = {str(Verdict.NOT_REQUIRED), str(Verdict.MEETS_STANDARD)}
    plain = [point for point in drawable if _standing(point) in clear]
    others = [point for point in drawable if _standing(point) not in clear]
    sample = _evenly(others, MOST_POINTS)
    sample += _evenly(plain, MOST_POINTS - len(sample))
    return sorted(sample, key=lambda point: int(point["row"]))


def _evenly(drawable: Sequence[Json], most: int) -> list[Json]:
    most = min(most, len(drawable))
    return [drawable[index * len(drawable) // most] for index in range(most)]
