"""Search: the best groups within one field of units of one kind that hang together, with proof.

A field is a graph of units in the order of their codes; a set of units is an integer, one bit a
unit. What counts as valid is asked through `Field.valid`; the sums of figures only save asking.

Two touching valid groups are valid together (figures add up, and a standard of the whole is never
above the higher of theirs) and share more border, so that the best groups are always the connected
parts of the units taken. The search therefore looks for the units to take: all that must be
arranged and as few others ("helpers") as possible, tried by their number from none upwards.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

KEPT = 4
"""How many of the best solutions are kept: the best one and its alternatives."""
NODES = 300_000
"""After so many steps the proof is given up, and the best found is given with its bound."""
START_NODES = 10
"""Each choice of units left outside takes as many steps: it is a field of its own."""
SPARE_NODES = 4_000
"""As many steps go into alternatives that need one more helper than the best."""


@dataclass(frozen=True, eq=False)
class Field:
    """Units of one kind that surely hang together; figures are those that are sure (the low ends).

    `low` and `high` are (m², people): below `low` a set is surely not valid, from `high` on it
    surely is; in between `valid` is asked. They are None where no set can be valid.
    """

    adjacent: tuple[int, ...]
    metres: tuple[tuple[int, ...], ...]
    must: int
    area: tuple[int, ...]
    people: tuple[int, ...]
    low: tuple[int, int] | None
    high: tuple[int, int] | None
    valid: Callable[[int], bool]

    @property
    def everything(self) -> int:
        """Give the set of all units."""
        return (1 << len(self.adjacent)) - 1


class Part(NamedTuple):
    """A connected set of units, its neighbours, and its sums in m² and people."""

    units: int
    around: int
    area: int
    people: int


@dataclass(frozen=True, slots=True, order=True)
class Solution:
    """Groups that cover some units; solutions sort from the best on.

    The order: units to be arranged left outside, units in groups, metres of border (negative),
    codes (as indices) of the units in groups, and then the groups, so that no two are equal.
    """

    left: int
    size: int
    border: int
    codes: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best solutions of a field; `left` and `size` are proven lower bounds, equal when optimal."""

    solutions: tuple[Solution, ...]
    optimal: bool
    left: int
    size: int


class OutOfStepsError(Exception):
    """The search took more steps than it may."""


def solve(found_in: Field, nodes: int = NODES) -> Found:
    """Give the best groups of the field, proven unless it takes more than `nodes` steps."""
    if found_in.low is None or found_in.high is None or not found_in.must:
        return _nothing(found_in)
    search = _Search(found_in, nodes)
    whole = search.part(found_in.everything)
    if search.impossible(whole):
        return _nothing(found_in)
    if search.certain(whole):
        return search.with_left(0)
    most = found_in.must.bit_count()
    for left in range(most):
        found = search.with_left(left)
        if found.solutions or not found.optimal:
            return found
    return _nothing(found_in)


def bits(units: int) -> Iterator[int]:
    """Yield the indices of a set, lowest first."""
    while units:
        lowest = units & -units
        yield lowest.bit_length() - 1
        units ^= lowest


def _nothing(of: Field) -> Found:
    left = of.must.bit_count()
    return Found((Solution(left, 0, 0, (), ()),), optimal=True, left=left, size=0)


@dataclass(eq=False)
class _Search:
    """One run over a field: what was asked before, the steps left, the best solutions so far."""

    of: Field
    nodes: int
    known: dict[int, bool] = field(default_factory=dict)
    best: list[Solution] = field(default_factory=list)
    sparing: bool = False

    def part(self, units: int) -> Part:
        around = area = people = 0
        for unit in bits(units):
            around |= self.of.adjacent[unit]
            area += self.of.area[unit]
            people += self.of.people[unit]
        return Part(units, around & ~units, area, people)

    def impossible(self, part: Part) -> bool:
        return self.of.low is None or part.area < self.of.low[0] or part.people < self.of.low[1]

    def certain(self, part: Part) -> bool:
        high = self.of.high
        return high is not None and part.area >= high[0] and part.people >= high[1]

    def valid(self, part: Part) -> bool:
        """Tell whether the part is a valid group: at least two units, surely up to the standard."""
        units = part.units
        if units & (units - 1) == 0 or self.impossible(part):
            return False
        if self.certain(part):
            return True
        answer = self.known.get(units)
        if answer is None:
            answer = self.known[units] = self.of.valid(units)
        return answer

    def parts(self, units: int) -> tuple[Part, ...]:
        """Give the connected parts of a set."""
        found = []
        while units:
            grown, edge = 0, units & -units
            while edge:
                grown |= edge
                around = 0
                for unit in bits(edge):
                    around |= self.of.adjacent[unit]
                edge = around & units & ~grown
            found.append(self.part(grown))
            units &= ~grown
        return tuple(found)

    def with_left(self, left: int) -> Found:
        """Give the best solutions that leave exactly so many of the units to be arranged outside."""
        helpers = (self.of.everything & ~self.of.must).bit_count()
        taken = self.of.must.bit_count() - left
        starts: list[tuple[tuple[Part, ...], int]] = []
        level = 0
        try:
            starts += self.starts(left)
            level = min((self.least(parts, out) for parts, out in starts), default=helpers + 1)
            while level <= helpers:
                for parts, out in starts:
                    self.extend(parts, out, level, left)
                if self.best:
                    break
                level += 1
        except OutOfStepsError:
            if not self.best and left == 0:
                self.greedy(self.parts(self.of.must))
            solutions = tuple(self.best) or _nothing(self.of).solutions
            return Found(solutions, optimal=False, left=left, size=taken + level)
        if self.best and len(self.best) < KEPT:
            self.spare(starts, level + 1, left)
        return Found(tuple(self.best), optimal=True, left=left, size=taken + level)

    def starts(self, left: int) -> Iterator[tuple[tuple[Part, ...], int]]:
        """Yield each choice of units left outside with the parts of the others, if those can be valid."""
        must, everything = self.of.must, self.of.everything
        for outside in combinations(bits(must), left):
            self.nodes -= START_NODES if left else 0
            if self.nodes < 0:
                raise OutOfStepsError
            out = sum(1 << unit for unit in outside)
            if not any(self.impossible(p) for p in self.parts(everything & ~out) if p.units & must):
                yield self.parts(must & ~out), out

    def spare(self, starts: list[tuple[tuple[Part, ...], int]], helpers: int, left: int) -> None:
        """Fill up with solutions of one helper more, none of whose helpers could be spared."""
        self.nodes = SPARE_NODES
        self.sparing = True
        proven, self.best = self.best, []
        try:
            for parts, out in starts:
                self.extend(parts, out, helpers, left)
        except OutOfStepsError:
            pass
        self.best = [*proven, *self.best][:KEPT]

    def least(self, parts: tuple[Part, ...], out: int) -> int:
        """Give a number of helpers below which no solution can be."""
        free = self.of.everything & ~out
        for part in parts:
            free &= ~part.units
        weak = [part for part in parts if not self.valid(part)]
        return max(self.apart(weak, free), *(self.needed(part, parts, free) for part in weak), 0, 0)

    @staticmethod
    def apart(weak: list[Part], free: int) -> int:
        """Count parts that have no helper in common: each needs one of its own."""
        used = count = 0
        for part in sorted(weak, key=lambda p: (p.around & free).bit_count()):
            if not part.around & free & used:
                used |= part.around & free
                count += 1
        return count

    def needed(self, part: Part, parts: tuple[Part, ...], free: int) -> int:
        """Count helpers without which the part cannot reach even the lowest requirement."""
        for count in range(1, free.bit_count() + 1):
            if self.within_reach(part, parts, free, count):
                return count
        return free.bit_count() + 1

    def within_reach(self, part: Part, parts: tuple[Part, ...], free: int, count: int) -> bool:
        """Tell whether so many helpers could do: the largest near enough, other parts joining freely."""
        units, around, area, people = part
        others = [other for other in parts if other.units != units]
        reachable = 0
        for _ in range(count):
            new = around & free & ~reachable
            if not new:
                break
            reachable |= new
            for unit in bits(new):
                around |= self.of.adjacent[unit]
            joining = [other for other in others if other.units & around]
            others = [other for other in others if not other.units & around]
            for other in joining:
                around |= other.around
                area += other.area
                people += other.people
        largest = sorted((self.of.area[unit] for unit in bits(reachable)), reverse=True)
        most = sorted((self.of.people[unit] for unit in bits(reachable)), reverse=True)
        low = self.of.low or (0, 0)
        return area + sum(largest[:count]) >= low[0] and people + sum(most[:count]) >= low[1]

    def extend(self, parts: tuple[Part, ...], out: int, helpers: int, left: int) -> None:
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
                self.note(parts, left)
            return
        taken = 0
        for part in parts:
            taken |= part.units
        free = self.of.everything & ~out & ~taken
        if self.apart(weak, free) > helpers:
            return
        if any(not self.within_reach(part, parts, free, helpers) for part in weak):
            return
        if len(self.best) == KEPT:
            reachable = self.border(taken) + self.more(taken, free, helpers)
            if reachable < -self.best[-1].border:
                return
        first = min(weak, key=lambda part: (part.around & free).bit_count())
        for unit in self.by_border(first.around & free, taken):
            self.extend(self.joined(parts, unit), out, helpers - 1, left)
            out |= 1 << unit

    def joined(self, parts: tuple[Part, ...], unit: int) -> tuple[Part, ...]:
        """Give the parts with one unit more, those it touches joined into one."""
        units, around = 1 << unit, self.of.adjacent[unit]
        area, people = self.of.area[unit], self.of.people[unit]
        kept = []
        for part in parts:
            if part.around >> unit & 1:
                units |= part.units
                around |= part.around
                area += part.area
                people += part.people
            else:
                kept.append(part)
        return (*kept, Part(units, around & ~units, area, people))

    def by_border(self, units: int, taken: int) -> list[int]:
        """Give the units with the longest borders to what is taken first: good solutions come early."""
        metres = self.of.metres
        return sorted(bits(units), key=lambda u: -sum([metres[u][t] for t in bits(taken)]))

    def border(self, units: int) -> int:
        """Give the metres of border among the units."""
        twice = 0
        for unit in bits(units):
            row = self.of.metres[unit]
            twice += sum([row[other] for other in bits(self.of.adjacent[unit] & units)])
        return twice // 2

    def more(self, taken: int, free: int, helpers: int) -> int:
        """Give what so many helpers can add to the border at the very most.

        A border between two helpers counts half for each of them.
        """
        halves = []
        for unit in bits(free):
            row, adjacent = self.of.metres[unit], self.of.adjacent[unit]
            fixed = sum([row[other] for other in bits(adjacent & taken)])
            shared = [row[other] for other in bits(adjacent & free)]
            if len(shared) >= helpers:
                shared = sorted(shared, reverse=True)[: helpers - 1]
            halves.append(2 * fixed + sum(shared))
        return sum(sorted(halves, reverse=True)[:helpers]) // 2

    def note(self, parts: tuple[Part, ...], left: int) -> None:
        """Keep a solution if it is among the best."""
        taken = 0
        for part in parts:
            taken |= part.units
        if self.sparing and self.redundant(taken):
            return
        codes = tuple(bits(taken))
        groups = tuple(sorted(tuple(bits(part.units)) for part in parts))
        solution = Solution(left, len(codes), -self.border(taken), codes, groups)
        self.best = sorted({*self.best, solution})[:KEPT]

    def redundant(self, taken: int) -> bool:
        """Tell whether some helper could be left out of the groups."""
        return any(
            all(self.valid(part) for part in self.parts(taken & ~(1 << unit)))
            for unit in bits(taken & ~self.of.must)
        )

    def greedy(self, parts: tuple[Part, ...]) -> None:
        """Note a solution found without proof: each weak part takes the neighbour that helps most."""
        while weak := [part for part in parts if not self.valid(part)]:
            part = min(weak, key=lambda p: (p.around.bit_count(), p.units))
            if not part.around:
                return
            grown = [self.joined(parts, unit) for unit in bits(part.around)]
            parts = min(
                grown,
                key=lambda after: (
                    sum(not self.valid(p) for p in after),
                    -after[-1].area,
                    after[-1].units,
                ),
            )
        taken = sum(part.units for part in parts)
        for unit in bits(taken & ~self.of.must):
            without = self.parts(taken & ~(1 << unit))
            if all(self.valid(p) for p in without):
                taken, parts = taken & ~(1 << unit), without
        self.note(parts, 0)
