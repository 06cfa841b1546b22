"""The policy of the built pages."""

import base64
import hashlib
import html
import json
import re
from pathlib import Path

import pytest

from publishing.release import policy
from publishing.tools.programs import ROOT, SITE, ProgramError

BUILT = ROOT / SITE
PAGES = sorted(BUILT.rglob("*.html"))
FIRST = re.compile(
    r"\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*"
    r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">',
    re.IGNORECASE,
)


def policy_of(page: Path) -> dict[str, list[str]]:
    """Return the directives that a page begins its head with."""
    match = FIRST.match(page.read_text("utf-8"))
    assert match, page
    return {name: sources for name, *sources in map(str.split, match[1].split(";"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BUILT).as_posix())
def test_every_page_begins_with_the_policy(page: Path) -> None:
    """The page of errors too; it is the only one, and the same everywhere."""
    assert page.read_text("utf-8").count("http-equiv=") == 1
    assert policy_of(page) == policy_of(PAGES[0])


def test_nothing_but_the_site_is_allowed() -> None:
    """No other origin, no script in the page but those of the theme by their hash, no eval."""
    directives = policy_of(PAGES[0])
    scripts = directives.pop("script-src")
    assert scripts[:2] == ["'self'", "'wasm-unsafe-eval'"]
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", source) for source in scripts[2:])
    assert directives == {
        "default-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_the_pages_carry_the_manifest_of_the_engine() -> None:
    """The files that the worker takes are those of this build, by their hashes."""
    manifest = json.loads((BUILT / policy.MANIFEST).read_text("utf-8"))
    for page in PAGES:
        (content,) = re.findall(r'<meta name="engine" content="([^"]*)">', page.read_text("utf-8"))
        assert json.loads(html.unescape(content)) == manifest


def write(folder: Path, body: str, head: str = '<head><meta charset="utf-8"></head>') -> Path:
    """Write a small site of one page."""
    manifest = folder / policy.MANIFEST
    manifest.parent.mkdir(parents=True)
    manifest.write_text(json.dumps({}))
    page = folder / "index.html"
    page.write_text(f"<!doctype html><html>{head}<body>{body}</body></html>", "utf-8")
    return page


def test_scripts_of_the_page_are_allowed_by_hash(tmp_path: Path) -> None:
    """Data that stand in a script element, and scripts of the site, need none."""
    page = write(
        tmp_path,
        '<script>a=1</script><script type="application/json">{}</script>'
        '<script src="b.js"></script><script type="module">"<p>"</script>',
    )
    policy.write(tmp_path)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
        for text in (b"a=1", b'"<p>"')
    }
    assert set(policy_of(page)["script-src"][2:]) == hashes


@pytest.mark.parametrize(
    "body",
    [
        '<p style="color:red">x</p>',
        "<style>p{}</style>",
        '<img src="x" onerror="a()">',
        '<base href="/">',
    ],
)
def test_what_the_policy_would_block_ends_the_build(tmp_path: Path, body: str) -> None:
    """A maintainer learns of it before a reader does."""
    write(tmp_path, body)
    with pytest.raises(ProgramError, match=r"index\.html: chính sách"):
        policy.write(tmp_path)


def test_an_encoding_out_of_sight_ends_the_build(tmp_path: Path) -> None:
    """Browsers look for it in the first kilobyte, which the policy must leave room in."""
    scripts = "".join(f"<script>{n}</script>" for n in range(20))
    write(tmp_path, scripts)
    with pytest.raises(ProgramError, match="bảng mã"):
        policy.write(tmp_path)
    (tmp_path / "index.html").write_text("<html><body></body></html>")
    with pytest.raises(ProgramError, match=r"0 <head>"):
        policy.write(tmp_path)
