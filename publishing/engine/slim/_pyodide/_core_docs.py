"""Stands in for `_pyodide._core_docs`: the types that the core looks up, without their manuals.

The core builds its own types beside these and copies the manual of every method from here.
"""

from collections.abc import Callable
from typing import Any


def described() -> None:
    """Stand for every function whose manual the core looks up."""


def __getattr__(name: str) -> Callable[[], None]:
    if name.startswith("__"):
        raise AttributeError(name)
    return described


class _JsProxyMetaClass(type):
    def __getattr__(cls, _name: str) -> Callable[[], None]:
        return described


_instantiate_token = object()
_js_flags: dict[str, int] = {}
jsnull = object()


class ConversionError(Exception):
    """A value that cannot cross between Python and JavaScript."""


class InternalError(Exception):
    """A fault of the core itself."""


class JsProxy(metaclass=_JsProxyMetaClass):
    """A value of JavaScript."""

    _js_type_flags: Any = 0

    def __init__(self, _token: object) -> None:
        """Take the token that only the core has."""

    def __getattr__(self, _name: str) -> Callable[[], None]:
        """Return the manual of a method."""
        return described


class JsException(JsProxy, Exception):  # noqa: N818 - the core asks for this name
    """An error of JavaScript."""


class JsArray(JsProxy):
    """An array."""


class JsBuffer(JsProxy):
    """An array of bytes."""


class JsDoubleProxy(JsProxy):
    """A value of Python handed out and back."""


class JsGenerator(JsProxy):
    """A generator."""


class JsMutableMap(JsProxy):
    """A map."""


class JsPromise(JsProxy):
    """A promise."""
