"""The successor of the theme's maker: Zensical builds the same pages from the same files."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT, SITE
from tests.browser import reading

INPUTS = ("mkdocs.yml", "docs", "overrides", FOLDER)


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as Zensical builds it from what MkDocs was given."""
    root = tmp_path_factory.mktemp("zensical")
    for name in INPUTS:
        source, copy = ROOT / name, root / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)
    process = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean"],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return root / SITE


def pages(folder: Path) -> set[str]:
    """Return the pages of a built site."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}


def test_no_page_is_lost(zensical_site: Path) -> None:
    """The list of pages is that of the published site."""
    assert pages(zensical_site) == pages(ROOT / SITE)


def test_no_anchor_and_no_text_of_an_article_is_lost(zensical_site: Path) -> None:
    """Links into the pages go on working, and each part of a page says the same."""
    count = 0
    for page in sorted(pages(ROOT / SITE) - {"404.html"}):
        before, after = (reading.read(folder / page) for folder in (ROOT / SITE, zensical_site))
        assert before.parts.keys() <= after.ids | {""}, page
        for anchor, text in before.parts.items():
            assert after.parts.get(anchor, "").split() == text.split(), f"{page}#{anchor}"
            count += 1
    assert count > 100


def test_overrides_are_honoured(zensical_site: Path) -> None:
    """The banner of what holds today, the early start of the engine and the page of errors."""
    plan = (zensical_site / "ke-hoach-95" / "index.html").read_text("utf-8")
    assert 'aside class="status"' in plan
    calculator = (zensical_site / "tinh-toan" / "mot-don-vi" / "index.html").read_text("utf-8")
    assert 'data-worker="../../assets/javascripts/engine/worker.js">' in calculator
    assert "Không tìm thấy trang này" in (zensical_site / "404.html").read_text("utf-8")
