"""Scheme: a scenario of the page as its papers tell it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculators.law import loader
from calculators.mergers.parts import TO_CHECK, Division, divided, explain_parts
from calculators.mergers.roads import explain_roads
from calculators.page.scenario import Scenario, scenario
from calculators.papers.scheme import Group, Scheme


def scheme_of(request: Mapping[str, Any]) -> Scheme:
    """Return what the papers of a scenario tell: asked for as by `scenarios.scenario_paper`."""
    current = scenario(request)
    ground = current.ground
    groups, forming_groups = [], []
    for group, one in zip(current.groups, current.results, strict=True):
        if isinstance(one, str):
            members = tuple(ground.roll.pick(group["members"]))
            groups.append(Group(group["name"], members, None, problem=one))
        else:
            contiguity = one.contiguity if ground.pairs.codes else None
            members, seat = one.merger.members, one.seat
            groups.append(Group(group["name"], members, one.judgement, contiguity, seat=seat))
            forming_groups.append(group)
    # What a group that forms no unit would take stays where it is.
    division = divided(ground.roll.units, forming_groups)
    return Scheme(
        request["name"],
        ground.name,
        date.fromisoformat(request["day"]),
        current.rules,
        current.place,
        loader.load().version,
        list(ground.roll.units.values()),
        groups,
        list(current.consequences()),
        len({error.row for error in ground.roll.errors}),
        ground.roll.provinces,
        (*ground.notes, *_roads(current), *_parts(current, division)),
        list(division.rests.values()),
    )


def _roads(current: Scenario) -> Iterator[str]:
    """Yield what the missing roads mean for each group, under its name."""
    for group in current.groups:
        members = current.ground.roll.pick(group["members"])
        for line in explain_roads(members, current.ground.pairs, current.roadless):
            yield f"{group['name']}: {line}"


def _parts(current: Scenario, division: Division) -> Iterator[str]:
    """Yield what is taken in part by each group, under its name."""
    for group, one in zip(current.groups, current.results, strict=True):
        if not isinstance(one, str):
            for line in explain_parts(one.merger, division.rests):
                yield line if line == TO_CHECK else f"{group['name']}: {line}"
