"""Expected: what stands of the province in `tests/place.toml`, for the tests that follow the data."""

import tomllib
from typing import Any

from publishing.tables import place
from publishing.tools.programs import ROOT

PROVINCE = place.read(ROOT)
EXPECTED: dict[str, Any] = tomllib.loads((ROOT / "tests" / "place.toml").read_text("utf-8"))
