"""The workspace: a copy of the project in which mutants are made, with decorators applied as plain calls.

The tool leaves decorated functions alone. Those of `calculators` are properties and kept answers,
so that the decorator can as well be called in the line below the function.
"""

import ast
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from publishing.tools.programs import ROOT

FOLDER = ROOT / "build" / "mutation" / "project"
COPIED = ("calculators", "tests", "publishing", "data")
LEFT_OUT = ("browser", "__pycache__")
NOT_RUN = re.compile(r"^tests/publishing/|/test_(hostile|properties|rooms)\.py$")
"""Tests of other code, and those that nothing crashes: slow, and they kill what others kill."""
# Read by the tool, and by none but it: it has no other place for its settings.
SETTINGS = """
[tool.mutmut]
source_paths = ["calculators"]
only_mutate = [{modules}]
also_copy = ["publishing", "data", "README.md"]
pytest_add_cli_args = ["--assert=plain", "-p", "publishing.mutation.forgetting"]
pytest_add_cli_args_test_selection = [{tests}]
timeout_constant = 1.0
timeout_multiplier = 5.0
"""


def prepare(parts: Sequence[str] = (), folder: Path = FOLDER) -> Path:
    """Write the workspace for the chosen rooms and modules, or all; what stood there before goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(*LEFT_OUT))
    shutil.copyfile(ROOT / "README.md", folder / "README.md")
    for module in sorted((folder / "calculators").rglob("*.py")):
        module.write_text(undecorated(module.read_text("utf-8")), "utf-8")
    files = [file.relative_to(folder).as_posix() for file in (folder / "tests").rglob("test_*.py")]
    tests = ", ".join(f'"{file}"' for file in sorted(files) if not NOT_RUN.search(file))
    places = [f"calculators/{name.replace('.', '/')}" for name in parts]
    modules = ", ".join(f'"{place}/*", "{place}.py"' for place in places)
    settings = SETTINGS.format(modules=modules, tests=tests)
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(project + settings, "utf-8")
    return folder


def names() -> list[str]:
    """Return what can be tried by itself: rooms of `calculators`, and modules as `room.module`."""
    package = ROOT / "calculators"
    paths = [file.relative_to(package) for file in package.rglob("*.py")]
    modules = {".".join(path.with_suffix("").parts) for path in paths}
    return sorted(modules | {path.parts[0] for path in paths if len(path.parts) > 1})


def undecorated(source: str) -> str:
    """Return the source with each decorator of a function called below it: `@f def g` is `g = f(g)`."""
    lines = source.splitlines()
    for function in sorted(_decorated(ast.parse(source)), key=lambda f: f.lineno, reverse=True):
        indent = " " * function.col_offset
        calls = [
            f"{indent}{function.name} = {ast.unparse(decorator)}({function.name})"
            for decorator in reversed(function.decorator_list)
        ]
        lines[function.end_lineno : function.end_lineno] = calls
        first = function.decorator_list[0].lineno - 1
        del lines[first : function.lineno - 1]
    return "\n".join(lines) + "\n"


def _decorated(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Return the functions and methods whose decorators the tool would not pass by."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    for body in bodies:
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
                if decorators not in (["classmethod"], ["staticmethod"]):
                    yield node


if __name__ == "__main__":
    sys.exit(print(prepare()))
