"""New units and proposals as records: what is known with and without pairs, and in which order it is said."""

import pytest

from calculators.arrangement.categories import Category
from calculators.lists import sheets, tables
from calculators.mergers import adjacency
from calculators.mergers.candidates import Task
from calculators.mergers.explanation import explain_merger
from calculators.mergers.merger import MergerError, combine
from calculators.mergers.report import group_report
from calculators.mergers.results import form, outcome, propose_list
from calculators.mergers.roll import Roll
from calculators.units import Kind
from tests.mergers.test_merger import LAW, RULES

LIST = """code,name,kind,district,area_km2,population,mountainous,border,ethnic_minority_percent
1,A,Xã,X,5,900,không,không,0
2,B,Xã,X,35,9500,không,không,0
3,C,Xã,X,35,9500,không,không,0
4,D,Phường,X,9,9500,không,không,0
"""
ROLL = Roll(tables.read(sheets.from_text(LIST), LAW.exemptions))
RULE = RULES["2023-2025"]
PAIRS = adjacency.read(b"code_a,code_b,shared_border_km\n1,2,2\n2,3,1\n")
MERGER = combine(ROLL.pick("12"), Kind.COMMUNE)


def test_without_pairs_only_the_law_speaks() -> None:
    """Nothing is known of borders or roads, whatever was stated of them."""
    one = outcome(MERGER, RULE, roadless=[("1", "2")])
    assert (one.adjacency, one.contiguous, list(one.roadless)) == (None, None, [])
    assert list(one.explanation) == list(explain_merger(one.judgement))
    report = group_report(one)
    assert (report["pairs"], report["roadless"], report["shared_border_m"]) == ([], [], None)
    assert "reason" not in report


def test_borders_then_roads_then_what_more_is_said() -> None:
    """The missing road between members is told and changes no answer; that of others is not its own."""
    plain = outcome(MERGER, RULE, PAIRS)
    one = outcome(MERGER, RULE, PAIRS, roadless=[("2", "1"), ("3", "2")])
    assert (one.contiguous, list(one.roadless)) == (True, [["1", "2"]])
    *before, road = one.explanation
    assert before == list(plain.explanation)
    assert road.startswith("Người dùng nêu: giáp nhau mà không có đường nối: A - B;")
    assert (one.judgement.verdict, one.contiguity) == (plain.judgement.verdict, plain.contiguity)
    sentences = group_report(one, ["Thêm.", "Nữa."])["explanation"].split("\n")
    assert sentences == [*before, road, "Thêm.", "Nữa."]


def test_a_place_and_a_kind_that_the_members_do_not_decide() -> None:
    """The kind is asked for where members are of several; with one that the rules know it is taken."""
    members = ROLL.pick("24")
    with pytest.raises(MergerError, match="hãy nêu loại của đơn vị mới, một trong"):
        form(members, RULE)
    assert form(members, RULE, Kind.COMMUNE).unit.kind is Kind.COMMUNE


def test_a_list_has_categories_and_a_proposal_for_each_district() -> None:
    """A group says last why it is proposed; what the list does not know is not kept."""
    task = Task(LAW.rules(RULE.id), RULE, PAIRS)
    content = propose_list(ROLL, task)
    assert content.categories["1"] is Category.REQUIRED
    assert content.categories["2"] is Category.ADJACENT
    (district,) = content.districts
    assert district.codes == [("1", "2")]
    (group,) = district.groups
    assert group.reason == "Lý do: sắp xếp A; thêm B để đơn vị mới đạt tiêu chuẩn và liền nhau."
    assert [*group.explanation][-1] == group.reason
    assert group_report(group)["reason"] == group.reason
    with pytest.raises(MergerError, match="không có đơn vị mang mã 9"):
        propose_list(ROLL, Task(task.rules, RULE, PAIRS, keep=frozenset("19")))
