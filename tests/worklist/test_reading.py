"""A list that was read: its units, doubts and edits need no rule set, and are those it is judged with."""

from unittest.mock import Mock

import pytest

from calculators.law import loader
from calculators.lists import heading_block
from calculators.lists.sheets import SheetError
from calculators.worklist import opening
from calculators.worklist.reading import Edit, Reading
from calculators.worklist.remarks import open_doubts
from calculators.worklist.worklist import Worklist

LAW = loader.load()
LIST = """Mã;Tên;Loại;Huyện;Diện tích (km2);Dân số;Ghi chú
01;Đắk A;Xã;Huyện Đắk Hà;20;3.000;
02;Đắk B;Xã;Huyện Đắk Hà;60;90;x
"""


def read(text: str = LIST) -> Reading:
    """Return a list, as it is read."""
    result = opening.reading("a.csv", text, LAW)
    assert not isinstance(result, Worklist)
    return result


def test_units_and_doubts_need_no_rule_set() -> None:
    """The same rows and doubts as under each of them."""
    plain = read()
    assert [entry.name for entry in plain.table.entries] == ["Đắk A", "Đắk B"]
    assert [(doubt.row, doubt.field) for doubt in plain.checked.doubts] == [(3, "population")]
    for name in LAW.rule_sets:
        worklist = opening.worklist("a.csv", LIST, name, LAW)
        assert (worklist.checked, worklist.rules.id) == (plain.checked, name)


def test_headings_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the file to every result, under whatever rules; the delimiter is tried on the top alone."""
    block = Mock(wraps=heading_block.block)
    monkeypatch.setattr(heading_block, "block", block)
    worklist = opening.worklist("a.csv", LIST, "2023-2025", LAW)
    assert len(worklist.results) == 2
    assert worklist.under(LAW.rules("2026-2030")).headings == worklist.headings
    assert block.call_count == 1
    assert opening.change(worklist, {"undo": True}).table == worklist.table


def test_edits_and_what_is_confirmed_go_along_when_it_is_judged() -> None:
    """Nothing that was done to the cells is lost; undone, the list is as before."""
    plain = read()
    other = plain.edited(2, "population", "3.100").edited(2, "island", "có").confirmed()
    assert (list(open_doubts(other)), len(other.cell_edits)) == ([], 2)
    assert len(other.headings) == len(plain.headings) + 1
    worklist = Worklist.of(other, LAW.rules("2023-2025"))
    assert (worklist.edits, worklist.added, worklist.table) == (
        other.edits,
        other.added,
        other.table,
    )
    assert [result.entry.row for result in worklist.results] == [2, 3]
    back = other.undone().undone().undone()
    assert (back.edits, back.added, back.table) == ((), (), plain.table)


def test_columns_are_shown_with_their_first_cells() -> None:
    """Three at most, empty ones left out; an area says its unit."""
    rows = "".join(f"{n};Xã {n};Xã;X;2{n};300{n};\n" for n in range(5))
    columns = read(LIST + rows).columns()
    area, note = columns[4], columns[6]
    assert (area["field"], area["unit"], area["samples"]) == ("area_km2", "km2", ["20", "60", "20"])
    assert (note["samples"], columns[1]["unit"]) == (["x"], None)


def test_a_list_without_a_heading_is_refused() -> None:
    """At once, before anything is asked of it."""
    with pytest.raises(SheetError):
        opening.reading("a.csv", "1;2\n3;4\n", LAW)


def test_a_column_is_named_by_its_place_too() -> None:
    """An edit by index and one by field are the same cell."""
    by_index, by_field = read().edited(2, 5, "7"), read().edited(2, "population", "7")
    assert by_index.edits == by_field.edits == (Edit(2, 5, "7"),)
