"""The date of a build."""

import os
import subprocess
from pathlib import Path

import pytest

from publishing import site


@pytest.fixture(autouse=True)
def no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that sets no date of its own."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_date_is_that_of_the_commit(tmp_path: Path) -> None:
    """The clock of the machine has no part in the pages."""
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    dates = {"GIT_COMMITTER_DATE": "1700000000 +0000", "GIT_AUTHOR_DATE": "1600000000 +0000"}
    subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    commit = [*git, "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run(commit, cwd=tmp_path, check=True, env={**os.environ, **dates})

    assert site.date(tmp_path) == {"SOURCE_DATE_EPOCH": "1700000000"}


def test_given_date_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who rebuilds an old state sets its date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")

    assert site.date() == {"SOURCE_DATE_EPOCH": "1600000000"}


def test_sources_without_history_are_dated_by_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A downloaded archive builds all the same."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert site.date(tmp_path) == {}
