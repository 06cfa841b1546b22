"""When the engine starts: with a calculator's page, at a sign before it, never unasked on a spared line."""

from playwright.sync_api import Page, expect

from publishing.tools.server import Server
from tests.browser.ready import FIRST_OPENED

START_MS = 60_000
CASE = (
    "tinh-toan/mot-don-vi/?rules=2023-2025&kind=x%C3%A3&name=A&area_km2=60&population=9000"
    "&mountainous=kh%C3%B4ng&border=kh%C3%B4ng"
)
VERDICT = "[data-part=result] .verdict"


def parts_of_the_engine(page: Page) -> list[str]:
    """Note what a page and its workers ask for of the engine."""
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/assets/engine/" in r.url else None)
    return asked


def spare(page: Page) -> None:
    """Make the browser say that its connection is to be spared."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})


def test_a_sign_starts_the_engine_and_reading_does_not(page: Page, server: Server) -> None:
    """Pointing at another page brings nothing; focus on a link to a calculator brings the engine."""
    asked = parts_of_the_engine(page)
    page.goto(server.url)
    page.wait_for_load_state("networkidle")
    page.locator(".md-content a[href*='ke-hoach-95']").first.hover()
    page.wait_for_load_state("networkidle")
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
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.get_by_role("button", name="Tải bộ máy tính").press("Enter")
    expect(page.locator("[data-part=status]")).to_contain_text(FIRST_OPENED, timeout=START_MS)
    page.goto(server.url + CASE)
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    expect(page.locator(VERDICT)).to_be_visible(timeout=START_MS)
