"""Tiling: a place on a grid of hexagons for each unit, so that neighbours become neighbouring tiles.

`python -m publishing.pages.tiling` writes the places of each map into the data; the build only reads
them.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path

from publishing.pages.tile_plan import AROUND, Pairs, Place, Plan, distance, plans
from publishing.tables import data
from publishing.tools.programs import ROOT

SEED = 5
SPREAD_STEPS = 400
MOVES = 300_000
HOTTEST = 40
# A spread map: neighbours one apart, and the others a little more than the pitch of the tiles.
APART, PUSH, PULL = 1.26, 0.25, 0.1
CROWDED = 1 / 90
NO_LENGTH = 1e-9
# What a pair costs that is torn apart: most within a district, so that districts stay in one piece.
TORN, TORN_WITHIN = 30, 40
ROW_HEIGHT = sqrt(3) / 2
# A degree, in km, in the middle of Vietnam: the shape of a map hardly changes with it.
EAST_KM, NORTH_KM = 107.7, 110.6


def layout(
    positions: Mapping[str, tuple[float, float]], pairs: Pairs, districts: Mapping[str, str]
) -> dict[str, Place]:
    """Return each unit its tile: the same for the same data on every machine.

    Args:
        positions: East and south of any origin, in km.
        pairs: The units that share a border.
        districts: The district of each unit.
    """
    on_land = {code for pair in pairs for code in pair}
    search = _Search({c: at for c, at in positions.items() if c in on_land}, pairs, districts)
    search.improve()
    places = search.places
    for island in sorted(positions.keys() - on_land):
        places[island] = _off_shore(positions, places, island)
    left = min(column for column, _ in places.values())
    top = min(row for _, row in places.values())
    # Whole pairs of rows, because the columns of every other row lie between.
    left -= (left + top) % 2
    return {code: (places[code][0] - left, places[code][1] - top) for code in positions}


def _off_shore(
    positions: Mapping[str, tuple[float, float]], places: Mapping[str, Place], island: str
) -> Place:
    """Return the place for a unit that touches nobody: near the nearest ones, beside none, out to sea."""
    x, y = positions[island]
    apart = {code: (positions[code][0] - x) ** 2 + (positions[code][1] - y) ** 2 for code in places}
    coast = places[min(sorted(places), key=apart.__getitem__)]
    around = {
        (coast[0] + columns, coast[1] + rows)
        for rows in range(-3, 4)
        for columns in range(-6, 7)
        if (columns + rows) % 2 == 0
    }
    free = [place for place in around if min(distance(place, one) for one in places.values()) > 1]
    return min(sorted(free), key=lambda place: distance(place, coast))


def spread(
    positions: Mapping[str, tuple[float, float]], pairs: Pairs
) -> dict[str, tuple[float, float]]:
    """Return the positions, around their middle, moved apart until the map is equally dense everywhere.

    Only sums, products and square roots are used: they are the same on every machine.
    """
    scale = sqrt(len(positions)) * CROWDED
    codes = list(positions)
    middle = [sum(place[axis] for place in positions.values()) / len(codes) for axis in (0, 1)]
    x = [(positions[code][0] - middle[0]) * scale for code in codes]
    y = [(positions[code][1] - middle[1]) * scale for code in codes]
    number = {code: index for index, code in enumerate(codes)}
    ties = [(number[one], number[other]) for one, other in sorted(pairs)]
    everyone = [(a, b) for a in range(len(codes)) for b in range(a)]
    for _ in range(SPREAD_STEPS):
        push_x, push_y = [0.0] * len(codes), [0.0] * len(codes)
        for goal, strength, couples, always in (
            (APART, PUSH, everyone, False),
            (1.0, PULL, ties, True),
        ):
            for a, b in couples:
                across, down = x[a] - x[b], y[a] - y[b]
                square = across * across + down * down
                if always or square < goal * goal:
                    length = sqrt(square) or NO_LENGTH
                    push = strength * (goal - length) / length
                    push_x[a] += across * push
                    push_y[a] += down * push
                    push_x[b] -= across * push
                    push_y[b] -= down * push
        x = [one + push for one, push in zip(x, push_x, strict=True)]
        y = [one + push for one, push in zip(y, push_y, strict=True)]
    return {code: (x[index], y[index]) for code, index in number.items()}


class _Search:
    """Tiles that are moved and exchanged while that brings neighbours together."""

    def __init__(
        self,
        positions: Mapping[str, tuple[float, float]],
        pairs: Pairs,
        districts: Mapping[str, str],
    ) -> None:
        self.neighbours: dict[str, list[tuple[str, _Tie]]] = defaultdict(list)
        for one, other in sorted(pairs):
            torn = TORN_WITHIN if districts[one] == districts[other] else TORN
            for a, b in ((one, other), (other, one)):
                self.neighbours[a].append((b, _Tie(positions[a], positions[b], torn)))
        self.places = _nearest_free(spread(positions, pairs), list(positions))
        self.units = {place: code for code, place in self.places.items()}

    def improve(self) -> None:
        """Move tiles for a fixed number of times, accepting ever smaller setbacks."""
        chance = random.Random(SEED)  # noqa: S311 - nothing secret, and the same every time
        codes: Sequence[str] = list(self.places)
        for move in range(MOVES):
            code = codes[chance.randrange(len(codes))]
            friend, _ = self.neighbours[code][chance.randrange(len(self.neighbours[code]))]
            step = AROUND[chance.randrange(len(AROUND))]
            column, row = self.places[friend]
            place = column + step[0], row + step[1]
            other = self.units.get(place)
            if other == code:
                continue
            origin = self.places[code]
            before = self._cost(code) + (self._cost(other) if other else 0)
            self._exchange(code, place, other)
            worse = self._cost(code) + (self._cost(other) if other else 0) - before
            heat = HOTTEST * (MOVES - move) // MOVES
            if worse > chance.randrange(2 * heat + 1):
                self._exchange(code, origin, other)

    def _exchange(self, code: str, place: Place, other: str | None) -> None:
        """Put a tile there, and the one that lies there, if any, where the first has been."""
        origin = self.places[code]
        self.places[code], self.units[place] = place, code
        if other is None:
            del self.units[origin]
        else:
            self.places[other], self.units[origin] = origin, other

    def _cost(self, code: str) -> int:
        column, row = self.places[code]
        return sum(
            tie.cost(self.places[other][0] - column, self.places[other][1] - row)
            for other, tie in self.neighbours[code]
        )


class _Tie:
    """What it costs to see a neighbour in some direction, in whole numbers."""

    def __init__(self, here: tuple[float, float], there: tuple[float, float], torn: int) -> None:
        east, south = there[0] - here[0], there[1] - here[1]
        length = sqrt(east * east + south * south)
        self._east, self._south = round(100 * east / length), round(100 * south / length)
        self._torn = torn
        self._costs: dict[Place, int] = {}

    def cost(self, columns: int, rows: int) -> int:
        """Return the cost: 0 for a neighbouring tile in about the direction that it has on the ground."""
        place = columns, rows
        if place not in self._costs:
            steps = distance((0, 0), place)
            beyond = steps - 1
            # A hundred times the cosine of the angle between ground and grid.
            along = columns * self._east + 173 * rows * self._south // 100
            turn = 50 - along // (2 * steps)
            self._costs[place] = (
                self._torn + 4 * beyond + 2 * beyond * beyond if beyond else 0
            ) + max(0, turn) // 5
        return self._costs[place]


def _nearest_free(
    positions: Mapping[str, tuple[float, float]], codes: Sequence[str]
) -> dict[str, Place]:
    """Return each unit in turn the nearest tile that is not taken."""
    free = {
        (column, row)
        for row in range(-30, 31)
        for column in range(-60, 61)
        if (column + row) % 2 == 0
    }
    places = {}
    for code in codes:
        x, y = positions[code]
        near = min(
            sorted(free),
            key=lambda place: (place[0] / 2 - x) ** 2 + (place[1] * ROW_HEIGHT - y) ** 2,
        )
        free.remove(near)
        places[code] = near
    return places


def main(root: Path = ROOT) -> int:
    """Lay the units of each map out, from their positions and borders, and write the place of each."""
    for plan in plans(root):
        _write(root, plan)
    return 0


def _write(root: Path, plan: Plan) -> None:
    units = data.rows(root, plan.units)
    positions = {
        unit["code"]: (
            float(unit["longitude"]) * EAST_KM,
            -float(unit["latitude"]) * NORTH_KM,
        )
        for unit in units
    }
    pairs = [(row["code_a"], row["code_b"]) for row in data.rows(root, plan.pairs)]
    places = layout(positions, pairs, {unit["code"]: unit[plan.part] for unit in units})
    lines = [f"{code},{column},{row}" for code, (column, row) in places.items()]
    text = "\n".join(["code,column,row", *lines, ""])
    (root / plan.tiles).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
