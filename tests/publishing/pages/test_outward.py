"""Links that lead away from the site: marked, opened by a press only, and one where a text has an address."""

from html.parser import HTMLParser
from typing import override

import pytest

from calculators.law import loader
from calculators.law.model import Document
from publishing.pages import places
from publishing.tools.programs import ROOT, SITE

OWN = "http://127.0.0.1:8000/"
"""The address that a build without another is for."""
LAW = ROOT / SITE / "phap-ly" / "index.html"
FINDERS = ("https://congbao.chinhphu.vn", "https://vbpl.vn")
"""The gazette and the national database."""


class Links(HTMLParser):
    """Notes the links of a page that lead elsewhere, and what would fetch something from there unasked."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.outward: list[dict[str, str | None]] = []
        self.unasked: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        for name in ("href", "src"):
            address = attributes.get(name) or ""
            if address.startswith(("http:", "https:", "//")) and not address.startswith(OWN):
                if tag in {"a", "area"}:
                    self.outward.append(attributes)
                else:
                    self.unasked.append(f"{tag} {address}")


def test_links_elsewhere_are_marked_and_nothing_opens_by_itself() -> None:
    """By `rel`, which the style sheet shows; in the reader's own tab, as he decides."""
    count = 0
    for file in (ROOT / SITE).rglob("*.html"):
        links = Links()
        links.feed(file.read_text(encoding="utf-8"))
        assert links.unasked == [], file
        for link in links.outward:
            assert "external" in (link.get("rel") or "").split(), (file, link)
            assert "target" not in link, (file, link)
        count += len(links.outward)
    assert count > len(FINDERS)


@pytest.mark.parametrize("document", loader.load().documents.values(), ids=lambda one: one.cite)
def test_each_document_leads_to_its_text_or_says_that_no_address_is_known(
    document: Document,
) -> None:
    """A known address is a secure one, with its owner and the day on which it was looked at."""
    page = LAW.read_text(encoding="utf-8")
    anchor = f'id="{places.document_anchor(document)}"'
    entry = page[page.index(anchor) :].split("</small>", 1)[0]
    if document.address:
        assert f'href="{document.address}" rel="external"' in entry
        assert document.address_of in entry
        assert document.address.startswith("https://")
        assert document.address_checked_on is not None
    else:
        assert "Chưa biết địa chỉ của bản gốc." in entry


def test_who_has_no_address_is_told_whom_to_ask() -> None:
    """The page of the documents names the gazette and the national database."""
    page = LAW.read_text(encoding="utf-8")
    assert all(f'href="{address}"' in page for address in FINDERS)
