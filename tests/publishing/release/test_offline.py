"""The list of what is kept for use without a network."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from publishing.release import icons, offline, sums
from publishing.tools.programs import ROOT

MANIFEST = {"tiers": {"rest": {"folder": "rest-1"}, "workbooks": {"folder": "workbooks-1"}}}
MOMENT = "1700000000"
FILES = {
    "index.html": "trang đầu",
    "phap-ly/index.html": "pháp lý",
    "404.html": "không có",
    "llms.txt": "words",
    "du-lieu/index.html": "dữ liệu",
    "du-lieu/v1/units.json": "{}",
    "assets/engine/manifest.json": json.dumps(MANIFEST),
    "assets/engine/pyodide-1/pyodide.mjs": "export {}",
    "assets/engine/pyodide-1/pyodide.mjs.br": "smaller",
    "assets/engine/rest-1/rest.zip.gz": "rest",
    "assets/engine/workbooks-1/workbooks.zip.gz": "workbooks",
    "assets/vendor/scripts.json": "[]",
    "assets/vendor/d3-1/d3.min.js": "d3",
    "assets/vendor/d3-1/LICENSE": "words",
    "assets/javascripts/bundle.js.map": "{}",
    "service-worker.js": "old",
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "zip",
    sums.NAME: "old",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small built site."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def release(site: Path, moment: str | None = MOMENT) -> dict[str, Any]:
    """Write the release of a site and read it again."""
    offline.write(site, moment)
    first, script = (site / offline.SCRIPT).read_text("utf-8").split("\n", 1)
    assert script == offline.script()
    record: dict[str, Any] = json.loads(first.removeprefix("self.RELEASE = ").removesuffix(";"))
    return record


def test_files_are_kept_in_parts(site: Path) -> None:
    """What changes under the same address is a page; what is rarely needed waits for its use."""
    paths = {
        part["name"]: [file["path"] for file in part["files"]] for part in release(site)["parts"]
    }
    assert paths == {
        "pages": [
            "404.html",
            "assets/engine/manifest.json",
            "assets/vendor/scripts.json",
            "du-lieu/",
            "",
            "phap-ly/",
            "sitemap.xml",
        ],
        "engine": [
            "assets/engine/pyodide-1/pyodide.mjs",
            "assets/engine/rest-1/rest.zip.gz",
            "assets/vendor/d3-1/d3.min.js",
        ],
        "workbooks": ["assets/engine/workbooks-1/workbooks.zip.gz"],
    }


def test_each_file_has_its_size_and_hash(site: Path) -> None:
    """A compressed file is sent as it is, a page compressed."""
    (site / "index.html").write_text("trang " * 1000, "utf-8")
    entries = {file["path"]: file for part in release(site)["parts"] for file in part["files"]}
    page, archive = entries[""], entries["assets/engine/rest-1/rest.zip.gz"]
    assert page["bytes"] == 6000
    assert page["sent_bytes"] < 100
    assert page["sha256"] == hashlib.sha256(b"trang " * 1000).hexdigest()
    assert archive["sent_bytes"] == archive["bytes"] == 4
    copies = {
        path: file["brotli_sha256"] for path, file in entries.items() if "brotli_sha256" in file
    }
    assert copies == {"assets/engine/pyodide-1/pyodide.mjs": hashlib.sha256(b"smaller").hexdigest()}


def test_version_is_that_of_the_content(site: Path) -> None:
    """The day alone makes no new release, and neither does a second run; one letter does."""
    first = release(site)
    later = release(site, "1700100000")
    assert (first["date"], later["date"]) == ("2023-11-14", "2023-11-16")
    assert first["version"] == later["version"]
    (site / "index.html").write_text("trang đầu mới", "utf-8")
    assert release(site)["version"] != first["version"]


def test_sources_without_a_date(site: Path) -> None:
    """A release may have no day."""
    assert release(site, None)["date"] == ""


def test_icons_have_the_sizes_that_the_manifest_promises() -> None:
    """All pictures of the drawing are named, and they are as large as it says; all lies in the site."""
    manifest = json.loads((ROOT / "docs" / "manifest.webmanifest").read_text("utf-8"))
    assert {Path(icon["src"]).name for icon in manifest["icons"]} == {icons.DRAWING, *icons.SIZES}
    for icon in manifest["icons"]:
        data = (ROOT / "docs" / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
            assert icon["sizes"] == f"{width}x{height}"
            assert icons.SIZES[Path(icon["src"]).name] == width
    assert [manifest[key] for key in ("start_url", "scope", "id")] == ["./"] * 3
