"""The pictures of a list: drawn only when opened, walked by keyboard, opened, and kept as files."""

import json
import re
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

from playwright.sync_api import Browser, Locator, Page, expect

from publishing.tools.programs import ROOT
from publishing.tools.server import Server
from tests.browser.ready import (
    IN_DOUBT,
    MERGED,
    PLAN,
    PLAN_PAGE,
    TODAY,
    USE_PLAN,
    needs_map,
    needs_today,
)
from tests.expected import EXPECTED, PROVINCE

LISTS = "tinh-toan/danh-sach/"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SVG = "{http://www.w3.org/2000/svg}"
LONGEST_TASK_MS = 250
"""Of processor time: some 70 on a quiet machine, more where its cores are shared."""
POLICY = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:"
AT_REST = """tile => ["pointerover", "pointermove"].forEach((kind) =>
  tile.dispatchEvent(new PointerEvent(kind, { bubbles: true })))"""
"""What a browser tells when something scrolls under a pointer that does not move."""
HEADING = "Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số;Tỷ lệ DTTS;Miền núi;Biên giới\n"


def open_sample(page: Page) -> Locator:
    """Open the list of the plan and give its pictures, closed."""
    page.get_by_role("button", name=USE_PLAN).click()
    folds = page.locator(".picture-fold")
    expect(folds).to_have_count(2, timeout=60_000)
    return folds


def drawn(fold: Locator) -> Locator:
    """Open a picture and wait until it is drawn."""
    fold.locator("summary").click()
    expect(fold.locator("[data-picture=svg]")).to_be_visible(timeout=20_000)
    return fold


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of something that is in view."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@needs_map
def test_nothing_is_loaded_before_a_picture_is_opened(page: Page, server: Server) -> None:
    """The library comes with the first chart, once; the map needs only its layout."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.url + LISTS)
    folds = open_sample(page)
    assert [url for url in asked if "/vendor/" in url or "tiles" in url] == []
    drawn(folds.nth(1))
    assert [url for url in asked if "/vendor/" in url] == []
    assert sum(f"{PLAN.id}-tiles.json" in url for url in asked) == 1
    drawn(folds.nth(0))
    folds.nth(0).evaluate("fold => { fold.dataset.before = 'yes'; }")
    page.select_option("#rules", "2026-2030")
    # What was open is drawn anew, by the other rules.
    expect(page.locator("[data-before]")).to_have_count(0)
    expect(folds.locator("[data-picture=svg]")).to_have_count(2)
    assert sum("plot.umd.min.js" in url for url in asked) == 1


@needs_map
def test_a_strict_policy_lets_pictures_be_drawn(page: Page, server: Server) -> None:
    """Neither evaluated text nor styles in the page: a policy may forbid both."""
    page.route(
        "**/" + LISTS,
        lambda route: route.fulfill(
            response=(reply := route.fetch()),
            headers={**reply.headers, "content-security-policy-report-only": POLICY},
        ),
    )
    page.add_init_script(
        "globalThis.broken = [];"
        "addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective))"
    )
    page.goto(server.url + LISTS)
    folds = open_sample(page)
    before = page.evaluate("globalThis.broken.length")
    for fold in folds.all():
        drawn(fold)
        with page.expect_download():
            fold.locator("[data-picture=png]").click()
    assert page.evaluate("globalThis.broken")[before:] == []


def test_points_are_walked_by_keyboard_and_open_their_card(page: Page, server: Server) -> None:
    """One stop of the tab key; arrows reach every point; the words are those of the table."""
    page.goto(server.url + LISTS)
    fold = drawn(open_sample(page).nth(0))
    expect_zones(fold)
    fold.get_by_role("button", name="Xem cấp xã").click()
    points = fold.locator(".scatter [role=button]")
    expect(points).to_have_count(MERGED)
    expect(fold.locator(".scatter [tabindex='0']")).to_have_count(1)
    fold.get_by_role("button", name="Xem cấp xã").focus()
    page.keyboard.press("Tab")
    seen = set()
    page.keyboard.press("Home")
    for _ in range(MERGED):
        seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("ArrowRight")
    assert len(seen) == MERGED
    page.keyboard.press("Home")
    seen = set()
    for _ in range(MERGED):
        page.keyboard.press("ArrowDown")
    for _ in range(MERGED):
        seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("ArrowUp")
    assert len(seen) == MERGED
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    expect(fold.locator(".readout")).to_have_text(label)
    name, area, population, verdict = re.fullmatch(
        r"\S+ (.+?), .+?: diện tích (.+)%, dân số (.+)%, (.+)", label
    ).groups()  # type: ignore[union-attr]
    page.locator("#filter-search").fill(name)
    row = page.locator(".rows tbody tr", has=page.get_by_role("button", name=name, exact=True))
    expect(row.first).to_contain_text(population)
    for text in (area, verdict):
        expect(row.first).to_contain_text(text)
    fold.locator(".scatter [tabindex='0']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.card")).to_contain_text(verdict)


def expect_zones(fold: Locator) -> None:
    """Each test is a zone with its clause; the other level has its own."""
    expect(fold.locator(".zones li").nth(1)).to_contain_text("dưới 20% và dân số dưới 300%")
    fold.get_by_role("button", name="Xem cấp huyện").click()
    expect(fold.locator(".scatter [role=button]")).to_have_count(EXPECTED["rows"]["districts"])
    expect(fold.locator(".zones li").nth(1)).to_contain_text("dưới 20% và dân số dưới 200%")
    expect(fold.locator(".scatter .zone")).to_have_count(2)


@needs_map
def test_tiles_are_walked_by_keyboard_and_open_their_card(page: Page, server: Server) -> None:
    """Arrows go to the nearest tile in their direction, and Enter opens the card."""
    page.goto(server.url + LISTS)
    fold = drawn(open_sample(page).nth(1))
    tiles = fold.locator(".tile")
    expect(tiles).to_have_count(MERGED)
    expect(fold.locator(".tile[tabindex='0']")).to_have_count(1)
    assert tiles.evaluate_all("tiles => new Set(tiles.map((t) => t.ariaLabel)).size") == MERGED
    fold.locator(".tile[tabindex='0']").focus()
    boxes = []
    for key in ("Home", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        boxes.append(page.evaluate("document.activeElement.getBoundingClientRect().toJSON()"))
    assert boxes[1]["y"] > boxes[0]["y"]
    assert boxes[2]["x"] > boxes[1]["x"]
    assert boxes[3]["y"] < boxes[2]["y"]
    assert boxes[4]["x"] < boxes[3]["x"]
    *_, row = PROVINCE.rows(ROOT, "communes")
    title = f"{row['kind']} {row['name']}, {row['district']}: diện tích"
    other = tiles.nth(MERGED // 2)
    there = fold.locator(f'[aria-label^="{title}"]')
    there.focus()
    line = fold.locator(".readout")
    expect(line).to_contain_text(title)
    # The map may scroll under a pointer at rest: only one that moves is heard.
    page.mouse.move(*middle(other))
    expect(line).to_contain_text(str(other.get_attribute("aria-label")))
    there.evaluate("tile => { tile.blur(); tile.focus({ preventScroll: true }); }")
    expect(line).to_contain_text(title)
    other.evaluate(AT_REST)
    expect(line).to_contain_text(title)
    page.keyboard.press("Enter")
    expect(page.locator("dialog.card")).to_contain_text(f"{row['kind'].lower()} {row['name']}")


@needs_map
def test_pictures_are_kept_as_files(page: Page, server: Server) -> None:
    """SVG and PNG carry title, rule set, versions and colours, and need no stylesheet."""
    page.goto(server.url + LISTS)
    folds = [drawn(fold) for fold in open_sample(page).all()]
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for fold in folds:
            expect_whole_files(page, fold)


def expect_whole_files(page: Page, fold: Locator) -> None:
    """Keep a picture in both forms, and look into them."""
    files = {}
    for form in ("svg", "png"):
        with page.expect_download() as download:
            fold.locator(f"[data-picture={form}]").click()
        assert download.value.suggested_filename.endswith(f"{PLAN.usual}.{form}")
        files[form] = Path(download.value.path()).read_bytes()
    assert files["png"].startswith(b"\x89PNG")
    assert len(files["png"]) > 20_000
    text = files["svg"].decode()
    assert "var(" not in text
    assert "color(" not in text
    assert "class=" not in text
    root = ET.fromstring(text)  # noqa: S314 - what the page has just made
    words = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    for part in (
        PLAN.file,
        f"Bộ quy tắc {PLAN.usual}",
        "Bộ máy tính 0.1.0",
        f"chưa đủ căn cứ: {IN_DOUBT}",
    ):
        assert part in words
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == page.evaluate("getComputedStyle(document.body).backgroundColor")


def longest_task(trace: bytes) -> float:
    """The processor time, in ms, of the longest task of the traced page's main thread.

    The clock would measure whatever else runs on the machine; it stands in for the few tasks of which
    Chromium notes no processor time. The task in which the trace ends has
    no duration; what is measured was over before.
    """
    events = json.loads(trace)["traceEvents"]
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        event.get("tdur", event["dur"]) / 1000
        for event in events
        if (event["name"], event["ph"]) == ("RunTask", "X")
        and (event["pid"], event["tid"]) in mains
    ]
    assert tasks, "nothing was traced"
    return float(max(tasks))


def test_a_long_list_is_thinned_and_stays_smooth(
    page: Page, server: Server, chromium: Browser
) -> None:
    """Of 10,500 units a thousand are drawn, which is said; no task holds the page up."""
    page.goto(server.url + LISTS)
    lines = (
        f"{n};Xã {n};Xã;Huyện {n % 40};{20 + n % 90},5;{900 + 37 * n % 21_000};12;có;không\n"
        for n in range(10_500)
    )
    page.set_input_files(
        "#file",
        {"name": "dài.csv", "mimeType": "text/csv", "buffer": (HEADING + "".join(lines)).encode()},
    )
    fold = page.locator(".picture-fold").first
    expect(fold).to_be_visible(timeout=60_000)
    chromium.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline"])
    drawn(fold)
    expect(fold.locator(".scatter [role=button]")).to_have_count(1000)
    expect(fold).to_contain_text("Vẽ 1.000 trên 10.500 đơn vị cấp xã.")
    assert longest_task(chromium.stop_tracing()) < LONGEST_TASK_MS


def test_a_list_without_the_codes_says_so(page: Page, server: Server) -> None:
    """The maps are of the ready lists; other lists have the chart."""
    page.goto(server.url + LISTS)
    page.fill(
        "#pasted", HEADING.replace(";", "\t") + "1\tA\tXã\tHuyện B\t60\t9.000\t12\tcó\tkhông\n"
    )
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    fold = page.locator(".picture-fold").nth(1)
    fold.locator("summary").click(timeout=60_000)
    expect(fold).to_contain_text("không có bản đồ ô của các đơn vị trong danh sách")


@needs_map
def test_an_encouraged_unit_is_seen_everywhere(page: Page, server: Server, tmp_path: Path) -> None:
    """A unit that need not be arranged and whose locality wishes to: counted, in table, chart and map."""
    listed = tmp_path / "x.csv"
    text = HEADING.replace("\n", ";Tự nguyện\n")
    figures = (("20", "có"), ("90", "có"), ("90", "không"))
    codes = [row["code"] for row in PROVINCE.rows(ROOT, "communes")[: len(figures)]]
    for code, (area, wish) in zip(codes, figures, strict=True):
        text += f"{code};Xã {code};Xã;Huyện A;{area};3000;0;có;không;{wish}\n"
    listed.write_text(text, "utf-8")
    page.goto(server.url + LISTS)
    page.select_option("#rules", "2023-2025")
    page.set_input_files("#file", listed)
    expect(page.locator(".counts").first).to_contain_text("khuyến khích sắp xếp: 1")
    folds = page.locator(".picture-fold")
    chart, tiles = drawn(folds.nth(0)), drawn(folds.nth(1))
    expect(chart.locator(".point-encouraged > *")).to_have_count(1)
    expect(tiles.locator(".tile-encouraged .mark")).to_have_text("✚")
    page.select_option("#filter-verdict", "encouraged")
    expect(page.locator(".rows .open")).to_have_text([f"Xã {codes[1]}"])
    words = ["không thuộc diện sắp xếp", "khuyến khích sắp xếp"]
    expect(page.locator(".rows .verdict")).to_have_text(words)


@needs_today
@needs_map
def test_a_list_of_today_has_its_own_map(page: Page, server: Server) -> None:
    """Its codes are partly those of 2023: the map is that of most of them."""
    page.goto(server.url + LISTS)
    page.get_by_role("button", name=f"Dùng danh sách {TODAY.name}").click()
    fold = page.locator(".picture-fold").nth(1)
    fold.locator("summary").click(timeout=60_000)
    assert TODAY.map
    tiles = EXPECTED["rows"]["today_tiles"]
    shown = f"{tiles} trên {tiles} {TODAY.map.units} có trong danh sách"
    expect(fold).to_contain_text(shown, timeout=60_000)
    expect(fold.locator(".tile")).to_have_count(tiles)


@needs_map
def test_the_maps_of_the_plan_read_without_javascript(chromium: Browser, server: Server) -> None:
    """Both periods, coloured and in words."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url + PLAN_PAGE)
    maps = page.locator(".tile-map")
    expect(maps).to_have_count(2)
    expect(maps.first.locator(".tile-undetermined")).to_have_count(IN_DOUBT)
    expect(maps.first).to_contain_text(EXPECTED["plan"]["map_says"])
    expect(maps.last).to_contain_text("bộ quy tắc 2026-2030")
    context.close()
