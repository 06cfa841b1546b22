"""The nightly check of a published site, on the local server in place of GitHub Pages."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publishing.release import published, sums
from publishing.tools.programs import ROOT
from publishing.tools.server import Server
from tests.browser.conftest import BASE
from tests.browser.ready import PLAN


@pytest.fixture
def copy(built_site: Path, tmp_path: Path) -> Path:
    """Return a copy of the built site, for a test to damage."""
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder)
    sums.write(folder)
    return folder


def check(folder: Path, *options: str) -> tuple[int, str]:
    """Run the check on a served site and give its status and its words."""
    with Server(folder, BASE) as server:
        done = subprocess.run(
            [sys.executable, "-m", "publishing.release.published", server.url, *options],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    return done.returncode, done.stdout + done.stderr


def test_whole_site_passes(copy: Path) -> None:
    """Every file is there as built, and the engine answers as the sources do."""
    status, words = check(copy, "--sums", str(copy / sums.NAME))
    assert (status, words.count("\n")) == (0, 1), words
    assert "0 lỗi, so với danh sách của bản đã dựng" in words


def test_engine_that_cannot_start_is_told(copy: Path) -> None:
    """Even where the published list agrees with what is there."""
    (binary,) = copy.glob("assets/engine/pyodide-*/pyodide.asm.wasm")
    binary.write_bytes(binary.read_bytes()[:1000])
    sums.write(copy)
    status, words = check(copy)
    assert status == 1
    assert "1 lỗi, so với danh sách đăng cùng trang" in words
    assert "- Bộ máy tính không trả lời: " in words


def test_lost_changed_and_exchanged_files_are_named(copy: Path) -> None:
    """Those that a reader would never find by himself."""
    built = (copy / sums.NAME).read_text("utf-8")
    (copy / "phap-ly" / "index.html").unlink()
    with (copy / "assets" / "data" / PLAN.file).open("a") as file:
        file.write("x")
    (copy / "404.html").write_text("Not found")
    sums.write(copy)
    with Server(copy, BASE) as server:
        found = list(published.faults(server.url, built))
    assert found == [
        "SHA256SUMS: không phải danh sách của bản đã dựng",
        "404.html: nội dung khác bản đã dựng",
        f"assets/data/{PLAN.file}: nội dung khác bản đã dựng",
        "phap-ly/index.html: trả lời mã 404",
        "trang-khong-co/: không trả lời bằng trang báo lỗi 404 của trang này (mã 404)",
    ]


def test_site_that_is_gone_is_told(tmp_path: Path) -> None:
    """No list of files, or nobody who answers."""
    with Server(tmp_path, BASE) as server:
        assert list(published.faults(server.url)) == ["SHA256SUMS: trả lời mã 404"]
    assert list(published.faults(server.url)) == ["SHA256SUMS: trả lời mã 0"]
