"""The worklist: a list held against a rule set, with what its reader supposes of the law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from calculators.arrangement import suppositions
from calculators.arrangement.percentages import Range
from calculators.arrangement.suppositions import original
from calculators.arrangement.verdicts import Verdict
from calculators.law.model import RuleSet
from calculators.lists.entries import Entry
from calculators.lists.spelling import fold
from calculators.worklist.reading import Reading
from calculators.worklist.report import category_of
from calculators.worklist.result import Result

NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True)
class Worklist(Reading):
    """A list and the rule set that it is held against: the results follow from these alone.

    `supposed` are the numbers, by their keys, that the reader put in place of those of the law, as
    `rules` has them already.
    """

    rules: RuleSet = field(kw_only=True)
    supposed: Mapping[str, int] = field(default_factory=dict, kw_only=True)

    @classmethod
    def of(
        cls, reading: Reading, rules: RuleSet, supposed: Mapping[str, int] = NOTHING
    ) -> "Worklist":
        """Return a list that was read, held against a rule set of the law, with these numbers in it."""
        values = {one.name: getattr(reading, one.name) for one in fields(Reading)}
        rules = suppositions.supposed(rules, supposed)
        worklist = cls(**values, rules=rules, supposed=supposed)
        # What was found in the cells stays known.
        results = {name: value for name, value in vars(reading).items() if hasattr(Reading, name)}
        vars(worklist).update(results)
        return worklist

    @property
    def law_rules(self) -> RuleSet:
        """Return the rule set as the law has it, without what the reader supposes."""
        return self.law.rules(original(self.rules.id))

    def under(self, rules: RuleSet, supposed: Mapping[str, int] = NOTHING) -> "Worklist":
        """Return the list under a rule set of the law, with these numbers put in place of its own."""
        return Worklist.of(self, rules, supposed)

    @cached_property
    def _results(self) -> dict[int, Result]:
        return {}

    def result(self, entry: Entry) -> Result:
        """Return the result of an entry, made when first asked for."""
        result = self._results.get(entry.row)
        if result is None:
            doubts = self.doubts.get(entry.row, ())
            result = self._results[entry.row] = Result(entry, self.rules, doubts)
        return result

    @property
    def results(self) -> list[Result]:
        """Return the results of all rows, in the order of the list."""
        return [self.result(entry) for entry in self.table.entries]

    def view(self, request: Mapping[str, Any]) -> list[Entry]:
        """Return the entries that pass the filters, in the order asked for.

        Filters: `verdict` (or a category, such as "encouraged"), `kind`, `district`, `search` (in names
        and codes, without accents); order: `sort` (a field of the table) and `descending`.
        """
        entries: Iterable[Entry] = self.table.entries
        if request.get("verdict"):
            entries = [
                entry for entry in entries if request["verdict"] in _standing(self.result(entry))
            ]
        if request.get("kind"):
            entries = [entry for entry in entries if entry.kind == request["kind"]]
        if request.get("district"):
            entries = [entry for entry in entries if entry.district == request["district"]]
        if words := fold(request.get("search") or ""):
            entries = [e for e in entries if words in fold(e.name) or words in fold(e.code)]
        order = {verdict: place for place, verdict in enumerate(Verdict)}
        key = {
            "row": lambda entry: entry.row,
            "name": lambda entry: (fold(entry.name), entry.name),
            "district": lambda entry: (fold(entry.district), entry.row),
            "kind": lambda entry: (entry.kind or "", entry.row),
            "verdict": lambda entry: (order[self.result(entry).verdict], entry.row),
            "area": lambda entry: _sortable(self.result(entry).areas),
            "population": lambda entry: _sortable(self.result(entry).people),
        }[request.get("sort") or "row"]
        return sorted(entries, key=key, reverse=bool(request.get("descending")))


def _standing(result: Result) -> tuple[str, str]:
    return result.verdict, category_of(result)


def _sortable(shares: Range) -> float:
    """Return a number to sort by: it decides nothing."""
    return -1.0 if shares[0] is None else float(shares[0])
