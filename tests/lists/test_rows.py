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
