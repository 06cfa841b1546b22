"""Comparison of a list: whose verdict two rule sets give differently, in which direction, and why."""

from copy import replace
from typing import Any, NamedTuple

from calculators.arrangement.comparison import mixture, reason
from calculators.arrangement.verdicts import Verdict
from calculators.law.model import RuleSet
from calculators.lists.entries import Entry
from calculators.worklist.worklist import Worklist

Json = dict[str, Any]


class Change(NamedTuple):
    """A row whose verdict is another one under the second rule set."""

    entry: Entry
    before: Verdict
    after: Verdict
    reason: str


class Comparison(NamedTuple):
    """The rows of a list under two rule sets: those that change, and how many do not."""

    first: RuleSet
    second: RuleSet
    changed: tuple[Change, ...]
    unchanged: int


def compare(worklist: Worklist, second: RuleSet) -> Comparison:
    """Return what differs between the list under its own rule set and under another one."""
    mixed = mixture(worklist.rules, second)
    pairs = zip(worklist.results, replace(worklist, rules=second).results, strict=True)
    changed = []
    unchanged = 0
    for before, after in pairs:
        if before.verdict is after.verdict:
            unchanged += 1
        elif before.evaluation is not None and after.evaluation is not None:
            why = reason(before.evaluation, after.evaluation, mixed)
            changed.append(Change(before.entry, before.verdict, after.verdict, why))
        else:
            wrong = before.entry if before.evaluation is None else after.entry
            why = "; ".join(error.message for error in wrong.errors)
            changed.append(Change(before.entry, before.verdict, after.verdict, why))
    return Comparison(worklist.rules, second, tuple(changed), unchanged)


def plain(comparison: Comparison) -> Json:
    """Return a comparison as the JSON object of the contract."""
    return {
        "rules": comparison.first.id,
        "with": comparison.second.id,
        "changed": [
            {
                "code": change.entry.code,
                "name": change.entry.name,
                "from": str(change.before),
                "to": str(change.after),
                "reason": change.reason,
            }
            for change in comparison.changed
        ],
        "unchanged": comparison.unchanged,
    }
