"""Compiled archives."""

import io
import marshal
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from publishing.engine import bytecode
from publishing.tools.programs import ROOT, ProgramError

SOURCE = '''"""Module."""
__doc__ += " Kept."
KEPT = "a text that is no docstring"
def documented():
    """Function."""
    return "answer"
def same():
    """Twice."""
    return "Twice."
def only_text():
    return (lambda: "lambda")()
class Documented:
    """Class."""
    def method(self):
        """Method."""
        return [f"{n}!" for n in ("a", "b")]
def fails():
    raise ValueError("said why")
'''


def namespace(code: CodeType) -> dict[str, Any]:
    """What a module defines."""
    names: dict[str, Any] = {"__name__": "sample"}
    exec(code, names)  # noqa: S102 - the source above
    return names


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A zip of one module and one other file."""
    path = tmp_path / "sources.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("sample.py", SOURCE)
        file.writestr("a_folder/", "")
        file.writestr("a_folder/data.toml", "x = 1\n")
    return path


def members(content: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def code(content: bytes) -> CodeType:
    """The code in a compiled file."""
    loaded = marshal.loads(content[bytecode.HEADER_SIZE :])  # noqa: S302 - made by the test
    assert isinstance(loaded, CodeType)
    return loaded


class TestStripped:
    """Docstrings and line numbers go; nothing else changes."""

    names = namespace(
        bytecode.strip_code(compile(SOURCE.replace("__doc__ +=", "X ="), "s", "exec"))
    )

    def test_docstrings_are_gone(self) -> None:
        """Those of functions, classes and methods."""
        documented = [self.names["documented"], self.names["Documented"]]
        assert [thing.__doc__ for thing in documented] == [None, None]
        assert self.names["Documented"].method.__doc__ is None
        assert self.names["__doc__"] is None

    def test_other_texts_stay(self) -> None:
        """Also a text that reads like a docstring, and the first constant of a lambda."""
        assert self.names["KEPT"] == "a text that is no docstring"
        assert self.names["documented"]() == "answer"
        assert self.names["same"]() == "Twice."
        assert self.names["only_text"]() == "lambda"
        assert self.names["Documented"]().method() == ["a!", "b!"]

    def test_line_numbers_are_gone_and_errors_are_not(self) -> None:
        """An exception still says what happened, but not in which line."""
        with pytest.raises(ValueError, match="said why") as failure:
            self.names["fails"]()
        assert failure.traceback[-1].frame.code.raw.co_linetable == b""

    def test_a_docstring_that_is_used_stays(self) -> None:
        """A constant that other instructions load too is left alone."""
        used = namespace(bytecode.strip_code(compile('"""T."""\nX = "T."\n', "s", "exec")))
        assert (used["__doc__"], used["X"]) == ("T.", "T.")


class TestCompiled:
    """What comes out of an archive."""

    def test_names_and_other_files(self, archive: Path) -> None:
        """Sources give way to compiled files; other files stay; folders have no entry."""
        name, content = bytecode.compile_archive(archive, strip=False)
        assert name == "sources.zip"
        assert members(content).keys() == {"a_folder/data.toml", "sample.pyc"}
        assert members(content)["a_folder/data.toml"] == b"x = 1\n"

    def test_the_header_asks_for_no_comparison(self, archive: Path) -> None:
        """PEP 552: a hash that is not checked, since there is no source to compare."""
        header = members(bytecode.compile_archive(archive, strip=True)[1])["sample.pyc"][:16]
        assert header[4:8] == b"\x01\0\0\0"

    def test_docstrings_and_lines_stay_unless_asked(self, archive: Path) -> None:
        """Our own package keeps both: a report of an error names the line."""
        whole = code(members(bytecode.compile_archive(archive, strip=False)[1])["sample.pyc"])
        assert namespace(whole)["documented"].__doc__ == "Function."
        assert {line for *_, line in whole.co_lines()} > {1, 2, 3}
        assert whole.co_filename == "sample.py"

    def test_same_bytes_in_another_process(self, archive: Path) -> None:
        """Neither the order of sets nor what else the process holds is left in them."""
        here = bytecode.compile_archive(archive, strip=True)[1]
        script = (
            "import sys, ast, pathlib; from publishing.engine import bytecode\n"
            "made = bytecode.compile_archive(pathlib.Path(sys.argv[1]), strip=True)[1]\n"
            "sys.stdout.buffer.write(made)"
        )
        other = subprocess.run(
            [sys.executable, "-c", script, archive],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "4242"},
            capture_output=True,
            check=True,
        )
        assert other.stdout == here

    def test_says_which_source_is_wrong(self, tmp_path: Path) -> None:
        """The compiler's words reach the terminal."""
        path = tmp_path / "wrong.zip"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("wrong.py", "def (:\n")
        with pytest.raises(ProgramError, match=r"wrong\.py"):
            bytecode.compile_archive(path, strip=True)


def test_pack_depends_on_its_members_alone() -> None:
    """The order of the members does not matter, and their date is fixed."""
    one = bytecode.pack({"b": b"2", "a": b"1"})
    assert one == bytecode.pack({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert [entry.filename for entry in file.infolist()] == ["a", "b"]
        assert {entry.date_time for entry in file.infolist()} == {bytecode.DATE}
