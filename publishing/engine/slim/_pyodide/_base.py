"""Stands in for `_pyodide._base`: runs the few lines of Python that the loader sends."""

import sys
from _ast import Expr, Expression, Module, PyCF_ONLY_AST
from collections.abc import Callable
from types import ModuleType

STARTING: dict[str, Callable[[], object]] = {
    "{}": dict,
    "import importlib; importlib": lambda: pyimport_impl("importlib"),
    "import __main__; __main__.__dict__": lambda: vars(pyimport_impl("__main__")),
    "import builtins; builtins.__dict__": lambda: vars(pyimport_impl("builtins")),
}
"""What the core asks for when it starts: to compile these lines would take longer than all else then."""


def eval_code(source: str, space: dict[str, object] | None = None, **_options: object) -> object:
    """Run the source and give the value of its last expression, or None."""
    if source in STARTING:
        return STARTING[source]()
    space = {} if space is None else space
    tree = compile(source, "<exec>", "exec", PyCF_ONLY_AST)
    if not isinstance(tree, Module):
        raise TypeError(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], Expr) else None
    exec(compile(tree, "<exec>", "exec"), space)  # noqa: S102 - the loader's own lines
    if not isinstance(last, Expr):
        return None
    value: object = eval(compile(Expression(last.value), "<exec>", "eval"), space)  # noqa: S307 - as above
    return value


def pyimport_impl(name: str) -> ModuleType:
    """Import a module and give it."""
    __import__(name)
    return sys.modules[name]
