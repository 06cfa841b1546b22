"""A list of the size of the country: only what is shown comes to the page, which stays alive."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from publishing.measure import country
from publishing.tools.server import Server
from tests.browser.ready import FIRST_OPENED

BUILDER, LISTS = "tinh-toan/sap-nhap/", "tinh-toan/danh-sach/"
START_MS = 60_000
COUNTRY = country.made_up()
STOP = """async () => {
  const engine = new URL("../../assets/javascripts/engine/engine.js", location.href).href;
  await (await import(engine)).stop();
}"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return the lists of the country as files."""
    found = {}
    for name, text in COUNTRY._asdict().items():
        found[name] = tmp_path / f"{name}.csv"
        found[name].write_text(text, "utf-8")
    return found


@pytest.fixture
def builder(page: Page, server: Server, files: dict[str, Path]) -> Page:
    """Open the builder with the country, and all its districts chosen."""
    page.goto(server.url + BUILDER)
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text(FIRST_OPENED, timeout=START_MS)
    page.get_by_text("Dùng danh sách, ranh giới khác").click()
    page.set_input_files("#merge-list", files["communes"])
    expect(status).to_contain_text("Đã mở 10500 đơn vị", timeout=START_MS)
    page.set_input_files("#merge-pairs", files["pairs"])
    expect(status).to_contain_text("Đã dùng các cặp liền kề", timeout=START_MS)
    page.select_option("#merge-rules", "2026-2030")
    page.select_option("#merge-district", "*")
    return page


def test_seven_hundred_districts_with_a_stop_and_a_way_on(builder: Page) -> None:
    """What was found stays when the reader stops or the engine fails; the search goes on to its end."""
    page = builder
    status, bar = page.locator("[data-part=status]"), page.locator(".merge-tour progress")
    searched = 0.0
    expect(page.locator("#merge-units [role=option]")).to_have_count(400)
    began = time.monotonic()
    page.locator("#merge-propose").click()
    expect(bar).not_to_have_js_property("value", 0)
    page.locator("#merge-stop").press("Enter")
    expect(status).to_contain_text("Đã dừng. Đã xem")
    done = int(bar.evaluate("(bar) => bar.value"))
    assert 0 < done < 700
    expect(page.locator("#merge-stop")).to_have_text("Tìm tiếp")
    page.locator("#merge-stop").press("Enter")
    expect(page.locator(".merge-district").nth(done + 3)).to_be_visible()
    # A worker that ends on the way is told of; the search goes on with a new one, list and all.
    page.evaluate(STOP)
    expect(status).to_contain_text("Đã dừng theo yêu cầu")
    found = page.locator(".merge-district").count()
    assert done < found < 700
    searched += time.monotonic() - began
    page.locator("#merge-stop").click()
    expect(page.locator(".merge-district").nth(found + 3)).to_be_visible(timeout=START_MS)
    began = time.monotonic()
    expect(status).to_contain_text("Đề xuất cho 700/700 đơn vị cấp huyện", timeout=120_000)
    assert searched + time.monotonic() - began < 40
    assert "chưa chứng minh" not in (status.text_content() or "")
    district = page.locator(".merge-district").last
    expect(district.locator("section")).to_have_count(0)
    district.locator("summary").click()
    expect(district.locator("section")).to_contain_text("Đã chứng minh là tốt nhất.")


def test_the_whole_country_is_one_table(page: Page, server: Server, tmp_path: Path) -> None:
    """Districts and communes in one list: the engine counts and filters, the page has the rows in view."""
    whole = tmp_path / "ca-nuoc.csv"
    whole.write_text(COUNTRY.districts + COUNTRY.communes.partition("\n")[2], encoding="utf-8")
    page.goto(server.url + LISTS)
    page.select_option("#rules", "2023-2025")  # the rules in force know no districts
    page.set_input_files("#file", whole)
    table = page.locator(".rows")
    expect(table).to_have_attribute("aria-rowcount", "11201", timeout=START_MS)
    expect(page.locator(".counts li")).to_have_count(5, timeout=START_MS)
    counts = page.locator(".counts li").all_text_contents()
    assert sum(int(text.rpartition(": ")[2]) for text in counts) == 11_200
    page.select_option("#filter-kind", "rural_district")
    rural = sum(",Huyện," in line for line in COUNTRY.districts.splitlines())
    expect(table).to_have_attribute("aria-rowcount", str(rural + 1))
    rows = page.locator(".rows tbody tr:has(th)")
    assert rows.count() < 100
    page.locator(".rows-frame").evaluate("frame => frame.scrollTo(0, frame.scrollHeight)")
    expect(rows.last).to_have_attribute("aria-rowindex", str(rural + 1))
    assert rows.count() < 100
