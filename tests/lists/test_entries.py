"""Entries: the unit of a row, or why there is none."""

import pytest

from calculators.lists.entries import Entry
from calculators.units import ANY_SHARE, SHARE_SCALE, UNKNOWN, Interval, Kind, Unit
from tests.lists.test_row import entry_of
from tests.lists.test_tables import EXEMPTIONS, table_of


def test_a_row_with_too_many_cells_is_not_trusted() -> None:
    """A decimal comma in a comma-separated list shifts the cells."""
    table = table_of("name,kind,area_km2,population\nA,Xã,29,77,3335\nB,Xã,29,3335,\n")
    assert table.entries[0].errors[0].message == (
        "Dòng có nhiều ô hơn tiêu đề (thừa “3335”): các ô có thể bị lệch cột"
    )
    assert table.entries[1].unit is not None


@pytest.mark.parametrize(
    ("heading", "cells", "code", "name"),
    [
        ("code,name,kind", "7,A,Xã,1,2", "7", "A"),
        ("name,kind,area_km2", "A,Xã,29,1,2", "", "A"),
        ("code,kind,area_km2", "7,Xã,29,1,2", "7", ""),
    ],
)
def test_what_is_left_of_a_row_with_too_many_cells(
    heading: str, cells: str, code: str, name: str
) -> None:
    """Its place, and code and name as far as there are columns for them, to find it again by."""
    (entry,) = table_of(f"{heading}\n{cells}\n").entries
    assert entry == Entry(2, None, code, name, "", None, entry.errors)
    assert [error.field for error in entry.errors] == [""]
    assert "(thừa “1; 2”)" in entry.errors[0].message or "(thừa “2”)" in entry.errors[0].message


def test_an_empty_cell_is_unknown() -> None:
    """Of a figure that is not there nothing is known."""
    unit = table_of("name;kind;area_km2;population\nA;Xã;;\n").entries[0].unit
    assert unit is not None
    assert (unit.area, unit.population, unit.share) == (UNKNOWN, UNKNOWN, ANY_SHARE)


def test_all_that_a_row_says_of_a_unit() -> None:
    """Each cell in its own place, names as one writes them, what was derived from names named."""
    entry = entry_of(
        code="7",
        name="Phường Lê Lợi",
        kind="",
        district="Thành phố Kon Tum",
        area_km2="5.50",
        area_low_km2="5.0",
        area_high_km2="6.0",
        population_low="10",
        population_high="20",
        ethnic_minority_percent="100",
        mountainous="có",
        border="không",
        red_river_delta="có",
        coastal_hardship="không",
        voluntary="có",
        area_standard_km2="7.5",
        population_standard="9.000",
        population_date="31/12/2022",
        note="ghi chú",
        exemption="biệt lập",
    )
    unit = entry.unit
    assert unit is not None
    assert unit == Unit(
        Kind.WARD,
        Interval(5_000_000, 6_000_000),
        Interval(10, 20),
        Interval.exactly(100 * SHARE_SCALE),
        mountainous=True,
        border=False,
        parent_kind=Kind.PROVINCIAL_CITY,
        area_standard=7_500_000,
        population_standard=9_000,
        red_river_delta=True,
        coastal_hardship=False,
        voluntary=True,
        exemption=unit.exemption,
        code="7",
        name="Phường Lê Lợi",
        district="Thành phố Kon Tum",
        population_date="31/12/2022",
        note="ghi chú",
        derived=("kind", "parent_kind"),
    )
    assert unit.exemption in EXEMPTIONS
    assert entry == Entry(2, unit, "7", "Phường Lê Lợi", "Thành phố Kon Tum", Kind.WARD)


def test_what_was_read_of_one_row_is_not_told_of_another() -> None:
    """Kinds read from names, and what is wrong with a name, belong to their own row."""
    table = table_of("Tên;Dân số\nXã A;1\nPhường B;1\nXã C;1\n")
    assert [entry.kind for entry in table.entries] == [Kind.COMMUNE, Kind.WARD, Kind.COMMUNE]
    table = table_of("Tên;Loại\nPhường A;Xã\nPhường B;Xã\nXã C;Xã\n")
    messages = [[error.message for error in entry.errors] for entry in table.entries]
    assert messages == [
        ["Loại = “Xã”: không khớp với tên “Phường A”"],
        ["Loại = “Xã”: không khớp với tên “Phường B”"],
        [],
    ]


def test_a_list_without_a_column_of_kinds_names_what_is_missing() -> None:
    """By the field, where there is no heading to name it by."""
    (entry,) = table_of("Tên;Dân số\nĐăk A;900\n").entries
    assert [error.message for error in entry.errors] == [
        "Loại đơn vị = “”: thiếu loại đơn vị (xã, phường, thị trấn, huyện, quận, thị xã, thành phố)"
    ]


def test_what_a_row_does_not_say_is_empty() -> None:
    """A note and a date are texts, of no letters where there are none; no section is above."""
    assert entry_of(area_km2="5").unit == Unit(
        Kind.COMMUNE, Interval.exactly(5_000_000), UNKNOWN, ANY_SHARE, name="A"
    )
