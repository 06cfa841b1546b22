"""Plausibility: figures that are well formed but can hardly be meant, each with the reason.

The bounds are working bounds, wider than any unit known, and no rule of law: a figure outside them
is pointed out and still counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculators.arrangement.words import LEVELS, area_text, people_text
from calculators.lists.entries import Entry
from calculators.lists.headings import fold
from calculators.units import M2_PER_KM2, SHARE_SCALE, UNKNOWN, Interval, Level, Unit

AREAS = {
    Level.COMMUNE: Interval(M2_PER_KM2 // 20, 1_500 * M2_PER_KM2),
    Level.DISTRICT: Interval(M2_PER_KM2, 4_000 * M2_PER_KM2),
}
PEOPLE = {Level.COMMUNE: Interval(100, 200_000), Level.DISTRICT: Interval(1_000, 1_500_000)}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful in a row: the field, and the reason for the reader."""

    row: int
    field: str
    message: str


def doubts(entries: Iterable[Entry]) -> list[Doubt]:
    """Return what is doubtful in a list, in the order of its rows."""
    known = [(entry.row, entry.unit) for entry in entries if entry.unit is not None]
    found = [doubt for row, unit in known for doubt in _figures(row, unit)]
    return sorted([*found, *_twice(known), *_fractions(known)], key=lambda doubt: doubt.row)


def _figures(row: int, unit: Unit) -> Iterator[Doubt]:
    level = unit.kind.level
    for field, figure, bounds, text in (
        ("area_km2", unit.area, AREAS[level], area_text),
        ("population", unit.population, PEOPLE[level], people_text),
    ):
        if figure == UNKNOWN:
            continue
        if figure.low > (bounds.high or 0):
            yield Doubt(row, field, f"{text(figure)} là quá lớn với một đơn vị {LEVELS[level]}")
        elif figure.high is not None and figure.high < bounds.low:
            yield Doubt(row, field, f"{text(figure)} là quá nhỏ với một đơn vị {LEVELS[level]}")


def _twice(known: Iterable[tuple[int, Unit]]) -> Iterator[Doubt]:
    """Yield what stands more than once: a code, or a name of the same kind in one district."""
    codes, names = defaultdict(list), defaultdict(list)
    for row, unit in known:
        if unit.code:
            codes[unit.code].append(row)
        if unit.name:
            names[fold(unit.district), unit.kind, fold(unit.name)].append(row)
    for code, rows in codes.items():
        for row in rows[1:]:
            yield Doubt(row, "code", f"mã {code} đã có ở dòng {rows[0]}")
    for rows in names.values():
        for row in rows[1:]:
            yield Doubt(row, "name", f"trùng tên với dòng {rows[0]} trong cùng đơn vị cấp huyện")


def _fractions(known: Iterable[tuple[int, Unit]]) -> Iterator[Doubt]:
    """Yield a doubt where all shares of a list are at most 1: fractions were meant, not percent."""
    shares = [(row, unit.share) for row, unit in known if unit.share.known]
    if len(shares) > 1 and all((share.high or 0) <= SHARE_SCALE for _, share in shares):
        message = "mọi tỷ lệ trong cột đều không quá 1%: có thể cột ghi phần, chưa nhân 100"
        yield Doubt(shares[0][0], "ethnic_minority_percent", message)
