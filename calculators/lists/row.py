"""Row cells: the cells of one row of a list, read one by one, with what is wrong with them."""

from collections.abc import Mapping
from typing import NamedTuple

from calculators.law.model import Exemption
from calculators.lists import kinds, spelling
from calculators.lists.columns import Column
from calculators.lists.vocabulary import title_of
from calculators.numerals import NumeralError
from calculators.units import ANY_SHARE, SHARE_SCALE, WARD_PARENTS, Interval, Kind


class CellError(NamedTuple):
    """What is wrong with one cell: the field by its English name, and a message for the reader."""

    field: str
    message: str


class RowCells:
    """The cells of a row by field, read one by one, with what is wrong with them."""

    def __init__(self, cells: Mapping[str, str], columns: Mapping[str, Column]) -> None:
        """Take cells that are not blank, and the columns of the list."""
        self.cells = cells
        self.columns = columns
        self.errors: list[CellError] = []
        self.derived: list[str] = []

    def fail(self, field: str, reason: str) -> None:
        """Note that a cell is wrong, and why."""
        column = self.columns.get(field)
        heading = column.heading.text if column else title_of(field)
        self.errors.append(CellError(field, f"{heading} = “{self.cells.get(field, '')}”: {reason}"))

    def kind(self, name: str, group: Kind | None = None) -> Kind | None:
        """Return the kind of the unit: from its cell, its name or its group; None where none says."""
        text = self.cells.get("kind")
        in_name = kinds.kind_in_name(name) or (None if text else group)
        if not text:
            if in_name is None:
                self.fail(
                    "kind",
                    "thiếu loại đơn vị (xã, phường, thị trấn, huyện, quận, thị xã, thành phố)",
                )
            else:
                self.derived.append("kind")
            return in_name
        kind = kinds.kind_of(text)
        if kind is None:
            self.fail("kind", "không phải xã, phường, thị trấn, huyện, quận, thị xã hay thành phố")
        elif in_name not in (None, kind):
            self.fail("kind", f"không khớp với tên “{name}”")
        return kind

    def parent_kind(self, kind: Kind | None, district: str) -> Kind | None:
        """Return the kind of what a ward belongs to: from its cell, else from the district's name."""
        text = self.cells.get("parent_kind")
        parent = kinds.kind_of(text) if text else kinds.kind_in_name(district)
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
        """Return the figure in a cell; None where it is unknown or wrong."""
        if field not in self.cells:
            return None
        try:
            return self.columns[field].value(self.cells[field])
        except NumeralError as error:
            self.fail(field, str(error))
            return None

    def figure(self, field: str, unknown: Interval, low: str, high: str, *others: str) -> Interval:
        """Return a figure from its own column and those of its bounds; a figure outside them is an error."""
        cells = self.cells
        values = [
            (name, value)
            for name in (field, *others)
            if name in cells and (value := self.number(name))
        ]
        lowest = self.number(low) if low in cells else None
        highest = self.number(high) if high in cells else None
        if len({value for _, value in values}) > 1:
            self.fail(values[1][0], f"khác với {self.columns[field].heading.text}")
            return unknown
        value = values[0][1] if values else unknown
        if value.high == 0:
            self.fail(values[0][0], "phải lớn hơn 0")
        if lowest is highest is None:
            return value
        floor = value.low if lowest is None else lowest.low
        ceiling = value.high if highest is None else highest.high
        if values and not (floor <= value.low and _at_most(value.high, ceiling)):
            self.fail(values[0][0], "nằm ngoài khoảng thấp nhất - cao nhất")
        elif not _at_most(floor, ceiling):
            self.fail(high, "số cao nhất nhỏ hơn số thấp nhất")
        return Interval(floor, ceiling)

    def share(self, population: Interval) -> Interval:
        """Return the share of ethnic minorities, in ten-thousandths of a percentage point.

        Where it is not given it follows from their number and the unit's population.
        """
        field = "ethnic_minority_percent"
        if field not in self.cells and "ethnic_minority_people" in self.cells:
            return self._share_of(population)
        share = self.number(field)
        if share is None:
            return ANY_SHARE
        if share.high is None or share.high > 100 * SHARE_SCALE:
            self.fail(field, "tỷ lệ phải từ 0 đến 100%")
        return share

    def _share_of(self, population: Interval) -> Interval:
        field = "ethnic_minority_people"
        people = self.number(field)
        if people is None or not population.low:
            return ANY_SHARE
        whole = 100 * SHARE_SCALE
        if people.high is None or (population.high is not None and people.high > population.high):
            self.fail(field, "nhiều hơn dân số")
            return ANY_SHARE
        low = 0 if population.high is None else people.low * whole // population.high
        high = -(-people.high * whole // population.low)
        return Interval(low, min(high, whole))

    def standard(self, field: str) -> int | None:
        """Return a standard that the list itself states, in m² or people."""
        standard = self.number(field)
        if standard is None:
            return None
        if not standard.known or standard.low == 0:
            self.fail(field, "tiêu chuẩn nêu ra phải là một số lớn hơn 0")
        return standard.low

    def flag(self, field: str) -> bool | None:
        """Return what a cell says yes or no to; None where it is unknown or wrong."""
        text = self.cells.get(field)
        if not text:
            return None
        try:
            return spelling.flag(text)
        except ValueError:
            self.fail(field, "ghi “có” hoặc “không”, bỏ trống nếu chưa rõ")
            return None

    def exemption(self, exemptions: Mapping[str, Exemption]) -> str | None:
        """Return the id of the reason claimed for not arranging the unit, which its cell may also word."""
        text = self.cells.get("exemption")
        if not text:
            return None
        folded = spelling.fold(text)
        for exemption in exemptions.values():
            words = (exemption.id, exemption.phrase, *exemption.names)
            if folded in map(spelling.fold, words):
                return exemption.id
        choices = "; ".join(f"{e.phrase} ({e.id})" for e in exemptions.values())
        self.fail("exemption", f"không phải một lý do đã biết. Các lý do: {choices}")
        return None


def _at_most(one: int | None, other: int | None) -> bool:
    """Return whether one end of a range does not pass the other; None is unbounded."""
    return other is None or (one is not None and one <= other)
