"""The worklist: the one list that is open on a page, with what its reader chose and changed in it."""

from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from calculators.arrangement import suppositions
from calculators.arrangement.percentages import Range
from calculators.arrangement.suppositions import original
from calculators.arrangement.verdicts import Verdict
from calculators.law.model import Law, RuleSet
from calculators.lists import sheets, tables
from calculators.lists.cells import Formulas
from calculators.lists.entries import Entry
from calculators.lists.headings import Heading, recognise
from calculators.lists.sheets import Sheet
from calculators.lists.spelling import fold
from calculators.lists.tables import Table
from calculators.lists.vocabulary import AREAS, title_of
from calculators.worklist.doubts import Checked, Doubt, by_row, check
from calculators.worklist.report import category_of
from calculators.worklist.result import Result

Json = dict[str, Any]
NOTHING: Mapping[str, int] = {}
SAMPLES = 3
"""How many cells of a column are shown where its meaning is checked."""


@dataclass(frozen=True)
class Edit:
    """A cell that the reader changed: physical row number, column index, and the new text."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class Worklist:
    """A list as it came, and everything done to it since: the result follows from these alone.

    `pages` are the sheets as (name, rows); `chosen` says which field a column holds ("" for none);
    `added` are the headings of columns that the reader's claims needed; `edits` are the cells that
    the reader changed and the doubts that he dismissed, in this order; `supposed` are the numbers,
    by their keys, that he put in place of those of the law, as `rules` has them already; `formulas`
    are those of the sheets of a workbook, by index; `notes` say what was done to read the file;
    with `districts`, those that head their communes are judged as well.
    """

    name: str
    law: Law
    rules: RuleSet
    pages: tuple[tuple[str, Sequence[Sequence[str]]], ...]
    page: int = 0
    chosen: Mapping[int, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    edits: tuple[Edit | Doubt, ...] = ()
    supposed: Mapping[str, int] = field(default_factory=dict)
    delimiter: str = ""
    formulas: Mapping[int, Formulas] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    districts: bool = False

    @cached_property
    def sheet(self) -> Sheet:
        """Return the sheet with the edits; raises SheetError where it has no heading."""
        _, rows = self.pages[self.page]
        plain = sheets.from_rows(rows, self.delimiter)
        plain = replace(plain, formulas=self.formulas.get(self.page, Formulas()), notes=self.notes)
        edits = self.cell_edits
        if not edits and not self.added:
            return plain
        width = len(plain.headings)
        changed = [[*row, *[""] * (width + len(self.added) - len(row))] for row in rows]
        changed[plain.heading][width : width + len(self.added)] = self.added
        for edit in edits:
            changed[edit.row - 1][edit.column] = edit.text
        added = tuple(map(recognise, self.added))
        edited = {edit.row for edit in edits}
        return replace(
            plain,
            rows=changed,
            short={row: count for row, count in plain.short.items() if row not in edited},
            headings=(*plain.headings, *self.added),
            columns=(*plain.columns, *added),
        )

    @property
    def law_rules(self) -> RuleSet:
        """Return the rule set as the law has it, without what the reader supposes."""
        return self.law.rules(original(self.rules.id))

    def under(self, rules: RuleSet, supposed: Mapping[str, int] = NOTHING) -> "Worklist":
        """Return the list under a rule set of the law, with these numbers put in place of its own."""
        return replace(self, rules=suppositions.supposed(rules, supposed), supposed=supposed)

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
        read = tables.read(self.sheet, self.law.exemptions, self.chosen, districts=self.districts)
        return check(read, [edit for edit in self.edits if isinstance(edit, Doubt)])

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

    @cached_property
    def _results(self) -> dict[int, Result]:
        return {}

    def result(self, entry: Entry) -> Result:
        """Return the result of an entry, made when first asked for."""
        found = self._results.get(entry.row)
        if found is None:
            doubts = self.doubts.get(entry.row, ())
            found = self._results[entry.row] = Result(entry, self.rules, doubts)
        return found

    @property
    def results(self) -> list[Result]:
        """Return the results of all rows, in the order of the list."""
        return [self.result(entry) for entry in self.table.entries]

    def edited(self, row: int, column: int | str, text: str) -> "Worklist":
        """Return the list with one cell changed; a column named by a field is added where there is none."""
        if isinstance(column, str):
            index, worklist = self._column(column)
        else:
            index, worklist = column, self
        return replace(worklist, edits=(*worklist.edits, Edit(row, index, text)))

    def confirmed(self, row: int | None = None, field: str = "") -> "Worklist":
        """Return the list with the doubts about a field of a row dismissed, by default with all."""
        gone = [
            doubt
            for doubt in self.checked.doubts
            if row is None or (doubt.row, doubt.field) == (row, field)
        ]
        return replace(self, edits=(*self.edits, *gone))

    def _column(self, name: str) -> tuple[int, "Worklist"]:
        for index, heading in enumerate(self.headings):
            if heading.field == name:
                return index, self
        # An area must say its unit, or the reader would be asked for it.
        return len(self.headings), replace(self, added=(*self.added, title_of(name)))

    def undone(self) -> "Worklist":
        """Return the list without the last edit, and without a column that was added for it alone."""
        edits = self.edits[:-1]
        own = len(self.headings) - len(self.added)
        shorter = replace(self, edits=edits)
        used = max((edit.column + 1 - own for edit in shorter.cell_edits), default=0)
        return replace(shorter, added=self.added[: max(used, 0)])

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

    def view(self, asked: Mapping[str, Any]) -> list[Entry]:
        """Return the entries that pass the filters, in the order asked for.

        Filters: `verdict` (or a category, such as "encouraged"), `kind`, `district`, `search` (in names
        and codes, without accents); order: `sort` (a field of the table) and `descending`.
        """
        found: Iterable[Entry] = self.table.entries
        if asked.get("verdict"):
            found = [entry for entry in found if asked["verdict"] in _standing(self.result(entry))]
        if asked.get("kind"):
            found = [entry for entry in found if entry.kind == asked["kind"]]
        if asked.get("district"):
            found = [entry for entry in found if entry.district == asked["district"]]
        if words := fold(asked.get("search") or ""):
            found = [e for e in found if words in fold(e.name) or words in fold(e.code)]
        order = {verdict: place for place, verdict in enumerate(Verdict)}
        key = {
            "row": lambda entry: entry.row,
            "name": lambda entry: (fold(entry.name), entry.name),
            "district": lambda entry: (fold(entry.district), entry.row),
            "kind": lambda entry: (entry.kind or "", entry.row),
            "verdict": lambda entry: (order[self.result(entry).verdict], entry.row),
            "area": lambda entry: _sortable(self.result(entry).areas),
            "population": lambda entry: _sortable(self.result(entry).people),
        }[asked.get("sort") or "row"]
        return sorted(found, key=key, reverse=bool(asked.get("descending")))


def _standing(result: Result) -> tuple[str, str]:
    return result.verdict, category_of(result)


def _sortable(shares: Range) -> float:
    """Return a number to sort by: it decides nothing."""
    return -1.0 if shares[0] is None else float(shares[0])


def _samples(body: Sequence[Sequence[str]], index: int) -> list[str]:
    found: list[str] = []
    for row in body:
        if index < len(row) and row[index]:
            found.append(row[index])
            if len(found) == SAMPLES:
                break
    return found
