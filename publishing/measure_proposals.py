"""Measure `propose` on made-up districts of growing size.

`python -m publishing.measure_proposals [--sizes 10 15 20 25] [--districts 20]`. The districts are
points in a square, each touching its neighbours as in a map; how small the units are and how many
must be arranged changes from one sort of district to the next.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from itertools import combinations
from math import dist
from random import Random

from calculators import merger_register, register
from calculators.adjacency import Adjacency, Border
from calculators.proposals import District, Task, propose
from calculators.units import M2_PER_KM2, SHARE_SCALE, Interval, Kind, Unit

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


def main() -> None:
    """Print the median and the longest time for each sort and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 15, 20, 25, 30])
    parser.add_argument("--districts", type=int, default=20)
    options = parser.parse_args()
    print("| loại huyện | số đơn vị | trung vị (s) | lâu nhất (s) | chứng minh xong |")
    print("|---|---|---|---|---|")
    for sort in SORTS:
        for size in options.sizes:
            times, proven = [], 0
            for seed in range(options.districts):
                district, adjacency = made_up(sort, size, seed)
                task = Task(register.load().rules(RULES), merger_register.load()[RULES], adjacency)
                start = time.perf_counter()
                proven += propose(district, task).optimal
                times.append(time.perf_counter() - start)
            print(
                f"| {sort} | {size} | {statistics.median(times):.3f} | {max(times):.3f} "
                f"| {proven}/{options.districts} |",
                flush=True,
            )


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
    main()
