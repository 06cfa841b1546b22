"""Pictures for sharing: where each unit lies on the schematic map, as networks show it beside a link.

No words stand in them: the title and the description stand beside them, and letters would need a font
that not every machine has.
"""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from publishing.pages import tile_map, tile_plan
from publishing.pages.tile_map import HALF_WIDTH, RADIUS, TileMap
from publishing.pages.units.gazetteer import FOLDERS, Era, Place
from publishing.pages.units.judgements import Book
from publishing.tools.png import Canvas, Point

FOLDER = Path("docs", "assets", "sharing")
SITE = "trang.png"
"""The picture of every page that has none of its own."""
WIDTH, HEIGHT = 1200, 630
"""In pixels, as the networks ask for."""
PALETTE = ("#23406e", "#4d6b9c", "#9db4d8", "#ffffff", "#ffc857")
GROUND, OTHER, NEAR, WHITE, OWN = range(len(PALETTE))
MARK_LEFT, MARK_TOP, MARK_SIDE = 90.0, 225.0, 180.0
MAP_LEFT, MAP_MARGIN = 330.0, 40.0
GAP = 0.92
"""How much of its tile a hexagon fills."""
MARK = (
    (0.0, 0.05, 0.43, 0.48, WHITE),
    (0.0, 0.52, 0.43, 0.95, WHITE),
    (0.52, 0.0, 1.0, 1.0, OWN),
)
"""The mark of the site: two units beside the one that two have become; left, top, right, bottom of 1."""


def write(root: Path, book: Book) -> None:
    """Write the picture of the site and of every unit."""
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for era in FOLDERS.values():
        (folder / era).mkdir(parents=True)
    maps = {plan.units: tile_map.tile_map(root, plan) for plan in tile_plan.plans(root)}
    grounds = {table: _picture(tiles) for table, tiles in maps.items()}
    province = book.units.province
    past = province.path("communes")
    (grounds[past] if past in grounds else _mark_alone()).save(folder / SITE)
    for place in book.units:
        table = province.path("today") if place.era is Era.TODAY else past
        own, near = codes(book, place)
        picture = grounds[table].copy() if table in grounds else _mark_alone()
        if table in maps:
            _colour(picture, maps[table], near, NEAR)
            _colour(picture, maps[table], own, OWN)
        picture.save(folder / path(place))


def path(place: Place) -> str:
    """Return the picture of a unit, from the folder of all pictures."""
    return f"{FOLDERS[place.era]}/{place.address}.png"


def codes(book: Book, place: Place) -> tuple[set[str], set[str]]:
    """Return the tiles of a unit, and those that its page names with it.

    With a commune of 2023 those that became one unit with it, with one of today its neighbours; a
    district has the tiles of its communes.
    """
    match place.era:
        case Era.DISTRICT:
            return {
                one.code for one in book.units.old.values() if one.district == place.title
            }, set()
        case Era.OLD:
            together = {code for new in place.parts for code in book.units.today[new].parts}
            return {place.code}, together - {place.code}
        case Era.TODAY:
            return {place.code}, {neighbour.code for neighbour in place.neighbours}


def _picture(tiles: TileMap) -> Canvas:
    """Return the mark and the whole map."""
    canvas = _mark_alone()
    _colour(canvas, tiles, {tile.code for tile in tiles.tiles}, OTHER)
    return canvas


def _mark_alone() -> Canvas:
    """Return the mark alone: all that there is where a province has no map."""
    canvas = Canvas(WIDTH, HEIGHT, PALETTE)
    for left, top, right, bottom, colour in MARK:
        x = [MARK_LEFT + MARK_SIDE * part for part in (left, right)]
        y = [MARK_TOP + MARK_SIDE * part for part in (top, bottom)]
        canvas.fill([(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])], colour)
    return canvas


def _colour(canvas: Canvas, tiles: TileMap, codes: Collection[str], colour: int) -> None:
    for corners in _hexagons(tiles, codes):
        canvas.fill(corners, colour)


def _hexagons(tiles: TileMap, codes: Collection[str]) -> Iterator[list[Point]]:
    """Yield the corners of the tiles, the map as large as its part of the picture holds it."""
    wide, high = WIDTH - MAP_LEFT - MAP_MARGIN, HEIGHT - 2 * MAP_MARGIN
    scale = min(wide / tiles.width, high / tiles.height)
    left = MAP_LEFT + (wide - tiles.width * scale) / 2
    top = MAP_MARGIN + (high - tiles.height * scale) / 2
    across, down = HALF_WIDTH * GAP, RADIUS * GAP
    shape = [(0, -1), (1, -0.5), (1, 0.5), (0, 1), (-1, 0.5), (-1, -0.5)]
    for tile in tiles.tiles:
        if tile.code in codes:
            yield [
                (left + scale * (tile.x + across * x), top + scale * (tile.y + down * y))
                for x, y in shape
            ]
