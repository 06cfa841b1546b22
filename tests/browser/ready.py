"""Ready: the ready lists of the province as a reader opens them, and what the province may lack."""

import pytest

from publishing.tools.programs import ROOT
from tests.expected import EXPECTED, PROVINCE, needs

PLAN = PROVINCE.plan_list
JUDGED: int = EXPECTED["ready"][PLAN.id]["judged"]
"""The units of the plan's list, districts among them."""
MERGED: int = EXPECTED["ready"][PLAN.id]["merged"]
"""Those that the page of mergers takes."""
USE_PLAN = f"Dùng danh sách {PLAN.name}, {JUDGED} đơn vị"
IN_DOUBT: int = EXPECTED["verdicts"][PLAN.usual]["undetermined"]
IN_DOUBT_LATER: int = EXPECTED["verdicts"]["2026-2030"]["undetermined"]
PLAN_PAGE = f"tinh-toan/{PLAN.id}/"
PLAN_BUILDER = f"tinh-toan/sap-nhap/?ds={PLAN.id}"
PLAN_OPENED = f"Đã mở {MERGED} đơn vị"

FIRST = next(one for one in PROVINCE.lists if one.pairs)
"""The list that the page of mergers opens by itself."""
needs_two_lists = pytest.mark.skipif(FIRST == PLAN, reason="the first list is that of the plan")
FIRST_OPENED = f"Đã mở {EXPECTED['ready'][FIRST.id]['merged']} đơn vị"

NEAR: list[str] = EXPECTED["chosen"]["near"]
APART: list[str] = EXPECTED["chosen"]["apart"]
NAMES = {row["code"]: row["name"] for row in PROVINCE.rows(ROOT, "communes")}

OF_TODAY = PROVINCE.tables["today"].file if "today" in PROVINCE.tables else ""


def needs_example(table: str) -> pytest.MarkDecorator:
    """Return the mark of a test whose example a province may lack: without the table it is left out."""
    return pytest.mark.skipif(table not in EXPECTED, reason=f"tests/place.toml has no [{table}]")


DECIDED: dict[str, int] = EXPECTED.get("decided", {})
needs_decided = pytest.mark.skipif(not PLAN.scenario, reason="nothing was decided about the list")
needs_map = pytest.mark.skipif(PLAN.map is None, reason="the plan's list has no map")
needs_merges = needs("merges")
TODAY = next((one for one in PROVINCE.lists if one.tables == (OF_TODAY,)), FIRST)
"""The list of today's units, where the province has their table."""
needs_today = needs("today")
