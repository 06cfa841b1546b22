"""Points and class of a unit: live beside each input, by keyboard, on a small screen, shared and printed."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from calculators.lists import xlsx
from publishing.tools.server import Server
from tests.browser.conftest import watch
from tests.browser.ready import needs_today
from tests.browser.test_layouts import sweep
from tests.expected import EXPECTED
from tests.papers import reading
from tests.workbooks import workbook

PAGE = "tinh-toan/phan-loai/"
SECONDS = 60_000
RESULT = "form[data-calculator=classes]:not([data-of]) > .result"
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
    # The address of what was asked before does not cover what was typed since; no button was pressed.
    page.reload()
    for name, value in {**WHOLE, **CHOICES, "kind": "xã", "population": "20000"}.items():
        expect(page.locator(f"#{name}")).to_have_value(value)
    page.fill("#population", "18.000")
    expect(page.locator("[data-part=total]")).to_contain_text("61,87 điểm", timeout=SECONDS)


def test_by_keyboard_with_an_error(page: Page, server: Server) -> None:
    """A wrong cell is named when the button is pressed, the focus goes there, and the page goes on."""
    page.goto(server.url + PAGE)
    page.select_option("#kind", "xã")
    page.locator("#clean_water_percent").focus()
    page.keyboard.type("120")
    page.keyboard.press("Enter")
    summary = page.locator("form[data-calculator=classes]:not([data-of]) .error-summary")
    expect(summary).to_be_focused(timeout=SECONDS)
    expect(summary).to_contain_text("= “120”: tỷ lệ phải từ 0 đến 100%")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#clean_water_percent")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    expect(page.locator(RESULT)).to_be_focused()
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


def test_from_first_to_last_by_keyboard(page: Page, server: Server) -> None:
    """Every cell, the result and its Word file, without a mouse."""
    page.goto(server.url + PAGE)
    page.locator("#kind").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#kind")).to_have_value("xã")
    reached = []
    while "signed_papers_percent" not in reached:
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id")
        assert name not in reached
        reached.append(name)
        if name in WHOLE:
            page.keyboard.type(WHOLE[name])
    assert [name for name in WHOLE if name not in reached] == ["ethnic_minority_percent"]
    assert "central_city" not in reached
    page.keyboard.press("Enter")
    expect(page.locator(RESULT)).to_be_focused(timeout=SECONDS)
    expect(page.locator("[data-points=signed_papers]")).to_have_text("5,00 trên 5 điểm")
    page.keyboard.press("Tab")
    with page.expect_download(timeout=SECONDS) as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "phieu-tinh-diem.docx"
    word = page.locator("[data-part=result] [data-format=docx]").first
    expect(word).to_be_enabled()
    word.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="In phiếu tính điểm")).to_be_focused()


def test_the_unit_as_word_and_excel_and_on_paper(page: Page, server: Server) -> None:
    """All hold the points that the page shows, the paper its address, too; nothing else is printed."""
    page.goto(server.url + PAGE)
    fill(page)
    page.fill("#name", "Đăk Hà")
    page.get_by_role("button", name="Tính điểm", exact=True).click()
    result = page.locator(RESULT)
    expect(result.get_by_role("heading", name="Kết quả: loại II")).to_be_visible(timeout=SECONDS)
    files = {}
    for form in ("docx", "xlsx"):
        with page.expect_download(timeout=SECONDS) as download:
            result.locator(f"[data-format={form}]").click()
        assert download.value.suggested_filename == f"phieu-tinh-diem Đăk Hà.{form}"
        files[form] = Path(download.value.path()).read_bytes()
    paper = reading.read(files["docx"])
    assert paper.paragraphs[1] == "Xã Đăk Hà: loại II"
    assert paper.tables[0][-1] == ["", "Tổng điểm", "", "61,87", "", ""]
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as book:
        assert book.testzip() is None
    rows = xlsx.read(files["xlsx"])[0].rows
    assert rows[-1][:4] == ["Tổng điểm", "loại II", "61.87", "61.87"]
    page.evaluate("globalThis.print = () => {}")
    page.get_by_role("button", name="In phiếu tính điểm").click(timeout=SECONDS)
    sheet = page.locator("article.paper")
    expect(sheet).to_be_attached()
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("PHIẾU TÍNH ĐIỂM PHÂN LOẠI")
    expect(sheet.locator("tbody tr").nth(6)).to_contain_text("82,4")
    expect(sheet.locator("tbody tr")).to_have_count(12)
    expect(sheet.locator(".paper-address")).to_contain_text("clean_water_percent=82")
    expect(page.locator(".md-container")).to_be_hidden()


def test_a_unit_of_the_province_fills_the_form(page: Page, server: Server) -> None:
    """A ward is asked other things than a commune; what is known of a unit stands in the form."""
    page.goto(server.url + PAGE)
    # What the kind does not need is not shown, and counts for nothing.
    page.select_option("#kind", "phường")
    expect(page.locator("#ethnic_minority_percent")).to_be_hidden()
    expect(page.locator("#temporary_residents_percent")).to_be_visible()
    expect(page.locator("#central_city")).to_be_visible()
    page.select_option("#kind", "xã")
    expect(page.locator("#central_city")).to_be_hidden()
    page.select_option("#kind", "phường")
    page.fill("#clean_water_percent", "80")
    expect(page.locator("[data-points=clean_water]")).to_have_text(
        "4,00 trên 5 điểm", timeout=SECONDS
    )
    page.get_by_role("link", name="Xã Bình Sơn").click()
    expect(page.locator("#clean_water_percent")).to_have_value("")
    expect(page.locator("#name")).to_have_value("Bình Sơn")
    expect(page.locator("#kind")).to_have_value("xã")
    expect(page.locator("#population")).to_have_value("81.098-99.120")
    expect(page.locator("#border")).to_have_value("không")
    expect(page.locator("#name")).to_be_focused()
    expect(page.locator("#name")).to_be_in_viewport()
    assert "name=B%C3%ACnh+S%C6%A1n" in page.url
    page.get_by_role("button", name="Tính điểm", exact=True).click()
    expect(page.locator("[data-points=population]")).to_have_text(
        "25,00 trên 25 điểm", timeout=SECONDS
    )


def test_a_file_chosen_before_the_script_came(page: Page, server: Server, tmp_path: Path) -> None:
    """It is read all the same: nobody else noticed it."""
    held: list[Route] = []
    page.route("**/classes/list.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the handler it gets
    page.goto(server.url + PAGE)
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại\nA;Xã\n", "utf-8")
    page.set_input_files("#file", path)
    expect(page.locator("form[data-of=list] table")).to_have_count(0)
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.locator("form[data-of=list] tbody tr")).to_have_count(1, timeout=SECONDS)


def test_the_file_chosen_last_is_shown(page: Page, server: Server, tmp_path: Path) -> None:
    """A workbook that had to wait for its reader does not cover the list that was chosen after it."""
    held: list[Route] = []
    page.route("**/workbooks.zip.gz", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the handler it gets
    first, last = tmp_path / "first.xlsx", tmp_path / "last.csv"
    first.write_bytes(workbook({"Trang": [["Tên", "Loại"], ["A", "Xã"], ["B", "Xã"]]}))
    last.write_text("Tên;Loại\nC;Xã\n", "utf-8")
    page.goto(server.url + PAGE)
    page.set_input_files("#file", first)
    while not held:
        page.wait_for_timeout(20)
    page.set_input_files("#file", last)
    units = page.locator("form[data-of=list] tbody tr")
    expect(units).to_have_count(1, timeout=SECONDS)
    with page.expect_response("**/workbooks.zip.gz"):
        held[0].continue_()
    # Each file is an answer of the worker, which now has the workbook, too.
    for _ in range(3):
        with page.expect_download(timeout=SECONDS):
            page.locator("form[data-of=list] [data-format=csv]").click()
    expect(units).to_have_count(1)


def test_a_list_without_a_unit_says_so(page: Page, server: Server, tmp_path: Path) -> None:
    """Nothing is shown as if it were a result."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại\nTổng số;\n", "utf-8")
    page.goto(server.url + PAGE)
    page.set_input_files("#file", path)
    summary = page.locator("form[data-of=list] .error-summary")
    expect(summary).to_contain_text("Không có dòng nào là đơn vị hành chính", timeout=SECONDS)
    expect(page.locator("form[data-of=list] table")).to_have_count(0)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_list_at_once(page: Page, server: Server, tmp_path: Path, name: str) -> None:
    """A file gives a table of points and classes, and comes back as a workbook with them."""
    rows = [
        ["Tên", "Loại", "Dân số", "An toàn khu"],
        ["A", "Xã", "18000", "có"],
        ["B", "Làng", "", ""],
    ]
    path = tmp_path / name
    if name.endswith("xlsx"):
        path.write_bytes(workbook({"Trang": rows}))
    else:
        path.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    page.goto(server.url + PAGE)
    page.set_input_files("#file", path)
    table = page.locator("form[data-of=list] table")
    expect(table.locator("tbody tr")).to_have_count(2, timeout=SECONDS)
    expect(table).to_contain_text("chưa đủ căn cứ")
    expect(table).to_contain_text("số liệu sai: ")
    files = {}
    for form in ("xlsx", "docx", "csv"):
        with page.expect_download(timeout=SECONDS) as download:
            page.locator(f"form[data-of=list] [data-format={form}]").click()
        assert download.value.suggested_filename == f"list-phan-loai.{form}"
        files[form] = Path(download.value.path()).read_bytes()
    found = xlsx.read(files["xlsx"])
    assert found[0].rows[0][:5] == [*rows[0], "Loại đơn vị hành chính"]
    assert files["csv"].decode("utf-8-sig").startswith(";".join(rows[0]))
    paper = reading.read(files["docx"])
    assert [row[1] for row in paper.tables[1][1:]] == ["Xã A", "B"]
    page.evaluate("globalThis.print = () => {}")
    page.locator("form[data-of=list]").get_by_role("button", name="In phiếu tính điểm").click()
    printed = page.locator("article.paper.lying table").nth(1).locator("tbody tr")
    expect(printed.locator("td:nth-child(2)")).to_have_text(["Xã A", "B"])


def test_every_layout(page: Page, server: Server) -> None:
    """Nothing runs over, and axe finds nothing, with a result."""
    page.goto(server.url + PAGE)
    fill(page)
    page.get_by_role("button", name="Tính điểm", exact=True).click()
    expect(page.get_by_role("heading", name="Kết quả: loại II")).to_be_visible(timeout=SECONDS)
    assert sweep(page) == {}


@needs_today
def test_read_without_javascript(chromium: Browser, server: Server) -> None:
    """Rules, deadlines and the units of today stand on the page."""
    count = EXPECTED["rows"]["today"]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + PAGE)
    expect(page.get_by_text("trước ngày 30-6-2026")).to_be_visible()
    units = page.get_by_role("region", name=f"{count} đơn vị")
    expect(units.locator("tbody tr")).to_have_count(count)
    expect(units).to_contain_text(EXPECTED["of_today"]["classed"])
    context.close()
