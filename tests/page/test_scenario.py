"""The groups of a scenario: which form a unit, and how it is judged."""

from collections.abc import Sequence
from typing import Any

import pytest

from calculators.mergers.results import Outcome
from calculators.page import ground
from calculators.page.scenario import scenario
from tests.page.test_scenarios import LIST, PAIRS, group


def results(*groups: dict[str, Any], **options: object) -> Sequence[Outcome | str]:
    """Return what the groups of the list come to."""
    ground.open_ground({"name": "x.csv", "text": LIST, "pairs": PAIRS}, None)
    return scenario({"groups": groups, **options}).results


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (group("1"), "Nhóm cần ít nhất hai đơn vị."),
        (group("1", "7"), "Không nhập đơn vị cấp huyện với đơn vị cấp xã."),
        (group("1", "2", kind="làng"), "Không có loại đơn vị “làng”."),
        (group("1", "3"), "Các đơn vị thuộc loại xã, thị trấn: hãy nêu loại của đơn vị mới"),
    ],
)
def test_a_group_that_forms_no_unit(entry: dict[str, Any], message: str) -> None:
    """What keeps its units from being one."""
    (outcome,) = results(entry, rules="2023-2025")
    assert isinstance(outcome, str)
    assert outcome.startswith(message)


def test_a_kind_that_the_rules_do_not_know_is_named() -> None:
    """From 2026 on there are no thị trấn."""
    assert results(group("1", "2", kind="township"), rules="from-2026") == [
        "Bộ quy tắc from-2026 không có đơn vị mới loại thị trấn; có: xã, phường, đặc khu."
    ]


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        ("mountainous_province", "meets_standard"),
        ("other_province", "below_standard"),
        ("", "undetermined"),
        (None, "undetermined"),
    ],
)
def test_where_a_new_ward_belongs_decides(place: str | None, verdict: str) -> None:
    """18 000 people are enough in a mountainous province, not in another one."""
    (outcome,) = results(group("4", "5"), rules="2025-reform", place=place)
    assert isinstance(outcome, Outcome)
    assert outcome.judgement.verdict == verdict
