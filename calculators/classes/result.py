"""Result: what came of one row of a list, made once; JSON, cells, tables and papers are written from it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.classes import fields
from calculators.classes.classification import Classification, classify
from calculators.classes.explanation import explain, figures_text
from calculators.classes.fields import Row
from calculators.classes.points import Range
from calculators.classes.rules import ClassRules, Criterion
from calculators.classes.turning_points import TurningPoint, turning_points
from calculators.lists.entries import Entry
from calculators.lists.tables import Table

Json = dict[str, Any]


class Points(NamedTuple):
    """The points of one criterion, with the figures that they come from and the article that gives them."""

    criterion: Criterion
    figures: str
    points: Range
    citation: str


class Result:
    """One row of a list held against the decree; `classification` is None where the row has errors."""

    def __init__(self, row: Row, rules: ClassRules) -> None:
        """Classify the unit of the row; what is said of it is made when first asked for."""
        self.row = row
        self.rules = rules
        self.classification: Classification | None = (
            None if row.facts is None else classify(row.facts, rules)
        )

    @property
    def entry(self) -> Entry:
        """Return the row as it was read."""
        return self.row.entry

    @property
    def kind(self) -> str:
        """Return the code of the unit's kind, "" where it is not known."""
        return "" if self.entry.kind is None else str(self.entry.kind)

    @property
    def word(self) -> str:
        """Return the class as people write it."""
        if self.classification is None:
            return VERDICTS[Verdict.INVALID]
        level = self.classification.level
        return VERDICTS[Verdict.UNDETERMINED] if level is None else f"loại {level.id}"

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the fields that points depend on and that are not known."""
        return () if self.classification is None else self.classification.missing

    @cached_property
    def criteria(self) -> tuple[Points, ...]:
        """Return the points of each criterion, none where the row has errors."""
        classification = self.classification
        if classification is None:
            return ()
        return tuple(
            Points(
                self.rules.criteria[name],
                figures_text(classification, name),
                points,
                _citation(classification, name),
            )
            for name, points in classification.criteria.items()
        )

    @cached_property
    def turning(self) -> tuple[TurningPoint, ...]:
        """Return what would make the class."""
        return () if self.classification is None else turning_points(self.classification)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the sentences that explain the class, or what is wrong with the row."""
        if self.classification is None:
            return tuple(f"Số liệu sai: {error.message}." for error in self.row.errors)
        return tuple(explain(self.classification, self.entry.name, self.turning))


class Results(NamedTuple):
    """A list with its results, and what is to be said of it beside them: notes, columns, open doubts."""

    table: Table
    rules: ClassRules
    units: tuple[Result, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]
    doubts: tuple[Json, ...]

    @property
    def remarks(self) -> Iterator[str]:
        """Yield what a reader should know of a list beside its points: notes, unused columns, doubts.

        A doubt for which its row is refused is among the errors of the row.
        """
        yield from self.notes
        if self.unknown:
            yield f"Cột không dùng để tính: {'; '.join(self.unknown)}."
        refusals: Mapping[int, tuple[str, ...]] = {
            one.entry.row: one.lines for one in self.units if one.classification is None
        }
        for doubt in self.doubts:
            if not any(doubt["message"] in line for line in refusals.get(doubt["row"], ())):
                yield f"Dòng {doubt['row']}, đáng ngờ: {doubt['message']}."


def results(
    table: Table, rules: ClassRules, doubts: Iterable[Json] = (), notes: Iterable[str] = ()
) -> Results:
    """Return a list with its results; `doubts` are those open about it, each with row, field and message.

    `notes` come behind those of the list. Raises SheetError where two columns hold the same field.
    """
    content = fields.read(table, rules)
    units = tuple(Result(row, rules) for row in content.rows)
    return Results(table, rules, units, content.unknown, (*table.notes, *notes), tuple(doubts))


def _citation(classification: Classification, criterion: str) -> str:
    """Return the article that gives the points of a criterion for this kind of unit."""
    facts, rules = classification.facts, classification.rules
    parts = [(c.kinds, c.citation) for c in rules.credits if c.criterion == criterion]
    parts += [(s.kinds, s.citation) for s in rules.scales if s.criterion == criterion]
    own = [c for kinds, c in parts if facts.kind in kinds]
    return (own or [c for kinds, c in parts if facts.as_kind in kinds])[0].text
