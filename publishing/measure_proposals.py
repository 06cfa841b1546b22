"""Measure the proposals of the page on made-up districts of growing size, here and in the browser.

`python -m publishing.measure_proposals [--sizes 10 15 20 25] [--districts 20] [--browser]`. The
districts are points in a square, each touching its neighbours as in a map; how small the units are
and how many must be arranged changes from one sort of district to the next. What is timed is what
the page asks for one district, `propose_groups`, once by this Python and, with `--browser`, once in
Chromium on the built site, on the same districts.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import combinations
from math import dist
from random import Random
from typing import Any

from playwright.sync_api import sync_playwright

from calculators import browser as engine
from calculators.adjacency import Adjacency, Border
from calculators.numerals import decimal_text
from calculators.proposals import District
from calculators.units import M2_PER_KM2, SHARE_SCALE, Interval, Kind, Unit
from publishing import browser, site
from publishing.programs import ROOT
from publishing.server import Server

RULES = "2026-2030"
SORTS = {
    "như thực tế": (15, 150, 1500, 12000),
    "rất nhỏ": (4, 40, 400, 6000),
    "nhỏ đều": (6, 9, 400, 9000),
    "nhóm 5-6 đơn vị": (8, 14, 3000, 40000),
    "nhóm 8-10 đơn vị": (5, 7, 5000, 80000),
    "nhóm 13-16 đơn vị": (3, 5, 8000, 90000),
}
"""Sorts of district: km² from and to, people from and to."""


PAGE = "tinh-toan/"
TIMEOUT_MS = 600_000
TIME = """async ([ground, asked]) => {
  const { call } = await import(new URL("assets/javascripts/engine.js", BASE).href);
  await call("open_ground", ground);
  const start = performance.now();
  const answer = await call("propose_groups", asked);
  return [(performance.now() - start) / 1000, answer.worst.optimal, answer.worst.groups.length];
}"""
Timed = tuple[float, bool, int]
"""Seconds, whether the proof was finished, and how many groups were found."""
Asking = Callable[[dict[str, str], dict[str, Any]], Timed]


def main() -> int:
    """Print the median and the longest time for each sort and size."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure_proposals", description=__doc__
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 15, 20, 25, 30])
    parser.add_argument("--districts", type=int, default=20)
    parser.add_argument("--browser", action="store_true", help="đo cả trong Chromium")
    options = parser.parse_args()
    with ExitStack() as stack:
        places: dict[str, Asking] = {"Python": here}
        if options.browser:
            places["Chromium"] = stack.enter_context(chromium())
        columns = "".join(f" {name}: trung vị (s) | lâu nhất (s) |" for name in places)
        print(f"| loại huyện | số đơn vị |{columns} chứng minh xong |")
        print(f"|---|---|{'---|---|' * len(places)}---|")
        for sort in SORTS:
            for size in options.sizes:
                print(row(sort, size, options.districts, list(places.values())), flush=True)
    return 0


def row(sort: str, size: int, districts: int, places: list[Asking]) -> str:
    """Measure one sort and size everywhere; raises ValueError where two places answer differently."""
    times: list[list[float]] = [[] for _ in places]
    proven = 0
    for seed in range(districts):
        ground, asked = requests(*made_up(sort, size, seed))
        answers = [ask(ground, asked) for ask in places]
        if len({answer[1:] for answer in answers}) > 1:
            message = f"{sort}, {size} units, seed {seed}: the answers differ: {answers}"
            raise ValueError(message)
        for found, (seconds, *_) in zip(times, answers, strict=True):
            found.append(seconds)
        proven += answers[0][1]
    figures = "".join(f" {statistics.median(found):.4f} | {max(found):.4f} |" for found in times)
    return f"| {sort} | {size} |{figures} {proven}/{districts} |"


def here(ground: dict[str, str], asked: dict[str, Any]) -> Timed:
    """Ask in this Python."""
    engine.open_ground(json.dumps(ground))
    start = time.perf_counter()
    answer = json.loads(engine.propose_groups(json.dumps(asked)))["worst"]
    return time.perf_counter() - start, answer["optimal"], len(answer["groups"])


@contextmanager
def chromium() -> Iterator[Asking]:
    """Ask in the browser, on the page of the built site, for as long as a `with` block lasts."""
    with Server(ROOT / site.FOLDER) as server, sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser.provide(), args=browser.flags())
        page = opened.new_page()
        page.set_default_timeout(TIMEOUT_MS)
        page.goto(server.url + PAGE)
        script = TIME.replace("BASE", json.dumps(server.url))

        def ask(ground: dict[str, str], asked: dict[str, Any]) -> Timed:
            seconds, optimal, groups = page.evaluate(script, [ground, asked])
            return seconds, optimal, groups

        yield ask
        opened.close()


def requests(district: District, adjacency: Adjacency) -> tuple[dict[str, str], dict[str, Any]]:
    """Give what the page would send to open the district and to ask for proposals."""
    units = [
        "code,name,kind,district,area_km2,population,ethnic_minority_percent,mountainous,border"
    ]
    units += [
        f"{unit.code},{unit.name},xã,{district.name},{decimal_text(unit.area.low, M2_PER_KM2)},"
        f"{unit.population.low},{unit.share.low // SHARE_SCALE},có,{'có' if unit.border else 'không'}"
        for unit in district.units
    ]
    pairs = ["code_a,code_b,shared_border_km"]
    pairs += [
        f"{one},{other},{border.metres // 1000}.{border.metres % 1000:03}"
        for (one, other), border in adjacency.borders.items()
    ]
    ground = {"name": "huyen.csv", "text": "\n".join(units), "pairs": "\n".join(pairs)}
    return ground, {"rules": RULES, "place": "", "keep": [], "district": district.name}


def made_up(sort: str, size: int, seed: int) -> tuple[District, Adjacency]:
    """Give a made-up district of one sort, the same one for the same seed."""
    random = Random(f"{sort} {size} {seed}")  # noqa: S311 - nothing is secret here
    smallest, largest, fewest, most = SORTS[sort]
    points = [(random.random(), random.random()) for _ in range(size)]
    units = [
        Unit(
            Kind.COMMUNE,
            Interval.exactly(random.randint(smallest * M2_PER_KM2, largest * M2_PER_KM2)),
            Interval.exactly(random.randint(fewest, most)),
            Interval.exactly(random.randint(0, 100) * SHARE_SCALE),
            mountainous=True,
            border=random.random() < 1 / 8,
            code=f"{index:05}",
            name=f"Đơn vị {index}",
            district="Huyện thử",
        )
        for index in range(size)
    ]
    borders = {
        (f"{one:05}", f"{other:05}"): Border(random.randint(200, 9000), sure=True)
        for one, other in touching(points)
    }
    return District("Huyện thử", tuple(units)), Adjacency(
        borders, frozenset(unit.code for unit in units)
    )


def touching(points: list[tuple[float, float]]) -> Iterator[tuple[int, int]]:
    """Yield pairs with no third point between them: a Gabriel graph, connected and without crossings."""
    for one, other in combinations(range(len(points)), 2):
        middle = (
            (points[one][0] + points[other][0]) / 2,
            (points[one][1] + points[other][1]) / 2,
        )
        radius = dist(points[one], middle)
        if all(
            dist(point, middle) >= radius
            for index, point in enumerate(points)
            if index not in (one, other)
        ):
            yield one, other


if __name__ == "__main__":
    sys.exit(main())
