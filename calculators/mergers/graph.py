"""Fields: units that may form groups together, as sets of bits, with what their sums say of a set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


def bits(units: int) -> Iterator[int]:
    """Yield the indices of a set, lowest first."""
    while units:
        lowest = units & -units
        yield lowest.bit_length() - 1
        units ^= lowest


class Part(NamedTuple):
    """A connected set of units, its neighbours, and its sums in m² and people."""

    units: int
    around: int
    area: int
    people: int


@dataclass(frozen=True, eq=False)
class Field:
    """Units of one kind that surely hang together; figures are those that are sure (the low ends).

    `low` and `high` are (m², people): below `low` a set is surely not valid, from `high` on it
    surely is; in between `valid` is asked.
    """

    adjacent: tuple[int, ...]
    metres: tuple[tuple[int, ...], ...]
    must: int
    area: tuple[int, ...]
    people: tuple[int, ...]
    low: tuple[int, int]
    high: tuple[int, int]
    valid: Callable[[int], bool]

    @property
    def everything(self) -> int:
        """Return the set of all units."""
        return (1 << len(self.adjacent)) - 1

    def part(self, units: int) -> Part:
        """Return a set with its neighbours and its sums."""
        around = area = people = 0
        for unit in bits(units):
            around |= self.adjacent[unit]
            area += self.area[unit]
            people += self.people[unit]
        return Part(units, around & ~units, area, people)

    def parts(self, units: int) -> tuple[Part, ...]:
        """Return the connected parts of a set."""
        parts = []
        while units:
            reach, edge = 0, units & -units
            while edge:
                reach |= edge
                around = 0
                for unit in bits(edge):
                    around |= self.adjacent[unit]
                edge = around & units & ~reach
            parts.append(self.part(reach))
            units &= ~reach
        return tuple(parts)

    def join(self, parts: tuple[Part, ...], unit: int) -> tuple[Part, ...]:
        """Return the parts with one unit more, those it touches joined into one."""
        units, around = 1 << unit, self.adjacent[unit]
        area, people = self.area[unit], self.people[unit]
        apart = []
        for part in parts:
            if part.around >> unit & 1:
                units |= part.units
                around |= part.around
                area += part.area
                people += part.people
            else:
                apart.append(part)
        return (*apart, Part(units, around & ~units, area, people))

    def border(self, units: int) -> int:
        """Return the metres of border among the units."""
        twice = 0
        for unit in bits(units):
            row = self.metres[unit]
            twice += sum([row[other] for other in bits(self.adjacent[unit] & units)])
        return twice // 2

    def by_border(self, units: int, members: int) -> list[int]:
        """Return the units with the longest borders to what is taken first: good solutions come early."""
        metres = self.metres
        return sorted(bits(units), key=lambda u: -sum([metres[u][t] for t in bits(members)]))

    def impossible(self, part: Part) -> bool:
        """Return whether the sums say that the part is surely not valid."""
        return part.area < self.low[0] or part.people < self.low[1]

    def certain(self, part: Part) -> bool:
        """Return whether the sums say that the part surely is valid."""
        return part.area >= self.high[0] and part.people >= self.high[1]

    def fewest_helpers(self, part: Part, parts: tuple[Part, ...], free: int) -> int:
        """Count helpers without which the part cannot reach even the lowest requirement."""
        for count in range(1, free.bit_count() + 1):
            if self.within_reach(part, parts, free, count):
                return count
        return free.bit_count() + 1

    def within_reach(self, part: Part, parts: tuple[Part, ...], free: int, count: int) -> bool:
        """Return whether so many helpers could do: the largest near enough, other parts joining freely."""
        units, around, area, people = part
        others = [other for other in parts if other.units != units]
        reachable = 0
        for _ in range(count):
            new = around & free & ~reachable
            if not new:
                break
            reachable |= new
            for unit in bits(new):
                around |= self.adjacent[unit]
            joining = [other for other in others if other.units & around]
            others = [other for other in others if not other.units & around]
            for other in joining:
                around |= other.around
                area += other.area
                people += other.people
        largest = sorted((self.area[unit] for unit in bits(reachable)), reverse=True)
        most = sorted((self.people[unit] for unit in bits(reachable)), reverse=True)
        area += sum(largest[:count])
        people += sum(most[:count])
        return area >= self.low[0] and people >= self.low[1]

    def more(self, members: int, free: int, helpers: int) -> int:
        """Return what so many helpers can add to the border at the very most.

        A border between two helpers counts half for each of them.
        """
        halves = []
        for unit in bits(free):
            row, adjacent = self.metres[unit], self.adjacent[unit]
            fixed = sum([row[other] for other in bits(adjacent & members)])
            shared = [row[other] for other in bits(adjacent & free)]
            if len(shared) >= helpers:
                shared = sorted(shared, reverse=True)[: helpers - 1]
            halves.append(2 * fixed + sum(shared))
        return sum(sorted(halves, reverse=True)[:helpers]) // 2
