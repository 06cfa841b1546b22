"""Each calculator, the views of the tasks and the search in Firefox: wide and light, or narrow and dark."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import calculators.browser
from calculators.plans import assignments
from publishing.tools import browser
from publishing.tools.server import Server
from tests.browser.conftest import BASE
from tests.browser.firefox import Firefox, Tab, launched
from tests.browser.ready import (
    IN_DOUBT,
    JUDGED,
    MERGED,
    NEAR,
    PLAN,
    PLAN_BUILDER,
    PLAN_OPENED,
    USE_PLAN,
    needs_example,
)
from tests.browser.test_path import write_files
from tests.expected import EXPECTED

HELD = """{
  const fetch = self.fetch;
  let isReplaced;
  const replaced = new Promise((resolve) => { isReplaced = resolve; });
  let now = async (address) => {
    if (String(address).endsWith(".br")) await replaced;
    return fetch(address);
  };
  const set = (other) => { now = other; isReplaced(); };
  Object.defineProperty(self, "fetch", { get: () => now, set });
}
"""
"""Has the worker wait for copies until Pyodide's loader runs, with another `fetch` in place of its own."""
LAYOUTS = {"wide-light": (1280, "default"), "narrow-dark": (360, "slate")}
"""Width, and the theme's name of the scheme."""
WIDE_LIGHT, NARROW_DARK = (
    pytest.mark.parametrize("tab", [name], indirect=True) for name in LAYOUTS
)
SCHEME = "document.body.dataset.mdColorScheme"
STILL = (
    "document.readyState === 'complete'"
    " && !document.querySelector('.md-header').getAnimations({ subtree: true }).length"
)
"""Whether the page is whole and no button of its head moves: until then a press may miss, or do nothing."""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start one Firefox for all journeys."""
    with launched(browser.provide(browser.FIREFOX), tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.fixture
def tab(firefox: Firefox, server: Server, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """Open a tab in one of the layouts; its pages scroll to no side in either, nor speak on the console."""
    width, scheme = LAYOUTS[request.param]
    with firefox.tab(server.url, width) as opened:
        opened.go(f"{server.url}phap-ly/tu-ngu/")
        choose_scheme(opened, scheme)
        yield opened
        # The veil of the theme's search is wide while it closes.
        opened.wait(f"{SIDEWAYS} <= 0")
        assert opened.read(SCHEME) == scheme
        for other_width, other_scheme in LAYOUTS.values():
            opened.resize(other_width)
            choose_scheme(opened, other_scheme)
            opened.wait(f"{SIDEWAYS} <= 0")


def choose_scheme(tab: Tab, scheme: str) -> None:
    """Press the button of the palette until it has come to a scheme: by the system, light, dark."""
    for _ in range(3):
        tab.wait(STILL)
        tab.click("label[for^=__palette]")
        if tab.read(SCHEME) == scheme:
            return
    raise AssertionError(f"the palette does not come to {scheme}")


def test_python_starts_plainly_without_its_memory_of_the_build(
    firefox: Firefox, built_site: Path, tmp_path: Path
) -> None:
    """One byte of that memory is wrong: the answer takes longer, and is the same."""
    answered(firefox, built_site, tmp_path, "snapshot-*")


def test_smaller_copies_are_taken_and_the_files_where_these_are_wrong(
    firefox: Firefox, built_site: Path, tmp_path: Path
) -> None:
    """Firefox unpacks Brotli by itself: a fifth less to wait for, and the same answer."""
    files = {"pyodide.asm.wasm", "snapshot"}
    asked = answered(firefox, built_site, tmp_path / "whole", "")
    assert {name for name, copy in asked if copy} == files
    assert {name for name, copy in asked if not copy} & files == set()
    # What comes in place of a copy is mostly asked for before the loader runs, now and then while it does.
    asked = answered(firefox, built_site, tmp_path / "spoilt", "*.br", HELD)
    assert {name for name, copy in asked if copy} == files
    assert {name for name, copy in asked if not copy} >= files


def answered(
    firefox: Firefox, built_site: Path, folder: Path, spoilt: str, ahead: str = ""
) -> set[tuple[str, bool]]:
    """Hold the first answer against Python's where one byte of some files of the engine is wrong.

    Returns what was asked for of the engine before the answer: names, and whether they are those of copies.

    Args:
        firefox: The browser.
        built_site: Copied, and left as it is.
        folder: For the copy.
        spoilt: The pattern of the names, none if all is well.
        ahead: What runs in the worker ahead of its script.
    """
    site = shutil.copytree(built_site, folder / "site")
    for file in site.glob(f"assets/engine/pyodide-*/{spoilt}") if spoilt else ():
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    worker = site / "assets" / "javascripts" / "engine" / "worker.js"
    worker.write_text(ahead + worker.read_text("utf-8"), "utf-8")
    case = {
        "rules": "2023-2025",
        "cells": {"kind": "xã", "area_km2": "12,5", "population": "2.300"},
    }
    with Server(site, BASE) as server, firefox.tab(server.url, 1280) as tab:
        tab.go(server.url)
        engine = json.dumps(f"{server.url}assets/javascripts/engine/engine.js")
        asked = f"import({engine}).then(({{ call }}) => call('evaluate_form', {json.dumps(case)}))"
        assert tab.read(asked) == json.loads(calculators.browser.evaluate_form(json.dumps(case)))
        paths = [request.path for request in server.requests if "/pyodide-" in request.path]
    names = [path.rpartition("/")[2] for path in paths]
    return {(name.removesuffix(".br").partition("-")[0], name.endswith(".br")) for name in names}


@NARROW_DARK
def test_one_unit(tab: Tab, server: Server) -> None:
    """From the form, by keyboard, to the verdict with its explanation; the link carries the case."""
    tab.go(f"{server.url}tinh-toan/mot-don-vi/")
    tab.wait("document.querySelector('[data-part=engine] [role=status]')")
    tab.choose("#kind", "Xã")
    tab.press("Tab")
    tab.write("Đăk Năng")
    tab.press("Tab")
    tab.write("29,77")
    tab.press("Tab")
    tab.write("3.335")
    tab.press("Enter")
    tab.wait_for_text("[data-part=result] h2", "chưa đạt tiêu chuẩn")
    assert tab.count("[data-part=result] .brief p") == 2
    tab.wait_for_text("[data-part=more]", "In phiếu rà soát")
    tab.wait("document.querySelectorAll('[data-part=result] .proof li').length > 2")
    assert tab.read("new URLSearchParams(location.hash.slice(1)).get('area_km2')") == "29,77"


@WIDE_LIGHT
def test_a_list(tab: Tab, server: Server) -> None:
    """The list of the plan judged, sorted, explained, and saved as a file."""
    smallest = EXPECTED["plan"]["smallest"]["name"]
    tab.go(f"{server.url}tinh-toan/danh-sach/")
    tab.click_text("button", USE_PLAN)
    tab.wait_for_text("[data-part=result] h2", f"{JUDGED} đơn vị")
    tab.wait_for_text(".counts", f"chưa đủ căn cứ: {IN_DOUBT}")
    tab.click_text(".rows th button", "Diện tích (%)")
    tab.wait_for_text(".rows tbody th", smallest)
    tab.click_text(".rows tbody th button", smallest)
    tab.wait_for_text("dialog", smallest)
    tab.press("Escape")
    tab.wait("!document.querySelector('dialog[open]')")
    tab.click("[data-format=csv]")
    saved = tab.downloaded(f"{Path(PLAN.file).stem}-ket-qua-{PLAN.usual}.csv")
    rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8-sig"))))
    saved.unlink()
    assert len(rows) == JUDGED
    assert sum(row["Mã kết quả"] == "undetermined" for row in rows) == IN_DOUBT


@NARROW_DARK
def test_a_file(tab: Tab, server: Server, tmp_path: Path) -> None:
    """A file of the reader's own, one row of it wrong."""
    path = tmp_path / "xã.csv"
    path.write_bytes("Tên;Loại;Diện tích (km2)\nA;Xã;60\nB;Xã;x\n".encode("utf-16"))
    tab.go(f"{server.url}tinh-toan/danh-sach/")
    tab.wait("document.querySelector('[data-part=engine] [role=status]')")
    tab.set_file("#file", path)
    tab.wait_for_text(".row-errors li", "Dòng 3, ô C3")
    tab.wait_for_text(".counts", "chưa đủ căn cứ: 1")


@needs_example("proposal")
@NARROW_DARK
def test_a_merger(tab: Tab, server: Server) -> None:
    """Two units chosen, grouped and judged; a proposal taken over; the scenarios as a file."""
    tab.go(server.url + PLAN_BUILDER)
    tab.wait_for_text("[data-part=status]", PLAN_OPENED)
    for code in NEAR:
        tab.click(f"#merge-unit-{code}")
    tab.click("#merge-group")
    tab.wait_for_text(".merge-totals", f"{EXPECTED['chosen']['verdict']} (đã hết áp dụng), liền kề")
    tab.read("document.querySelector('#merge-rules').focus()")
    tab.write("Giai đoạn 2026")
    tab.wait_for_text("[data-part=status]", "Bộ quy tắc 2026-2030.")
    tab.choose("#merge-district", EXPECTED["proposal"]["district"])
    tab.click("#merge-propose")
    tab.wait_for_text(".merge-proposals", "Đã chứng minh là tốt nhất")
    tab.click("#merge-use-worst")
    tab.wait("document.querySelectorAll('.merge-group').length === 2")
    tab.wait(f"document.querySelectorAll('.merge-map [role=button]').length === {MERGED}")
    tab.click("#merge-save")
    saved = tab.downloaded("phuong-an-sap-xep.json")
    (scenario,) = json.loads(saved.read_text(encoding="utf-8"))["scenarios"]
    saved.unlink()
    assert [len(group["members"]) for group in scenario["groups"]] == [2, 2]


@pytest.mark.parametrize("tab", LAYOUTS, indirect=True)
def test_a_list_goes_on_to_compared_scenarios(tab: Tab, server: Server, tmp_path: Path) -> None:
    """A workbook without codes, its shapes, a group and a proposal side by side; a reload keeps them.

    On the wide screen by keyboard alone, on the narrow one by mouse.
    """
    keys = tab.read("innerWidth") == LAYOUTS["wide-light"][0]

    def press(selector: str) -> None:
        if keys:
            tab.reach(selector)
            tab.press("Enter")
        else:
            tab.click(selector)

    def give(field: str, path: Path) -> None:
        if keys:
            tab.reach(field)
        tab.set_file(field, path)

    listed, drawn = write_files(tmp_path)
    tab.go(f"{server.url}tinh-toan/danh-sach/")
    tab.wait("document.querySelector('[data-part=engine] [role=status]')")
    give("#file", listed)
    tab.wait_for_text(".counts", "chưa đạt tiêu chuẩn: 8")
    press("#arrange-list")
    tab.wait_for_text("[data-part=status]", "Đã mở 20 đơn vị trong Danh sách xã.xlsx")
    give("#merge-shapes", drawn)
    tab.wait_for_text("[data-part=status]", "31 cặp có ranh giới chung")
    if keys:
        press(".merge-todo [aria-label^='Chọn Xã Mẫu 1:']")
        press(".merge-near [aria-label^='Chọn thêm Xã Mẫu 2']")
    else:
        press("[id='merge-unit-Xã\u00a0Mẫu\u00a01']")
        press("[id='merge-unit-Xã\u00a0Mẫu\u00a02']")
    press("#merge-group")
    tab.wait_for_text("[data-part=status]", "20 đơn vị còn 19.")
    press("#merge-add")
    tab.wait("document.querySelectorAll('.merge-tabs [aria-pressed]').length === 2")
    press("#merge-propose")
    tab.wait("document.querySelector('#merge-use-worst')")
    press("#merge-use-worst")
    count = "document.querySelectorAll('.merge-compare thead th').length"
    tab.wait(f"{count} === 2")
    tab.go(f"{server.url}tinh-toan/sap-nhap/#ds=dang-mo")
    tab.wait(f"{count} === 2")
    tab.wait("document.querySelectorAll('.merge-map .tile').length === 20")


@WIDE_LIGHT
def test_tasks(tab: Tab, server: Server) -> None:
    """The tasks of an agency, the days as of a day, and the units by name."""
    plans = assignments.load()
    tab.go(f"{server.url}nhiem-vu/")
    tab.wait_for_text(".count", f"{len(plans.assignments)} trong")
    tab.choose("[name=co-quan]", "Sở Kế hoạch và Đầu tư")
    expected = len(plans.select("so-ke-hoach-dau-tu"))
    tab.wait_for_text(".count", f"{expected} trong")
    assert tab.count("article.task") == expected
    tab.go(f"{server.url}nhiem-vu/theo-thoi-gian/?ngay=2023-01-02")
    tab.wait_for_text(".count", "0 mốc đã qua, 9 mốc sắp tới")
    tab.go(f"{server.url}phap-ly/don-vi-cu-moi/")
    tab.fill("[name=ten]", "dak ha")
    tab.wait_for_text(".count", "dòng có tên này")
    assert 2 < tab.count("tbody tr") < 142


@NARROW_DARK
def test_search(tab: Tab, server: Server) -> None:
    """Words without accents find the page that has them; the theme's key opens the search."""
    tab.go(server.url)
    tab.press("f")
    tab.wait("document.activeElement.matches('.md-search__input')")
    tab.write("sap xep")
    # Each letter is answered on its own: the second word is marked when the last one is there.
    tab.wait(
        "[...document.querySelectorAll('.md-search-result__item mark')]"
        ".some((mark) => mark.textContent === 'xếp')"
    )
    tab.press("ArrowDown", "Enter")
    tab.wait("location.search.includes('h=')")
