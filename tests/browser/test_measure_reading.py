"""What a page weighs, and that nothing on it moves while it loads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.measure.reading import Visit, largest_unit, measure, pages
from publishing.tools.server import Server, Shape

MOST_BYTES = 90_000
"""Of the largest page of a unit until its load event; the theme's script and style are two thirds of it."""
MOST_SHIFT = 0.01
LINE = Shape(bits_per_second=40_000_000, latency_seconds=0.01)


@pytest.fixture(scope="module")
def line(built_site: Path) -> Iterator[Server]:
    """Serve the built site on a line on which what a script adds comes after the first picture."""
    with Server(built_site, shape=LINE) as running:
        yield running


def test_a_page_of_a_unit_is_light(built_site: Path, line: Server, chromium: Browser) -> None:
    """It fetches neither the index of the search nor the engine, and nothing on it moves."""
    before = len(line.requests)
    visits: list[Visit] = list(measure([largest_unit(built_site)], line, chromium))
    assert [visit.width for visit in visits] == [360, 1280]
    assert all(10_000 < visit.at_load <= MOST_BYTES for visit in visits), visits
    assert all(visit.shift < MOST_SHIFT for visit in visits), visits
    paths = [served.path for served in line.requests[before:]]
    assert [path for path in paths if "search_index" in path or "/engine/" in path] == []


def test_nothing_moves_while_a_page_loads(
    built_site: Path, line: Server, chromium: Browser
) -> None:
    """What scripts add has its place from the start."""
    visits = list(measure(pages(built_site), line, chromium))
    assert len(visits) >= 14
    assert [visit for visit in visits if visit.shift >= MOST_SHIFT] == []


def test_what_moves_is_noticed(tmp_path: Path, chromium: Browser) -> None:
    """A page on which something comes late above its text."""
    (tmp_path / "index.html").write_text(
        "<!doctype html><p id=late></p><p>Chữ</p><script>addEventListener('load', () =>"
        " requestAnimationFrame(() => requestAnimationFrame(() => {"
        " document.querySelector('#late').style.height = '300px'; })));</script>",
        "utf-8",
    )
    with Server(tmp_path) as server:
        visits = list(measure([""], server, chromium))
    assert all(visit.shift >= MOST_SHIFT for visit in visits), visits
    assert "Chữ" in str(visits)
