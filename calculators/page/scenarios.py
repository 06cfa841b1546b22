"""Scenarios: what the page asks of groups of the units that are open, as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from copy import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader as law_loader
from calculators.mergers import consequence_words
from calculators.mergers import loader as merger_loader
from calculators.mergers.candidates import Task
from calculators.mergers.consequence_words import Consequence
from calculators.mergers.differences import differences, plain, plan
from calculators.mergers.explanation import unit_name
from calculators.mergers.merger import Merger, MergerError
from calculators.mergers.names import name_notes, naming_rule
from calculators.mergers.parts import TO_CHECK, Division, divided, explain_parts, plain_piece
from calculators.mergers.report import Json, group_report, proposal_report
from calculators.mergers.results import Outcome, form, outcome, propose_district
from calculators.mergers.roads import explain_roads
from calculators.mergers.rules import MergerRules, Place
from calculators.mergers.seats import seat_of
from calculators.page.ground import Ground, at_hand
from calculators.units import Kind, Unit

if TYPE_CHECKING:
    from calculators.papers.scheme import Scheme


def judge_scenario(asked: Mapping[str, Any]) -> Json:
    """Judge the groups of a scenario.

    `{"rules", "place", "keep": [code], "classes": {code: class}, "groups": [{"name", "members",
    "kind", "class", "parts", "seat"}], "roadless": [[code, code]]}`; a group that forms no unit gives
    `{"error": message}` in its place. `roadless` are the neighbours that no road joins, as the user
    states; `parts` what a group takes of members that it does not take as a whole: see `parts.divided`;
    `seat` the code of the member with which the new unit has its seat. `rests` are what stays of units
    that are taken in part.
    With `"reference": {"name", "groups"}`, another scenario, the `differences` from it as well.
    """
    ground, rules = at_hand(), merger_loader.load()[asked["rules"]]
    groups: list[Json] = []
    named = [(given["name"], given["members"]) for given in asked["groups"]]
    units = ground.roll.units
    division = divided(units, asked["groups"])
    notes = name_notes(named, units.values(), ground.roll.provinces, division.rests)
    results = _results(ground, asked, rules)
    for given, found, of_name in zip(asked["groups"], results, notes, strict=True):
        head = {"name": given["name"], "name_notes": of_name}
        if isinstance(found, str):
            groups.append(head | {"members": given["members"], "error": found})
            continue
        told = explain_parts(found.merger, division.rests)
        cited = (remark.cited for remark in naming_rule(rules)) if of_name else ()
        groups.append(head | group_report(found, [*told, *of_name, *cited]))
    before = len(ground.roll.units)
    return _differences(ground, asked) | {
        "rules": rules.id,
        "groups": groups,
        "units_before": before,
        # A group whose verdict asks for more still makes one unit of several.
        "units_after": before - len(division.split) - sum(map(_fewer, asked["groups"])),
        "to_arrange": _to_arrange(ground, asked, division),
        "rests": [plain_piece(unit) for unit in division.rests.values()],
        "categories": ground.categories(law_loader.load().rules(rules.id)),
        "consequences": [
            consequence_words.plain(one) for one in _consequences(ground, results, asked, rules)
        ],
    }


def _fewer(group: Mapping[str, Any]) -> int:
    """Return how many units a group takes away: what it takes in part stays."""
    whole = [code for code in group["members"] if code not in (group.get("parts") or {})]
    return len(whole) - 1 if group["members"] else 0


def _differences(ground: Ground, asked: Mapping[str, Any]) -> Json:
    """Return in what the scenario differs from the one that it is held against, if it is."""
    if not asked.get("reference"):
        return {}
    units = ground.roll.units
    found = differences(plan(asked), plan(asked["reference"]), units)
    return {"differences": plain(found, units)}


def _roadless(ground: Ground, asked: Mapping[str, Any]) -> list[list[str]]:
    """Return the pairs that no road joins, those of units that the list has."""
    units = ground.roll.units
    return [pair for pair in asked.get("roadless", ()) if all(code in units for code in pair)]


def _roads(ground: Ground, asked: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the missing roads mean for each group, under its name."""
    for given in asked["groups"]:
        members = ground.roll.chosen(given["members"])
        for line in explain_roads(members, ground.pairs, _roadless(ground, asked)):
            yield f"{given['name']}: {line}"


def _parts(
    asked: Mapping[str, Any], results: Sequence[Outcome | str], division: Division
) -> Iterator[str]:
    """Yield what is taken in part by each group, under its name."""
    for given, found in zip(asked["groups"], results, strict=True):
        if not isinstance(found, str):
            for line in explain_parts(found.merger, division.rests):
                yield line if line == TO_CHECK else f"{given['name']}: {line}"


def scenario_paper(asked: Mapping[str, Any]) -> Json:
    """Return a paper of a scenario: see `output.output`.

    The scenario as for `judge_scenario`, with its `name`, `"paper": "annex" | "resolution" |
    "checklist"` and `"day"`, the day of the paper as in 2026-02-05.
    """
    from calculators.papers import of_scheme  # noqa: PLC0415 - papers come only when asked for
    from calculators.papers.output import output  # noqa: PLC0415 - the same

    return output(of_scheme.PAPERS[asked["paper"]](_scheme(asked)), asked)


def _scheme(asked: Mapping[str, Any]) -> "Scheme":
    from calculators.papers.scheme import Group, Scheme  # noqa: PLC0415 - the same

    ground, rules = at_hand(), merger_loader.load()[asked["rules"]]
    results = _results(ground, asked, rules)
    groups, formed = [], []
    for given, found in zip(asked["groups"], results, strict=True):
        if isinstance(found, str):
            members = tuple(ground.roll.chosen(given["members"]))
            groups.append(Group(given["name"], members, None, problem=found))
        else:
            contiguity = found.contiguity if ground.pairs.listed else None
            members, seat = found.merger.members, found.seat
            groups.append(Group(given["name"], members, found.judged, contiguity, seat=seat))
            formed.append(given)
    # What a group that forms no unit would take stays where it is.
    division = divided(ground.roll.units, formed)
    return Scheme(
        asked["name"],
        ground.name,
        date.fromisoformat(asked["day"]),
        rules,
        _place(asked),
        law_loader.load().version,
        list(ground.roll.units.values()),
        groups,
        list(_consequences(ground, results, asked, rules)),
        len({error.row for error in ground.roll.errors}),
        ground.roll.provinces,
        (*ground.notes, *_roads(ground, asked), *_parts(asked, results, division)),
        list(division.rests.values()),
    )


def _place(asked: Mapping[str, Any]) -> Place | None:
    place: Place | None = asked.get("place") or None
    return place


def _results(ground: Ground, asked: Mapping[str, Any], rules: MergerRules) -> list[Outcome | str]:
    """Return for each group the new unit, judged, or why there is none."""
    roadless = _roadless(ground, asked)
    division = divided(ground.roll.units, asked["groups"])
    mergers = (
        problem or _group(ground.roll.chosen(given["members"]), given.get("kind"), rules, parts)
        for given, parts, problem in zip(
            asked["groups"], division.parts, division.problems, strict=True
        )
    )
    return [
        one
        if isinstance(one, str)
        else replace(
            outcome(one, rules, ground.pairs, _place(asked), roadless),
            seat=seat_of(one.members, ground.roll.points.of, given.get("seat") or ""),
        )
        for one, given in zip(mergers, asked["groups"], strict=True)
    ]


def _consequences(
    ground: Ground,
    results: Sequence[Outcome | str],
    asked: Mapping[str, Any],
    rules: MergerRules,
) -> Iterator[Consequence]:
    classed = [
        (one.merger, given.get("class") or None)
        for given, one in zip(asked["groups"], results, strict=True)
        if not isinstance(one, str)
    ]
    return consequence_words.follow(
        [merger for merger, _ in classed],
        rules,
        asked.get("classes", {}),
        [of_class for _, of_class in classed],
        ground.roll.chosen(sorted(divided(ground.roll.units, asked["groups"]).split)),
    )


def _group(
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


def _to_arrange(ground: Ground, asked: Mapping[str, Any], division: Division) -> list[Json]:
    """Return the units that must, or may have to, be arranged and are in no group of the scenario.

    What stays of a unit is judged by what stays.
    """
    rules = law_loader.load().rules(asked["rules"])
    stay = ground.roll.units | dict(division.rests)
    verdicts = dict(ground.verdicts(rules)) | {
        code: verdict_of(rest, rules) for code, rest in division.rests.items()
    }
    return [
        {"code": code, "name": unit_name(stay[code]), "verdict": str(verdict)}
        for code, verdict in verdicts.items()
        if code not in division.gone and verdict in OPEN
    ]


OPEN = (Verdict.MUST_ARRANGE, Verdict.BELOW_STANDARD, Verdict.UNDETERMINED)
"""The verdicts for which a unit may have to be arranged."""


def propose_groups(asked: Mapping[str, Any]) -> Json:
    """Propose groups for one district in both cases: `{"rules", "place", "keep", "district", "roadless"}`.

    `district` is a district as `open_ground` names it with the units: of several with one name each
    has a name of its own. `differ` tells whether the worst and the best case of what is not known
    lead to other groups.
    """
    ground, law = at_hand(), law_loader.load()
    worst = Task(
        law.rules(asked["rules"]),
        merger_loader.load()[asked["rules"]],
        ground.with_roads(asked.get("roadless", ())),
        keep=frozenset(asked["keep"]),
        place=_place(asked),
    )
    district, best = ground.districts[asked["district"]], replace(worst, case="best")
    found = propose_district(district, worst)
    # Where all is known the two cases are one question, asked once.
    known = all(worst.must_arrange(unit) == best.must_arrange(unit) for unit in district.units)
    other = found if known else propose_district(district, best)
    told = proposal_report(found)
    return {
        "worst": told,
        "best": told if known else proposal_report(other),
        "differ": found.codes != other.codes,
    }
