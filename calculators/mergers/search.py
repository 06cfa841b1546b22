"""Search: the best groups within one field of units of one kind that hang together, with proof.

A field is a graph of units in the order of their codes; a set of units is an integer, one bit a
unit. What counts as valid is asked through `Field.valid`; the sums of figures only save asking.

Two touching valid groups are valid together (figures add up, and a standard of the whole is never
above the higher of theirs) and share more border, so that the best groups are always the connected
parts of the units taken. The search therefore looks for the units to take: all that must be
arranged and as few others ("helpers") as possible, tried by their number from none upwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from calculators.mergers.graph import Field, Part, bits

KEPT = 4
"""How many of the best solutions are kept: the best one and its alternatives."""
NODES = 300_000
"""After so many steps the proof is given up, and the best found is given with its bound."""
START_NODES = 10
"""Each choice of units left outside takes as many steps: it is a field of its own."""
SPARE_NODES = 4_000
"""As many steps go into alternatives that need one more helper than the best."""


@dataclass(frozen=True, slots=True, order=True)
class Solution:
    """Groups that cover some units; solutions sort from the best on.

    The order: units to be arranged left outside, units in groups, metres of border (negative),
    codes (as indices) of the units in groups, and then the groups, so that no two are equal.
    """

    outside: int
    size: int
    border: int
    codes: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The best solutions of a field; `outside` and `size` are proven lower bounds, equal when optimal."""

    solutions: tuple[Solution, ...]
    optimal: bool
    outside: int
    size: int


class OutOfStepsError(Exception):
    """The search took more steps than it may."""


def solve(units: Field, nodes: int = NODES) -> Solutions:
    """Return the best groups of the field, proven unless it takes more than `nodes` steps."""
    search = _Search(units, nodes)
    if not units.impossible(units.part(units.everything)):
        for outside in range(units.must.bit_count()):
            result = search.with_outside(outside)
            if result.solutions:
                return result
    return _nothing(units)


def _nothing(of: Field) -> Solutions:
    outside = of.must.bit_count()
    return Solutions((Solution(outside, 0, 0, (), ()),), optimal=True, outside=outside, size=0)


@dataclass(eq=False)
class _Search:
    """One run over a field: what was asked before, the steps left, the best solutions so far."""

    of: Field
    nodes: int
    answers: dict[int, bool] = field(default_factory=dict)
    best: list[Solution] = field(default_factory=list)
    sparing: bool = False

    def valid(self, part: Part) -> bool:
        """Return whether the part is a valid group: at least two units, surely up to the standard."""
        units = part.units
        if units & (units - 1) == 0 or self.of.impossible(part):
            return False
        if self.of.certain(part):
            return True
        answer = self.answers.get(units)
        if answer is None:
            answer = self.answers[units] = self.of.valid(units)
        return answer

    def with_outside(self, outside: int) -> Solutions:
        """Return the best solutions that leave exactly so many of the units to be arranged outside."""
        helpers = (self.of.everything & ~self.of.must).bit_count()
        count = self.of.must.bit_count() - outside
        level = 0
        try:
            starts = list(self.starts(outside))
            level = min((self.least(parts, out) for parts, out in starts), default=helpers + 1)
            while level <= helpers:
                for parts, out in starts:
                    self.extend(parts, out, level, outside)
                if self.best:
                    break
                level += 1
        except OutOfStepsError:
            if not self.best and outside == 0:
                self.greedy(self.of.parts(self.of.must))
            solutions = tuple(self.best) or _nothing(self.of).solutions
            return Solutions(solutions, optimal=False, outside=outside, size=count + level)
        if self.best and len(self.best) < KEPT:
            self.spare(starts, level + 1, outside)
        return Solutions(tuple(self.best), optimal=True, outside=outside, size=count + level)

    def starts(self, outside: int) -> Iterator[tuple[tuple[Part, ...], int]]:
        """Yield each choice of units left outside with the parts of the others, if those can be valid."""
        must, everything = self.of.must, self.of.everything
        for choice in combinations(bits(must), outside):
            self.nodes -= START_NODES if outside else 0
            if self.nodes < 0:
                raise OutOfStepsError
            out = sum(1 << unit for unit in choice)
            around = [part for part in self.of.parts(everything & ~out) if part.units & must]
            if not any(map(self.of.impossible, around)):
                yield self.of.parts(must & ~out), out

    def spare(self, starts: list[tuple[tuple[Part, ...], int]], helpers: int, outside: int) -> None:
        """Fill up with solutions of one helper more, none of whose helpers could be spared."""
        self.nodes = SPARE_NODES
        self.sparing = True
        optimum, self.best = self.best, []
        try:
            for parts, out in starts:
                self.extend(parts, out, helpers, outside)
        except OutOfStepsError:
            pass
        self.best = [*optimum, *self.best][:KEPT]

    def least(self, parts: tuple[Part, ...], out: int) -> int:
        """Return a number of helpers below which no solution can be."""
        free = self.of.everything & ~out
        for part in parts:
            free &= ~part.units
        weak = [part for part in parts if not self.valid(part)]
        counts = [self.of.fewest_helpers(part, parts, free) for part in weak]
        return max([self.apart(weak, free), *counts])

    @staticmethod
    def apart(weak: list[Part], free: int) -> int:
        """Count parts that have no helper in common: each needs one of its own."""
        neighbours = count = 0
        for part in sorted(weak, key=lambda p: (p.around & free).bit_count()):
            if not part.around & free & neighbours:
                neighbours |= part.around & free
                count += 1
        return count

    def extend(self, parts: tuple[Part, ...], out: int, helpers: int, outside: int) -> None:
        """Note every way to make all parts valid with exactly so many helpers, none of them in `out`.

        A part that is not valid must grow by one of its neighbours: those are tried in turn, each
        left out for good after its turn, so that no set comes up twice.
        """
        self.nodes -= 1
        if self.nodes < 0:
            raise OutOfStepsError
        weak = [part for part in parts if not self.valid(part)]
        if not weak:
            if helpers == 0:
                self.note(parts, outside)
            return
        members = 0
        for part in parts:
            members |= part.units
        free = self.of.everything & ~out & ~members
        if self.apart(weak, free) > helpers:
            return
        if any(not self.of.within_reach(part, parts, free, helpers) for part in weak):
            return
        if len(self.best) == KEPT:
            reachable = self.of.border(members) + self.of.more(members, free, helpers)
            if reachable < -self.best[-1].border:
                return
        first = min(weak, key=lambda part: (part.around & free).bit_count())
        for unit in self.of.by_border(first.around & free, members):
            self.extend(self.of.join(parts, unit), out, helpers - 1, outside)
            out |= 1 << unit

    def note(self, parts: tuple[Part, ...], outside: int) -> None:
        """Keep a solution if it is among the best."""
        members = 0
        for part in parts:
            members |= part.units
        if self.sparing and self.redundant(members):
            return
        codes = tuple(bits(members))
        groups = tuple(sorted(tuple(bits(part.units)) for part in parts))
        solution = Solution(outside, len(codes), -self.of.border(members), codes, groups)
        self.best = sorted({*self.best, solution})[:KEPT]

    def redundant(self, members: int) -> bool:
        """Return whether some helper could be left out of the groups."""
        return any(
            all(self.valid(part) for part in self.of.parts(members & ~(1 << unit)))
            for unit in bits(members & ~self.of.must)
        )

    def greedy(self, parts: tuple[Part, ...]) -> None:
        """Note a solution found without proof: each weak part takes the neighbour that helps most."""
        while weak := [part for part in parts if not self.valid(part)]:
            part = min(weak, key=lambda p: (p.around.bit_count(), p.units))
            if not part.around:
                return
            choices = [self.of.join(parts, unit) for unit in bits(part.around)]
            parts = min(
                choices,
                key=lambda after: (
                    sum(not self.valid(p) for p in after),
                    -after[-1].area,
                    after[-1].units,
                ),
            )
        members = sum(part.units for part in parts)
        for unit in bits(members & ~self.of.must):
            without = self.of.parts(members & ~(1 << unit))
            if all(self.valid(p) for p in without):
                members, parts = members & ~(1 << unit), without
        self.note(parts, 0)
