"""Kon Tum's arrangement of 2025 as a scenario, from the data of the project."""

import base64
import csv
import io
from typing import Any

from calculators.page import scenarios
from publishing.tools.programs import ROOT
from tests.papers.reading import Read, read

UNITS, PAIRS = "kon-tum-communes-2023.csv", "kon-tum-adjacency-2023.csv"


def content(name: str) -> bytes:
    """Return a file of the data."""
    return (ROOT / "data" / name).read_bytes()


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of the data."""
    return list(csv.DictReader(io.StringIO(content(name).decode("utf-8-sig"))))


def scenario(rules: str = "2025-reform") -> dict[str, Any]:
    """Return the 36 groups of 2025 as the page asks about them."""
    members: dict[str, list[str]] = {}
    for row in rows("kon-tum-merges-2025.csv"):
        members.setdefault(row["new_code"], []).append(row["old_code"])
    groups = [
        {"name": f"{row['kind']} {row['name']}", "members": members[row["code"]]}
        for row in rows("kon-tum-units-2025.csv")
        if len(members[row["code"]]) > 1
    ]
    return {"name": "Sắp xếp năm 2025", "rules": rules, "place": "mountainous_province"} | {
        "groups": groups
    }


def open_list() -> None:
    """Open Kon Tum's list with its pairs."""
    asked = {"name": UNITS, "pairs": content(PAIRS).decode("utf-8-sig")}
    assert "error" not in scenarios.open_ground(asked, content(UNITS))


def paper(name: str, asked: dict[str, Any]) -> Read:
    """Return a paper of a scenario of the open list."""
    made = scenarios.scenario_paper({"paper": name, "day": "2026-02-05"} | asked)
    return read(base64.b64decode(made["base64"]))
