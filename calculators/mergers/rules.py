"""Criteria: what a rule set asks of the unit that a merger forms, and where each number comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from calculators.law.model import Citation, From, Grade, RuleSet
from calculators.units import Kind, Pair

Place = Literal["mountainous_province", "central_city", "other_province"]
PLACES: tuple[Place, ...] = ("mountainous_province", "central_city", "other_province")
MeasureUnit = Literal["percent_of_standard", "km2", "people"]
KindFrom = Literal["members", "ward_if_any"]


@dataclass(frozen=True, eq=False)
class Measure:
    """A figure that the new unit must reach: a percentage of a standard, or m² or people themselves."""

    value: int
    unit: MeasureUnit
    operator: From
    phrase: str

    def point(self, standard: int) -> int:
        """Return the smallest whole figure that reaches the measure; `standard` in m² or people.

        A measure in km² or people is held against itself: the standard is then its own value.
        """
        scaled = (self.value if self.unit == "percent_of_standard" else 100) * standard
        return -(-scaled // 100) if self.operator == "at_least" else scaled // 100 + 1


@dataclass(frozen=True, eq=False)
class Criterion:
    """What area and population of a new unit of these kinds must reach; None fits every such unit."""

    id: str
    kinds: tuple[Kind, ...]
    mountainous: bool | None
    place: Place | None
    measures: Pair[Measure]
    citation: Citation
    grade: Grade

    def fits(self, kind: Kind, *, mountainous: bool | None, place: Place | None) -> bool:
        """Return whether the criterion is meant for a unit of this kind and place."""
        return (
            kind in self.kinds
            and self.mountainous in (None, mountainous)
            and self.place in (None, place)
        )


@dataclass(frozen=True, eq=False)
class Method:
    """A way of computing the figures of the new unit from those of its members."""

    id: str
    phrase: str
    citation: Citation
    grade: Grade


@dataclass(frozen=True, eq=False)
class MergerException:
    """A case in which the criteria need not be met; `members_from` None cannot be told from a list."""

    id: str
    members_from: int | None
    phrase: str
    citation: Citation
    grade: Grade

    def covers(self, members: int) -> bool:
        """Return whether a merger of so many units is surely such a case; grade U never decides."""
        return self.members_from is not None and members >= self.members_from and self.grade != "U"


@dataclass(frozen=True, eq=False)
class Clause:
    """What a clause says of new units, in short."""

    phrase: str
    citation: Citation
    grade: Grade


@dataclass(frozen=True, eq=False)
class MergerRules:
    """All that a rule set asks of a new unit; percentages are of the `standards` of that rule set."""

    standards: RuleSet
    kinds: tuple[Kind, ...]
    kind_from: KindFrom
    basis: tuple[Citation, ...]
    grade: Grade
    criteria: tuple[Criterion, ...]
    methods: Mapping[str, Method]
    exceptions: tuple[MergerException, ...]
    otherwise: Clause | None
    names: Clause | None

    @property
    def id(self) -> str:
        """Return the id of the rule set."""
        return self.standards.id

    def criterion(self, kind: Kind, *, mountainous: bool | None, place: Place | None) -> Criterion:
        """Return the criterion for a unit of one of the kinds and of this place; there always is one."""
        return next(c for c in self.criteria if c.fits(kind, mountainous=mountainous, place=place))

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places that the criteria tell apart."""
        return tuple(c.place for c in self.criteria if c.place is not None)
