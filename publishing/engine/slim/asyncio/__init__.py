"""Stands in for `asyncio`: Pyodide's core looks up this one function when it starts."""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Refuse: the trimmed runtime has no event loop."""
    raise RuntimeError("the trimmed runtime has no event loop")
