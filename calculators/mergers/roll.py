"""Roll: the units of a list by code, as mergers need them, and what is wrong with the other rows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from calculators.lists.columns import Column
from calculators.lists.entries import BLANK
from calculators.lists.tables import Table
from calculators.lists.vocabulary import POINT
from calculators.mergers import points
from calculators.mergers.districts import District, districts
from calculators.mergers.merger import MergerError
from calculators.mergers.points import Points
from calculators.units import Unit


@dataclass(frozen=True, slots=True)
class RowError:
    """What keeps a row of a list out of mergers; the message is for the reader."""

    row: int
    message: str


@dataclass(frozen=True, eq=False)
class Roll:
    """The units of a list by code; rows without a code of their own are errors.

    Where no row has a code the names are the codes, those that occur again with the row's number.
    """

    table: Table

    @cached_property
    def rows(self) -> tuple[dict[str, tuple[int, Unit]], tuple[RowError, ...]]:
        """Return the units with their row numbers by code, and what is wrong with the other rows."""
        units: dict[str, tuple[int, Unit]] = {}
        errors = []
        for entry in self.table.entries:
            errors += [RowError(entry.row, error.message) for error in entry.errors]
            if entry.unit is None:
                continue
            code = entry.code or self._names.get(entry.row, "")
            if not code:
                errors.append(RowError(entry.row, "thiếu mã, không ghép được với bảng liền kề"))
            elif code in units:
                first = units[code][0]
                errors.append(RowError(entry.row, f"mã {code} đã có ở dòng {first}"))
            else:
                units[code] = (entry.row, entry.unit._replace(code=code))
        return units, tuple(errors)

    @cached_property
    def _names(self) -> dict[int, str]:
        """Return what stands for the code of each row of a list without codes, nothing for others."""
        entries = self.table.entries
        if any(entry.code for entry in entries):
            return {}
        counts = Counter(entry.name for entry in entries)
        return {
            entry.row: entry.name
            if entry.name and counts[entry.name] == 1
            else f"{entry.name} (dòng {entry.row})".strip()
            for entry in entries
        }

    @property
    def notes(self) -> list[str]:
        """Return what was done to tell the units apart, and which points of theirs cannot be used."""
        remark = "Danh sách không có mã: tên đơn vị được dùng làm mã, tên trùng thì thêm số dòng."
        return [*([remark] if self._names else []), *self.points.remarks]

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Return the units by code."""
        return {code: unit for code, (_, unit) in self.rows[0].items()}

    @property
    def errors(self) -> tuple[RowError, ...]:
        """Return what is wrong with the rows that are left out."""
        return self.rows[1]

    @property
    def error_lines(self) -> list[str]:
        """Return what is wrong with the rows that are left out, each with its row."""
        return [f"Dòng {error.row}: {error.message}" for error in self.errors]

    def pick(self, codes: Iterable[str]) -> list[Unit]:
        """Return the units with these codes; raises MergerError naming those the list has not."""
        units = self.units
        request = list(codes)
        unknown = [code for code in request if code not in units]
        if unknown:
            raise MergerError(f"Danh sách không có đơn vị mang mã {', '.join(unknown)}.")
        return [units[code] for code in request]

    def districts(self) -> list[District]:
        """Return the districts of the list, told apart by province and code where it names them."""
        columns = [self.table.columns.get(field) for field in ("province", "district_code")]
        return districts(
            (
                unit.district,
                (unit.district, *(self._cell(row, column).strip() for column in columns)),
                unit,
            )
            for row, unit in self.rows[0].values()
        )

    @cached_property
    def provinces(self) -> dict[str, str]:
        """Return the province of each unit by its code, "" where the list names none."""
        column = self.table.columns.get("province")
        return {code: self._cell(row, column).strip() for code, (row, _) in self.rows[0].items()}

    @cached_property
    def points(self) -> Points:
        """Return where the units lie, by their codes, where the list has a column of it."""
        columns = [self.table.columns.get(field) for field in POINT]
        if columns == [None, None]:
            return points.NONE
        return points.read(
            {
                code: (row, [_text(self._cell(row, column)) for column in columns])
                for code, (row, _) in self.rows[0].items()
            }
        )

    def _cell(self, row: int, column: Column | None) -> str:
        cells = self.table.sheet.rows[row - 1]
        return cells[column.position] if column is not None and column.position < len(cells) else ""


def _text(cell: str) -> str:
    """Return what stands in a cell, "" where it says only that nothing does."""
    text = cell.strip()
    return "" if text.casefold() in BLANK else text
