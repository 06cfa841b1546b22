"""Measure how long a reader waits for the first answer, beside a page with the stock runtime.

Both pages are the built page of the single-unit calculator, in a browser with an empty profile, on
a line that is not slowed down, with their runs taking turns. The other page is a copy of the site in
which two things differ: `worker.js` is `stock_worker.js`, and the runtime is the one npm ships, with
its whole standard library as sources and its own lock file, and the wheel not compiled. The theme,
the page, the calculation and the server are the same, and so are the messages between page and
worker. The stock page does not count bytes for its progress.
"""

import argparse
import json
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Playwright, sync_playwright

from publishing import browser, site
from publishing.programs import ROOT
from publishing.server import Server

RUNS = 5
CASE = {"rules": "2023-2025", "kind": "xã", "area_km2": "12,5", "population": "2.300"}
PAGE = f"tinh-toan/mot-don-vi/?{urlencode(CASE)}"
# Runs before the page's own scripts, and notes when the verdict is in the page and painted.
WATCH = """
new MutationObserver((_, observer) => {
  const verdict = document.querySelector('[data-part="result"] .verdict');
  if (!verdict) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    window.firstAnswer = { milliseconds: performance.now(), verdict: verdict.textContent };
  });
}).observe(document, { childList: true, subtree: true });
"""
ANSWERED = "window.firstAnswer"
TIMEOUT_MS = 60_000
STOCK_FILES = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)


@dataclass(frozen=True)
class Start:
    """One visit: the wait for the first answer and what was sent until then."""

    milliseconds: float
    bytes_sent: int
    requests: int
    verdict: str


@dataclass(frozen=True)
class Result:
    """The visits to one page."""

    name: str
    starts: list[Start]

    @property
    def milliseconds(self) -> float:
        """The median wait."""
        return statistics.median(start.milliseconds for start in self.starts)

    @property
    def bytes_sent(self) -> int:
        """The bytes of a visit, the most where they differ."""
        return max(start.bytes_sent for start in self.starts)

    @property
    def requests(self) -> int:
        """The requests of a visit, the most where they differ."""
        return max(start.requests for start in self.starts)


def measure(root: Path = ROOT, runs: int = RUNS) -> list[Result]:
    """Visit our page and the stock page in turn, and return both results in this order."""
    folder = root / site.FOLDER
    program = browser.provide()
    with ExitStack() as stack:
        stock = stack.enter_context(stock_site(root))
        servers = [stack.enter_context(Server(place)) for place in (folder, stock)]
        driver = stack.enter_context(sync_playwright())
        for server in servers:
            visit(
                driver, program, server
            )  # not counted: it fills the caches of the server and the disk
        visits = [[visit(driver, program, server) for server in servers] for _ in range(runs)]
    ours, others = ([pair[index] for pair in visits] for index in range(2))
    return [Result("trang này", ours), Result("Pyodide nguyên bản", others)]


def visit(driver: Playwright, program: Path, server: Server) -> Start:
    """Open the page in a new browser and wait for its first answer."""
    chromium = driver.chromium.launch(executable_path=program, args=browser.flags())
    try:
        before = len(server.requests)
        page = chromium.new_page()
        page.add_init_script(WATCH)
        page.goto(server.url + PAGE, wait_until="commit")
        answer = page.wait_for_function(ANSWERED, timeout=TIMEOUT_MS).json_value()
        served = server.requests[before:]
    finally:
        chromium.close()
    sent = sum(request.bytes_sent for request in served)
    return Start(answer["milliseconds"], sent, len(served), answer["verdict"])


@contextmanager
def stock_site(root: Path) -> Iterator[Path]:
    """A copy of the built site with the stock runtime, for as long as a `with` block lasts."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        shutil.copytree(root / site.FOLDER, folder)
        assets = folder / "assets"
        engine = assets / "engine"
        manifest = json.loads((engine / "manifest.json").read_text("utf-8"))
        shutil.rmtree(engine)
        (engine / "stock").mkdir(parents=True)
        wheel = next((root / site.WHEEL_FOLDER).glob("*.whl"))
        npm = root / "node_modules" / "pyodide"
        for file in (*(npm / name for name in STOCK_FILES), wheel):
            shutil.copy(file, engine / "stock")
        manifest |= {"folder": "stock", "wheel": wheel.name, "files": []}
        (engine / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        worker = Path(__file__).with_name("stock_worker.js")
        shutil.copy(worker, assets / "javascripts" / "worker.js")
        yield folder


def table(results: list[Result]) -> str:
    """The results for reading, each with its share of the last one."""
    last = results[-1]
    lines = [f"{'':20}{'ms':>8}{'tỷ lệ':>8}{'MB':>8}{'tỷ lệ':>8}{'yêu cầu':>9}"]
    lines += [
        f"{result.name:20}{result.milliseconds:8.0f}{result.milliseconds / last.milliseconds:8.2f}"
        f"{result.bytes_sent / 1e6:8.2f}{result.bytes_sent / last.bytes_sent:8.2f}"
        f"{result.requests:9}"
        for result in results
    ]
    return "\n".join(lines)


def summary(results: list[Result]) -> list[dict[str, Any]]:
    """The results for another program."""
    return [
        {
            "name": result.name,
            "milliseconds": result.milliseconds,
            "bytes_sent": result.bytes_sent,
            "requests": result.requests,
            "starts": [asdict(start) for start in result.starts],
        }
        for result in results
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m publishing.measure_start", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = measure(runs=options.runs)
    print(
        json.dumps(summary(results), ensure_ascii=False, indent=1)
        if options.json
        else table(results)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
