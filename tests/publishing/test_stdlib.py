"""The list of the modules that the runtime carries."""

import zipfile
from pathlib import Path

import pytest

from publishing import stdlib, wheel
from publishing.programs import ROOT, ProgramError

NPM = ROOT / "node_modules" / "pyodide"


def test_list_is_what_the_engine_uses(tmp_path: Path) -> None:
    """Nothing is missing, and nothing is in it for nothing."""
    measured = stdlib.in_use(NPM, wheel.build(ROOT, tmp_path))
    hint = "run `python -m publishing.stdlib` and review the change"
    for used, file in ((measured.library, stdlib.LIST), (measured.first, stdlib.FIRST)):
        listed = stdlib.listed(file)
        unused = [name for name, reason in listed.items() if name not in used and not reason]
        assert (sorted(used - listed.keys()), unused) == ([], []), hint


def test_list_is_in_order_and_names_modules_of_the_runtime() -> None:
    """A change of the list reads as what it is."""
    listed = list(stdlib.listed())
    with zipfile.ZipFile(NPM / "python_stdlib.zip") as whole:
        assert set(listed) <= set(whole.namelist())
        assert stdlib.REPLACED.keys() <= set(whole.namelist())
    assert listed == sorted(set(listed))


def test_trimmed_holds_the_list_and_our_replacements(tmp_path: Path) -> None:
    """A replaced module comes from `slim`, every other one is as the runtime ships it."""
    stdlib.trimmed(NPM, stdlib.listed(), tmp_path / "part.zip")
    with (
        zipfile.ZipFile(tmp_path / "part.zip") as part,
        zipfile.ZipFile(NPM / "python_stdlib.zip") as whole,
    ):
        assert part.namelist() == list(stdlib.listed())
        changed = {name for name in part.namelist() if part.read(name) != whole.read(name)}
    assert changed == stdlib.REPLACED.keys()


def test_what_comes_first_does_not_tear_a_package() -> None:
    """Only of the packages that the worker knows may a part come later."""
    first = {"json/__init__.py", "calculators/browser.py", "enum.py"}
    names = ["json/__init__.py", "json/tool.py", "enum.py", "csv.py", "xml/__init__.py"]
    own = ["calculators/browser.py", "calculators/desk.py", "calculators/law/standards.toml"]
    chosen = [name for name in names + own if stdlib.comes_first(name, first)]
    assert chosen == [
        "json/__init__.py",
        "json/tool.py",
        "enum.py",
        "calculators/browser.py",
        "calculators/law/standards.toml",
    ]


def test_the_budget_of_modules_before_the_first_answer() -> None:
    """Every module is time at the start: more of them is a decision, not an accident."""
    assert len(stdlib.listed(stdlib.FIRST)) <= 71


def test_write_keeps_reasons(tmp_path: Path) -> None:
    """A line that people keep for a reason outlives the next measurement."""
    file = tmp_path / "list.txt"
    file.write_text("# lời đầu\nold.py\nkept.py  # dùng khi có lỗi\n", "utf-8")
    stdlib.write(file, "# lời đầu\n", {"json/__init__.py", "abc.py"})
    assert stdlib.listed(file) == {
        "abc.py": "",
        "json/__init__.py": "",
        "kept.py": "dùng khi có lỗi",
    }


def test_a_missing_module_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python says in Node.js reaches the terminal, without the runtime's own long line."""
    broken = tmp_path / "calculators-0-py3-none-any.whl"
    with zipfile.ZipFile(broken, "w") as packed:
        packed.writestr("calculators/__init__.py", "")
        packed.writestr("calculators/browser.py", "import no_such_module\n")
    with pytest.raises(ProgramError, match="no_such_module") as caught:
        stdlib.in_use(NPM, broken)
    assert len(str(caught.value)) < 5000
    monkeypatch.setattr("shutil.which", lambda *_args, **_more: None)
    with pytest.raises(ProgramError, match=r"Node\.js"):
        stdlib.in_use(NPM, broken)
