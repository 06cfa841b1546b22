"""Measure how soon the builder answers a choice, for Kon Tum's units and for a made-up list of 3,000.

`python -m publishing.measure.builder [--districts 200]`, on the built site. In one district after the
other the reader chooses its units one by one; measured are the time from each press to the painted
answer beside the map, and the longest task of the main thread meanwhile.
"""

import argparse
import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Page

from publishing.measure.country import UNITS, made_up
from publishing.tools import waiting
from publishing.tools.chromium import chromium
from publishing.tools.programs import built_site, end
from publishing.tools.server import Server

PAGE = "tinh-toan/sap-nhap/?ds=kon-tum"
DISTRICTS, VISITED = 200, 5
TIMEOUT_SECONDS = 120.0
# Presses the options of the list one after the other, each once the answer to the one before is painted.
CHOOSE = """
async () => {
  const tasks = [];
  const watcher = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map((task) => task.duration));
  });
  watcher.observe({ type: "longtask" });
  const live = document.querySelector(".merge-live");
  const waits = [];
  for (const option of document.querySelectorAll("#merge-units [role=option]")) {
    const answered = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
      observer.observe(live, { childList: true, characterData: true, subtree: true });
    });
    const pressed = performance.now();
    option.click();
    await answered;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    waits.push(performance.now() - pressed);
  }
  document.querySelector("#merge-clear").click();
  await new Promise((resolve) => setTimeout(resolve));
  watcher.disconnect();
  return { waits, longest: Math.max(0, ...tasks) };
}
"""


class Answers(NamedTuple):
    """What was measured on one list: milliseconds from each press to the answer, and the longest task."""

    units: int
    waits: list[float]
    longest: float


def measure(districts: int = DISTRICTS) -> Iterator[Answers]:
    """Yield the answers on Kon Tum's units, and on a made-up list of so many districts."""
    country = made_up(districts)
    with (
        TemporaryDirectory() as temporary,
        Server(built_site()) as server,
        chromium() as program,
    ):
        units, pairs = (Path(temporary) / name for name in ("units.csv", "pairs.csv"))
        units.write_text(country.communes, "utf-8")
        pairs.write_text(country.pairs, "utf-8")
        page = program.new_page()
        page.goto(server.url + PAGE)
        _wait_for_status(page, "Đã mở 102 đơn vị")
        yield _choices(page, 102)
        page.set_input_files("#merge-list", str(units))
        _wait_for_status(page, f"Đã mở {districts * UNITS} đơn vị")
        page.set_input_files("#merge-pairs", str(pairs))
        _wait_for_status(page, "Đã dùng các cặp liền kề")
        yield _choices(page, districts * UNITS)


def _wait_for_status(page: Page, words: str) -> None:
    condition = f"document.querySelector('[data-part=status]')?.textContent.includes({words!r})"
    waiting.until(page, condition, seconds=TIMEOUT_SECONDS)


def _choices(page: Page, units: int) -> Answers:
    places = page.locator("#merge-district option").evaluate_all("all => all.map(e => e.value)")
    waits: list[float] = []
    longest = 0.0
    for place in [one for one in places if one != "*"][:VISITED]:
        page.select_option("#merge-district", place)
        times = page.evaluate(CHOOSE)
        waits += times["waits"]
        longest = max(longest, times["longest"])
    return Answers(units, waits, longest)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.builder", description=__doc__
    )
    parser.add_argument("--districts", type=int, default=DISTRICTS)
    options = parser.parse_args()
    print(
        f"{'đơn vị':>8}{'lần chọn':>10}{'ms giữa':>9}{'ms lâu nhất':>13}{'tác vụ dài nhất, ms':>21}"
    )
    for units, waits, longest in measure(options.districts):
        middle = statistics.median(waits)
        print(f"{units:8}{len(waits):10}{middle:9.0f}{max(waits):13.0f}{longest:21.0f}")
    return 0


if __name__ == "__main__":
    end(main)
