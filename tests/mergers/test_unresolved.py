"""Unresolved: the reason why a unit is in no group, and its words."""

from copy import replace

import pytest

from calculators.mergers.adjacency import Border
from calculators.mergers.unresolved import Unresolved, unresolved, unresolved_text
from calculators.units import Interval, Kind, Unit
from tests.mergers.test_candidates import request, with_codes

A, B, C = (
    Unit(Kind.COMMUNE, Interval.exactly(1), Interval.exactly(1), code=code) for code in "ABC"
)


def test_what_keeps_a_unit_out_is_told_with_the_units_it_concerns() -> None:
    """Kept neighbours, neighbours of another kind, or all that hang together and are too small."""
    one, two, three = with_codes(A, "abc")
    borders = {("a", "b"): Border(7, sure=True), ("b", "c"): Border(7, sure=True)}
    whole = (one, two, three)
    plain = unresolved(one, whole, request("2023-2025", borders))
    assert (plain.reason, plain.others) == ("too_small", whole)
    reasons = unresolved(one, whole, request("2023-2025", borders, keep=frozenset("b")))
    assert (reasons.reason, reasons.others) == ("no_border", (two,))
    other = replace(two, kind=Kind.TOWNSHIP)
    reason_of_three = unresolved(one, (one, other, three), request("2023-2025", borders))
    assert (reason_of_three.reason, reason_of_three.others) == ("other_kind", (other,))


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (Unresolved(A, "kept", ()), "được giữ nguyên theo yêu cầu"),
        (Unresolved(A, "unlisted", ()), "bảng liền kề không có đơn vị này"),
        (
            Unresolved(A, "no_border", ()),
            ("không liền kề chắc chắn với đơn vị nào được phép gộp trong cùng đơn vị cấp trên"),
        ),
        (
            Unresolved(A, "no_border", (B, C)),
            (
                "không liền kề chắc chắn với đơn vị nào được phép gộp trong cùng đơn vị cấp trên"
                " (liền kề nhưng bị giữ: B, C)"
            ),
        ),
        (
            Unresolved(A, "other_kind", (B,)),
            "chỉ liền kề với đơn vị khác loại (B); loại của đơn vị mới phải do người dùng nêu",
        ),
        (
            Unresolved(A, "too_small", (A, B)),
            (
                "không có cách gộp nào chắc chắn đạt tiêu chuẩn trong số các đơn vị nối liền nhau "
                "mà gộp được với nhau: A, B"
            ),
        ),
    ],
)
def test_why_a_unit_is_in_no_group(one: Unresolved, reason: str) -> None:
    """The reason, with the neighbours that matter for it."""
    assert unresolved_text(one) == reason
