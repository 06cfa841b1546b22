"""Scheme: a scenario of the page as its papers tell it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculators.law import loader
from calculators.mergers.parts import TO_CHECK, Division, divided, explain_parts
from calculators.mergers.roads import explain_roads
from calculators.page.scenario import Scenario, scenario
from calculators.papers.scheme import Group, Scheme


def scheme_of(asked: Mapping[str, Any]) -> Scheme:
    """Return what the papers of a scenario tell: asked for as by `scenarios.scenario_paper`."""
    found = scenario(asked)
    ground = found.ground
    groups, formed = [], []
    for given, one in zip(found.groups, found.results, strict=True):
        if isinstance(one, str):
            members = tuple(ground.roll.chosen(given["members"]))
            groups.append(Group(given["name"], members, None, problem=one))
        else:
            contiguity = one.contiguity if ground.pairs.listed else None
            members, seat = one.merger.members, one.seat
            groups.append(Group(given["name"], members, one.judged, contiguity, seat=seat))
            formed.append(given)
    # What a group that forms no unit would take stays where it is.
    division = divided(ground.roll.units, formed)
    return Scheme(
        asked["name"],
        ground.name,
        date.fromisoformat(asked["day"]),
        found.rules,
        found.place,
        loader.load().version,
        list(ground.roll.units.values()),
        groups,
        list(found.consequences()),
        len({error.row for error in ground.roll.errors}),
        ground.roll.provinces,
        (*ground.notes, *_roads(found), *_parts(found, division)),
        list(division.rests.values()),
    )


def _roads(found: Scenario) -> Iterator[str]:
    """Yield what the missing roads mean for each group, under its name."""
    for given in found.groups:
        members = found.ground.roll.chosen(given["members"])
        for line in explain_roads(members, found.ground.pairs, found.roadless):
            yield f"{given['name']}: {line}"


def _parts(found: Scenario, division: Division) -> Iterator[str]:
    """Yield what is taken in part by each group, under its name."""
    for given, one in zip(found.groups, found.results, strict=True):
        if not isinstance(one, str):
            for line in explain_parts(one.merger, division.rests):
                yield line if line == TO_CHECK else f"{given['name']}: {line}"
