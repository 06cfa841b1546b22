"""Fields: what a column holds where its heading leaves it open, or the question to its reader."""

import pytest

from calculators.lists import fields
from calculators.lists.fields import Number, QuestionError
from calculators.lists.headings import recognise
from calculators.lists.sheets import SheetError
from calculators.units import Kind
from tests.lists.test_tables import table_of


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("18,5", [(185, 1)]),
        ("1.234,56 km2", [(123456, 2)]),
        ("2747", [(2747, 0)]),
        ("0.556", [(556, 3)]),
        ("12.699", [(12699, 3), (12699, 0)]),
        ("12,699", [(12699, 3), (12699, 0)]),
        ("", []),
        ("Xã A", []),
        ("75-77", []),
        ("1,2,3,4", []),
    ],
)
def test_what_a_cell_can_mean(cell: str, numbers: list[Number]) -> None:
    """One number exactly, two where its mark may be either, none for anything else."""
    assert list(fields.readings(cell)) == numbers


@pytest.mark.parametrize(
    ("numbers", "unit"),
    [
        ([(1, 0)], "km2"),
        ([(99, 2)], None),
        ([(1500, 0)], None),
        ([(15001, 1)], "ha"),
        ([(999, 1)], "km2"),
        ([(100, 0)], None),
        ([(150_000, 0)], "ha"),
        ([(150_001, 0)], None),
        ([], "km2"),
    ],
)
def test_the_unit_in_which_areas_can_be(numbers: list[Number], unit: str | None) -> None:
    """A commune has 1 to 1,500 km²: at each bound, just beyond it, and where both units fit."""
    heading = recognise("Diện tích")
    rows = [(Kind.COMMUNE, (number,)) for number in numbers]
    if unit:
        assert fields.area_unit(2, heading, rows) == unit
        return
    with pytest.raises(QuestionError, match=r"“Diện tích” \(C\) không ghi đơn vị: km² hay ha"):
        fields.area_unit(2, heading, rows)


def test_an_area_of_two_readings_is_asked_about() -> None:
    """The text "1.850" may be 1.85 km² or 1,850 ha; another cell of the column can tell."""
    text = "Tên;Diện tích;Dân số\nXã A;1.850;2747\n"
    with pytest.raises(QuestionError, match="km² hay ha"):
        table_of(text)
    table = table_of(f"{text}Xã B;2.345,5;900\n")
    assert "đọc là ha" in table.notes[0]
    assert [entry.unit and entry.unit.area.low for entry in table.entries] == [
        18_500_000,
        23_455_000,
    ]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["100"], None),
        (["101"], "ethnic_minority_people"),
        (["100,5"], "ethnic_minority_people"),
        (["85", "2.747"], None),
        (["85", "2.747", "1.200.000"], "ethnic_minority_people"),
        (["85,5", "90"], "ethnic_minority_percent"),
        (["85,0"], None),
        (["85%", "2"], "ethnic_minority_percent"),
        (["", "x"], "ethnic_minority_percent"),
    ],
)
def test_shares_or_counts(cells: list[str], field: str | None) -> None:
    """More than 100 is a count, a fraction or a percent sign a share; else the reader is asked."""
    heading = recognise("DTTS")
    if field:
        assert fields.share_field(1, heading, cells) == field
        return
    with pytest.raises(QuestionError, match=r"“DTTS” \(B\) là tỷ lệ \(%\) hay số người"):
        fields.share_field(1, heading, cells)


@pytest.mark.parametrize(
    ("name", "index"), [("C", 2), ("c", 2), ("Dân số", 1), ("dân SỐ", 1), ("b", 1), ("AA", None)]
)
def test_a_column_by_its_letter_or_heading(name: str, index: int | None) -> None:
    """In any case of letters."""
    headings = ["Tên", "Dân số", ""]
    if index is None:
        with pytest.raises(SheetError, match=r"Không có cột “AA”. Các cột: Tên, Dân số"):
            fields.column_index(name, headings)
    else:
        assert fields.column_index(name, headings) == index


def test_five_columns_for_one_field() -> None:
    """All are named with their letters."""
    head = ";".join(f"Dân số {year}" for year in range(2019, 2024))
    with pytest.raises(QuestionError, match=r"5 cột .* \(B, C, D, E, F\) đều có thể là dân số"):
        table_of(f"Tên;{head}\nXã A;1;2;3;4;5\n")
