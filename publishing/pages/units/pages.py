"""Pages: the Markdown of the units, written before the site is built."""

import json
import re
import shutil
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlencode

from calculators.arrangement.standing import measures
from calculators.numerals import vietnamese
from calculators.plans import events
from publishing.pages.places import slug
from publishing.pages.units import answers, bars, judgements, proof, sharing
from publishing.pages.units.answers import UP
from publishing.pages.units.gazetteer import FOLDER, FOLDERS, Era, Place, within
from publishing.pages.units.judgements import Book

PAGES = Path("docs", FOLDER)
FORM = "tinh-toan/mot-don-vi/"
"""The calculator of one unit."""
FIELDS = ("area_km2", "population")
FLAGS = {"true": "có", "false": "không"}
BOOST = 0.1
"""What the text of these pages weighs in search: they say much the same, and are found by their titles."""


def write(root: Path, book: Book) -> None:
    """Write a page for every unit; those of units that are gone are removed."""
    for folder in FOLDERS.values():
        shutil.rmtree(root / PAGES / folder, ignore_errors=True)
        (root / PAGES / folder).mkdir(parents=True)
    for place in book.units:
        path = root / PAGES / FOLDERS[place.era] / f"{place.address}.md"
        path.write_text("\n".join(page(book, place)) + "\n", encoding="utf-8", newline="\n")


def page(book: Book, place: Place) -> Iterator[str]:
    """Yield the lines of a unit's page, its front matter first."""
    lead = answers.lead(book, place)
    yield from _front_matter(book, place, unescape(re.sub(r"<[^>]+>", "", lead)))
    yield f"# {place.title}"
    yield ""
    yield '<div class="unit">'
    # Search finds a unit by its name; the rest would hide the pages that tell of documents and tasks.
    province = f"<span data-search-exclude>, tỉnh {_province(book, place)}</span>"
    yield f'<p class="unit-kind">{escape(kind_words(place))}{province}</p>'
    yield "<section data-search-exclude>"
    yield f'<p class="unit-lead">{lead}</p>'
    yield '<dl class="unit-answers">'
    for question, answer in answers.sentences(book, place):
        yield f"<div><dt>{escape(question)}</dt><dd>{answer}</dd></div>"
    yield "</dl>"
    yield from _pictures(book, place)
    yield f'<p class="unit-links">{" · ".join(_links(place))}</p>'
    yield "<h2>Căn cứ và chi tiết</h2>"
    yield from proof.folded(book, place)
    yield (
        '<p class="unit-note">Trang không phải của cơ quan nhà nước. '
        f'<a href="{UP}#ve-trang">Ai đứng sau trang, số liệu của khi nào, báo sai thế nào</a>. '
        f'<a href="{UP}{FOLDER}/">Tìm đơn vị khác</a>.</p>'
    )
    yield "</section>"
    yield "</div>"


def kind_words(place: Place) -> str:
    """Return what kind of page this is, below its title."""
    match place.era:
        case Era.DISTRICT:
            return "Đơn vị cấp huyện cũ"
        case Era.OLD:
            return f"Đơn vị cấp xã cũ, {within(place.district)}"
        case Era.TODAY:
            return "Đơn vị cấp xã hiện nay"


def name_in_full(book: Book, place: Place) -> str:
    """Return the name that tells the unit from all others."""
    if place.era is Era.TODAY:
        return f"{place.title} hiện nay"
    alike = [other for other in book.units.old.values() if slug(other.title) == slug(place.title)]
    district = f", {within(place.district)}" if len(alike) > 1 else ""
    return f"{place.title} cũ{district}"


def _front_matter(book: Book, place: Place, description: str) -> Iterator[str]:
    # Of several units that became one, each has a description of its own.
    description = f"{name_in_full(book, place)}: {description[:1].lower()}{description[1:]}"
    data = json.dumps(
        _structured(book, place, description), ensure_ascii=False, separators=(",", ":")
    )
    yield "---"
    yield f"title: {json.dumps(name_in_full(book, place), ensure_ascii=False)}"
    yield f"description: {json.dumps(description, ensure_ascii=False)}"
    yield f"structured: {json.dumps(data, ensure_ascii=False)}"
    yield f"picture: {sharing.path(place)}"
    yield "hide:"
    yield "  - navigation"
    yield "  - toc"
    yield "search:"
    yield f"  boost: {BOOST}"
    yield "---"
    yield ""


def _province(book: Book, place: Place) -> str:
    province = book.units.province
    return province.today if place.era is Era.TODAY else province.ground


def _structured(book: Book, place: Place, description: str) -> dict[str, object]:
    """Return the page's subject in the words of schema.org."""
    province = book.units.province
    subject: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "name": place.title,
        "identifier": place.code,
        "description": description,
        "containedInPlace": {
            "@type": "AdministrativeArea",
            "name": f"Tỉnh {province.today if place.era is Era.TODAY else province.name}",
        },
    }
    if place.parts:
        resolution = events.load()["communes-merged"].citation.document
        subject["subjectOf"] = {
            "@type": "Legislation",
            "legislationIdentifier": resolution.number,
            "legislationDate": str(resolution.issued),
        }
    return subject


def _pictures(book: Book, place: Place) -> Iterator[str]:
    result = book.now(place) if place.era is Era.TODAY else book.under(place, judgements.PLAN)
    if result is None:
        return
    when = "Tiêu chuẩn hiện nay" if place.era is Era.TODAY else "Tiêu chuẩn khi đó (2023-2025)"
    yield f"<h2>{when} và số liệu</h2>"
    for measure in measures(result.evaluation):
        yield from bars.bar(measure)
    source = " Tiêu chuẩn đọc ở báo chí thuật lại." if place.era is Era.TODAY else ""
    yield (
        '<p class="bar-key">Vạch đứng: mức phải đạt. Phần nhạt: khoảng chưa chắc của số liệu.'
        f"{source}</p>"
    )


def _links(place: Place) -> Iterator[str]:
    yield f'<a href="{UP}{FORM}#{escape(form(place))}">Tính lại với số liệu này</a>'
    if place.era is not Era.TODAY and place.parts:
        yield f'<a href="{UP}tinh-toan/sap-nhap/?mau=2025">Mở phương án năm 2025 để thử</a>'
    yield f'<a href="{UP}{answers.TODAY_PAGE}">Quy định hôm nay</a>'


def form(place: Place) -> str:
    """Return the figures of a unit as the form of the calculator takes them from an address."""
    row = place.row
    values = {
        "rules": judgements.IN_FORCE if place.era is Era.TODAY else judgements.PLAN,
        "kind": row["kind"].lower(),
        "parent_kind": (row.get("parent_kind") or "").lower() if row["kind"] == "Phường" else "",
        "name": row["name"],
        "area_km2": vietnamese(row["area_km2"]),
        "population": vietnamese(row["population"]),
        "ethnic_minority_percent": row["ethnic_minority_percent"].replace(".", ","),
        "mountainous": FLAGS.get(row["mountainous"], ""),
        "border": FLAGS.get(row["border"], ""),
    }
    for figure in FIELDS:
        name, _, unit = figure.partition("_")
        low, high = (f"{name}_{end}{'_' * bool(unit)}{unit}" for end in ("low", "high"))
        if row.get(low) and row[low] != row[high]:
            values |= {low: vietnamese(row[low]), high: vietnamese(row[high])}
    return urlencode({name: value for name, value in values.items() if value})
