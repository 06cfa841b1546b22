"""Evaluation: a unit held against a rule set, with everything the verdict rests on."""

from typing import NamedTuple

from calculators.arrangement.possibilities import Possibilities, components, possibilities
from calculators.arrangement.turning_points import (
    FIELDS,
    TurningPoint,
    turning_points,
    verdict_by_tests,
)
from calculators.arrangement.verdicts import OUTCOME_OF, VERDICT_OF, Outcome, Verdict, answers
from calculators.law.model import ArrangementTest, RuleSet
from calculators.units import ANY_SHARE, COMPONENTS, UNKNOWN, Unit


class Evaluation(NamedTuple):
    """The verdict on a unit with everything it rests on; `outcomes` follow the order of the tests."""

    unit: Unit
    rules: RuleSet
    verdict: Verdict
    possibilities: Possibilities
    tests: tuple[ArrangementTest, ...]
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...]
    estimated: tuple[str, ...]
    decisive: tuple[TurningPoint, ...]


def evaluate(unit: Unit, rules: RuleSet) -> Evaluation:
    """Return the verdict of the rules on the unit, and for an undetermined one what would decide it.

    The rules must judge the kind of the unit.
    """
    cases = possibilities(unit, rules)
    tests = rules.tests[unit.kind.level]
    each, whole = answers(unit, cases)
    verdict = VERDICT_OF[rules.question, whole]
    missing, estimated = _figures(unit, rules, cases)
    decisive: tuple[TurningPoint, ...] = ()
    if verdict is Verdict.UNDETERMINED:
        decisive = turning_points(unit, rules, cases, (*missing, *estimated))
    verdict = _claimed(verdict, unit, rules)
    outcomes = tuple(OUTCOME_OF[answer] for answer in each)
    return Evaluation(unit, rules, verdict, cases, tests, outcomes, missing, estimated, decisive)


def verdict_of(unit: Unit, rules: RuleSet) -> Verdict:
    """Return the verdict alone, the same as of `evaluate`: it need not find what would decide it.

    A unit of a kind that the rules do not judge is invalid.
    """
    if unit.kind not in rules.kinds:
        return Verdict.INVALID
    return _claimed(verdict_by_tests(unit, rules), unit, rules)


def _claimed(verdict: Verdict, unit: Unit, rules: RuleSet) -> Verdict:
    return Verdict.EXEMPT if verdict is Verdict.MUST_ARRANGE and exempts(unit, rules) else verdict


def exempts(unit: Unit, rules: RuleSet) -> bool:
    """Return whether the exemption that the user claims holds under the rules; a voluntary unit has none."""
    exemption = rules.exemptions.get(unit.exemption or "")
    if exemption is None or unit.voluntary:
        return False
    return unit.kind.rural or not exemption.rural_only


def _figures(
    unit: Unit, rules: RuleSet, cases: Possibilities
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the absent figures that the tests use, and those known as a range only."""
    exact = unit.area.known and unit.population.known
    if exact and (unit.share.known or not cases.depends_on_share):
        return cases.missing, ()
    missing, estimated = [], []
    names = components(rules, unit.kind.level)
    figures = [(FIELDS[one], unit.figures.of(one), UNKNOWN) for one in COMPONENTS if one in names]
    if cases.depends_on_share:
        figures.append(("ethnic_minority_percent", unit.share, ANY_SHARE))
    for field, figure, unknown in figures:
        if figure == unknown:
            missing.append(field)
        elif not figure.known:
            estimated.append(field)
    return (*missing, *cases.missing), tuple(estimated)
