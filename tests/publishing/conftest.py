"""What several tests of the build share."""

import shutil
from pathlib import Path

import pytest

from publishing.tools.programs import ROOT
from tests.publishing.machine import Machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with no program on its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return Machine(folder, monkeypatch)


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """Return a folder with a made-up province that has every table, and the rules' examples."""
    shutil.copytree(Path(__file__).parent / "made_up", tmp_path / "data")
    shutil.copy(ROOT / "data" / "worked-examples.csv", tmp_path / "data")
    return tmp_path
