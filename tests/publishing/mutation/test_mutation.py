"""The run of mutants: how functions are made ready for it, which changes mean nothing, the report."""

import re
import tomllib

import pytest

from publishing.mutation import __main__ as mutation
from publishing.mutation.equivalent import equivalent
from publishing.mutation.workspace import COPIED, LEFT_OUT, NOT_RUN, names, undecorated
from publishing.tools.programs import ROOT

DECORATED = '''"""A module."""
@cache
def one() -> int:
    """One."""
    return 1


class A:
    @override
    @property
    def two(self) -> int:
        return 2

    @classmethod
    def three(cls) -> int:
        return 3
'''
UNDECORATED = '''"""A module."""
def one() -> int:
    """One."""
    return 1
one = cache(one)


class A:
    def two(self) -> int:
        return 2
    two = property(two)
    two = override(two)

    @classmethod
    def three(cls) -> int:
        return 3
'''
CHANGE = "--- a.py\n+++ a.py\n@@ -1 +1 @@\n def one():\n-    return 1\n+    return 2"


def mutant(fate: str, name: str = "x_one") -> dict[str, str]:
    """Return a mutant as the run writes it."""
    full = f"calculators.law.model.{name}__mutmut_1"
    return {"name": full, "module": "law.model", "fate": fate, "change": CHANGE}


def test_decorators_are_called_below_their_functions() -> None:
    """The same module, in which the tool finds every function; what it finds anyway stays."""
    assert undecorated(DECORATED) == UNDECORATED
    for file in sorted((ROOT / "calculators").rglob("*.py")):
        compile(undecorated(file.read_text("utf-8")), file.name, "exec")


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("x_one", "law.model.one"),
        ("x__two", "law.model._two"),
        ("xǁLawǁrules", "law.model.Law.rules"),
    ],
)
def test_functions_are_told_as_they_are_written(name: str, function: str) -> None:
    """Not as the tool calls them."""
    assert mutation.function(mutant("survived", name)) == function


def test_what_is_run_reads_only_what_is_copied() -> None:
    """A test of the engine that reads a page of the site would end the run before its first mutant."""
    there = {*COPIED, "README.md", "pyproject.toml"}
    for file in (ROOT / "tests").rglob("test_*.py"):
        name = file.relative_to(ROOT).as_posix()
        if NOT_RUN.search(name) or LEFT_OUT[0] in name:
            continue
        names = set(re.findall(r'ROOT / "([^"]+)"', file.read_text("utf-8")))
        assert {part.split("/")[0] for part in names} <= there, name


def test_a_survivor_has_to_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """And even so, 95 of 100 mutants are to be killed."""
    many, one = [mutant("killed")] * 18 + [mutant("timeout")], mutant("survived")
    explanations = [("law.model.one", "- return 1\n+ return 2")]
    assert mutation.report(many, []) == 0
    assert mutation.report([*many, one], []) == 1
    assert "law.model.one (survived)\n- return 1\n+ return 2" in capsys.readouterr().out
    assert mutation.report([*many, one], explanations) == 0
    assert mutation.report([*many, one, one], explanations) == 1
    output = capsys.readouterr().out
    assert "law 19/20: killed 18, survived 1, timeout 1\nlaw.model 19/20:" in output
    assert "19/21 đột biến bị phát hiện, 0 chưa được giải thích" in output


def test_what_no_longer_lives_needs_no_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, but only of modules that were tried."""
    explanations = [
        ("law.model.one", "- return 1\n+ return 2"),
        ("arrangement.words.two", "- a\n+ b"),
    ]
    assert mutation.report([mutant("killed")], explanations) == 1
    output = capsys.readouterr().out
    assert "law.model.one (giải thích thừa)\n- return 1\n+ return 2" in output
    assert "arrangement.words.two" not in output
    assert "1/1 đột biến bị phát hiện, 0 chưa được giải thích, 1 giải thích thừa" in output


def test_every_explained_survivor_says_why() -> None:
    """A reason for each, and each once."""
    entries = tomllib.loads(mutation.EXPLAINED.read_text("utf-8"))["survivor"]
    assert len(mutation.notes()) == len(entries) > 0
    for entry in entries:
        assert set(entry) == {"function", "change", "reason"}
        assert entry["reason"].strip()
        assert entry["change"].lstrip().startswith(("-", "+"))


def test_a_note_is_on_what_there_is() -> None:
    """A room or a module that was renamed takes its notes along."""
    modules = tuple(f"{name}." for name in names())
    assert [place for place, _ in mutation.notes() if not place.startswith(modules)] == []
    assert {"law", "law.model", "arrangement.standards", "units"} <= set(names())


@pytest.mark.parametrize(("place", "change"), sorted(mutation.notes()))
def test_a_note_is_on_code_as_it_stands(place: str, change: str) -> None:
    """Every line that the change takes out is one of the module: a note goes with its code."""
    module = max((name for name in names() if place.startswith(f"{name}.")), key=len)
    text = (ROOT / "calculators" / module.replace(".", "/")).with_suffix(".py").read_text("utf-8")
    lines = {line.strip() for line in text.splitlines()}
    old_lines = {line[1:].strip() for line in change.splitlines() if line.startswith("-")}
    assert old_lines <= lines


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("zip(a, b, strict=True)", "zip(a, b, )", True),
        ("zip(a, b, strict=True)", "zip(a, b, strict=False)", True),
        (
            "zip(a, zip(b, strict=True), strict=True)",
            "zip(a, zip(b, strict=None), strict=True)",
            True,
        ),
        ("zip(a, b, strict=False)", "zip(a, b, strict=True)", False),
        ("zip(a, b, strict=True)", "zip(a, None, strict=True)", False),
        ("zip(a, b, strict=True)", "zip(a, strict=True)", False),
        ("one = two = False", "one = two = None", True),
        ("one = False", "one = True", False),
        ("replace(unit, border=False)", "replace(unit, border=None)", False),
        ("dumps(x, ensure_ascii=False)", "dumps(x, ensure_ascii=None)", True),
        ("dumps(x, ensure_ascii=False)", "dumps(x, ensure_ascii=True)", False),
        ('c in ".,"', 'c in "XX.,XX"', True),
        ('text.rstrip("0")', 'text.rstrip("XX0XX")', True),
        ('field in "km2"', 'field in "XXkm2XX"', False),
        ('text.replace(".", "")', 'text.replace("XX.XX", "")', False),
        ('cast("bytes", data)', "cast(None, data)", True),
        ('cast("bytes", data)', 'cast("bytes", None)', False),
        ('shown(x, "half_up")', "shown(x, None)", True),
        ('shown(x, "up")', 'shown(x, "XXupXX")', False),
    ],
)
def test_changes_that_mean_nothing_need_no_note(old: str, new: str, same: bool) -> None:  # noqa: FBT001 - a case
    """By rule, and nothing beside it."""
    assert equivalent(f"- {old}\n+ {new}") is same


def test_a_change_without_meaning_is_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """It lives, and nobody has to say why."""
    change = CHANGE.replace("return 1", "x = False").replace("return 2", "x = None")
    assert mutation.report([mutant("killed"), mutant("survived") | {"change": change}], []) == 0
    assert "1/1 đột biến" in capsys.readouterr().out
