"""Reading: a list as it came, with what its reader did to its cells; no rule set is needed for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from calculators.law.model import Law
from calculators.lists import sheets, tables
from calculators.lists.cells import Formulas
from calculators.lists.headings import Heading, recognise
from calculators.lists.sheets import Sheet
from calculators.lists.tables import Table
from calculators.lists.vocabulary import AREAS, title_of
from calculators.worklist.doubts import Checked, Doubt, by_row, check

Json = dict[str, Any]
SAMPLES = 3
"""How many cells of a column are shown where its meaning is checked."""


@dataclass(frozen=True)
class Edit:
    """A cell that the reader changed: physical row number, column index, and the new text."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class Reading:
    """A list as it came, and everything done to its cells since: units and doubts follow from these.

    `pages` are the sheets as (name, rows); `chosen` says which field a column holds ("" for none);
    `added` are the headings of columns that the reader's claims needed; `edits` are the cells that
    the reader changed and the doubts that he dismissed, in this order; `formulas` are those of the
    sheets of a workbook, by index; `notes` say what was done to read the file; with `districts`,
    those that head their communes are taken for units as well. The `law` names the exemptions.
    """

    name: str
    law: Law
    pages: tuple[tuple[str, Sequence[Sequence[str]]], ...]
    page: int = 0
    chosen: Mapping[int, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    edits: tuple[Edit | Doubt, ...] = ()
    delimiter: str = ""
    formulas: Mapping[int, Formulas] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    districts: bool = False

    @cached_property
    def sheet(self) -> Sheet:
        """Return the sheet with the edits; raises SheetError where it has no heading."""
        _, rows = self.pages[self.page]
        plain = sheets.from_rows(rows, self.delimiter)
        plain = plain._replace(formulas=self.formulas.get(self.page, Formulas()), notes=self.notes)
        edits = self.cell_edits
        if not edits and not self.added:
            return plain
        width = len(plain.headings)
        cells = [[*row, *[""] * (width + len(self.added) - len(row))] for row in rows]
        cells[plain.heading][width : width + len(self.added)] = self.added
        for edit in edits:
            cells[edit.row - 1][edit.column] = edit.text
        new_columns = tuple(map(recognise, self.added))
        edited = {edit.row for edit in edits}
        return plain._replace(
            rows=cells,
            short={row: count for row, count in plain.short.items() if row not in edited},
            headings=(*plain.headings, *self.added),
            columns=(*plain.columns, *new_columns),
        )

    @cached_property
    def headings(self) -> list[Heading]:
        """Return what each column is taken for."""
        return tables.match(self.sheet, self.chosen)

    @property
    def cell_edits(self) -> list[Edit]:
        """Return the cells that the reader changed."""
        return [edit for edit in self.edits if isinstance(edit, Edit)]

    @cached_property
    def checked(self) -> Checked:
        """Return the list as read, with what is in doubt; raises SheetError as `table` does."""
        table = tables.read(self.sheet, self.law.exemptions, self.chosen, districts=self.districts)
        return check(table, [edit for edit in self.edits if isinstance(edit, Doubt)])

    @property
    def table(self) -> Table:
        """Return the list as far as it is calculated with.

        Raises SheetError where two columns hold the same field.
        """
        return self.checked.table

    @cached_property
    def doubts(self) -> Mapping[int, tuple[Doubt, ...]]:
        """Return the open doubts of each row that has any, by physical row number."""
        return by_row(self.checked)

    def edited(self, row: int, column: int | str, text: str) -> Self:
        """Return the list with one cell changed; a column named by a field is added where there is none."""
        if isinstance(column, str):
            index, reading = self._column(column)
        else:
            index, reading = column, self
        return replace(reading, edits=(*reading.edits, Edit(row, index, text)))

    def confirmed(self, row: int | None = None, field: str = "") -> Self:
        """Return the list with the doubts about a field of a row dismissed, by default with all."""
        gone = [
            doubt
            for doubt in self.checked.doubts
            if row is None or (doubt.row, doubt.field) == (row, field)
        ]
        return replace(self, edits=(*self.edits, *gone))

    def _column(self, name: str) -> tuple[int, Self]:
        for index, heading in enumerate(self.headings):
            if heading.field == name:
                return index, self
        # An area must say its unit, or the reader would be asked for it.
        return len(self.headings), replace(self, added=(*self.added, title_of(name)))

    def undone(self) -> Self:
        """Return the list without the last edit, and without a column that was added for it alone."""
        edits = self.edits[:-1]
        own = len(self.headings) - len(self.added)
        shorter = replace(self, edits=edits)
        width = max((edit.column + 1 - own for edit in shorter.cell_edits), default=0)
        return replace(shorter, added=self.added[: max(width, 0)])

    def columns(self) -> list[Json]:
        """Return each column with what it is taken for and some of its cells, for the reader to check."""
        body = self.sheet.rows[self.sheet.body :]
        return [
            {
                "index": index,
                "heading": heading.text,
                "field": heading.field,
                "unit": heading.unit or ("km2" if heading.field in AREAS else None),
                "reason": heading.reason,
                "samples": _samples(body, index),
            }
            for index, heading in enumerate(self.headings)
        ]


def _samples(body: Sequence[Sequence[str]], index: int) -> list[str]:
    texts: list[str] = []
    for row in body:
        if index < len(row) and row[index]:
            texts.append(row[index])
            if len(texts) == SAMPLES:
                break
    return texts
