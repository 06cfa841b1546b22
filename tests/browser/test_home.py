"""From the first page to the page of a unit: two actions, by keyboard, on a phone, without the engine."""

import re
from pathlib import Path
from urllib.parse import quote_plus

from playwright.sync_api import Page, Route, expect

from publishing.tools.server import Server
from tests.browser.reading import read
from tests.browser.ready import JUDGED, PLAN_PAGE, needs_example, needs_merges
from tests.expected import EXPECTED, PROVINCE, UNITS

EXAMPLES = EXPECTED["examples"]
FOLDERS = {"communes": "truoc-2025", "districts": "cap-huyen", "today": "hien-nay"}
"""Of the pages of the units of each table."""


def test_two_actions_lead_to_the_answer(page: Page, server: Server, built_site: Path) -> None:
    """Type a name, press Enter: the page of the unit, with what it became in view on a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    box = page.get_by_role("searchbox", name="Xã, phường của bạn")
    first, lead = page.locator(".hits a").first, page.locator(".unit-lead")
    seen: dict[str, str] = {}
    page.goto(server.url)
    for search in EXPECTED["searches"]:
        typed, address, answer = search["typed"], search["page"], search["says"]
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
    assert set(seen) == {FOLDERS[role] for role in FOLDERS if role in PROVINCE.tables}


def test_enter_before_the_script_is_not_lost(page: Page, server: Server) -> None:
    """On a slow line a reader types before the box's module has come: the page opens once it has."""
    search = EXPECTED["searches"][0]
    waiting: list[Route] = []
    page.route("**/home/home.js", lambda route: waiting.append(route))  # noqa: PLW0108 - it marks what it calls
    with page.expect_request("**/home/home.js"):
        page.goto(server.url, wait_until="commit")
    box = page.get_by_role("searchbox", name="Xã, phường của bạn")
    box.fill(search["typed"])
    box.press("Enter")
    (held,) = waiting
    held.continue_()
    expect(page).to_have_url(f"{server.url}don-vi/{search['page']}/")


@needs_example("namesakes")
def test_the_names_are_walked_by_the_arrow_keys(page: Page, server: Server) -> None:
    """Those of one name are told apart by the words beside them; the count is announced."""
    known = EXPECTED["namesakes"]
    page.goto(server.url)
    box = page.get_by_role("searchbox", name="Xã, phường của bạn")
    box.fill(known["typed"])
    hits = page.locator(".hits a")
    expect(hits).to_have_count(known["count"])
    expect(page.locator("#home-count")).to_have_text(f"{known['count']} đơn vị.")
    expect(hits.first).to_contain_text(known["first"])
    box.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(known["second"]))


def test_a_name_that_is_not_there_is_said(page: Page, server: Server) -> None:
    """Nothing is opened, and the words say what to do."""
    page.goto(server.url)
    page.get_by_role("searchbox", name="Xã, phường của bạn").fill("hà nội")
    expect(page.locator("#home-count")).to_contain_text("Không có đơn vị nào tên như vậy")
    page.keyboard.press("Enter")
    expect(page).to_have_url(server.url)


def test_the_list_hides_what_is_not_meant(page: Page, server: Server) -> None:
    """Empty sections go, too, and the address keeps what was typed."""
    known = EXPECTED["filtered"]
    page.goto(f"{server.url}don-vi/?ten={quote_plus(known['typed'])}")
    shown = page.locator(".units li:visible")
    expect(shown).to_have_count(known["count"])
    expect(page.locator(".units section:visible")).to_have_count(known["sections"])
    expect(page.locator(".filter .count")).to_have_text(f"{known['count']} trong {UNITS} đơn vị.")
    page.get_by_role("searchbox", name="Tên đơn vị").fill("")
    expect(shown).to_have_count(UNITS)
    page.go_back()


@needs_merges
def test_a_unit_page_says_all_without_scripts(page: Page, server: Server) -> None:
    """What is folded is there, and machines find the subject in words of their own."""
    html = page.request.get(f"{server.url}don-vi/{EXAMPLES['old']}/").text()
    assert "Nay là một phần của" in html
    assert '"@type":"AdministrativeArea"' in html
    assert EXAMPLES["ended_by"] in html


def test_a_link_fills_in_the_calculator(page: Page, server: Server) -> None:
    """The figures arrive in the form, the verdict comes by itself."""
    page.goto(f"{server.url}don-vi/{EXAMPLES['old']}/")
    page.get_by_role("link", name="Tính lại với số liệu này").click()
    expect(page.locator("#area_km2")).to_have_value(EXAMPLES["area_km2"])
    expect(page.locator("[data-part=result] .verdict").first).to_have_text(
        "không thuộc diện sắp xếp", timeout=60_000
    )


def test_the_units_of_the_plan_are_filtered_and_fit_on_six_sheets(
    page: Page, server: Server
) -> None:
    """By result and name; what is left stands right below the form, also after going back."""
    smallest = EXPECTED["plan"]["smallest"]
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server.url + PLAN_PAGE)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 6
    page.get_by_label("Kết quả").select_option("chưa đủ căn cứ".capitalize())
    shown = page.locator(".units li:visible")
    expect(shown).to_have_count(EXPECTED["plan"]["in_doubt"])
    page.get_by_role("searchbox", name="Tên đơn vị").fill(smallest["typed"])
    expect(shown).to_have_count(1)
    expect(shown).to_be_in_viewport()
    shown.get_by_role("link").click()
    expect(page).to_have_url(f"{server.url}don-vi/{smallest['page']}/")
    page.go_back()
    expect(page.locator(".filter .count")).to_have_text(f"1 trong {JUDGED} đơn vị.")
    expect(shown).to_have_count(1)
