"""Rows: which are units of a list, and which districts stand for themselves."""

import pytest

from calculators.units import Kind
from tests.lists.test_tables import table_of

HEAD = "Tên;Diện tích (km2);Dân số (người)\n"


def test_a_row_that_numbers_the_columns_again() -> None:
    """On the next page, without the heading: no unit, and said."""
    table = table_of(f"{HEAD}Xã A;18,5;2747\n(1);(2);(3)\nXã B;9;900\n")
    assert [entry.name for entry in table.entries] == ["Xã A", "Xã B"]
    assert table.ignored == {3: "(1)"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Huyện A;900;90000\nHuyện B;800;80000\nThị xã C;200;60000\n", ["Huyện A", "Huyện B", "Thị xã C"]),
        ("Huyện A;900;90000\nHuyện B;800;80000\nXã C;20;6000\n", ["Huyện A", "Huyện B", "Xã C"]),
        ("1. Huyện A;900;90000\n2. Huyện B;800;80000\nXã C;20;6000\n", ["Huyện A", "Xã C"]),
        ("Huyện A;900;90000\nXã B;20;6000\nHuyện C;800;80000\nXã D;30;7000\n", ["Xã B", "Xã D"]),
    ],
)  # fmt: skip
def test_districts_without_a_column_of_kinds(text: str, names: list[str]) -> None:
    """One below the other they are units; followed by communes they are the titles of groups."""
    table = table_of(HEAD + text)
    assert [entry.name for entry in table.entries] == [n.partition(". ")[2] or n for n in names]


def test_a_district_that_is_a_unit_has_its_kind_and_no_district() -> None:
    """It stands beside others of its level."""
    table = table_of(f"{HEAD}Huyện A;900;90000\nHuyện B;800;80000\n")
    assert [(entry.kind, entry.district) for entry in table.entries] == [
        (Kind.RURAL_DISTRICT, "")
    ] * 2


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("I. Huyện A;;\nXã B;20;6000\nII. Vùng cao;;\nXã C;20;6000\n", {2: "Huyện A", 4: "Vùng cao"}),
        ("Huyện A;900;90000\nXã B;20;6000\nTổng cộng;;\n", {2: "Huyện A"}),
        ("Xã B;20;6000\nNgười lập;;\n", {}),
    ],
)  # fmt: skip
def test_rows_that_give_their_district(text: str, groups: dict[int, str]) -> None:
    """They are told apart from totals and signatures."""
    assert table_of(HEAD + text).groups == groups


@pytest.mark.parametrize(
    ("title", "district"),
    [
        ("Huyện Đắk Tô", "Huyện Đắk Tô"),
        ("UBND HUYỆN ĐẮK TÔ", "HUYỆN ĐẮK TÔ"),
        ("Uỷ ban nhân dân huyện Đắk Tô", "huyện Đắk Tô"),
        ("Huyện Đắk Tô (9 đơn vị)", "Huyện Đắk Tô"),
        ("UBND HUYỆN ĐẮK TÔ\nHuyện Đăk Tô", "HUYỆN ĐẮK TÔ"),
        ("Huyện Đắk Tô\nHuyện Đắk Hà", ""),
        ("Kèm theo báo cáo của huyện Đắk Tô", ""),
        ("UBND tỉnh Kon Tum", ""),
        ("Xã Diên Bình", ""),
        ("Thành phố Hồ Chí Minh", ""),
        ("UBND thành phố Huế", ""),
    ],
)
def test_a_line_above_the_heading_that_names_the_district(title: str, district: str) -> None:
    """Alone in its cell, or with its office; a sentence may speak of another place."""
    table = table_of(f"{title}\n{HEAD}Xã A;18,5;2747\n")
    assert [entry.district for entry in table.entries] == [district]
    assert (list(table.groups.values())[:1] or [""]) == [district]


def test_what_stands_nearer_than_a_title_counts() -> None:
    """A title of a group below the heading; a column of districts, filled or not."""
    table = table_of(f"Huyện A\n{HEAD}Xã B;18,5;2747\nHuyện C;;\nXã D;9;900\n")
    assert [entry.district for entry in table.entries] == ["Huyện A", "Huyện C"]
    assert table.groups == {1: "Huyện A", 4: "Huyện C"}
    table = table_of("Huyện A\nHuyện;Tên;Dân số (người)\nHuyện B;Xã B;2747\n;Xã C;2747\n")
    assert [entry.district for entry in table.entries][:1] == ["Huyện B"]
    assert "Huyện A" not in table.groups.values()


def test_a_title_names_the_place_of_wards() -> None:
    """Their standards are those of what they belong to."""
    (entry,) = table_of(f"Thành phố Kon Tum\n{HEAD}Phường A;1,5;9000\n").entries
    assert entry.unit is not None
    assert entry.unit.parent_kind is Kind.PROVINCIAL_CITY
