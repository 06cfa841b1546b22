"""Seats: with which member a new unit has its seat, as the user states, and how far the others are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculators.mergers.explanation import unit_name
from calculators.mergers.points import Point, metres
from calculators.numerals import decimal_text, vietnamese
from calculators.units import Unit

PER_KM = 1000
AS_THE_CROW_FLIES = (
    "Khoảng cách đến trụ sở là đường chim bay giữa các điểm mà danh sách ghi cho từng đơn vị (điểm của cả "
    "đơn vị, không nhất thiết là trụ sở cũ), tính trên mặt cầu, làm tròn đến 0,1 km; đường đi thật thường "
    "dài hơn. Khoảng cách được ghi lại, không đổi kết quả."
)


@dataclass(frozen=True, slots=True)
class Way:
    """A member, and the metres from its point to that of the seat: None where one of the two is not known."""

    unit: Unit
    metres: int | None


@dataclass(frozen=True, slots=True)
class Seat:
    """The member that has the seat, whether its point is known, and the way of each other member."""

    unit: Unit
    known: bool
    ways: tuple[Way, ...]

    @property
    def farthest(self) -> Way | None:
        """Return the longest way of those that are known; of several the first."""
        lengths = [(way.metres, way) for way in self.ways if way.metres is not None]
        return max(lengths, key=lambda one: one[0])[1] if lengths else None


def seat_of(members: Sequence[Unit], points: Mapping[str, Point], code: str) -> Seat | None:
    """Return the seat with the member of this code, None where there is no such member."""
    unit = next((member for member in members if code and member.code == code), None)
    if unit is None:
        return None
    there = points.get(code)
    ways = (
        Way(member, None if here is None or there is None else metres(here, there))
        for member in members
        if member.code != code
        for here in (points.get(member.code),)
    )
    return Seat(unit, there is not None, tuple(ways))


def explain_seat(seat: Seat | None) -> Iterator[str]:
    """Yield where the seat is, how far it is from the others, and what is not known, in sentences.

    No clause read asks for a distance: it is told, and decides nothing.
    """
    if seat is None:
        return
    head = f"Người dùng nêu: trụ sở của đơn vị mới đặt ở {unit_name(seat.unit)}"
    if not seat.known:
        yield f"{head}; danh sách không có điểm của đơn vị này, nên chưa rõ khoảng cách."
        return
    ways = [
        f"{unit_name(way.unit)} {km_text(way.metres)}"
        for way in seat.ways
        if way.metres is not None
    ]
    unknown = ", ".join(unit_name(way.unit) for way in seat.ways if way.metres is None)
    if ways:
        head += f"; đường chim bay đến đó: {', '.join(ways)}"
    if seat.farthest is not None and len(ways) > 1:
        head += f"; xa nhất là {unit_name(seat.farthest.unit)}"
    if unknown:
        head += f"; danh sách không có điểm của {unknown}, nên chưa rõ khoảng cách"
    yield f"{head}."
    if ways:
        yield AS_THE_CROW_FLIES


def km_text(distance: int) -> str:
    """Return metres in kilometres to one decimal: "12,3 km"."""
    return f"{vietnamese(decimal_text(distance, PER_KM), 1)} km"


def plain(seat: Seat | None) -> dict[str, Any] | None:
    """Return the seat as plain data; distances in km, null where they are not known."""
    if seat is None:
        return None
    return {
        "code": seat.unit.code,
        "name": unit_name(seat.unit),
        "distances": [
            {
                "code": way.unit.code,
                "name": unit_name(way.unit),
                "km": None if way.metres is None else decimal_text(way.metres, PER_KM),
            }
            for way in seat.ways
        ],
        "farthest": None if seat.farthest is None else seat.farthest.unit.code,
    }
