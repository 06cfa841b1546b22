"""Proposals: for each district, the groups that resolve its units with the least change, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculators.mergers.candidates import Candidates, Task, field_of, fields
from calculators.mergers.districts import District
from calculators.mergers.merger import Merger, combine
from calculators.mergers.search import KEPT, Solution, Solutions, solve
from calculators.mergers.unresolved import Unresolved, unresolved
from calculators.units import Kind, Unit

_Choice = tuple[tuple[Candidates, Solution], ...]
"""One solution for each field of a district."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """What is proposed for a district: groups, what stays unresolved, alternatives, and the proof.

    `outside` and `size` are the fewest units that can be left outside and be in groups, as proven.
    """

    district: District
    groups: tuple[Merger, ...]
    unresolved: tuple[Unresolved, ...]
    alternatives: tuple[tuple[Merger, ...], ...]
    to_arrange: frozenset[str]
    optimal: bool
    outside: int
    size: int

    @property
    def units_after(self) -> int:
        """Return the number of units once the groups are formed."""
        return len(self.district.units) - sum(len(group.members) - 1 for group in self.groups)


def propose(district: District, task: Task) -> Proposal:
    """Return the best groups of one district; its units need codes, each of its own."""
    units = sorted(district.units, key=lambda unit: unit.code)
    must = frozenset(unit.code for unit in units if task.must_arrange(unit))
    results = [
        (candidates, solve(field_of(candidates, must, task), task.nodes))
        for candidates in fields(units, task)
        if any(unit.code in must for unit in candidates.units)
    ]
    in_fields = {unit.code for candidates, _ in results for unit in candidates.units}
    best, *others = map(_mergers, _together(results))
    members = {code for group in best for code in group.codes}
    return Proposal(
        district,
        best,
        tuple(
            unresolved(unit, units, task)
            for unit in units
            if unit.code in must and unit.code not in members
        ),
        tuple(others),
        must,
        all(result.optimal and _one_parent(candidates) for candidates, result in results),
        len(must - in_fields) + sum(result.outside for _, result in results),
        sum(result.size for _, result in results),
    )


def _one_parent(candidates: Candidates) -> bool:
    """Return whether the proof holds: wards of different parents have standards that do not nest."""
    units = candidates.units
    return units[0].kind is not Kind.WARD or len({unit.parent_kind for unit in units}) == 1


def _together(results: Iterable[tuple[Candidates, Solutions]]) -> list[_Choice]:
    """Return the best choices of one solution a field, the best first."""
    choices: list[_Choice] = [()]
    for candidates, result in results:
        longer = [
            (*choice, (candidates, solution)) for choice in choices for solution in result.solutions
        ]
        choices = sorted(longer, key=_key)[:KEPT]
    return choices


def _groups(choice: _Choice) -> Iterator[tuple[list[Unit], Kind]]:
    """Yield the units of each group, and the kind of what they form."""
    for candidates, solution in choice:
        for group in solution.groups:
            yield [candidates.units[index] for index in group], candidates.kind


def _key(choice: _Choice) -> tuple[int, int, int, list[str], list[list[str]]]:
    groups = [[unit.code for unit in units] for units, _ in _groups(choice)]
    return (
        sum(solution.outside for _, solution in choice),
        sum(solution.size for _, solution in choice),
        sum(solution.border for _, solution in choice),
        sorted(code for group in groups for code in group),
        sorted(groups),
    )


def _mergers(choice: _Choice) -> tuple[Merger, ...]:
    mergers = (combine(units, kind) for units, kind in _groups(choice))
    return tuple(sorted(mergers, key=lambda merger: merger.codes))
