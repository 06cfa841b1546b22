"""Stands in for `_pyodide`: what the core asks for when it starts."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import override

from . import _base, _importhook

__all__ = ["_base", "_importhook", "set_excepthook"]


class Later(ModuleType):
    """A module that the core asks for at the start, and uses only when an error is to be told."""

    @override
    def __getattr__(self, name: str) -> Callable[..., object]:
        """Return a function that imports the real module when it is called."""
        if name == "__spec__":
            raise AttributeError(name)

        def called(*values: object, **named: object) -> object:
            real: object = getattr(__import__(self.__name__), name)(*values, **named)
            return real

        return called


# The package `pyodide` takes them out again: whoever imports them later gets the real ones.
for late in ("inspect", "traceback"):
    sys.modules[late] = Later(late)


def set_excepthook() -> None:
    """Do nothing: Python's own hook prints an error that nobody caught."""
