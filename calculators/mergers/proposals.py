"""Proposals: for each district, the groups that resolve its units with the least change, and why."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import replace
from dataclasses import dataclass
from typing import Literal, NamedTuple

from calculators.arrangement.evaluation import exempts, verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.law.model import RuleSet
from calculators.mergers.adjacency import Adjacency, joined
from calculators.mergers.districts import District
from calculators.mergers.graph import Field
from calculators.mergers.merger import Merger, combine, kind_of_result
from calculators.mergers.requirements import MergerVerdict, judge_merger, requirements
from calculators.mergers.rules import MergerRules, Place
from calculators.mergers.search import KEPT, NODES, Found, Solution, solve
from calculators.units import ANY_SHARE, Kind, Unit

Case = Literal["worst", "best"]
Reason = Literal["kept", "unlisted", "no_border", "other_kind", "too_small"]
_NEVER = (sys.maxsize, sys.maxsize)
"""In m² and people: what no group reaches."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A unit that must be arranged and is in no group; `others` are the units the reason names."""

    unit: Unit
    reason: Reason
    others: tuple[Unit, ...] = ()


@dataclass(frozen=True, eq=False)
class Proposal:
    """What is proposed for a district: groups, what stays unresolved, alternatives, and the proof.

    `left` and `size` are the fewest units that can be left outside and be in groups, as proven.
    """

    district: District
    groups: tuple[Merger, ...]
    unresolved: tuple[Unresolved, ...]
    alternatives: tuple[tuple[Merger, ...], ...]
    to_arrange: frozenset[str]
    optimal: bool
    left: int
    size: int

    @property
    def units_after(self) -> int:
        """Return the number of units once the groups are formed."""
        return len(self.district.units) - sum(len(group.members) - 1 for group in self.groups)


@dataclass(frozen=True, eq=False)
class Task:
    """What proposals are asked for: rules of arranging and of new units, pairs, case, kept units."""

    rules: RuleSet
    new_units: MergerRules
    adjacency: Adjacency
    case: Case = "worst"
    keep: frozenset[str] = frozenset()
    place: Place | None = None
    nodes: int = NODES

    def must_arrange(self, unit: Unit) -> bool:
        """Return whether the unit counts as one that must be arranged in this case.

        Where the rules ask for the standard alone, a unit below it counts.
        """
        verdict = verdict_of(unit, self.rules)
        if verdict is Verdict.UNDETERMINED:
            return self.case == "worst" and not exempts(unit, self.rules)
        return verdict in {Verdict.MUST_ARRANGE, Verdict.BELOW_STANDARD}


class Candidates(NamedTuple):
    """Units that may form groups together, and the kind of whatever some of them form."""

    units: list[Unit]
    kind: Kind


def new_kind(unit: Unit, task: Task) -> Kind | None:
    """Return the kind of what the unit forms with units like it; None where the rules know no such kind."""
    kinds = task.new_units.kinds
    if all(kind.level is not unit.kind.level for kind in kinds):
        return None
    return kind_of_result([unit], task.new_units)


def propose(district: District, task: Task) -> Proposal:
    """Return the best groups of one district; its units need codes, each of its own."""
    units = sorted(district.units, key=lambda unit: unit.code)
    must = frozenset(unit.code for unit in units if task.must_arrange(unit))
    found = [
        (candidates, solve(_field(candidates, must, task), task.nodes))
        for candidates in fields(units, task)
        if any(unit.code in must for unit in candidates.units)
    ]
    tried = {unit.code for candidates, _ in found for unit in candidates.units}
    chosen = list(_together(found))
    best, *others = [tuple(_mergers(choice)) for choice in chosen]
    grouped = {code for group in best for code in group.codes}
    return Proposal(
        district,
        best,
        tuple(
            unresolved(unit, units, task)
            for unit in units
            if unit.code in must and unit.code not in grouped
        ),
        tuple(others),
        must,
        all(result.optimal and _one_parent(candidates) for candidates, result in found),
        len(must - tried) + sum(result.left for _, result in found),
        sum(result.size for _, result in found),
    )


def fields(units: Sequence[Unit], task: Task) -> Iterator[Candidates]:
    """Yield the units that may form groups together: not kept, surely hanging together, of a kind."""
    by_code = {unit.code: unit for unit in units if unit.code not in task.keep}
    kinds = {code: kind for code, unit in by_code.items() if (kind := new_kind(unit, task))}
    pairs = [
        (one, other)
        for (one, other), border in task.adjacency.among(kinds)
        if border.sure and kinds[one] is kinds[other]
    ]
    for codes in joined(list(kinds), pairs):
        yield Candidates([by_code[code] for code in codes], kinds[codes[0]])


def _alike(one: Unit, other: Unit, task: Task) -> bool:
    """Return whether two units and more like them form a new unit of the same kind."""
    kind = new_kind(one, task)
    return kind is not None and kind is new_kind(other, task)


def bounds(candidates: Candidates, task: Task) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return (m², people) below which no group of the units is valid, and from which every one is.

    None where the law was not read, so that no group is surely valid.
    """
    units, kind = candidates
    variants = tuple(
        replace(unit, share=ANY_SHARE, border=None) for unit in combine(units, kind).variants
    )
    any_group = Merger(variants[:1], variants[0], variants)
    needed = list(requirements(any_group, task.new_units, task.place))
    found = []
    for column in zip(*(one.needed for one in needed), strict=True):
        points = [interval.high for interval in column if interval.high is not None]
        if len(points) < len(column):
            return None
        found.append((min(points), max(points)))
    (area, people) = found
    return (area[0], people[0]), (area[1], people[1])


def _field(candidates: Candidates, must: frozenset[str], task: Task) -> Field:
    low, high = bounds(candidates, task) or (_NEVER, _NEVER)
    units = candidates.units
    borders = [[task.adjacency.border(one.code, other.code) for other in units] for one in units]
    return Field(
        tuple(
            sum(
                1 << index for index, border in enumerate(row) if border is not None and border.sure
            )
            for row in borders
        ),
        tuple(
            tuple(border.metres if border is not None and border.sure else 0 for border in row)
            for row in borders
        ),
        sum(1 << index for index, unit in enumerate(units) if unit.code in must),
        tuple(unit.area.low for unit in units),
        tuple(unit.population.low for unit in units),
        low,
        high,
        _valid(candidates, task),
    )


def _valid(candidates: Candidates, task: Task) -> Callable[[int], bool]:
    units, kind = candidates

    def valid(chosen: int) -> bool:
        members = [unit for index, unit in enumerate(units) if chosen >> index & 1]
        merger = combine(members, kind)
        judged = judge_merger(merger, task.new_units, task.place)
        return judged.verdict is MergerVerdict.MEETS_STANDARD

    return valid


def _one_parent(candidates: Candidates) -> bool:
    """Return whether the proof holds: wards of different parents have standards that do not nest."""
    units = candidates.units
    return units[0].kind is not Kind.WARD or len({unit.parent_kind for unit in units}) == 1


_Choice = tuple[tuple[Candidates, Solution], ...]


def _together(found: Iterable[tuple[Candidates, Found]]) -> list[_Choice]:
    """Return the best choices of one solution a field, the best first."""
    choices: list[_Choice] = [()]
    for candidates, result in found:
        longer = [
            (*choice, (candidates, solution)) for choice in choices for solution in result.solutions
        ]
        choices = sorted(longer, key=_key)[:KEPT]
    return choices


def _key(choice: _Choice) -> tuple[int, int, int, list[str], list[list[str]]]:
    groups = [
        [candidates.units[index].code for index in group]
        for candidates, found in choice
        for group in found.groups
    ]
    return (
        sum(found.left for _, found in choice),
        sum(found.size for _, found in choice),
        sum(found.border for _, found in choice),
        sorted(code for group in groups for code in group),
        sorted(groups),
    )


def _mergers(choice: _Choice) -> Iterator[Merger]:
    groups = [
        ([candidates.units[index] for index in group], candidates.kind)
        for candidates, found in choice
        for group in found.groups
    ]
    for members, kind in sorted(groups, key=lambda group: group[0][0].code):
        yield combine(members, kind)


def unresolved(unit: Unit, units: Sequence[Unit], task: Task) -> Unresolved:
    """Return the constraint that keeps a unit out of every group."""
    if unit.code in task.keep:
        return Unresolved(unit, "kept")
    if unit.code not in task.adjacency.listed:
        return Unresolved(unit, "unlisted")
    touching = [
        other
        for other in units
        if (border := task.adjacency.border(unit.code, other.code)) is not None and border.sure
    ]
    free = [other for other in touching if other.code not in task.keep]
    if not free:
        return Unresolved(unit, "no_border", tuple(touching))
    if not any(_alike(unit, other, task) for other in free):
        return Unresolved(unit, "other_kind", tuple(free))
    whole = next(one.units for one in fields(units, task) if unit in one.units)
    return Unresolved(unit, "too_small", tuple(whole))
