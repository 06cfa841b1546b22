"""Points: where the units of a list lie, by its columns of longitude and latitude, and how far apart."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WITHIN = ((102, 118), (6, 24))
"""Longitudes and latitudes in degrees between which Vietnam lies, Hoàng Sa and Trường Sa with it."""
RADIUS = 6_371_008.8
"""The mean radius of the earth in metres: a sphere of it is within 0.6% of the ellipsoid in Vietnam."""
STEP = 100
"""Distances are given to so many metres."""
_NAMED = 3
"""So many rows are named with what they hold, the others are counted."""
_NUMBER = r"(\d{1,3}(?:[.,]\d{1,20})?)"
_DEGREES = re.compile(rf"{_NUMBER}\s*°?\s*([EĐNB]?)", re.IGNORECASE)
_SECONDS = re.compile(
    rf"(\d{{1,3}})\s*°\s*(\d{{1,2}})\s*['′’]\s*(?:{_NUMBER}\s*(?:''|[\"″”]))?\s*([EĐNB]?)",
    re.IGNORECASE,
)
_EAST, _NORTH = "EĐ", "NB"
"""What may stand behind a longitude and behind a latitude, in English and in Vietnamese."""
_SIXTY = 60


class Point(NamedTuple):
    """A point in degrees of longitude and latitude (WGS 84)."""

    longitude: float
    latitude: float


@dataclass(frozen=True, eq=False)
class Points:
    """The points of units by code, and what is wrong with those that cannot be used."""

    of: Mapping[str, Point]
    remarks: tuple[str, ...]


NONE = Points({}, ())
"""What a list without such columns tells."""


def read(cells: Mapping[str, tuple[int, Sequence[str]]]) -> Points:
    """Return the points of a list: for each code its row and what stands for longitude and latitude."""
    points: dict[str, Point] = {}
    wrong: dict[str, list[str]] = {}
    for code, (row, texts) in cells.items():
        reading = _point(texts)
        if isinstance(reading, Point):
            points[code] = reading
        elif reading:
            wrong.setdefault(reading, []).append(
                f"dòng {row} (kinh độ “{texts[0]}”, vĩ độ “{texts[1]}”)"
            )
    return Points(points, tuple(_remark(problem, rows) for problem, rows in wrong.items()))


def _remark(problem: str, rows: Sequence[str]) -> str:
    more = f" và {len(rows) - _NAMED} dòng khác" if len(rows) > _NAMED else ""
    return f"{problem}: {', '.join(rows[:_NAMED])}{more}. Các đơn vị ấy coi như chưa có điểm."


def _point(texts: Sequence[str]) -> Point | str:
    """Return the point of a row, or why it has none: "" where nothing is written."""
    if not any(texts):
        return ""
    if not all(texts):
        return "Chỉ có một trong hai tọa độ"
    longitude, latitude = texts
    degrees = _degrees(longitude, _EAST), _degrees(latitude, _NORTH)
    point = _inside(*degrees)
    if point is not None:
        return point
    if _inside(_degrees(latitude, _EAST), _degrees(longitude, _NORTH)):
        return "Kinh độ và vĩ độ bị đổi chỗ"
    if None in degrees:
        return "Không đọc được tọa độ"
    (west, east), (south, north) = WITHIN
    return f"Tọa độ không ở Việt Nam (kinh độ {west}-{east}, vĩ độ {south}-{north})"


def _inside(longitude: float | None, latitude: float | None) -> Point | None:
    """Return the point if it is known and in Vietnam."""
    (west, east), (south, north) = WITHIN
    if longitude is None or latitude is None:
        return None
    inside = west <= longitude <= east and south <= latitude <= north
    return Point(longitude, latitude) if inside else None


def _degrees(text: str, sides: str) -> float | None:
    """Return degrees written as a decimal, with either mark, or in minutes and seconds; None if not."""
    if match := _DEGREES.fullmatch(text):
        value = _float(match[1])
    elif match := _SECONDS.fullmatch(text):
        value = int(match[1]) + (int(match[2]) + _float(match[3] or "0") / _SIXTY) / _SIXTY
    else:
        return None
    return value if match[match.re.groups].upper() in ("", *sides) else None


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def metres(one: Point, other: Point) -> int:
    """Return the distance of two points as the crow flies, in metres to the nearest 100.

    By the haversine formula on a sphere; floats serve this alone.
    """
    here, there = (math.radians(point.latitude) for point in (one, other))
    turned = math.radians(other.longitude - one.longitude)
    half = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here) * math.cos(there) * math.sin(turned / 2) ** 2
    )
    return round(2 * RADIUS * math.asin(math.sqrt(half)) / STEP) * STEP
