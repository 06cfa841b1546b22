"""The rehearsal: what a reader's first list needs has run before it comes."""

from typing import TYPE_CHECKING

import pytest

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.page import lists
from calculators.worklist import view
from tests.worklist.test_worklist import ask

if TYPE_CHECKING:
    from calculators.worklist.worklist import Worklist


def test_a_rehearsal_leaves_the_list_that_is_open() -> None:
    """It reads a list of its own only while none is open, and keeps nothing of it."""
    lists._open.clear()
    for rows in (0, 1, 30):
        assert ask("rehearse_list", rules="2023-2025", rows=rows) == {}
        assert not lists._open
    ask("open_list", name="a", rules="2023-2025", text="Tên;Loại\nA;Xã\n")
    assert ask("rehearse_list", rules="2023-2025", rows=30) == {}
    assert [row["name"] for row in ask("list_rows")["rows"]] == ["A"]


@pytest.mark.parametrize("rules", loader.load().rule_sets)
def test_a_rehearsal_judges_every_row(rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a list without faults needs has run then: reading, rows, and the counts."""
    lists._open.clear()
    worklists: list[Worklist] = []
    monkeypatch.setattr(view, "judge", worklists.append)
    ask("rehearse_list", rules=rules, rows=30)
    (worklist,) = worklists
    assert len(worklist.results) == 30
    assert Verdict.INVALID not in {result.verdict for result in worklist.results}
