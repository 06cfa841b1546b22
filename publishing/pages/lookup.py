"""Look-up: what each commune-level unit of the province became in 2025, and back."""

from collections import Counter
from html import escape
from itertools import groupby
from pathlib import Path

from calculators.numerals import vietnamese
from publishing.pages import places
from publishing.tables import place
from publishing.tables.data import Rows
from publishing.tables.place import Province
from publishing.tools.markup import save, table

UNCHANGED = "unchanged"
BASIS = {
    "derived": "suy ra bằng phép trừ",
    "estimate": "ước tính",
}
TWO_FIGURES = "published-two-figures"


def write(root: Path) -> None:
    """Write the tables from old to new, by old district, and from new to old; none without data of 2025."""
    province = place.read(root)
    old, new, merges = (province.rows(root, role) for role in ("communes", "formed", "merges"))
    if not merges:
        return
    save(root, "units-old-to-new.md", _old_to_new(province.words.year, old, new, merges))
    save(root, "units-new-to-old.html", _new_to_old(new))
    save(root, "units-limits.md", _limits(province, old, new))


def _old_to_new(year: str, old: Rows, new: Rows, merges: Rows) -> list[str]:
    units = {unit["code"]: unit for unit in new}
    became = {merge["old_code"]: merge for merge in merges}
    by_district = sorted(old, key=lambda unit: unit["district_code"])
    lines = []
    for district, members in groupby(by_district, key=lambda unit: unit["district"]):
        communes = list(members)
        cells = [_old_cells(unit, became[unit["code"]], units) for unit in communes]
        headings = ["Đơn vị cũ", "Nay là", "km² cũ", f"Người ({year})", "km² nay", "Người (2024)"]
        lines += [
            f"### {district} ({len(communes)} đơn vị) {{ #{places.slug(district)} }}",
            "",
            *table(f"{district}: đơn vị cũ và đơn vị mới", headings, cells, numeric=(2, 3, 4, 5)),
            "",
        ]
    return lines


def _old_cells(
    unit: dict[str, str], merge: dict[str, str], units: dict[str, dict[str, str]]
) -> list[str]:
    target = units[merge["new_code"]]
    note = " (giữ nguyên)" if merge["type"] == UNCHANGED else ""
    return [
        f"{escape(unit['kind'])} {escape(unit['name'])}",
        f'<a href="#don-vi-{target["code"]}">{escape(target["kind"])} {escape(target["name"])}</a>{note}',
        _area(unit),
        _people(unit),
        vietnamese(target["area_km2"], 2),
        vietnamese(target["population_2024"]),
    ]


def _people(unit: dict[str, str]) -> str:
    text = vietnamese(unit["population"])
    exact = unit["population_low"] == unit["population_high"]
    return text if exact else f'<abbr title="{BASIS["estimate"]}">≈</abbr> {text}'


def _area(unit: dict[str, str]) -> str:
    basis = unit["area_basis"]
    if basis == TWO_FIGURES:
        return " hoặc ".join(vietnamese(unit[key], 2) for key in ("area_low_km2", "area_high_km2"))
    text = vietnamese(unit["area_km2"], 2)
    return text if basis == "published" else f'<abbr title="{BASIS[basis]}">≈</abbr> {text}'


def _new_to_old(new: Rows) -> list[str]:
    by_name = sorted(new, key=lambda unit: (unit["kind"] != "Phường", places.slug(unit["name"])))
    cells = [
        [
            f'<span id="don-vi-{unit["code"]}">{escape(unit["kind"])} {escape(unit["name"])}</span>',
            vietnamese(unit["area_km2"], 2),
            vietnamese(unit["population_2024"]),
            escape(unit["old_names"].replace(";", ",")),
            escape(unit["former_district"]),
        ]
        for unit in by_name
    ]
    headings = ["Đơn vị mới", "km²", "Người (2024)", "Gồm các đơn vị cũ", "Thuộc cấp huyện cũ"]
    return table("Đơn vị mới và các đơn vị cũ", headings, cells, numeric=(1, 2))


def _limits(province: Province, old: Rows, new: Rows) -> list[str]:
    bases = Counter(unit["area_basis"] for unit in old)
    two = ", ".join(unit["name"] for unit in old if unit["area_basis"] == TWO_FIGURES)
    return [
        f"{len(old)} đơn vị cấp xã của {province.ground} nay là {len(new)} đơn vị của tỉnh {province.today}.",
        "",
        (
            "Dấu ≈ trước một con số: ước tính hoặc suy ra, có thể lệch từ 10% trở lên. "
            f"{province.words.former}; diện tích của {bases['estimate']} đơn vị cũ là ước tính, của "
            f"{bases['derived']} đơn vị là suy ra bằng phép trừ; {two} có hai số liệu diện tích được công bố."
        ),
    ]
