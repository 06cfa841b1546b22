"""Stands in for `_pyodide.jsbind`: a function of JavaScript takes and gives plain values only."""

from _pyodide_core import (  # type: ignore[import-not-found]
    JsFuncSignature,
    js2py_default_call_result,
    py2js_default,
)


def any_values(*_values: object, **_named: object) -> None:
    """Stand for every function of JavaScript."""


# In the core's order: the function, whether it is a class, how many values it must be given; converters
# and defaults of values given by place, then of those given by name; last the converter of its answer.
default_signature = JsFuncSignature(
    *(any_values, False, 0, (), (), py2js_default),
    *((), (), (), py2js_default, js2py_default_call_result),
)


def __getattr__(name: str) -> type:
    """Return an empty type of any other name that the core asks for."""
    return type(name, (), {})
