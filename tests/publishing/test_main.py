"""The commands of the build."""

import re
import time
import urllib.request
from pathlib import Path

import pytest

from calculators.law.records import LawError
from publishing import __main__ as command
from publishing import checks, site
from publishing.tools import node
from publishing.tools.programs import SITE, ProgramError
from publishing.tools.server import Server


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were taken, in place of taking them."""
    names: list[str] = []
    monkeypatch.setattr(node, "install", lambda: names.append("install"))
    monkeypatch.setattr(site, "build", lambda: names.append("build"))
    monkeypatch.setattr(checks, "run_all", lambda: names.append("test"))
    return names


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], ["install", "build"]), (["build"], ["install", "build"]), (["test"], ["test"])],
)
def test_command_takes_its_steps(
    steps: list[str], arguments: list[str], expected: list[str]
) -> None:
    """Building is what happens when nothing else is asked for."""
    assert command.main(arguments) == 0
    assert steps == expected


def test_failure_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failed step ends the command with its own words, a wrong record of the law with those for it."""
    for error in (ProgramError("Không tìm thấy npm."), LawError("events.toml, dòng 1: sai")):

        def fail(error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(site, "build", fail)

        assert command.main(["build"]) == 1
        assert capsys.readouterr().err == f"Lỗi: {error}\n"


def test_serve_builds_and_answers_until_stopped(
    steps: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The site answers at the address that is printed, for as long as the command runs."""
    (tmp_path / SITE).mkdir(parents=True)
    (tmp_path / SITE / "index.html").write_text("Kon Tum")
    pages: list[bytes] = []

    def read_then_stop(_: float) -> None:
        address = re.search(r"http://127\.0\.0\.1:\d+/kontum/", capsys.readouterr().out)
        assert address
        with urllib.request.urlopen(address[0], timeout=10) as page:
            pages.append(page.read())
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(time, "sleep", read_then_stop)

    assert command.main(["serve", "--base", "/kontum/", "--port", "0"]) == 0
    assert (steps, pages) == (["install", "build"], [b"Kon Tum"])


def test_serve_names_a_port_that_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two servers cannot share a port; the message says what to do."""
    with Server(tmp_path) as other:
        port = other.url.rsplit(":", 1)[1].strip("/")

        assert command.main(["serve", "--port", port]) == 1
    assert f"Không mở được cổng {port}" in capsys.readouterr().err


def test_serve_names_a_wrong_base(capsys: pytest.CaptureFixture[str]) -> None:
    """A base path without its slashes would give wrong links."""
    assert command.main(["serve", "--base", "kontum", "--port", "0"]) == 1
    assert "'kontum'" in capsys.readouterr().err
