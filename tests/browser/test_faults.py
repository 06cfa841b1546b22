"""What breaks while a reader is at work: the words he sees, the way on, and that nothing entered is lost."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, Worker, expect

from publishing.tools.server import Server
from publishing.tools.waiting import until
from tests.browser.conftest import watch
from tests.browser.ready import (
    APART,
    DECIDED,
    FIRST,
    FIRST_OPENED,
    JUDGED,
    MERGED,
    NAMES,
    NEAR,
    PLAN,
    PLAN_BUILDER,
    PLAN_OPENED,
    USE_PLAN,
    needs_decided,
    needs_two_lists,
)
from tests.browser.test_engine_start import BROKEN, CORRUPT, MISSING, NETWORK, SLOW

UNIT = "tinh-toan/mot-don-vi/"
LISTS = "tinh-toan/danh-sach/"
BUILDER = "tinh-toan/sap-nhap/"
SECONDS = 60_000
WASM = "**/pyodide.asm.wasm"
REFUSING = """
const refuse = { get() { throw new DOMException("refused", "SecurityError"); }, configurable: true };
for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
  Object.defineProperty(globalThis, name, refuse);
}
Object.defineProperty(Navigator.prototype, "serviceWorker", refuse);
"""
"""A browser whose reader blocks all cookies."""

HELD_SHELF = """
const own = IDBTransaction.prototype.addEventListener;
IDBTransaction.prototype.addEventListener = function (type, heard, ...rest) {
  const isHeld = type === "complete" && this.mode === "readonly";
  own.call(this, type, isHeld ? (event) => (globalThis.shelfGives = () => heard(event)) : heard, ...rest);
};
"""
"""A browser that is slow to give what it has kept: until asked to."""


@pytest.fixture
def quiet(context: BrowserContext, server: Server) -> Iterator[Page]:
    """A page whose console may tell of a file that did not load, and of nothing else."""
    page = context.new_page()
    faults = watch(page, server)
    yield page
    assert [fault for fault in faults if "Failed to load resource" not in fault] == []


def fill(page: Page) -> None:
    """Type a unit into the form."""
    page.select_option("#kind", "xã")
    page.fill("#name", "Đăk Năng")
    page.fill("#area_km2", "29,77")
    page.fill("#population", "3.335")


def expect_typed(page: Page, *values: str) -> None:
    """Wait until this stands in the form: on the way back the theme may put the page in anew."""
    for name, value in zip(("kind", "name", "area_km2", "population"), values, strict=True):
        expect(page.locator(f"#{name}")).to_have_value(value)


ENTERED = ("xã", "Đăk Năng", "29,77", "3.335")


def press(page: Page) -> None:
    """Ask for the verdict."""
    page.get_by_role("button", name="Đánh giá", exact=True).click()


def engines_worker(page: Page) -> Worker:
    """Return the engine's worker."""
    (worker,) = (worker for worker in page.workers if "/workers/search" not in worker.url)
    return worker


def group(page: Page, *codes: str) -> None:
    """Choose units and make them a group."""
    for code in codes:
        page.locator(f"#merge-unit-{code}").click()
    page.locator("#merge-group").click()


def lose(page: Page) -> None:
    """The line is cut."""
    page.route(WASM, lambda route: route.abort("connectionreset"))


def block(page: Page) -> None:
    """A filter on the way forbids the file."""
    page.route(WASM, lambda route: route.fulfill(status=403, body="blocked"))


def cut(page: Page) -> None:
    """Half of the file comes."""
    page.route(WASM, lambda route: route.fulfill(body=route.fetch().body()[:200_000]))


def spoil(page: Page) -> None:
    """Something else comes in its place, such as the page of a hotel's network."""
    page.route(WASM, lambda route: route.fulfill(body="<h1>Đăng nhập</h1>" * 1000))


DAMAGES = ((lose, NETWORK), (cut, CORRUPT), (block, MISSING), (spoil, CORRUPT))
"""Words follow upon others, but at the end: what an attempt says is not left over from the one before."""


class TestRuntimeThatDoesNotCome:
    """The form can be filled meanwhile, and is answered once the engine is there."""

    def test_form_is_answered_after_a_retry(self, quiet: Page, server: Server) -> None:
        """The words stand in the engine's box and at the result; the last retry answers what was asked."""
        box, result = (quiet.locator(f"[data-part={part}]") for part in ("engine", "result"))
        again = box.get_by_role("button", name="Thử lại")
        for attempt, (damage, words) in enumerate(DAMAGES):
            quiet.unroute(WASM)
            damage(quiet)
            if attempt:
                again.click()
            else:
                quiet.goto(server.url + UNIT)
                fill(quiet)
            expect(box).to_contain_text(words, timeout=SECONDS)
            press(quiet)
            expect(result.locator(".failure")).to_contain_text(words)
            expect_typed(quiet, *ENTERED)
        quiet.unroute(WASM)
        again.click()
        expect(result.locator("h2")).to_contain_text("Kết quả", timeout=SECONDS)
        expect_typed(quiet, *ENTERED)

    def test_builder_opens_after_a_retry(self, quiet: Page, server: Server) -> None:
        """The units of today come with the engine."""
        lose(quiet)
        quiet.goto(server.url + BUILDER)
        status = quiet.locator("[data-part=status]")
        expect(status).to_contain_text(NETWORK, timeout=SECONDS)
        quiet.unroute(WASM)
        quiet.locator("[data-part=engine] button").click()
        expect(status).to_contain_text(FIRST_OPENED, timeout=SECONDS)

    def test_list_is_judged_after_a_retry(self, quiet: Page, server: Server) -> None:
        """What was pasted stays in its field, and is judged by one press."""
        lose(quiet)
        quiet.goto(server.url + LISTS)
        quiet.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\nA\tXã\t60,5\n")
        quiet.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
        failure = quiet.locator("[data-part=result] .failure")
        expect(failure).to_contain_text(NETWORK, timeout=SECONDS)
        quiet.unroute(WASM)
        quiet.locator("[data-part=result]").get_by_role("button", name="Thử lại").click()
        expect(quiet.locator("[data-part=result] h2")).to_contain_text("1 đơn vị", timeout=SECONDS)
        expect(failure).to_have_count(0)
        assert quiet.input_value("#pasted").startswith("Tên")

    def test_silence_is_told_and_the_form_kept(self, alone: Page, server: Server) -> None:
        """Half a minute without a byte."""
        alone.route(WASM, lambda _: None)
        alone.clock.install()
        alone.goto(server.url + UNIT)
        fill(alone)
        press(alone)
        alone.clock.run_for(40_000)
        expect(alone.locator("[data-part=result] .failure")).to_contain_text(SLOW)
        expect_typed(alone, *ENTERED)


DEATHS = (
    "self.postMessage({ kind: 'crashed', detail: 'killed' })",
    "setTimeout(() => { throw new RangeError('memory access out of bounds'); })",
)
"""Ended from outside, and out of memory."""


class TestWorkerThatDies:
    """Whatever it held lies in the page, too."""

    def test_form(self, quiet: Page, server: Server) -> None:
        """The next verdict is asked for in vain, and given after the retry."""
        quiet.goto(server.url + UNIT)
        fill(quiet)
        press(quiet)
        expect(quiet.locator("[data-part=more] button").first).to_be_visible(timeout=SECONDS)
        box, result = (quiet.locator(f"[data-part={part}]") for part in ("engine", "result"))
        for death, people in zip(DEATHS, ("9.000", "9.100"), strict=True):
            engines_worker(quiet).evaluate(death)
            expect(box).to_contain_text(BROKEN)
            quiet.fill("#population", people)
            press(quiet)
            expect(result.locator(".failure")).to_contain_text(BROKEN)
            box.get_by_role("button", name="Thử lại").click()
            expect(result).to_contain_text(people, timeout=SECONDS)

    def test_list_with_its_corrections(self, quiet: Page, server: Server) -> None:
        """While the whole list is judged: it is opened again, with what was put right in it."""
        quiet.goto(server.url + LISTS)
        quiet.fill("#pasted", "Tên\tLoại\tDân số (người)\nA\tXã\tx\nB\tXã\ty\n")
        quiet.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
        box, other = (quiet.get_by_label(f"Dòng {row}, ô C{row}") for row in (2, 3))
        box.fill("9.500", timeout=SECONDS)
        box.press("Enter")
        counts = quiet.locator(".counts")
        expect(counts).to_contain_text("số liệu sai: 1")
        other.fill("8.00")
        engines_worker(quiet).evaluate(DEATHS[0])
        quiet.select_option("#rules", "2026-2030")
        expect(quiet.locator("[data-part=result] .failure")).to_contain_text(BROKEN)
        quiet.locator("[data-part=engine]").get_by_role("button", name="Thử lại").click()
        expect(counts).to_contain_text("số liệu sai: 1", timeout=SECONDS)
        expect(quiet.get_by_role("button", name="Hoàn tác lần sửa cuối (1)")).to_be_visible()
        expect(other).to_have_value("8.00")  # typed, and not yet given

    def test_scenario(self, quiet: Page, server: Server) -> None:
        """Both groups are there: the one before, and the one that nobody could judge."""
        quiet.goto(server.url + PLAN_BUILDER)
        status = quiet.locator("[data-part=status]")
        expect(status).to_contain_text(PLAN_OPENED, timeout=SECONDS)
        group(quiet, *NEAR)
        expect(quiet.locator(".merge-group")).to_have_count(1)
        engines_worker(quiet).evaluate(DEATHS[1])
        expect(quiet.locator("[data-part=engine]")).to_contain_text(BROKEN)
        group(quiet, *APART)
        expect(status).to_contain_text(BROKEN)
        quiet.locator("[data-part=engine]").get_by_role("button", name="Thử lại").click()
        expect(quiet.locator(".merge-group")).to_have_count(2, timeout=SECONDS)


class TestRefusedStorage:
    """A private window, or a reader who blocks cookies."""

    def test_everything_but_memory_works(self, page: Page, server: Server) -> None:
        """The verdict, the search, the palette and the filter; no word on the console."""
        page.add_init_script(REFUSING)
        page.goto(server.url + UNIT)
        fill(page)
        press(page)
        expect(page.locator("[data-part=result] h2")).to_contain_text("Kết quả", timeout=SECONDS)
        page.locator("label[for=__palette_1]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        page.goto(f"{server.url}nhiem-vu/")
        expect(page.locator(".count")).to_contain_text("việc")
        page.goto(f"{server.url}?q=sap+xep")
        expect(page.locator(".md-search-result__item").first).to_be_visible()

    def test_what_is_entered_outlives_its_page(self, page: Page, server: Server) -> None:
        """In the memory of the page, as long as it lasts."""
        page.add_init_script(REFUSING)
        page.goto(server.url + UNIT)
        expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)
        fill(page)
        leave(page, "danh-sach")
        page.go_back()
        expect(page.locator("#population")).to_have_value("3.335")
        expect_typed(page, *ENTERED)

    def test_what_is_typed_after_an_answer_covers_its_address(
        self, page: Page, server: Server
    ) -> None:
        """The way back leads to what was typed last, not to the case that was answered last."""
        page.goto(server.url + UNIT)
        fill(page)
        press(page)
        expect(page).to_have_url(re.compile("population=3.335"))
        page.fill("#population", "")
        page.locator("#population").press("1")
        assert "population=3.335" not in page.url
        leave(page, "danh-sach")
        page.go_back()
        expect_typed(page, *ENTERED[:3], "1")


def test_an_answer_on_the_way_out_is_not_carried_into_the_next_address(
    page: Page, server: Server
) -> None:
    """The theme changes the address first, and the page once it has come."""
    page.goto(server.url + UNIT)
    fill(page)
    press(page)
    expect(page).to_have_url(re.compile("population=3.335"))
    held: list[Route] = []
    page.route("**/danh-sach/", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    page.locator("a[href$='danh-sach/']:visible").first.click()
    page.wait_for_url("**/danh-sach/")
    answer = page.locator("[data-part=answer]")
    before = answer.text_content() or ""
    page.fill("#population", "33.350")
    expect(answer).not_to_have_text(before)
    assert page.url.endswith("danh-sach/")
    for route in held:
        route.continue_()
    expect(page.locator("#pasted")).to_be_visible()
    assert page.url.endswith("danh-sach/")


def leave(page: Page, to: str) -> None:
    """Follow a link of the navigation, as the theme does: without loading a page."""
    page.locator(f"a[href$='{to}/']:visible").first.click()
    page.wait_for_url(f"**/{to}/")
    expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)


def correct(page: Page, server: Server) -> None:
    """Open a list of one unit and put its wrong cell right."""
    page.goto(server.url + LISTS)
    page.fill("#pasted", "Tên\tLoại\tDân số (người)\nA\tXã\tx\n")
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    box = page.get_by_label("Dòng 2, ô C2")
    box.fill("9.500", timeout=SECONDS)
    box.press("Enter")


class TestBackAndForward:
    """What was being done is there again, after the way back and after a reload."""

    def test_form(self, page: Page, server: Server) -> None:
        """What was typed, though nothing was asked yet; it is forgotten on request."""
        page.goto(server.url + UNIT)
        expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)
        fill(page)
        leave(page, "danh-sach")
        page.go_back()
        expect(page.locator("#population")).to_have_value("3.335")
        expect_typed(page, *ENTERED)
        page.reload()
        expect(page.locator("#population")).to_have_value("3.335")
        page.get_by_role("button", name="Xóa").click()
        page.reload()
        expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)
        expect_typed(page, "", "", "", "")

    def test_list(self, page: Page, server: Server) -> None:
        """With what was changed in it, also in a new tab, until its reader has it removed."""
        correct(page, server)
        undo = page.get_by_role("button", name="Hoàn tác lần sửa cuối (1)")
        expect(undo).to_be_visible()
        leave(page, "mot-don-vi")
        page.go_back()
        expect(undo).to_be_visible()
        expect(page.locator(".counts")).to_contain_text("số liệu sai: 0")
        expect(page.locator(".keeping")).to_have_attribute("data-kept", "true")
        page.reload()
        expect(undo).to_be_visible(timeout=SECONDS)
        expect(page.locator(".counts")).to_contain_text("số liệu sai: 0")
        expect(page.locator("#pasted")).to_have_value("Tên\tLoại\tDân số (người)\nA\tXã\tx\n")
        page.goto("about:blank")
        page.goto(server.url + LISTS)
        expect(undo).to_be_visible(timeout=SECONDS)
        page.get_by_role("button", name="Xóa khỏi máy này").click()
        expect(page.locator(".keeping")).to_contain_text("Đã xóa khỏi máy này")
        page.goto("about:blank")
        page.goto(server.url + LISTS)
        expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)
        expect(page.locator("[data-part=result] h2")).to_have_count(0)

    def test_list_that_the_browser_does_not_keep(self, page: Page, server: Server) -> None:
        """A reload is asked about first."""
        page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
        correct(page, server)
        expect(page.get_by_role("button", name="Hoàn tác lần sửa cuối (1)")).to_be_visible()
        expect(page.locator(".keeping")).to_be_hidden()
        asked: list[str] = []

        def answer(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", answer)
        page.reload()
        assert asked == ["beforeunload"]

    @needs_decided
    def test_scenario(self, page: Page, server: Server) -> None:
        """With its groups, and what was done after a link was opened."""
        page.goto(f"{server.url}{BUILDER}?mau=2025")
        groups, count = page.locator(".merge-group"), DECIDED["groups"]
        expect(groups).to_have_count(count, timeout=SECONDS)
        page.locator("#merge-group-0-remove").click()
        expect(groups).to_have_count(count - 1)
        page.locator("a[href$='tinh-toan/']:visible").first.click()
        expect(groups).to_have_count(0)
        page.go_back()
        expect(groups).to_have_count(count - 1)
        page.reload()
        expect(groups).to_have_count(count - 1, timeout=SECONDS)

    def test_two_tabs_do_not_mix(self, page: Page, server: Server) -> None:
        """Each has its engine and its scenario."""
        other = page.context.new_page()
        faults = watch(other, server)
        for tab in (page, other):
            tab.goto(server.url + PLAN_BUILDER)
            expect(tab.locator("[data-part=status]")).to_contain_text(PLAN_OPENED, timeout=SECONDS)
        group(page, *NEAR)
        expect(page.locator(".merge-group")).to_have_count(1)
        group(other, *APART)
        expect(other.locator(".merge-group h3")).to_contain_text(NAMES[APART[0]])
        other.reload()
        expect(other.locator(".merge-group h3")).to_contain_text(NAMES[APART[0]], timeout=SECONDS)
        expect(page.locator(".merge-group h3")).to_contain_text(NAMES[NEAR[0]])
        other.close()
        assert faults == []


def enter_first(page: Page, url: str, script: str, enter: Callable[[], object]) -> None:
    """Open a calculator whose own script comes only after something was entered."""

    def hold(route: Route) -> None:
        enter()
        route.continue_()

    page.route(script, hold)
    page.goto(url)
    expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)
    page.unroute(script)


class TestScriptThatComesLate:
    """What is entered or pressed meanwhile stands; what was kept before does not cover it."""

    def test_form(self, page: Page, server: Server) -> None:
        """What was kept before fills only what was left alone."""
        address, script = server.url + UNIT, "**/javascripts/unit/unit.js"
        enter_first(page, address, script, lambda: fill(page))
        expect_typed(page, *ENTERED)
        enter_first(page, address, script, lambda: page.fill("#name", "Đăk Cấm"))
        expect_typed(page, "xã", "Đăk Cấm", "29,77", "3.335")
        enter_first(page, address, script, lambda: None)
        expect_typed(page, "xã", "Đăk Cấm", "29,77", "3.335")

    def test_list(self, page: Page, server: Server) -> None:
        """Pasted rows take the place of those that were kept."""
        address, script = server.url + LISTS, "**/javascripts/list/list.js"
        for rows in ("Tên\tLoại\nA\tXã\n", "Tên\tLoại\nB\tXã\n"):
            enter_first(page, address, script, partial(page.fill, "#pasted", rows))
            expect(page.locator("#pasted")).to_have_value(rows)
        enter_first(page, address, script, lambda: None)
        expect(page.locator("#pasted")).to_have_value(rows)

    def test_what_was_pressed_is_done(self, page: Page, server: Server) -> None:
        """A button of each calculator, and Enter in a field: the answer comes as if pressed later."""

        def enter_unit() -> None:
            fill(page)
            page.locator("#population").press("Enter")

        def enter_list() -> None:
            page.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\nA\tXã\t60,5\n")
            page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()

        result = page.locator("[data-part=result] h2")
        enter_first(page, server.url + UNIT, "**/javascripts/unit/unit.js", enter_unit)
        expect(result).to_contain_text("Kết quả", timeout=SECONDS)
        expect_typed(page, *ENTERED)
        enter_first(page, server.url + LISTS, "**/javascripts/list/list.js", enter_list)
        expect(result).to_contain_text("1 đơn vị", timeout=SECONDS)
        ready = page.get_by_role("button", name=USE_PLAN)
        enter_first(page, server.url + LISTS, "**/javascripts/list/list.js", ready.click)
        expect(result).to_contain_text(f"{JUDGED} đơn vị", timeout=SECONDS)
        opening = page.locator(f"[data-ready={PLAN.id}]")
        enter_first(page, server.url + BUILDER, "**/javascripts/merge/merge.js", opening.click)
        expect(page.locator("[data-part=status]")).to_contain_text(
            f"{MERGED} đơn vị", timeout=SECONDS
        )

    def test_a_list_asked_for_is_not_covered_by_the_one_kept(
        self, page: Page, server: Server
    ) -> None:
        """The browser gives the kept list while another is on its way: that one is shown."""
        result = page.locator("[data-part=result] h2")
        page.goto(server.url + LISTS)
        page.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\nA\tXã\t60,5\n")
        page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
        expect(result).to_contain_text("1 đơn vị", timeout=SECONDS)
        expect(page.locator(".keeping")).to_have_attribute("data-kept", "true")
        page.add_init_script(HELD_SHELF)
        held: list[Route] = []
        page.route(WASM, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
        page.goto(server.url + LISTS)
        # What is kept has come into the box: put in between, it would stand beside what is typed.
        expect(page.locator("#pasted")).not_to_have_value("")
        page.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\nA\tXã\t60,5\nB\tXã\t61\n")
        page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
        until(
            page,
            "globalThis.shelfGives !== undefined && document.querySelector('[aria-busy=true]') !== null",
        )
        page.evaluate("shelfGives()")
        for route in held:
            route.continue_()
        expect(result).to_contain_text("2 đơn vị", timeout=SECONDS)
        # The worker answers in order: after this answer the kept list would have come, too.
        page.fill("#filter-search", "B")
        expect(page.locator(".rows .open")).to_have_count(1)
        expect(result).to_contain_text("2 đơn vị")

    def test_a_press_before_the_engine_is_answered_as_a_press(
        self, page: Page, server: Server
    ) -> None:
        """Its errors are told above the form: the answer of the opened form does not take its place."""
        held: list[Route] = []
        page.route(WASM, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
        page.goto(server.url + UNIT)
        fill(page)
        page.fill("#population", "12,5")
        press(page)
        expect(page.locator("[data-part=result]")).to_have_attribute("aria-busy", "true")
        for route in held:
            route.continue_()
        expect(page.locator(".error-summary")).to_be_focused(timeout=SECONDS)

    @needs_two_lists
    def test_what_is_opened_later_stays(self, page: Page, server: Server) -> None:
        """The builder's first list comes after the one that was pressed meanwhile: that one is open."""
        held: list[Route] = []
        page.route(f"**/data/{FIRST.for_builder}", lambda route: held.append(route))  # noqa: PLW0108
        page.goto(server.url + BUILDER)
        opening = page.locator(f"[data-ready={PLAN.id}]")
        opening.click()
        expect(page.locator("[data-part=engine] [role=status]")).to_have_text(
            "Sẵn sàng", timeout=SECONDS
        )
        with page.expect_response(f"**/data/{FIRST.for_builder}"):
            held[0].continue_()
        expect(page.locator("[data-part=status]")).to_contain_text(
            f"{MERGED} đơn vị", timeout=SECONDS
        )
        # The engine answers in order: after this the first list would be open.
        page.locator("#merge-rules").select_option("2026-2030")
        expect(page.locator("[data-part=status]")).to_contain_text("Bộ quy tắc 2026-2030")
        expect(opening).to_have_attribute("aria-pressed", "true")


class TestOlderVersions:
    """A link or a file of years ago leads on."""

    def test_link_to_a_unit(self, page: Page, server: Server) -> None:
        """What is no longer offered is named at its field; the rest is filled in."""
        page.goto(f"{server.url}{UNIT}?rules=2016-2018&kind=xã&area_km2=20&population=900&cu=1")
        summary = page.locator(".error-summary a")
        expect(summary).to_have_text(
            "Liên kết nêu “2016-2018”, trang này không có: hãy chọn rồi đánh giá"
        )
        assert page.input_value("#area_km2") == "20"
        assert page.input_value("#rules") == "from-2026"
        press(page)
        expect(page.locator("[data-part=result] h2")).to_contain_text("Kết quả", timeout=SECONDS)
        expect(summary).to_have_count(0)

    @needs_decided
    def test_link_to_a_scenario(self, page: Page, server: Server) -> None:
        """Rules, kinds and units that are unknown are named; the groups are there."""
        groups = f"&nhom=A~làng~~{' '.join(NEAR)}&nhom=B~~~{' '.join(APART)} 99999"
        page.goto(f"{server.url}{BUILDER}?ten=Cũ&luat=2016-2018{groups}&cu=1")
        status = page.locator("[data-part=status]")
        expect(status).to_contain_text("Danh sách đang mở không có: 99999.", timeout=SECONDS)
        expect(status).to_contain_text(f"Không có bộ quy tắc 2016-2018: dùng bộ {PLAN.usual}.")
        expect(page.locator(".merge-group")).to_have_count(2)
        expect(page.locator(".merge-groups")).to_contain_text("Không có loại đơn vị “làng”.")

    def test_scenario_files(self, page: Page, server: Server, tmp_path: Path) -> None:
        """The form before this one is read; an unknown one is refused, and what is there stays."""
        page.goto(server.url + PLAN_BUILDER)
        status = page.locator("[data-part=status]")
        expect(status).to_contain_text(PLAN_OPENED, timeout=SECONDS)
        file = tmp_path / "cu.json"
        members = [{"name": "A", "members": NEAR}]
        old = {"format": "scenario-1", "name": "Cũ", "rules": PLAN.usual, "groups": members}
        file.write_text(json.dumps(old), "utf-8")
        page.set_input_files("#merge-file", file)
        expect(page.locator(".merge-group")).to_have_count(1)
        file.write_text(json.dumps(old | {"format": "scenarios-0"}), "utf-8")
        page.set_input_files("#merge-file", file)
        expect(status).to_contain_text("Tệp cu.json không phải tệp phương án.")
        expect(page.locator(".merge-group")).to_have_count(1)

    def test_session_file(self, page: Page, server: Server, tmp_path: Path) -> None:
        """A session that lacks what this version needs is refused in words; the open list stays."""
        page.goto(server.url + LISTS)
        page.get_by_role("button", name=USE_PLAN).click()
        heading = page.locator("[data-part=result] h2")
        expect(heading).to_contain_text(f"{JUDGED} đơn vị", timeout=SECONDS)
        file = tmp_path / "cu.phien.json"
        file.write_text('{"name": "cũ", "rules": "2023-2025"}', "utf-8")
        page.set_input_files("#file", file)
        expect(page.locator(".error-summary")).to_contain_text(
            "Tệp phiên làm việc không đúng dạng hoặc của phiên bản khác."
        )
        expect(heading).to_contain_text(f"{JUDGED} đơn vị")


class TestWithoutScript:
    """JavaScript off: the calculators say what they need, and lead to what can be read."""

    def test_calculators_say_what_is_needed(self, chromium: Browser, server: Server) -> None:
        """Above the form, with a link to results that are there already."""
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        for path in (UNIT, LISTS, BUILDER):
            page.goto(server.url + path)
            told = page.locator(".md-content noscript p")
            assert "cần JavaScript" in (told.text_content() or ""), path
            forms = page.locator("[data-calculator]")
            below = forms.evaluate_all("all => all.map(e => e.offsetTop)")
            assert told.evaluate("p => p.offsetTop") < min(below), path
            told.get_by_role("link").click()
            expect(page.locator(".md-content :is(table, .units)").first).to_be_visible()
        context.close()
