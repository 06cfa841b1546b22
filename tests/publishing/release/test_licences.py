"""Licences: every file of the site that others wrote is covered, with the text of its licence."""

import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from publishing.release import leftovers, licences
from publishing.release.licences import Component
from publishing.tools.programs import ROOT, SITE, answer

SITE = ROOT / SITE
GENERATED = re.compile(
    r"assets/(data|calendars|licences|sharing)/.+|assets/engine/manifest\.json|assets/vendor/[a-z]+\.json"
    r"|assets/engine/rest-[^/]+/calculators-.+|search/search_index\.json|sitemap\.xml(\.gz)?"
    r"|service-worker\.js|SHA256SUMS|.+\.html"
)
"""What the build writes from this project's own sources; pages are the theme's work, too."""


@pytest.fixture(scope="module")
def parts() -> list[Component]:
    """Return what others wrote."""
    return licences.components(ROOT)


def shipped() -> list[str]:
    """Return the path of every file of the built site."""
    return [p.relative_to(SITE).as_posix() for p in sorted(SITE.rglob("*")) if p.is_file()]


def own() -> set[str]:
    """Return what of this project's sources is copied into the site as it is."""
    paths = answer(["git", "ls-files", "--cached", "--others", "docs", "overrides"]) or ""
    return {name.partition("/")[2] for name in paths.splitlines()}


def test_every_file_is_ours_or_covered(parts: list[Component]) -> None:
    """No work of others goes out without its licence."""
    ours = own()
    strangers = [
        path
        for path in shipped()
        if not GENERATED.fullmatch(path)
        and path not in ours
        and not any(component.covers(path) for component in parts)
    ]
    assert len(shipped()) > 100
    assert strangers == []


def test_every_component_is_shipped(parts: list[Component]) -> None:
    """The list names nothing that is no longer there."""
    paths = shipped()
    absent = [c.id for c in parts if not any(c.covers(path) for path in paths)]
    assert absent == []
    assert len({component.id for component in parts}) == len(parts)


def test_what_the_webassembly_file_holds_is_in_it(parts: list[Component]) -> None:
    """A library that the trimmed file no longer has is not claimed."""
    (binary,) = SITE.glob("assets/engine/pyodide-*/pyodide.asm.wasm")
    content = binary.read_bytes() + binary.with_suffix(".js").read_bytes()
    with_marker = [component for component in parts if component.marker]
    assert len(with_marker) >= 6
    assert [c.id for c in with_marker if c.marker.encode() not in content] == []


def test_what_the_theme_bundles_is_listed(parts: list[Component]) -> None:
    """Its source maps name every package that went into its scripts and styles."""
    bundled = {name for component in parts for name in component.bundled}
    names = set()
    for file in SITE.rglob("*.map"):
        for source in json.loads(file.read_text("utf-8"))["sources"]:
            if match := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source):
                names.add(match[1])
    assert names == bundled


def test_archives_hold_only_what_is_listed(parts: list[Component]) -> None:
    """Packages in the engine's archives are those of Python, of Pyodide and of the list."""
    packages = set()
    for file in SITE.glob("assets/engine/*/*.[wz]*.gz"):
        with zipfile.ZipFile(io.BytesIO(gzip.decompress(file.read_bytes()))) as archive:
            packages |= {name.split("/")[0].split(".")[0] for name in archive.namelist()}
    with zipfile.ZipFile(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip") as whole:
        of_python = {name.split("/")[0].split(".")[0] for name in whole.namelist()}
    assert {name for name in packages - of_python if not name.startswith("calculators")} == {
        "et_xmlfile-2",
        "et_xmlfile",
        "openpyxl-3",
        "openpyxl",
    }
    assert {"et-xmlfile", "openpyxl", "cpython", "pyodide"} <= {c.id for c in parts}


def test_page_links_to_the_text_of_each(parts: list[Component]) -> None:
    """With the holders and without a gap that the template left open."""
    page = (SITE / "bao-tri" / "giay-phep" / "index.html").read_text("utf-8")
    for component in parts:
        text = (SITE / "assets" / "licences" / f"{component.id}.txt").read_text("utf-8")
        assert f'href="../../assets/licences/{component.id}.txt"' in page
        assert text.startswith(component.name)
        assert "Copyright" in text or component.licence == "Unlicense", component.id
        assert "copyright holders>" not in text
        assert len(text) > 500


def test_search_of_other_languages_is_left_out(tmp_path: Path) -> None:
    """The theme copies thirty; one of its files carries no licence at all."""
    folder = tmp_path / leftovers.SEARCH_LANGUAGES / "min"
    folder.mkdir(parents=True)
    for name in ("lunr.vi.min.js", "lunr.stemmer.support.min.js", "lunr.da.min.js"):
        (folder / name).write_text("x")
    (folder.parent / "wordcut.js").write_text("x")
    icon = tmp_path / leftovers.ICON
    icon.parent.mkdir()
    icon.write_text("x")
    leftovers.remove(tmp_path)
    assert not icon.exists()
    rest = {file.name for file in tmp_path.rglob("*.js")}
    assert rest == set(leftovers.SEARCH_IN_USE)
    files = {file.name for file in (SITE / leftovers.SEARCH_LANGUAGES).rglob("*.js")}
    assert files == set(leftovers.SEARCH_IN_USE)
