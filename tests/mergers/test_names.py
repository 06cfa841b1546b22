"""The name of a new unit held against those of the other units of the list."""

import pytest

from calculators.law import loader as law_loader
from calculators.mergers import loader
from calculators.mergers.names import name_notes, naming_rule
from calculators.units import Kind, Unit

UNITS = [
    Unit(Kind.COMMUNE, code="1", name="Đăk Hà"),
    Unit(Kind.COMMUNE, code="2", name="Xã Hà Mòn"),
    Unit(Kind.TOWNSHIP, code="3", name="Đắk Hà"),
    Unit(Kind.RURAL_DISTRICT, code="4", name="Đắk Hà"),
    Unit(Kind.COMMUNE, code="5", name="Ngọk Wang"),
    Unit(Kind.COMMUNE, code="6"),
]


@pytest.mark.parametrize(
    ("name", "members", "notes"),
    [
        ("Hà Mòn mới", ["1", "5"], []),
        ("hà  mòn", ["1", "5"], ["Tên “hà  mòn” trùng với Xã Hà Mòn (2)."]),
        ("Xã Hà Mòn", ["1", "5"], ["Tên “Xã Hà Mòn” trùng với Xã Hà Mòn (2)."]),
        ("Đăk Hà", ["1", "5"], ["Tên “Đăk Hà” chỉ khác dấu với thị trấn Đắk Hà (3)."]),
        (
            "Đắk Hà",
            ["2", "5"],
            [
                "Tên “Đắk Hà” chỉ khác dấu với xã Đăk Hà (1).",
                "Tên “Đắk Hà” trùng với thị trấn Đắk Hà (3).",
            ],
        ),
        ("Hà Mòn", ["2", "5"], []),
        ("Đắk Hà", ["1", "3"], []),
        ("6", ["1", "3"], ["Tên “6” trùng với xã 6 (6)."]),
        ("Đắk Hà", ["9"], []),
    ],
)
def test_who_has_the_name_already(name: str, members: list[str], notes: list[str]) -> None:
    """Units of the same level that stay; the names of members are free."""
    assert name_notes([(name, members)], UNITS) == [notes]


def test_groups_have_names_too() -> None:
    """Each hears of the other; what was a member's of any group is free."""
    notes = name_notes([("Hà Mòn", ["1"]), ("Ha Mon", ["2", "3"]), ("Hà Mòn", ["5"])], UNITS)
    assert notes == [
        ["Tên “Hà Mòn” chỉ khác dấu với nhóm 2.", "Tên “Hà Mòn” trùng với nhóm 3."],
        ["Tên “Ha Mon” chỉ khác dấu với nhóm 1.", "Tên “Ha Mon” chỉ khác dấu với nhóm 3."],
        ["Tên “Hà Mòn” trùng với nhóm 1.", "Tên “Hà Mòn” chỉ khác dấu với nhóm 2."],
    ]


def test_a_name_counts_within_one_province() -> None:
    """Another province may have the same name, of a unit that stays or of a group."""
    groups = [("Hà Mòn", ["1"]), ("Hà Mòn", ["5"])]
    provinces = {"1": "Kon Tum", "2": "Quảng Ngãi", "5": "Quảng Ngãi"}
    assert name_notes(groups, UNITS, provinces) == [[], ["Tên “Hà Mòn” trùng với Xã Hà Mòn (2)."]]


@pytest.mark.parametrize("name", law_loader.load().rule_sets)
def test_what_the_law_asks_of_a_name(name: str) -> None:
    """Read in the resolution of 2025 alone."""
    remarks = [remark.with_sources for remark in naming_rule(loader.load()[name])]
    assert remarks == (
        [
            (
                "Tên của đơn vị mới không được trùng với đơn vị cùng cấp khác trong tỉnh "
                "(NQ 76/2025/UBTVQH15 Điều 7 khoản 2, mức T)."
            )
        ]
        if name == "2025-reform"
        else []
    )
