"""Facts: what is known of one unit that is to have points, and how surely."""

from collections.abc import Mapping
from typing import NamedTuple, Self

from calculators.classes.rules import ClassRules
from calculators.units import ANY_SHARE, SHARE_SCALE, UNKNOWN, Interval, Unit

CLAIMS = ("island", "urban")
"""Flags that count only where they are claimed."""


class Facts(NamedTuple):
    """A unit as far as it is known: figures by field, flags (None is unknown), and its position.

    Areas are in m², shares in ten-thousandths of a percentage point; `unknown` holds the figures
    of which nothing is known, as the widest interval that each may be.
    """

    kind: str
    figures: Mapping[str, Interval]
    flags: Mapping[str, bool | None]
    position: str | None
    unknown: Mapping[str, Interval]

    @classmethod
    def of(
        cls,
        unit: Unit,
        rules: ClassRules,
        figures: Mapping[str, Interval],
        flags: Mapping[str, bool | None],
        position: str | None,
    ) -> Self:
        """Return the facts of a unit, with those of its fields that only this calculator reads."""
        percents = (field for field in rules.fields.values() if field.type == "percent")
        unknown = {
            "population": UNKNOWN,
            "area_km2": UNKNOWN,
            "ethnic_minority_percent": ANY_SHARE,
        } | {field.id: Interval(0, field.most) for field in percents}
        own = {
            "population": unit.population,
            "area_km2": unit.area,
            "ethnic_minority_percent": unit.share,
        }
        own_flags = {
            "mountainous": unit.mountainous,
            "border": unit.border,
            "island": unit.island,
            **flags,
        }
        all_flags = own_flags | {claim: bool(own_flags.get(claim)) for claim in CLAIMS}
        return cls(str(unit.kind), unknown | own | dict(figures), all_flags, position, unknown)

    @property
    def as_kind(self) -> str:
        """Return the kind whose scales hold: a special zone has those of a commune or ward (Điều 8)."""
        if self.kind == "special_zone":
            return "ward" if self.flags["urban"] else "commune"
        return self.kind

    def flag(self, name: str) -> bool | None:
        """Return yes, no, or None for unknown."""
        return self.flags.get(name)

    def known(self, field: str) -> bool:
        """Return whether anything is known of a figure."""
        return self.figures[field] != self.unknown[field]

    @property
    def residents(self) -> Interval:
        """Return how many permanent residents there may be, in people.

        The population counts temporary residents too, as many as their stated share of the
        permanent ones (NĐ 307/2025/NĐ-CP Phụ lục); a share that is not stated is not considered.
        """
        people, share = self.figures["population"], self.figures["temporary_residents_percent"]
        whole = 100 * SHARE_SCALE
        if not self.known("temporary_residents_percent"):
            return people
        low = 0 if share.high is None else people.low * whole // (whole + share.high)
        high = None if people.high is None else people.high * whole // (whole + share.low)
        return Interval(low, high)
