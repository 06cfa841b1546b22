"""Measure the proposals of the page on made-up districts of growing size, here and in the browser.

`python -m publishing.measure.proposals [--sizes 10 15 20 25] [--districts 20] [--browser]`. The
districts are points in a square, each touching its neighbours as in a map; how small the units are
and how many must be arranged changes from one sort of district to the next. What is timed is what
the page asks for one district, `propose_groups`, once by this Python and, with `--browser`, once in
Chromium on the built site, on the same districts.
"""

import argparse
import statistics
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from random import Random
from typing import Any

from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.districts import District
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, SHARE_SCALE, Interval, Kind, Unit
from publishing.measure import country, engine_page
from publishing.tools.programs import end

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

Timing = tuple[float, bool, int]
"""Seconds, whether the proof was finished, and how many groups were found."""
Asking = Callable[[Sequence[engine_page.Call]], tuple[list[float], dict[str, Any]]]


def main() -> int:
    """Print the median and the longest time for each sort and size."""
    parser = argparse.ArgumentParser(
        prog="python -m publishing.measure.proposals", description=__doc__
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 15, 20, 25, 30])
    parser.add_argument("--districts", type=int, default=20)
    parser.add_argument("--browser", action="store_true", help="đo cả trong Chromium")
    options = parser.parse_args()
    with ExitStack() as stack:
        places: dict[str, Asking] = {"Python": engine_page.here}
        if options.browser:
            places["Chromium"] = stack.enter_context(engine_page.launch()).measure
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
    proofs = 0
    for seed in range(districts):
        calls = requests(*made_up(sort, size, seed))
        answers = [time_calls(ask, calls) for ask in places]
        if len({answer[1:] for answer in answers}) > 1:
            raise ValueError(f"{sort}, {size} units, seed {seed}: the answers differ: {answers}")
        for series, (seconds, *_) in zip(times, answers, strict=True):
            series.append(seconds)
        proofs += answers[0][1]
    figures = "".join(f" {statistics.median(series):.4f} | {max(series):.4f} |" for series in times)
    return f"| {sort} | {size} |{figures} {proofs}/{districts} |"


def time_calls(ask: Asking, calls: Sequence[engine_page.Call]) -> Timing:
    """Ask in one place."""
    waits, answer = ask(calls)
    return waits[-1], answer["worst"]["optimal"], len(answer["worst"]["groups"])


def requests(district: District, adjacency: Adjacency) -> list[engine_page.Call]:
    """Return what the page would ask to open the district and to have proposals."""
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
    request = {"rules": RULES, "place": "", "keep": [], "district": district.name}
    return [("open_ground", ground), ("propose_groups", request)]


def made_up(sort: str, size: int, seed: int) -> tuple[District, Adjacency]:
    """Return a made-up district of one sort, the same one for the same seed."""
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
        for one, other in country.touching(points)
    }
    return District("Huyện thử", tuple(units)), Adjacency(
        borders, frozenset(unit.code for unit in units)
    )


if __name__ == "__main__":
    end(main)
