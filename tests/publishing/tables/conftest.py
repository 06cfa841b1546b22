"""A province with every table that there can be, all of it made up."""

import shutil
from pathlib import Path

import pytest

from publishing.tools.programs import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with a copy of its tables, and of the examples, which are of the rules."""
    shutil.copytree(Path(__file__).parent / "made_up", tmp_path / "data")
    shutil.copy(ROOT / "data" / "worked-examples.csv", tmp_path / "data")
    return tmp_path
