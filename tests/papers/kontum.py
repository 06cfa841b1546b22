"""The province's papers of its arrangement of 2025, read back."""

import base64
from typing import Any

from calculators.page import scenarios
from publishing.measure.kontum import open_list, scenario
from tests.papers.reading import Read, read

__all__ = ["open_list", "paper", "scenario"]


def paper(name: str, request: dict[str, Any]) -> Read:
    """Return a paper of a scenario of the open list."""
    reply = scenarios.scenario_paper({"paper": name, "day": "2026-02-05"} | request)
    return read(base64.b64decode(reply["base64"]))
