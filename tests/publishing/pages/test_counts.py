"""Counts on the pages: computed where a page is written, and typed in a text only as the data have them."""

import re
import shutil
from pathlib import Path

import pytest

from publishing.pages import arrangement2025, kontum
from publishing.pages.units import gazetteer
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT

COUNT = re.compile(r"(?<!đến )(?<![\d.,-])(\d{2,3}) (?:đơn vị|xã, phường)|đơn vị thành (\d+)\b")
"""Not a limit of the engine, as in "đến 25 đơn vị"."""
UNITS = gazetteer.read(ROOT)
COUNTS = {
    len(UNITS.districts),
    len(UNITS.old),
    len(UNITS.today),
    len(UNITS.districts) + len(UNITS.old),
    sum(place.ours for place in UNITS.today.values()),
    len(list(UNITS)),
}
WRITTEN = {"cap-huyen", "hien-nay", "truoc-2025", "bao-tri"}
"""Pages that a build writes, and guides with examples of their own."""


def texts() -> list[Path]:
    """Return the navigation and the pages that people write."""
    pages = [page for page in (ROOT / "docs").rglob("*.md") if not WRITTEN & set(page.parts)]
    return [ROOT / "mkdocs.yml", *pages]


def test_what_a_page_has_typed_is_what_the_data_have() -> None:
    """Titles and descriptions cannot be computed: when the number of units changes, this names them."""
    counts = [
        (page.name, int(number))
        for page in texts()
        for pair in COUNT.findall(page.read_text("utf-8"))
        for number in pair
        if number
    ]
    assert counts
    assert [(page, number) for page, number in counts if number not in COUNTS] == []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder in which one area that was an estimate is published."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    file = tmp_path / UNITS.province.path("communes")
    file.write_text(file.read_text("utf-8").replace(",estimate,", ",published,", 1), "utf-8")
    return tmp_path


def test_both_pages_count_the_areas_that_are_estimates(root: Path) -> None:
    """The page of 2025 kept 74 where that of the plan said 73."""
    kontum.write(root)
    arrangement2025.write(root)
    estimates = (
        sum(row["area_basis"] == "estimate" for row in UNITS.province.rows(ROOT, "communes")) - 1
    )
    limits = (root / FOLDER / "plan-limits.md").read_text("utf-8")
    assert f"{len(UNITS.old)} đơn vị cấp xã" in limits
    assert f" {estimates} số " in limits.replace("*", "")
    if "merges" in UNITS.province.tables:
        differences = (root / FOLDER / "arrangement-2025-differences.md").read_text("utf-8")
        words = f"Diện tích của {estimates} trong {len(UNITS.old)} đơn vị cũ là số ước tính"
        assert words in differences
