"""Scenario: the groups that are asked for on the open ground, and the new unit of each, judged."""

from collections.abc import Iterator, Mapping, Sequence
from copy import replace
from dataclasses import dataclass
from typing import Any

from calculators.mergers import consequence_words, loader
from calculators.mergers.consequence_words import Consequence
from calculators.mergers.merger import Merger, MergerError
from calculators.mergers.parts import Division, divided
from calculators.mergers.results import Outcome, form, outcome
from calculators.mergers.rules import MergerRules, Place
from calculators.mergers.seats import seat_of
from calculators.page.ground import Ground, at_hand
from calculators.units import Kind, Unit


@dataclass(frozen=True, eq=False)
class Scenario:
    """A scenario as the page asks for it; `groups` as for `scenarios.judge_scenario`.

    `results` hold the new unit of each group, judged, or why there is none; `roadless` are the pairs
    that no road joins, those of units that the list has; the classes of units are by their codes.
    """

    ground: Ground
    rules: MergerRules
    place: Place | None
    groups: Sequence[Mapping[str, Any]]
    roadless: Sequence[Sequence[str]]
    classes: Mapping[str, Any]
    division: Division
    results: Sequence[Outcome | str]

    def consequences(self) -> Iterator[Consequence]:
        """Yield what follows from the groups that form a unit."""
        classed = [
            (one.merger, given.get("class") or None)
            for given, one in zip(self.groups, self.results, strict=True)
            if not isinstance(one, str)
        ]
        return consequence_words.follow(
            [merger for merger, _ in classed],
            self.rules,
            self.classes,
            [of_class for _, of_class in classed],
            self.ground.roll.chosen(sorted(self.division.split)),
        )


def scenario(asked: Mapping[str, Any]) -> Scenario:
    """Return the scenario that is asked for: see `scenarios.judge_scenario`."""
    ground, rules, groups = at_hand(), loader.load()[asked["rules"]], asked["groups"]
    roll, place = ground.roll, place_of(asked)
    pairs = asked.get("roadless", ())
    roadless = [pair for pair in pairs if all(code in roll.units for code in pair)]
    division = divided(roll.units, groups)
    results: list[Outcome | str] = []
    for given, parts, problem in zip(groups, division.parts, division.problems, strict=True):
        members = roll.chosen(given["members"])
        found = problem or _formed(members, given.get("kind"), rules, parts)
        if isinstance(found, str):
            results.append(found)
            continue
        seat = seat_of(found.members, roll.points.of, given.get("seat") or "")
        results.append(replace(outcome(found, rules, ground.pairs, place, roadless), seat=seat))
    classes = asked.get("classes", {})
    return Scenario(ground, rules, place, groups, roadless, classes, division, results)


def place_of(asked: Mapping[str, Any]) -> Place | None:
    """Return where a new ward is asked to belong, None for nowhere in particular."""
    place: Place | None = asked.get("place") or None
    return place


def _formed(
    units: Sequence[Unit], stated: str | None, rules: MergerRules, parts: Mapping[str, Unit]
) -> Merger | str:
    """Return the new unit, or why there is none."""
    members = [parts.get(unit.code, unit) for unit in units]
    if len(members) < len(("one", "other")):
        return "Nhóm cần ít nhất hai đơn vị."
    if stated and stated not in set(Kind):
        return f"Không có loại đơn vị “{stated}”."
    try:
        return form(members, rules, Kind(stated) if stated else None, frozenset(parts))
    except MergerError as error:
        return str(error)
