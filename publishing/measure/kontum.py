"""Kon Tum as the measures and the tests ask about it: its 112 units as one list, its 36 groups of 2025."""

import csv
import io
from functools import cache
from pathlib import Path
from typing import Any

from calculators.law import loader
from calculators.page import scenarios
from calculators.worklist import opening
from calculators.worklist.worklist import Worklist
from publishing.tables import place
from publishing.tools.programs import ROOT

ARRANGEMENT = "2025-reform"


@cache
def text(root: Path = ROOT) -> str:
    """Return the 102 communes and 10 districts as one CSV."""
    province = place.read(root)
    communes, districts = (province.rows(root, role) for role in ("communes", "districts"))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(communes[0]), restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows([*communes, *districts])
    return out.getvalue()


def worklist(rules: str) -> Worklist:
    """Return them as a list under a rule set."""
    return opening.worklist("kon-tum.csv", text(), rules, loader.load()).confirmed()


def scenario(rules: str = ARRANGEMENT, root: Path = ROOT) -> dict[str, Any]:
    """Return the groups of several communes that form one unit, each with its name, and where they are."""
    province = place.read(root)
    members: dict[str, list[str]] = {}
    for row in province.rows(root, "merges"):
        members.setdefault(row["new_code"], []).append(row["old_code"])
    groups = [
        {"name": f"{row['kind']} {row['name']}", "members": members[row["code"]]}
        for row in province.rows(root, "formed")
        if len(members[row["code"]]) > 1
    ]
    return {"name": "Sắp xếp năm 2025", "rules": rules, "place": "mountainous_province"} | {
        "groups": groups
    }


def open_list(root: Path = ROOT) -> None:
    """Open the communes with the pairs that touch, as the page of mergers does."""
    province = place.read(root)
    pairs = (root / province.path("pairs")).read_text("utf-8-sig")
    communes = root / province.path("communes")
    scenarios.open_ground({"name": communes.name, "pairs": pairs}, communes.read_bytes())
