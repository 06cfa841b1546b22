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
def found() -> list[Component]:
    """Return what others wrote."""
    return licences.components(ROOT)


def shipped() -> list[str]:
    """Return the path of every file of the built site."""
    return [p.relative_to(SITE).as_posix() for p in sorted(SITE.rglob("*")) if p.is_file()]


def own() -> set[str]:
    """Return what of this project's sources is copied into the site as it is."""
    tracked = answer(["git", "ls-files", "--cached", "--others", "docs", "overrides"]) or ""
    return {name.partition("/")[2] for name in tracked.splitlines()}


def test_every_file_is_ours_or_covered(found: list[Component]) -> None:
    """No work of others goes out without its licence."""
    ours = own()
    strangers = [
        path
        for path in shipped()
        if not GENERATED.fullmatch(path)
        and path not in ours
        and not any(component.covers(path) for component in found)
    ]
    assert len(shipped()) > 100
    assert strangers == []


def test_every_component_is_shipped(found: list[Component]) -> None:
    """The list names nothing that is no longer there."""
    paths = shipped()
    gone = [c.id for c in found if not any(c.covers(path) for path in paths)]
    assert gone == []
    assert len({component.id for component in found}) == len(found)


def test_what_the_webassembly_file_holds_is_in_it(found: list[Component]) -> None:
    """A library that the trimmed file no longer has is not claimed."""
    (binary,) = SITE.glob("assets/engine/pyodide-*/pyodide.asm.wasm")
    content = binary.read_bytes() + binary.with_suffix(".js").read_bytes()
    marked = [component for component in found if component.marker]
    assert len(marked) >= 6
    assert [c.id for c in marked if c.marker.encode() not in content] == []


def test_what_the_theme_bundles_is_listed(found: list[Component]) -> None:
    """Its source maps name every package that went into its scripts and styles."""
    bundled = {name for component in found for name in component.bundled}
    named = set()
    for file in SITE.rglob("*.map"):
        for source in json.loads(file.read_text("utf-8"))["sources"]:
            if match := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source):
                named.add(match[1])
    assert named == bundled


def test_archives_hold_only_what_is_listed(found: list[Component]) -> None:
    """Packages in the engine's archives are those of Python, of Pyodide and of the list."""
    held = set()
    for file in SITE.glob("assets/engine/*/*.[wz]*.gz"):
        with zipfile.ZipFile(io.BytesIO(gzip.decompress(file.read_bytes()))) as archive:
            held |= {name.split("/")[0].split(".")[0] for name in archive.namelist()}
    with zipfile.ZipFile(ROOT / "node_modules" / "pyodide" / "python_stdlib.zip") as whole:
        of_python = {name.split("/")[0].split(".")[0] for name in whole.namelist()}
    assert {name for name in held - of_python if not name.startswith("calculators")} == {
        "et_xmlfile-2",
        "et_xmlfile",
        "openpyxl-3",
        "openpyxl",
    }
    assert {"et-xmlfile", "openpyxl", "cpython", "pyodide"} <= {c.id for c in found}


def test_page_links_to_the_text_of_each(found: list[Component]) -> None:
    """With the holders and without a gap that the template left open."""
    page = (SITE / "bao-tri" / "giay-phep" / "index.html").read_text("utf-8")
    for component in found:
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
    left = {file.name for file in tmp_path.rglob("*.js")}
    assert left == set(leftovers.SEARCH_IN_USE)
    kept = {file.name for file in (SITE / leftovers.SEARCH_LANGUAGES).rglob("*.js")}
    assert kept == set(leftovers.SEARCH_IN_USE)
