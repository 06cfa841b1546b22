"""Entries: one row of a list turned into a unit, or into errors that name field and value."""

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from calculators import headings
from calculators.cells import Stored
from calculators.columns import Column
from calculators.law import Exemption
from calculators.numerals import NumeralError, split_range
from calculators.units import (
    ANY_SHARE,
    SHARE_SCALE,
    UNKNOWN,
    WARD_PARENTS,
    Interval,
    Kind,
    Level,
    Unit,
)

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
"""What stands in a cell whose figure is not known."""
_LONGEST_BLANK = max(map(len, BLANK))


def is_blank(text: str) -> bool:
    """Tell whether a cell holds nothing that is known."""
    return len(text) <= _LONGEST_BLANK and text.casefold() in BLANK


class CellError(NamedTuple):
    """What is wrong with one cell: the field by its English name, and a message for the reader."""

    field: str
    message: str


class Entry(NamedTuple):
    """One row of a list: its physical row number, and the unit, which is None where there are errors."""

    row: int
    unit: Unit | None
    code: str
    name: str
    district: str
    kind: Kind | None
    errors: tuple[CellError, ...] = ()


def read_entry(
    row: int,
    cells: Mapping[str, str],
    columns: Mapping[str, Column],
    exemptions: Mapping[str, Exemption],
    section: str = "",
) -> Entry:
    """Give the entry of a row; `cells`, blank ones left out, and `columns` go by field.

    `section` is the district-level unit under whose title the row stands: it counts where the row
    itself names no district.
    """
    reader = _Reader(cells, columns)
    name = unicodedata.normalize("NFC", cells.get("name", ""))
    kind = reader.kind(name)
    district = unicodedata.normalize("NFC", cells.get("district", ""))
    if not district and kind is not None and kind.level is Level.COMMUNE and section:
        district = unicodedata.normalize("NFC", section)
        reader.derived.append("district")
    parent = reader.parent_kind(kind, district)
    area = reader.figure("area_km2", UNKNOWN, "area_low_km2", "area_high_km2", "area_ha")
    population = reader.figure("population", UNKNOWN, "population_low", "population_high")
    share = reader.share()
    mountainous, border = reader.flag("mountainous"), reader.flag("border")
    red_river_delta = reader.flag("red_river_delta") or False
    coastal_hardship = reader.flag("coastal_hardship") or False
    voluntary = reader.flag("voluntary") or False
    exemption = reader.exemption(exemptions)
    area_standard = reader.stated("area_standard_km2")
    population_standard = reader.stated("population_standard")
    code = cells.get("code", "")
    if reader.errors or kind is None:
        return Entry(row, None, code, name, district, kind, tuple(reader.errors))
    unit = Unit(
        kind,
        area,
        population,
        share,
        mountainous=mountainous,
        border=border,
        parent_kind=parent,
        red_river_delta=red_river_delta,
        coastal_hardship=coastal_hardship,
        voluntary=voluntary,
        area_standard=area_standard,
        population_standard=population_standard,
        exemption=exemption,
        code=code,
        name=name,
        district=district,
        population_date=cells.get("population_date", ""),
        note=cells.get("note", ""),
        derived=tuple(reader.derived),
    )
    return Entry(row, unit, code, name, district, kind)


class _Reader:
    """Reads the cells of one row and collects what is wrong with them."""

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, Column]) -> None:
        self.cells = cells
        self.columns = columns
        self.errors: list[CellError] = []
        self.derived: list[str] = []

    def fail(self, field: str, reason: str) -> None:
        column = self.columns.get(field)
        heading = column.heading.text if column else field
        self.errors.append(CellError(field, f"{heading} = “{self.cells.get(field, '')}”: {reason}"))

    def kind(self, name: str) -> Kind | None:
        text = self.cells.get("kind", "")
        in_name = headings.kind_in_name(name)
        if not text:
            if in_name is None:
                self.fail(
                    "kind",
                    "thiếu loại đơn vị (xã, phường, thị trấn, huyện, quận, thị xã, thành phố)",
                )
            else:
                self.derived.append("kind")
            return in_name
        kind = headings.kind_of(text)
        if kind is None:
            self.fail("kind", "không phải xã, phường, thị trấn, huyện, quận, thị xã hay thành phố")
        elif in_name not in (None, kind):
            self.fail("kind", f"không khớp với tên “{name}”")
        return kind

    def parent_kind(self, kind: Kind | None, district: str) -> Kind | None:
        text = self.cells.get("parent_kind", "")
        parent = headings.kind_of(text) if text else headings.kind_in_name(district)
        if text and parent is None:
            self.fail("parent_kind", "không phải quận, thành phố, thị xã hay huyện")
        if kind is not Kind.WARD or parent is None:
            return None
        if parent not in WARD_PARENTS:
            field = "parent_kind" if text else "district"
            self.fail(field, "phường chỉ thuộc quận, thành phố hoặc thị xã")
        if not text:
            self.derived.append("parent_kind")
        return parent

    def number(self, field: str) -> Interval | None:
        """Give the figure in a cell: one value, or a range written as "75-77,3"; None where unknown."""
        text = self.cells.get(field, "")
        if not text:
            return None
        column = self.columns[field]
        try:
            first, second = (text, text) if isinstance(text, Stored) else split_range(text)
            low = column.value(first)
            high = low if first == second else column.value(second)
        except NumeralError as error:
            self.fail(field, str(error))
            return None
        if low.low > (high.high or 0):
            self.fail(field, "đầu khoảng lớn hơn cuối khoảng")
            return None
        return Interval(low.low, high.high)

    def figure(self, field: str, unknown: Interval, low: str, high: str, *others: str) -> Interval:
        """Give a figure from its own column and those of its bounds; a figure outside them is an error."""
        values = [(name, value) for name in (field, *others) if (value := self.number(name))]
        lowest, highest = self.number(low), self.number(high)
        if len({value for _, value in values}) > 1:
            self.fail(values[1][0], f"khác với {self.columns[field].heading.text}")
            return unknown
        value = values[0][1] if values else unknown
        if value.high == 0:
            self.fail(values[0][0], "phải lớn hơn 0")
        floor = value.low if lowest is None else lowest.low
        ceiling = value.high if highest is None else highest.high
        if values and not (floor <= value.low and _at_most(value.high, ceiling)):
            self.fail(values[0][0], "nằm ngoài khoảng thấp nhất - cao nhất")
        elif not _at_most(floor, ceiling):
            self.fail(high, "số cao nhất nhỏ hơn số thấp nhất")
        return Interval(floor, ceiling)

    def share(self) -> Interval:
        field = "ethnic_minority_percent"
        share = self.number(field)
        if share is None:
            return ANY_SHARE
        if share.high is None or share.high > 100 * SHARE_SCALE:
            self.fail(field, "tỷ lệ phải từ 0 đến 100%")
        return share

    def stated(self, field: str) -> int | None:
        standard = self.number(field)
        if standard is None:
            return None
        if not standard.known or standard.low == 0:
            self.fail(field, "tiêu chuẩn nêu ra phải là một số lớn hơn 0")
        return standard.low

    def flag(self, field: str) -> bool | None:
        text = self.cells.get(field, "")
        if not text:
            return None
        try:
            return headings.flag(text)
        except ValueError:
            self.fail(field, "ghi “có” hoặc “không”, bỏ trống nếu chưa rõ")
            return None

    def exemption(self, exemptions: Mapping[str, Exemption]) -> str | None:
        text = self.cells.get("exemption", "")
        if not text:
            return None
        folded = headings.fold(text)
        for exemption in exemptions.values():
            words = (exemption.id, exemption.phrase, *exemption.names)
            if folded in map(headings.fold, words):
                return exemption.id
        known = "; ".join(f"{e.phrase} ({e.id})" for e in exemptions.values())
        self.fail("exemption", f"không phải một lý do đã biết. Các lý do: {known}")
        return None


def _at_most(one: int | None, other: int | None) -> bool:
    """Tell whether one end of a range does not pass the other; None is unbounded."""
    return other is None or (one is not None and one <= other)
