"""Doubts: figures that are well formed but can hardly be meant, each with the reason.

A figure that is in doubt is not calculated with until the reader confirms it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from calculators.arrangement.words import LEVELS, area_text, people_text
from calculators.lists.entries import Entry
from calculators.lists.row import CellError
from calculators.lists.spelling import fold
from calculators.lists.tables import Table
from calculators.units import ANY_SHARE, M2_PER_KM2, SHARE_SCALE, UNKNOWN, Unit
from calculators.worklist.bounds import AREAS, beyond

SHARE = "ethnic_minority_percent"
FIGURES = {
    "area_km2": ("area_km2", "area_ha", "area_low_km2", "area_high_km2"),
    "population": ("population", "population_low", "population_high"),
}
"""The figures without which a row is refused, with the columns that they may come from."""


class Doubt(NamedTuple):
    """What is doubtful in a row, or from it on in the whole column: the field, and the reason."""

    row: int
    field: str
    message: str
    whole: bool = False


class Checked(NamedTuple):
    """A list in which no doubtful figure is used, and the doubts that are open."""

    table: Table
    doubts: tuple[Doubt, ...]


def check(table: Table, confirmed: Iterable[Doubt] = ()) -> Checked:
    """Return the list without the figures that are in doubt, but for those that were confirmed.

    A row whose area or population is in doubt has an error that says so; a share counts as unknown.
    """
    suspicions, confirmations = doubts(table), set(confirmed)
    still = tuple(doubt for doubt in suspicions if doubt not in confirmations)
    notes = [
        f"Dòng {doubt.row}: người dùng xác nhận là đúng, dù {doubt.message}."
        for doubt in suspicions
        if doubt in confirmations
    ]
    if not suspicions:
        return Checked(table, still)
    open_figures: dict[int, list[Doubt]] = {}
    for doubt in still:
        if doubt.field in FIGURES:
            open_figures.setdefault(doubt.row, []).append(doubt)
    entries = [
        _refuse(entry, open_figures[entry.row], table) if entry.row in open_figures else entry
        for entry in table.entries
    ]
    if any(doubt.field == SHARE for doubt in still):
        entries = [
            one._replace(unit=one.unit and one.unit._replace(share=ANY_SHARE)) for one in entries
        ]
    return Checked(table._replace(entries=tuple(entries), notes=(*table.notes, *notes)), still)


def by_row(checked: Checked) -> Mapping[int, tuple[Doubt, ...]]:
    """Return the open doubts of each row that has any, by physical row number."""
    doubts_of: dict[int, list[Doubt]] = {}
    for doubt in checked.doubts:
        rows = [entry.row for entry in checked.table.entries] if doubt.whole else [doubt.row]
        for row in rows:
            doubts_of.setdefault(row, []).append(doubt)
    return {row: tuple(of_row) for row, of_row in doubts_of.items()}


def _refuse(entry: Entry, open_doubts: Sequence[Doubt], table: Table) -> Entry:
    cells, errors = table.sheet.rows[entry.row - 1], []
    for doubt in open_doubts:
        columns = ((name, table.columns.get(name)) for name in FIGURES[doubt.field])
        field, column, cell = next(
            (name, column, cells[column.position])
            for name, column in columns
            if column is not None and column.position < len(cells) and cells[column.position]
        )
        reason = (
            f"{column.heading.text} = “{cell}”: {doubt.message}; hãy sửa, hoặc xác nhận là đúng"
        )
        errors.append(CellError(field, reason))
    return entry._replace(unit=None, errors=tuple(errors))


def doubts(table: Table) -> list[Doubt]:
    """Return what is doubtful in a list, in the order of its rows."""
    units = [(entry.row, entry.unit) for entry in table.entries if entry.unit is not None]
    suspicions = [doubt for row, unit in units for doubt in _figures(row, unit)]
    suspicions += [*_hectares(units, table), *_twice(units, table), *_fractions(units)]
    return sorted(suspicions, key=lambda doubt: doubt.row)


def _figures(row: int, unit: Unit) -> Iterator[Doubt]:
    for field, figure, size in beyond(unit):
        text = (area_text if field == "area_km2" else people_text)(figure)
        yield Doubt(row, field, f"{text} là quá {size} với một đơn vị {LEVELS[unit.kind.level]}")


def _hectares(units: Iterable[tuple[int, Unit]], table: Table) -> Iterator[Doubt]:
    """Yield the other areas of a column in km² where one is too large and all, as hectares, are ordinary."""
    column = table.columns.get("area_km2")
    if column is None or column.heading.unit not in (None, "km2"):
        return
    areas = [(row, unit) for row, unit in units if unit.area != UNKNOWN]
    large = {row for row, unit in areas if unit.area.low > (AREAS[unit.kind.level].high or 0)}
    # 100 of the unit of the column: 1 km² if it is the hectare.
    if large and min(unit.area.low for _, unit in areas) >= 100 * M2_PER_KM2:
        for row, unit in areas:
            if row not in large:
                text = area_text(unit.area)
                yield Doubt(row, "area_km2", f"{text} có thể là số ha, như ở dòng {min(large)}")


def _twice(units: Iterable[tuple[int, Unit]], table: Table) -> Iterator[Doubt]:
    """Yield what stands more than once: a code, or a name of one kind in one place.

    The same name in two provinces or districts, or under two codes, is that of two units.
    """
    codes: dict[str, int] = {}
    names: dict[tuple[object, ...], dict[str, int]] = {}
    above = [table.columns[f].position for f in ("province", "district_code") if f in table.columns]
    for row, unit in units:
        if unit.code:
            first = codes.setdefault(unit.code, row)
            if first != row:
                yield Doubt(row, "code", f"mã {unit.code} đã có ở dòng {first}")
        if not unit.name:
            continue
        cells = table.sheet.rows[row - 1]
        place = [fold(cells[at]) for at in above if at < len(cells)]
        same = names.setdefault((*place, fold(unit.district), unit.kind, fold(unit.name)), {})
        rows = same.values() if not unit.code else (same.get(unit.code), same.get(""))
        other = next(filter(None, rows), None)
        if other is not None:
            yield Doubt(row, "name", f"trùng tên với dòng {other} trong cùng đơn vị cấp huyện")
        same.setdefault(unit.code, row)


def _fractions(units: Iterable[tuple[int, Unit]]) -> Iterator[Doubt]:
    """Yield a doubt where all shares of a list are at most 1: fractions were meant, not percent."""
    shares = [(row, unit.share.high or 0) for row, unit in units if unit.share.known]
    # A share of none is the same in both.
    if len(shares) > 1 and 0 < max(share for _, share in shares) <= SHARE_SCALE:
        message = "mọi tỷ lệ trong cột đều không quá 1%: có thể cột ghi phần, chưa nhân 100"
        yield Doubt(shares[0][0], SHARE, message, whole=True)
