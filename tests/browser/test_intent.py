"""When the engine starts: with a calculator's page, at a sign before it, never unasked on a spared line."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from publishing.tools.programs import ROOT
from publishing.tools.server import Server

INTENT = ROOT / "docs" / "assets" / "javascripts" / "intent.js"
START_MS = 60_000
CASE = (
    "tinh-toan/mot-don-vi/?rules=2023-2025&kind=x%C3%A3&name=A&area_km2=60&population=9000"
    "&mountainous=kh%C3%B4ng&border=kh%C3%B4ng"
)
VERDICT = "[data-part=result] .verdict"


def parts_of_the_engine(page: Page) -> list[str]:
    """Note what a page and its workers ask for of the engine."""
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/engine/" in r.url else None)
    return asked


def spare(page: Page) -> None:
    """Make the browser say that its connection is to be spared."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})


def test_the_pages_that_calculate_are_those_that_name_a_calculator() -> None:
    """The list in the module is that of the pages' own heads."""
    docs = ROOT / "docs"
    heads = [(page, page.read_text("utf-8").split("---")[1]) for page in _pages(docs)]
    calculating = {
        page.relative_to(docs).with_suffix("").as_posix() + "/"
        for page, head in heads
        if "calculator:" in head
    }
    listed = re.search(r"CALCULATORS = \[(.*?)\]", INTENT.read_text("utf-8"))
    assert listed is not None
    assert set(re.findall(r'"(.*?)"', listed[1])) == calculating


def _pages(docs: Path) -> list[Path]:
    return [page for page in docs.rglob("*.md") if page.read_text("utf-8").startswith("---")]


def test_a_sign_starts_the_engine_and_reading_does_not(page: Page, server: Server) -> None:
    """Pointing at another page brings nothing; focus on a link to a calculator brings the engine."""
    asked = parts_of_the_engine(page)
    page.goto(server.url)
    page.wait_for_load_state("networkidle")
    page.locator(".md-content a[href*='ke-hoach-95']").first.hover()
    page.wait_for_timeout(300)
    assert asked == []
    with page.expect_request("**/pyodide.asm.wasm"):
        page.locator(".md-content a[href*='mot-don-vi']").first.focus()


def test_a_spared_line_is_asked_first(page: Page, server: Server) -> None:
    """No sign and no address starts it there; the press of a button does, and gives the answer."""
    spare(page)
    asked = parts_of_the_engine(page)
    page.goto(server.url)
    page.locator(".md-content a[href*='mot-don-vi']").first.hover()
    page.goto(server.url + CASE)
    expect(page.locator("[data-part=engine]")).to_contain_text("tiết kiệm dữ liệu")
    page.goto(server.url + "tinh-toan/sap-nhap/")
    expect(page.get_by_role("button", name="Tải bộ máy tính")).to_be_visible()
    page.wait_for_timeout(300)
    assert asked == []
    page.get_by_role("button", name="Tải bộ máy tính").press("Enter")
    expect(page.locator("[data-part=status]")).to_contain_text("Đã mở 102", timeout=START_MS)
    page.goto(server.url + CASE)
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    expect(page.locator(VERDICT)).to_be_visible(timeout=START_MS)
