"""Markup in the data of a list stays text: wherever a list, a file or an address shows up."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.tools.server import Server
from tests.browser.conftest import watch

ATTACK = '<img src=x onerror="injected=1"><script>injected=1</script><b class=injected>'
START_MS = 60_000


@pytest.fixture
def open_page(chromium: Browser, server: Server) -> Iterator[Page]:
    """Return a page without its policy, so that what gets in would run."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    faults = watch(page, server)
    page.evaluate("window.print = () => {}")
    yield page
    assert page.evaluate("globalThis.injected") is None
    assert page.locator("img[src=x], .injected, [onerror]").count() == 0
    assert faults == []
    context.close()


def attack(place: str) -> str:
    """Return the markup with the place that it was put into."""
    return f"{ATTACK}{place}"


def headings() -> list[str]:
    """Return the headings of a list, one of them not known."""
    return [
        "Mã",
        "Tên",
        "Loại",
        "Thuộc huyện",
        "Diện tích (km2)",
        "Dân số",
        attack("heading"),
        "Ghi chú",
    ]


def rows() -> list[list[str]]:
    """Return a good row and one that is wrong in every cell."""
    return [
        [
            "1",
            attack("name"),
            "Xã",
            f"Huyện {attack('district')}",
            "12,5",
            "2300",
            "x",
            attack("note"),
        ],
        [attack("code"), "B", attack("kind"), "Huyện C", attack("area"), attack("people"), "", ""],
        [
            "3",
            "C",
            "Xã",
            f"Huyện {attack('district')}",
            "900",
            "1",
            attack("doubt"),
            attack("date"),
        ],
        [attack("total"), "", "", "", "", "", "", ""],
    ]


def test_a_list(open_page: Page, server: Server, tmp_path: Path) -> None:
    """In names, districts, notes, headings, wrong cells, the sheet's name and the file's."""
    page = open_page
    book = openpyxl.Workbook()
    book.worksheets[0].title = "<img src=x onerror=a>"
    other = book.create_sheet("<b class=injected>")
    for sheet in (book.worksheets[0], other):
        for row in [headings(), *rows()]:
            sheet.append(row)
    path = tmp_path / "<img src=x onerror=injected=1>.xlsx"
    book.save(path)
    page.goto(f"{server.url}tinh-toan/danh-sach/")
    page.set_input_files("#file", str(path))
    result = page.locator("[data-part=result]")
    expect(result.locator("h2").first).to_contain_text("<img src=x", timeout=START_MS)
    expect(result.locator(".row-errors li").first).to_contain_text(ATTACK)
    expect(result.locator("[aria-rowcount]")).to_contain_text(attack("name"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    expect(page.locator(".picture svg").first).to_be_visible()
    page.locator(".picture [role=button]").first.focus()
    result.get_by_role("button", name=attack("name")).first.click()
    expect(page.locator("dialog.card")).to_contain_text(attack("name"))
    page.get_by_role("button", name="In phiếu rà soát").first.click()


def test_the_builder_and_shapes(open_page: Page, server: Server, tmp_path: Path) -> None:
    """In the units of a list, in the pairs, and in the properties of GeoJSON."""
    page = open_page
    units = tmp_path / "<img src=x onerror=injected=1>.csv"
    lines = [headings()[:6], ["1", attack("name"), "Xã", "Huyện A", "12,5", "2300"]]
    lines += [
        ["2", "B", "Xã", f"Huyện {attack('d')}", "1", "2"],
        ["x", attack("e"), "Xã", "", "?", "?"],
    ]
    units.write_text(
        "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in lines),
        "utf-8",
    )
    shapes = tmp_path / "<b class=injected>.geojson"
    shapes.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {
                            "ma": code,
                            "ten": attack("shape"),
                            attack("key"): attack("v"),
                        },
                        "geometry": {"type": "Polygon", "coordinates": [square(east)]},
                    }
                    for east, code in enumerate(("1", attack("code")))
                ],
            }
        ),
        "utf-8",
    )
    page.goto(f"{server.url}tinh-toan/sap-nhap/")
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("Đã mở", timeout=START_MS)
    page.locator("summary", has_text="Dùng danh sách").click()
    page.set_input_files("#merge-list", units)
    page.set_input_files("#merge-shapes", shapes)
    expect(status).to_contain_text("Đã tính ranh giới trong <b class=injected>.geojson")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    expect(page.locator("[data-part=shapes-report]")).to_contain_text("<img src=x")
    expect(page.locator("[data-part=builder]")).to_contain_text(attack("name"))


def square(east: int) -> list[list[float]]:
    """Return a ring in degrees."""
    west, south = 108 + east / 100, 14.0
    corners = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01), (0.0, 0.0)]
    return [[west + x, south + y] for x, y in corners]


def test_an_address(open_page: Page, server: Server) -> None:
    """In every parameter of the form, of the builder and of the views that an address restores."""
    page = open_page
    for names in (
        ("name", "area_km2", "district", "note"),
        ("rules", "kind", "mountainous", "exemption", "population", "ethnic_minority_percent"),
    ):
        query = {"kind": "xã", "rules": "2023-2025", "population": "2300", "area_km2": "12,5"}
        page.goto(
            f"{server.url}tinh-toan/mot-don-vi/?{urlencode(query | dict.fromkeys(names, ATTACK))}"
        )
        expect(page.locator("[data-part=engine] [role=status]")).to_have_text(
            "Sẵn sàng", timeout=START_MS
        )
        page.get_by_role("button", name="Đánh giá", exact=True).click()
        expect(page.locator("[data-part=result] h2, [data-part=errors] a").first).to_be_visible()
    for address, once in (
        ("nhiem-vu/?co-quan={}&h={}", ".count"),
        ("tinh-toan/sap-nhap/?nhom={}&ten={}&mau={}", "[data-part=status]"),
    ):
        page.goto(server.url + address.replace("{}", urlencode({"": ATTACK})[1:]))
        expect(page.locator(once)).to_contain_text(re.compile(r"\w"), timeout=START_MS)
