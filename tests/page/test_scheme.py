"""What the papers of a scenario tell: groups that form a unit and groups that do not, parts, roads, day."""

from datetime import date
from typing import Any

from calculators.page import ground
from calculators.page.scheme import scheme_of
from calculators.papers.scheme import Scheme
from tests.page.test_scenarios import LIST, PAIRS, group


def scheme(*groups: dict[str, Any], pairs: str = PAIRS, **options: object) -> Scheme:
    """Return what the papers of these groups of the list tell."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": pairs}, None)
    head = {"name": "Phương án", "day": "2026-02-05", "rules": "2023-2025"}
    return scheme_of({**head, "groups": groups, **options})


def test_a_group_that_forms_no_unit_is_told_with_its_problem() -> None:
    """Beside one that does, in the order of the scenario."""
    content = scheme(group("1"), group("1", "2"))
    assert (content.name, content.day) == ("Phương án", date(2026, 2, 5))
    problem, new_unit = content.groups
    assert (problem.problem, problem.judgement) == ("Nhóm cần ít nhất hai đơn vị.", None)
    assert [member.code for member in problem.members] == ["1"]
    assert new_unit.judgement is not None
    assert new_unit.contiguity is not None


def test_without_pairs_nothing_is_said_of_borders() -> None:
    """Whether members hang together is not known, and not told."""
    (new_unit,) = scheme(group("1", "2"), pairs="").groups
    assert new_unit.contiguity is None


def test_missing_roads_and_parts_stand_under_the_name_of_their_group() -> None:
    """What a group that forms no unit would take stays where it is."""
    part = group("1", "2") | {"name": "M", "parts": {"1": {"area": "5", "population": "100"}}}
    content = scheme(part, roadless=[["1", "2"]])
    notes = [note for note in content.notes if note.startswith("M: ")]
    assert any("không có đường nối: A - B" in note for note in notes)
    assert any("A (một phần) có 5,00 km², 100 người" in note for note in notes)
    assert [unit.code for unit in content.rests] == ["1"]
    alone = {**part, "members": ["1"]}
    assert scheme(alone).rests == []
