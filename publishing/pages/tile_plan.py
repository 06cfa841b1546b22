"""Tile plan: the maps that have tiles, and the grid of hexagons on which these lie.

Places are in doubled coordinates: the tiles around (column, row) are two columns to the left and
right, and one column to the left and right in the rows above and below.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.tables import place
from publishing.tables.data import FOLDER
from publishing.tables.lists import Tiles

Place = tuple[int, int]
Pairs = Collection[tuple[str, str]]

AROUND: tuple[Place, ...] = ((2, 0), (1, 1), (-1, 1), (-2, 0), (-1, -1), (1, -1))
"""The six neighbours of a tile, clockwise from the one on its right."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A map to lay out: its tables, the column that names the part of the map a unit is in, and words."""

    id: str
    units: Path
    pairs: Path
    tiles: Path
    part: str
    words: Tiles


def plans(root: Path) -> tuple[Plan, ...]:
    """Return the maps of the ready lists."""
    return tuple(
        Plan(
            one.id,
            FOLDER / one.map.table,
            FOLDER / one.pairs,
            FOLDER / one.map.tiles,
            one.map.part,
            one.map,
        )
        for one in place.read(root).lists
        if one.map
    )


def distance(one: Place, other: Place) -> int:
    """Return the number of steps from tile to tile."""
    columns, rows = abs(one[0] - other[0]), abs(one[1] - other[1])
    return rows + max(0, (columns - rows) // 2)


def adjacent_pairs(places: Mapping[str, Place], pairs: Pairs) -> int:
    """Return how many of the pairs are neighbouring tiles."""
    return sum(distance(places[one], places[other]) == 1 for one, other in pairs)
