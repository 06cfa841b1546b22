"""The units of a list by code: which rows are left out, what stands for codes, districts, provinces."""

import pytest

from calculators.lists import sheets, tables
from calculators.mergers.merger import MergerError
from calculators.mergers.roll import Roll
from tests.mergers.test_merger import LAW


def roll(text: str) -> Roll:
    """Return the units of a list."""
    return Roll(tables.read(sheets.from_text(text), LAW.exemptions))


def test_rows_without_a_code_of_their_own_are_left_out() -> None:
    """Each with its row, in the list's order; where some row has a code no name stands for one."""
    members = roll("code,name,kind\n1,A,Xã\n,B,Xã\n1,C,Xã\n2,D,Xã\n")
    assert [(unit.code, unit.name) for unit in members.units.values()] == [("1", "A"), ("2", "D")]
    assert members.error_lines == [
        "Dòng 3: thiếu mã, không ghép được với bảng liền kề",
        "Dòng 4: mã 1 đã có ở dòng 2",
    ]
    assert members.notes == []


def test_names_stand_for_codes_where_no_row_has_one() -> None:
    """A name that occurs again has its row behind it, and the reader is told."""
    members = roll("name,kind\nA,Xã\nB,Xã\nB,Xã\n")
    assert list(members.units) == ["A", "B (dòng 3)", "B (dòng 4)"]
    assert (members.error_lines, len(members.notes)) == ([], 1)


def test_units_are_chosen_in_the_order_of_their_codes_as_given() -> None:
    """All codes that the list has not are named at once."""
    members = roll("code,name,kind\n1,A,Xã\n2,B,Xã\n")
    assert [unit.name for unit in members.pick(["2", "1"])] == ["B", "A"]
    with pytest.raises(MergerError, match="mã 8, 9\\."):
        members.pick(["8", "1", "9"])


def test_districts_are_told_apart_by_province() -> None:
    """Two of one name in two provinces are two; a row that ends early has no province."""
    members = roll("code,name,kind,district,province\n1,A,Xã,X,P\n2,B,Xã,X,Q\n3,C,Xã,X\n")
    assert [len(district.units) for district in members.districts()] == [1, 1, 1]
    assert members.provinces == {"1": "P", "2": "Q", "3": ""}
    assert roll("code,name,kind\n1,A,Xã\n").provinces == {"1": ""}


@pytest.mark.parametrize(
    "heading", ["longitude,latitude", "Kinh độ,Vĩ độ", "Kinh độ (WGS84),Vĩ độ (°)"]
)
def test_points_come_from_their_columns(heading: str) -> None:
    """In either order of the columns, by code; what stands for nothing is nothing, what is wrong is noted."""
    members = roll(
        f"code,name,kind,{heading}\n1,A,Xã,108,14\n2,B,Xã,-,chưa có\n3,C,Xã,14,108\n4,D,Xã\n"
    )
    assert members.points.of == {"1": (108, 14)}
    assert [note.partition(":")[0] for note in members.notes] == ["Kinh độ và vĩ độ bị đổi chỗ"]
    assert members.table.unknown == ()
    reverse = ",".join(heading.split(",")[::-1])
    assert roll(f"code,name,kind,{reverse}\n1,A,Xã,14,108\n").points.of == {"1": (108, 14)}


def test_a_list_without_points_says_nothing_of_them() -> None:
    """One of the two columns alone says that the other lacks."""
    assert roll("code,name,kind\n1,A,Xã\n").points.of == {}
    one = roll("code,name,kind,kinh độ\n1,A,Xã,108\n")
    assert [note.partition(":")[0] for note in one.notes] == ["Chỉ có một trong hai tọa độ"]
