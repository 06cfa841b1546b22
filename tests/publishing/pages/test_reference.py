"""The engine as a library: public names that cost nothing, are documented once, and work when installed."""

import doctest
import re
import subprocess
import sys
import venv
from pathlib import Path

import griffe
import pytest

import calculators
from publishing.engine import wheel
from publishing.pages import reference
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT, ProgramError

PAGE = ROOT / "docs" / "bao-tri" / "thu-vien.md"
PROGRAM = """
from calculators import Kind, Unit, evaluate, load_law
reveal_type(evaluate(Unit(Kind.WARD), load_law().rules("2023-2025")).verdict)
evaluate("Xã A", load_law())
"""


@pytest.fixture(scope="module")
def python_with_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python that has the built wheel and nothing of this project beside it."""
    folder = tmp_path_factory.mktemp("fresh")
    package = wheel.build(ROOT, folder / "wheel")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-qq", "--no-index"]
    subprocess.run([*pip, "--disable-pip-version-check", str(package)], check=True)
    return python


def test_the_package_alone_brings_no_module() -> None:
    """The page of the calculators waits for every module that comes with the first import."""
    code = (
        "import sys, calculators; print([m for m in sys.modules if m.startswith('calculators.')])"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert process.stdout.strip() == "[]"


def test_no_module_hides_a_public_name() -> None:
    """A module that is loaded becomes a name of the package."""
    modules = {file.stem for file in (ROOT / "calculators").glob("*.py")}
    assert not modules & set(calculators.__all__)


def test_another_name_is_refused() -> None:
    """As Python itself does it."""
    with pytest.raises(AttributeError, match="'calculators' has no attribute 'evaluates'"):
        _ = calculators.evaluates  # type: ignore[attr-defined]


def test_every_public_name_is_documented_once(tmp_path: Path) -> None:
    """One heading, with what the sources say of it; the page includes each topic once."""
    reference.write(tmp_path)
    page = PAGE.read_text("utf-8")
    text = ""
    for topic in reference.TOPICS:
        assert page.count(f"{{!reference-{topic}.md!}}") == 1
        text += (tmp_path / FOLDER / f"reference-{topic}.md").read_text("utf-8")
    headings = re.findall(r"^### (\S+) \{ #api-(\S+) \}$", text, re.MULTILINE)
    assert sorted(name for name, _ in headings) == sorted(calculators.__all__)
    assert all(name == anchor for name, anchor in headings)
    assert "class Unit(NamedTuple)\n        kind: Kind\n" in text
    assert "    load_law() -> Law\n\nReturn the law" in text
    assert "- `exactly(value: int) -> Self`: Return the interval" in text


def test_a_name_without_a_description_is_refused() -> None:
    """The page cannot say nothing about a name."""
    with pytest.raises(ProgramError, match="bare: tên công khai chưa có lời mô tả"):
        list(reference._entry("bare", griffe.Function("bare")))


def test_a_name_of_no_topic_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page leaves none out."""
    monkeypatch.setattr(reference, "TOPICS", {"law": ("law",)})
    with pytest.raises(ProgramError, match=r"calculators\.\w+.* không thuộc mục nào"):
        reference.write(ROOT)


def test_examples_use_every_topic() -> None:
    """No part of the page is without an example that runs."""
    parts = PAGE.read_text("utf-8").split("\n## ")[2:]
    assert len(parts) == len(reference.TOPICS)
    assert all(doctest.DocTestParser().get_examples(part) for part in parts)


def test_examples_run_on_the_installed_wheel(python_with_wheel: Path, tmp_path: Path) -> None:
    """As a reader of the page would run them, away from the sources."""
    code = (
        "import calculators, doctest, sys; assert 'site-packages' in calculators.__file__; "
        "sys.exit(doctest.testfile(sys.argv[1], module_relative=False, encoding='utf-8').failed)"
    )
    process = subprocess.run(
        [python_with_wheel, "-X", "utf8", "-I", "-c", code, PAGE],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr


def test_installed_names_are_typed(python_with_wheel: Path, tmp_path: Path) -> None:
    """A type checker knows the answer's type, and refuses a wrong call."""
    (tmp_path / "program.py").write_text(PROGRAM)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-incremental"]
    process = subprocess.run(
        [*mypy, "--python-executable", python_with_wheel, "program.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    messages = re.findall(r"program\.py:(\d+): (\w+): (.*)", process.stdout)
    assert [(line, kind) for line, kind, _ in messages] == [
        ("3", "note"),
        ("4", "error"),
        ("4", "error"),
    ]
    assert "calculators.arrangement.verdicts.Verdict" in messages[0][2]
    assert 'expected "Unit"' in messages[1][2]
    assert 'expected "RuleSet"' in messages[2][2]
