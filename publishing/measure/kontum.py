"""Kon Tum as the measures and the tests ask about it: its 112 units as one list, its 36 groups of 2025."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from calculators.law import loader
from calculators.page import ground
from calculators.worklist import opening
from calculators.worklist.worklist import Worklist
from publishing.tables import data, place
from publishing.tools.programs import ROOT

ARRANGEMENT = "2025-reform"


@cache
def text(root: Path = ROOT) -> str:
    """Return the ready list as a reader opens it, the 102 communes before the 10 districts."""
    return data.as_csv(sorted(place.read(root).plan_list.rows(root), key=_is_district))


def _is_district(row: Mapping[str, str]) -> bool:
    return row["district"] == ""


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
    ready = province.plan_list
    communes = data.as_csv([row for row in ready.rows(root) if not _is_district(row)])
    ground.open_ground({"name": ready.builder, "pairs": pairs}, communes.encode())
