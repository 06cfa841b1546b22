"""A real browser on the built site: every page fails its test on a console error or a stray request."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from publishing.measure.benchmark.conditions import CACHE_SECONDS
from publishing.tools import browser as installed
from publishing.tools.programs import ROOT, SITE
from publishing.tools.server import Server

LOCAL = "http://127.0.0.1:8000/"
BASE = "/kontum/"
"""GitHub Pages serves a project under its name, not at the root."""

SHORT_VISITS = "--js-flags=--wasm-tiering-budget=2000000000"
"""Compiles Python a second time, for speed, only where it runs for long: a fifth of a visit's work."""

# A busy machine takes longer than the usual five seconds for what a reader sees at once on a quiet one.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def built_site() -> Path:
    """Return the folder of the built site."""
    folder = ROOT / SITE
    assert (folder / "index.html").is_file(), "no built site: run `make build` first"
    return folder


@pytest.fixture(scope="session")
def server(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the built site under a sub-path, as a build for that address would be, and GitHub Pages.

    The theme keeps pages alive only at the address that the site was built for: in a copy, the
    address of `make serve` is put right in the files that hold it.
    """
    folder = tmp_path_factory.mktemp("served") / "site"
    shutil.copytree(built_site, folder)
    with Server(folder, BASE, cache_seconds=CACHE_SECONDS) as running:
        for path in (*folder.rglob("*.html"), folder / "sitemap.xml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(LOCAL, running.url), encoding="utf-8")
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for all journeys."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=str(installed.provide_for_journeys()),
            args=[*installed.flags(), SHORT_VISITS],
        )
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def device(chromium: Browser) -> Iterator[BrowserContext]:
    """Return one profile for the journeys of a file: a page opens in half the time in one that is warm."""
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    # It stays open, so that the processes of the profile do, too.
    made.new_page()
    yield made
    made.close()


@pytest.fixture
def context(device: BrowserContext, server: Server) -> Iterator[BrowserContext]:
    """Return a profile in which nothing is kept and nothing is open.

    What cannot be taken back, such as another clock, is for a profile of its own: `alone`.
    """
    yield device
    empty(device, server)


def empty(context: BrowserContext, server: Server) -> None:
    """Close all pages but the first, take back what was allowed, and remove what the site has kept."""
    first, *others = context.pages
    for page in others:
        page.close()
    context.clear_permissions()
    session = context.new_cdp_session(first)
    site = {"origin": server.url.removesuffix(BASE), "storageTypes": "all"}
    session.send("Storage.clearDataForOrigin", site)
    session.detach()


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Iterator[Page]:
    """Return a page that must stay silent on the console and inside its origin."""
    opened = context.new_page()
    faults = watch(opened, server)
    yield opened
    assert faults == []


@pytest.fixture
def alone(chromium: Browser, server: Server) -> Iterator[Page]:
    """Return such a page in a profile of its own."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    faults = watch(opened, server)
    yield opened
    context.close()
    assert faults == []


def load_axe(page: Page) -> None:
    """Give the page axe-core, past its policy: no script may be put into it as an element."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))


def watch(page: Page, server: Server) -> list[str]:
    """Note what a page must not do: errors on the console, exceptions, requests to elsewhere."""
    faults: list[str] = []
    own = urlsplit(server.url).netloc

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def on_request(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"blob", "data"} and parts.netloc != own:
            faults.append(f"request: {url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    page.on("request", lambda request: on_request(request.url))
    return faults
