"""Files made to exhaust a machine, opened in the page: refused in words, and the page stays live."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculators.lists import sheets
from publishing.tools.programs import ROOT
from publishing.tools.server import Server
from tests.lists.test_xlsx_limits import CASES

LISTS, BUILDER = "tinh-toan/danh-sach/", "tinh-toan/sap-nhap/"
SECONDS = 60
"""From the choice of a file to the refusal, with the part that reads workbooks still to come."""
HARDEST = ("bomb", "billion-laughs-in-sheet", "many-strings", "one-row-of-a-million-cells")


def test_the_page_knows_the_engine_s_limit() -> None:
    """The page refuses by size alone, before it reads: its number is the engine's."""
    script = (ROOT / "docs/assets/javascripts/shared/files.js").read_text("utf-8")
    assert f"MOST_BYTES = {sheets.MOST_BYTES:_};" in script


def too_large(folder: Path) -> tuple[Path, str]:
    """Write a file of 100 MB, and return the engine's words for it."""
    file = folder / "list.csv"
    with file.open("wb") as hole:
        hole.truncate(100_000_000)
    with pytest.raises(sheets.SheetError) as raised:
        sheets.check_size(100_000_000)
    return file, str(raised.value)


def test_a_file_of_100_mb_is_not_read_by_the_builder(
    page: Page, server: Server, tmp_path: Path
) -> None:
    """In the words of the engine, at once; the page can be used further."""
    file, words = too_large(tmp_path)
    page.goto(server.url + BUILDER)
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("Đã mở", timeout=60_000)
    page.locator("summary", has_text="Dùng danh sách").click()
    page.set_input_files("#merge-list", str(file))
    expect(status).to_contain_text(words)


def test_bombs_are_refused_one_after_the_other(page: Page, server: Server, tmp_path: Path) -> None:
    """The engine outlives each of them and opens a good list at the end."""
    page.goto(server.url + LISTS)
    expect(page.locator("[data-part=engine] [role=status]")).to_have_count(1)
    # By its size alone one is refused before it is read.
    file, words = too_large(tmp_path)
    page.set_input_files("#file", str(file))
    expect(page.locator(".error-summary")).to_contain_text(words)
    for case in HARDEST:
        make, words = CASES[case]
        content = make()
        assert isinstance(content, bytes)
        file = tmp_path / f"{case}.xlsx"
        file.write_bytes(content)
        began = time.monotonic()
        page.set_input_files("#file", str(file))
        expect(page.locator(".error-summary")).to_contain_text(words, timeout=SECONDS * 1000)
        assert time.monotonic() - began < SECONDS
    page.fill("#pasted", "Tên\tLoại\nA\tXã\n=1+1\tXã\n")
    page.get_by_role("button", name="Đánh giá danh sách", exact=True).click()
    result = page.locator("[data-part=result]")
    expect(result.locator("h2").first).to_contain_text("2 đơn vị", timeout=60_000)
    expect(result).to_contain_text("bắt đầu như một công thức, đọc như chữ, không tính: A3.")
