"""Verdicts: on cases as data, at every limit, and against the plain reference for all that may be."""

from collections.abc import Iterator
from copy import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.arrangement.evaluation import evaluate, exempts, verdict_of
from calculators.arrangement.possibilities import possibilities
from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.law import loader
from calculators.law.model import Law
from calculators.law.records import LawError, law_text
from calculators.units import SHARE_SCALE, Interval, Kind, Unit
from tests import flips, reference
from tests.strategies import READ_KINDS, units

LAW = loader.load()
RULES = tuple(LAW.rule_sets)


def exactly(unit: reference.Known) -> Unit:
    """Return the engine's unit for one of which everything is known."""
    return Unit(
        unit.kind,
        Interval.exactly(int(unit.area * 1_000_000)),
        Interval.exactly(unit.population),
        Interval.exactly(int(unit.share * SHARE_SCALE)),
        mountainous=unit.mountainous,
        border=unit.border,
        parent_kind=unit.parent_kind,
        red_river_delta=unit.red_river_delta,
        coastal_hardship=unit.coastal_hardship,
        urban_special_factor=False if unit.no_urban_factor else None,
        island=unit.island,
    )


def at_limits() -> Iterator[tuple[str, str, Unit, bool]]:
    """Yield (rule set, test, unit, met?) one m² or person below, at and above every limit."""
    for (rules, level), tests in reference.TESTS.items():
        for (kind, mountainous, parent), (area, people) in reference.standards(rules).items():
            if kind.level is not level or not reference.judges(kind, rules):
                continue
            for test, join, area_limit, people_limit in tests:
                m2, people_ = int(area * 10_000 * area_limit), people * people_limit // 100
                # The other figure is such that this one decides.
                beyond = join == "or"
                edges = (
                    ("area", m2, people_ - 1 + beyond),
                    ("population", people_, m2 - 1 + beyond),
                )
                for name, limit, other in edges:
                    for distance in (-1, 0, 1):
                        figures = {"area": other, "population": other, name: limit + distance}
                        unit = Unit(
                            kind,
                            Interval.exactly(figures["area"]),
                            Interval.exactly(figures["population"]),
                            Interval.exactly(0),
                            mountainous=bool(mountainous),
                            border=False,
                            parent_kind=parent,
                            island=(kind, mountainous) == (Kind.COMMUNE, None),
                        )
                        yield rules, test, unit, distance < 0


def wrong_limits(law: Law) -> int:
    """Return how many of the cases at the limits come out wrong under the law."""
    wrong = 0
    for rules, test, unit, meets in at_limits():
        evaluation = evaluate(unit, law.rules(rules))
        outcomes = {
            t.id: outcome for t, outcome in zip(evaluation.tests, evaluation.outcomes, strict=True)
        }
        wrong += outcomes[test] is not (Outcome.MET if meets else Outcome.NOT_MET)
    return wrong


def test_every_limit_holds_below_at_and_above() -> None:
    """One below a limit is under it; at it and one above are not."""
    assert sum(1 for _ in at_limits()) == 2 * 3 * sum(
        len(tests)
        * sum(
            kind.level is level and reference.judges(kind, rules)
            for kind, _, _ in reference.standards(rules)
        )
        for (rules, level), tests in reference.TESTS.items()
    )
    assert wrong_limits(LAW) == 0


def share_steps_wrong(law: Law) -> int:
    """Return how many population standards around the steps of the share differ from the reference."""
    wrong = 0
    for rules in ("2023-2025", "2025-reform", "from-2026"):
        for percent in range(0, 101, 10):
            for distance in (-1, 0, 1):
                share = min(max(percent * SHARE_SCALE + distance, 0), 100 * SHARE_SCALE)
                unit = Unit(
                    Kind.COMMUNE, share=Interval.exactly(share), mountainous=True, border=False
                )
                corner = next(iter(reference.corners(unit)))
                bases = possibilities(unit, law.rules(rules)).standards
                wrong += [s.values.population for s in bases] != [
                    reference.standard(corner, rules)[1]
                ]
    return wrong


def test_every_step_of_the_share_holds_below_at_and_above() -> None:
    """The population standard falls exactly at 30, 40, ..., 90%; since 2026 at 50, 60, ..., 100%."""
    assert share_steps_wrong(LAW) == 0


def operators() -> list[tuple[str, int]]:
    """Return every place in the law's files where an operator stands."""
    return [(file, n) for file in loader.FILES for n in range(flips.count(law_text(file)))]


@pytest.mark.parametrize(("file", "number"), operators())
def test_flipping_an_operator_turns_cases_red(file: str, number: int) -> None:
    """No operator can change unseen: the cases fail, or the law is refused."""
    texts = {name: law_text(name) for name in loader.FILES}
    texts[file] = flips.flip(texts[file], number)
    if file == "standards.toml":
        with pytest.raises(LawError, match="khóa “operator” = “above”"):
            loader.read(texts)
        return
    law = loader.read(texts)
    assert wrong_limits(law) + share_steps_wrong(law) > 0


@given(units(), st.sampled_from(RULES))
def test_the_verdict_is_that_of_all_that_may_be(unit: Unit, rules: str) -> None:
    """Decided where all possibilities agree, undetermined where they do not."""
    possible = {reference.verdict(corner, rules) for corner in reference.corners(unit)}
    expected = possible.pop() if len(possible) == 1 else "undetermined"
    assert expected == verdict_of(unit, LAW.rules(rules))


@given(
    units(),
    st.sampled_from(RULES),
    st.fixed_dictionaries(
        {"exemption": st.sampled_from((None, *LAW.exemptions)), "voluntary": st.booleans()}
    ),
)
def test_the_verdict_alone_is_that_of_the_evaluation(
    unit: Unit, rules: str, claims: dict[str, Any]
) -> None:
    """The short way leaves out what would decide it, and nothing else."""
    assume(reference.judges(unit.kind, rules))
    with_claims = replace(unit, **claims)
    assert (
        verdict_of(with_claims, LAW.rules(rules)) is evaluate(with_claims, LAW.rules(rules)).verdict
    )


@given(units(), st.sampled_from(RULES))
def test_outcomes_follow_the_reference_where_all_is_known(unit: Unit, rules: str) -> None:
    """Each test of a fully known unit is met or not exactly as the fractions say."""
    assume(reference.judges(unit.kind, rules))
    corner = next(iter(reference.corners(unit)))
    if reference.verdict(corner, rules) == "undetermined":
        return
    evaluation = evaluate(exactly(corner), LAW.rules(rules))
    ids = {
        t.id for t, o in zip(evaluation.tests, evaluation.outcomes, strict=True) if o is Outcome.MET
    }
    assert reference.tests_of(corner, rules) == ids
    assert Outcome.UNDETERMINED not in evaluation.outcomes


def with_value(unit: Unit, field: str, value: int | Kind) -> Unit:
    """Return the unit with one figure known."""
    names = {"area_km2": "area", "ethnic_minority_percent": "share", "population": "population"}
    change: dict[str, Any] = {field: value}
    if field in names:
        change = {names[field]: Interval.exactly(int(value))}
    return replace(unit, **change)


@given(units(), st.sampled_from(RULES))
def test_a_figure_is_missing_only_where_it_is_used(unit: Unit, rules: str) -> None:
    """A flag that is unknown and not called missing changes no standard."""
    assume(reference.judges(unit.kind, rules))
    law = LAW.rules(rules)
    evaluation = evaluate(unit, law)
    for field in ("mountainous", "border"):
        if getattr(unit, field) is None and field not in evaluation.missing:
            standards = {
                frozenset(possibilities(with_value(unit, field, value), law).limits)
                for value in (True, False)
            }
            assert len(standards) == 1


@pytest.mark.parametrize("kind", [Kind.TOWN])
def test_a_kind_whose_standard_was_not_read_stays_open(kind: Kind) -> None:
    """Grade U never decides; a standard that the user states does."""
    unit = Unit(kind, Interval.exactly(1), Interval.exactly(1), mountainous=False, border=False)
    evaluation = evaluate(unit, LAW.rules("2023-2025"))
    assert evaluation.verdict is Verdict.UNDETERMINED
    assert evaluation.missing == ("standard",)
    assert evaluation.decisive == ()
    with_standard = replace(unit, area_standard=200_000_000, population_standard=100_000)
    assert evaluate(with_standard, LAW.rules("2023-2025")).verdict is Verdict.MUST_ARRANGE
    half = replace(unit, area_standard=1)
    assert evaluate(half, LAW.rules("2023-2025")).verdict is Verdict.NOT_REQUIRED


def test_all_kinds_but_the_unread_one_are_held_against_the_reference() -> None:
    """The reference leaves out no kind that has a standard."""
    assert set(Kind) - {Kind.TOWN, Kind.SPECIAL_ZONE} == set(READ_KINDS)


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_that_a_rule_set_does_not_know_is_invalid(kind: Kind, rules: str) -> None:
    """There are no districts or townships since 2026, and no special zones before."""
    invalid = verdict_of(Unit(kind), LAW.rules(rules)) is Verdict.INVALID
    assert invalid is not reference.judges(kind, rules)


def test_a_special_zone_stays_open_until_its_standard_is_stated() -> None:
    """Nobody read what the law asks of it."""
    zone = Unit(Kind.SPECIAL_ZONE, Interval.exactly(10_390_000), Interval.exactly(20_000))
    rules = LAW.rules("from-2026")
    evaluation = evaluate(zone, rules)
    assert (evaluation.verdict, evaluation.missing) == (Verdict.UNDETERMINED, ("standard",))
    with_standard = replace(zone, area_standard=10_390_001, population_standard=20_000)
    assert evaluate(with_standard, rules).verdict is Verdict.BELOW_STANDARD
    with_standard = replace(zone, area_standard=10_390_000, population_standard=20_000)
    assert evaluate(with_standard, rules).verdict is Verdict.MEETS_STANDARD


def test_rule_sets_and_possibilities_are_told_apart_by_identity() -> None:
    """What is kept about one is never given for another that looks alike."""
    rules = LAW.rules("2023-2025")
    assert len({rules, rules._replace(), LAW.rules("2023-2025")}) == 2
    options = possibilities(Unit(Kind.COMMUNE), rules)
    assert len({options, options._replace(), possibilities(Unit(Kind.COMMUNE), rules)}) == 2
    assert (rules == rules._replace(), options == options._replace()) == (False, False)


def test_an_exemption_holds_for_the_kinds_it_is_written_for() -> None:
    """One for rural kinds alone is none for a ward; one for all is one for each; none when voluntary."""
    rules = LAW.rules("2023-2025")
    assert {exemption.rural_only for exemption in rules.exemptions.values()} == {True, False}
    for exemption in rules.exemptions.values():
        for kind in Kind:
            unit = Unit(kind, exemption=exemption.id)
            assert exempts(unit, rules) is (kind.rural or not exemption.rural_only)
            assert not exempts(unit._replace(voluntary=True), rules)
    assert not exempts(Unit(Kind.COMMUNE), rules)
