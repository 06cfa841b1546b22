"""Recalculation: the results of a list as formulas over the figures and the standards beside them."""

from collections.abc import Sequence
from functools import cache

from calculators.papers import figures, lookups, outcomes, review
from calculators.papers.figures import Field, Row
from calculators.papers.layout import layout
from calculators.papers.spreadsheet import Cell, Column, Formula, letters
from calculators.papers.standards_sheet import Standards
from calculators.worklist.result import Result


class Recalculation:
    """The results of a list with all columns: those given, and those of formulas over them."""

    def __init__(self, results: Sequence[Result], standards: Standards) -> None:
        """Lay out the columns that these results need."""
        self.rows = figures.rows(results, standards)
        entries = list(figures.fields(self.rows, standards))
        plan = layout(standards, {field.name for field in entries}, self.rows)
        note = Field("note", "Ghi chú", Column(36), lambda row: review.note(row.result))
        self.fields = (*entries, *lookups.fields(plan), *outcomes.fields(plan), note)
        self._places = {
            field.name: f"${letters(index)}{{r}}" for index, field in enumerate(self.fields)
        }
        self._placed = cache(lambda text: text.format_map(self._places))

    def cells(self, row: Row) -> list[Cell]:
        """Return the cells of a row."""
        return [self._cell(field, row) for field in self.fields]

    def _cell(self, field: Field, row: Row) -> Cell:
        value = field.value(row)
        if field.text is None or row.unit is None:
            return value
        return Formula(self._placed(field.text(row)), value)

    def place(self, name: str, row: int) -> str:
        """Return the cell of a column, by its name, in a row of the sheet."""
        return self._places[name].format(r=row)
