"""The list that is open on the page, and the unit of its form."""

from typing import TYPE_CHECKING

import pytest

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.page import lists
from calculators.worklist import view
from tests.worklist.test_worklist import asked

if TYPE_CHECKING:
    from calculators.worklist.worklist import Worklist


def test_the_unit_of_the_form_is_a_list_of_one() -> None:
    """The form's paper and pictures come from the same place as the list's."""
    cells = {"Loại": "xã", "Diện tích (km²)": "29,77", "Dân số (người)": "3.335", "Ghi chú": " "}
    answer = asked("form_unit", rules="2023-2025", cells=cells)
    assert answer["unit"]["verdict"] == "undetermined"
    assert len(answer["unit"]["sensitivity"]) == 3
    assert answer["list"]["count"] == 1


def test_half_a_character_becomes_a_question_mark() -> None:
    """A page may hold one in a text that was cut; no file can."""
    text = "Tên;Loại\nA\ud800;Xã\n😀;Xã\n"
    assert asked("open_list", name="a", rules="2023-2025", text=text)["problem"] is None
    assert [row["name"] for row in asked("list_rows")["rows"]] == ["A?", "😀"]
    for form in ("csv", "json", "session"):
        assert asked("save_list", format=form)["base64"]


def test_a_rehearsal_leaves_the_list_that_is_open() -> None:
    """It reads a list of its own only while none is open, and keeps nothing of it."""
    lists._open.clear()
    for rows in (0, 1, 30):
        assert asked("rehearse_list", rules="2023-2025", rows=rows) == {}
        assert not lists._open
    asked("open_list", name="a", rules="2023-2025", text="Tên;Loại\nA;Xã\n")
    assert asked("rehearse_list", rules="2023-2025", rows=30) == {}
    assert [row["name"] for row in asked("list_rows")["rows"]] == ["A"]


@pytest.mark.parametrize("rules", loader.load().rule_sets)
def test_a_rehearsal_judges_every_row(rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a list without faults needs has run then: reading, rows, and the counts."""
    lists._open.clear()
    seen: list[Worklist] = []
    monkeypatch.setattr(view, "judged", seen.append)
    asked("rehearse_list", rules=rules, rows=30)
    (made,) = seen
    assert len(made.results) == 30
    assert Verdict.INVALID not in {result.verdict for result in made.results}
