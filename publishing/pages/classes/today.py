"""Today: the units of today with the points that are certain, and what is open."""

from html import escape
from pathlib import Path
from urllib.parse import urlencode

from calculators.arrangement.words import area_text, people_text
from calculators.classes import fields
from calculators.classes.classification import classify
from calculators.classes.facts import Facts
from calculators.classes.fields import Row
from calculators.classes.rules import ClassRules
from calculators.classes.words import KINDS, points_text
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import capital
from calculators.units import M2_PER_KM2
from publishing.tables import place
from publishing.tools.markup import table

FLAG_WORDS = {True: "có", False: "không", None: ""}


def units(root: Path, rules: ClassRules) -> list[str]:
    """Return today's units with the points that are certain, and what is open."""
    province = place.read(root)
    if "today" not in province.tables:
        return [f"<p>Chưa có bảng các đơn vị hiện nay của tỉnh {escape(province.today)}.</p>"]
    heads, *units = sheets.from_text((root / province.path("today")).read_text("utf-8-sig")).rows
    kind = heads.index("kind")
    # The province is no city, and its one special zone is an island.
    rows = [[*heads, "central_city", "island"]]
    rows += ([*row, "không", "có" if row[kind] == "Đặc khu" else ""] for row in units)
    law = law_loader.load()
    listing = tables.read(sheets.from_rows(rows), law.exemptions)
    cells = [_unit(row, rules) for row in fields.read(listing, rules).rows]
    headings = (
        *("Đơn vị", "Dân số", "Diện tích", "Miền núi", "Biên giới", "Điểm dân số"),
        *("Điểm diện tích", "Điểm ưu tiên", "Tổng điểm: đã chắc - nhiều nhất", "Loại có thể"),
    )
    caption = f"{len(cells)} đơn vị: điểm đã chắc và phần còn mở"
    return table(caption, headings, cells, numeric=(5, 6, 7, 8))


def _unit(row: Row, rules: ClassRules) -> list[str]:
    entry = row.entry
    name = f"{KINDS.get(str(entry.kind), '')} {entry.name}".strip()
    title = escape(capital(name))
    if row.facts is None:
        return [title, *[""] * 8, escape("; ".join(error.message for error in row.errors))]
    result = classify(row.facts, rules)
    classes = dict.fromkeys((result.lowest.title, result.highest.title))
    return [
        f'<a href="#{escape(_link(row, row.facts))}">{title}</a>',
        people_text(row.facts.figures["population"]),
        area_text(row.facts.figures["area_km2"]),
        *(FLAG_WORDS[row.facts.flag(name)] or "chưa rõ" for name in ("mountainous", "border")),
        *(points_text(result.criteria[name]) for name in ("population", "area")),
        points_text(result.bonus),
        points_text(result.points, " - "),
        " đến ".join(classes),
    ]


def _link(row: Row, facts: Facts) -> str:
    """Return what fills the form with all that is known of a unit."""
    values = {"kind": KINDS[facts.kind], "name": row.entry.name}
    for name, scale in (("population", 1), ("area_km2", M2_PER_KM2)):
        low, high = facts.figures[name]
        ends = dict.fromkeys(
            vietnamese(decimal_text(end, scale)) for end in (low, high) if end is not None
        )
        values[name] = "-".join(ends)
    values |= {name: FLAG_WORDS[facts.flag(name)] for name in ("mountainous", "border")}
    if facts.kind == "ward":
        values["central_city"] = FLAG_WORDS[facts.flag("central_city")]
    values["island"] = "có" if facts.flag("island") else ""
    return urlencode({name: text for name, text in values.items() if text})
