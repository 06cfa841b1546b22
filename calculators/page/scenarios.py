"""Scenarios: the list and pairs that are open on the page, and what the page asks of them, as plain data."""

from collections.abc import Iterator, Mapping, Sequence
from copy import replace
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculators.arrangement.categories import CATEGORIES, Category
from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import KINDS, area_text, people_text
from calculators.law import loader as law_loader
from calculators.law.model import RuleSet
from calculators.lists.fields import QuestionError
from calculators.lists.sheets import SheetError
from calculators.lists.tables import NO_UNITS
from calculators.mergers import adjacency, consequence_words
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.categories import categories
from calculators.mergers.consequence_words import Consequence
from calculators.mergers.consequences import CLASSES
from calculators.mergers.differences import differences, plain, plan
from calculators.mergers.districts import District, labels
from calculators.mergers.explanation import PLACES, VERDICTS, WAIVED, unit_name
from calculators.mergers.merger import Merger, MergerError, combine, kind_of_result
from calculators.mergers.names import name_notes, naming_rule
from calculators.mergers.proposals import Task, propose
from calculators.mergers.report import Json, Roll, group_report, kind_asked, proposal_report
from calculators.mergers.requirements import judge_merger
from calculators.mergers.roads import explain_roads
from calculators.mergers.rules import MergerRules, Place
from calculators.units import Kind, Unit
from calculators.worklist import opening
from calculators.worklist.remarks import open_doubts, remarks

if TYPE_CHECKING:
    from calculators.papers.scheme import Scheme


@dataclass(frozen=True, eq=False)
class Ground:
    """What scenarios are built on: the units of a list, the pairs that touch, what is said of the list."""

    name: str
    roll: Roll
    pairs: Adjacency
    notes: tuple[str, ...] = ()

    @cached_property
    def districts(self) -> dict[str, District]:
        """Return the districts of the list under names that tell them apart."""
        return labels(self.roll.districts())

    @cached_property
    def district_of(self) -> dict[str, str]:
        """Return the name of the district of each unit, by the unit's code."""
        return {
            unit.code: name for name, district in self.districts.items() for unit in district.units
        }

    @cached_property
    def _verdicts(self) -> dict[str, dict[str, Verdict]]:
        return {}

    def verdicts(self, rules: RuleSet) -> Mapping[str, Verdict]:
        """Return the verdict on each unit, by its code, made when a rule set is first asked for."""
        if rules.id not in self._verdicts:
            self._verdicts[rules.id] = {
                code: verdict_of(unit, rules) for code, unit in self.roll.units.items()
            }
        return self._verdicts[rules.id]

    @cached_property
    def _categories(self) -> dict[str, dict[str, list[str]]]:
        return {}

    def categories(self, rules: RuleSet) -> Mapping[str, list[str]]:
        """Return the codes of the units in each category, those of no category left out."""
        if rules.id not in self._categories:
            found: dict[str, list[str]] = {}
            each = categories(self.roll.units, self.verdicts(rules), rules, self.pairs)
            for code, one in each.items():
                if one is not Category.OTHER:
                    found.setdefault(str(one), []).append(code)
            self._categories[rules.id] = found
        return self._categories[rules.id]


_TO_ANSWER = (
    "Hãy sửa tiêu đề; hoặc mở danh sách ở trang “Đánh giá danh sách”, chọn ở đó, rồi bấm “Thử sắp xếp "
    "danh sách này”."
)
"""What to do with a question about a list where scenarios are built: it is answered elsewhere."""

_NOT_SUPPOSED = (
    "Các mức giả định của danh sách không dùng ở đây: nhóm được xét theo mức của văn bản."
)

_open: list[Ground] = []
"""The ground that is open, alone; empty before one was opened."""


def at_hand() -> Ground:
    """Return the ground that is open."""
    return _open[0]


def open_ground(asked: Mapping[str, Any], data: bytes | None) -> Json:
    """Open a list with its pairs: `{"name", "pairs": CSV text}` and a file's bytes, or `"text"`.

    `"confirm": true` says that all doubtful figures are right. A list that was worked on comes with
    the `"rules"` it was opened under and its `"changes"`, each as for `lists.change_list`.

    Gives the units with the words to show them, and the rule set that the list was judged by; what
    cannot be read gives `{"error": message}`.
    """
    law = law_loader.load()
    content = asked["text"] if data is None else data
    judged_by = asked.get("rules") or next(iter(law.rule_sets))
    try:
        opened = opening.worklist(asked["name"], content, judged_by, law)
        for change in asked.get("changes", ()):
            opened = opening.changed(opened, change)
        pairs = (
            adjacency.read(asked["pairs"].encode())
            if asked["pairs"]
            else Adjacency({}, frozenset())
        )
        if asked.get("confirm"):
            opened = opened.confirmed()
        roll = Roll(opened.table)
    except QuestionError as error:
        return {"error": f"{error.question.message} {_TO_ANSWER}"}
    except SheetError as error:
        return {"error": str(error)}
    if not opened.table.entries:
        return {"error": NO_UNITS}
    supposed = [_NOT_SUPPOSED] if opened.supposed else []
    notes = (*remarks(opened), *roll.notes, *supposed)
    ground = Ground(asked["name"], roll, pairs.spelt(roll.units), notes)
    _open[:] = [ground]
    return {
        "units": _units(ground),
        "errors": ground.roll.error_lines,
        "notes": [*opened.table.notes, *roll.notes, *supposed, *open_doubts(opened)],
        "judged_by": opened.law_rules.id,
        "unknown_columns": list(opened.table.unknown),
        "doubtful": bool(opened.checked.doubts),
        "rules": [
            {
                "id": r.id,
                "title": r.title,
                "status": r.status,
                "mark": r.mark,
                "question": r.standards.question,
            }
            for r in merger_loader.load().values()
        ],
        "places": PLACES,
        "kinds": KINDS,
        "classes": CLASSES,
        "verdicts": VERDICTS | {"waived": WAIVED},
        "categories": CATEGORIES,
        "law_version": law.version,
    }


def open_pairs(asked: Mapping[str, Any]) -> Json:
    """Put other pairs under the list that is open: `{"pairs": CSV text}`.

    Gives the units as `open_ground` does; pairs that cannot be read give `{"error": message}` and
    leave the ground as it was.
    """
    try:
        pairs = adjacency.read(asked["pairs"].encode())
    except SheetError as error:
        return {"error": str(error)}
    _open[:] = [replace(_open[0], pairs=pairs.spelt(_open[0].roll.units))]
    return {"units": _units(_open[0])}


def _units(ground: Ground) -> list[Json]:
    touching = ground.pairs.neighbours
    return [
        {
            "code": unit.code,
            "name": unit_name(unit),
            "kind": str(unit.kind),
            "district": ground.district_of[unit.code],
            "area": area_text(unit.area),
            "population": people_text(unit.population),
            "neighbours": sorted(touching.get(unit.code, ())),
        }
        for unit in ground.roll.units.values()
    ]


def judge_scenario(asked: Mapping[str, Any]) -> Json:
    """Judge the groups of a scenario.

    `{"rules", "place", "keep": [code], "classes": {code: class}, "groups": [{"name", "members",
    "kind", "class"}], "roadless": [[code, code]]}`; a group that forms no unit gives `{"error": message}`
    in its place. `roadless` are the neighbours that no road joins, as the user states.
    With `"reference": {"name", "groups"}`, another scenario, the `differences` from it as well.
    """
    ground, rules = _open[0], merger_loader.load()[asked["rules"]]
    place: Place | None = asked.get("place") or None
    groups: list[Json] = []
    named = [(given["name"], given["members"]) for given in asked["groups"]]
    notes = name_notes(named, ground.roll.units.values(), ground.roll.provinces)
    formed = _formed(ground, asked, rules)
    for given, found, of_name in zip(asked["groups"], formed, notes, strict=True):
        head = {"name": given["name"], "name_notes": of_name}
        if isinstance(found, str):
            groups.append(head | {"members": given["members"], "error": found})
            continue
        report = group_report(found, rules, ground.pairs, place, _roadless(ground, asked))
        if of_name:
            cited = (remark.cited for remark in naming_rule(rules))
            report["explanation"] = "\n".join([report["explanation"], *of_name, *cited])
        groups.append(head | report)
    before = len(ground.roll.units)
    return _differences(ground, asked) | {
        "rules": rules.id,
        "groups": groups,
        "units_before": before,
        # A group whose verdict asks for more still makes one unit of several.
        "units_after": before - sum(max(len(given["members"]) - 1, 0) for given in asked["groups"]),
        "to_arrange": _to_arrange(ground, asked),
        "categories": ground.categories(law_loader.load().rules(rules.id)),
        "consequences": [
            consequence_words.plain(one) for one in _consequences(ground, asked, rules)
        ],
    }


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

    ground, rules = _open[0], merger_loader.load()[asked["rules"]]
    place: Place | None = asked.get("place") or None
    groups = [
        Group(given["name"], tuple(ground.roll.chosen(given["members"])), None, problem=found)
        if isinstance(found, str)
        else Group(
            given["name"],
            found.members,
            judge_merger(found, rules, place),
            ground.pairs.contiguity(found.codes) if ground.pairs.listed else None,
        )
        for given, found in zip(asked["groups"], _formed(ground, asked, rules), strict=True)
    ]
    return Scheme(
        asked["name"],
        ground.name,
        date.fromisoformat(asked["day"]),
        rules,
        place,
        law_loader.load().version,
        list(ground.roll.units.values()),
        groups,
        list(_consequences(ground, asked, rules)),
        len({error.row for error in ground.roll.errors}),
        ground.roll.provinces,
        (*ground.notes, *_roads(ground, asked)),
    )


def _formed(ground: Ground, asked: Mapping[str, Any], rules: MergerRules) -> list[Merger | str]:
    """Return for each group the new unit, or why there is none."""
    return [
        _group(ground.roll.chosen(given["members"]), given.get("kind"), rules)
        for given in asked["groups"]
    ]


def _consequences(
    ground: Ground, asked: Mapping[str, Any], rules: MergerRules
) -> Iterator[Consequence]:
    formed = [
        (merger, given.get("class") or None)
        for given, merger in zip(asked["groups"], _formed(ground, asked, rules), strict=True)
        if isinstance(merger, Merger)
    ]
    return consequence_words.follow(
        [merger for merger, _ in formed],
        rules,
        asked.get("classes", {}),
        [of_class for _, of_class in formed],
    )


def _group(members: Sequence[Unit], stated: str | None, rules: MergerRules) -> Merger | str:
    """Return the new unit, or why there is none."""
    if len(members) < len(("one", "other")):
        return "Nhóm cần ít nhất hai đơn vị."
    if stated and stated not in set(Kind):
        return f"Không có loại đơn vị “{stated}”."
    kind = Kind(stated) if stated else None
    try:
        found = kind_of_result(members, rules, kind)
    except MergerError as error:
        return str(error)
    return kind_asked(members, rules, kind) if found is None else combine(members, found)


def _to_arrange(ground: Ground, asked: Mapping[str, Any]) -> list[Json]:
    """Return the units that must, or may have to, be arranged and are in no group of the scenario."""
    rules = law_loader.load().rules(asked["rules"])
    grouped = {code for group in asked["groups"] for code in group["members"]}
    return [
        {"code": code, "name": unit_name(ground.roll.units[code]), "verdict": str(verdict)}
        for code, verdict in ground.verdicts(rules).items()
        if code not in grouped and verdict in OPEN
    ]


OPEN = (Verdict.MUST_ARRANGE, Verdict.BELOW_STANDARD, Verdict.UNDETERMINED)
"""The verdicts for which a unit may have to be arranged."""


def propose_groups(asked: Mapping[str, Any]) -> Json:
    """Propose groups for one district in both cases: `{"rules", "place", "keep", "district", "roadless"}`.

    `district` is a district as `open_ground` names it with the units: of several with one name each
    has a name of its own. `differ` tells whether the worst and the best case of what is not known
    lead to other groups.
    """
    ground, law = _open[0], law_loader.load()
    worst = Task(
        law.rules(asked["rules"]),
        merger_loader.load()[asked["rules"]],
        ground.pairs.without(asked.get("roadless", ())),
        keep=frozenset(asked["keep"]),
        place=asked.get("place") or None,
    )
    district, best = ground.districts[asked["district"]], replace(worst, case="best")
    found = proposal_report(propose(district, worst), worst)
    # Where all is known the two cases are one question, asked once.
    known = all(worst.must_arrange(unit) == best.must_arrange(unit) for unit in district.units)
    other = found if known else proposal_report(propose(district, best), best)
    groups = [[group["members"] for group in case["groups"]] for case in (found, other)]
    return {"worst": found, "best": other, "differ": groups[0] != groups[1]}
