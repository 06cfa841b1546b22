"""Country: made-up lists of the size of Vietnam's, the same ones for the same seed.

Nothing in them is a figure of a real place. How the kinds are mixed and how areas, people and
ethnic-minority shares spread follows what the lists of 2023 look like: most communes are rural,
mountain communes are large and thinly settled, a small part of the shares is not known.
"""

from collections.abc import Iterator
from itertools import combinations
from math import dist
from random import Random
from typing import NamedTuple

DISTRICTS, UNITS = 700, 15
"""As many districts, and units in each, make a country of 10,500 communes."""
PROVINCES = 63
MOUNTAINOUS_PROVINCES = 25
UNKNOWN_SHARES = 0.03
BORDERING = 0.1
COLUMNS = (
    "code,name,kind,district,district_code,province,area_km2,population,"
    "ethnic_minority_percent,mountainous,border"
)
PAIR_COLUMNS = "code_a,code_b,shared_border_km"


class Spread(NamedTuple):
    """A lognormal spread: the value in the middle, and the standard deviation of its logarithm."""

    middle: float
    sigma: float

    def value(self, random: Random) -> float:
        """Return one value."""
        return random.lognormvariate(0, self.sigma) * self.middle


RURAL_AREA = {True: Spread(48, 0.7), False: Spread(11, 0.6)}
RURAL_PEOPLE = {True: Spread(4500, 0.5), False: Spread(8500, 0.4)}
URBAN_AREA, URBAN_PEOPLE = Spread(5, 0.7), Spread(12_000, 0.5)
TOWNS = (("Huyện", 74, 0), ("Thị xã", 8, 8), ("Thành phố", 12, 10), ("Quận", 6, UNITS))
"""Kinds of district: the word before the name, how many in a hundred, how many of its units are wards."""


class Country(NamedTuple):
    """Lists as CSV: of communes, of districts, and of the pairs of communes that touch."""

    communes: str
    districts: str
    pairs: str


def made_up(districts: int = DISTRICTS, units: int = UNITS, seed: int = 0) -> Country:
    """Return a country of so many districts with so many units each."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    communes, totals, pairs = [COLUMNS], [COLUMNS], [PAIR_COLUMNS]
    for index in range(districts):
        province = index * PROVINCES // districts
        mountainous = province < MOUNTAINOUS_PROVINCES
        word, _, wards = random.choices(TOWNS, [town[1] for town in TOWNS])[0]
        code, place = f"{index:03}", f"{word} {index:03},{index:03},Tỉnh {province:02}"
        rows = list(_communes(random, units, wards, mountainous=mountainous))
        for number, row in enumerate(rows):
            communes.append(f"{code}{number:02},Đơn vị {index:03}-{number:02},{row.words(place)}")
        totals.append(f"{code},{index:03},{_total(rows, word, place, random)}")
        points = [(random.random(), random.random()) for _ in range(units)]
        for one, other in touching(points):
            length = random.uniform(0.5, 12)
            pairs.append(f"{code}{one:02},{code}{other:02},{length:.3f}")
    return Country(*("\n".join(lines) + "\n" for lines in (communes, totals, pairs)))


class _Row(NamedTuple):
    kind: str
    area: float
    people: int
    share: str
    mountainous: bool
    border: bool

    def words(self, place: str) -> str:
        flags = ",".join("có" if flag else "không" for flag in (self.mountainous, self.border))
        return f"{self.kind},{place},{self.area:.2f},{self.people},{self.share},{flags}"


def _communes(random: Random, units: int, wards: int, *, mountainous: bool) -> Iterator[_Row]:
    for number in range(units):
        ward, township = number < wards, not wards and number == 0
        urban = ward or township
        area = URBAN_AREA if urban else RURAL_AREA[mountainous]
        people = URBAN_PEOPLE if urban else RURAL_PEOPLE[mountainous]
        yield _Row(
            "phường" if ward else "thị trấn" if township else "xã",
            max(0.1, area.value(random)),
            round(people.value(random)),
            _share(random, mountainous=mountainous),
            mountainous,
            mountainous and random.random() < BORDERING,
        )


def _share(random: Random, *, mountainous: bool) -> str:
    if random.random() < UNKNOWN_SHARES:
        return ""
    return f"{random.uniform(5, 99) if mountainous else random.uniform(0, 5):.1f}"


def _total(rows: list[_Row], word: str, place: str, random: Random) -> str:
    """Return the cells of a district: its sums, and what holds for all of it."""
    first = rows[0]
    total = _Row(
        word,
        sum(row.area for row in rows),
        sum(row.people for row in rows),
        _share(random, mountainous=first.mountainous),
        first.mountainous,
        any(row.border for row in rows),
    )
    return total.words(f",,{place.rpartition(',')[2]}")


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
