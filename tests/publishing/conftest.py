"""What several tests of the build share."""

from pathlib import Path

import pytest

from tests.publishing.machine import Machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with no program on its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return Machine(folder, monkeypatch)
