"""Visits: a browser with an empty profile opens a page, waits for its answer, and comes back."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Playwright
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from publishing.measure.benchmark import slowdown
from publishing.measure.benchmark.conditions import CACHE_SECONDS, Condition
from publishing.measure.benchmark.pages import FORM, Page
from publishing.measure.benchmark.results import Reading, Start
from publishing.tools import browser, waiting
from publishing.tools.programs import ProgramError
from publishing.tools.server import Server

TIMEOUT_SECONDS = 180.0
# What follows is multiplied by the share of rest that a run asks for.
# Between the two visits: what a page does after its answer is done by then.
SETTLE_MS = 3000
# A browser that has just been started is busy with itself; a reader's has been open for a while.
REST_MS = 2000
# Runs before the page's own scripts, and notes when the answer is in the page and when it is painted.
WATCH = """
((selector, sign) => {
  new MutationObserver((_, observer) => {
    for (const element of document.querySelectorAll(selector)) {
      if (!element.textContent.includes(sign)) continue;
      observer.disconnect();
      window.shownAt = performance.now();
      requestAnimationFrame(() => { window.answeredAt = performance.now(); });
      return;
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
})(%s, %s);
"""
SHOWN, ANSWERED = "window.shownAt", "window.answeredAt"
PRESSED = """
document.addEventListener("submit", (event) => { window.pressedAt ??= event.timeStamp; }, true);
"""
TYPING_SECONDS, PRESS_SECONDS = 3.0, 5.0
TYPED = (("#name", "Xã Đăk Năng"), ("#area_km2", "12,5"), ("#population", "2.300"))
CHOSEN = {"#rules": "2023-2025", "#kind": "xã", "#mountainous": "không", "#border": "không"}
READING_WAIT_MS = 2000
# Nothing of these may be asked for by a page that is only read.
ENGINE_PARTS = ("/assets/engine/", "worker.js", ".wasm", ".whl")


@contextmanager
def visitor(driver: Playwright, program: Path, rest: float) -> Iterator[BrowserContext]:
    """Return a browser with an empty profile on the disk, for as long as a `with` block lasts."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = driver.chromium.launch_persistent_context(
            profile, executable_path=program, args=browser.flags()
        )
        try:
            context.pages[0].wait_for_timeout(REST_MS * rest)
            yield context
        finally:
            context.close()


def watching(page: Page) -> str:
    """Return the script that notes when the answer is in the page, `SHOWN`, and its painting, `ANSWERED`."""
    return WATCH % (json.dumps(page.selector), json.dumps(page.sign))


def serve(folder: Path, condition: Condition) -> Server:
    """Return a server of its own to a visit: its line is shared by all that the visit asks for."""
    return Server(folder, shape=condition.shape, cache_seconds=CACHE_SECONDS)


def visit_twice(
    context: BrowserContext, page: Page, server: Server, slow: float, rest: float
) -> list[Start]:
    """Open the page in a new tab, let it come to rest, and open it in another: cold, then warm."""
    starts = []
    for _ in range(2):
        tab = _tab(context, page)
        with slowdown.slowed(context, slow):
            before = len(server.requests)
            tab.goto(server.url + page.address, wait_until="commit")
            starts.append(_start(tab, server, before, ANSWERED))
        tab.wait_for_timeout(SETTLE_MS * rest)
        tab.close()
    return starts


def type_and_press(context: BrowserContext, page: Page, server: Server) -> Start:
    """Open the empty form, type for three seconds, press five seconds after the visit began."""
    tab = _tab(context, page)
    tab.add_init_script(PRESSED)
    began = time.monotonic()
    tab.goto(server.url + FORM, wait_until="commit")
    for selector, value in CHOSEN.items():
        tab.select_option(selector, value)
    _wait_until(began + PRESS_SECONDS - TYPING_SECONDS, tab)
    pause = TYPING_SECONDS * 1000 / sum(len(text) for _, text in TYPED) * 0.9
    for selector, text in TYPED:
        tab.locator(selector).press_sequentially(text, delay=pause)
    _wait_until(began + PRESS_SECONDS, tab)
    tab.keyboard.press("Enter")
    start = _start(tab, server, 0, f"window.pressedAt && {ANSWERED}")
    pressed = float(tab.evaluate("window.pressedAt"))
    return Start(start.milliseconds - pressed, start.bytes_sent, start.requests)


def read(context: BrowserContext, address: str, server: Server, date: str, rest: float) -> Reading:
    """Open a page that is only read and wait until it asks for nothing more."""
    tab = context.new_page()
    tab.goto(server.url + address, wait_until="networkidle")
    tab.wait_for_timeout(READING_WAIT_MS * rest)
    requests = server.requests
    tab.close()
    engine = sum(any(part in request.path for part in ENGINE_PARTS) for request in requests)
    return Reading(address, date, sum(r.bytes_sent for r in requests), len(requests), engine)


def check(context: BrowserContext, page: Page, server: Server, rest: float) -> str:
    """Open a page once, uncounted, and return its answer: it must ask for nothing elsewhere.

    The visit also fills the caches of the disk and of the server, whose compressing is not measured.
    """
    urls: list[str] = []
    tab = _tab(context, page)
    tab.on("request", lambda request: urls.append(request.url))
    tab.goto(server.url + page.address, wait_until="commit")
    waiting.until(tab, ANSWERED, seconds=TIMEOUT_SECONDS)
    answer = tab.locator(page.selector).filter(has_text=page.sign).first.text_content() or ""
    tab.wait_for_timeout(SETTLE_MS * rest)
    tab.close()
    own = urlsplit(server.url).netloc
    elsewhere = [
        url
        for url in urls
        if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc != own
    ]
    if elsewhere:
        raise ProgramError(f"{page.name} tải từ nơi khác: {' '.join(elsewhere)}")
    return answer.strip()


def _tab(context: BrowserContext, page: Page) -> Tab:
    tab = context.new_page()
    tab.add_init_script(watching(page))
    return tab


def _start(tab: Tab, server: Server, before: int, condition: str) -> Start:
    try:
        answered = waiting.until(tab, condition, seconds=TIMEOUT_SECONDS)
    except PlaywrightTimeout as error:
        raise ProgramError(f"{tab.url} không trả lời.") from error
    # What is asked for while the answer is painted, or while we look, is none of its own.
    moment = float(tab.evaluate(f"performance.timeOrigin + {SHOWN}")) / 1000
    requests = [request for request in server.requests[before:] if request.moment <= moment]
    return Start(float(answered), sum(r.bytes_sent for r in requests), len(requests))


def _wait_until(moment: float, tab: Tab) -> None:
    tab.wait_for_timeout(max(0.0, moment - time.monotonic()) * 1000)
