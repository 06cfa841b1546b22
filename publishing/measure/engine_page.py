"""The engine in Chromium on the built site, asked from here as its pages ask it."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

from calculators import browser as engine
from publishing.tools.chromium import chromium
from publishing.tools.programs import built_site
from publishing.tools.server import Server

Call = tuple[str, dict[str, Any]]
"""The name of a function of `calculators.browser`, and what it is asked."""
PAGE = "tinh-toan/"
TIMEOUT_MS = 600_000
TIMED = """async ([module, calls]) => {
  const { call } = await import(module);
  const waits = [];
  let answer;
  for (const [name, payload] of calls) {
    const start = performance.now();
    answer = await call(name, payload);
    waits.push((performance.now() - start) / 1000);
  }
  return [waits, answer];
}"""


class EnginePage:
    """A page of the site with its engine."""

    def __init__(self, page: Page, address: str) -> None:
        """Note the page and where its modules are."""
        self.page = page
        self._module = f"{address}assets/javascripts/engine/engine.js"

    def measure(self, calls: Sequence[Call]) -> tuple[list[float], dict[str, Any]]:
        """Return the seconds of each call, from the page and back to it, and the last answer."""
        waits, answer = self.page.evaluate(TIMED, [self._module, [list(call) for call in calls]])
        return waits, answer


@contextmanager
def launch() -> Iterator[EnginePage]:
    """Return the engine, ready, for as long as a `with` block lasts."""
    with Server(built_site()) as server, chromium() as program:
        page = program.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.goto(server.url + PAGE)
        engine = EnginePage(page, server.url)
        # Any call but the first ones brings the whole engine.
        engine.measure([("open_list", {"name": "", "rules": "2023-2025", "text": "x"})])
        yield engine


def here(calls: Sequence[Call]) -> tuple[list[float], dict[str, Any]]:
    """Ask the same of this Python: the seconds of each call, JSON included, and the last answer."""
    waits, answer = [], "null"
    for name, payload in calls:
        start = time.perf_counter()
        answer = getattr(engine, name)(json.dumps(payload))
        waits.append(time.perf_counter() - start)
    return waits, json.loads(answer)
