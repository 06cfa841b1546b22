"""Candidates: what proposals are asked for, and which units may form groups together, as a graph."""

import sys
from collections.abc import Callable, Iterator, Sequence
from copy import replace
from dataclasses import dataclass
from typing import Literal, NamedTuple

from calculators.arrangement.evaluation import exempts, verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.law.model import RuleSet
from calculators.mergers.adjacency import Adjacency, connected_parts
from calculators.mergers.graph import Field
from calculators.mergers.merger import Merger, combine, kind_of_result
from calculators.mergers.requirements import MergerVerdict, judge_merger, requirements
from calculators.mergers.rules import MergerRules, Place
from calculators.mergers.search import NODES
from calculators.units import ANY_SHARE, Kind, Unit

Case = Literal["worst", "best"]
_NEVER = (sys.maxsize, sys.maxsize)
"""In m² and people: what no group reaches."""


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


def fields(units: Sequence[Unit], task: Task) -> Iterator[Candidates]:
    """Yield the units that may form groups together: not kept, surely hanging together, of a kind."""
    by_code = {unit.code: unit for unit in units if unit.code not in task.keep}
    kinds = {code: kind for code, unit in by_code.items() if (kind := new_kind(unit, task))}
    pairs = [
        (one, other)
        for (one, other), border in task.adjacency.among(kinds)
        if border.sure and kinds[one] is kinds[other]
    ]
    for codes in connected_parts(list(kinds), pairs):
        yield Candidates([by_code[code] for code in codes], kinds[codes[0]])


def bounds(candidates: Candidates, task: Task) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return (m², people) below which no group of the units is valid, and from which every one is.

    None where the law was not read, so that no group is surely valid.
    """
    units, kind = candidates
    variants = tuple(
        replace(unit, share=ANY_SHARE, border=None) for unit in combine(units, kind).variants
    )
    any_group = Merger(variants[:1], variants[0], variants)
    demands = list(requirements(any_group, task.new_units, task.place))
    limits = []
    for column in zip(*(one.levels for one in demands), strict=True):
        points = [interval.high for interval in column if interval.high is not None]
        if len(points) < len(column):
            return None
        limits.append((min(points), max(points)))
    area, people = limits
    return (area[0], people[0]), (area[1], people[1])


def field_of(candidates: Candidates, must: frozenset[str], task: Task) -> Field:
    """Return the units as the graph of sure borders to search; `must` are codes of all to be arranged."""
    low, high = bounds(candidates, task) or (_NEVER, _NEVER)
    units = candidates.units
    borders = [[task.adjacency.sure(one.code, other.code) for other in units] for one in units]
    return Field(
        tuple(sum(1 << index for index, border in enumerate(row) if border) for row in borders),
        tuple(tuple(border.metres if border else 0 for border in row) for row in borders),
        sum(1 << index for index, unit in enumerate(units) if unit.code in must),
        tuple(unit.area.low for unit in units),
        tuple(unit.population.low for unit in units),
        low,
        high,
        _valid(candidates, task),
    )


def _valid(candidates: Candidates, task: Task) -> Callable[[int], bool]:
    units, kind = candidates

    def valid(choice: int) -> bool:
        members = [unit for index, unit in enumerate(units) if choice >> index & 1]
        judgement = judge_merger(combine(members, kind), task.new_units, task.place)
        return judgement.verdict is MergerVerdict.MEETS_STANDARD

    return valid
