"""Points of a list: what is read, what is refused and why, and distances held against another formula."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.mergers.points import RADIUS, STEP, Point, Points, metres, read


def points(*rows: tuple[str, str]) -> Points:
    """Read rows of longitude and latitude, the first in row 2; the row's number is the code."""
    return read({str(row): (row, texts) for row, texts in enumerate(rows, start=2)})


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        ("107.9875", "14.35"),
        ("107,9875", "14,35"),
        ("107.9875°", "14.35 °"),
        ("107.9875 Đ", "14.35 B"),
        ("107.9875E", "14.35n"),
        ("107°59'15\"", "14°21'"),
        ("107° 59′ 15.0″ Đ", "14°21’00''B"),
        ("107°59'15,0”E", "14°21'0\" N"),
    ],
)
def test_degrees_are_read_as_they_are_written(longitude: str, latitude: str) -> None:
    """As decimals with either mark, or in minutes and seconds, with or without the side."""
    result = points((longitude, latitude))
    assert result.remarks == ()
    assert result.of["2"] == pytest.approx((107.9875, 14.35), abs=1e-12)


@pytest.mark.parametrize(
    ("longitude", "latitude", "is_inside"),
    [
        ("102", "14", True),
        ("101.999", "14", False),
        ("118", "14", True),
        ("118.001", "14", False),
        ("108", "6", True),
        ("108", "5.999", False),
        ("108", "24", True),
        ("108", "24.001", False),
    ],
)
def test_a_point_lies_in_vietnam(longitude: str, latitude: str, is_inside: bool) -> None:  # noqa: FBT001
    """Both ends count; what lies outside is told and not used."""
    result = points((longitude, latitude))
    assert ("2" in result.of, not result.remarks) == (is_inside, is_inside)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("14.35", "107.98"), "Kinh độ và vĩ độ bị đổi chỗ: "),
        (("14°21' B", "107.98"), "Kinh độ và vĩ độ bị đổi chỗ: "),
        (("550000", "1587000"), "Không đọc được tọa độ: "),
        (("55", "15"), "Tọa độ không ở Việt Nam (kinh độ 102-118, vĩ độ 6-24): "),
        (("108", ""), "Chỉ có một trong hai tọa độ: "),
        (("", "14"), "Chỉ có một trong hai tọa độ: "),
        (("đông", "14"), "Không đọc được tọa độ: "),
        (("108 B", "14 E"), "Không đọc được tọa độ: "),
        (("108.1.2", "14"), "Không đọc được tọa độ: "),
        (("-108", "14"), "Không đọc được tọa độ: "),
    ],
)
def test_what_cannot_be_used_is_told_with_its_row(row: tuple[str, str], problem: str) -> None:
    """And what the row holds; the unit has no point then."""
    result = points(("108", "14"), row)
    note = f"dòng 3 (kinh độ “{row[0]}”, vĩ độ “{row[1]}”). Các đơn vị ấy coi như chưa có điểm."
    assert result.remarks == (problem + note,)
    assert set(result.of) == {"2"}


def test_many_rows_of_one_kind_are_one_remark() -> None:
    """Three are named, the others counted; an empty row is none of them."""
    three = points(*[("14", "108")] * 3).remarks[0]
    assert (three.count("dòng"), "dòng 4" in three, "khác" in three) == (3, True, False)
    five = points(*[("14", "108")] * 5, ("", "")).remarks
    assert ["dòng 4" in five[0], "dòng 5" in five[0], " và 2 dòng khác. " in five[0]] == [1, 0, 1]
    assert len(five) == 1


def test_distances_of_the_sphere() -> None:
    """A degree of latitude is the same everywhere, one of longitude shorter by the cosine of the latitude."""
    degree = RADIUS * math.pi / 180
    assert metres(Point(108, 14), Point(108, 15)) == round(degree, -2) == 111_200
    east = metres(Point(107, 15), Point(108, 15))
    assert abs(east - degree * math.cos(math.radians(15))) < STEP
    assert metres(Point(108, 14), Point(108, 14)) == 0
    # 49 metres and 51 metres to the north.
    assert metres(Point(108, 14), Point(108, 14 + 49 / degree)) == 0
    assert metres(Point(108, 14), Point(108, 14 + 51 / degree)) == STEP


_POINTS = st.builds(Point, st.floats(102, 118), st.floats(6, 24))


@given(_POINTS, _POINTS)
def test_distances_held_against_the_angle_of_two_vectors(one: Point, other: Point) -> None:
    """In both directions alike, and to within the step that they are rounded to."""
    here, there = map(_vector, (one, other))
    cross = math.dist(
        (0, 0, 0), [here[i - 2] * there[i - 1] - here[i - 1] * there[i - 2] for i in range(3)]
    )
    angle = math.atan2(cross, sum(a * b for a, b in zip(here, there, strict=True)))
    assert abs(metres(one, other) - RADIUS * angle) <= STEP / 2 + 0.001
    assert metres(one, other) == metres(other, one)


def _vector(point: Point) -> tuple[float, float, float]:
    east, north = map(math.radians, point)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)
