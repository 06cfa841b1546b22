"""Scenarios: what the page asks of groups of the units that are open, as plain data."""

from collections.abc import Mapping
from copy import replace
from typing import Any

from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader as law_loader
from calculators.mergers import consequence_words
from calculators.mergers import loader as merger_loader
from calculators.mergers.candidates import Task
from calculators.mergers.differences import differences, plain, plan
from calculators.mergers.explanation import unit_name
from calculators.mergers.names import name_notes, naming_rule
from calculators.mergers.parts import explain_parts, plain_piece
from calculators.mergers.report import Json, group_report, proposal_report
from calculators.mergers.results import propose_district
from calculators.page.ground import Ground, at_hand
from calculators.page.scenario import Scenario, place_of, scenario

OPEN = (Verdict.MUST_ARRANGE, Verdict.BELOW_STANDARD, Verdict.UNDETERMINED)
"""The verdicts for which a unit may have to be arranged."""


def judge_scenario(request: Mapping[str, Any]) -> Json:
    """Judge the groups of a scenario.

    `{"rules", "place", "keep": [code], "classes": {code: class}, "groups": [{"name", "members",
    "kind", "class", "parts", "seat"}], "roadless": [[code, code]]}`; a group that forms no unit gives
    `{"error": message}` in its place. `roadless` are the neighbours that no road joins, as the user
    states; `parts` what a group takes of members that it does not take as a whole: see `parts.divided`;
    `seat` the code of the member with which the new unit has its seat. `rests` are what stays of units
    that are taken in part.
    With `"reference": {"name", "groups"}`, another scenario, the `differences` from it as well.
    """
    current = scenario(request)
    ground, rules, division = current.ground, current.rules, current.division
    units = ground.roll.units
    members_by_name = [(group["name"], group["members"]) for group in current.groups]
    notes = name_notes(members_by_name, units.values(), ground.roll.provinces, division.rests)
    groups: list[Json] = []
    for group, one, of_name in zip(current.groups, current.results, notes, strict=True):
        head = {"name": group["name"], "name_notes": of_name}
        if isinstance(one, str):
            groups.append(head | {"members": group["members"], "error": one})
            continue
        part_lines = explain_parts(one.merger, division.rests)
        citations = (remark.with_sources for remark in naming_rule(rules)) if of_name else ()
        groups.append(head | group_report(one, [*part_lines, *of_name, *citations]))
    return _differences(ground, request) | {
        "rules": rules.id,
        "groups": groups,
        "units_before": len(units),
        # A group whose verdict asks for more still makes one unit of several.
        "units_after": len(units) - len(division.split) - sum(map(_fewer, current.groups)),
        "to_arrange": _to_arrange(current),
        "rests": [plain_piece(unit) for unit in division.rests.values()],
        "categories": ground.categories(law_loader.load().rules(rules.id)),
        "consequences": [consequence_words.plain(one) for one in current.consequences()],
    }


def _fewer(group: Mapping[str, Any]) -> int:
    """Return how many units a group takes away: what it takes in part stays."""
    whole = [code for code in group["members"] if code not in (group.get("parts") or {})]
    return len(whole) - 1 if group["members"] else 0


def _differences(ground: Ground, request: Mapping[str, Any]) -> Json:
    """Return in what the scenario differs from the one that it is held against, if it is."""
    if not request.get("reference"):
        return {}
    units = ground.roll.units
    changes = differences(plan(request), plan(request["reference"]), units)
    return {"differences": plain(changes, units)}


def scenario_paper(request: Mapping[str, Any]) -> Json:
    """Return a paper of a scenario: see `output.output`.

    The scenario as for `judge_scenario`, with its `name`, `"paper": "annex" | "resolution" |
    "checklist"` and `"day"`, the day of the paper as in 2026-02-05.
    """
    from calculators.page.scheme import scheme_of  # noqa: PLC0415 - papers come only when asked for
    from calculators.papers import of_scheme  # noqa: PLC0415 - the same
    from calculators.papers.output import output  # noqa: PLC0415 - the same

    return output(of_scheme.PAPERS[request["paper"]](scheme_of(request)), request)


def _to_arrange(current: Scenario) -> list[Json]:
    """Return the units that must, or may have to, be arranged and are in no group of the scenario.

    What stays of a unit is judged by what stays.
    """
    ground, division = current.ground, current.division
    rules = law_loader.load().rules(current.rules.id)
    stay = ground.roll.units | dict(division.rests)
    verdicts = dict(ground.verdicts(rules)) | {
        code: verdict_of(rest, rules) for code, rest in division.rests.items()
    }
    return [
        {"code": code, "name": unit_name(stay[code]), "verdict": str(verdict)}
        for code, verdict in verdicts.items()
        if code not in division.gone and verdict in OPEN
    ]


def propose_groups(request: Mapping[str, Any]) -> Json:
    """Propose groups for one district in both cases: `{"rules", "place", "keep", "district", "roadless"}`.

    `district` is a district as `open_ground` names it with the units: of several with one name each
    has a name of its own. `differ` tells whether the worst and the best case of what is not known
    lead to other groups.
    """
    ground, law = at_hand(), law_loader.load()
    worst = Task(
        law.rules(request["rules"]),
        merger_loader.load()[request["rules"]],
        ground.with_roads(request.get("roadless", ())),
        keep=frozenset(request["keep"]),
        place=place_of(request),
    )
    district, best = ground.districts[request["district"]], replace(worst, case="best")
    proposal = propose_district(district, worst)
    # Where all is known the two cases are one question, asked once.
    certain = all(worst.must_arrange(unit) == best.must_arrange(unit) for unit in district.units)
    other = proposal if certain else propose_district(district, best)
    report = proposal_report(proposal)
    return {
        "worst": report,
        "best": report if certain else proposal_report(other),
        "differ": proposal.codes != other.codes,
    }
