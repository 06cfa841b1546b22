"""Graphs of units: sets, parts, borders and sums, on a row of five units that one can compute by hand."""

import pytest

from calculators.mergers.graph import Field, Part, bits

# 0 - 1 - 2 - 3 - 4, with 10, 20, 30 and 40 metres of border; 0 and 2 must be arranged.
ASKED: list[int] = []


def valid(units: int) -> bool:
    """Note what is asked; everything that is asked is valid."""
    ASKED.append(units)
    return True


ROW = Field(
    adjacent=(0b00010, 0b00101, 0b01010, 0b10100, 0b01000),
    metres=(
        (0, 10, 0, 0, 0),
        (10, 0, 20, 0, 0),
        (0, 20, 0, 30, 0),
        (0, 0, 30, 0, 40),
        (0, 0, 0, 40, 0),
    ),
    must=0b00101,
    area=(1, 2, 4, 8, 16),
    people=(5, 4, 3, 2, 1),
    low=(6, 7),
    high=(12, 9),
    valid=valid,
)


def parts(*sets: int) -> tuple[Part, ...]:
    """Return these sets as parts."""
    return tuple(ROW.part(units) for units in sets)


def test_bits() -> None:
    """The units of a set, lowest first."""
    assert (list(bits(0b10110)), list(bits(0))) == ([1, 2, 4], [])


def test_a_part() -> None:
    """Its neighbours are not of it; its figures are the sums."""
    assert ROW.part(0b00110) == Part(0b00110, 0b01001, 6, 7)
    assert ROW.part(0b10001) == Part(0b10001, 0b01010, 17, 6)


def test_sums_that_are_just_enough() -> None:
    """At the low figures no longer impossible, at the high ones certain."""
    sums = ((6, 7), (5, 7), (6, 6), (12, 9), (11, 9), (12, 8))
    pieces = [Part(0b110, 0, area, people) for area, people in sums]
    assert [ROW.impossible(part) for part in pieces] == [False, True, True, *[False] * 3]
    assert [ROW.certain(part) for part in pieces] == [*[False] * 3, True, False, False]


def test_connected_parts() -> None:
    """From the lowest unit on."""
    assert [part.units for part in ROW.parts(0b11011)] == [0b00011, 0b11000]
    assert [part.units for part in ROW.parts(0b10101)] == [0b00001, 0b00100, 0b10000]
    assert [part.units for part in ROW.parts(0b11111)] == [0b11111]
    assert ROW.parts(0b11011)[0] == Part(0b00011, 0b00100, 3, 9)


def test_joined() -> None:
    """A unit joins the parts it touches; the others stay, before the new one."""
    assert ROW.join(parts(0b00001, 0b00100), 1) == (Part(0b00111, 0b01000, 7, 12),)
    assert ROW.join(parts(0b00001, 0b01000), 1) == parts(0b01000, 0b00011)
    assert ROW.join(parts(0b00001), 4) == parts(0b00001, 0b10000)


def test_borders() -> None:
    """Metres among units; neighbours by their border to what is taken."""
    borders = [ROW.border(units) for units in (0b00111, 0b11111, 0b10101, 0b01100)]
    assert borders == [30, 100, 0, 30]
    assert ROW.by_border(0b01010, 0b00100) == [3, 1]
    assert ROW.by_border(0b01010, 0b00001) == [1, 3]


@pytest.mark.parametrize(
    ("members", "free", "helpers", "metres"),
    [
        (0b00100, 0b01010, 1, 30),
        (0b00100, 0b01010, 2, 50),
        (0b00001, 0b00110, 1, 10),
        (0b00001, 0b00110, 2, 30),
        (0b00000, 0b01110, 2, 30),
        (0b00000, 0b01110, 3, 50),
        (0b00101, 0b00010, 1, 30),
    ],
)
def test_what_helpers_can_add_to_the_border(
    members: int, free: int, helpers: int, metres: int
) -> None:
    """Never less than they do: here just as much."""
    assert ROW.more(members, free, helpers) == metres


@pytest.mark.parametrize(
    ("sets", "free", "count"),
    [
        ((0b00001, 0b00100), 0b11010, 1),  # unit 2 joins by way of unit 1: 7, 12
        ((0b00001,), 0b11110, 2),  # units 1 and 2: 7, 12
        ((0b00001,), 0b00010, 2),  # all that is free is not enough: 3, 9
        ((0b10000,), 0b01111, 3),  # people: 1, then 2, 3 and 4
        ((0b00110,), 0b01001, 1),  # just enough, and not valid: another unit
    ],
)
def test_helpers_that_a_part_needs(sets: tuple[int, ...], free: int, count: int) -> None:
    """So many at least, to reach the low figures; one more than there are where it cannot."""
    pieces = parts(*sets)
    assert ROW.fewest_helpers(pieces[0], pieces, free) == count
