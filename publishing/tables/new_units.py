"""New units: those formed in 2025, with the members of each and what was published of it."""

from copy import replace
from dataclasses import dataclass
from pathlib import Path

from calculators.arrangement.words import KINDS
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.lists.kinds import kind_of
from calculators.mergers import adjacency
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.merger import Merger, combine, kind_of_result
from calculators.mergers.requirements import Judged, judge_merger
from calculators.units import M2_PER_KM2, Interval, Kind, Unit
from publishing.tables import place
from publishing.tools.programs import ProgramError

RULES = "2025-reform"


@dataclass(frozen=True, eq=False)
class NewUnit:
    """One unit of 2025: what was published of it, and what its members add up to."""

    code: str
    name: str
    kind: Kind
    area: int
    population: int
    item: str
    area_of_members: int
    members: tuple[Unit, ...]
    merger: Merger

    @property
    def title(self) -> str:
        """Return the unit's kind and name."""
        return f"{KINDS[self.kind].capitalize()} {self.name}"

    @property
    def unchanged(self) -> bool:
        """Return whether the unit was kept as it was."""
        return len(self.members) == 1

    @property
    def area_gap(self) -> int:
        """Return by how many m² the sum of the members' recorded areas misses the published area."""
        return abs(self.area_of_members - self.area)

    def judgement(self) -> Judged:
        """Return the verdict on the published figures."""
        merger = Merger(
            self.members,
            self._with_published(self.merger.unit),
            tuple(map(self._with_published, self.merger.variants)),
        )
        return judge_merger(merger, merger_loader.load()[RULES], "mountainous_province")

    def _with_published(self, unit: Unit) -> Unit:
        people = Interval.exactly(self.population)
        return replace(unit, area=Interval.exactly(self.area), population=people)


def read_pairs(root: Path) -> Adjacency:
    """Return the pairs of units that touch."""
    return adjacency.read((root / place.read(root).path("pairs")).read_bytes())


def read(root: Path) -> list[NewUnit]:
    """Return the 40 units in the order of their codes; raises ProgramError without a kind."""
    province = place.read(root)
    communes = root / province.path("communes")
    table = tables.read(sheets.from_bytes(communes.read_bytes()), law_loader.load().exemptions)
    old = {entry.code: entry.unit for entry in table.entries if entry.unit is not None}
    areas = {
        row["code"]: _square_metres(row["area_km2"]) for row in province.rows(root, "communes")
    }
    new_units = []
    for row in province.rows(root, "formed"):
        codes = sorted(row["old_codes"].split(";"))
        units = tuple(old[code] for code in codes)
        kind = kind_of_result(units, merger_loader.load()[RULES])
        row_kind = kind_of(row["kind"])
        if kind is None or row_kind is None:
            raise ProgramError(f"{row['name']}: không rõ loại của đơn vị mới")
        new_units.append(
            NewUnit(
                row["code"],
                row["name"],
                row_kind,
                _square_metres(row["area_km2"]),
                int(row["population_2024"]),
                row["resolution_item"],
                sum(areas[code] for code in codes),
                units,
                combine(units, kind),
            )
        )
    return sorted(new_units, key=lambda unit: unit.code)


def _square_metres(text: str) -> int:
    whole, _, fraction = text.partition(".")
    return int(whole + fraction) * M2_PER_KM2 // int(10 ** len(fraction))
