"""From the first page to the page of a unit: two actions, by keyboard, on a phone, without the engine."""

import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from publishing.tools.server import Server
from tests.browser.reading import read

ANSWERS = {
    "dak ro nga": ("truoc-2025/xa-dak-ro-nga", "Nay là một phần của xã Ngọk Tụ"),
    "Ngọk Bay": ("hien-nay/xa-ngok-bay", "lập từ"),
    "ngoc bay": ("hien-nay/xa-ngok-bay", "lập từ"),
    "huyện Đắk Tô": ("cap-huyen/huyen-dak-to", "Kết thúc hoạt động từ 01-7-2025"),
    "thi tran dak to": ("truoc-2025/thi-tran-dak-to", "Nay là một phần của"),
    "Đác Rơ-Nga": ("truoc-2025/xa-dak-ro-nga", "Nay là một phần của"),
    "ly son": ("hien-nay/dac-khu-ly-son", "Đơn vị hành chính cấp xã"),
    "ia hdrai": ("cap-huyen/huyen-ia-h-drai", "Kết thúc hoạt động"),
    "phường kon tum": ("hien-nay/phuong-kon-tum", "lập từ"),
    "mo rai": ("hien-nay/xa-mo-rai", "có từ trước"),
    "Quang Trung": ("truoc-2025/phuong-quang-trung", "Nay là một phần của phường Kon Tum"),
}
"""What is typed, the page it leads to, and what stands first there."""


def test_two_actions_lead_to_the_answer(page: Page, server: Server, built_site: Path) -> None:
    """Type a name, press Enter: the page of the unit, with what it became in view on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    box = page.get_by_role("searchbox", name="Xã, phường của bạn")
    first, lead = page.locator(".hits a").first, page.locator(".unit-lead")
    seen: dict[str, str] = {}
    page.goto(server.url)
    for typed, (address, answer) in ANSWERS.items():
        box.fill(typed)
        expect(first).to_have_attribute("href", re.compile(f"don-vi/{address}/$"))
        kind = address.partition("/")[0]
        if seen.setdefault(kind, address) != address:
            told = read(built_site / "don-vi" / address / "index.html").parts[""]
            assert answer in told, typed
            continue
        box.press("Enter")
        expect(page).to_have_url(f"{server.url}don-vi/{address}/")
        expect(lead).to_contain_text(answer)
        expect(lead).to_be_in_viewport()
        page.goto(server.url)
    assert set(seen) == {"truoc-2025", "hien-nay", "cap-huyen"}


def test_enter_before_the_script_is_not_lost(page: Page, server: Server) -> None:
    """On a slow line a reader types before the box's module has come: the page opens once it has."""
    waiting: list[Route] = []
    page.route("**/home/home.js", lambda route: waiting.append(route))  # noqa: PLW0108 - it marks what it calls
    with page.expect_request("**/home/home.js"):
        page.goto(server.url, wait_until="commit")
    box = page.get_by_role("searchbox", name="Xã, phường của bạn")
    box.fill("ia hdrai")
    box.press("Enter")
    (held,) = waiting
    held.continue_()
    expect(page).to_have_url(f"{server.url}don-vi/cap-huyen/huyen-ia-h-drai/")


def test_the_names_are_walked_by_the_arrow_keys(page: Page, server: Server) -> None:
    """Those of one name are told apart by the words beside them; the count is announced."""
    page.goto(server.url)
    box = page.get_by_role("searchbox", name="Xã, phường của bạn")
    box.fill("dak long")
    hits = page.locator(".hits a")
    expect(hits).to_have_count(3)
    expect(page.locator("#home-count")).to_have_text("3 đơn vị.")
    expect(hits.first).to_contain_text("hiện nay, địa bàn Kon Tum cũ")
    box.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("truoc-2025/xa-dak-long-huyen-"))


def test_a_name_that_is_not_there_is_said(page: Page, server: Server) -> None:
    """Nothing is opened, and the words say what to do."""
    page.goto(server.url)
    page.get_by_role("searchbox", name="Xã, phường của bạn").fill("hà nội")
    expect(page.locator("#home-count")).to_contain_text("Không có đơn vị nào tên như vậy")
    page.keyboard.press("Enter")
    expect(page).to_have_url(server.url)


def test_the_list_hides_what_is_not_meant(page: Page, server: Server) -> None:
    """Empty sections go, too, and the address keeps what was typed."""
    page.goto(server.url + "don-vi/?ten=ngoc+tu")
    shown = page.locator(".units li:visible")
    expect(shown).to_have_count(2)
    expect(page.locator(".units section:visible")).to_have_count(2)
    expect(page.locator(".filter .count")).to_have_text("2 trong 208 đơn vị.")
    page.get_by_role("searchbox", name="Tên đơn vị").fill("")
    expect(shown).to_have_count(208)
    page.go_back()


def test_a_unit_page_says_all_without_scripts(page: Page, server: Server) -> None:
    """What is folded is there, and machines find the subject in words of their own."""
    html = page.request.get(server.url + "don-vi/truoc-2025/xa-dak-ro-nga/").text()
    assert "Nay là một phần của" in html
    assert '"@type":"AdministrativeArea"' in html
    assert "Nghị quyết 1677/NQ-UBTVQH15, Điều 1, khoản 57" in html


def test_a_link_fills_in_the_calculator(page: Page, server: Server) -> None:
    """The figures arrive in the form, the verdict comes by itself."""
    page.goto(server.url + "don-vi/truoc-2025/xa-dak-ro-nga/")
    page.get_by_role("link", name="Tính lại với số liệu này").click()
    expect(page.locator("#area_km2")).to_have_value("108,08")
    expect(page.locator("[data-part=result] .verdict").first).to_have_text(
        "không thuộc diện sắp xếp", timeout=60_000
    )


def test_the_units_of_the_plan_are_filtered_and_fit_on_six_sheets(
    page: Page, server: Server
) -> None:
    """By result and name; what is left stands right below the form, also after going back."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server.url + "tinh-toan/kon-tum/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 6
    page.get_by_label("Kết quả").select_option("chưa đủ căn cứ".capitalize())
    shown = page.locator(".units li:visible")
    expect(shown).to_have_count(19)
    page.get_by_role("searchbox", name="Tên đơn vị").fill("vinh quang")
    expect(shown).to_have_count(1)
    expect(shown).to_be_in_viewport()
    shown.get_by_role("link").click()
    expect(page).to_have_url(f"{server.url}don-vi/truoc-2025/xa-vinh-quang/")
    page.go_back()
    expect(page.locator(".filter .count")).to_have_text("1 trong 112 đơn vị.")
    expect(shown).to_have_count(1)
