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
            (one.merger, group.get("class") or None)
            for group, one in zip(self.groups, self.results, strict=True)
            if not isinstance(one, str)
        ]
        return consequence_words.follow(
            [merger for merger, _ in classed],
            self.rules,
            self.classes,
            [of_class for _, of_class in classed],
            self.ground.roll.pick(sorted(self.division.split)),
        )


def scenario(request: Mapping[str, Any]) -> Scenario:
    """Return the scenario that is asked for: see `scenarios.judge_scenario`."""
    ground, rules, groups = at_hand(), loader.load()[request["rules"]], request["groups"]
    roll, place = ground.roll, place_of(request)
    pairs = request.get("roadless", ())
    roadless = [pair for pair in pairs if all(code in roll.units for code in pair)]
    division = divided(roll.units, groups)
    results: list[Outcome | str] = []
    for group, parts, problem in zip(groups, division.parts, division.problems, strict=True):
        members = roll.pick(group["members"])
        result = problem or _merger(members, group.get("kind"), rules, parts)
        if isinstance(result, str):
            results.append(result)
            continue
        seat = seat_of(result.members, roll.points.of, group.get("seat") or "")
        results.append(replace(outcome(result, rules, ground.pairs, place, roadless), seat=seat))
    classes = request.get("classes", {})
    return Scenario(ground, rules, place, groups, roadless, classes, division, results)


def place_of(request: Mapping[str, Any]) -> Place | None:
    """Return where a new ward is asked to belong, None for nowhere in particular."""
    place: Place | None = request.get("place") or None
    return place


def _merger(
    units: Sequence[Unit], kind: str | None, rules: MergerRules, parts: Mapping[str, Unit]
) -> Merger | str:
    """Return the new unit, or why there is none."""
    members = [parts.get(unit.code, unit) for unit in units]
    if len(members) < len(("one", "other")):
        return "Nhóm cần ít nhất hai đơn vị."
    if kind and kind not in set(Kind):
        return f"Không có loại đơn vị “{kind}”."
    try:
        return form(members, rules, Kind(kind) if kind else None, frozenset(parts))
    except MergerError as error:
        return str(error)
