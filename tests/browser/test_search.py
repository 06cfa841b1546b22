"""Searches a reader would make, half of them without accents, in the theme's own search."""

import csv
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.tools import waiting
from publishing.tools.programs import ROOT
from publishing.tools.server import Server
from tests.browser.conftest import watch
from tests.expected import EXPECTED

CASES = (ROOT / "tests" / "cases" / "searches.csv").read_text("utf-8")
PLACES = EXPECTED["site_search"]
SEARCHES: list[tuple[str, str]] = [
    *((case["query"], case["page"]) for case in csv.DictReader(CASES.splitlines())),
    *map(tuple, PLACES["pages"]),
]
"""What is typed, and the page that comes first: of every site, then of the province."""
RESULT = ".md-search-result__item > a:first-child"


@pytest.fixture(scope="module")
def searching(chromium: Browser, server: Server) -> Iterator[Page]:
    """Return one page whose search is loaded once for all searches."""
    context = chromium.new_context()
    page = context.new_page()
    faults = watch(page, server)
    page.goto(server.url)
    yield page
    assert faults == []
    context.close()


def found(page: Page, query: str) -> list[str]:
    """Type the words into the search field and give the pages found, best first."""
    field = page.locator("input.md-search__input")
    meta = page.locator(".md-search-result__meta")
    # Emptied first, so that what is read cannot be the answer to the words before. The theme
    # listens for keys, not for changes of the value.
    for text, answer in (("", re.compile(r"^\D*$")), (query, re.compile(r"\d|Không"))):
        field.fill(text)
        field.press("End")
        expect(meta).to_have_text(answer)
    links = page.locator(RESULT).evaluate_all("links => links.map(link => link.href)")
    return [link.split("#")[0].split("?")[0] for link in links]


@pytest.mark.parametrize(("query", "address"), SEARCHES, ids=[query for query, _ in SEARCHES])
def test_the_right_page_comes_first(
    searching: Page, server: Server, query: str, address: str
) -> None:
    """The list and what it asks for are data."""
    assert found(searching, query)[0] == server.url + address


def test_half_of_the_searches_have_no_accents() -> None:
    """Half of them or more are in plain ASCII letters, as many readers type."""
    assert 2 * sum(query.isascii() for query, _ in SEARCHES) >= len(SEARCHES)


@pytest.mark.parametrize(
    ("plain", "accented"), [PLACES["spellings"], ("sap nhap", "sáp nhập"), ("tru so", "trụ sở")]
)
def test_accents_make_no_difference(searching: Page, plain: str, accented: str) -> None:
    """Both spellings find the same pages in the same order."""
    assert found(searching, plain) == found(searching, accented) != []


def test_words_are_marked_in_the_results(searching: Page) -> None:
    """The accented words of the page, though typed without."""
    found(searching, "sap nhap")
    marked = searching.locator(".md-search-result__item mark").all_text_contents()
    assert "sáp" in marked
    assert "nhập" in marked


def test_words_are_marked_on_the_page(page: Page, server: Server) -> None:
    """A result leads to a page that marks the words too, without changing its text."""
    page.goto(f"{server.url}?q={quote(PLACES['spellings'][0])}")
    first = page.locator(RESULT).first
    expect(first).to_be_visible()
    first.click()
    waiting.until(page, "CSS.highlights.get('searched')?.size > 0")
    marked = page.evaluate("[...CSS.highlights.get('searched')].map(range => range.toString())")
    assert {*PLACES["marked"]} <= {*marked}
