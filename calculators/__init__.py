"""Rules on arranging Vietnam's administrative units, as dated data with citations and exact arithmetic.

The public names are those of `calculators.names`. They come only when one of them is asked for: the
page of the calculators starts the engine from this package and waits for every module that comes with it.
"""

from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from calculators.names import *  # noqa: F403 - the one list of public names
    from calculators.names import __all__ as __all__
else:
    # Hidden from type checkers: to them, a name that is not in the list does not exist.
    def __getattr__(name: str) -> object:
        """Return a public name; `__all__` names them all."""
        if name in _names().__all__ or name == "__all__":
            return getattr(_names(), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, whether they were asked for or not."""
    return sorted([*_names().__all__, "__version__"])


def _names() -> ModuleType:
    import calculators.names as listed  # noqa: PLC0415 - the first answer needs none of this

    return listed
