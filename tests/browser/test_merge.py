"""The scenario builder: one scenario from list to printed annex by keyboard, and what else it does."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from calculators.mergers import adjacency
from publishing.tools import waiting
from publishing.tools.programs import ROOT
from publishing.tools.server import Server
from tests.browser.ready import (
    APART,
    DECIDED,
    MERGED,
    NAMES,
    NEAR,
    PLAN,
    PLAN_BUILDER,
    PLAN_OPENED,
    TODAY,
    needs_decided,
    needs_example,
    needs_map,
    needs_today,
)
from tests.expected import EXPECTED, PROVINCE

BUILDER = "tinh-toan/sap-nhap/"
START_MS = 60_000
COVERED = """(tiles) => tiles.flatMap((tile) => {
  tile.scrollIntoView({ block: "center" });
  const { left, top, width, height } = tile.querySelector("path").getBoundingClientRect();
  const on = document.elementFromPoint(left + width / 2, top + height / 2);
  return on?.closest(".tile") === tile ? [] : [tile.getAttribute("aria-label")];
})"""
"""The tiles that something else covers at their middle."""
FILLS = "(items) => items.map((item) => getComputedStyle(item, '::before').backgroundColor)"
ONE, TWO, FAR = (NAMES[code] for code in (*NEAR, APART[0]))


@pytest.fixture
def builder(page: Page, server: Server) -> Page:
    """Open the builder with the units of the plan."""
    page.goto(server.url + PLAN_BUILDER)
    expect(status(page)).to_contain_text(PLAN_OPENED, timeout=START_MS)
    return page


def status(page: Page) -> Locator:
    """Return the live region."""
    return page.locator("[data-part=status]")


def test_a_scenario_by_keyboard_from_list_to_annex(builder: Page) -> None:
    """Choose, group, name, undo, redo, lock, print: the keyboard alone, everything announced."""
    page, known = builder, EXPECTED["chosen"]
    page.evaluate("globalThis.print = () => { globalThis.printed = true; }")
    page.locator("#merge-filter").focus()
    page.keyboard.type("dang bla")
    expect(page.locator("#merge-units [role=option]")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(known["typed"])
    page.keyboard.press("Tab")
    expect(page.locator("#merge-units")).to_be_focused()
    expect(page.locator("#merge-units [role=option]")).to_have_count(known["found"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(status(page)).to_have_text(f"Đã chọn {ONE}; đang chọn 1 đơn vị.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(status(page)).to_have_text(f"Đã chọn {TWO}; đang chọn 2 đơn vị.")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text(f"Đã gộp 2 đơn vị thành nhóm {ONE} - {TWO}.")
    expect(status(page)).to_contain_text(f"{MERGED} đơn vị còn {MERGED - 1}.")
    expect(page.locator(".merge-group")).to_have_count(1)
    expect(page.locator(".merge-totals")).to_contain_text(
        f"{known['verdict']} (đã hết áp dụng), liền kề: {known['sum']}"
    )
    page.keyboard.press("ControlOrMeta+z")
    expect(page.locator(".merge-group")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+y")
    expect(page.locator(".merge-group")).to_have_count(1)
    page.locator(".merge-change summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#merge-group-0-name")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Xã mới lập")
    page.keyboard.press("Enter")
    expect(page.locator(".merge-group h3")).to_have_text("1. Xã mới lập")
    # What is unfolded stays so while the reader works in it.
    seat = page.locator("#merge-group-0-seat")
    seat.focus()
    page.keyboard.type(TWO[0])
    expect(status(page)).to_contain_text("Đã chọn nơi đặt trụ sở.")
    expect(page.locator(".merge-seat summary")).to_have_text(
        f"Trụ sở ở {TWO}: xa nhất {known['farthest']} đường chim bay, từ {ONE}"
    )
    expect(seat).to_be_focused()
    page.locator("#merge-print").focus()
    page.keyboard.press("Enter")
    waiting.until(page, "globalThis.printed")
    paper = page.locator(".paper")
    expect(paper).to_contain_text("PHỤ LỤC: PHƯƠNG ÁN SẮP XẾP")
    expect(paper).to_contain_text(f"Xã {ONE}, xã {TWO}")
    expect(paper).to_contain_text("Xã mới lập")
    expect(paper).to_contain_text(f"trụ sở của đơn vị mới đặt ở {TWO}; đường chim bay đến đó")
    expect(paper).to_contain_text("Nghị quyết số 35/2023/UBTVQH15 ngày 12 tháng 7 năm 2023")


def test_a_missing_pair_is_named_and_a_kept_unit_stays_out(builder: Page) -> None:
    """Units that do not touch are named; a kept unit cannot be grouped until it is let go."""
    page = builder
    choose(page, NEAR[0], APART[0])
    page.locator("#merge-group").click()
    expect(page.locator(".merge-totals")).to_contain_text("không liền kề")
    page.get_by_text("Vì sao").click()
    expect(page.locator(".explanation")).to_contain_text(f"{ONE} không liền kề {FAR}.")
    page.locator("#merge-undo").click()
    choose(page, NEAR[0])
    page.locator("#merge-keep").click()
    expect(page.locator(".merge-summary")).to_contain_text(f"Giữ nguyên: {ONE}")
    choose(page, *NEAR)
    page.locator("#merge-group").click()
    expect(status(page)).to_contain_text(f"{ONE} đang được giữ nguyên")
    expect(page.locator(".merge-group")).to_have_count(0)


def choose(page: Page, *codes: str) -> None:
    """Choose units by clicking them."""
    page.select_option("#merge-district", "*")
    page.fill("#merge-filter", "")
    for code in codes:
        page.locator(f"#merge-unit-{code}").click()


@needs_example("proposal")
def test_proposals_in_both_cases_are_taken_over(builder: Page) -> None:
    """The best groups with their reasons, alternatives, and the difference between the cases."""
    page, proposal = builder, EXPECTED["proposal"]
    page.select_option("#merge-rules", "2026-2030")
    page.select_option("#merge-district", proposal["district"])
    page.locator("#merge-propose").click()
    proposals = page.locator(".merge-proposals")
    expect(proposals).to_contain_text(" + ".join(proposal["group"]))
    expect(proposals).to_contain_text("Đã chứng minh là tốt nhất")
    expect(proposals).to_contain_text("Hai trường hợp cho kết quả khác nhau")
    expect(proposals).to_contain_text("chưa đủ căn cứ, được coi là thuộc diện")
    expect(proposals.locator("details")).to_have_count(proposal["folds"])
    cases = proposals.get_by_role("table", name="Hai trường hợp cạnh nhau")
    counted = cases.get_by_role("row", name="Số nhóm").get_by_role("cell")
    expect(counted).to_have_text(["1", "0"])
    expect(cases.get_by_role("row", name="giống").get_by_role("cell")).to_have_text(["0", "0"])
    page.locator("#merge-use-worst").click()
    expect(page.locator(".merge-group h3")).to_have_text(f"1. {' - '.join(proposal['group'])}")
    expect(page.locator(".merge-totals")).to_contain_text(
        "đạt tiêu chuẩn (dự kiến, đã thay thế), liền kề"
    )
    page.get_by_text("Hệ quả của phương án").click()
    expect(page.locator(".merge-consequences")).to_contain_text("Trụ sở cần bố trí lại")
    page.select_option("#merge-rules", "from-2026")
    expect(proposals).to_be_empty()


@needs_decided
def test_what_was_decided_in_2025_side_by_side_link_and_file(
    builder: Page, server: Server, tmp_path: Path
) -> None:
    """The ready scenario; a second one beside it; a link and a file that bring them back."""
    page, groups, first = builder, DECIDED["groups"], DECIDED["first"]
    left = f"{MERGED} đơn vị còn {DECIDED['left']}."
    page.locator("#merge-2025").click()
    expect(page.locator(".merge-group")).to_have_count(groups)
    expect(status(page)).to_contain_text(left)
    compared = page.get_by_role("region", name="Các phương án cạnh nhau")
    cells = compared.get_by_role("row", name="Nhóm không phải xét tiêu chuẩn").get_by_role("cell")
    expect(cells).to_have_text([str(DECIDED["waived"])])
    page.select_option("#merge-rules", "2023-2025")
    expect(status(page)).to_contain_text(left)
    page.locator("#merge-undo").click()
    page.locator("#merge-add").click()
    expect(page.locator("#merge-tab-1")).to_have_attribute("aria-pressed", "true")
    page.locator("#merge-group-0-remove").click()
    expect(page.locator(".merge-group")).to_have_count(groups - 1)
    compare = page.get_by_role("region", name="Các phương án cạnh nhau")
    expect(compare.get_by_role("row", name="Số nhóm").get_by_role("cell")).to_have_text(
        [str(groups), str(groups - 1)]
    )
    # Held against the other scenario, the units of the group that went are told, on the map too.
    page.select_option("#merge-reference", "tab-0")
    differing = page.get_by_role("region", name="Các đơn vị khác nhau").locator("tbody tr")
    expect(differing).to_have_count(first)
    expect(differing.first).to_contain_text("không gộp")
    expect(page.locator(".merge-map .tile:not(.faded)")).to_have_count(first)
    page.locator(".merge-change summary").first.click()
    page.select_option("#merge-group-0-seat", index=1)
    # What came of it is told of that group, not of the last one.
    name = page.locator(".merge-group h3").first.inner_text().removeprefix("1. ")
    expect(status(page)).to_contain_text(f"Đã chọn nơi đặt trụ sở. {name}: ")
    farthest = compare.get_by_role("row", name="Xa trụ sở nhất").get_by_role("cell")
    expect(farthest).to_have_text(["", re.compile(r"^\d+,\d km \(")])
    with page.expect_download() as download:
        page.locator("#merge-save").click()
    saved = tmp_path / "phuong-an.json"
    download.value.save_as(saved)
    assert len(json.loads(saved.read_text(encoding="utf-8"))["scenarios"]) == 2
    page.locator("#merge-link").click()
    query = parse_qs(urlsplit(page.url).fragment)
    assert len(query["nhom"]) == groups - 1
    page.reload()
    expect(page.locator(".merge-group")).to_have_count(groups - 1, timeout=START_MS)
    expect(differing).to_have_count(first)
    expect(farthest).to_have_text(["", re.compile(r"^\d+,\d km \(")])
    compare_with_a_colleague(page, saved, tmp_path / "phuong-an-khac.json")
    page.select_option("#merge-reference", "Đã quyết định năm 2025")
    expect(differing).to_have_count(first)
    expect(page.locator(".merge-group")).to_have_count(groups - 1)
    page.set_input_files("#merge-file", saved)
    expect(page.locator(".merge-tabs [aria-pressed]")).to_have_count(2)
    page.goto(f"{server.url}{BUILDER}?mau=2025")
    expect(page.locator(".merge-group")).to_have_count(groups, timeout=START_MS)


def compare_with_a_colleague(page: Page, saved: Path, other: Path) -> None:
    """Hold what is open against a file of it with one group fewer; a reload keeps that, a wrong file too."""
    content = json.loads(saved.read_text(encoding="utf-8"))
    gone = content["scenarios"][content["current"]]["groups"].pop(0)
    other.write_text(json.dumps(content), encoding="utf-8")
    page.set_input_files("#merge-reference-file", other)
    differing = page.get_by_role("region", name="Các đơn vị khác nhau").locator("tbody tr")
    chosen = page.locator("#merge-reference option:checked")
    for _ in ("chosen", "after a reload"):
        expect(chosen).to_have_text(other.name, timeout=START_MS)
        expect(differing).to_have_count(len(gone["members"]))
        expect(page.locator(".merge-group")).to_have_count(DECIDED["groups"] - 1)
        page.reload()
    page.set_input_files(
        "#merge-reference-file",
        {"name": "sai.json", "mimeType": "application/json", "buffer": b"{}"},
    )
    expect(status(page)).to_have_text("Tệp để so không phải tệp phương án.")
    expect(chosen).to_have_text(other.name)
    expect(differing).to_have_count(len(gone["members"]))


def test_own_list_and_pairs(builder: Page, tmp_path: Path) -> None:
    """A list and pairs of the reader's own; the file never leaves the device."""
    page = builder
    units = tmp_path / PLAN.for_builder
    units.write_text(
        "code,name,kind,district,area_km2,population\n1,A,Xã,Huyện X,<b>,900\n"
        "2,<i>B</i>,Xã,Huyện X,30,900\n3,C,Xã,Huyện X,30,9000\n",
        encoding="utf-8",
    )
    pairs = tmp_path / "cap.csv"
    pairs.write_text("code_a,code_b,confidence\n2,3,low\n", encoding="utf-8")
    page.locator("summary", has_text="Dùng danh sách").click()
    page.set_input_files("#merge-list", units)
    expect(status(page)).to_contain_text(f"Đã mở 2 đơn vị trong {units.name}. Dòng 2:")
    expect(page.locator(".merge-map")).to_contain_text("Chưa có hình của các đơn vị này")
    # It has the name of a list of the site and is none.
    expect(page.locator("[data-ready][aria-pressed=true]")).to_have_count(0)
    page.set_input_files("#merge-pairs", pairs)
    expect(status(page)).to_have_text("Đã dùng các cặp liền kề trong cap.csv.")
    choose(page, "2", "3")
    page.locator("#merge-group").click()
    expect(page.locator(".merge-totals")).to_contain_text("chưa rõ có liền kề")
    expect(page.locator(".merge-group h3")).to_have_text("1. <i>B</i> - C")
    page.reload()
    expect(status(page)).to_contain_text("Đã mở lại các phương án đang làm.", timeout=START_MS)
    expect(page.locator(".merge-totals")).to_contain_text("chưa rõ có liền kề")
    page.goto(f"{page.url.partition(BUILDER)[0]}tinh-toan/danh-sach/")
    expect(page.locator("h2", has_text=f"Kết quả: 3 đơn vị trong {units.name}")).to_be_visible()
    page.locator("#arrange-list").click()
    expect(page.locator(".merge-totals")).to_contain_text("chưa rõ có liền kề")


def ring(*corners: tuple[float, float]) -> list[list[float]]:
    """Return a closed ring, in hundredths of a degree from 14° N, 108° E."""
    points = [[108 + east / 100, 14 + north / 100] for east, north in corners]
    return [*points, points[0]]


def box(code: str, west: float, south: float, east: float, north: float) -> dict[str, object]:
    """Return a unit that is a box."""
    corners = (west, south), (east, south), (east, north), (west, north)
    geometry = {"type": "Polygon", "coordinates": [ring(*corners)]}
    return {"type": "Feature", "properties": {"ma_xa": code}, "geometry": geometry}


def write_shapes(folder: Path) -> tuple[Path, Path]:
    """Write a list of five units and shapes of four: A beside B and C, D at the corner of A, F unknown."""
    units = folder / "xa.csv"
    rows = [f"{n},{name},Xã,Huyện X,30,5000,không,không" for n, name in enumerate("ABCDE", start=1)]
    heading = "code,name,kind,district,area_km2,population,mountainous,border"
    units.write_text("\n".join([heading, *rows]), encoding="utf-8")
    shapes = folder.joinpath("ranh-gioi.geojson")
    boxes = [
        box("1", 0, 0, 1, 2),
        box("2", 1, 0, 2, 0.7),
        box("3", 1, 0.7, 2, 2),
        box("4", 1, 2, 2, 3),
        box("99", 5, 5, 6, 6),
    ]
    shapes.write_text(
        json.dumps({"type": "FeatureCollection", "features": boxes}), encoding="utf-8"
    )
    return units, shapes


@pytest.fixture
def shaped(builder: Page, tmp_path: Path) -> Page:
    """Open a list and its shapes, by keyboard but for the choice of the files."""
    page = builder
    units, shapes = write_shapes(tmp_path)
    page.locator("summary", has_text="Dùng danh sách").focus()
    page.keyboard.press("Enter")
    page.set_input_files("#merge-list", units)
    page.set_input_files("#merge-shapes", shapes)
    expect(status(page)).to_contain_text(
        "Đã tính ranh giới trong ranh-gioi.geojson: 4 trên 5 đơn vị có hình, "
        "4 cặp có ranh giới chung. 1 hình không nhận ra là đơn vị nào."
    )
    return page


def test_shapes_of_a_file_become_pairs_and_a_map(shaped: Page, tmp_path: Path) -> None:
    """How exactly, what is missing by name, the pairs as a file, and groups on the map by keyboard."""
    page = shaped
    report = page.locator("[data-part=shapes-report]")
    expect(report).to_contain_text("đến 5 m")
    expect(report).to_contain_text("Hình không nhận ra là đơn vị nào: 1")
    report.get_by_text("Đơn vị không có hình").click()
    expect(report).to_contain_text("E (5)")
    with page.expect_download() as download:
        page.locator("#merge-save-pairs").click()
    download.value.save_as(tmp_path / "cap.csv")
    saved = (tmp_path / "cap.csv").read_text(encoding="utf-8-sig").splitlines()
    pairs = [line.split(",")[:2] for line in saved[1:]]
    assert pairs == [["1", "2"], ["1", "3"], ["2", "3"], ["3", "4"]]
    group_by_keyboard(page)


def group_by_keyboard(page: Page) -> None:
    """Choose and group by keys on the map; the verdict, and who does not touch whom by name."""
    shapes = page.locator(".merge-map [role=button]")
    expect(shapes).to_have_count(4)
    page.locator("#merge-larger").focus()
    page.keyboard.press("Tab")
    expect(shapes.nth(0)).to_be_focused()
    page.keyboard.press("Space")
    expect(status(page)).to_have_text("Đã chọn A; đang chọn 1 đơn vị.")
    expect(shapes.nth(0)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("End")
    expect(shapes.nth(3)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(status(page)).to_contain_text("Đã gộp 2 đơn vị thành nhóm A - D.")
    expect(page.locator(".merge-totals")).to_contain_text(
        "đạt tiêu chuẩn (đã hết áp dụng), không liền kề"
    )
    expect(page.locator(".explanation")).to_contain_text("A không liền kề D.")
    first = page.get_by_role("button", name="A (xã, 1)")
    expect(first).to_have_class("tile tile-group colour-1")
    marks = page.locator(".merge-map .above .mark")
    expect(marks).to_have_text(["1", "", "", "1"])
    expect(first).to_have_attribute("aria-label", re.compile("^Nhóm 1, A .*nhóm A - D"))
    expect(shapes.nth(3)).to_be_focused()
    page.keyboard.press("ControlOrMeta+z")
    expect(page.locator(".merge-group")).to_have_count(0)
    expect(marks).to_have_text(["", "", "", ""])
    expect(shapes.nth(3)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="C (xã, 3)")).to_be_focused()
    page.keyboard.press("Space")
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator(".merge-totals")).to_contain_text(
        "đạt tiêu chuẩn (đã hết áp dụng), liền kề"
    )
    page.get_by_text("Liền kề từng cặp").click()
    expect(page.locator(".merge-group")).to_contain_text("A - C: liền kề, 1,4")


def test_shapes_that_cannot_be_used_leave_what_is_open(builder: Page, tmp_path: Path) -> None:
    """The pairs of the list stay, and the reader is told why; of pairs and shapes the last chosen counts."""
    page = builder
    wrong = tmp_path / "sai.geojson"
    wrong.write_text("{}", encoding="utf-8")
    pairs = tmp_path / "cap.csv"
    pairs.write_text(f"code_a,code_b\n{NEAR[0]},{APART[0]}\n", encoding="utf-8")
    page.locator("summary", has_text="Dùng danh sách").click()
    page.set_input_files("#merge-shapes", wrong)
    expect(status(page)).to_contain_text("Không dùng được sai.geojson: Tệp phải là GeoJSON")
    choose(page, *NEAR)
    expect(page.locator(".merge-reasons")).to_contain_text("các đơn vị nối liền nhau")
    page.set_input_files("#merge-pairs", pairs)
    expect(status(page)).to_contain_text("Đã dùng các cặp liền kề trong cap.csv.")
    expect(page.locator("#merge-shapes")).to_have_value("")
    expect(page.locator(".merge-near li")).to_have_text([FAR])


def groups_that_touch(page: Page) -> list[tuple[int, int]]:
    """Return the pairs of groups that have a border, by their places, from the link to the scenario."""
    page.locator("#merge-link").click()
    expect(page).to_have_url(re.compile("nhom="))
    groups = parse_qs(urlsplit(page.url).fragment)["nhom"]
    members = [set(group.split("~")[3].split()) for group in groups]
    group_of = {code: at for at, codes in enumerate(members) for code in codes}
    pairs = adjacency.read((ROOT / PROVINCE.path("pairs")).read_bytes()).borders
    beside = {(group_of.get(one), group_of.get(other)) for one, other in pairs}
    return [(a, b) for a, b in beside if a is not None and b is not None and a != b]


@needs_decided
@needs_map
def test_the_tile_map_comes_first_and_chooses_units(page: Page, server: Server) -> None:
    """Drawn at once; tiles choose, groups have numbers, kept units a sign."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.url + PLAN_BUILDER)
    expect(status(page)).to_contain_text(PLAN_OPENED, timeout=START_MS)
    tiles = page.locator(".merge-map [role=button]")
    expect(tiles).to_have_count(MERGED)
    assert [url for url in asked if "/vendor/" in url] == []
    # No name of a district lies in the way of a press in the middle of a tile.
    assert tiles.evaluate_all(COVERED) == []
    category, known = page.locator("#merge-category"), EXPECTED["classes"]
    adjacent = known["adjacent"]
    page.select_option("#merge-rules", "2025-reform")
    expect(category.locator("option")).to_have_text(
        [
            f"Tất cả ({MERGED})",
            f"▲ thuộc diện sắp xếp ({known['to_arrange']})",
            f"∘ liền kề ({adjacent})",
            f"? chưa đủ căn cứ ({known['undetermined']})",
            f"các đơn vị khác ({known['others']})",
        ]
    )
    category.select_option("adjacent")
    expect(page.locator(".merge-map .tile:not(.faded)")).to_have_count(adjacent)
    expect(page.locator(".merge-map .tile:not(.faded) .mark")).to_have_text(["∘"] * adjacent)
    page.locator("#merge-district").select_option("*")
    expect(page.locator("#merge-units [role=option]")).to_have_count(adjacent)
    category.select_option("")
    expect(page.locator(".merge-counts")).to_contain_text(
        f"thuộc diện sắp xếp {known['to_arrange']}, liền kề {adjacent}, "
    )
    page.select_option("#merge-rules", "2023-2025")
    one = page.get_by_role("button", name=f"{ONE} (xã, {NEAR[0]})")
    one.focus()
    page.keyboard.press("Space")
    expect(status(page)).to_have_text(f"Đã chọn {ONE}; đang chọn 1 đơn vị.")
    expect(one).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#merge-unit-{NEAR[0]}")).to_have_attribute("aria-selected", "true")
    page.locator("#merge-keep").click()
    expect(one.locator(".mark")).to_have_text("◆")
    page.locator("#merge-2025").click()
    expect(one.locator(".mark")).to_have_text(re.compile(r"^\d+◇$"))
    expect(page.locator(".tile-group .mark", has_text="◇").first).to_be_visible()
    legend = page.locator(".merge-legend li")
    expect(legend).to_have_count(DECIDED["groups"])
    expect(legend.filter(has_text="◇")).to_contain_text(
        ["không phải xét tiêu chuẩn"] * DECIDED["waived"]
    )
    fills = legend.evaluate_all(FILLS)
    # Groups that touch have different colours, and keep them while others come and go.
    touching = groups_that_touch(page)
    assert len(touching) > DECIDED["groups"]
    assert all(fills[a] != fills[b] for a, b in touching)
    assert len(set(fills)) <= 12
    page.emulate_media(media="print")
    expect(page.locator(".merge-map svg")).to_be_visible()
    expect(page.locator(".merge-group").last).to_be_visible()
    expect(page.locator("#merge-group")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#merge-group-0-remove").click()
    expect(legend).to_have_count(DECIDED["groups"] - 1)
    assert legend.evaluate_all(FILLS) == fills[1:]


@needs_example("proposal")
def test_all_districts_are_proposed_for_one_after_another(builder: Page) -> None:
    """The choice of all stands for each district by itself; a proposal of any is taken over."""
    page, proposal = builder, EXPECTED["proposal"]
    districts = EXPECTED["rows"]["districts"]
    page.select_option("#merge-rules", "2026-2030")
    page.select_option("#merge-district", "*")
    page.locator("#merge-propose").click()
    expect(status(page)).to_contain_text(
        f"Đề xuất cho {districts}/{districts} đơn vị cấp huyện", timeout=START_MS
    )
    expect(status(page)).to_contain_text("nơi không có đơn vị nào phải sắp xếp")
    every = page.locator("#merge-use-all")
    (count,) = map(int, re.findall(r"\d+", every.inner_text()))
    every.click()
    expect(page.locator(".merge-group")).to_have_count(count)
    page.locator("#merge-undo").click()
    expect(page.locator(".merge-group")).to_have_count(0)
    district = page.locator(".merge-district", has_text=proposal["district"])
    expect(district.locator("summary")).to_contain_text("hai trường hợp khác nhau")
    district.locator("summary").press("Enter")
    district.get_by_role("button", name="Dùng phương án này").first.click()
    expect(page.locator(".merge-group h3")).to_have_text(f"1. {' - '.join(proposal['group'])}")


def state_a_part(page: Page, name: str, units: int) -> None:
    """Group the two that are chosen, the one named in part: wrong figures, right ones, link, the rest."""
    page.locator("#merge-group").click()
    part = page.locator(".merge-part").filter(has_text=f"Chỉ nhập một phần {name}")
    part.locator("summary").press("Enter")
    area, people = part.get_by_label("Diện tích"), part.get_by_label("Dân số")
    area.fill("10000")
    people.fill("900")
    people.press("Enter")
    refused = page.locator(".merge-group .failure")
    expect(refused).to_contain_text(
        f"Các phần của {name} có diện tích 10.000,00 km², hơn cả đơn vị"
    )
    stated = page.locator(".merge-part[open]")
    expect(stated.get_by_label("Dân số")).to_have_value("900")
    stated.get_by_label("Diện tích").fill("1,5")
    stated.get_by_role("button", name="Nêu phần này").press("Enter")
    totals = page.locator(".merge-totals")
    expect(totals).to_contain_text("Có phần đơn vị theo số liệu người dùng nêu.")
    count = page.locator(".merge-summary strong").first
    expect(count).to_have_text(f"{units} đơn vị còn {units}.")
    tile = page.get_by_role("button", name=f"Nhóm (1), {name}")
    expect(tile).to_have_attribute("aria-label", re.compile("một phần nhóm"))
    page.locator("#merge-link").click()
    page.reload()
    expect(totals).to_contain_text("Có phần đơn vị", timeout=START_MS)
    tile.click()
    expect(page.locator("#merge-choice-title")).to_have_text("Đang chọn 1 đơn vị")
    page.locator(".merge-near button:not(:has-text('nhóm'))").first.press("Enter")
    page.locator("#merge-group").click()
    expect(page.locator(".merge-part[open]")).to_have_count(2)
    expect(count).to_have_text(f"{units} đơn vị còn {units - 1}.")
    expect(page.get_by_role("button", name=f"Nhóm (1)(2), {name}")).to_have_count(1)
    for _ in range(2):
        page.get_by_role("button", name="Bỏ nhóm").first.click()
    expect(count).to_have_text(f"{units} đơn vị còn {units}.")


@needs_today
def test_what_is_chosen_is_answered_beside_the_map(page: Page, server: Server) -> None:
    """Today's province: verdict, what lacks and true neighbours live; a kind is asked for, and taken."""
    units, known = EXPECTED["ready"][TODAY.id]["merged"], EXPECTED["of_today"]
    page.goto(f"{server.url}{BUILDER}?ds={TODAY.id}")
    expect(status(page)).to_contain_text(f"Đã mở {units} đơn vị", timeout=START_MS)
    tiles = page.locator(".merge-map [role=button]")
    expect(tiles).to_have_count(units)
    panel = page.locator(".merge-side").bounding_box()
    assert panel
    assert panel["x"] > 640
    road, reasons = page.locator("#merge-road"), page.locator(".merge-reasons")
    page.get_by_role("button", name=f"{known['below']} (xã").click()
    live, near = page.locator(".merge-live"), page.locator(".merge-near button")
    expect(live).to_contain_text("Chưa đạt tiêu chuẩn")
    lit = page.locator(".merge-map [data-near]")
    expect(lit).to_have_count(near.count())
    expect(lit.first).to_have_attribute("aria-label", re.compile("giáp đơn vị đang chọn$"))
    expect(road).to_be_hidden()
    first = near.first
    expect(first).to_contain_text(" km")
    first.press("Enter")
    expect(page.locator("#merge-choice-title")).to_have_text("Đang chọn 2 đơn vị")
    expect(page.locator("#merge-choice-title")).to_be_focused()
    expect(live).to_contain_text("Xã mới")
    road.press("Enter")
    expect(status(page)).to_contain_text("không có đường nối.")
    expect(reasons).to_contain_text("giáp nhau mà không có đường nối: ")
    expect(road).to_have_text("Có đường nối hai đơn vị này")
    page.locator("#merge-link").click()
    expect(page).to_have_url(re.compile("duong="))
    page.reload()
    expect(page.locator(".merge-map [role=button]")).to_have_count(units)
    page.get_by_role("button", name=f"{known['below']} (xã").click()
    near.first.press("Enter")
    expect(reasons).to_contain_text("giáp nhau mà không có đường nối: ")
    road.press("Enter")
    expect(status(page)).to_contain_text(" có đường nối.")
    expect(reasons).not_to_contain_text("không có đường nối")
    state_a_part(page, known["below"], units)
    page.locator("#merge-clear").click()
    expect(page.locator(".merge-touching")).to_be_hidden()
    page.fill("#merge-filter", known["ward"])
    page.locator("#merge-units [role=option]").click()
    page.fill("#merge-filter", known["commune"])
    page.locator("#merge-units [role=option]").first.click()
    expect(page.locator(".merge-reasons")).to_contain_text("hãy nêu loại của đơn vị mới")
    page.select_option("#merge-choice-kind", "ward")
    expect(live).to_contain_text("Phường mới")
    page.locator("#merge-group").click()
    expect(page.locator(".merge-totals")).to_contain_text("phường")
    expect(page.locator("#merge-choice-title")).to_have_text("Chưa chọn đơn vị nào")
