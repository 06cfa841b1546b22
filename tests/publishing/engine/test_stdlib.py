"""The list of the modules that the runtime carries."""

import re
import zipfile
from pathlib import Path

import pytest

from publishing.engine import stdlib, wheel
from publishing.tools.programs import ROOT, ProgramError

NPM = ROOT / "node_modules" / "pyodide"


def test_list_is_what_the_engine_uses(tmp_path: Path) -> None:
    """Nothing is missing, and nothing is in it for nothing."""
    files = stdlib.in_use(NPM, wheel.build(ROOT, tmp_path))
    reasons = stdlib.read_list()
    unused = [name for name, reason in reasons.items() if name not in files and not reason]
    hint = "run `python -m publishing.engine.stdlib` and review the change"
    assert (sorted(files - reasons.keys()), unused) == ([], []), hint


def test_list_is_in_order_and_names_modules_of_the_runtime() -> None:
    """A change of the list reads as what it is."""
    files = list(stdlib.read_list())
    with zipfile.ZipFile(NPM / "python_stdlib.zip") as whole:
        assert set(files) <= set(whole.namelist())
        assert stdlib.REPLACED.keys() <= set(whole.namelist())
    assert files == sorted(set(files))


def test_trimmed_holds_the_list_and_our_replacements(tmp_path: Path) -> None:
    """A replaced module comes from `slim`, every other one is as the runtime ships it."""
    stdlib.trim(NPM, stdlib.read_list(), tmp_path / "part.zip")
    with (
        zipfile.ZipFile(tmp_path / "part.zip") as part,
        zipfile.ZipFile(NPM / "python_stdlib.zip") as whole,
    ):
        assert part.namelist() == list(stdlib.read_list())
        replacements = {name for name in part.namelist() if part.read(name) != whole.read(name)}
    assert replacements == stdlib.REPLACED.keys()


def test_the_lines_that_are_not_compiled_are_those_of_the_core() -> None:
    """Our replacement answers them by heart, and nothing else."""
    source = (stdlib.SLIM / "_pyodide" / "_base.py").read_text("utf-8")
    table = source.partition("STARTING")[2].partition("\n}")[0]
    lines = re.findall(r'"([^"]+)":', table)
    core = (NPM / "pyodide.asm.js").read_text("utf-8")
    asked = re.findall(r'(?:_base\.eval_code|API\.runPythonInternal)\("([^"]+)"\)', core)
    assert len(lines) == 4
    assert set(lines) <= set(asked)


def test_write_keeps_reasons(tmp_path: Path) -> None:
    """A line that people keep for a reason outlives the next measurement."""
    file = tmp_path / "list.txt"
    file.write_text("# lời đầu\nold.py\nkept.py  # dùng khi có lỗi\n", "utf-8")
    stdlib.write(file, "# lời đầu\n", {"json/__init__.py", "abc.py"})
    assert stdlib.read_list(file) == {
        "abc.py": "",
        "json/__init__.py": "",
        "kept.py": "dùng khi có lỗi",
    }


def test_a_missing_module_is_named(tmp_path: Path) -> None:
    """What Python says in Node.js reaches the terminal, without the runtime's own long line."""
    broken = tmp_path / "calculators-0-py3-none-any.whl"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("calculators/__init__.py", "")
        archive.writestr("calculators/browser.py", "import no_such_module\n")
    with pytest.raises(ProgramError, match="no_such_module") as failure:
        stdlib.in_use(NPM, broken)
    assert len(str(failure.value)) < 5000
