"""Expected: what stands of the province in `tests/place.toml`, for the tests that follow the data."""

import tomllib
from typing import Any

import pytest

from publishing.tables import place
from publishing.tools.programs import ROOT

PROVINCE = place.read(ROOT)
EXPECTED: dict[str, Any] = tomllib.loads((ROOT / "tests" / "place.toml").read_text("utf-8"))
UNITS = sum(EXPECTED["rows"].get(role, 0) for role in ("communes", "districts", "today"))
"""How many units have a page of their own."""


def needs(*roles: str) -> pytest.MarkDecorator:
    """Return the mark of a test that is skipped where `data/place.toml` has no such tables."""
    missing = ", ".join(role for role in roles if role not in PROVINCE.tables)
    return pytest.mark.skipif(bool(missing), reason=f"the province has no table of {missing}")
