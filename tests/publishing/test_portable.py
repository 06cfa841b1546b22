"""What holds on Windows and macOS, too: text, line ends and calls that only one system knows.

Neither system is here: the sources are read, the output of a Windows code page is imitated, and the
workflow runs the rest there.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from publishing.tools.programs import ROOT

FOR_LINUX = {"measure", "mutation", "fuzz"}
"""Rooms that the guide for Windows does not lead to; the first of them says what it cannot measure."""
WRITES_THE_SITE = {"pages", "engine", "release"}
POSIX_MODULES = {"fcntl", "grp", "pwd", "resource", "termios", "pty"}
POSIX_CALLS = re.compile(
    r"os\.(fork|killpg|getpgid|setsid|sysconf|uname|mkfifo)|signal\.SIG(STOP|CONT|KILL|HUP)"
)
POSIX_PLACES = re.compile(r"/(proc|dev|tmp|bin|etc)/")
NO_ZERO = re.compile(r"%-[a-zA-Z]")
"""A day without its zero: the C library of Windows refuses it."""


def calls(*folders: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield each call in the sources of the folders."""
    for file, tree in sources(*folders):
        yield from ((file, node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def sources(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Yield each module of the folders, by its path in the project."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if "node_modules" not in file.parts:
                yield file.relative_to(ROOT), ast.parse(file.read_text("utf-8"))


def test_text_has_an_encoding_of_its_own() -> None:
    """That of the system is another one on Windows: in files, and in what programs say."""
    rule = ["ruff", "check", "--preview", "--select", "PLW1514", "--no-cache", "."]
    process = subprocess.run(
        [sys.executable, "-m", *rule], cwd=ROOT, capture_output=True, check=False
    )
    assert process.returncode == 0, process.stdout.decode()
    unsaid = [
        f"{file}:{call.lineno}"
        for file, call in calls("calculators", "publishing", "tests")
        if {"text", "universal_newlines"} & (keywords := {word.arg for word in call.keywords})
        and ast.unparse(call.func).startswith("subprocess.")
        and "encoding" not in keywords
    ]
    assert unsaid == []


def test_what_is_written_into_the_site_has_the_same_line_ends_everywhere() -> None:
    """Two builds of one commit are the same bytes."""
    written = [
        (f"{file}:{call.lineno}", {word.arg for word in call.keywords})
        for file, call in calls("publishing")
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "write_text"
        and file.parts[1] in WRITES_THE_SITE
    ]
    assert len(written) > 10
    assert [place for place, keywords in written if "newline" not in keywords] == []
    attributes = (ROOT / ".gitattributes").read_text("utf-8")
    assert "* text=auto eol=lf" in attributes.splitlines()


def of_one_system(node: ast.AST) -> Iterator[int]:
    """Yield the line of what Windows has not: a module, a call, a place, a code of a date."""
    match node:
        case ast.Import(names=names) if POSIX_MODULES & {name.name for name in names}:
            yield node.lineno
        case ast.ImportFrom(module=str(name)) if name in POSIX_MODULES:
            yield node.lineno
        case ast.Attribute() if POSIX_CALLS.fullmatch(ast.unparse(node)):
            yield node.lineno
        case ast.Constant(value=str(text)) if POSIX_PLACES.match(text) or NO_ZERO.search(text):
            yield node.lineno


@pytest.mark.parametrize(
    "code",
    [
        *("import fcntl", "from resource import getrusage", "os.killpg(1, 9)", "signal.SIGKILL"),
        *("Path('/proc/1')", "'/bin/sh'", "day.strftime('%-d-%m')"),
    ],
)
def test_what_is_of_one_system_is_seen(code: str) -> None:
    """The search below would not miss it."""
    assert [line for node in ast.walk(ast.parse(code)) for line in of_one_system(node)] == [1]


def test_nothing_on_the_way_of_the_guide_is_of_one_system_only() -> None:
    """Its commands build, serve, check, test and calculate."""
    problems = [
        f"{file}:{line}"
        for file, tree in sources("calculators", "publishing")
        if not FOR_LINUX & set(file.parts) and "slim" not in file.parts
        for node in ast.walk(tree)
        for line in of_one_system(node)
    ]
    assert problems == []


@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["nothing"]])
def test_a_windows_code_page_holds_no_letter_of_the_build_back(arguments: list[str]) -> None:
    """Output sent to a file is UTF-8; the tables are read as such."""
    process = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8=0",
            "-X",
            "warn_default_encoding",
            "-m",
            "publishing",
            *arguments,
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    text = (process.stdout + process.stderr).decode("utf-8")
    assert "Dựng trang" in text or "Các bảng trong data/" in text or "invalid choice" in text
    assert "Traceback" not in text
    assert "EncodingWarning" not in text


def test_the_workflow_builds_calculates_and_tests_on_both_systems() -> None:
    """The commands of the README for Windows, without make; the site is published whatever they say."""
    text = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    job = jobs["portable"]
    systems = job["strategy"]["matrix"]["os"]
    assert {name.partition("-")[0] for name in systems} == {"windows", "macos"}
    assert job["runs-on"] == "${{ matrix.os }}"
    assert job["permissions"] == {"contents": "read"}
    assert job["strategy"]["fail-fast"] is False
    commands = [step["run"] for step in job["steps"] if "run" in step]
    readme = (ROOT / "README.md").read_text("utf-8")
    install = next(command for command in commands if "--require-hashes" in command)
    assert install.removeprefix("python ") in readme
    for part in ("-m publishing build", "-m calculators evaluate", "--ignore=tests/browser"):
        assert any(part in command for command in commands), part
    assert not any(re.search(r"(^|\s)(make|sh|bash)\s", command) for command in commands)
    assert jobs["deploy"]["needs"] == "test"
