"""The order of the checks."""

from pathlib import Path

import pytest

from publishing import browser, checks, node, site
from publishing.programs import ProgramError


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were taken, in place of taking them."""
    taken: list[str] = []

    def run(command: list[str], settings: dict[str, str] | None = None) -> None:
        taken.append(f"{command[2]} {settings}" if settings else command[2])

    monkeypatch.setattr(node, "install", lambda: taken.append("install"))
    monkeypatch.setattr(browser, "provide", lambda: Path("chromium"))
    monkeypatch.setattr(site, "build", lambda: taken.append("build"))
    monkeypatch.setattr(node, "npm", lambda *words: taken.append(f"npm {words[-1]}"))
    monkeypatch.setattr(checks, "run", run)
    return taken


def test_tests_come_last_in_the_browser_that_was_found(steps: list[str]) -> None:
    """The quick checks come first; the summary of pytest closes the run."""
    checks.run_all()

    assert steps == [
        "install",
        "ruff",
        "ruff",
        "mypy",
        "build",
        "npm tsconfig.json",
        "npm tsconfig.worker.json",
        "npm tsconfig.service-worker.json",
        "pytest {'CHROMIUM_PATH': 'chromium'}",
    ]


def test_first_failure_ends_the_run(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows a failed step would only hide it."""

    def fail() -> None:
        message = "mkdocs"
        raise ProgramError(message)

    monkeypatch.setattr(site, "build", fail)
    with pytest.raises(ProgramError, match="mkdocs"):
        checks.run_all()

    assert steps[-1] == "mypy"


def test_missing_browser_is_told_before_anything_else(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits minutes to learn that the journeys cannot be run."""

    def fail() -> Path:
        message = "Hãy cài Chromium"
        raise ProgramError(message)

    monkeypatch.setattr(browser, "provide", fail)
    with pytest.raises(ProgramError, match="Chromium"):
        checks.run_all()

    assert steps == ["install"]
