"""A list under two rule sets: who changes, in which direction, and how many do not."""

from typing import Any

from calculators.law import loader
from calculators.worklist import opening
from calculators.worklist.comparison import compare, plain

LAW = loader.load()
LIST = (
    "Mã;Tên;Loại;Diện tích (km2);Dân số (người);Tỷ lệ DTTS (%);Miền núi;Biên giới\n"
    "1;A;Xã;40,0;4.000;0;có;không\n"
    "2;B;Xã;200,0;9.000;0;có;không\n"
    "3;C;Thị trấn;20,0;9.000;0;không;không\n"
    "4;D;Làng;1,0;1;0;có;không\n"
)


def as_data(first: str, second: str) -> dict[str, Any]:
    """Return the comparison of the list as plain data."""
    return plain(compare(opening.worklist("a.csv", LIST, first, LAW), LAW.rules(second)))


def test_those_that_change_are_told_with_their_reason() -> None:
    """The row that is wrong under both is among those that do not change."""
    reply = as_data("2023-2025", "2026-2030")
    (change,) = reply.pop("changed")
    assert change.pop("reason").startswith("điều kiện: ")
    assert change == {"code": "1", "name": "A", "from": "not_required", "to": "must_arrange"}
    assert reply == {"rules": "2023-2025", "with": "2026-2030", "unchanged": 3}


def test_a_kind_that_only_one_of_them_knows_is_the_reason() -> None:
    """In both directions."""
    message = "loại “thị trấn”: quy định “Tiêu chuẩn từ năm 2026” chỉ có xã, phường, đặc khu"
    message += "; loại này có trong các quy định trước đây"
    for first, second, ends in (
        ("2023-2025", "from-2026", ("not_required", "invalid")),
        ("from-2026", "2023-2025", ("invalid", "not_required")),
    ):
        by_code = {one["code"]: one for one in as_data(first, second)["changed"]}
        assert (by_code["3"]["from"], by_code["3"]["to"]) == ends
        assert by_code["3"]["reason"] == message
        assert "4" not in by_code
