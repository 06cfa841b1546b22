"""The seat of a new unit: how far each member is from it, and what is said where a point is not known."""

import pytest

from calculators.mergers.points import Point
from calculators.mergers.seats import AS_THE_CROW_FLIES, explain_seat, km_text, plain, seat_of
from calculators.units import Kind, Unit

UNITS = [Unit(Kind.COMMUNE, code=code, name=name) for code, name in zip("123", "ABC", strict=True)]
POINTS = {"1": Point(108, 14), "2": Point(108, 14.1), "3": Point(108, 14.2)}
HEAD = "Người dùng nêu: trụ sở của đơn vị mới đặt ở A"


@pytest.mark.parametrize(
    ("codes", "sentence", "farthest"),
    [
        ("123", "; đường chim bay đến đó: B 11,1 km, C 22,2 km; xa nhất là C.", "3"),
        (
            "12",
            "; đường chim bay đến đó: B 11,1 km; danh sách không có điểm của C, nên chưa rõ khoảng cách.",
            "2",
        ),
        ("1", "; danh sách không có điểm của B, C, nên chưa rõ khoảng cách.", None),
        ("23", "; danh sách không có điểm của đơn vị này, nên chưa rõ khoảng cách.", None),
    ],
)
def test_what_is_said_of_a_seat(codes: str, sentence: str, farthest: str | None) -> None:
    """Each distance that is known, the farthest of several, and whose point lacks: nothing is guessed."""
    seat = seat_of(UNITS, {code: POINTS[code] for code in codes}, "1")
    first, *others = explain_seat(seat)
    assert first == HEAD + sentence
    assert others == [AS_THE_CROW_FLIES] * bool(farthest)
    content = plain(seat)
    assert content is not None
    assert content["farthest"] == farthest
    assert [one["code"] for one in content["distances"]] == ["2", "3"]


def test_kilometres_have_one_decimal_also_where_they_are_whole() -> None:
    """So that they are not taken for exact."""
    assert [km_text(metres) for metres in (0, 3000, 12_300)] == ["0,0 km", "3,0 km", "12,3 km"]


def test_of_members_equally_far_the_first_is_named() -> None:
    """In the order in which the members stand."""
    points = POINTS | {"2": Point(108, 13.9), "3": Point(108, 14.1)}
    seat = seat_of(UNITS, points, "1")
    assert seat is not None
    assert seat.farthest == seat.ways[0]


@pytest.mark.parametrize("code", ["", "9"])
def test_there_is_no_seat_with_none_of_the_members(code: str) -> None:
    """Nothing is said then; a unit without a code is not taken for the seat that nobody states."""
    seat = seat_of([*UNITS, Unit(Kind.COMMUNE)], POINTS, code)
    assert (seat, plain(seat), [*explain_seat(seat)]) == (None, None, [])
