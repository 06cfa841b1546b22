"""Measure how long a reader waits for the table of a long list, as CSV and as XLSX.

`python -m publishing.measure.lists [--rows 10500] [--runs 3] [--after 0]`, on the built site. Each visit
is one browser with an empty profile: the page is opened, the engine is ready, a file is chosen, at once
or so many seconds after. Measured are the wait until the table shows its rows, the longest task of the
main thread meanwhile, and the memory of the renderer, the worker's included.
"""

import argparse
import csv
import io
import json
import statistics
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from playwright.sync_api import CDPSession, Page

from publishing.measure.evaluate import write_list
from publishing.tools import waiting
from publishing.tools.chromium import chromium
from publishing.tools.programs import built_site, end
from publishing.tools.server import Server

ROWS, RUNS = 10_500, 3
PAGE = "tinh-toan/danh-sach/"
TIMEOUT_SECONDS = 120.0
# Notes the moment of the choice, the first rows of the table once painted, and long tasks between.
WATCH = """
(total) => {
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)))
    .observe({ type: "longtask" });
  document.querySelector("#file").addEventListener("change", () => {
    window.chosen = performance.now();
  }, { capture: true });
  new MutationObserver((_, observer) => {
    const table = document.querySelector(`.rows[aria-rowcount="${total}"]`);
    if (!table?.querySelector("tbody th")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now(); }));
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
}
"""
READY = "document.querySelector('[data-part=engine]')?.dataset.stage === 'ready'"


@dataclass(frozen=True)
class Opening:
    """One visit."""

    form: str
    milliseconds: float
    longest_task: float
    memory_mb: float


def workbook(rows: int) -> bytes:
    """Return the list of `measure_evaluate` as XLSX, its numbers as numbers."""
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "list.csv"
        write_list(path, rows)
        lines = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append([_value(cell) for cell in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(cell: str) -> str | float | None:
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell or None


def measure(rows: int = ROWS, runs: int = RUNS, after: float = 0) -> list[Opening]:
    """Open both files in turn."""
    with TemporaryDirectory() as temporary, Server(built_site()) as server:
        files = [Path(temporary) / name for name in ("list.csv", "list.xlsx")]
        write_list(files[0], rows)
        files[1].write_bytes(workbook(rows))
        return [visit(server, file, rows, after) for _ in range(runs) for file in files]


def visit(server: Server, file: Path, rows: int, after: float) -> Opening:
    """Open one file in a new browser, so many seconds after the engine is ready."""
    with chromium() as program:
        page = program.new_page()
        page.goto(server.url + PAGE)
        waiting.until(page, READY, seconds=TIMEOUT_SECONDS)
        time.sleep(after)
        page.evaluate(WATCH, rows + 1)
        page.set_input_files("#file", str(file))
        waiting.until(page, "window.shown", seconds=TIMEOUT_SECONDS)
        wait: float = page.evaluate("shown - chosen")
        longest: float = page.evaluate("Math.max(0, ...tasks)")
        return Opening(file.suffix[1:], wait, longest, memory(page))


def memory(page: Page) -> float:
    """Return the megabytes that the renderer's process holds, its worker and WebAssembly included."""
    system: CDPSession = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
    processes = system.send("SystemInfo.getProcessInfo")["processInfo"]
    return max(
        (resident(process["id"]) for process in processes if process["type"] == "renderer"),
        default=0,
    )


def resident(process: int) -> float:
    """Return the megabytes of memory that a process holds; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.is_file():
        return 0
    lines = dict(line.partition(":")[::2] for line in status.read_text("utf-8").splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m publishing.measure.lists", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--after", type=float, default=0, metavar="SECONDS")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    openings = measure(options.rows, options.runs, options.after)
    if options.json:
        print(json.dumps([asdict(opening) for opening in openings], indent=1))
        return 0
    print(
        f"{options.rows} dòng, trung vị của {options.runs} lần; lâu nhất và nhiều nhất ở hai cột sau"
    )
    print(f"{'':6}{'ms':>8}{'ms tác vụ dài nhất':>22}{'MB bộ nhớ':>12}")
    for form in dict.fromkeys(opening.form for opening in openings):
        of_form = [opening for opening in openings if opening.form == form]
        wait = statistics.median(opening.milliseconds for opening in of_form)
        task = max(opening.longest_task for opening in of_form)
        megabytes = max(opening.memory_mb for opening in of_form)
        print(f"{form:6}{wait:8.0f}{task:22.0f}{megabytes:12.0f}")
    return 0


if __name__ == "__main__":
    end(main)
