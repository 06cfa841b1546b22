"""Feed: what changed in the law and in the data, for feed readers (Atom, RFC 4287)."""

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from calculators.dates import short_date
from calculators.law import loader
from calculators.plans import events
from publishing.tables import place

PATH = Path("docs", "du-lieu", "thay-doi.atom")
ATOM = "http://www.w3.org/2005/Atom"
TIMELINE = "../phap-ly/dong-thoi-gian/"


def write(root: Path) -> None:
    """Write the feed beside the open data."""
    path = root / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    ET.indent(feed := _feed(place.read(root).name))
    path.write_bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _feed(province: str) -> ET.Element:
    name = f"Sắp xếp đơn vị hành chính tỉnh {province}"
    law = loader.load()
    day = max(document.checked_on for document in law.documents.values())
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "vi"})
    feed.extend(
        [
            _text("title", f"{name}: thay đổi của luật và số liệu"),
            _text("id", _id("feed")),
            _text("updated", f"{day}T00:00:00Z"),
            ET.Element("link", {"rel": "self", "href": PATH.name}),
            ET.Element("link", {"rel": "alternate", "href": TIMELINE}),
        ]
    )
    author = ET.SubElement(feed, "author")
    author.append(_text("name", name))
    # Each version of the law's data has an entry of its own: readers are told when results may differ.
    version = f"Dữ liệu luật {law.version}"
    words = f"Các văn bản được xem lại đến ngày {short_date(day)}; dữ liệu ở v1/law.json."
    feed.append(_entry(version, f"law-{law.version}", f"{day}", words))
    for event in reversed(list(events.load().values())):
        words = f"{event.text} ({event.citation.text})"
        feed.append(_entry(event.title, event.id, f"{event.start}", words))
    return feed


def _entry(title: str, name: str, day: str, words: str) -> ET.Element:
    entry = ET.Element("entry")
    entry.extend(
        [
            _text("title", title),
            _text("id", _id(name)),
            _text("updated", f"{day}T00:00:00Z"),
            ET.Element("link", {"href": TIMELINE}),
            _text("summary", words),
        ]
    )
    return entry


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"sap-xep-don-vi-hanh-chinh/{name}").urn


def _text(tag: str, text: str) -> ET.Element:
    element = ET.Element(tag)
    element.text = text
    return element
