"""Tiles: a schematic map of Kon Tum's commune-level units, as data for the pages and as a picture."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from calculators.explanation import VERDICTS
from calculators.judgement import Verdict
from publishing import kontum, tiling
from publishing.markup import save

ADJACENCY = Path("data", "kon-tum-adjacency-2023.csv")
FILE = Path("docs", "assets", "data", "kon-tum-tiles.json")
# A degree, in km, at the latitude of Kon Tum.
EAST_KM, NORTH_KM = 107.7, 110.6
# A tile is a hexagon with a corner on top, in the units of the picture.
HALF_WIDTH, RADIUS, ROW_STEP = 26, 30, 45
MARGIN = 8
LONGEST_LINE = 7
# Half a letter of a district's name at the size that it has on a phone.
HALF_LETTER = 8
MARKS = {
    Verdict.MUST_ARRANGE: "▲",
    Verdict.EXEMPT: "◆",
    Verdict.NOT_REQUIRED: "✓",
    Verdict.UNDETERMINED: "?",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit on the map: where the middle of its hexagon is, and its name in lines that fit."""

    code: str
    name: str
    kind: str
    district: str
    place: tiling.Place
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
        """Give the name as it stands on the map."""
        return short(self.name)


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map, and how many of the pairs of units with a common border are neighbours on it."""

    tiles: tuple[Tile, ...]
    districts: tuple[Outline, ...]
    width: int
    kept: int
    pairs: int

    @property
    def height(self) -> int:
        """Give the height of the picture."""
        return max(tile.y for tile in self.tiles) + RADIUS + MARGIN


def write(root: Path) -> None:
    """Write the map as data, and as pictures of the results for the page of Kon Tum."""
    found = tile_map(root)
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_data(found), ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    rows = kontum.units(root)
    save(
        root,
        "kon-tum-tiles.html",
        (
            line
            for period in kontum.PERIODS
            for line in _figure(found, period, kontum.judged(rows, period))
        ),
    )


def tile_map(root: Path) -> TileMap:
    """Lay the units out on the grid, from their positions and common borders alone."""
    units = _rows(root / kontum.COMMUNES)
    positions = {
        unit["code"]: (
            float(unit["longitude"]) * EAST_KM,
            -float(unit["latitude"]) * NORTH_KM,
        )
        for unit in units
    }
    pairs = [(row["code_a"], row["code_b"]) for row in _rows(root / ADJACENCY)]
    districts = {unit["code"]: unit["district"] for unit in units}
    places = tiling.layout(positions, pairs, districts)
    tiles = tuple(_tile(unit, places[unit["code"]]) for unit in units)
    width = max(tile.x for tile in tiles) + HALF_WIDTH + MARGIN
    outlines = tuple(_outline(name, tiles, width) for name in dict.fromkeys(districts.values()))
    return TileMap(tiles, outlines, width, tiling.kept(places, pairs), len(pairs))


def short(district: str) -> str:
    """Give the name of a district as short as people know it."""
    return district.removeprefix("Huyện ").replace("Thành phố", "TP")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _tile(unit: Mapping[str, str], place: tiling.Place) -> Tile:
    column, row = place
    return Tile(
        unit["code"],
        unit["name"],
        unit["kind"],
        unit["district"],
        place,
        MARGIN + HALF_WIDTH * (column + 1),
        MARGIN + RADIUS + ROW_STEP * row,
        _lines(unit["name"]),
    )


def _lines(name: str) -> tuple[str, ...]:
    """Give a name in one line, or in the two that are most alike in length."""
    words = name.split(" ")
    if len(name) <= LONGEST_LINE or len(words) == 1:
        return (name,)
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(halves, key=lambda pair: max(map(len, pair)))


def _outline(name: str, tiles: tuple[Tile, ...], width: int) -> Outline:
    """Give the edges behind which another district or none begins, and a place between two rows."""
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
        for side, (right, down) in enumerate(tiling.AROUND):
            if (column + right, row + down) not in own:
                ends = corners[side], corners[(side + 1) % len(corners)]
                (x, y), (to_x, to_y) = ((tile.x + x, tile.y + y) for x, y in ends)
                path += f"M{x} {y}L{to_x} {to_y}"
    middle_x = sum(tile.x for tile in own.values()) // len(own)
    middle_y = sum(tile.y for tile in own.values()) // len(own)
    first = MARGIN + RADIUS + ROW_STEP // 2
    half = HALF_LETTER * len(short(name))
    seam = first + ROW_STEP * round((middle_y - first) / ROW_STEP)
    return Outline(name, path, max(half, min(middle_x, width - half)), seam + 3)


def _data(found: TileMap) -> dict[str, Any]:
    return {
        "width": found.width,
        "height": found.height,
        "hexagon": HEXAGON,
        "marks": {str(verdict): mark for verdict, mark in MARKS.items()},
        "kept": found.kept,
        "pairs": found.pairs,
        "tiles": [
            {
                "code": tile.code,
                "name": f"{tile.kind} {tile.name}",
                "district": tile.district,
                "x": tile.x,
                "y": tile.y,
                "lines": tile.lines,
            }
            for tile in found.tiles
        ],
        "districts": [
            {"name": district.label, "path": district.path, "x": district.x, "y": district.y}
            for district in found.districts
        ],
    }


HEXAGON = (
    f"m0 -{RADIUS}l{HALF_WIDTH} {RADIUS // 2}v{RADIUS}l-{HALF_WIDTH} {RADIUS // 2}"
    f"l-{HALF_WIDTH} -{RADIUS // 2}v-{RADIUS}z"
)


def _figure(found: TileMap, period: str, judged: list[kontum.Judged]) -> Iterator[str]:
    verdicts = {unit.row["code"]: unit.evaluation.verdict for unit in judged}
    label = f"Bản đồ ô: 102 đơn vị cấp xã theo bộ quy tắc {period}"
    yield f'<figure class="tile-map"><svg viewBox="0 0 {found.width} {found.height}" role="img"'
    yield f' aria-label="{label}; nội dung nằm trong các dòng bên dưới">'
    for tile in found.tiles:
        verdict = verdicts[tile.code]
        yield (
            f'<g class="tile tile-{verdict}"><title>{escape(f"{tile.kind} {tile.name}, {tile.district}")}: '
            f'{VERDICTS[verdict]}</title><path d="M{tile.x} {tile.y}{HEXAGON}"/>'
            f'<text class="mark" x="{tile.x}" y="{tile.y - 8}">{MARKS[verdict]}</text>'
            + "".join(
                f'<text x="{tile.x}" y="{tile.y + 3 + 9 * line}">{escape(text)}</text>'
                for line, text in enumerate(tile.lines)
            )
            + "</g>"
        )
    for district in found.districts:
        yield f'<path class="district" d="{district.path}"/>'
    for district in found.districts:
        yield f'<text class="district-name" x="{district.x}" y="{district.y}">{escape(district.label)}</text>'
    yield f"</svg><figcaption><p>{escape(label)}.</p>{_groups(found, verdicts)}"
    yield (
        "<p>Sơ đồ không theo tỷ lệ, mỗi đơn vị một ô, viền đậm là ranh giới cấp huyện; "
        f"{found.kept} trên {found.pairs} cặp đơn vị giáp nhau nằm ở hai ô kề nhau.</p>"
        "</figcaption></figure>"
    )


def _groups(found: TileMap, verdicts: Mapping[str, Verdict]) -> str:
    """Give what the colours say in words: the units of each verdict by district."""
    groups: dict[Verdict, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tile in found.tiles:
        groups[verdicts[tile.code]][tile.district].append(tile.name)
    items = ""
    for verdict in Verdict:
        if verdict in groups:
            count = sum(map(len, groups[verdict].values()))
            names = "; ".join(
                f"{district}: {', '.join(units)}" for district, units in groups[verdict].items()
            )
            mark = f'<span class="verdict verdict-{verdict}">{VERDICTS[verdict]}</span>'
            detail = f": {escape(names)}" if verdict is not Verdict.NOT_REQUIRED else ""
            items += f"<li>{mark}, {count} đơn vị{detail}</li>"
    return f"<ul>{items}</ul>"
