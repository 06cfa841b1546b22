"""Each kind of page in each layout: widths, schemes, large text, forced colours, less motion."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.tools.server import Server
from tests.browser.ready import (
    DECIDED,
    IN_DOUBT,
    MERGED,
    NEAR,
    OF_TODAY,
    PLAN,
    PLAN_BUILDER,
    PLAN_OPENED,
    PLAN_PAGE,
    USE_PLAN,
)
from tests.browser.test_merge import choose
from tests.browser.test_pictures import drawn, open_sample
from tests.browser.test_reading import faults
from tests.expected import EXPECTED

SECONDS = 60_000
PHONE_PIXELS = 740
"""How high the screen of a phone is, at a width of 360."""
UNIT = "tinh-toan/mot-don-vi/?rules=2023-2025&kind=xã&name=Đăk+Năng&area_km2=29,77&population=3.335"
LISTS = "tinh-toan/danh-sach/"
BUILDER = "tinh-toan/sap-nhap/?mau=2025"


type Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Layout(NamedTuple):
    """How a reader has set up his screen."""

    width: int = 1280
    scheme: Scheme = "light"
    text_percent: int = 100
    has_forced_colours: bool = False


LAYOUTS = {
    "360-light": Layout(360),
    "360-dark": Layout(360, "dark"),
    "1280-light": Layout(),
    "1280-dark": Layout(scheme="dark"),
    "1280-text-200": Layout(text_percent=200),
    "360-text-200": Layout(360, "dark", 200),
    "360-forced-colours": Layout(360, has_forced_colours=True),
    "1280-forced-colours": Layout(1280, "dark", has_forced_colours=True),
}


def nothing(_page: Page) -> None:
    """The page is there at once."""


def opened(page: Page) -> None:
    """All that is folded is open."""
    page.evaluate("for (const d of document.querySelectorAll('article details')) d.open = true")


def home(page: Page) -> None:
    """The first names that fit what was typed, and all that is folded."""
    many = EXPECTED["filtered"]["many"]
    page.get_by_role("searchbox", name="Xã, phường của bạn").fill(many["typed"])
    expect(page.locator(".hits a")).to_have_count(many["shown"])
    opened(page)


def unit(page: Page) -> None:
    """The verdict, and where it turns."""
    expect(page.locator("[data-part=more] svg.steps").first).to_be_visible(timeout=SECONDS)


def wrong(page: Page) -> None:
    """A form with errors."""
    page.select_option("#kind", "xã")
    page.fill("#population", "12,5")
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused(timeout=SECONDS)


def listed(page: Page) -> None:
    """The list of the plan, judged, with its pictures."""
    folds = open_sample(page)
    expect(page.locator(".counts")).to_contain_text(f"chưa đủ căn cứ: {IN_DOUBT}", timeout=SECONDS)
    drawn(folds.nth(0))
    drawn(folds.nth(1))


def grouped(page: Page) -> None:
    """What was decided in 2025."""
    expect(page.locator(".merge-group")).to_have_count(DECIDED["groups"], timeout=SECONDS)


def proposed(page: Page) -> None:
    """A group, its details, a proposal, and the map."""
    expect(page.locator("[data-part=status]")).to_contain_text(PLAN_OPENED, timeout=SECONDS)
    choose(page, *NEAR)
    page.locator("#merge-group").click()
    expect(page.locator(".merge-totals")).to_be_visible()
    page.select_option("#merge-rules", "2026-2030")
    page.select_option("#merge-district", EXPECTED["proposal"]["district"])
    page.locator("#merge-propose").click()
    expect(page.locator(".merge-proposals")).to_contain_text(EXPECTED["proposal"]["group"][0])
    page.evaluate("document.querySelectorAll('.merge details').forEach((d) => { d.open = true; })")
    expect(page.locator(".merge-map [role=button]")).to_have_count(MERGED)


type Axe = Mapping[str, tuple[str, ...]]
"""The layouts in which axe looks at a page, and by which of its rules; none named: by all."""
COLOURS = ("color-contrast", "link-in-text-block")
FEW: Axe = {"360-dark": (), "1280-light": ()}
"""On long tables, whose rows are alike: each width and each scheme once."""
ALL: Axe = {
    **FEW,
    "360-light": COLOURS,
    "1280-dark": COLOURS,
    "1280-text-200": ("scrollable-region-focusable",),
}
"""On other pages: a scheme changes colours alone, and large letters what has to scroll."""


class Kind(NamedTuple):
    """A kind of page, what to wait for, and where axe looks at it."""

    path: str
    make: Callable[[Page], None] = nothing
    axe: Axe = ALL


EXAMPLES = EXPECTED["examples"]
PAGES = {
    "home": Kind("", home),
    "plan": Kind("ke-hoach-95/"),
    "letter": Kind("cong-van-1503/"),
    "tasks": Kind("nhiem-vu/"),
    "agencies": Kind("nhiem-vu/theo-co-quan/", axe=FEW),
    "days": Kind("nhiem-vu/theo-thoi-gian/"),
    "law": Kind("phap-ly/"),
    "today": Kind("phap-ly/hom-nay/", opened),
    "places": Kind("don-vi/"),
    "old-commune": Kind(f"don-vi/{EXAMPLES['old']}/", opened),
    "district": Kind(f"don-vi/{EXAMPLES['district']}/", opened),
    "calculators": Kind("tinh-toan/"),
    "unit": Kind(UNIT, unit),
    "wrong": Kind("tinh-toan/mot-don-vi/", wrong),
    "list": Kind(LISTS, listed),
    "units-of-the-plan": Kind(PLAN_PAGE, axe=FEW),
    "offline": Kind("khong-co-mang/"),
    "speed": Kind("bao-tri/toc-do/", axe=FEW),
    "licences": Kind("bao-tri/giay-phep/", axe=FEW),
}
if OF_TODAY:
    PAGES |= {
        "commune": Kind(f"don-vi/{EXAMPLES['today']}/", opened),
        "units": Kind("phap-ly/don-vi-cu-moi/", axe=FEW),
        "2025": Kind("tinh-toan/sap-nhap-2025/"),
    }
if "proposal" in EXPECTED:
    PAGES["proposals"] = Kind(PLAN_BUILDER, proposed)
if PLAN.scenario:
    PAGES["builder"] = Kind(BUILDER, grouped, axe=FEW)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("article *, .md-header__title")]
  .filter((e) => e.checkVisibility() && e.textContent.trim() && !e.closest("svg, .md-ellipsis, caption"))
  .filter((e) => {
    const { overflowX, position, clip } = getComputedStyle(e);
    const isHidden = ["hidden", "clip"].includes(overflowX) && position !== "absolute";
    return isHidden && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
  })
  .map((e) => e.outerHTML.slice(0, 200))"""
"""Text that its box hides without a way to scroll to it."""
WIDE_TABLES = """() => [...document.querySelectorAll("article .wide-table, article table")]
  .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && !e.closest(".rows-frame"))
  .map((e) => e.textContent.trim().slice(0, 60))"""
"""The table of a list is left out: its rows are of one height, and name and verdict stay in view."""
MOVING = """() => document.getAnimations().filter(({ effect }) => effect.getTiming().duration > 1)
  .map(({ effect }) => effect.target.outerHTML.slice(0, 200))"""


def set_up(page: Page, layout: Layout) -> None:
    """Change the screen as the reader would, with the page open."""
    page.set_viewport_size({"width": layout.width, "height": 900})
    page.emulate_media(
        color_scheme=layout.scheme,
        forced_colors="active" if layout.has_forced_colours else "none",
        reduced_motion="reduce",
    )
    page.evaluate(
        "percent => { const { style } = document.documentElement; style.fontSize = '';"
        " const size = parseFloat(getComputedStyle(document.documentElement).fontSize);"
        " if (percent !== 100) style.fontSize = `${size * percent / 100}px`; }",
        layout.text_percent,
    )


def shape(page: Page) -> list[str]:
    """Return what scrolls sideways, is cut off or moves."""
    problems = [f"sideways by {by}" for by in [page.evaluate(SIDEWAYS)] if by > 0]
    problems += [f"cut: {html}" for html in page.evaluate(CUT)]
    return problems + [f"moving: {html}" for html in page.evaluate(MOVING)]


def sweep(page: Page, axe: Axe = ALL) -> dict[str, list[str]]:
    """Return what is wrong with an open page in each layout; axe looks at it in those named."""
    page.emulate_media(reduced_motion="reduce")
    found = {}
    for name, layout in LAYOUTS.items():
        is_shaped_anew = name not in {"360-dark", "1280-dark"}  # their colours alone are others
        if not is_shaped_anew and name not in axe:
            continue
        set_up(page, layout)
        problems = shape(page) if is_shaped_anew else []
        if name == "360-light" and "/bao-tri/" not in page.url:
            problems += [f"wide: {text}" for text in page.evaluate(WIDE_TABLES)]
        if name in axe:
            problems += faults(page, *axe[name])
        if problems:
            found[name] = problems
    return found


@pytest.mark.parametrize("kind", list(PAGES.values()), ids=list(PAGES))
def test_every_layout(page: Page, server: Server, kind: Kind) -> None:
    """No page scrolls sideways, no text is cut, nothing moves, axe finds nothing; long ones have jumps."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": PHONE_PIXELS})
    page.goto(server.url + kind.path)
    assert has_its_jumps(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    kind.make(page)
    assert sweep(page, kind.axe) == {}


def test_no_table_is_wider_than_a_phone(
    chromium: Browser, server: Server, built_site: Path
) -> None:
    """On all pages for readers, those of the units by one of each kind; what is folded is open.

    Nor does a page scroll sideways: only a table may, inside its own frame.
    """
    pages = {file.parent.relative_to(built_site).as_posix() for file in built_site.rglob("*.html")}
    units = {page for page in pages if page.startswith("don-vi/")}
    readers = {page for page in pages - units if not page.startswith(("bao-tri", "assets"))}
    readers |= {kind.path.rstrip("/") for kind in PAGES.values() if kind.path.startswith("don-vi")}
    assert len(readers) > 22
    context = chromium.new_context(
        viewport={"width": 360, "height": PHONE_PIXELS}, java_script_enabled=False
    )
    page = context.new_page()
    wide = {}
    tables = 0
    for address in sorted(readers):
        page.goto(f"{server.url}{address}/")
        opened(page)
        tables += page.locator("article .wide-table").count()
        found = page.evaluate(WIDE_TABLES)
        if page.evaluate(SIDEWAYS) > 0 or found:
            wide[address] = found
    context.close()
    assert tables > 25
    assert wide == {}


def has_its_jumps(page: Page) -> bool:
    """Return whether a page longer than ten screens of a phone names its parts at its top."""
    if not is_long(page):
        return True
    way = page.locator(".on-page:visible, .jumps:visible").first.bounding_box()
    is_at_top = way is not None and way["y"] < 2 * PHONE_PIXELS
    return is_at_top and page.locator(".on-page a, .jumps a").count() > 1


def is_long(page: Page) -> bool:
    """Return whether a page is longer than ten screens of a phone."""
    height: int = page.evaluate("document.documentElement.scrollHeight")
    return height > 10 * PHONE_PIXELS


def test_jumps_of_a_long_page_lead_there_and_back(page: Page, server: Server) -> None:
    """To a part from the top, and back there."""
    page.set_viewport_size({"width": 360, "height": PHONE_PIXELS})
    page.goto(server.url + "ke-hoach-95/")
    assert is_long(page)
    page.locator(".on-page summary").click()
    page.locator(".on-page a").last.click()
    expect(page.locator("article h2").last).to_be_in_viewport()
    page.mouse.wheel(0, -200)
    page.locator(".md-top").click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_a_button_in_focus_can_be_read(page: Page, server: Server) -> None:
    """Its letters stand out from its ground, which the theme changes; axe sees the others."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(server.url + LISTS)
    page.get_by_role("button", name=USE_PLAN).hover()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert faults(page, "color-contrast") == [], scheme


def test_spoken_names(page: Page, server: Server) -> None:
    """Fields by their labels and hints, errors at their field, the answer in a live region."""
    page.goto(server.url + "tinh-toan/mot-don-vi/")
    expect(page.locator("[data-part=engine] [role=status]")).to_have_text(
        "Sẵn sàng", timeout=SECONDS
    )
    form = page.locator("form.calculator")
    unnamed = form.locator("input:visible, select:visible, button:visible").evaluate_all(
        "all => all.filter(e => !(e.labels?.[0] ?? e).textContent.trim()).map(e => e.outerHTML)"
    )
    assert unnamed == []
    wrong(page)
    expect(page.get_by_role("alert")).to_contain_text("Hãy sửa các ô sau")
    population = page.get_by_role("textbox", name="Dân số (người)")
    expect(population).to_have_accessible_description(
        "Lỗi: Dân số (người) = “12,5”: “12,5”: dân số phải là số nguyên Ví dụ: 3.335"
    )
    page.fill("#population", "3.335")
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    answer = page.locator("[data-part=answer]")
    expect(answer).to_have_attribute("aria-live", "polite")
    expect(answer.get_by_role("heading", level=2)).to_contain_text("Kết quả")
    expect(population).to_have_accessible_description("Ví dụ: 3.335")
