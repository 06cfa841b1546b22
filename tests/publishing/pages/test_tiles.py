"""The tile map: every unit once, neighbours together, districts in one piece, the same every time."""

import json
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import pytest

from publishing.pages import tile_map, tile_plan, tiles, tiling
from publishing.tables import data
from publishing.tables.data import FOLDER
from publishing.tools.programs import ROOT
from tests.expected import EXPECTED, PROVINCE, needs

KEPT = EXPECTED.get("maps", {})
"""Units, neighbouring tiles, and pairs with a common border."""
RING = """
name = "Vòng"
plan = "ring"
finding = { document = "", clause = "", text = "", english = "" }
tables = { communes = { file = "ring.csv" }, districts = { file = "ring.csv" } }
words = { when = "", year = "", districts = "", communes = "", estimate = "", limits = [] }

[[lists]]
id = "ring"
name = "Vòng"
file = "ring.csv"
tables = ["ring.csv"]
columns = ["code"]
rules = "in force"
usual = "from-2026"
pairs = "pairs.csv"
map = { tiles = "tiles.csv", table = "ring.csv", part = "district", units = "xã", parts = "ranh giới" }
"""


PLANS = tile_plan.plans(ROOT)


def pieces(places: Collection[tile_plan.Place]) -> int:
    """Return the number of pieces that the tiles fall into."""
    rest, count = set(places), 0
    while rest:
        count += 1
        front = [rest.pop()]
        while front:
            column, row = front.pop()
            near = rest & {(column + x, row + y) for x, y in tile_plan.AROUND}
            rest -= near
            front.extend(near)
    return count


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: plan.id)
def plan(request: pytest.FixtureRequest) -> tile_plan.Plan:
    """Return each map in turn."""
    own: tile_plan.Plan = request.param
    return own


@pytest.fixture(scope="module")
def layout(plan: tile_plan.Plan) -> tile_map.TileMap:
    """Lay the map out once."""
    return tile_map.tile_map(ROOT, plan)


def test_every_unit_has_one_tile_of_its_own(plan: tile_plan.Plan, layout: tile_map.TileMap) -> None:
    """As many codes and places as units."""
    codes = [row["code"] for row in data.rows(ROOT, plan.units)]

    assert [tile.code for tile in layout.tiles] == codes
    assert len({tile.place for tile in layout.tiles}) == len(codes) == KEPT[plan.id]["tiles"]
    assert all((column + row) % 2 == 0 for column, row in (tile.place for tile in layout.tiles))


def test_neighbours_stay_together(plan: tile_plan.Plan, layout: tile_map.TileMap) -> None:
    """The share of pairs kept is measured, and said on the page."""
    assert (layout.adjacent_pairs, layout.pairs) == (KEPT[plan.id]["kept"], KEPT[plan.id]["pairs"])


def test_the_province_and_each_district_are_in_one_piece(
    plan: tile_plan.Plan, layout: tile_map.TileMap
) -> None:
    """No district is torn apart; an island stands alone."""
    codes = {code for row in data.rows(ROOT, plan.pairs) for code in (row["code_a"], row["code_b"])}
    land = [tile for tile in layout.tiles if tile.code in codes]
    assert pieces([tile.place for tile in land]) == 1
    alone = [tile for tile in layout.tiles if tile.code not in codes]
    assert [tile.name for tile in alone] == KEPT[plan.id].get("alone", [])
    for tile in alone:
        assert min(tile_plan.distance(tile.place, one.place) for one in land) > 1
    for district in layout.districts:
        places = [tile.place for tile in land if tile.district == district.name]
        assert pieces(places) == 1, district.name


def test_no_place_is_left_empty_inside(layout: tile_map.TileMap) -> None:
    """A gap in the middle would look like a unit without a result."""
    taken = {tile.place for tile in layout.tiles}
    around = {place: [(place[0] + x, place[1] + y) for x, y in tile_plan.AROUND] for place in taken}
    empty = {place for places in around.values() for place in places} - taken

    assert [
        place
        for place in empty
        if all((place[0] + x, place[1] + y) in taken for x, y in tile_plan.AROUND)
    ] == []


def test_the_script_lays_a_province_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A middle and six units around it, in two districts: all neighbours stay neighbours."""
    monkeypatch.setattr(tiling, "MOVES", 3000)
    ring = [(1.0, 0.0), (0.5, 0.9), (-0.5, 0.9), (-1.0, 0.0), (-0.5, -0.9), (0.5, -0.9)]
    points = {"m": (0.0, 0.0), **{str(number): place for number, place in enumerate(ring)}}
    pairs = [("m", str(side)) for side in range(6)]
    pairs += [(str(side), str((side + 1) % 6)) for side in range(6)]
    communes = [
        f"{code},{'A' if code in 'm012' else 'B'},{east / tiling.EAST_KM * 9},{north / tiling.NORTH_KM * 9}"
        for code, (east, north) in points.items()
    ]
    (tmp_path / "data").mkdir()
    for name, lines in (
        ("place.toml", [RING]),
        ("ring.csv", ["code,district,longitude,latitude", *communes]),
        ("pairs.csv", ["code_a,code_b", *(",".join(pair) for pair in pairs)]),
        ("tiles.csv", []),
    ):
        (tmp_path / "data" / name).write_text("\n".join(lines), "utf-8")

    assert tiling.main(tmp_path) == 0
    places = {
        row["code"]: (int(row["column"]), int(row["row"]))
        for row in data.rows(tmp_path, FOLDER / "tiles.csv")
    }
    assert places.keys() == points.keys()
    assert tile_plan.adjacent_pairs(places, pairs) == len(pairs) == 12
    assert min(column for column, _ in places.values()) in (0, 1)
    assert min(row for _, row in places.values()) == 0
    assert places["0"][0] > places["m"][0] > places["3"][0], "east is not on the right"


def test_names_and_labels_lie_inside_the_picture(layout: tile_map.TileMap) -> None:
    """Names stand in at most two lines, and the name of a district is not cut off at the edge."""
    assert all(" ".join(tile.lines) == tile.name for tile in layout.tiles)
    assert max(len(tile.lines) for tile in layout.tiles) <= 3
    assert max(len(line) for tile in layout.tiles for line in tile.lines) <= tile_map.WIDEST_LINE
    for district in layout.districts:
        half = len(district.label) * tile_map.HALF_LETTER
        assert half <= district.x <= layout.width - half


def test_distance_and_parts() -> None:
    """Steps between tiles, and pieces of a set of tiles."""
    around = Counter(tile_plan.distance((4, 4), (4 + x, 4 + y)) for x, y in tile_plan.AROUND)

    assert around == {1: 6}
    assert tile_plan.distance((0, 0), (6, 0)) == 3
    assert tile_plan.distance((0, 0), (3, 3)) == 3
    assert tile_plan.distance((0, 0), (6, 2)) == 4
    assert pieces([(0, 0), (2, 0), (8, 0), (9, 1)]) == 2


def test_the_file_for_the_pages(
    plan: tile_plan.Plan, layout: tile_map.TileMap, tmp_path: Path
) -> None:
    """The data name each tile with its words."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    tiles.write(tmp_path)
    entries = json.loads(tiles.file(tmp_path, plan).read_text("utf-8"))["tiles"]
    rows = data.rows(ROOT, plan.units)
    assert [tile["code"] for tile in entries] == [tile.code for tile in layout.tiles]
    assert [tile["name"] for tile in entries] == [f"{row['kind']} {row['name']}" for row in rows]


@needs("tiles")
def test_the_page_of_the_plan_shows_both_periods(tmp_path: Path) -> None:
    """Without a script, and with the share of the pairs that are kept."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    tiles.write(tmp_path)
    fragment = (tmp_path / "build/fragments/plan-tiles.html").read_text("utf-8")
    counts = KEPT[PROVINCE.plan]

    assert fragment.count('<g class="tile ') == 2 * counts["tiles"]
    assert "bộ quy tắc 2023-2025" in fragment
    assert "bộ quy tắc 2026-2030" in fragment
    assert f"{counts['kept']} trên {counts['pairs']} cặp" in fragment
