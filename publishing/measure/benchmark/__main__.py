"""Measure our calculator beside other ways of running Python in a page.

`python -m publishing.measure.benchmark [--rounds 5] [--pages ours stock ...] [--conditions ...]`. All pages
are visited in turn in every round, each time with an empty profile, and once more as a second
visit. What the run measured replaces the same in the file of results; the rest is kept.

`--beside FOLDER` measures another build of the site among the pages, in turn with them: such a run is
printed and not kept. On a busy machine the figures say so.
"""

import argparse
import os
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from publishing.measure.benchmark import building, busy, slowdown, visits
from publishing.measure.benchmark.conditions import CONDITIONS, SLOW_LINE, UNTHROTTLED, Condition
from publishing.measure.benchmark.pages import OURS, STOCK, Page, pages
from publishing.measure.benchmark.results import (
    COLD,
    FILE,
    TYPING,
    WARM,
    Measurement,
    Reading,
    Results,
    Start,
    load,
    save,
)
from publishing.tools import browser
from publishing.tools.programs import ROOT, SITE, built_site, end
from publishing.tools.server import Server

ROUNDS = 5
BESIDE = "beside"
READ = ("", "ke-hoach-95/", "nhiem-vu/", "phap-ly/")


class Benchmark:
    """One run: the pages in their folders, and the browser."""

    def __init__(
        self, driver: Playwright, folders: dict[str, Path], rounds: int, date: str, rest: float
    ) -> None:
        """Note what a run needs; nothing is opened yet."""
        self._driver = driver
        self._program = browser.provide()
        self._folders = folders
        self._rounds = rounds
        self._date = date
        self._rest = rest

    def check(self, subjects: Sequence[Page]) -> None:
        """Open every page once and show its answer."""
        for page in subjects:
            with self._open(page, CONDITIONS[UNTHROTTLED]) as (context, server):
                print(f"{page.name}: {visits.check(context, page, server, self._rest)}", flush=True)

    def starts(
        self, subjects: Sequence[Page], conditions: Sequence[Condition]
    ) -> Iterator[Measurement]:
        """Visit all pages in all conditions, each page behind another one in every round."""
        by_visit: dict[tuple[str, str, str], list[Start]] = {}
        for number in range(self._rounds):
            for condition in conditions:
                for page in turns(subjects, number):
                    with self._open(page, condition) as (context, server):
                        pair = visits.visit_twice(
                            context, page, server, condition.slowdown, self._rest
                        )
                    for visit, start in zip((COLD, WARM), pair, strict=True):
                        by_visit.setdefault((page.id, condition.id, visit), []).append(start)
                    waits = " ".join(f"{start.milliseconds:.0f}" for start in pair)
                    print(f"{number + 1} {condition.id} {page.id}: {waits} ms", flush=True)
        for (page_id, condition_id, visit), starts in by_visit.items():
            yield Measurement(page_id, condition_id, visit, self._date, tuple(starts))

    def typing(self, subjects: Sequence[Page]) -> Iterator[Measurement]:
        """Type into the form of a cold visit on the slow line, then press."""
        for page in subjects:
            starts = []
            for _ in range(self._rounds):
                with self._open(page, CONDITIONS[SLOW_LINE]) as (context, server):
                    starts.append(visits.type_and_press(context, page, server))
            yield Measurement(page.id, SLOW_LINE, TYPING, self._date, tuple(starts))

    def readings(self, page: Page) -> Iterator[Reading]:
        """Open pages that are only read."""
        for address in READ:
            with self._open(page, CONDITIONS[UNTHROTTLED]) as (context, server):
                yield visits.read(context, address, server, self._date, self._rest)

    def machine(self, page: Page, *, slowed: bool) -> dict[str, object]:
        """Return what the figures were measured on, and how much a slowdown really slows."""
        with self._open(page, CONDITIONS[UNTHROTTLED]) as (context, _):
            program = context.browser
            facts: dict[str, object] = {
                "date": self._date,
                "system": platform.system(),
                "cores": os.cpu_count(),
                "browser": f"Chromium {program.version}" if program else "Chromium",
            }
            if slowed:
                factor = CONDITIONS["slow-processor"].slowdown
                facts["slowdown"] = slowdown.factors(context, context.new_page(), factor)
        return facts

    @contextmanager
    def _open(self, page: Page, condition: Condition) -> Iterator[tuple[BrowserContext, Server]]:
        with (
            visits.serve(self._folders[page.id], condition) as server,
            visits.visitor(self._driver, self._program, self._rest) as context,
        ):
            yield context, server


def turns(subjects: Sequence[Page], number: int) -> list[Page]:
    """Return the pages in the order of a round: what a heavy page leaves behind hits another one each time.

    Of an even number of pages each follows every other once in as many rounds (Williams, 1949).
    """
    count = len(subjects)
    steps = [(at + 1) // 2 if at % 2 else -(at // 2) for at in range(count)]
    return [subjects[(step + number) % count] for step in steps]


def main() -> int:
    """Measure, keep the results and print them."""
    options = _parser().parse_args()
    results = _measure(options)
    if options.beside is None:
        save(load(options.output).updated(results), options.output)
    print(_table(results))
    return 0


def _measure(options: argparse.Namespace) -> Results:
    by_id = pages()
    subjects = [by_id[name] for name in options.pages]
    occupied = busy.is_busy()
    conditions = [CONDITIONS[name] for name in options.conditions]
    if not slowdown.possible():
        print("Hệ điều hành này không dừng được một nhóm tiến trình: bỏ điều kiện bộ xử lý chậm.")
        conditions = [condition for condition in conditions if condition.slowdown == 1]
    folders = building.build(built_site(options.site), options.pages)
    if options.beside is not None:
        folders[BESIDE] = built_site(options.beside)
        subjects.append(replace(by_id[OURS], id=BESIDE, name=f"Bản dựng ở {options.beside}"))
    date = datetime.now(UTC).date().isoformat()
    forms = [page for page in subjects if page.id in {OURS, STOCK}]
    with sync_playwright() as driver:
        run = Benchmark(driver, folders, options.rounds, date, options.rest)
        run.check(subjects)
        slowed = any(condition.slowdown != 1 for condition in conditions)
        machine = run.machine(subjects[0], slowed=slowed) | {"busy": occupied}
        if occupied:
            print("Máy đang bận việc khác: các con số chỉ dùng để so sánh trong cùng lần đo.")
        measurements = list(run.starts(subjects, conditions))
        if SLOW_LINE in options.conditions:
            measurements += run.typing(forms)
        readings = list(run.readings(by_id[OURS])) if OURS in options.pages else []
    return Results.of(measurements, readings, machine)


def _table(results: Results) -> str:
    lines = [f"{'':36}{'ms':>8}{'kB':>8}{'yêu cầu':>9}"]
    lines += [
        f"{' '.join(key):36}{measurement.milliseconds:8.0f}"
        f"{measurement.bytes_sent / 1000:8.0f}{measurement.requests:9}"
        for key, measurement in sorted(results.visits.items())
    ]
    lines += [
        f"{'đọc /' + reading.address:36}{'':8}{reading.bytes_sent / 1000:8.0f}{reading.requests:9}"
        for reading in results.readings.values()
    ]
    return "\n".join([*lines, str(dict(results.machine))])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.benchmark", description=__doc__
    )
    names = list(pages())
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="số vòng đo, mặc định 5")
    parser.add_argument("--pages", nargs="+", choices=names, default=names)
    parser.add_argument(
        "--conditions", nargs="+", choices=list(CONDITIONS), default=list(CONDITIONS)
    )
    parser.add_argument("--output", type=Path, default=ROOT / FILE, help="tệp kết quả")
    parser.add_argument(
        "--rest",
        type=float,
        default=1,
        help="phần của thời gian nghỉ giữa các lần mở; ít hơn 1 chỉ để xem lệnh chạy được",
    )
    parser.add_argument("--beside", type=Path, help="bản dựng khác của trang, đo xen kẽ, không lưu")
    parser.add_argument("--site", type=Path, default=ROOT / SITE, help="trang đã dựng")
    return parser


if __name__ == "__main__":
    end(main)
