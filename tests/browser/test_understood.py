"""A list on the page: what was understood of it stands first, and every cell of it can be changed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from publishing.tools.server import Server
from tests.lists.test_documents import HEAD, ods, row, sheet, word

LISTS = "tinh-toan/danh-sach/"
SECONDS = 60_000
LIST = """Danh sách xã
TT;Tên ĐVHC;Diện tích;Dân số;Người lập
;;(ha);(người);
I;Huyện B;60.000;;
1;Xã A;1.850,5;2.747;N
2;Xã C;;900;N
II;Huyện D;;;
3;Xã E;5.000,5;9.000;M
;Tổng cộng;;;
"""


@pytest.fixture
def opened(page: Page, server: Server) -> Page:
    """A list of three communes in two districts, of which one lacks its area."""
    page.goto(server.url + LISTS)
    page.select_option("#rules", "2023-2025")
    page.fill("#pasted", LIST)
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    expect(page.locator(".rows tbody th")).to_have_text(["Xã A", "Xã C", "Xã E"], timeout=SECONDS)
    expect(page.locator("[data-part=result] .counts").first).to_contain_text("chưa đủ căn cứ: 2")
    return page


def test_what_was_understood_stands_above_the_results(opened: Page) -> None:
    """Heading, districts, columns with their units, what is not used: nothing has to be unfolded."""
    page = opened
    block = page.locator(".understood")
    expect(block).to_be_visible()
    for text in (
        "Tiêu đề: dòng 2-3.",
        "4 “Huyện B”; 7 “Huyện D”.",
        "Diện tích (ha): diện tích, ha",
        "Dân số (người): dân số, người",
        "Không dùng để tính: TT; Người lập.",
        "9 “Tổng cộng”",
    ):
        expect(block).to_contain_text(text)
    expect(page.locator("[data-part=result] h2")).to_be_in_viewport()
    order = [box["y"] for one in (".understood", ".counts", ".rows-frame")
             if (box := page.locator(one).first.bounding_box())]  # fmt: skip
    assert len(order) == 3
    assert order == sorted(order)
    block.get_by_label("Xét cả đơn vị cấp huyện đứng đầu nhóm (1 dòng có số liệu)").check()
    expect(page.locator(".rows tbody th").first).to_have_text("Huyện B")
    block.get_by_label("Xét cả đơn vị cấp huyện").uncheck()
    expect(page.locator(".rows tbody th").first).to_have_text("Xã A")


def test_the_verdict_is_seen_whole(opened: Page) -> None:
    """Beside the name, within the frame, at every width; figures stand below their percentages."""
    page = opened
    cells = page.locator(".rows tbody .result")
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        frame = page.locator(".rows-frame").bounding_box()
        assert frame is not None
        expect(cells).to_have_count(3)
        for index in range(3):
            mark = cells.nth(index).locator(".verdict").bounding_box()
            assert mark is not None
            assert mark["x"] >= frame["x"], width
            assert mark["x"] + mark["width"] <= frame["x"] + frame["width"], width
            is_whole = "cell => cell.scrollHeight <= cell.clientHeight + 1"
            assert cells.nth(index).evaluate(is_whole), width
        expect(page.locator(".rows tbody tr:has(th)").first).to_contain_text("18,505 km²")


def test_a_figure_that_is_missing_is_given_in_its_card(opened: Page) -> None:
    """The card opens at its verdict; the button leads to the box; the cell can be cleared again."""
    page = opened
    page.locator(".rows").get_by_role("button", name="Xã C").click()
    card = page.get_by_role("dialog", name="Xã C")
    expect(card.locator(".verdict").first).to_be_in_viewport()
    card.get_by_role("button", name="Bổ sung diện tích").click()
    box = card.get_by_label("Diện tích (ha)")
    expect(box).to_be_focused()
    box.fill("500")
    box.press("Enter")
    expect(page.locator("[data-part=result] .counts").first).to_contain_text(
        "thuộc diện sắp xếp: 1"
    )
    expect(page.locator(".rows tbody tr:has(th)").nth(1)).to_contain_text("5,00 km²")
    page.locator(".rows").get_by_role("button", name="Xã C").click()
    card.get_by_text("Sửa, bổ sung hoặc xóa số liệu").click()
    card.get_by_label("Diện tích (ha)").fill("")
    card.get_by_role("button", name="Ghi số liệu vào danh sách").click()
    expect(page.locator("[data-part=result] .counts").first).to_contain_text("chưa đủ căn cứ: 2")


def test_what_would_decide_most_leads_to_the_first_box(opened: Page) -> None:
    """The button beside the sentence opens the card of the first such unit, at the box of the figure."""
    page = opened
    item = page.locator(".deciding li", has_text="Bổ sung diện tích")
    item.get_by_role("button", name="Bổ sung ở dòng 6").click()
    card = page.get_by_role("dialog", name="Xã C")
    expect(card.get_by_label("Diện tích (ha)")).to_be_focused()


def test_a_column_that_the_list_lacks_is_added(opened: Page) -> None:
    """Whether a commune is in the mountains, for one of them."""
    page = opened
    page.locator(".rows").get_by_role("button", name="Xã A").click()
    card = page.get_by_role("dialog", name="Xã A")
    card.get_by_role("button", name="Bổ sung miền núi, vùng cao").click()
    expect(card.get_by_label("Miền núi, vùng cao", exact=True)).to_be_focused()
    page.keyboard.type("có")
    page.keyboard.press("Enter")
    expect(page.locator(".understood")).to_contain_text("Miền núi, vùng cao: miền núi, vùng cao")
    expect(page.locator("#undo-edit")).to_have_text("Hoàn tác lần sửa cuối (1)")


def test_the_chart_follows_the_filters(opened: Page) -> None:
    """Of one district only its units are drawn."""
    page = opened
    page.get_by_text("Biểu đồ", exact=True).click()
    points = page.locator(".scatter [role=button]")
    expect(points).to_have_count(2, timeout=SECONDS)
    page.select_option("#filter-district", "Huyện D")
    expect(points).to_have_count(1)
    page.select_option("#filter-district", "")
    expect(points).to_have_count(2)


@pytest.mark.parametrize("form", ["docx", "ods"])
def test_a_table_of_a_document(page: Page, server: Server, tmp_path: Path, form: str) -> None:
    """Word's and LibreOffice's are read in the page as on the command line."""
    cells = ("1", "Xã A", "18,5", "2.747")
    lines = ["".join(f"<c><p>{text}</p></c>" for text in texts) for texts in (HEAD, cells)]
    table = ods(sheet("Biểu", *(f"<row>{line}</row>" for line in lines)))
    content = table if form == "ods" else word(f"<tbl>{row(*HEAD)}{row(*cells)}</tbl>")
    path = tmp_path / f"danh sách.{form}"
    path.write_bytes(content)
    page.goto(server.url + LISTS)
    page.set_input_files("#file", str(path))
    expect(page.locator(".rows tbody tr:has(th)")).to_contain_text("2.747 người", timeout=SECONDS)
