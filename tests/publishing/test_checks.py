"""The order of the checks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from publishing import checks, site
from publishing.tools import browser, node
from publishing.tools.programs import ProgramError


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were taken, in place of taking them."""
    names: list[str] = []

    def run(command: list[str], settings: dict[str, str] | None = None) -> None:
        names.append(f"{command[2]} {settings}" if settings else command[2])

    @contextmanager
    def beside(command: list[str]) -> Iterator[None]:
        names.append(f"{command[2]} begins")
        yield
        names.append(f"{command[2]} ends")

    monkeypatch.setattr(checks, "beside", beside)
    monkeypatch.setattr(node, "install", lambda: names.append("install"))
    monkeypatch.setattr(browser, "provide", lambda kind: Path(kind.package))
    monkeypatch.setattr(browser, "provide_for_journeys", lambda: Path(browser.SHELL.package))
    monkeypatch.setattr(site, "build", lambda: names.append("build"))
    monkeypatch.setattr(node, "npm", lambda *words: names.append(f"npm {words[-1]}"))
    monkeypatch.setattr(checks, "run", run)
    return names


def test_tests_come_last_in_the_browsers_that_were_found(steps: list[str]) -> None:
    """The quick checks come first, journeys last."""
    checks.run_all()

    assert steps == [
        "install",
        "ruff",
        "ruff",
        "mypy begins",
        "build",
        "mypy ends",
        "npm tsconfig.json",
        "npm tsconfig.worker.json",
        "npm tsconfig.service-worker.json",
        "pytest {'CHROMIUM_PATH': 'chromium-headless-shell', 'FIREFOX_PATH': 'firefox-esr'}",
        "pytest {'CHROMIUM_PATH': 'chromium-headless-shell', 'FIREFOX_PATH': 'firefox-esr'}",
    ]


def test_the_two_runs_of_pytest_leave_nothing_out() -> None:
    """What one ignores is what the other is for."""
    assert f"--ignore={checks.JOURNEYS}" in checks.TESTS
    assert checks.BROWSER_TESTS[-1] == checks.JOURNEYS


def test_first_failure_ends_the_run(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a failed step would only hide it."""

    def fail() -> None:
        message = "mkdocs"
        raise ProgramError(message)

    monkeypatch.setattr(site, "build", fail)
    with pytest.raises(ProgramError, match="mkdocs"):
        checks.run_all()

    assert steps[-1] == "mypy begins"


@pytest.mark.parametrize("lacking", [browser.CHROMIUM, browser.FIREFOX], ids=lambda kind: kind.name)
def test_missing_browser_is_told_before_anything_else(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, lacking: browser.Kind
) -> None:
    """Nobody waits minutes to learn that the journeys cannot be run in one of the two."""

    def fail(kind: browser.Kind = browser.CHROMIUM) -> Path:
        if kind is lacking:
            message = f"Hãy cài {kind.name}"
            raise ProgramError(message)
        return Path(kind.package)

    monkeypatch.setattr(browser, "provide", fail)
    monkeypatch.setattr(browser, "provide_for_journeys", fail)
    with pytest.raises(ProgramError, match=lacking.name):
        checks.run_all()

    assert steps == ["install"]
