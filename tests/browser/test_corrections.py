"""A list is put right: what the reader has done elsewhere in it stays, and so does his place."""

import pytest
from playwright.sync_api import Locator, Page, expect

from publishing.tools.server import Server
from tests.browser.ready import IN_DOUBT_LATER, USE_PLAN
from tests.browser.test_calculators import BEYOND, ROW_PIXELS
from tests.expected import EXPECTED

LISTS = "tinh-toan/danh-sach/"
HEADINGS = "Tên\tLoại\tDân số (người)\n"
SECONDS = 60_000
SEEN_FROM = 40
"""The row at the upper edge, counted from the first."""
SEEN_AT = 3
"""The row below it that is opened."""


def paste(page: Page, server: Server, rows: str) -> None:
    """Open the calculator with these rows."""
    page.goto(server.url + LISTS)
    evaluate(page, rows)


def evaluate(page: Page, rows: str) -> None:
    """Have other rows judged."""
    page.fill("#pasted", HEADINGS + rows)
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()


def box(page: Page, cell: str) -> Locator:
    """Return the box of a wrong cell."""
    return page.locator(f"#fix-{cell}")


@pytest.fixture
def opened(page: Page, server: Server) -> Page:
    """The list of the plan, by area, from the largest on, seen from its middle, communes only."""
    page.goto(server.url + LISTS)
    page.get_by_role("button", name=USE_PLAN).click()
    page.select_option("#filter-kind", "commune", timeout=SECONDS)
    for order in ("ascending", "descending"):
        page.get_by_role("button", name="Diện tích (%)").click()
        expect(page.locator(f"[aria-sort={order}]")).to_have_text("Diện tích (%)")
    top = SEEN_FROM * ROW_PIXELS
    page.locator(".rows-frame").evaluate("(frame, top) => frame.scrollTo(0, top)", top)
    expect(page.locator(".rows tbody tr:has(th)").first).to_have_attribute(
        "aria-rowindex", str(SEEN_FROM - BEYOND + 2)
    )
    return page


def seen(page: Page) -> tuple[int, list[str]]:
    """Return how far the rows are scrolled, and the names of those on the page."""
    top: int = page.locator(".rows-frame").evaluate("frame => frame.scrollTop")
    return top, page.locator(".rows tbody th").all_text_contents()


def expect_the_same_view(page: Page, before: tuple[int, list[str]]) -> None:
    """The rows in view are these, in this order, under this filter."""
    expect(page.locator(".rows tbody th")).to_have_text(before[1])
    assert seen(page) == before
    expect(page.locator("[aria-sort=descending]")).to_have_text("Diện tích (%)")
    expect(page.locator("#filter-kind")).to_have_value("commune")


def test_one_box_after_the_other_by_keyboard(page: Page, server: Server) -> None:
    """The next wrong cell has the focus, and what stands in the others is still to be given."""
    paste(page, server, "A\tXã\tx\nB\tXã\ty\nC\tXã\tz\n")
    box(page, "C4").fill("7.000", timeout=SECONDS)
    box(page, "C2").fill("9.500")
    box(page, "C2").press("Enter")
    expect(page.locator(".row-errors li")).to_have_count(2)
    expect(box(page, "C3")).to_be_focused()
    expect(box(page, "C3")).to_have_value("y")
    expect(box(page, "C4")).to_have_value("7.000")
    page.keyboard.type("8.000 hộ")  # the text is marked: it is written over
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the button beside the box
    expect(page.locator(".row-errors")).to_contain_text("sau con số là “hộ”")
    expect(box(page, "C3")).to_be_focused()
    expect(box(page, "C3")).to_have_value("8.000 hộ")
    page.keyboard.type("8.000")
    page.keyboard.press("Enter")
    expect(box(page, "C4")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=result] h2")).to_be_focused()
    expect(page.locator(".row-errors")).to_have_count(0)
    undo = page.locator("#undo-edit")
    expect(undo).to_have_text("Hoàn tác lần sửa cuối (4)")
    undo.press("Enter")
    expect(undo).to_have_text("Hoàn tác lần sửa cuối (3)")
    expect(undo).to_be_focused()


def test_a_claim_leaves_order_filter_and_place(opened: Page) -> None:
    """The unit's name has the focus again, in the row where it was."""
    page = opened
    middle = page.locator(".rows tbody th").nth(BEYOND + SEEN_AT).inner_text()
    name = page.locator(".rows").get_by_role("button", name=middle, exact=True)
    name.press("Enter")
    card = page.get_by_role("dialog")
    card.get_by_text("Nêu lý do").press("Enter")
    before = seen(page)
    assert before[0] > 0
    # The list has a column of notes: no second box for them.
    expect(card.get_by_label("Ghi chú")).to_have_count(1)
    card.get_by_label("Địa phương tự nguyện sắp xếp").check()
    card.get_by_role("button", name="Ghi vào danh sách").press("Enter")
    expect(page.locator("#undo-edit")).to_have_text("Hoàn tác lần sửa cuối (1)")
    expect(name).to_be_focused()
    expect_the_same_view(page, before)
    page.select_option("#rules", "2026-2030")
    expect(page.locator(".counts")).to_contain_text(f"chưa đủ căn cứ: {IN_DOUBT_LATER}")
    expect_the_same_view(page, before)


def test_what_is_unfolded_stays_so_until_another_list_is_opened(opened: Page) -> None:
    """The columns are matched one after the other; the chart is drawn anew."""
    page = opened
    page.get_by_text("Biểu đồ", exact=True).click()
    expect(page.locator("svg [role=button]").first).to_be_visible(timeout=SECONDS)
    page.get_by_text("Các cột được đọc thế nào").click()
    column = page.get_by_label("Dân số (người)", exact=True)
    column.focus()
    column.select_option("note")
    expect(page.locator(".counts").first).to_contain_text(
        f"chưa đủ căn cứ: {EXPECTED['plan']['unpeopled']}"
    )
    expect(column).to_be_focused()
    expect(column).to_have_value("note")
    expect(page.get_by_text("Biểu đồ", exact=True).locator("..")).to_have_attribute("open", "")
    expect(page.locator(".picture p[role=status]")).to_have_count(0)
    # Another list is seen from its start: no filter and nothing typed for other rows is taken over.
    evaluate(page, "A\tXã\tx\n")
    box(page, "C2").fill("9.500")
    expect(page.locator(".rows tbody th")).to_have_text(["A"])
    expect(page.locator("#filter-kind")).to_have_value("")
    expect(page.locator(".rows [aria-sort]")).to_have_count(0)
    evaluate(page, "B\tXã\ty\n")
    expect(page.locator(".rows tbody th")).to_have_text(["B"])
    expect(box(page, "C2")).to_have_value("y")
