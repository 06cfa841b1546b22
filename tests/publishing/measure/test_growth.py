"""The measurement of growth: what is asked, by this Python; the browser is asked the same way."""

import pytest

from publishing.measure import engine_page, growth
from publishing.tools.programs import ProgramError


def test_lists_have_the_length_asked_for() -> None:
    """A heading, and so many rows, also where that is no whole number of districts."""
    assert len(growth.list_text(100).splitlines()) == 101


def test_the_longest_list_is_not_refused() -> None:
    """A list that the engine refuses would be measured as a fast one."""
    calls = growth.evaluating(growth.list_text(max(growth.SIZES)))
    assert growth.usual(engine_page.here, calls, max(growth.SIZES), runs=1) > 0
    with pytest.raises(ProgramError, match="không phải 99"):
        growth.usual(engine_page.here, growth.evaluating(growth.list_text(20)), 99, runs=1)


def test_the_timed_call_is_the_one_that_evaluates() -> None:
    """The rows are read before, and every row is judged by it."""
    waits, answer = engine_page.here(growth.evaluating(growth.list_text(20)))
    assert len(waits) == 3
    assert min(waits) > 0
    assert answer == {"total": 20, "start": 0, "rows": []}


def test_the_peak_grows_with_the_list() -> None:
    """Memory is that of the calls."""
    small, large = (growth.peak(growth.evaluating(growth.list_text(n))) for n in (10, 1000))
    assert large > 10 * small
