"""Choices: what the units chosen so far come to before they are a group, and whom they touch."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculators.arrangement import words
from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.words import KINDS, area_text, people_text
from calculators.law import loader as law_loader
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import METRES_PER_KM, Adjacency
from calculators.mergers.contiguity_words import explain_contiguity
from calculators.mergers.explanation import (
    VERDICTS,
    WAIVED,
    demands,
)
from calculators.mergers.merger import MergerError, combine, kind_of_result, sum_of
from calculators.mergers.missing import missing
from calculators.mergers.parts import divided
from calculators.mergers.report import Json
from calculators.mergers.requirements import MergerVerdict, judge_merger
from calculators.mergers.results import kind_question
from calculators.mergers.roads import explain_roads, roadless_among
from calculators.mergers.rules import MergerRules, Place
from calculators.numerals import decimal_text, vietnamese
from calculators.page.ground import Ground, at_hand
from calculators.units import Kind, Unit


def weigh_choice(request: Mapping[str, Any]) -> Json:
    """Return what the chosen units come to: `{"rules", "place", "codes": [code], "kind", "roadless"}`.

    With `"groups"`, those of the scenario, what they leave of a unit is meant where they take a part.
    `figures` are added as far as they are known; `standing` is a verdict, "waived" or "none", `verdict`
    the words for it, `reasons` why in sentences; `kinds` are those to choose from where the law leaves
    the kind of the new unit open; `near` are the units that touch, the longest border first;
    `road` is whether a road joins two units that touch, null where others are chosen.
    """
    ground, rules = at_hand(), merger_loader.load()[request["rules"]]
    rests = divided(ground.roll.units, request.get("groups", ())).rests
    members = [rests.get(unit.code, unit) for unit in ground.roll.pick(request["codes"])]
    answer: Json = {"standing": "none", "verdict": "", "reasons": [], "kinds": {}}
    if len(members) == 1:
        # The unit as it is, under the same rules.
        verdict = verdict_of(members[0], law_loader.load().rules(rules.id))
        answer |= {"standing": str(verdict), "verdict": words.VERDICTS[verdict]}
    elif members:
        answer |= _together(members, ground, rules, request)
    figures = [
        area_text(sum_of(unit.area for unit in members)),
        people_text(sum_of(unit.population for unit in members)),
    ]
    roadless = request.get("roadless", ())
    road = None
    if len(members) == len(("one", "other")) and [*ground.pairs.among(request["codes"])]:
        road = not roadless_among(members, ground.pairs, roadless)
    return answer | {"figures": figures, "near": list(_near(members, ground.pairs)), "road": road}


def _together(
    members: Sequence[Unit], ground: Ground, rules: MergerRules, request: Mapping[str, Any]
) -> Json:
    """Return the verdict on the unit that the members would form, or what keeps them from forming one."""
    stated_kind = Kind(request["kind"]) if request.get("kind") else None
    try:
        kind = kind_of_result(members, rules, stated_kind)
    except MergerError as error:
        return {"reasons": [str(error)]}
    level = members[0].kind.level
    kinds = {str(one): KINDS[one] for one in rules.kinds if one.level is level}
    if kind is None:
        return {"reasons": [kind_question(members, rules, stated_kind)], "kinds": kinds}
    place: Place | None = request.get("place") or None
    judgement = judge_merger(combine(members, kind), rules, place)
    meets = judgement.verdict is MergerVerdict.MEETS_STANDARD
    waived = judgement.waived and not meets
    reasons = [remark.plain for remark in demands(judgement)] if meets else [*missing(judgement)]
    if waived:
        reasons = [
            f"Thuộc ngoại lệ: {e.phrase}."
            for e in rules.exceptions
            if e.covers(judgement.merger.whole)
        ]
    if ground.pairs.codes:
        contiguity = ground.pairs.contiguity(judgement.merger.codes)
        reasons += explain_contiguity(members, contiguity)
        reasons += explain_roads(members, ground.pairs, request.get("roadless", ()))
    return {
        "standing": "waived" if waived else str(judgement.verdict),
        "verdict": f"{KINDS[kind]} mới {WAIVED if waived else VERDICTS[judgement.verdict]}",
        "reasons": reasons,
        "kinds": kinds if stated_kind else {},
    }


def _near(members: Sequence[Unit], pairs: Adjacency) -> Iterator[Json]:
    """Yield the units that touch the chosen ones: surely ones first, then along the longest border."""
    codes = {unit.code for unit in members}
    borders: dict[str, list[tuple[int, bool]]] = {}
    for one in codes:
        for other in pairs.neighbours.get(one, frozenset()) - codes:
            border = pairs.borders[min(one, other), max(one, other)]
            borders.setdefault(other, []).append((border.metres, border.sure))
    neighbours = [
        (not any(sure for _, sure in stretches), -sum(metres for metres, _ in stretches), code)
        for code, stretches in borders.items()
    ]
    for doubtful, metres, code in sorted(neighbours):
        length = f"{vietnamese(decimal_text(-metres, METRES_PER_KM), 2)} km" if metres else ""
        yield {"code": code, "border": length, "sure": not doubtful}
