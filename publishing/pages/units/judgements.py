"""Judgements: every unit of the gazetteer under every rule set that has something to say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from calculators.law import loader
from calculators.law.model import RuleSet
from calculators.lists.kinds import kind_of
from calculators.units import Level
from publishing.pages import kontum
from publishing.pages.kontum import Result
from publishing.pages.units import gazetteer
from publishing.pages.units.gazetteer import Era, Gazetteer, Place
from publishing.tables import place as places

PLAN = "2023-2025"
REFORM = "2025-reform"
IN_FORCE = "from-2026"
CENSUS = "2019-2021"
FIELDS = (
    *("code", "name", "kind", "area_km2", "population", "population_low", "population_high"),
    *("ethnic_minority_percent", "mountainous", "border"),
)
"""What the list of today's units tells the engine."""


@dataclass(frozen=True, eq=False)
class Book:
    """The units with their results: by rule set, then by the code of the unit."""

    units: Gazetteer
    old: Mapping[str, Mapping[str, Result]]
    today: Mapping[str, Result]

    def under(self, place: Place, rules: str) -> Result | None:
        """Return the result of a unit of 2023 under a rule set, None where it says nothing of it."""
        return self.old.get(rules, {}).get(place.code)

    def now(self, place: Place) -> Result | None:
        """Return the result of a unit of today under the rules in force, None where there is none."""
        return self.today.get(place.code)


def read(root: Path) -> Book:
    """Return every unit with its results; raises ProgramError on a row that cannot be read."""
    law = loader.load()
    past = kontum.units(root)
    census = kontum.census(past)
    old = {
        name: _by_code(census if name == CENSUS else past, rules)
        for name, rules in law.rule_sets.items()
        if name != IN_FORCE
    }
    rows = [{name: row[name] for name in FIELDS} for row in places.read(root).rows(root, "today")]
    today = _by_code(rows, law.rule_sets[IN_FORCE]) if rows and IN_FORCE in law.rule_sets else {}
    return Book(gazetteer.read(root), old, today)


def _by_code(rows: Sequence[Mapping[str, str]], rules: RuleSet) -> dict[str, Result]:
    """Return the results of the units of whose level the rules speak."""
    levels = {level for level in Level if rules.tests[level]}
    kinds = ((row, kind_of(row["kind"])) for row in rows)
    spoken_of = [dict(row) for row, kind in kinds if kind and kind.level in levels]
    return {result.row["code"]: result for result in kontum.results(spoken_of, rules.id)}


def results(book: Book, place: Place) -> dict[str, Result]:
    """Return all results of a unit by rule set, in the order of the law."""
    if place.era is Era.TODAY:
        result = book.now(place)
        return {IN_FORCE: result} if result else {}
    by_rules = {rules: book.under(place, rules) for rules in book.old}
    return {rules: result for rules, result in by_rules.items() if result}
