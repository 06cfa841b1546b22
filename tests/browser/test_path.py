"""One path: a list of the reader's own, without codes, from its evaluation to compared scenarios."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from publishing.tools.server import Server
from tests.browser.ready import FIRST_OPENED
from tests.workbooks import workbook

LIST_PAGE = "tinh-toan/danh-sach/"
HEADINGS = ["TT", "Tên ĐVHC", "Loại", "Huyện", "Diện tích tự nhiên (km2)", "Quy mô dân số (người)"]
CLAIMS = ["Miền núi", "Biên giới", "Tỷ lệ DTTS (%)"]
ACROSS, DOWN = 5, 4
MOST_ACTIONS = 12
MOST_TABS = 200
"""As many controls stand on a page at most before it would be walked a second time."""
STEP = 0.05
"""Degrees: the communes lie in a grid, the two northern rows in one district."""


def write_files(folder: Path) -> tuple[Path, Path]:
    """Write a workbook of 20 communes of two districts, and their shapes, which know only names."""
    rows, shapes = [], []
    for number in range(ACROSS * DOWN):
        down, across = divmod(number, ACROSS)
        name, district = f"Xã Mẫu {number + 1}", f"Huyện {'A' if down < DOWN / 2 else 'B'}"
        figures = ["20", "1200"] if across in {0, 3} else ["120", "40000"]
        rows.append([str(number + 1), name, "Xã", district, *figures, "không", "không", "0"])
        west, south = 108 + across * STEP, 15 - down * STEP
        corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
        ring = [[round(west + x * STEP, 6), round(south + y * STEP, 6)] for x, y in corners]
        shapes.append(
            {
                "type": "Feature",
                "properties": {"ten_xa": name, "ten_huyen": district},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    listed, drawn = folder / "Danh sách xã.xlsx", folder / "ranh-gioi.geojson"
    listed.write_bytes(workbook({"Xã": [[*HEADINGS, *CLAIMS], *rows]}))
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), "utf-8")
    return listed, drawn


class Hand:
    """Who does it: each control that is worked is one action."""

    def __init__(self, page: Page, *, keys: bool) -> None:
        """Use the keyboard alone, or the mouse."""
        self.page, self.keys, self.actions = page, keys, 0

    def press(self, control: Locator) -> None:
        """Press a button, a link or a unit."""
        self.actions += 1
        if self.keys:
            self._reach(control)
            self.page.keyboard.press("Enter")
        else:
            control.click()

    def _reach(self, control: Locator) -> None:
        """Press Tab until the control has the focus."""
        expect(control).to_be_visible()
        found = control.element_handle()
        for _ in range(MOST_TABS):
            if found.evaluate("(control) => control === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {control}")

    def give(self, field: str, path: Path) -> None:
        """Choose a file: its box is reached as any control, the system's window is not the page's."""
        self.actions += 1
        if self.keys:
            self._reach(self.page.locator(field))
        self.page.set_input_files(field, path)


@pytest.mark.parametrize(
    ("width", "keys"), [(1280, True), (360, False)], ids=["keyboard", "narrow"]
)
def test_from_a_workbook_to_compared_scenarios(
    page: Page, server: Server, tmp_path: Path, width: int, *, keys: bool
) -> None:
    """At most twelve actions: no page opened again, no code typed; a reload keeps all of it."""
    listed, drawn = write_files(tmp_path)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server.url + LIST_PAGE)
    hand = Hand(page, keys=keys)
    hand.give("#file", listed)
    expect(page.locator(".counts")).to_contain_text("chưa đạt tiêu chuẩn: 8")
    hand.press(page.locator("#arrange-list"))
    status, todo = page.locator("[data-part=status]"), page.locator(".merge-todo")
    expect(status).to_contain_text("Đã mở 20 đơn vị trong Danh sách xã.xlsx")
    expect(todo.locator("summary")).to_have_text("Cần xem: 8 chưa đạt tiêu chuẩn")
    expect(page.locator("#merge-shapes")).to_be_visible()
    hand.give("#merge-shapes", drawn)
    expect(status).to_contain_text("20 trên 20 đơn vị có hình, 31 cặp có ranh giới chung")
    if width < 1024:
        hand.press(todo.locator("summary"))
    hand.press(page.get_by_role("button", name="Chọn Xã Mẫu 1: chưa đạt", exact=False))
    if width < 1024:
        hand.press(page.locator(".merge-touching summary"))
    hand.press(page.get_by_role("button", name="Chọn thêm Xã Mẫu 2", exact=False))
    expect(page.locator(".merge-live")).to_contain_text("đạt tiêu chuẩn")
    hand.press(page.locator("#merge-group"))
    expect(status).to_contain_text("20 đơn vị còn 19.")
    expect(todo.locator("summary")).to_have_text("Cần xem: 7 chưa đạt tiêu chuẩn")
    hand.press(page.locator("#merge-add"))
    expect(page.locator(".merge-tabs [aria-pressed]")).to_have_count(2)
    hand.press(page.locator("#merge-propose"))
    expect(page.locator("#merge-use-worst")).to_be_visible()
    # All is known: there is one case, and no second one beside it.
    expect(page.locator(".merge-proposals table")).to_have_count(0)
    hand.press(page.locator("#merge-use-worst"))
    compared = page.get_by_role("region", name="Các phương án cạnh nhau")
    left = compared.get_by_role("row", name="Số đơn vị còn lại").get_by_role("cell")
    expect(left).to_have_text(["19", re.compile(r"1[0-8]")])
    assert hand.actions <= MOST_ACTIONS
    page.reload()
    expect(left).to_have_text(["19", re.compile(r"1[0-8]")])
    expect(page.locator(".merge-map .tile")).to_have_count(ACROSS * DOWN)
    if keys:
        return
    page.locator("#merge-tab-0").click()
    page.locator("#merge-link").click()
    expect(page).to_have_url(re.compile("ds=dang-mo"))
    # Another tab has the list and its borders, and of the scenarios what the link carries.
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".merge-group h3")).to_have_text("1. Xã Mẫu 1 - Xã Mẫu 2")
    expect(other.locator(".merge-totals")).to_contain_text(", liền kề")


def test_what_is_changed_on_one_page_counts_on_the_other(
    page: Page, server: Server, tmp_path: Path
) -> None:
    """An edit made after the hand-over comes along; what is confirmed here is confirmed there, and kept."""
    listed = tmp_path / "x.csv"
    listed.write_text(
        "Tên;Loại;Diện tích (km2);Dân số\nA;Xã;20;900\nB;Xã;x;900\nC;Xã;30;37\n", "utf-8"
    )
    page.goto(server.url + LIST_PAGE)
    page.set_input_files("#file", listed)
    page.locator("#arrange-list").click()
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("Đã mở 1 đơn vị trong x.csv")
    page.get_by_role("button", name="Số liệu đáng ngờ là đúng").click()
    expect(status).to_contain_text("Đã mở 2 đơn vị trong x.csv")
    page.go_back()
    wrong = page.locator(".row-errors input")
    expect(wrong).to_have_count(1)
    wrong.fill("25")
    wrong.press("Enter")
    expect(wrong).to_have_count(0)
    page.locator("#arrange-list").click()
    expect(status).to_contain_text("Đã mở 3 đơn vị trong x.csv")
    page.reload()
    expect(status).to_contain_text("Đã mở 3 đơn vị trong x.csv")


def test_a_list_that_is_kept_nowhere_is_said_to_be_gone(page: Page, server: Server) -> None:
    """The address of an own list on another device: told why, and a list of the site is open."""
    page.goto(f"{server.url}tinh-toan/sap-nhap/#ds=dang-mo")
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("Trên máy này không có danh sách nào đang mở")
    expect(status).to_contain_text(FIRST_OPENED)
