"""The run of mutants: how functions are made ready for it, and what is told of it."""

import tomllib

import pytest

from publishing.mutation import __main__ as mutation
from publishing.mutation.workspace import undressed
from publishing.tools.programs import ROOT

DRESSED = '''"""A module."""
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
UNDRESSED = '''"""A module."""
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
    full = f"calculators.law.{name}__mutmut_1"
    return {"name": full, "module": "law", "fate": fate, "change": CHANGE}


def test_decorators_are_called_below_their_functions() -> None:
    """The same module, in which the tool finds every function; what it finds anyway stays."""
    assert undressed(DRESSED) == UNDRESSED
    for file in sorted((ROOT / "calculators").glob("*.py")):
        compile(undressed(file.read_text("utf-8")), file.name, "exec")


@pytest.mark.parametrize(
    ("name", "function"),
    [("x_one", "law.one"), ("x__two", "law._two"), ("xǁLawǁrules_on", "law.Law.rules_on")],
)
def test_functions_are_told_as_they_are_written(name: str, function: str) -> None:
    """Not as the tool calls them."""
    assert mutation.function(mutant("survived", name)) == function


def test_a_survivor_has_to_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """And even so, 95 of 100 mutants are to be killed."""
    many, one = [mutant("killed")] * 18 + [mutant("timeout")], mutant("survived")
    known = [("law.one", "- return 1\n+ return 2")]
    assert mutation.told(many, []) == 0
    assert mutation.told([*many, one], []) == 1
    assert "law.one (survived)\n- return 1\n+ return 2" in capsys.readouterr().out
    assert mutation.told([*many, one], known) == 0
    assert mutation.told([*many, one, one], known) == 1
    assert "19/21 đột biến bị phát hiện, 0 chưa được giải thích" in capsys.readouterr().out


def test_what_no_longer_lives_needs_no_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, but only of modules that were tried."""
    known = [("law.one", "- return 1\n+ return 2"), ("words.two", "- a\n+ b")]
    assert mutation.told([mutant("killed")], known) == 1
    told = capsys.readouterr().out
    assert "law.one (giải thích thừa)\n- return 1\n+ return 2" in told
    assert "words.two" not in told
    assert "1/1 đột biến bị phát hiện, 0 chưa được giải thích, 1 giải thích thừa" in told


def test_every_explained_survivor_says_why() -> None:
    """A reason for each, and each once."""
    entries = tomllib.loads(mutation.EXPLAINED.read_text("utf-8"))["survivor"]
    assert len(mutation.explained()) == len(entries) > 0
    for entry in entries:
        assert set(entry) == {"function", "change", "reason"}
        assert entry["reason"].strip()
        assert entry["change"].lstrip().startswith(("-", "+"))
