"""The smallest corpus: of many inputs those that together take every branch that all of them take.

The fuzzer has a way of its own to find them, but not where it runs inside Python.
"""

import sys
from collections.abc import Callable, Iterable
from types import CodeType

type Branch = tuple[str, int, int, int]

_TOOL = sys.monitoring.COVERAGE_ID


def smallest(inputs: Iterable[bytes], fed: Callable[[bytes], None], package: str) -> list[bytes]:
    """Return the inputs, shortest first, that take a branch in the package which none before them took."""
    taken: set[Branch] = set()

    def branch(code: CodeType, start: int, end: int) -> object:
        if package not in code.co_filename:
            return sys.monitoring.DISABLE
        taken.add((code.co_filename, code.co_firstlineno, start, end))
        return None

    kept = []
    sys.monitoring.use_tool_id(_TOOL, "smallest")
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.BRANCH, branch)
    sys.monitoring.set_events(_TOOL, sys.monitoring.events.BRANCH)
    try:
        for data in sorted(set(inputs), key=lambda data: (len(data), data)):
            before = len(taken)
            fed(data)
            if len(taken) > before:
                kept.append(data)
    finally:
        sys.monitoring.set_events(_TOOL, sys.monitoring.events.NO_EVENTS)
        sys.monitoring.free_tool_id(_TOOL)
    return kept
