"""Measure how long a reader waits for the papers of a long list: Word, and Excel with live formulas.

`python -m publishing.measure.papers [--rows 10500] [--runs 3]`, on the built site. Each visit is one
browser with an empty profile in which a CSV file is opened; measured are the time from the press of
each button to the file, and the longest task of the main thread meanwhile.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Page, expect

from publishing.measure.evaluate import write_list
from publishing.tools.chromium import chromium
from publishing.tools.programs import built_site, end
from publishing.tools.server import Server

ROWS, RUNS = 10_500, 3
PAGE = "tinh-toan/danh-sach/"
BUTTONS = ("Word (DOCX)", "Excel (XLSX)")
TIMEOUT_MS = 120_000
WATCH = """
() => {
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)))
    .observe({ type: "longtask" });
}
"""


class Download(NamedTuple):
    """A file that came: by which button, after how many seconds, of how many bytes, how long a task."""

    button: str
    seconds: float
    size: int
    longest: float


def measure(rows: int = ROWS, runs: int = RUNS) -> Iterator[Download]:
    """Yield the files of each visit."""
    with (
        TemporaryDirectory() as temporary,
        Server(built_site()) as server,
    ):
        file = Path(temporary) / "list.csv"
        write_list(file, rows)
        for _ in range(runs):
            with chromium() as program:
                page = program.new_page()
                page.goto(server.url + PAGE)
                page.set_input_files("#file", str(file))
                expect(page.locator(".rows tbody .open").first).to_be_visible(timeout=TIMEOUT_MS)
                page.evaluate(WATCH)
                for button in BUTTONS:
                    yield save(page, button)


def save(page: Page, button: str) -> Download:
    """Press the button and wait for its file."""
    page.evaluate("tasks.length = 0")
    began = time.perf_counter()
    with page.expect_download(timeout=TIMEOUT_MS) as download:
        page.get_by_role("button", name=button, exact=True).click()
    path = download.value.path()
    seconds = time.perf_counter() - began
    return Download(button, seconds, path.stat().st_size, page.evaluate("Math.max(0, ...tasks)"))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.papers", description=__doc__
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args()
    downloads = list(measure(options.rows, options.runs))
    print(
        f"{options.rows} dòng, {options.runs} lần: giây ở giữa và lâu nhất, KB, tác vụ dài nhất (ms)"
    )
    for button in BUTTONS:
        of_button = [one for one in downloads if one.button == button]
        seconds = [one.seconds for one in of_button]
        longest = max(one.longest for one in of_button)
        size = of_button[0].size // 1000
        print(
            f"{button:14}{statistics.median(seconds):8.1f}{max(seconds):8.1f}{size:9}{longest:8.0f}"
        )
    return 0


if __name__ == "__main__":
    end(main)
