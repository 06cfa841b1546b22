"""Merger report: new units and proposals as plain data, the JSON contract of `merge` and `propose`."""

from collections.abc import Iterable
from typing import Any

from calculators import __version__
from calculators.mergers.contiguity_words import pairs_text
from calculators.mergers.explanation import citations, grade_of, unit_name
from calculators.mergers.results import DistrictResult, ListResult, Outcome
from calculators.mergers.roll import Roll
from calculators.mergers.seats import plain as plain_seat
from calculators.mergers.unresolved import unresolved_text
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, Unit

Json = dict[str, Any]


def group_report(outcome: Outcome, more: Iterable[str] = ()) -> Json:
    """Return a new unit as the JSON object GROUP of the contract, with more sentences at its end."""
    judgement, merger, adjacency = outcome.judgement, outcome.merger, outcome.adjacency
    unit, members = merger.unit, outcome.members
    return {
        "members": list(merger.codes),
        "names": [unit_name(member) for member in members],
        "kind": str(unit.kind),
        **_figures(unit),
        "parts": [{"code": m.code} | _figures(m) for m in members if m.code in merger.parts],
        "verdict": str(judgement.verdict),
        "waived": judgement.waived,
        "contiguous": outcome.contiguous,
        "pairs": [] if adjacency is None else pairs_text(members, adjacency),
        "roadless": [list(pair) for pair in outcome.roadless],
        "shared_border_m": None if adjacency is None else adjacency.metres(merger.codes),
        "seat": plain_seat(outcome.seat),
        "citation": citations(judgement),
        "grade": grade_of(judgement),
        "explanation": "\n".join([*outcome.explanation, *more]),
        **({} if outcome.reason is None else {"reason": outcome.reason}),
    }


def _figures(unit: Unit) -> Json:
    high = None if unit.area.high is None else decimal_text(unit.area.high, M2_PER_KM2)
    return {
        "area_km2": [decimal_text(unit.area.low, M2_PER_KM2), high],
        "population": [unit.population.low, unit.population.high],
    }


def propose_report(result: ListResult, roll: Roll, law_version: str) -> Json:
    """Return the proposals for the districts of a list."""
    return {
        "rules": result.task.rules.id,
        "case": result.task.case,
        "law_version": law_version,
        "engine_version": __version__,
        "errors": [{"row": error.row, "message": error.message} for error in roll.errors],
        "categories": result.categories,
        "districts": [proposal_report(district) for district in result.districts],
    }


def proposal_report(result: DistrictResult) -> Json:
    """Return what is proposed for one district."""
    proposal = result.proposal
    return {
        "district": proposal.district.name,
        "level": proposal.district.units[0].kind.level.value,
        "groups": [group_report(group) for group in result.groups],
        "unresolved": [
            {
                "code": one.unit.code,
                "name": unit_name(one.unit),
                "reason": unresolved_text(one),
                "reason_id": one.reason,
            }
            for one in proposal.unresolved
        ],
        "alternatives": [
            {"groups": [group_report(group) for group in groups]} for groups in result.alternatives
        ],
        "to_arrange": sorted(proposal.to_arrange),
        "units_before": len(proposal.district.units),
        "units_after": proposal.units_after,
        "optimal": proposal.optimal,
        "bound": {"unresolved": proposal.outside, "units_in_groups": proposal.size},
    }
