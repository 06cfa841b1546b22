"""What is said of a unit, as data: the cells of its row, and every sentence of its result."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.worklist.test_report import unit_of

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "explanations.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_sentence(case: dict[str, Any]) -> None:
    """Figures, standards and clauses are the right ones, and nothing is said that does not belong."""
    unit = unit_of(case["cells"], case["rules"])
    assert unit["errors"] == []
    assert unit["explanation"].split("\n") == case["lines"]
