"""Reading: weight, width, keyboard, accessibility, print and what a search engine is told."""

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.tools import waiting
from publishing.tools.server import Server
from tests.browser.conftest import load_axe

LAYOUTS = (
    "",
    "ke-hoach-95/",
    "nhiem-vu/",
    "nhiem-vu/theo-thoi-gian/",
    "phap-ly/",
    "phap-ly/don-vi-cu-moi/",
    "khong-co-mang/",
)
"""One page of each layout."""
READING = (
    *LAYOUTS,
    "cong-van-1503/",
    "nhiem-vu/theo-co-quan/",
    "phap-ly/dong-thoi-gian/",
    "phap-ly/tu-ngu/",
)
LIMIT_BYTES = 300_000
TABS_AT_ONCE = 10
"""Pressed before it is asked whether the end of the article is reached."""
MOST_SHIFT = 0.1
"""Below what a reader notices; `test_measure_reading.py` is stricter, on fewer pages."""
SHIFT = """
globalThis.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.shift += value;
}).observe({ type: "layout-shift", buffered: true });
"""
WALKED = """() => {
  const walked = { wanted: new Set(), unmarked: [], isInside: true };
  for (const one of document.querySelectorAll(
    "article :is(a[href], input, select, button, summary, [tabindex='0'])")) {
    if (one.checkVisibility() && !one.matches(".headerlink, .md-top")) walked.wanted.add(one);
  }
  // The key is let go where the focus has come to, also where it was lost.
  addEventListener("keyup", () => {
    const now = document.activeElement;
    walked.isInside &&= now.closest("article") !== null;
    if (!walked.isInside) return;
    walked.wanted.delete(now);
    // Within a field for a day the focus is on one of its parts, which the browser marks itself.
    const isMarked = getComputedStyle(now).outlineStyle !== "none" || now.matches("[type=date]");
    if (!isMarked) walked.unmarked.push(now.outerHTML);
  });
  const article = document.querySelector("article");
  article.tabIndex = -1;
  article.focus();
  globalThis.walked = walked;
}"""
"""Notes, from the start of the article on, what the Tab key reaches and how that is marked."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""Of axe, by their tags."""


def faults(page: Page, *rules: str) -> list[str]:
    """Return what axe finds wrong on a page, by all its rules or by these; what is right it does not note."""
    load_axe(page)
    found: list[str] = page.evaluate(
        """runOnly => axe.run(document, { runOnly, resultTypes: ["violations"] }).then(
            ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(
            ({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`)))""",
        {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES},
    )
    return found


class TestWeight:
    """What a reading page costs before any calculator is touched."""

    @pytest.mark.parametrize("path", READING)
    def test_page_is_light_still_and_has_nothing_of_python(
        self, chromium: Browser, built_site: Path, path: str
    ) -> None:
        """At most 300 kB as sent, search index included, no engine; nothing shifts while it loads."""
        with Server(built_site) as server:
            context = chromium.new_context()
            page = context.new_page()
            page.add_init_script(SHIFT)
            page.goto(f"{server.url}{path}", wait_until="networkidle")
            shift = page.evaluate("globalThis.shift")
            context.close()
            sent = server.requests
        assert shift < MOST_SHIFT
        assert sum(request.bytes_sent for request in sent) <= LIMIT_BYTES
        assert [r.path for r in sent if "engine" in r.path or "pyodide" in r.path] == []


class TestAccessibility:
    """WCAG 2.2 AA as far as a program can see."""

    def test_axe_finds_nothing_in_an_open_search(self, page: Page, server: Server) -> None:
        """With its results, on a small phone."""
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{server.url}?q=sap+nhap")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        assert faults(page) == []

    @pytest.mark.parametrize("path", LAYOUTS)
    def test_tab_reaches_everything_and_is_never_lost(
        self, page: Page, server: Server, path: str
    ) -> None:
        """Each link, field and button of the article in turn, marked where it is."""
        # The views hide what their filter leaves out once their module has come.
        page.goto(f"{server.url}{path}", wait_until="networkidle")
        page.evaluate(WALKED)
        while page.evaluate("walked.isInside"):
            for _ in range(TABS_AT_ONCE):
                page.keyboard.press("Tab")
        assert page.evaluate("[...walked.wanted].map(e => e.outerHTML)") == []
        assert page.evaluate("walked.unmarked") == []

    def test_keyboard_reads_a_plan(self, page: Page, server: Server) -> None:
        """The skip link first, then a table that the arrows scroll, where large text makes it too wide."""
        page.set_viewport_size({"width": 500, "height": 740})
        page.goto(f"{server.url}ke-hoach-95/")
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**#ke-hoach-95*")
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        frame = page.locator("#ii-1 ~ .wide-table").first
        frame.focus()
        assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
        page.keyboard.press("ArrowRight")
        waiting.until(page, "document.activeElement.scrollLeft > 0")

    def test_keyboard_opens_a_search_result(self, page: Page, server: Server) -> None:
        """F opens the search, the arrows choose, Enter goes there."""
        page.goto(server.url)
        page.keyboard.press("f")
        field = page.locator("input.md-search__input")
        expect(field).to_be_focused()
        page.keyboard.type("tru so", delay=20)
        # Each letter is answered on its own, and an answer takes the place of the one before: the
        # second word is marked whole when the last one is there.
        marks = page.locator(".md-search-result__item").first.locator("mark")
        expect(marks.filter(has_text=re.compile("^sở$", re.IGNORECASE)).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("ke-hoach-95/"))

    def test_word_is_explained_on_hover(self, page: Page, server: Server) -> None:
        """And the page of all words is one link away."""
        page.goto(f"{server.url}ke-hoach-95/")
        page.locator("#iii-3-2 ~ ul abbr").first.hover()
        expect(page.locator(".md-tooltip2--active")).to_contain_text("số người làm việc")


class TestPrint:
    """A clean A4 document."""

    def test_paper_has_the_text_and_not_the_site(self, page: Page, server: Server) -> None:
        """No navigation, no form; the glossary of the page and its address instead."""
        page.goto(f"{server.url}ke-hoach-95/")
        page.emulate_media(media="print", color_scheme="dark")
        # The margins of a sheet have the colours of the root, those of its text of the body.
        for part in ("html", "body"):
            scheme = page.locator(part).evaluate("part => getComputedStyle(part).colorScheme")
            assert "light" in scheme, part
        for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".headerlink"):
            assert page.locator(f"{gone}:visible").count() == 0, gone
        glossary = page.locator("section.print-only")
        expect(glossary).to_be_visible()
        expect(glossary).to_contain_text("Kết luận số 48-KL/TW ngày 30-01-2023 của Bộ Chính trị")
        expect(page.get_by_text(re.compile("^Trang: http"))).to_be_visible()
        family = page.locator("article p").first.evaluate("p => getComputedStyle(p).fontFamily")
        assert family.startswith('"Times New Roman"')

    def test_pdf_has_working_references(self, page: Page, server: Server) -> None:
        """A4 sheets, with links that lead on."""
        page.goto(f"{server.url}cong-van-1503/")
        data = page.pdf(prefer_css_page_size=True)
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
        assert sizes
        assert {(round(float(w)), round(float(h))) for w, h in sizes} <= {(595, 842), (596, 842)}
        assert b"/URI" in data


class TestForMachines:
    """Language, titles, descriptions, canonical links, sitemap."""

    def test_every_page_says_what_it_is(self, built_site: Path) -> None:
        """Each with a title and a description of its own."""
        titles, descriptions = set(), set()
        pages = sorted(built_site.rglob("index.html"))
        for file in pages:
            html = file.read_text(encoding="utf-8")
            assert '<html lang="vi"' in html, file
            assert re.search(r'<link rel="canonical" href="http', html), file
            # Only the head's: a picture has a title too, for each of its parts.
            titles.update(re.findall(r"<title>(.+?)</title>", html.partition("</head>")[0]))
            descriptions.update(re.findall(r'<meta name="description" content="(.+?)"', html))
        assert len(titles) == len(descriptions) == len(pages)

    def test_sitemap_lists_every_page(self, built_site: Path) -> None:
        """As many addresses as pages."""
        text = gzip.decompress((built_site / "sitemap.xml.gz").read_bytes()).decode()
        tree = ET.fromstring(text)  # noqa: S314 - our own file
        assert len(list(tree)) == len(list(built_site.rglob("index.html")))
