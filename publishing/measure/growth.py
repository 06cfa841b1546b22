"""Measure time and memory against the number of units, here and in the browser, for the page on speed.

`python -m publishing.measure.growth [--sizes 100 1000 10000 100000] [--districts 20] [--runs 3]`, on the
built site. Lists are of the made-up country, districts as in `measure_proposals`. Every figure of
the browser has one of this Python beside it from the same run.
"""

import argparse
import csv
import io
import json
import platform
import statistics
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publishing.measure import country, engine_page
from publishing.measure import lists as measure_lists
from publishing.measure import proposals as measure_proposals
from publishing.measure.engine_page import Call, EnginePage
from publishing.measure.growth_page import FILE
from publishing.tools.programs import ROOT, ProgramError, end

SIZES = (100, 1000, 10_000, 100_000)
DISTRICT_SIZES = (5, 10, 15, 20, 25, 30, 35, 40)
SORT = "như thực tế"
RULES = "2026-2030"
UNUSED = ("district_code", "province")
HERE, THERE = "Python trên máy", "trong trình duyệt"
Point = dict[str, float]
Ask = Callable[[Sequence[Call]], tuple[list[float], dict[str, Any]]]


def list_text(units: int) -> str:
    """Return a list of so many units, in so few columns that the longest is not refused for its cells."""
    communes = country.made_up(-(-units // country.UNITS)).communes
    rows = list(csv.DictReader(io.StringIO(communes)))[:units]
    out = io.StringIO()
    names = [name for name in rows[0] if name not in UNUSED]
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def evaluating(text: str) -> list[Call]:
    """Return the calls that open a list, read its rows, and evaluate them all: the last is timed."""
    request = {"name": "a.csv", "rules": RULES, "text": text}
    rows = {"start": 0, "count": 0, "descending": False}
    return [
        ("open_list", request),
        ("list_rows", rows | {"sort": "row"}),
        ("list_rows", rows | {"sort": "verdict"}),
    ]


def usual(ask: Ask, calls: Sequence[Call], units: int, runs: int) -> float:
    """Return the median of the seconds that the last call takes, which must be about all units.

    Raises:
        ProgramError: It is about another number of them.
    """
    times = []
    for _ in range(runs):
        waits, answer = ask(calls)
        if answer["total"] != units:
            raise ProgramError(
                f"Đo sai: bộ máy tính giữ {answer['total']} dòng, không phải {units}."
            )
        times.append(waits[-1])
    return statistics.median(times)


def peak(calls: Sequence[Call]) -> int:
    """Return the most bytes that this Python's objects hold during the calls."""
    tracemalloc.start()
    engine_page.here(calls)
    size = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size


def evaluation(chromium: EnginePage, sizes: Sequence[int], runs: int) -> Iterator[dict[str, Any]]:
    """Measure evaluating lists of growing length."""
    here, there = [], []
    for size in sizes:
        calls = evaluating(list_text(size))
        here.append(_point(size, usual(engine_page.here, calls, size, runs), peak(calls)))
        seconds = usual(chromium.measure, calls, size, runs)
        there.append(_point(size, seconds, _megabytes_held(chromium)))
        print(f"{size}: {here[-1]} {there[-1]}", flush=True)
    yield {"name": f"Đánh giá danh sách, {HERE}", "points": here}
    yield {"name": f"Đánh giá danh sách, {THERE}", "points": there}


def proposing(
    chromium: EnginePage, sizes: Sequence[int], districts: int
) -> Iterator[dict[str, Any]]:
    """Measure the proposals of districts of growing size: the slowest of several."""
    here, there = [], []
    for size in sizes:
        requests = [
            measure_proposals.requests(*measure_proposals.made_up(SORT, size, seed))
            for seed in range(districts)
        ]
        own = max(engine_page.here(calls)[0][-1] for calls in requests)
        here.append(_point(size, own, max(map(peak, requests))))
        seconds = max(chromium.measure(calls)[0][-1] for calls in requests)
        there.append(_point(size, seconds, _megabytes_held(chromium)))
        print(f"{size}: {here[-1]} {there[-1]}", flush=True)
    yield {"name": f"Đề xuất cho một đơn vị cấp huyện, {HERE}", "points": here}
    yield {"name": f"Đề xuất cho một đơn vị cấp huyện, {THERE}", "points": there}


def whole_country(chromium: EnginePage, runs: int) -> dict[str, float]:
    """Measure the evaluation and the proposals of a whole country, and how many were proven."""
    whole = country.made_up()
    calls = evaluating(whole.communes)
    # In turn, so that what else the machine does falls on both.
    pairs = [
        (engine_page.here(calls)[0][-1], chromium.measure(calls)[0][-1])
        for _ in range(max(runs, 5))
    ]
    here, there = (statistics.median(times) for times in zip(*pairs, strict=True))
    ground = ("open_ground", {"name": "a.csv", "text": whole.communes, "pairs": whole.pairs})
    _, view = chromium.measure([ground])
    seconds, proofs = 0.0, 0
    for district in dict.fromkeys(unit["district"] for unit in view["units"]):
        request = {"rules": RULES, "place": "", "keep": [], "district": district}
        waits, answer = chromium.measure([("propose_groups", request)])
        seconds += waits[-1]
        proofs += answer["worst"]["optimal"] and answer["best"]["optimal"]
    return {
        "evaluate_here": here,
        "evaluate_there": there,
        "propose_seconds": seconds,
        "propose_proven": proofs,
    }


def lists(runs: int) -> dict[str, float]:
    """Measure from the choice of a file of the country's length to its table on the page."""
    figures: dict[str, float] = {}
    openings = measure_lists.measure(measure_lists.ROWS, max(runs, 5))
    for form in ("csv", "xlsx"):
        of_form = [opening for opening in openings if opening.form == form]
        figures[f"{form}_milliseconds"] = statistics.median(one.milliseconds for one in of_form)
        figures[f"{form}_longest_task"] = max(one.longest_task for one in of_form)
        figures[f"{form}_megabytes"] = max(one.memory_mb for one in of_form)
    return figures


def _point(units: int, seconds: float, size: float) -> Point:
    return {"units": units, "seconds": round(seconds, 6), "peak_bytes": round(size)}


def _megabytes_held(chromium: EnginePage) -> float:
    return measure_lists.memory(chromium.page) * 1024 * 1024


def main() -> int:
    """Measure, keep the figures and print them."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.growth", description=__doc__
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--district-sizes", type=int, nargs="+", default=DISTRICT_SIZES)
    parser.add_argument("--districts", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--output", type=Path, default=ROOT / FILE)
    options = parser.parse_args()
    with engine_page.launch() as chromium:
        figures = whole_country(chromium, options.runs)
    with engine_page.launch() as chromium:
        series = list(evaluation(chromium, options.sizes, options.runs))
    with engine_page.launch() as chromium:
        series += proposing(chromium, options.district_sizes, options.districts)
    figures |= lists(options.runs)
    record = {
        "date": datetime.now(UTC).date().isoformat(),
        "system": platform.system(),
        "figures": {name: round(value, 4) for name, value in figures.items()},
        "series": series,
    }
    options.output.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(record["figures"], indent=1))
    return 0


if __name__ == "__main__":
    end(main)
