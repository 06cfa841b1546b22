"""Entries: one row of a list turned into a unit, or into errors that name field and value."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from calculators.law.model import Exemption
from calculators.lists import kinds
from calculators.lists.columns import Column
from calculators.lists.row import CellError, RowCells
from calculators.lists.vocabulary import FIGURES, POINT
from calculators.units import UNKNOWN, Kind, Level, Unit

BLANK = frozenset(
    {
        "",
        "-",
        "\N{EN DASH}",
        "\N{EM DASH}",
        "…",
        "...",
        "?",
        "n/a",
        "không rõ",
        "chưa rõ",
        "chưa có",
    }
)
"""What stands, case-folded, in a cell of which nothing is known."""

OWN = FIGURES | {"code", "name", "note", "population_date", *POINT}
"""The fields in which the rows of a list differ; what the others hold stands alike in many rows."""

FLAGS = (
    *("mountainous", "border", "urban_special_factor"),
    *("red_river_delta", "coastal_hardship", "island", "voluntary"),
)


class Entry(NamedTuple):
    """One row of a list: its physical row number, and the unit, which is None where there are errors."""

    row: int
    unit: Unit | None
    code: str
    name: str
    district: str
    kind: Kind | None
    errors: tuple[CellError, ...] = ()


class _Circumstances(NamedTuple):
    """What a row says beside its figures, and what is wrong with it before and after them."""

    kind: Kind | None
    district: str
    parent_kind: Kind | None
    mountainous: bool | None
    border: bool | None
    urban_special_factor: bool | None
    red_river_delta: bool
    coastal_hardship: bool
    island: bool
    voluntary: bool
    exemption: str | None
    derived: tuple[str, ...]
    before: tuple[CellError, ...]
    after: tuple[CellError, ...]


class Shared(NamedTuple):
    """Cells that many rows have alike, by field and without blank ones, and what they were read as."""

    cells: Mapping[str, str]
    readings: dict[tuple[Kind | None, str], _Circumstances]


class Reader:
    """Reads the rows of one list; what stands alike in many of them is read once."""

    def __init__(self, columns: Mapping[str, Column], exemptions: Mapping[str, Exemption]) -> None:
        """Take the columns by field and the exemptions by id."""
        self._columns = columns
        self._exemptions = exemptions
        self._own = tuple(field for field in columns if field in OWN)
        self._common = tuple(field for field in columns if field not in OWN)
        self._take_own = _taking([columns[field].position for field in self._own])
        self._take_common = _taking([columns[field].position for field in self._common])
        self._shared: dict[tuple[str, ...], Shared] = {}
        self._districts: dict[tuple[str, str], str] = {}
        self._spelt_as: dict[tuple[str, str], str] = {}

    def cells(self, row: Sequence[str]) -> tuple[dict[str, str], Shared]:
        """Return the cells of a row by field, blank ones left out: its own, and those it may share."""
        texts = self._take_common(row)
        shared = self._shared.get(texts)
        if shared is None:
            shared = self._shared[texts] = Shared(_filled(self._common, texts), {})
        return _filled(self._own, self._take_own(row)), shared

    def entry(
        self,
        row: int,
        own: Mapping[str, str],
        shared: Shared,
        section: str,
        group: Kind | None = None,
    ) -> Entry:
        """Return the entry of a row.

        `section` is the district-level unit under whose title the row stands, "" for none, and
        `group` the kind that a title above names: they count where the row itself names none.
        """
        name = _bare(own.get("name", ""))
        code = own.get("code", "")
        circumstances = self._circumstances(name, shared, section, group)
        cells = RowCells(own, self._columns)
        area = cells.figure("area_km2", UNKNOWN, "area_low_km2", "area_high_km2", "area_ha")
        population = cells.figure("population", UNKNOWN, "population_low", "population_high")
        share = cells.share(population)
        so_far = len(cells.errors)
        area_standard = cells.standard("area_standard_km2")
        population_standard = cells.standard("population_standard")
        if (
            cells.errors
            or circumstances.before
            or circumstances.after
            or circumstances.kind is None
        ):
            figures, standards = cells.errors[:so_far], cells.errors[so_far:]
            errors = (*circumstances.before, *figures, *circumstances.after, *standards)
            return Entry(row, None, code, name, circumstances.district, circumstances.kind, errors)
        unit = Unit(
            circumstances.kind,
            area,
            population,
            share,
            circumstances.mountainous,
            circumstances.border,
            circumstances.parent_kind,
            area_standard,
            population_standard,
            circumstances.red_river_delta,
            circumstances.coastal_hardship,
            circumstances.voluntary,
            circumstances.exemption,
            code,
            name,
            circumstances.district,
            own.get("population_date", ""),
            own.get("note", ""),
            circumstances.derived,
            circumstances.urban_special_factor,
            circumstances.island,
        )
        return Entry(row, unit, code, name, circumstances.district, circumstances.kind)

    def district(self, shared: Shared) -> str:
        """Return the district that a row names itself, spelt as where the list named it first."""
        name = _bare(shared.cells.get("district", ""))
        return self._spelt(name, shared.cells.get("province", "")) if name else ""

    def _spelt(self, name: str, province: str) -> str:
        spelling = self._spelt_as.get((name, province))
        if spelling is None:
            spelling = name
            if self._spelt_as:
                from calculators.lists.marks import place_key  # noqa: PLC0415 - one needs no other

                if not self._districts:
                    self._districts |= {(place_key(n), p): n for n, p in self._spelt_as}
                spelling = self._districts.setdefault((place_key(name), province), name)
            self._spelt_as[name, province] = spelling
        return spelling

    def _circumstances(
        self, name: str, shared: Shared, section: str, group: Kind | None
    ) -> _Circumstances:
        key = kinds.kind_in_name(name) or group, section
        circumstances = shared.readings.get(key)
        if circumstances is None:
            circumstances = self._read(name, shared, section, group)
            # Messages quote the row's name, so rows with errors are not cached.
            if not (circumstances.before or circumstances.after):
                shared.readings[key] = circumstances
        return circumstances

    def _read(self, name: str, shared: Shared, section: str, group: Kind | None) -> _Circumstances:
        cells = RowCells(shared.cells, self._columns)
        kind = cells.kind(name, group)
        district = self.district(shared)
        if not district and kind is not None and kind.level is Level.COMMUNE and section:
            district = self._spelt(_bare(section), shared.cells.get("province", ""))
            cells.derived.append("district")
        parent = cells.parent_kind(kind, district)
        so_far = len(cells.errors)
        flags = [cells.flag(field) for field in FLAGS]
        mountainous, border, urban_special_factor, *claims = flags
        red_river_delta, coastal_hardship, island, voluntary = map(bool, claims)
        exemption = cells.exemption(self._exemptions)
        return _Circumstances(
            kind,
            district,
            parent,
            mountainous,
            border,
            urban_special_factor,
            red_river_delta,
            coastal_hardship,
            island,
            voluntary,
            exemption,
            tuple(cells.derived),
            tuple(cells.errors[:so_far]),
            tuple(cells.errors[so_far:]),
        )


def _bare(text: str) -> str:
    """Return a name without its place in a list and without marks of footnotes; most have none."""
    if not text or (text[:2].isalpha() and (text[-1].isalpha() or text[-1].isdecimal())):
        return unicodedata.normalize("NFC", text)
    from calculators.lists.marks import bare_name  # noqa: PLC0415 - see above

    return bare_name(text)


def _taking(positions: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Return what takes the cells at these positions out of a row."""
    if len(positions) > 1:
        return itemgetter(*positions)
    return lambda row: tuple(row[position] for position in positions)


def _filled(fields: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    return {
        field: text
        for field, text in zip(fields, texts, strict=True)
        if text and text.casefold() not in BLANK
    }
