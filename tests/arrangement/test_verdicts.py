"""Verdicts: figures held against limits, in every world in which a unit may be."""

import pytest

from calculators.arrangement.possibilities import Bounds, Limit
from calculators.arrangement.verdicts import Answer, agreed, below, joined, judge, reached
from calculators.law.model import Join
from calculators.units import (
    COMPONENTS,
    Interval,
    Pair,
)

EXACTLY = Interval.exactly


@pytest.mark.parametrize(
    ("figure", "limits", "answer"),
    [
        (EXACTLY(9), [10], True),
        (EXACTLY(10), [10], False),
        (EXACTLY(11), [10], False),
        (Interval(9, 10), [10], None),
        (Interval(8, None), [10], None),
        (Interval(10, None), [10], False),
        (EXACTLY(9), [10, 12], True),
        (EXACTLY(11), [10, 12], None),
        (EXACTLY(12), [10, 12], False),
        (EXACTLY(9), [None], None),
    ],
)
def test_below_in_every_world_in_none_or_neither(
    figure: Interval,
    limits: list[int | None],
    answer: bool | None,  # noqa: FBT001 - one of three answers, given by the case
) -> None:
    """A limit that may be lower still is never sure."""
    for reducible in (False, True):
        worlds = [Limit("area", limit, reducible) for limit in limits]
        expected = None if answer and reducible else answer
        assert agreed([below(figure, world) for world in worlds]) is expected


@pytest.mark.parametrize(
    ("join", "answers", "answer"),
    [
        ("and", (True, True), True),
        ("and", (True, False), False),
        ("and", (None, False), False),
        ("and", (True, None), None),
        ("or", (False, False), False),
        ("or", (True, False), True),
        ("or", (None, True), True),
        ("or", (False, None), None),
        ("and", (True,), True),
        ("or", (False,), False),
    ],
)
def test_answers_joined(join: Join, answers: tuple[Answer, ...], answer: Answer) -> None:
    """One "no" decides an "and", one "yes" decides an "or", whatever is not known beside it."""
    assert joined(join, answers) is answer


def test_an_outcome_is_told_where_all_worlds_agree_on_it() -> None:
    """Two worlds that differ in one test leave the other as it is in both."""

    def both(area: int) -> Bounds:
        limits = (Limit("area", area, reducible=False), Limit("population", 100, reducible=False))
        return Bounds("and", limits)

    worlds = [(both(10), both(5), both(30)), (both(20), both(5), both(30))]
    figures = Pair(EXACTLY(15), EXACTLY(99))
    assert judge(figures, worlds) == ((None, False, True), True)
    assert judge(figures, [row[:2] for row in worlds]) == ((None, False), None)


def test_what_may_be_lower_still_is_never_surely_below() -> None:
    """An area or a population under a limit that an unread factor may lower decides nothing."""
    for lower, answer in (((), True), (("area",), None), (("population",), None)):
        limits = tuple(Limit(one, 10, one in lower) for one in COMPONENTS)
        judgement = judge(Pair(EXACTLY(5), EXACTLY(5)), [(Bounds("and", limits),)])
        assert judgement == ((answer,), answer)


@pytest.mark.parametrize(
    ("figure", "end"),
    [
        (EXACTLY(9), EXACTLY(0)),
        (EXACTLY(10), EXACTLY(10)),
        (EXACTLY(19), EXACTLY(10)),
        (Interval(10, 20), Interval(10, 20)),
        (Interval(11, 19), EXACTLY(10)),
        (Interval(9, 99), Interval(0, 20)),
        (Interval(0, None), Interval(0, None)),
        (Interval(25, None), Interval(20, None)),
    ],
)
def test_the_last_limits_that_a_figure_reaches(figure: Interval, end: Interval) -> None:
    """Of the limits 10 and 20; without any all figures are alike."""
    assert reached(figure, (10, 20)) == end
    assert reached(EXACTLY(5), ()) == EXACTLY(0)
