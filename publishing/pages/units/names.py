"""Names: the list of all units, as a page and as the data of the box that looks them up."""

from collections.abc import Collection, Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from publishing.pages.places import slug
from publishing.pages.units import pages
from publishing.pages.units.gazetteer import FOLDER, Era, Gazetteer, Place, within
from publishing.tools.markup import jumps, save, write_json

DATA = Path("docs", "assets", "data")
PAGES, FIGURES = "don-vi.json", "so-lieu.json"
"""Of the box that leads to the page of a unit, and of the one that fills the form with its figures."""


def write(root: Path, units: Gazetteer) -> None:
    """Write the list of the page and the data of the boxes."""
    save(root, "unit-index.html", _index(units))
    write_json(root / DATA / PAGES, entries(units))
    write_json(root / DATA / FIGURES, figures(units))


def entries(units: Gazetteer) -> list[list[str]]:
    """Return for each unit its name, the words that tell it from others, and its page."""
    return [[place.title, note(units, place), place.folder] for place in units]


def figures(units: Gazetteer) -> list[list[str]]:
    """Return the same for each commune, with the address of the form that holds its figures."""
    return [
        [place.title, note(units, place), f"{pages.FORM}#{pages.form(place)}"]
        for place in units
        if place.era is not Era.DISTRICT
    ]


def note(units: Gazetteer, place: Place) -> str:
    """Return what a reader needs to know beside the name to choose among units of one name."""
    match place.era:
        case Era.DISTRICT:
            return "cấp huyện cũ, kết thúc từ 01-7-2025"
        case Era.OLD:
            district = within(place.district)
            if not place.parts:
                return f"cũ, {district}"
            target = units.today[place.parts[0]]
            became = "giữ nguyên" if len(target.parts) == 1 else f"nay thuộc {target.short}"
            return f"cũ, {district}; {became}"
        case Era.TODAY:
            if not units.province.successor:
                return "hiện nay"
            return f"hiện nay, địa bàn {place.row['former_province']} cũ"


def _index(units: Gazetteer) -> Iterator[str]:
    sections = list(_sections(units))
    yield jumps("Tới từng nhóm đơn vị", [(anchor, name) for anchor, name, _, _ in sections])
    yield '<div class="units">'
    for anchor, name, rest, places in sections:
        yield from _section(f"{name}: {rest}", anchor, units, places)
    yield "</div>"


def _sections(units: Gazetteer) -> Iterator[tuple[str, str, str, Collection[Place]]]:
    """Yield each group of units: its anchor, its name, what its heading says besides, and its units."""
    today = sorted(units.today.values(), key=lambda place: slug(place.row["name"]))
    for former in units.province.formers if today else ():
        places = [place for place in today if place.row["former_province"] == former]
        name = f"Nay, địa bàn {former} cũ" if units.province.successor else "Nay"
        yield slug(f"nay {former}"), name, f"{len(places)} đơn vị", places
    by_district = sorted(units.old.values(), key=lambda place: place.row["district_code"])
    for district, communes in groupby(by_district, key=lambda place: place.district):
        places = list(communes)
        yield slug(district), district, f"{len(places)} đơn vị trước 01-7-2025", places
    districts = units.districts.values()
    yield "cap-huyen", "Cấp huyện cũ", f"{len(districts)} đơn vị", districts


def _section(title: str, anchor: str, units: Gazetteer, places: Iterable[Place]) -> Iterator[str]:
    yield f'<section data-search-exclude><h2 id="{anchor}">{escape(title)}</h2><ul>'
    for place in places:
        address = place.folder.removeprefix(f"{FOLDER}/")
        yield (
            f'<li><a href="{address}">{escape(place.title)}</a> '
            f"<small>{escape(note(units, place))}</small></li>"
        )
    yield "</ul></section>"
