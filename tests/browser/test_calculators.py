"""The calculators as readers use them: typing, keyboard, links, files, and back."""

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from calculators.__main__ import main
from publishing.pages.ready import PUBLISHED
from publishing.tools.programs import ROOT
from publishing.tools.server import Server
from tests.browser.conftest import load_axe
from tests.browser.reading import CELLS
from tests.browser.ready import (
    IN_DOUBT,
    IN_DOUBT_LATER,
    JUDGED,
    OF_TODAY,
    PLAN,
    PLAN_PAGE,
    TODAY,
    USE_PLAN,
    needs_today,
)
from tests.browser.test_layouts import WIDE_TABLES
from tests.expected import EXPECTED, PROVINCE
from tests.papers.reading import read

UNIT = "tinh-toan/mot-don-vi/"
LISTS = "tinh-toan/danh-sach/"
CASE = "#rules=2023-2025&kind=xã&name=Đăk+Năng&area_km2=29,77&population=3.335&mountainous=có&border=không"
ROOM: ViewportSize = {"width": 612, "height": 964}
"""The room between the margins of an upright A4, in CSS pixels."""
ROWS, ROW_PIXELS, BEYOND = 112, 44, 15
"""Of a long list; of a row, and how many are on the page on either side of those in view: as in rows.js."""
SETTLED = """
async (engine) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const { call } = await import(engine);
    for (const wait of [frame, frame, () => call("list_rows", {}), frame]) await wait();
}
"""
"""The table has heard that it scrolled, and has what it then asked the engine for: answers come in turn."""
HEIGHTS = """
globalThis.heights = [];
new MutationObserver(() => {
    const box = document.querySelector("[data-part=engine]");
    if (box) heights.push([box.dataset.stage ?? "", box.getBoundingClientRect().height]);
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
"""
"""Notes how high the engine's box is whenever anything on the page has changed."""


def visit(page: Page, server: Server, path: str) -> None:
    """Open a calculator and wait until it has taken over its form."""
    page.goto(server.url + path)
    expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)


def explanation(
    text: str, rules: str, capsysbinary: pytest.CaptureFixture[bytes], folder: Path
) -> list[str]:
    """Return the sentences that the command line writes about the unit in a list of one."""
    path = folder / "one.csv"
    path.write_text(text, encoding="utf-8")
    main(["evaluate", str(path), "--rules", rules, "--format", "json"])
    lines: list[str] = json.loads(capsysbinary.readouterr().out)["units"][0]["explanation"].split(
        "\n"
    )
    return lines


def test_one_unit_by_keyboard_alone(
    page: Page, server: Server, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    """Tab and type through the form; the answer is that of the command line, word for word."""
    visit(page, server, UNIT)
    page.locator("#rules").focus()
    for keys in (2, 1, "Đăk Năng", "29,77", "3.335", "", 1, 2):
        if isinstance(keys, str):
            page.keyboard.type(keys)
        else:
            for _ in range(keys):
                page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="Số ước tính")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Đánh giá", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=result] h2")).to_contain_text("chưa đủ căn cứ", timeout=60_000)
    text = "name;kind;area_km2;population;mountainous;border\nĐăk Năng;Xã;29,77;3335;có;không\n"
    told = explanation(text, "2023-2025", capsysbinary, tmp_path)
    page.locator("summary", has_text="Căn cứ và cách tính").click()
    shown = page.locator("[data-part=result]").locator(".brief p, .explanation li")
    assert told[1:] == shown.all_inner_texts()
    expect(page.locator("[data-part=more] svg.steps")).to_have_count(3)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="In phiếu rà soát").click()
    paper = page.locator(".paper")
    expect(paper).to_contain_text("Xã Đăk Năng: chưa đủ căn cứ")
    expect(paper).to_contain_text("kind=xã&name=Đăk+Năng&area_km2=29%2C77&population=3.335")
    with page.expect_download() as download:
        page.get_by_role("button", name="Phiếu rà soát (Word)").click()
    word = read(download.value.path().read_bytes())
    assert word.tables == [paper.locator("tr").evaluate_all(CELLS)]
    page.set_viewport_size(ROOM)
    page.emulate_media(media="print")
    assert paper.evaluate("one => one.scrollHeight") > ROOM["height"], "the second page is empty"
    # The paper is taken away once it is printed.
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 2
    query = parse_qs(urlsplit(page.url).fragment)
    assert (query["kind"], query["area_km2"], query["name"]) == (["xã"], ["29,77"], ["Đăk Năng"])


@pytest.mark.parametrize("width", [360, 1280])
def test_the_answer_follows_the_typing(page: Page, server: Server, width: int) -> None:
    """By keyboard: in view without a press, no word about a figure half typed, the focus left alone."""
    page.set_viewport_size({"width": width, "height": 740})
    visit(page, server, UNIT)
    page.select_option("#rules", "2023-2025")
    page.locator("#kind").focus()
    for keys in ("x", "Đăk Năng", "29,77", "3.335"):
        page.keyboard.type(keys)
        page.keyboard.press("Tab")
    verdict, bar = page.locator("[data-part=answer] h2"), page.locator(".verdict-edge")
    expect(verdict).to_contain_text("chưa đủ căn cứ", timeout=60_000)
    expect(page.locator("#ethnic_minority_percent")).to_be_focused()
    page.keyboard.type("40-")
    expect(verdict).to_have_count(0, timeout=60_000)
    expect(page.locator(".field-error")).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.locator("#ethnic_minority_percent-error")).to_be_visible(timeout=60_000)
    expect(page.locator(".error-summary")).to_be_hidden()
    expect(page.locator("#mountainous")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("41,5")
    expect(page.locator(".field-error")).to_have_count(0)
    expect(page.locator("#ethnic_minority_percent")).to_be_focused()
    expect(verdict).to_contain_text("không thuộc diện", timeout=60_000)
    if width == 360:
        expect(bar).to_contain_text("không thuộc diện", timeout=60_000)
        expect(bar).to_be_in_viewport()
        bar.press("Enter")
        expect(page.locator("[data-part=result]")).to_be_focused()
        expect(bar).to_be_hidden()
    expect(verdict).to_be_in_viewport()
    expect(page).to_have_url(re.compile("area_km2=29%2C77.*&law=[^&]+&engine="))


def test_a_unit_of_the_province_fills_the_form(page: Page, server: Server) -> None:
    """Looked up by its name without accents, old or new; what was typed before is gone."""
    known = EXPECTED["examples"]
    visit(page, server, UNIT)
    page.fill("#population_standard", "7.000", force=True)
    waiting: list[Route] = []
    page.route("**/home/home.js", lambda route: waiting.append(route))  # noqa: PLW0108 - it marks what it calls
    with page.expect_request("**/home/home.js"):
        page.locator("#choice").focus()
    page.keyboard.type(known["typed"])
    page.keyboard.press("Enter")
    (held,) = waiting
    held.continue_()
    filled = {name: known[name] for name in ("name", "area_km2")}
    for name, value in {"rules": PLAN.usual, **filled}.items():
        expect(page.locator(f"#{name}")).to_have_value(value)
    expect(page.locator("#population_standard")).to_have_value("")
    expect(page.locator("#kind")).to_be_focused()
    verdict = page.locator("[data-part=answer] h2")
    expect(verdict).to_contain_text("không thuộc diện", timeout=60_000)
    if OF_TODAY:
        page.fill("#choice", known["below_standard"])
        page.locator(".hits a", has_text="hiện nay").click()
        expect(verdict).to_contain_text("chưa đạt tiêu chuẩn")


def test_a_link_opens_at_its_answer_and_is_sent_on(
    context: BrowserContext, page: Page, server: Server
) -> None:
    """It says when the law has changed since; it is copied where the device has no way to send it."""
    page.set_viewport_size({"width": 360, "height": 740})
    visit(page, server, UNIT + CASE + "&law=2020-01-01.0&engine=0.1.0")
    answer = page.locator("[data-part=answer]")
    expect(answer.locator("h2")).to_be_in_viewport(timeout=60_000)
    expect(answer).to_contain_text("dữ liệu luật đã thay đổi")
    expect(answer).not_to_contain_text("bộ máy tính")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    share = page.get_by_role("button", name="Chia sẻ")
    share.click(timeout=60_000)
    expect(page.locator("[data-part=more] > [role=status]")).to_contain_text("Đã chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("navigator.share = async (sent) => { globalThis.sent = sent; }")
    share.click()
    assert page.evaluate("sent.url") == page.url
    page.reload()
    expect(answer.locator("h2")).to_be_in_viewport(timeout=60_000)
    expect(answer).not_to_contain_text("đã thay đổi")


@pytest.mark.parametrize("mark", ["#", "?"])
def test_a_link_restores_the_case(page: Page, server: Server, mark: str) -> None:
    """An address that carries a case shows its answer at once, also one of an earlier version."""
    visit(page, server, UNIT + CASE.replace("#", mark))
    expect(page.locator("[data-part=result] h2")).to_contain_text("chưa đủ căn cứ", timeout=60_000)
    assert page.locator("#population").input_value() == "3.335"
    page.get_by_role("button", name="Xóa").click()
    expect(page.locator("[data-part=result] h2")).to_have_count(0)
    assert (urlsplit(page.url).fragment, urlsplit(page.url).query) == ("", "")


def test_nothing_of_a_case_is_sent_and_another_link_is_followed(page: Page, server: Server) -> None:
    """No request bears a figure, not even when the page is loaded anew."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    visit(page, server, UNIT + CASE)
    verdict = page.locator("[data-part=result] h2")
    expect(verdict).to_contain_text("chưa đủ căn cứ", timeout=60_000)
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    page.reload()
    expect(verdict).to_contain_text("chưa đủ căn cứ", timeout=60_000)
    page.goto(server.url + UNIT + CASE.replace("population=3.335", "population=33.350"))
    expect(verdict).to_contain_text("không thuộc diện", timeout=60_000)
    expect(page.locator("#population")).to_have_value("33.350")
    # The first is the address itself, as the driver tells it: a browser keeps what stands behind "#".
    asked = [url.partition("#")[0] for url in sent]
    assert len(asked) > 10
    assert [url for url in asked if "3.335" in url or "3335" in url] == []


def test_a_place_within_the_page_leaves_it_as_it_is(page: Page, server: Server) -> None:
    """The skip link and the way back fetch nothing; the way to another page and back still does."""
    visit(page, server, UNIT)
    page.fill("#area_km2", "12,5")
    page.evaluate("document.querySelector('#area_km2').dataset.same = 'yes'")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    for _ in range(2):
        page.locator(".md-skip").press("Enter")
        expect(page).to_have_url(re.compile("#"))
        page.go_back()
        expect(page).not_to_have_url(re.compile("#"))
    expect(page.locator("#area_km2[data-same]")).to_have_value("12,5")
    page.locator(".md-nav a[href*='danh-sach']").first.click()
    expect(page.locator("#pasted")).to_be_visible()
    assert not any(UNIT in url for url in sent)
    page.go_back()
    expect(page.locator("#area_km2")).to_be_visible()


def test_a_wrong_field_is_named_linked_and_kept(page: Page, server: Server) -> None:
    """The summary takes the focus, leads to the field, and nothing that was typed is lost."""
    visit(page, server, UNIT)
    title = page.title()
    page.select_option("#kind", "xã")
    page.fill("#area_km2", "12.699")
    page.fill("#population", "12,5")
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused(timeout=60_000)
    assert page.title() == "Lỗi: " + title
    assert summary.locator("a").all_inner_texts() == [
        "Diện tích (km²) = “12.699”: “12.699” có thể là 12,699 hoặc 12699; hãy ghi 12,6990 hoặc 12699",
        "Dân số (người) = “12,5”: “12,5”: dân số phải là số nguyên",
    ]
    summary.locator("a").nth(1).click()
    expect(page.locator("#population")).to_be_focused()
    expect(page.locator("#population")).to_have_attribute("aria-invalid", "true")
    assert page.locator("#area_km2").input_value() == "12.699"
    page.fill("#area_km2", "12,70")
    page.fill("#population", "3.335")
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    expect(page.locator("[data-part=result] h2")).to_be_visible()
    expect(summary).to_be_hidden()
    assert page.title() == title


def test_every_field_of_the_form_is_understood(page: Page, server: Server) -> None:
    """The advanced fields reach the engine too: a stated standard and an exemption decide."""
    visit(page, server, UNIT)
    page.select_option("#rules", "2023-2025")
    page.select_option("#kind", "phường")
    page.select_option("#parent_kind", "thành phố")
    page.get_by_text("Số ước tính").click()
    filled = {
        "area_low_km2": "0,9",
        "area_high_km2": "1",
        "population_low": "1.000",
        "population_high": "2.000",
        "area_standard_km2": "5,5",
        "population_standard": "7.000",
    }
    for field, text in filled.items():
        page.fill(f"#{field}", text)
    page.select_option("#exemption", "special")
    page.select_option("#mountainous", "có")
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    result = page.locator("[data-part=result]")
    expect(result.locator("h2")).to_contain_text("thuộc diện nhưng không bắt buộc", timeout=60_000)
    expect(result).to_contain_text("do người dùng nêu")
    expect(result).to_contain_text("Người dùng nêu lý do “yếu tố đặc thù”", timeout=60_000)
    expect(result).to_contain_text("ước tính")


def test_a_ready_list_in_one_click_sorted_opened_and_saved(page: Page, server: Server) -> None:
    """The real list: counts, sorting, explanation, and the CSV file that comes back."""
    known, opened = EXPECTED["plan"], EXPECTED["plan"]["opened"]
    visit(page, server, LISTS)
    page.get_by_role("button", name=USE_PLAN).click()
    result = page.locator("[data-part=result]")
    expect(result.locator("h2")).to_contain_text(f"{JUDGED} đơn vị", timeout=60_000)
    expect(result.locator(".counts")).to_contain_text(f"chưa đủ căn cứ: {IN_DOUBT}")
    names = result.locator(".rows tbody th")
    expect(result.locator(".rows")).to_have_attribute("aria-rowcount", str(JUDGED + 1))
    page.get_by_role("button", name="Diện tích (%)").click()
    expect(result.locator("[aria-sort=ascending]")).to_have_text("Diện tích (%)")
    expect(names.first).to_have_text(known["smallest"]["name"])
    page.get_by_role("button", name="Diện tích (%)").click()
    expect(names.first).to_have_text(known["largest"])
    page.fill("#filter-search", opened["typed"])
    expect(names).to_have_count(1)
    result.get_by_role("button", name=opened["name"]).click()
    card = page.get_by_role("dialog", name=opened["title"])
    expect(card).to_contain_text(opened["says"])
    expect(card.locator("svg.steps")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.select_option("#rules", "2026-2030")
    expect(result.locator(".counts")).to_contain_text(f"chưa đủ căn cứ: {IN_DOUBT_LATER}")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert download.value.suggested_filename == f"{Path(PLAN.file).stem}-ket-qua-2026-2030.csv"
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved)))
    assert len(rows) == JUDGED
    assert sum(row["Mã kết quả"] == "undetermined" for row in rows) == IN_DOUBT_LATER
    # Every note about an area that is an estimate came along.
    estimated = sum(row["Ghi chú"].startswith("diện tích và dân số ước tính") for row in rows)
    assert estimated == EXPECTED["area_basis"]["estimate"]


def wide_tables(page: Page) -> list[str]:
    """Return the tables that are wider than a phone; the screen is as wide as before afterwards."""
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": 360, "height": 740})
    found: list[str] = page.evaluate(WIDE_TABLES)
    page.set_viewport_size(before)
    return found


@needs_today
def test_rules_are_compared_and_numbers_supposed(page: Page, server: Server) -> None:
    """Who changes under another rule set; then other numbers, marked on screen, on paper and in a file."""
    page.add_init_script("window.print = () => { window.printed = true; }")
    visit(page, server, LISTS)
    units = EXPECTED["ready"][TODAY.id]["judged"]
    page.get_by_role("button", name=f"Dùng danh sách {TODAY.name}, {units} đơn vị").click()
    counts = page.locator(".counts")
    below = sum(former.get("below_standard", 0) for former in EXPECTED["today"].values())
    expect(counts).to_contain_text(f"chưa đạt tiêu chuẩn: {below}", timeout=60_000)
    expect(page.locator("[data-part=result] .not-in-force")).to_have_count(0)
    page.get_by_role("button", name=USE_PLAN).click()
    expect(counts).to_contain_text(f"chưa đủ căn cứ: {IN_DOUBT}")
    assert page.input_value("#rules") == PLAN.usual
    expect(page.locator(".rows .not-in-force").first).to_have_text("(đã hết áp dụng)")
    page.get_by_text("So với quy định khác").click()
    page.select_option("#compare-with", "2026-2030")
    page.get_by_role("button", name="So sánh", exact=True).click()
    answer = page.locator(".compare-answer").first
    changed = EXPECTED["plan"]["changed"]
    expect(answer).to_contain_text(f"{changed} đơn vị đổi kết quả, {JUDGED - changed} không đổi.")
    expect(answer.locator("tbody tr")).to_have_count(changed)
    assert wide_tables(page) == []
    page.get_by_text("Nếu quy định khác").click()
    box = page.get_by_label("Cấp xã, “diện tích nhỏ”: diện tích dưới (%)")
    expect(box).to_have_value("20")
    look = page.get_by_role("button", name="Xem ai thay đổi")
    supposed = page.locator(".suppose .compare-answer")
    box.fill("x")
    look.click()
    expect(supposed).to_contain_text("“x” không phải số nguyên từ 1 đến 1000")
    box.fill("60")
    look.click()
    expect(supposed).to_contain_text("giả định, không phải quy định")
    supposed.get_by_role("button", name="In so sánh").click()
    assert page.evaluate("window.printed")
    expect(page.locator(".paper h1")).to_have_text("NẾU QUY ĐỊNH KHÁC: KẾT QUẢ GIẢ ĐỊNH")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    supposed.get_by_role("button", name="Đánh giá danh sách theo giả định này").click()
    mark = page.locator("[data-part=result] > .doubt")
    expect(mark).to_contain_text("Giả định, không phải quy định: cấp xã, “diện tích nhỏ”")
    expect(page.locator(".rows .not-in-force").first).to_contain_text("giả định")
    load_axe(page)
    found = page.evaluate("axe.run('.md-content').then((done) => done.violations)")
    assert [one["id"] for one in found] == []
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert (
        download.value.suggested_filename
        == f"{Path(PLAN.file).stem}-ket-qua-{PLAN.usual}-gia-dinh.csv"
    )
    assert "giả định, không phải quy định" in download.value.path().read_text("utf-8-sig")
    page.get_by_role("button", name="Bỏ giả định").click()
    expect(mark).to_have_count(0)
    expect(counts).to_contain_text(f"chưa đủ căn cứ: {IN_DOUBT}")


def test_rows_that_stay_in_view_stay_as_they_are(page: Page, server: Server) -> None:
    """A press on a name while the table scrolls opens its card; wherever it scrolls, all is in order."""
    page.set_viewport_size({"width": 360, "height": 800})
    visit(page, server, LISTS)
    rows = (f"Mẫu {n}\tXã\tHuyện {n % 9}\t{20 + n},5\t9000\n" for n in range(1, ROWS + 1))
    page.fill("#pasted", "Tên\tLoại\tHuyện\tDiện tích (km2)\tDân số\n" + "".join(rows))
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    frame = page.locator(".rows-frame")
    name = frame.get_by_role("button", name="Mẫu 13", exact=True)
    name.scroll_into_view_if_needed()
    name.hover()
    page.mouse.down()
    for left, top in ((8, 0), (8, ROW_PIXELS)):
        frame.evaluate("(frame, [left, top]) => frame.scrollBy(left, top)", [left, top])
        page.evaluate(SETTLED, f"{server.url}assets/javascripts/engine/engine.js")
    frame.evaluate("(frame, top) => frame.scrollBy(0, top)", -ROW_PIXELS)
    page.mouse.up()
    expect(page.get_by_role("dialog", name="xã Mẫu 13")).to_be_visible()
    page.keyboard.press("Escape")
    for seen in (60, 20, 23, 90, 0):
        frame.evaluate("(frame, top) => frame.scrollTo(0, top)", seen * ROW_PIXELS)
        first = max(0, seen - BEYOND) + 2
        expect(frame.locator("tbody tr:has(th)").first).to_have_attribute(
            "aria-rowindex", str(first)
        )
        shown = frame.locator("tbody tr:has(th)").evaluate_all(
            "rows => rows.map(row => [row.ariaRowIndex, row.cells[row.cells.length - 1].textContent])"
        )
        assert shown == [[str(row), str(row)] for row in range(first, first + len(shown))]
        assert first + len(shown) > min(seen + 10, ROWS + 1)


def test_nothing_moves_when_the_engine_is_ready(page: Page, server: Server) -> None:
    """The box of the engine's stages is as high before the start, during it and after it."""

    def hold(route: Route) -> None:
        """Let the engine come no sooner than the page has shown that it is on its way."""
        expect(page.locator("[data-stage=downloading]")).to_have_count(1)
        route.continue_()

    page.set_viewport_size({"width": 360, "height": 800})
    page.add_init_script(HEIGHTS)
    page.route("**/pyodide.asm.wasm", hold)
    for path in (UNIT, LISTS, "tinh-toan/sap-nhap/"):
        page.goto(server.url + path)
        expect(page.locator("[data-stage=ready]")).to_have_count(1, timeout=60_000)
        page.wait_for_load_state("networkidle")
        seen = page.evaluate("heights")
        assert {"downloading", "ready"} <= {stage for stage, _ in seen}
        assert len({height for _, height in seen}) == 1, seen


def test_claims_are_written_into_the_list(page: Page, server: Server) -> None:
    """A reason claimed in the card changes the verdict, comes back in the file, and can be undone."""
    visit(page, server, LISTS)
    page.select_option("#rules", "2023-2025")
    page.fill(
        "#pasted",
        "Tên;Loại;Diện tích (km2);Dân số;Miền núi;Biên giới\nA;Xã;20;1000;không;không\n",
    )
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    counts = page.locator(".counts")
    expect(counts).to_contain_text("thuộc diện sắp xếp: 1", timeout=60_000)
    page.locator(".rows").get_by_role("button", name="A", exact=True).click()
    card = page.get_by_role("dialog")
    card.get_by_text("Nêu lý do").click()
    card.get_by_label("Lý do không bắt buộc").select_option("stable")
    card.get_by_label("Ghi chú").fill("theo đề nghị")
    card.get_by_role("button", name="Ghi vào danh sách").click()
    expect(counts).to_contain_text("thuộc diện nhưng không bắt buộc: 1")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu phiên làm việc").click()
    session = Path(download.value.path())
    page.get_by_role("button", name="Hoàn tác lần sửa cuối (2)").click()
    page.get_by_role("button", name="Hoàn tác lần sửa cuối (1)").click()
    expect(counts).to_contain_text("thuộc diện nhưng không bắt buộc: 0")
    page.set_input_files("#file", str(session))
    expect(counts).to_contain_text("thuộc diện nhưng không bắt buộc: 1")


def test_a_figure_in_doubt_waits_for_the_reader(page: Page, server: Server) -> None:
    """In the list beside its box, in the form beside the answer; undo takes the word back."""
    visit(page, server, LISTS)
    page.select_option("#rules", "2023-2025")
    page.fill("#pasted", "Tên;Loại;Diện tích (km2);Dân số\nA;Xã;60;37\n")
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    counts, errors = page.locator(".counts"), page.locator(".row-errors")
    expect(counts).to_contain_text("số liệu sai: 1", timeout=60_000)
    expect(errors).to_contain_text("37 người là quá nhỏ với một đơn vị cấp xã")
    errors.get_by_role("button", name="Đúng vậy").click()
    expect(counts).to_contain_text("không thuộc diện sắp xếp: 1")
    page.get_by_role("button", name="Hoàn tác lần sửa cuối (1)").click()
    expect(counts).to_contain_text("số liệu sai: 1")
    visit(page, server, UNIT + "#rules=2023-2025&kind=xã&area_km2=60&population=37")
    page.get_by_role("button", name="Đúng vậy").click()
    expect(page.locator("[data-part=result] h2")).to_contain_text("không thuộc diện sắp xếp")
    assert page.locator("#population[aria-invalid]").count() == 0


def test_columns_are_matched_by_the_reader(page: Page, server: Server) -> None:
    """What two columns hold is the reader's to say; a wrong cell is put right in place."""
    visit(page, server, LISTS)
    page.fill("#pasted", "Tên\tLoại\tDân số 2019\tDân số 2022\nA\tXã\t8000\t9000\nB\tXã\t8000\tx\n")
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    result = page.locator("[data-part=result]")
    expect(result).to_contain_text("đều có thể là dân số", timeout=60_000)
    page.get_by_label("Dân số 2019").select_option("Không dùng để tính")
    expect(result.locator(".counts")).to_contain_text("số liệu sai: 1")
    box = page.get_by_label("Dòng 3, ô D3")
    box.fill("9.500")
    box.press("Enter")
    expect(result.locator(".counts")).to_contain_text("số liệu sai: 0")


def test_a_filtered_list_and_its_unit_are_printed(page: Page, server: Server) -> None:
    """The page and the paper name the filter, without a button or an empty frame, dark on white."""
    smallest = EXPECTED["plan"]["smallest"]
    page.add_init_script("window.print = () => {}")
    page.emulate_media(color_scheme="dark")
    visit(page, server, LISTS)
    page.get_by_role("button", name=USE_PLAN).click()
    page.fill("#filter-search", smallest["typed"], timeout=60_000)
    expect(page.locator(".rows .open")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator("#filter-search")).to_be_visible()
    for gone in (".md-button", ".exports", "summary", ".rows .space", ".keeping"):
        assert page.locator(f".calculator {gone}:visible").count() == 0, gone
    page.locator("#filter-search").evaluate("field => field.blur()")
    dark, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    inked = "one => getComputedStyle(one).color"
    assert page.locator("[data-part=result] > p").first.evaluate(inked) == dark
    ground = "one => getComputedStyle(one).backgroundColor"
    assert page.locator("body").evaluate(ground) == white
    page.emulate_media(media="screen")
    page.get_by_role("button", name="In danh sách").click()
    paper = page.locator(".paper")
    filtered = (
        f"Chỉ gồm 1 trong {JUDGED} đơn vị của danh sách: tên hoặc mã có “{smallest['typed']}”."
    )
    expect(paper).to_contain_text(filtered)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.locator(".rows").get_by_role("button", name=smallest["name"]).click()
    page.get_by_role("button", name="In phiếu rà soát").click()
    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text("Phiếu làm việc, không phải văn bản")
    expect(paper).to_contain_text("Kế hoạch số 95-KH/TU ngày 22 tháng 5 năm 2023 của Ban Thường vụ")
    expect(page.locator(".md-content")).to_be_hidden()


def test_a_file_with_wrong_rows(page: Page, server: Server, tmp_path: Path) -> None:
    """Rows are named with field and value; the others are evaluated."""
    path = tmp_path / "xã.csv"
    path.write_bytes("Tên;Loại;Diện tích (km2)\nA;Xã;60\nB;Xã;x\n".encode("utf-16"))
    visit(page, server, LISTS)
    page.select_option("#rules", "2023-2025")
    page.set_input_files("#file", str(path))
    result = page.locator("[data-part=result]")
    expect(result.locator(".row-errors li")).to_have_text(
        re.compile("Dòng 3, ô C3: Diện tích .km2. = “x”: không đọc được số từ “x”"), timeout=60_000
    )
    expect(result.locator(".counts")).to_contain_text("không thuộc diện sắp xếp: 1")


def test_a_dropped_file(page: Page, server: Server) -> None:
    """A file may be dropped on the frame."""
    visit(page, server, LISTS)
    expect(page.locator("[data-part=engine] [role=status]")).to_have_text(
        "Sẵn sàng", timeout=60_000
    )
    transfer = page.evaluate_handle(
        """() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(["Tên,Loại\\nA,Xã\\n"], "a.csv", { type: "text/csv" }));
          return transfer;
        }"""
    )
    page.dispatch_event("[data-part=drop]", "drop", {"dataTransfer": transfer})
    expect(page.locator("[data-part=result] h2")).to_have_text("Kết quả: 1 đơn vị trong a.csv")


def test_pasted_cells_and_a_file_that_is_no_list(
    page: Page, server: Server, tmp_path: Path
) -> None:
    """Cells pasted from a spreadsheet are read; what is no list gets a message at its field."""
    visit(page, server, LISTS)
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("Chưa có danh sách")
    page.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\nA\tXã\t60,5\n")
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    expect(page.locator("[data-part=result] h2")).to_contain_text("1 đơn vị", timeout=60_000)
    expect(page.locator(".error-summary")).to_be_hidden()
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\xff\xd8")
    page.set_input_files("#file", str(path))
    expect(page.locator(".error-summary a")).to_contain_text(
        "Đây là tệp ảnh (PNG), không phải bảng."
    )
    assert page.locator("#pasted").input_value().startswith("Tên")


def test_the_engine_outlives_the_page(page: Page, server: Server) -> None:
    """Going to another calculator loads the runtime no second time."""
    runtime: list[str] = []
    page.on(
        "request", lambda request: runtime.append(request.url) if ".wasm" in request.url else None
    )
    visit(page, server, UNIT)
    expect(page.locator("[data-part=engine] [role=status]")).to_have_text(
        "Sẵn sàng", timeout=60_000
    )
    page.evaluate("globalThis.stayed = true")
    page.get_by_role("link", name="Đánh giá danh sách").first.click()
    page.wait_for_url("**/danh-sach/")
    expect(page.locator("[data-part=engine] [role=status]")).to_have_text("Sẵn sàng")
    page.get_by_role("button", name=USE_PLAN).click()
    expect(page.locator("[data-part=result] h2")).to_contain_text(
        f"{JUDGED} đơn vị", timeout=60_000
    )
    assert page.evaluate("globalThis.stayed")
    page.go_back()
    page.wait_for_url("**/mot-don-vi/")
    page.select_option("#kind", "xã")
    page.fill("#population", "9.000")
    page.get_by_role("button", name="Đánh giá", exact=True).click()
    expect(page.locator("[data-part=result] h2")).to_be_visible()
    assert len(runtime) == len(set(runtime))


def test_the_units_of_the_plan_read_without_javascript(chromium: Browser, server: Server) -> None:
    """All lead to their pages; the verdicts, the finding of the plan, and the limits."""
    known = EXPECTED["verdicts"][PLAN.usual]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + PLAN_PAGE)
    body = page.locator(".md-content")
    expect(body).to_contain_text(PROVINCE.finding.document)
    expect(body).to_contain_text(
        f"{known.get('not_required', 0)} đơn vị không thuộc diện sắp xếp, "
        f"{known.get('must_arrange', 0)} đơn vị thuộc diện sắp xếp, {IN_DOUBT}"
    )
    expect(body).to_contain_text("ước tính")
    units = page.locator(".units li")
    expect(units).to_have_count(JUDGED)
    expect(units.locator(".verdict")).to_have_count(EXPECTED["plan"]["noted"])
    units.last.get_by_role("link").click()
    expect(page.locator(".unit-answers dt").first).to_have_text(
        f"Kế hoạch {PROVINCE.finding.document} có bắt buộc sắp xếp không?"
    )
    page.goto(server.url + UNIT)
    assert "cần JavaScript để tính" in (page.locator("noscript").text_content() or "")
    context.close()


def test_the_list_of_the_page_is_that_of_the_data(page: Page, server: Server) -> None:
    """The list for download is the one that was built from data/."""
    response = page.request.get(server.url + f"assets/data/{PLAN.file}")
    assert response.body() == (ROOT / PUBLISHED / PLAN.file).read_bytes()
