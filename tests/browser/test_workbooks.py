"""Workbooks in the browser: opened, saved, ended midway, and what goes wrong on the way."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from publishing.measure.lists import workbook
from publishing.tools.server import Server
from tests.browser.conftest import BASE
from tests.browser.test_engine_start import (
    CORRUPT,
    MISSING,
    copied,
    copy,
    damaged,
    missing,
    overwritten,
    serving,
)

__all__ = ["copied", "copy", "damaged", "serving"]
LISTS = "tinh-toan/danh-sach/"
HEAD = ["Tên ĐVHC", "Loại", "Diện tích (km2)", "Dân số (người)", "Tỷ lệ DTTS (%)", "Miền núi"]
SECONDS = 60_000


def awkward() -> bytes:
    """Return a workbook of two sheets, with a merged heading, shares as percentages, and totals."""
    book = openpyxl.Workbook()
    notes = book.worksheets[0]
    notes.title = "Ghi chú"
    notes.append(["Danh sách lập để rà soát"])
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH ĐƠN VỊ HÀNH CHÍNH CẤP XÃ"])
    sheet.merge_cells("A1:F1")
    sheet.append(HEAD)
    sheet.append(["Đăk Năng", "Xã", 29.77, 3335, 0.755, "có"])
    sheet.append(["Đăk Tô", "Thị trấn", 38.52, "13.500", 0.46, "có"])
    sheet["E3"].number_format = sheet["E4"].number_format = "0.0%"
    sheet.append(["Tổng cộng", None, 68.29, 16835, None, None])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(folder: Path, name: str, content: bytes) -> str:
    """Write a file for the reader to choose."""
    path = folder / name
    path.write_bytes(content)
    return str(path)


def requests_of_the_tier(server: Server) -> list[str]:
    """Return what was asked for of the tier so far."""
    return [request.path for request in server.requests if "/workbooks-" in request.path]


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook of a whole country's communes."""
    path = tmp_path_factory.mktemp("lists") / "dài.xlsx"
    path.write_bytes(workbook(10_500))
    return path


def test_a_workbook_is_opened_and_saved(
    chromium: Browser, built_site: Path, tmp_path: Path
) -> None:
    """The same rows come back, numbers as numbers; the tier comes with the first workbook, once."""
    with Server(built_site, BASE) as server:
        page = chromium.new_context(accept_downloads=True).new_page()
        page.goto(server.url + LISTS)
        page.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\nA\tXã\t60,5\n")
        page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
        heading = page.locator("[data-part=result] h2")
        expect(heading).to_contain_text("1 đơn vị", timeout=SECONDS)
        assert requests_of_the_tier(server) == []
        page.set_input_files("#file", put(tmp_path, "xã.xlsx", awkward()))
        expect(heading).to_have_text("Kết quả: 2 đơn vị trong xã.xlsx", timeout=SECONDS)
        with page.expect_download() as download:
            page.get_by_role("button", name="Excel (XLSX)").click()
        page.set_input_files("#file", put(tmp_path, "xã 2.xlsx", awkward()))
        expect(heading).to_contain_text("xã 2.xlsx")
        assert len(requests_of_the_tier(server)) == 1
        saved = openpyxl.load_workbook(
            put(tmp_path, "saved.xlsx", download.value.path().read_bytes())
        )
        page.context.close()
    assert saved.sheetnames == ["Kết quả", "Quy định", "Danh sách", "Giải thích", "Căn cứ"]
    rows = [row[: len(HEAD)] for row in saved["Danh sách"].iter_rows(values_only=True)]
    assert rows == [
        ("DANH SÁCH ĐƠN VỊ HÀNH CHÍNH CẤP XÃ", *[None] * 5),
        tuple(HEAD),
        ("Đăk Năng", "Xã", 29.77, 3335, 75.5, "có"),
        ("Đăk Tô", "Thị trấn", 38.52, "13.500", 46, "có"),
        ("Tổng cộng", None, 68.29, 16835, None, None),
    ]


def test_ten_thousand_rows(page: Page, server: Server, long_list: Path) -> None:
    """A whole country's communes; the rows that have been read are counted on the way.

    Where nothing was open before and the reader stops the reading, the same file can be tried again.
    """
    page.goto(server.url + LISTS)
    page.evaluate(
        """() => {
          window.told = new Set();
          const seen = () => told.add(document.querySelector("[data-part=engine] p").textContent);
          new MutationObserver(seen).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    page.set_input_files("#file", str(long_list))
    page.get_by_role("button", name="Dừng").click(timeout=SECONDS)
    page.get_by_role("button", name="Thử lại").last.click()
    heading = page.locator("[data-part=result] h2")
    expect(heading).to_contain_text("10500 đơn vị", timeout=SECONDS)
    told = set(page.evaluate("[...told]"))
    assert {"Đang đọc tệp Excel: 10000 dòng", "Đang rà soát danh sách", "Sẵn sàng"} <= told
    assert any(text.startswith("Đang tải phần đọc tệp Excel: ") for text in told)


def test_an_end_put_to_a_long_file(page: Page, server: Server, long_list: Path) -> None:
    """The reader stops the reading; the list that was open comes back with its changes."""
    page.goto(server.url + LISTS)
    page.fill("#pasted", "Tên\tLoại\tDiện tích (km2)\tDân số\nA\tXã\t60,5\tx\nB\tXã\t9\ty\n")
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    counts = page.locator("[data-part=result] .counts")
    expect(counts).to_contain_text("số liệu sai: 2", timeout=SECONDS)
    box = page.get_by_label("Dòng 2, ô D2")
    box.fill("9.500")
    box.press("Enter")
    expect(counts).to_contain_text("số liệu sai: 1")
    page.get_by_label("Dòng 3, ô D3").fill("8.00")
    page.set_input_files("#file", str(long_list))
    page.get_by_role("button", name="Dừng").click(timeout=SECONDS)
    result = page.locator("[data-part=result]")
    expect(result.locator(".failure")).to_contain_text("Những gì đã nhập vẫn còn nguyên")
    result.get_by_role("button", name="Mở lại danh sách").click()
    expect(counts).to_contain_text("số liệu sai: 1", timeout=SECONDS)
    expect(result.locator("h2")).to_contain_text("2 đơn vị")
    # Typed, and not yet given.
    expect(page.get_by_label("Dòng 3, ô D3")).to_have_value("8.00")


@pytest.fixture
def tolerant_page(chromium: Browser) -> Iterator[Page]:
    """Return a page that may miss a file."""
    page = chromium.new_context(accept_downloads=True).new_page()
    yield page
    page.context.close()


@pytest.mark.parametrize(("damage", "words"), [(missing, MISSING), (overwritten, CORRUPT)])
def test_a_tier_that_does_not_come(
    tolerant_page: Page,
    damaged: Server,
    copy: Path,
    tmp_path: Path,
    damage: Callable[[Path], None],
    words: str,
) -> None:
    """The reader is told which file failed; lists as text still work, and trying again does."""
    (file,) = (copy / "assets").glob("engine/*/workbooks.zip.gz")
    content = file.read_bytes()
    damage(file)
    page = tolerant_page
    page.goto(damaged.url + LISTS)
    page.set_input_files("#file", put(tmp_path, "xã.xlsx", awkward()))
    result = page.locator("[data-part=result]")
    expect(result.locator(".failure")).to_have_text(f"{words} ({file.name})", timeout=SECONDS)
    expect(page.locator("[data-part=engine] [role=status]")).to_have_text("Sẵn sàng")
    file.write_bytes(content)
    result.get_by_role("button", name="Thử lại").click()
    expect(result.locator("h2")).to_contain_text("2 đơn vị", timeout=SECONDS)
    expect(result.locator(".failure")).to_have_count(0)
