"""Administrative units: what is known about one, and how surely.

Here and wherever the first answer passes, records are named tuples and not dataclasses: making the
class takes a fifth of the time, and a page waits for each of them while the engine starts.
"""

from enum import StrEnum
from typing import Literal, NamedTuple, Self

Component = Literal["area", "population"]
COMPONENTS: tuple[Component, ...] = ("area", "population")
"""What a standard is made of, in the order in which it is told."""

SHARE_SCALE = 10_000
"""A share of 1% is 10 000 here: shares are whole ten-thousandths of a percentage point."""

M2_PER_KM2 = 1_000_000
"""How many m² are one km²: areas are whole m² here."""


class Pair[T](NamedTuple):
    """One thing for the area and one for the population: figures, standards, measures, answers."""

    area: T
    population: T

    def of(self, component: Component) -> T:
        """Return the one for this component."""
        return self.area if component == "area" else self.population


class Level(StrEnum):
    """The two levels of administrative unit that the rules arrange."""

    DISTRICT = "district"
    COMMUNE = "commune"


class Kind(StrEnum):
    """The kinds of administrative unit, named as in the JSON contract."""

    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    RURAL_DISTRICT = "rural_district"
    TOWN = "town"
    PROVINCIAL_CITY = "provincial_city"
    URBAN_DISTRICT = "urban_district"
    SPECIAL_ZONE = "special_zone"

    @property
    def level(self) -> Level:
        """Return the level the kind belongs to."""
        return Level.COMMUNE if self in COMMUNE_KINDS else Level.DISTRICT

    @property
    def rural(self) -> bool:
        """Return whether the kind is rural: only rural kinds have a mountain standard."""
        return self in RURAL_KINDS


COMMUNE_KINDS = frozenset({Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP, Kind.SPECIAL_ZONE})
RURAL_KINDS = frozenset({Kind.COMMUNE, Kind.RURAL_DISTRICT})
WARD_PARENTS = (Kind.URBAN_DISTRICT, Kind.PROVINCIAL_CITY, Kind.TOWN)
"""The kinds of unit that a ward can belong to: its population standard depends on it."""


class Interval(NamedTuple):
    """The whole numbers a figure may be: from `low` to `high`, both included; `high` None is unbounded."""

    low: int
    high: int | None

    @classmethod
    def exactly(cls, value: int) -> Self:
        """Return the interval of a figure that is known."""
        return cls(value, value)

    @property
    def known(self) -> bool:
        """Return whether one value is left."""
        return self.low == self.high

    def holds(self, value: int) -> bool:
        """Return whether the figure may be `value`."""
        return self.low <= value and (self.high is None or value <= self.high)


UNKNOWN = Interval(0, None)
"""An area (m²) or a population (people) of which nothing is known."""

ANY_SHARE = Interval(0, 100 * SHARE_SCALE)
"""An ethnic-minority share of which nothing is known."""


class Unit(NamedTuple):
    """One administrative unit as far as it is known; None is "unknown", never "no".

    `area` is in m², `population` in people, `share` (ethnic minorities) in ten-thousandths of a
    percentage point; `area_standard` (m²) and `population_standard` (people) are standards that
    the user states; `red_river_delta`, `coastal_hardship`, `island`, `voluntary`, `exemption` are claims,
    and so is `urban_special_factor` False: no special factor of urban units applies.
    """

    kind: Kind
    area: Interval = UNKNOWN
    population: Interval = UNKNOWN
    share: Interval = ANY_SHARE
    mountainous: bool | None = None
    border: bool | None = None
    parent_kind: Kind | None = None
    area_standard: int | None = None
    population_standard: int | None = None
    red_river_delta: bool = False
    coastal_hardship: bool = False
    voluntary: bool = False
    exemption: str | None = None
    code: str = ""
    name: str = ""
    district: str = ""
    population_date: str = ""
    note: str = ""
    derived: tuple[str, ...] = ()
    urban_special_factor: bool | None = None
    island: bool = False

    @property
    def figures(self) -> Pair[Interval]:
        """Return area (m²) and population (people)."""
        return Pair(self.area, self.population)

    @property
    def stated(self) -> Pair[int | None]:
        """Return the standards that the user states (m², people), None where there is none."""
        return Pair(self.area_standard, self.population_standard)
