"""Rows: which rows of a list are units, and what the others say of the units below them."""

import re
from collections.abc import Mapping, Sequence

from calculators.lists.cells import NumberCell
from calculators.lists.columns import Column
from calculators.lists.entries import Entry, Reader, Shared
from calculators.lists.groups import (
    district_of_group,
    district_of_title,
    is_part,
    is_total,
    kind_of_group,
)
from calculators.lists.kinds import kind_in_name, kind_of
from calculators.lists.marks import bare_name, order_mark, place_key
from calculators.lists.row import CellError
from calculators.lists.sheets import Sheet, SheetError
from calculators.lists.vocabulary import FIGURES
from calculators.units import Kind, Level

_NUMBER = re.compile(r"\d[\d.]*")
_ROMAN = re.compile(r"\(?(?:[IVXL]+|[A-ZĐ])[.)]?")
_SHORT = 4


class Rows:
    """Goes through the rows of a list below its heading, once, and remembers where it is."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Mapping[str, Column],
        reader: Reader,
        *,
        districts: bool = False,
    ) -> None:
        """Take the sheet, its columns by field, the reader of single rows, and what heads are.

        With `districts`, those that head their communes are units too.
        """
        self.districts = districts
        self._sheet, self._columns, self._reader = sheet, columns, reader
        self._width = len(sheet.headings)
        self._figures = FIGURES & columns.keys()
        own = (columns[field].position for field in (*self._figures, "code") if field in columns)
        self._least_width = max(own, default=-1) + 1
        self._headings = {
            cell.casefold()
            for row in sheet.rows[sheet.heading : sheet.body]
            for cell in row
            if cell
        }
        self.groups: dict[int, str] = {}
        self._spare = self._spare_columns()
        self._fills = self._names_districts_once()
        self._section, self._above, self._group = self._title_above(), "", None
        self._grouped = False
        self._flat = False
        self._pending: tuple[int, str, dict[str, str], Shared] | None = None
        self._entries: list[Entry] = []
        self._title = ""
        self.ignored: dict[int, str] = {}
        self.gaps: list[int] = []
        self.short: list[int] = []
        self.heads: list[int] = []

    _group: Kind | None

    def _spare_columns(self) -> tuple[int, ...]:
        """Return the columns into which a decimal comma pushes figures: remarks, and those unnamed."""
        if self._sheet.delimiter != ",":
            return ()
        field_at = {column.position: field for field, column in self._columns.items()}
        last = max((self._columns[field].position for field in self._figures), default=self._width)
        return tuple(
            index
            for index in range(last + 1, self._width)
            if field_at.get(index) == "note" or not self._sheet.headings[index]
        )

    def _title_above(self) -> str:
        """Return the district that the lines above the heading name, "" for none and for several.

        It counts where no column names districts.
        """
        if "district" in self._columns:
            return ""
        above = self._sheet.rows[: self._sheet.heading]
        titles = {
            number: name
            for number, row in enumerate(above, start=1)
            for cell in row
            if cell and (name := district_of_title(cell))
        }
        if len(set(map(place_key, titles.values()))) != 1:
            return ""
        self.groups |= titles
        return next(iter(titles.values()))

    def _names_districts_once(self) -> bool:
        """Return whether each district is named in its first row alone, as merged cells leave it."""
        column = self._columns.get("district")
        if column is None:
            return False
        at = column.position
        cells = [row[at] if at < len(row) else "" for row in self._sheet.rows[self._sheet.body :]]
        keys = [place_key(cell) for cell in cells if cell]
        return 0 < len(keys) < len(cells) and len(set(keys)) == len(keys)

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of the rows that are units; raises SheetError for a second heading."""
        sheet, after = self._sheet, 0
        for number, row in enumerate(sheet.rows[sheet.body :], start=sheet.body + 1):
            if number > after and any(row):
                after = self._row(number, row)
        self._settle(Level.DISTRICT, "")
        self.ignored = dict(sorted(self.ignored.items()))
        return tuple(self._entries)

    def _row(self, number: int, row: Sequence[str]) -> int:
        """Take in one row; gives the number of the last row that went with it."""
        whole = row if len(row) >= self._width else [*row, *[""] * (self._width - len(row))]
        own, shared = self._reader.cells(whole)
        label = own.get("name") or next(filter(None, row))
        if label.casefold() in self._headings and (last := self._repeated(number, row)):
            return last
        if len(label) <= _SHORT and self._numbers_columns(row):
            self.ignored[number] = label
            return number
        name = bare_name(label)
        if "kind" not in shared.cells and self._is_no_unit(row, own, label, name):
            self.ignored[number] = label
            if self._title:
                self.groups[number], self._title = self._title, ""
            return number
        kind = kind_of(shared.cells["kind"]) if "kind" in shared.cells else kind_in_name(name)
        if any(row[self._width :]) or any(
            _NUMBER.fullmatch(row[i]) for i in self._spare if i < len(row)
        ):
            self._settle(kind.level if kind else None, "")
            beyond = [row[i] for i in self._spare if i < len(row)] + list(row[self._width :])
            texts = "; ".join(filter(None, beyond))
            message = f"Dòng có nhiều ô hơn tiêu đề (thừa “{texts}”): các ô có thể bị lệch cột"
            self._entries.append(_misplaced(number, own, message))
        elif self._ends_early(number):
            self._settle(kind.level if kind else None, "")
            count = self._sheet.short[number]
            message = (
                f"Dòng chỉ có {count} ô, tiêu đề có {self._width}: chưa rõ thiếu ô nào, các ô có thể "
                "bị lệch cột"
            )
            self._entries.append(_misplaced(number, own, message))
        elif kind is not None and kind.level is Level.DISTRICT:
            self._settle(Level.DISTRICT, "")
            if "kind" not in shared.cells:
                self._pending = number, name, own, shared
                return number
            # A row that states its kind is a unit, and may head the communes below it as well.
            self._entries.append(self._reader.entry(number, own, shared, ""))
            self._section = district_of_group(name) or self._section
        else:
            self._settle(Level.COMMUNE, self._reader.district(shared))
            self._entries.append(self._unit(number, own, shared))
        return number

    def _ends_early(self, number: int) -> bool:
        """Return whether a row of a text ends before a figure or a code: any cell may be the missing one."""
        count = self._sheet.short.get(number)
        if count is None:
            return False
        if count >= self._least_width:
            self.short.append(number)
        return count < self._least_width

    def _unit(self, number: int, own: dict[str, str], shared: Shared) -> Entry:
        """Return the entry of a row, in the district that stands above it where it names none."""
        district = self._reader.district(shared)
        section = self._section
        if self._fills and not district and not section and self._above:
            section = self._above
            self.gaps.append(number)
        self._above = district or self._above
        return self._reader.entry(number, own, shared, section, self._group)

    def _settle(self, level: Level | None, district: str) -> None:
        """Take the row of a district before this one for the title of a group, or for a unit."""
        if self._pending is None:
            return
        (number, name, own, shared), self._pending = self._pending, None
        # A district that is followed by communes of its own is their title and no unit beside them.
        titles = level is Level.COMMUNE and not self._flat
        if titles and (not district or place_key(district) == place_key(name)):
            self.groups[number] = name
            self._section, self._group, self._grouped = name, None, True
            self.heads.append(number)
            if self.districts:
                self._entries.append(self._reader.entry(number, own, shared, ""))
                return
            self.ignored[number] = name
            return
        if level is Level.DISTRICT and not self._grouped:
            self._flat = not order_mark(own.get("name", ""))
        self._entries.append(self._reader.entry(number, own, shared, ""))

    def _is_no_unit(
        self, row: Sequence[str], own: Mapping[str, str], label: str, name: str
    ) -> bool:
        """Return whether a row without a kind is a total, the title of a group or a signature."""
        if is_total(name):
            return True
        if (group := kind_of_group(name)) is not None:
            self._group = group
            return True
        # Below a list stand places, dates and signatures, in whatever column they happen to fit.
        if any(own[field].lstrip("'")[:1].isdigit() for field in self._figures & own.keys()):
            return False
        district = district_of_group(name)
        if district is None and (
            kind_in_name(name) is not None or (self._group is not None and "name" in own)
        ):
            return False
        if district is None and is_part(name):
            return True
        self._settle(Level.DISTRICT, "")
        mark = order_mark(label) or _ROMAN.fullmatch(next(filter(None, row)))
        self._section = self._title = district or (name if mark else "")
        self._above, self._group, self._grouped = "", None, True
        return True

    def _repeated(self, number: int, row: Sequence[str]) -> int:
        """Return the last row of a heading that stands again within the list, 0 where it is none.

        Raises SheetError where it heads other columns than the first.
        """
        from calculators.lists import heading_block  # noqa: PLC0415 - few lists need it

        if heading_block.count_headings(row) < min(
            2, sum(h.field is not None for h in self._sheet.columns)
        ):
            return 0
        below = self._sheet.rows[number - 1 :]
        again = heading_block.block(below, 0)
        ours, theirs = self._sheet.columns, again.headings()
        for index, (one, other) in enumerate(zip(ours, theirs, strict=False)):
            if other.text and (one.field, one.unit) != (other.field, other.unit):
                raise SheetError(
                    f"Dòng {number} là một tiêu đề khác: cột “{one.text}” thành “{other.text}” "
                    f"(cột thứ {index + 1}). Hãy tách thành hai danh sách, mỗi danh sách một tiêu đề."
                )
        for offset in range(again.body):
            self.ignored[number + offset] = next(filter(None, below[offset]), "")
        return number + again.body - 1

    def _numbers_columns(self, row: Sequence[str]) -> bool:
        from calculators.lists import heading_block  # noqa: PLC0415 - few lists need it

        return not any(isinstance(cell, NumberCell) for cell in row[:1]) and (
            heading_block.numbers_columns(row)
        )


def _misplaced(number: int, cells: Mapping[str, str], message: str) -> Entry:
    """Return the entry of a row that has more cells than the heading, or fewer: no figure can be trusted.

    A decimal comma in a comma-separated file shifts the cells.
    """
    code, name = cells.get("code", ""), bare_name(cells.get("name", ""))
    return Entry(number, None, code, name, "", None, (CellError("", message),))
