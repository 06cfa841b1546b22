"""Where the tests of the tables change and break them."""

from pathlib import Path

import pytest


@pytest.fixture
def root(made_up: Path) -> Path:
    """Return the folder of the made-up province."""
    return made_up
