"""A plugin of pytest for mutants: fewer examples, always the same, and no answer kept from before.

Every mutant runs in a fork of one process that has run all tests already: an answer kept there was
computed without the mutant.
"""

import functools
import sys

import pytest
from hypothesis import HealthCheck, Phase, settings

_KEPT = type(functools.cache(len))


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Set the examples of a run of mutants: none is made smaller, only seen to fail."""
    settings.register_profile(
        "mutation",
        deadline=None,
        max_examples=40,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutation")


def pytest_sessionstart() -> None:
    """Forget what an earlier run of the tests left."""
    forget()


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have the names of cases made anew: pytest keeps them, and would escape their letters twice."""
    for marker in metafunc.definition.iter_markers("parametrize"):
        if marker._param_ids_from:
            object.__setattr__(marker._param_ids_from, "_param_ids_generated", None)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Forget, so that each test counts among those that reach what is kept.

    What was loaded is forgotten only between files: almost every test would count.
    """
    forget(with_law=nextitem is None or nextitem.path != item.path)


def forget(*, with_law: bool = True) -> None:
    """Empty what the functions of `calculators` keep, with or without the law that was loaded."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "calculators":
            for value in list(vars(module).values()):
                for function in (
                    (value, *vars(value).values()) if isinstance(value, type) else (value,)
                ):
                    if isinstance(function, _KEPT) and (with_law or function.__name__ != "load"):
                        function.cache_clear()
