"""What networks show of a link: title, description and a picture of its own for each page of a unit."""

from html.parser import HTMLParser
from pathlib import Path
from typing import override
from urllib.parse import urlsplit

import pytest

from publishing.pages.units import gazetteer, judgements, sharing
from publishing.pages.units.gazetteer import Era, Place
from publishing.pages.units.judgements import Book
from publishing.release import offline
from publishing.tools.programs import ROOT, SITE
from tests.expected import UNITS, needs
from tests.publishing.tools.test_png import read

BUILT = ROOT / SITE
MOST_BYTES = 20_000
"""Of a picture: a phone fetches it with each message."""


class Head(HTMLParser):
    """The metadata of a page, by property or name, and its title."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.metadata: dict[str, list[str]] = {}
        self.canonical = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what describes the page."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := attributes.get("property") or attributes.get("name")):
            self.metadata.setdefault(name, []).append(attributes.get("content", ""))
        if tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]


def head(page: Path) -> Head:
    """Return what a page says of itself."""
    parser = Head()
    parser.feed(page.read_text("utf-8"))
    return parser


@pytest.fixture(scope="module")
def book() -> Book:
    """Return the units with their results."""
    return judgements.read(ROOT)


def only(book: Book, title: str, era: Era) -> Place:
    """Return the unit of this title and era."""
    (match,) = (place for place in book.units if (place.title, place.era) == (title, era))
    return match


def test_every_page_has_a_card() -> None:
    """Each property once, filled, the address its own; the picture is one that the site has."""
    pages = [page for page in BUILT.rglob("*.html") if page.name != "404.html"]
    assert len(pages) > UNITS + len(("calculators", "documents", "law"))
    for page in pages:
        tags = head(page)
        of_card = {name: all_ for name, all_ in tags.metadata.items() if name.startswith("og:")}
        assert {name: len(all_) for name, all_ in of_card.items()} == dict.fromkeys(
            (
                *("og:type", "og:site_name", "og:locale", "og:url", "og:title", "og:description"),
                *("og:image", "og:image:width", "og:image:height", "og:image:alt"),
            ),
            1,
        ), page
        assert all(value.strip() for values in of_card.values() for value in values), page
        assert of_card["og:url"] == [tags.canonical], page
        assert tags.metadata["twitter:card"] == ["summary_large_image"]
        assert of_card["og:description"] == tags.metadata["description"], page
        image = urlsplit(of_card["og:image"][0])
        assert image.scheme, "networks fetch only whole addresses"
        assert (BUILT / "assets" / image.path.partition("/assets/")[2]).is_file(), page


def test_the_card_of_a_unit_is_its_own(book: Book) -> None:
    """Title, description and picture of all pages tell them apart."""
    cards = [head(BUILT / place.folder / "index.html").metadata for place in book.units]
    assert cards
    for name in ("og:title", "og:description", "og:image", "og:image:alt"):
        assert len({card[name][0] for card in cards}) == len(cards), name
    for place, card in zip(book.units, cards, strict=True):
        assert place.title in card["og:title"][0]
        assert card["og:image"][0].endswith(f"assets/sharing/{sharing.path(place)}")


def test_the_pictures_are_light_and_as_large_as_networks_ask(book: Book) -> None:
    """One of each kind is read whole, pixel by pixel."""
    folder = BUILT / "assets" / "sharing"
    files = [folder / sharing.SITE, *(folder / sharing.path(place) for place in book.units)]
    assert len(files) == len(list(folder.rglob("*.png"))) == UNITS + 1
    assert max(file.stat().st_size for file in files) < MOST_BYTES
    for file in (files[0], files[1], files[-1], files[len(files) // 2]):
        rows = read(file)
        assert (len(rows[0]), len(rows)) == (sharing.WIDTH, sharing.HEIGHT)
        colours = {colour for row in rows for colour in row}
        assert colours <= set(sharing.PALETTE)


@pytest.mark.parametrize(
    ("title", "era", "own", "near"),
    [
        ("Xã Ba", Era.OLD, ["Xã Ba"], ["Xã Bốn"]),
        ("Xã Ba", Era.TODAY, ["Xã Ba"], ["Phường Bắc", "Xã Năm"]),
        ("Huyện Nam", Era.DISTRICT, ["Thị trấn Năm", "Xã Sáu", "Xã Bảy", "Xã Tám"], []),
    ],
)
def test_the_tiles_of_a_unit(
    made_up: Path, title: str, era: Era, own: list[str], near: list[str]
) -> None:
    """Its own, and those that its page names with it."""
    book = judgements.read(made_up)
    place = only(book, title, era)
    units = book.units.today if era is Era.TODAY else book.units.old
    marked, beside = ({units[code].title for code in codes} for codes in sharing.codes(book, place))
    assert marked == set(own)
    assert beside == set(near)


@needs("tiles", "today_tiles")
def test_two_units_have_two_pictures(book: Book) -> None:
    """What is marked differs, so the files do."""
    folder = BUILT / "assets" / "sharing"
    communes = [place for place in book.units if place.era is not Era.DISTRICT]
    assert len({(folder / sharing.path(place)).read_bytes() for place in communes}) == len(communes)
    assert {place.era for place in communes} == set(gazetteer.FOLDERS) - {Era.DISTRICT}


def test_the_offline_copy_has_none_of_them() -> None:
    """No page shows them."""
    paths = [entry["path"] for part in offline.parts(BUILT).values() for entry in part]
    assert len(paths) > 300
    assert [path for path in paths if "sharing" in path] == []
