"""Tiles: the schematic maps of commune-level units, as data for the pages, that of the plan as a picture."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from publishing.pages import kontum, tile_plan
from publishing.pages.tile_map import HEXAGON, TileMap, tile_map
from publishing.tables import place
from publishing.tools.markup import save, write_json

FOLDER = Path("docs", "assets", "data")
NO_MAP = "<p>Danh sách này chưa có bản đồ ô.</p>"
MARKS = {
    Verdict.MUST_ARRANGE: "▲",
    Verdict.EXEMPT: "◆",
    Verdict.NOT_REQUIRED: "✓",
    Verdict.BELOW_STANDARD: "▲",
    Verdict.MEETS_STANDARD: "✓",
    Verdict.UNDETERMINED: "?",
}


def write(root: Path) -> None:
    """Write the maps as data, and that of the plan's list as pictures of the results for its page."""
    plans = {plan.id: plan for plan in tile_plan.plans(root)}
    for plan in plans.values():
        write_json(file(root, plan), _data(plan, tile_map(root, plan)))
    own = plans.get(place.read(root).plan)
    save(root, "plan-tiles.html", _figures(root, own) if own else [NO_MAP])


def _figures(root: Path, plan: tile_plan.Plan) -> Iterator[str]:
    layout, rows = tile_map(root, plan), kontum.units(root)
    for period in kontum.PERIODS:
        yield from _figure(layout, period, kontum.results(rows, period))


def file(root: Path, plan: tile_plan.Plan) -> Path:
    """Return the file of a map for the pages."""
    return root / FOLDER / f"{plan.id}-tiles.json"


def _data(plan: tile_plan.Plan, layout: TileMap) -> dict[str, Any]:
    return {
        "units": plan.words.units,
        "parts": plan.words.parts,
        "width": layout.width,
        "height": layout.height,
        "hexagon": HEXAGON,
        "marks": {str(verdict): mark for verdict, mark in MARKS.items()},
        "kept": layout.adjacent_pairs,
        "pairs": layout.pairs,
        "tiles": [
            {
                "code": tile.code,
                "name": f"{tile.kind} {tile.name}",
                "district": tile.district,
                "x": tile.x,
                "y": tile.y,
                "lines": tile.lines,
            }
            for tile in layout.tiles
        ],
        "districts": [
            {"name": district.label, "path": district.path, "x": district.x, "y": district.y}
            for district in layout.districts
        ],
    }


def _figure(layout: TileMap, period: str, results: list[kontum.Result]) -> Iterator[str]:
    verdicts = {unit.row["code"]: unit.evaluation.verdict for unit in results}
    label = f"Bản đồ ô: {len(layout.tiles)} đơn vị cấp xã theo bộ quy tắc {period}"
    yield f'<figure class="tile-map"><svg viewBox="0 0 {layout.width} {layout.height}" role="img"'
    yield f' aria-label="{label}; nội dung nằm trong các dòng bên dưới">'
    for tile in layout.tiles:
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
    for district in layout.districts:
        yield f'<path class="district" d="{district.path}"/>'
    for district in layout.districts:
        yield f'<text class="district-name" x="{district.x}" y="{district.y}">{escape(district.label)}</text>'
    yield f"</svg><figcaption><p>{escape(label)}.</p>{_groups(layout, verdicts)}"
    yield (
        "<p>Sơ đồ không theo tỷ lệ, mỗi đơn vị một ô, viền đậm là ranh giới cấp huyện; "
        f"{layout.adjacent_pairs} trên {layout.pairs} cặp đơn vị giáp nhau nằm ở hai ô kề nhau.</p>"
        "</figcaption></figure>"
    )


def _groups(layout: TileMap, verdicts: Mapping[str, Verdict]) -> str:
    """Return what the colours say in words: the units of each verdict by district."""
    groups: dict[Verdict, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tile in layout.tiles:
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
