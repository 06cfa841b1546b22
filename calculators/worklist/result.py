"""Result: what came of one row of a list, made once; JSON, cells, tables and paper are written from it."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from calculators.arrangement.brief import brief
from calculators.arrangement.evaluation import Evaluation, evaluate
from calculators.arrangement.percentages import Range, percentages
from calculators.arrangement.possibilities import Possibilities
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import FIELDS, KINDS
from calculators.law.model import RuleSet
from calculators.lists.entries import Entry
from calculators.lists.row import CellError
from calculators.units import Interval, Pair

if TYPE_CHECKING:
    from calculators.worklist.doubts import Doubt


class Result:
    """One row of a list held against a rule set; `evaluation` is None where the row has errors."""

    def __init__(self, entry: Entry, rules: RuleSet, doubts: "tuple[Doubt, ...]" = ()) -> None:
        """Evaluate the unit of the row; percentages and sentences are made when first asked for.

        `doubts` are those about the row: what they are about is not in the unit.
        """
        self.entry = entry = fitting(entry, rules)
        self.rules = rules
        self.doubts = doubts
        self.evaluation: Evaluation | None = (
            None if entry.unit is None else evaluate(entry.unit, rules)
        )

    @property
    def verdict(self) -> Verdict:
        """Return the verdict; a row with errors is invalid."""
        return Verdict.INVALID if self.evaluation is None else self.evaluation.verdict

    @cached_property
    def areas(self) -> Range:
        """Return the lowest and highest percentage of the standard for the area."""
        return percentages(self.evaluation, "area") if self.evaluation else (None, None)

    @cached_property
    def people(self) -> Range:
        """Return the lowest and highest percentage of the standard for the population."""
        return percentages(self.evaluation, "population") if self.evaluation else (None, None)

    @cached_property
    def brief(self) -> tuple[str, ...]:
        """Return what comes first: the verdict, its reason and what would change it, or what is wrong."""
        if self.evaluation is None:
            return tuple(map(self._error, self.entry.errors))
        return brief(self.evaluation)

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the sentences that explain the result, in the order in which they are read."""
        return (*self.brief, *self.proof)

    @cached_property
    def proof(self) -> tuple[str, ...]:
        """Return what stands behind the brief: the sentences on standards, figures, tests and citations."""
        if self.evaluation is None:
            return ()
        from calculators.arrangement import explanation  # noqa: PLC0415 - not in the first answer

        unused = (doubt for doubt in self.doubts if doubt.field in self.evaluation.missing)
        return (
            *explanation.proof(self.evaluation, self.areas, self.people),
            *(f"Chưa dùng {FIELDS[one.field]} để tính: {one.message}." for one in unused),
        )

    def _error(self, error: CellError) -> str:
        doubtful = any(doubt.message in error.message for doubt in self.doubts)
        return f"Số liệu {'đáng ngờ' if doubtful else 'sai'}: {error.message}."

    @property
    def standards(self) -> Pair[Interval | None]:
        """Return the standard that applies, in m² and people; None where it was not read.

        There is one area at most: None where there could be several.
        """
        return _standards(self.evaluation.possibilities) if self.evaluation else Pair(None, None)


def fitting(entry: Entry, rules: RuleSet) -> Entry:
    """Return the entry; where the rules do not judge a unit of its kind, its kind is wrong."""
    if entry.unit is None or entry.unit.kind in rules.kinds:
        return entry
    kinds = ", ".join(KINDS[kind] for kind in rules.kinds)
    message = f"loại “{KINDS[entry.unit.kind]}”: quy định “{rules.title}” chỉ có {kinds}"
    if not rules.mark:
        message += "; loại này có trong các quy định trước đây"
    return entry._replace(unit=None, errors=(CellError("kind", message),))


@lru_cache(maxsize=4096)
def _standards(possibilities: Possibilities) -> Pair[Interval | None]:
    areas = {standard.values.area for standard in possibilities.standards}
    people = [standard.values.population for standard in possibilities.standards]
    area = areas.pop() if len(areas) == 1 else None
    numbers = [count for count in people if count is not None]
    return Pair(
        None if area is None else Interval.exactly(area),
        Interval(min(numbers), max(numbers)) if len(numbers) == len(people) else None,
    )


def counts(results: Iterable[Result]) -> dict[Verdict, int]:
    """Return the number of results with each verdict, those that do not occur too."""
    totals = dict.fromkeys(Verdict, 0)
    for result in results:
        totals[result.verdict] += 1
    return totals
