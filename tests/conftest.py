"""Settings that all tests share."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

# A shared machine may stall at any time: how long an example takes says nothing about the code.
settings.register_profile("project", deadline=None, max_examples=300)
settings.load_profile("project")

# python-docx brings lxml, which openpyxl would take for its own where it is: a reader's page has none.
os.environ["OPENPYXL_LXML"] = "False"

LONGEST = (
    *("test_offline.py", "test_layouts.py", "test_faults.py", "test_merge.py"),
    *("test_country.py", "test_same_answer.py", "test_engine_start.py", "test_classes.py"),
    *("test_benchmark.py", "test_calculators.py", "test_firefox.py", "test_path.py"),
    *("test_measure_reading.py", "test_pictures.py", "test_hostile_files.py", "test_papers.py"),
    *("test_reproducible.py", "test_records.py", "test_xlsx_limits.py", "test_proposals.py"),
)
"""The files that take longest: two processes end together only where these come first."""


WITHOUT_COVERAGE = Path(__file__).parent / "publishing"
"""The folder of tests whose object is not the engine, which alone is measured."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first, in the order above, and measure coverage where it tells something.

    Coverage doubles the time of a test, and each line has to be reached by a case that someone wrote:
    what is tried at random, and all there is of a kind, bear the mark `unmeasured`.
    """
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))
    for item in items:
        if item.path.is_relative_to(WITHOUT_COVERAGE) or is_hypothesis_test(
            getattr(item, "obj", None)
        ):
            item.add_marker("unmeasured")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run a test with the mark `unmeasured` at Python's own speed.

    The plugin for coverage has a mark like it, but in a process of many it goes on measuring, for nothing.
    """
    measure = sys.gettrace()
    if measure is None or item.get_closest_marker("unmeasured") is None:
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(measure)
