"""Files that the pages write themselves: hostile names leave them whole, and nothing in them runs."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Page, expect

from publishing.tools.server import Server
from tests.browser.ready import FIRST_OPENED
from tests.hostile import NAMES, holds, in_files, in_xml

LISTS, BUILDER = "tinh-toan/danh-sach/", "tinh-toan/sap-nhap/"
START_MS = 60_000
READ = {what: name for what, name in NAMES.items() if "\0" not in name}
"""A list with a NUL is refused by its row."""
DRAWN = {"svg", "title", "desc", "rect", "text", "tspan", "g", "path", "line", "circle", "polygon"}


def units(folder: Path) -> Path:
    """Write a list with a unit of each name."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(("Tên", "Loại", "Mã", "Huyện", "Diện tích (km2)", "Dân số", "Miền núi"))
    for code, name in enumerate(READ.values(), start=1):
        writer.writerow((in_files(name), "Xã", code, "Huyện X", 30, 3000 + code, "có"))
    path = folder / "list.csv"
    path.write_bytes(text.getvalue().encode("utf-8"))
    return path


def test_a_picture(page: Page, server: Server, tmp_path: Path) -> None:
    """It opens as XML and as a picture, has a sign for what XML cannot hold, and no element of a name."""
    name = "=1+<b>&amp;]]>\x01\x1b.csv"
    page.goto(server.url + LISTS)
    content = units(tmp_path).read_bytes()
    page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": content})
    fold = page.locator(".picture-fold").first
    fold.locator("summary").click(timeout=START_MS)
    files = {}
    for form in ("svg", "png"):
        with page.expect_download(timeout=START_MS) as download:
            fold.locator(f"[data-picture={form}]").click()
        files[form] = Path(download.value.path()).read_bytes()
    assert files["png"].startswith(b"\x89PNG")
    root = ET.fromstring(files["svg"])  # noqa: S314 - what the page has just made
    assert {part.tag.split("}")[1] for part in root.iter()} <= DRAWN
    assert not any(
        key.startswith("on") or "href" in key for part in root.iter() for key in part.attrib
    )
    assert holds(list(root.itertext()), in_xml(name))


def test_scenarios(page: Page, server: Server, tmp_path: Path) -> None:
    """A group keeps the name that it was given, in the file and when the file is opened again."""
    page.goto(server.url + BUILDER)
    expect(page.locator("[data-part=status]")).to_contain_text(FIRST_OPENED, timeout=START_MS)
    page.set_input_files("#merge-list", units(tmp_path))
    expect(page.locator("[data-part=status]")).to_contain_text("list.csv", timeout=START_MS)
    page.locator("#merge-unit-1").click()
    page.locator("#merge-unit-2").click()
    page.locator("#merge-group").click()
    field = page.locator("#merge-group-0-name")
    for name in NAMES.values():
        if not field.is_visible():
            page.locator(".merge-change summary").click()
        field.fill(in_files(name))
        field.blur()
        expect(field).to_have_value(in_files(name).strip())
        with page.expect_download() as download:
            page.locator("#merge-save").click()
        saved = tmp_path / "saved.json"
        download.value.save_as(saved)
        (scenario,) = json.loads(saved.read_text("utf-8"))["scenarios"]
        assert scenario["groups"][0]["name"] == field.input_value()
        page.set_input_files("#merge-file", saved)
        expect(page.locator("[data-part=status]")).to_contain_text("Đã mở saved.json")
        expect(field).to_have_value(in_files(name).strip())
