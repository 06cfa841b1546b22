"""Lists that the tests of the commands read."""

from pathlib import Path

import pytest


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Return a list whose second unit is wrong."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại;Dân số\nA;Xã;1.000\nB;Xã;12,5\nC;Phường;\n", encoding="utf-8")
    return path
