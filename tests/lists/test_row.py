"""Rows: every cell read in its own place, and every wrong one named."""

import csv
import io

import pytest

from calculators.lists.entries import Entry
from calculators.units import ANY_SHARE, UNKNOWN, Interval, Kind
from tests.lists.test_tables import EXEMPTIONS, table_of


def entry_of(**cells: str) -> Entry:
    """Read one row given by field; a commune unless told otherwise."""
    cells = {"name": "A", "kind": "Xã"} | cells
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([list(cells), list(cells.values())])
    return table_of(text.getvalue()).entries[0]


@pytest.mark.parametrize("blank", ["", "-", "–", "…", "Chưa rõ", "n/a"])
def test_what_is_not_known(blank: str) -> None:
    """The ways in which a list says that a figure is not known."""
    unit = entry_of(area_km2=blank, population=blank, mountainous=blank, exemption=blank).unit
    assert unit is not None
    assert (unit.area, unit.population, unit.mountainous, unit.exemption) == (
        UNKNOWN,
        UNKNOWN,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"area_km2": "5", "area_low_km2": "4", "area_high_km2": "6"}, (4, 6)),
        ({"area_low_km2": "4"}, (4, None)),
        ({"area_high_km2": "6"}, (0, 6)),
        ({"area_km2": "4-6"}, (4, 6)),
        ({"area_km2": "5", "area_ha": "500"}, (5, 5)),
        ({"area_ha": "500"}, (5, 5)),
    ],
)
def test_an_area_from_its_columns(cells: dict[str, str], area: tuple[int, int | None]) -> None:
    """A figure, bounds, a range, hectares."""
    unit = entry_of(**cells).unit
    assert unit is not None
    low, high = area
    assert unit.area == Interval(low * 1_000_000, None if high is None else high * 1_000_000)


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"kind": "", "population": "5"}, "kind", "thiếu loại"),
        ({"kind": "làng"}, "kind", "không phải xã"),
        ({"kind": "Xã", "name": "Phường A"}, "kind", "không khớp với tên “Phường A”"),
        ({"kind": "Phường", "parent_kind": "làng"}, "parent_kind", "không phải quận"),
        ({"kind": "Phường", "parent_kind": "Huyện"}, "parent_kind", "phường chỉ thuộc"),
        ({"kind": "Phường", "district": "Huyện Đắk Hà"}, "district", "phường chỉ thuộc"),
        ({"area_km2": "abc"}, "area_km2", "không đọc được số"),
        ({"area_km2": "0"}, "area_km2", "phải lớn hơn 0"),
        ({"area_km2": "6-4"}, "area_km2", "đầu khoảng"),
        ({"area_km2": "5", "area_ha": "501"}, "area_ha", "khác với area_km2"),
        ({"area_km2": "7", "area_high_km2": "6"}, "area_km2", "nằm ngoài"),
        ({"area_km2": "3", "area_low_km2": "4"}, "area_km2", "nằm ngoài"),
        ({"area_km2": "3", "area_low_km2": "4", "area_high_km2": "6"}, "area_km2", "nằm ngoài"),
        ({"area_low_km2": "7", "area_high_km2": "6"}, "area_high_km2", "nhỏ hơn số thấp nhất"),
        ({"population": "0"}, "population", "phải lớn hơn 0"),
        ({"ethnic_minority_percent": "100,5"}, "ethnic_minority_percent", "từ 0 đến 100%"),
        ({"mountainous": "có lẽ"}, "mountainous", "ghi “có” hoặc “không”"),
        ({"exemption": "lâu đời"}, "exemption", "ổn định từ lâu (stable)"),
        ({"area_standard_km2": "0"}, "area_standard_km2", "một số lớn hơn 0"),
        ({"population_standard": "5-6"}, "population_standard", "một số lớn hơn 0"),
    ],
)
def test_a_wrong_cell_is_named(cells: dict[str, str], field: str, words: str) -> None:
    """The error names the field and the value, and says what is allowed."""
    entry = entry_of(**cells)
    assert entry.unit is None
    assert [error.field for error in entry.errors] == [field]
    assert words in entry.errors[0].message
    assert f"“{cells.get(field, '')}”" in entry.errors[0].message


def test_every_wrong_cell_of_a_row_is_told_at_once() -> None:
    """Nobody has to correct a row three times."""
    entry = entry_of(kind="làng", population="x", border="y")
    assert [error.field for error in entry.errors] == ["kind", "population", "border"]


def test_kinds_read_from_names_are_said_to_be() -> None:
    """What was not written is marked as derived."""
    unit = entry_of(kind="", name="Phường Lê Lợi", district="TP. Kon Tum").unit
    assert unit is not None
    assert (unit.kind, unit.parent_kind) == (Kind.WARD, Kind.PROVINCIAL_CITY)
    assert unit.derived == ("kind", "parent_kind")


def test_a_ward_whose_district_names_no_kind_keeps_it_open() -> None:
    """An unknown parent is not guessed."""
    unit = entry_of(kind="Phường", district="Kon Tum").unit
    assert unit is not None
    assert unit.parent_kind is None


WRONG: list[tuple[dict[str, str], list[tuple[str, str]]]] = [
    (
        {"kind": "", "population": "5"},
        [
            (
                "kind",
                (
                    "kind = “”: thiếu loại đơn vị "
                    "(xã, phường, thị trấn, huyện, quận, thị xã, thành phố)"
                ),
            )
        ],
    ),
    (
        {"kind": "Làng"},
        [
            (
                "kind",
                (
                    "kind = “Làng”: không phải xã, phường, thị trấn, huyện, quận, thị xã "
                    "hay thành phố"
                ),
            )
        ],
    ),
    ({"name": "Phường A"}, [("kind", "kind = “Xã”: không khớp với tên “Phường A”")]),
    (
        {"kind": "Phường", "parent_kind": "Làng"},
        [("parent_kind", "parent_kind = “Làng”: không phải quận, thành phố, thị xã hay huyện")],
    ),
    (
        {"kind": "Phường", "parent_kind": "Huyện"},
        [("parent_kind", "parent_kind = “Huyện”: phường chỉ thuộc quận, thành phố hoặc thị xã")],
    ),
    (
        {"kind": "Phường", "district": "Huyện X"},
        [("district", "district = “Huyện X”: phường chỉ thuộc quận, thành phố hoặc thị xã")],
    ),
    (
        {"area_km2": "5.0", "area_ha": "600"},
        [("area_ha", "area_ha = “600”: khác với area_km2")],
    ),
    ({"area_km2": "0"}, [("area_km2", "area_km2 = “0”: phải lớn hơn 0")]),
    ({"area_ha": "0"}, [("area_ha", "area_ha = “0”: phải lớn hơn 0")]),
    (
        {"population": "9", "population_low": "10", "population_high": "20"},
        [("population", "population = “9”: nằm ngoài khoảng thấp nhất - cao nhất")],
    ),
    (
        {"population": "21", "population_low": "10", "population_high": "20"},
        [("population", "population = “21”: nằm ngoài khoảng thấp nhất - cao nhất")],
    ),
    (
        {"population": "9", "population_low": "10"},
        [("population", "population = “9”: nằm ngoài khoảng thấp nhất - cao nhất")],
    ),
    (
        {"population_low": "20", "population_high": "19"},
        [("population_high", "population_high = “19”: số cao nhất nhỏ hơn số thấp nhất")],
    ),
    (
        {"ethnic_minority_percent": "100,0001"},
        [
            (
                "ethnic_minority_percent",
                "ethnic_minority_percent = “100,0001”: tỷ lệ phải từ 0 đến 100%",
            )
        ],
    ),
    (
        {"population_standard": "0"},
        [
            (
                "population_standard",
                "population_standard = “0”: tiêu chuẩn nêu ra phải là một số lớn hơn 0",
            )
        ],
    ),
    (
        {"area_standard_km2": "5-6"},
        [
            (
                "area_standard_km2",
                "area_standard_km2 = “5-6”: tiêu chuẩn nêu ra phải là một số lớn hơn 0",
            )
        ],
    ),
    *(
        ({field: "lạ"}, [(field, f"{field} = “lạ”: ghi “có” hoặc “không”, bỏ trống nếu chưa rõ")])
        for field in ("mountainous", "border", "red_river_delta", "coastal_hardship", "voluntary")
    ),
    (
        # What stands alike in many rows is told before and after the figures.
        {"kind": "Làng", "population": "x", "border": "lạ", "area_standard_km2": "x"},
        [
            (
                "kind",
                (
                    "kind = “Làng”: không phải xã, phường, thị trấn, huyện, quận, thị xã "
                    "hay thành phố"
                ),
            ),
            ("population", "population = “x”: không đọc được số từ “x”"),
            ("border", "border = “lạ”: ghi “có” hoặc “không”, bỏ trống nếu chưa rõ"),
            ("area_standard_km2", "area_standard_km2 = “x”: không đọc được số từ “x”"),
        ],
    ),
]


@pytest.mark.parametrize(("cells", "errors"), WRONG)
def test_everything_wrong_with_a_row(cells: dict[str, str], errors: list[tuple[str, str]]) -> None:
    """Field, heading, what stands there, and why it cannot be."""
    entry = entry_of(**cells)
    assert [tuple(error) for error in entry.errors] == errors
    assert entry.unit is None
    assert (entry.row, entry.name) == (2, cells.get("name", "A"))


def test_an_unknown_reason_is_answered_with_those_there_are() -> None:
    """In words and by id."""
    (error,) = entry_of(exemption="x").errors
    assert error.field == "exemption"
    for exemption in EXEMPTIONS.values():
        assert f"{exemption.phrase} ({exemption.id})" in error.message


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        ({"area_low_km2": "5"}, Interval(5_000_000, None)),
        ({"area_high_km2": "5"}, Interval(0, 5_000_000)),
        ({"area_km2": "5", "area_low_km2": "5", "area_high_km2": "5"}, Interval.exactly(5_000_000)),
        ({"area_km2": "5.0", "area_ha": "500"}, Interval.exactly(5_000_000)),
        ({"area_ha": "500", "area_low_km2": "4"}, Interval(4_000_000, 5_000_000)),
    ],
)
def test_a_figure_and_its_bounds(cells: dict[str, str], area: Interval) -> None:
    """Bounds widen a figure to what it may be; the same area in two units is one."""
    unit = entry_of(**cells).unit
    assert unit is not None
    assert unit.area == area


@pytest.mark.parametrize("cells", [{"population": ""}, {"population": "1000"}])
def test_a_count_that_tells_no_share(cells: dict[str, str]) -> None:
    """Without a population, or where the count itself is wrong."""
    wrong = "x" if cells["population"] else "500"
    entry = entry_of(ethnic_minority_people=wrong, **cells)
    assert (entry.unit is None) == bool(cells["population"])
    if entry.unit is not None:
        assert entry.unit.share == ANY_SHARE
