"""Points and class of a unit: live beside each input, by keyboard, on a small screen, shared and printed."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from publishing.tools.server import Server
from tests.browser.conftest import load_axe, watch
from tests.browser.test_reading import faults

PAGE = "tinh-toan/phan-loai/"
SECONDS = 60_000
WHOLE = {
    "population": "18.000",
    "area_km2": "60",
    "own_revenue_percent": "62,5",
    "industry_services_percent": "55",
    "nonfarm_labour_percent": "48",
    "poor_households_percent": "3,2",
    "clean_water_percent": "82,4",
    "online_files_percent": "70",
    "online_files_province_percent": "65,5",
    "signed_papers_percent": "91",
    "ethnic_minority_percent": "41,5",
}
CHOICES = {
    "mountainous": "không",
    "border": "có",
    "national_relic": "không",
    "safe_zone": "có",
    "position": "none",
}


def fill(page: Page) -> None:
    """Enter a commune of which everything is known."""
    page.select_option("#kind", "xã")
    for name, value in CHOICES.items():
        page.select_option(f"#{name}", value)
    for name, value in WHOLE.items():
        page.fill(f"#{name}", value)


def test_points_follow_the_typing(page: Page, server: Server) -> None:
    """Each criterion has its points, and what one more takes; the total has its bar; nothing is sent."""
    page.goto(server.url + PAGE)
    fill(page)
    expect(page.locator("[data-points=population]")).to_have_text(
        "11,00 trên 25 điểm", timeout=SECONDS
    )
    expect(page.locator("[data-part=total]")).to_contain_text("61,87 điểm: loại II")
    expect(page.locator("[data-part=total]")).to_contain_text("Còn thiếu 13,13 điểm để đạt loại I.")
    expect(page.locator("[data-advice=population]")).to_have_text("Thêm 2.000 người: +1,00 điểm.")
    expect(page.locator("[data-advice=clean_water]")).to_have_text(
        "Thêm 7,6 điểm phần trăm: +0,76 điểm."
    )
    page.fill("#population", "20000")
    expect(page.locator("[data-points=population]")).to_have_text("12,00 trên 25 điểm")
    expect(page.locator("[data-part=total] svg")).to_have_attribute(
        "aria-label", "62,87 điểm; loại I từ 75, loại II từ 60"
    )


def test_a_ward_is_asked_other_things(page: Page, server: Server) -> None:
    """What the kind does not need is not shown, and counts for nothing."""
    page.goto(server.url + PAGE)
    page.select_option("#kind", "phường")
    expect(page.locator("#ethnic_minority_percent")).to_be_hidden()
    expect(page.locator("#temporary_residents_percent")).to_be_visible()
    expect(page.locator("#central_city")).to_be_visible()
    page.select_option("#kind", "xã")
    expect(page.locator("#central_city")).to_be_hidden()


def test_by_keyboard_with_an_error(page: Page, server: Server) -> None:
    """A wrong cell is named when the button is pressed, the focus goes there, and the page goes on."""
    page.goto(server.url + PAGE)
    page.select_option("#kind", "xã")
    page.locator("#clean_water_percent").focus()
    page.keyboard.type("120")
    page.keyboard.press("Enter")
    summary = page.locator("form[data-calculator=classes] .error-summary")
    expect(summary).to_be_focused(timeout=SECONDS)
    expect(summary).to_contain_text("= “120”: tỷ lệ phải từ 0 đến 100%")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#clean_water_percent")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    expect(page.locator("form[data-calculator=classes] > .result")).to_be_focused()
    expect(page.locator("[data-points=clean_water]")).to_have_text("4,00 trên 5 điểm")
    expect(page.get_by_role("heading", name="Kết quả: chưa đủ căn cứ")).to_be_visible()


def test_a_link_brings_the_unit_back(context: BrowserContext, server: Server) -> None:
    """The address carries what was entered; another tab has the same points at once."""
    first = context.new_page()
    noted = watch(first, server)
    first.goto(server.url + PAGE)
    fill(first)
    first.get_by_role("button", name="Tính điểm", exact=True).click()
    expect(first.get_by_role("heading", name="Kết quả: loại II")).to_be_visible(timeout=SECONDS)
    address = first.url
    second = context.new_page()
    second.goto(address)
    expect(second.locator("[data-part=total]")).to_contain_text("61,87 điểm", timeout=SECONDS)
    first.get_by_role("button", name="Xóa").click()
    expect(first.locator("[data-part=total]")).to_be_hidden()
    expect(first.locator("[data-points=area]")).to_have_text("Chưa tính")
    assert noted == []


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_list_at_once(page: Page, server: Server, tmp_path: Path, name: str) -> None:
    """A file gives a table of points and classes, and comes back as a workbook with them."""
    from calculators.lists import xlsx  # noqa: PLC0415 - only here

    rows = [
        ["Tên", "Loại", "Dân số", "An toàn khu"],
        ["A", "Xã", "18000", "có"],
        ["B", "Làng", "", ""],
    ]
    path = tmp_path / name
    if name.endswith("xlsx"):
        path.write_bytes(xlsx.write([xlsx.Written("Trang", rows, 1)]))
    else:
        path.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    page.goto(server.url + PAGE)
    page.set_input_files("#file", path)
    table = page.locator("form[data-view=class-list] table")
    expect(table.locator("tbody tr")).to_have_count(2, timeout=SECONDS)
    expect(table).to_contain_text("chưa đủ căn cứ")
    expect(table).to_contain_text("số liệu sai: ")
    with page.expect_download(timeout=SECONDS) as download:
        page.get_by_role("button", name="Excel (XLSX)").click()
    found = xlsx.read(Path(download.value.path()).read_bytes())
    assert found[0].rows[0][:5] == [*rows[0], "Loại đơn vị hành chính"]


def test_the_sheet_is_printed(page: Page, server: Server) -> None:
    """The paper holds what was entered, the points and the reasons, and nothing else is printed."""
    page.add_init_script("globalThis.print = () => { globalThis.printed = true; }")
    page.goto(server.url + PAGE)
    fill(page)
    page.get_by_role("button", name="In phiếu tính điểm").click(timeout=SECONDS)
    page.wait_for_function("globalThis.printed")
    page.emulate_media(media="print")
    paper = page.locator("article.paper")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text("PHIẾU TÍNH ĐIỂM PHÂN LOẠI")
    expect(paper).to_contain_text("Tỷ lệ hộ dùng nước sạch (%): 82,4")
    expect(paper.locator("tbody tr")).to_have_count(12)
    expect(page.locator(".md-container")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_layouts(page: Page, server: Server, width: int, scheme: str) -> None:
    """Nothing runs over, and axe finds nothing, with a result and with an error."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(server.url + PAGE)
    fill(page)
    page.get_by_role("button", name="Tính điểm", exact=True).click()
    expect(page.get_by_role("heading", name="Kết quả: loại II")).to_be_visible(timeout=SECONDS)
    load_axe(page)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_read_without_javascript(chromium: Browser, server: Server) -> None:
    """Rules, deadlines and the 96 units stand on the page."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + PAGE)
    expect(page.get_by_text("trước ngày 30-6-2026")).to_be_visible()
    units = page.get_by_role("region", name="96 đơn vị")
    expect(units.locator("tbody tr")).to_have_count(96)
    expect(units).to_contain_text("Xã Bình Sơn")
    context.close()
