"""The tile map: commune-level units as hexagons, each on the tile that the data give it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isqrt
from pathlib import Path

from publishing.pages import tile_plan
from publishing.tables import data

# A tile is a hexagon with a corner on top, in the units of the picture.
HALF_WIDTH, RADIUS, ROW_STEP = 26, 30, 45
MARGIN = 8
LONGEST_LINE = 7
# What a tile holds where its name needs more than one line.
WIDEST_LINE = 10
# Half a letter of a district's name at the size that it has on a phone.
HALF_LETTER = 8
# What a long name beside a district's name weighs: in a larger district its name may go farther for less.
CROWDED = 11
HEXAGON = (
    f"m0 -{RADIUS}l{HALF_WIDTH} {RADIUS // 2}v{RADIUS}l-{HALF_WIDTH} {RADIUS // 2}"
    f"l-{HALF_WIDTH} -{RADIUS // 2}v-{RADIUS}z"
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit on the map: where the middle of its hexagon is, and its name in lines that fit."""

    code: str
    name: str
    kind: str
    district: str
    place: tile_plan.Place
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A district on the map: the line around its tiles, and where its name stands."""

    name: str
    path: str
    x: int
    y: int

    @property
    def label(self) -> str:
        """Return the name as it stands on the map."""
        return short(self.name)


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map, and how many of the pairs of units with a common border are neighbours on it."""

    tiles: tuple[Tile, ...]
    districts: tuple[Outline, ...]
    width: int
    adjacent_pairs: int
    pairs: int

    @property
    def height(self) -> int:
        """Return the height of the picture."""
        return max(tile.y for tile in self.tiles) + RADIUS + MARGIN


def tile_map(root: Path, plan: tile_plan.Plan) -> TileMap:
    """Return the map: each unit on its tile, each district within its outline."""
    units = data.rows(root, plan.units)
    places = {
        row["code"]: (int(row["column"]), int(row["row"])) for row in data.rows(root, plan.tiles)
    }
    pairs = [(row["code_a"], row["code_b"]) for row in data.rows(root, plan.pairs)]
    tiles = tuple(_tile(unit, unit[plan.part], places[unit["code"]]) for unit in units)
    width = max(tile.x for tile in tiles) + HALF_WIDTH + MARGIN
    districts = dict.fromkeys(tile.district for tile in tiles)
    outlines = tuple(_outline(name, tiles, width) for name in districts)
    return TileMap(tiles, outlines, width, tile_plan.adjacent_pairs(places, pairs), len(pairs))


def short(district: str) -> str:
    """Return the name of a district as short as people know it."""
    return district.removeprefix("Huyện ").replace("Thành phố", "TP")


def _tile(unit: Mapping[str, str], district: str, place: tile_plan.Place) -> Tile:
    column, row = place
    return Tile(
        unit["code"],
        unit["name"],
        unit["kind"],
        district,
        place,
        MARGIN + HALF_WIDTH * (column + 1),
        MARGIN + RADIUS + ROW_STEP * row,
        _lines(unit["name"]),
    )


def _lines(name: str) -> tuple[str, ...]:
    """Return a name in one line, or in the two or three, as few as fit, that are most alike in length."""
    words = name.split(" ")
    if len(name) <= LONGEST_LINE or len(words) == 1:
        return (name,)
    ends = range(1, len(words))
    two = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in ends]
    three = [
        (" ".join(words[:a]), " ".join(words[a:b]), " ".join(words[b:]))
        for a, b in combinations(ends, 2)
    ]
    best = min(two, key=_longest)
    return best if _longest(best) <= WIDEST_LINE or not three else min(three, key=_longest)


def _longest(lines: Sequence[str]) -> int:
    return max(map(len, lines))


def _outline(name: str, tiles: tuple[Tile, ...], width: int) -> Outline:
    """Return the edges behind which another district or none begins, and a place between two rows."""
    own = {tile.place: tile for tile in tiles if tile.district == name}
    lower, upper = RADIUS // 2, -RADIUS // 2
    corners = (
        (HALF_WIDTH, upper),
        (HALF_WIDTH, lower),
        (0, RADIUS),
        (-HALF_WIDTH, lower),
        (-HALF_WIDTH, upper),
        (0, -RADIUS),
    )
    path = ""
    for (column, row), tile in own.items():
        for side, (right, down) in enumerate(tile_plan.AROUND):
            if (column + right, row + down) not in own:
                ends = corners[side], corners[(side + 1) % len(corners)]
                (x, y), (to_x, to_y) = ((tile.x + x, tile.y + y) for x, y in ends)
                path += f"M{x} {y}L{to_x} {to_y}"
    return Outline(name, path, *_label(short(name), tuple(own.values()), tiles, width))


def _label(name: str, own: Sequence[Tile], tiles: Sequence[Tile], width: int) -> tuple[int, int]:
    """Return a place between two rows, near the middle, with the fewest long names above and below it."""
    half = HALF_LETTER * len(name)
    middle_x = sum(tile.x for tile in own) // len(own)
    middle_y = sum(tile.y for tile in own) // len(own)

    def cost(place: tuple[int, int]) -> int:
        x, y = place
        reach = half // 2 + HALF_WIDTH
        near = [t for t in tiles if abs(t.x - x) < reach and abs(t.y - y) < ROW_STEP]
        crowd = sum(len(tile.lines) - 1 for tile in near)
        return crowd * CROWDED * isqrt(len(own)) + abs(x - middle_x) + abs(y - middle_y)

    rows = {tile.y for tile in own}
    inside = [tile for tile in own if tile.y + ROW_STEP in rows] or own
    between = {(max(half, min(t.x, width - half)), t.y + ROW_STEP // 2) for t in inside}
    x, y = min(sorted(between), key=cost)
    return x, y + 3
