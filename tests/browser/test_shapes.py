"""Borders between shapes that the reader opens: made-up shapes in degrees, one part of them a test each."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from calculators.lists.cells import starts_formula
from calculators.mergers import adjacency
from calculators.mergers.adjacency import Border
from publishing.tools.server import Server
from tests.browser.conftest import watch
from tests.hostile import NAMES, in_files

DEGREE_M = 111_195.08
"""Of latitude, on a ball with the radius that the page uses."""
WEST, SOUTH = 108.0, 14.0
READ = """async ([files, units, tolerance]) => {
  const shapes = await import(new URL("assets/javascripts/shapes/shapes.js", document.baseURI).href);
  const read = async (text) => {
    const found = await shapes.readShapes(new File([text], "x.json"), units, tolerance);
    return typeof found === "string" ? found : { ...found, csv: shapes.pairsFile(found) };
  };
  return Promise.all(files.map(read));
}"""
PAIRS_FILE = """async (pairs) => {
  const shapes = await import(new URL("assets/javascripts/shapes/shapes.js", document.baseURI).href);
  return shapes.pairsFile({ pairs });
}"""
Point = tuple[float, float]


@pytest.fixture(scope="module")
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    """Return one page for all tests here: any page can load the modules, and keeps nothing of a file."""
    opened = chromium.new_page()
    faults = watch(opened, server)
    opened.goto(server.url)
    yield opened
    assert faults == []
    opened.close()


def read(page: Page, content: object, codes: str = "ABCDE", tolerance: float = 5) -> Any:  # noqa: ANN401 - the found, or a sentence
    """Read a file in the browser; a text stands for its own content."""
    units = [{"code": code, "name": f"Xã {code}", "district": "Huyện X"} for code in codes]
    text = content if isinstance(content, str) else json.dumps(content)
    return page.evaluate(READ, [[text], units, tolerance])[0]


def degrees(points: list[Point]) -> list[list[float]]:
    """Return a closed ring in degrees of points in metres east and north of a corner."""
    wide = DEGREE_M * cos(radians(SOUTH))
    ring = [[WEST + east / wide, SOUTH + north / DEGREE_M] for east, north in points]
    return [*ring, ring[0]]


def box(west: float, south: float, east: float, north: float) -> list[Point]:
    """Return the corners of a box."""
    return [(west, south), (east, south), (east, north), (west, north)]


def feature(code: str, *rings: list[Point], **more: object) -> dict[str, Any]:
    """Return a unit with one polygon, holes after its outer ring."""
    geometry = {"type": "Polygon", "coordinates": [degrees(ring) for ring in rings]}
    return {"type": "Feature", "properties": {"ma": code, **more}, "geometry": geometry}


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    """Return a file of these."""
    return {"type": "FeatureCollection", "features": list(features)}


def pairs(found: dict[str, Any]) -> dict[str, int]:
    """Return the metres of each pair."""
    return {one + other: metres for one, other, metres in found["pairs"]}


def test_a_side_counts_and_a_corner_does_not(page: Page) -> None:
    """Four boxes around a point: each touches two along a side, the fourth at the corner alone."""
    found = read(
        page,
        collection(
            feature("A", box(0, 0, 1000, 1000)),
            feature("B", box(1000, 0, 2000, 1000)),
            feature("C", box(0, 1000, 1000, 2000)),
            feature("D", box(1000, 1000, 2000, 2000)),
        ),
    )
    assert found["pairs"] == [
        ["A", "B", pytest.approx(1000, abs=1)],
        ["A", "C", pytest.approx(1000, abs=1)],
        ["B", "D", pytest.approx(1000, abs=1)],
        ["C", "D", pytest.approx(1000, abs=1)],
    ]
    assert found["missing"] == ["E"]
    assert (found["planar"], found["skipped"], found["overlapping"]) == (False, 0, 0)
    assert found["csv"].splitlines()[0] == "code_a,code_b,shared_border_km,confidence"
    assert found["csv"].splitlines()[1].startswith("A,B,1.00")
    assert [outline["code"] for outline in found["picture"]["outlines"]] == list("ABCD")
    assert all(outline["path"].startswith("M") for outline in found["picture"]["outlines"])


def test_a_corner_in_the_middle_of_a_side_that_has_no_point_there(page: Page) -> None:
    """A has one long side where B and C meet: a T, also where B and C stop short of it by a metre."""
    for gap in (0, 1, 4):
        found = read(
            page,
            collection(
                feature("A", box(0, 0, 1000, 2000)),
                feature("B", box(1000 + gap, 0, 2000, 700)),
                feature("C", box(1000 + gap, 700, 2000, 2000)),
            ),
            "ABC",
        )
        assert pairs(found) == {
            "AB": pytest.approx(700, abs=5),
            "AC": pytest.approx(1300, abs=5),
            "BC": pytest.approx(1000, abs=5),
        }


def test_the_tolerance_decides_about_a_gap(page: Page) -> None:
    """Lines three metres apart, drawn with other points: one border with 5 m, none with 1 m."""
    zigzag = [(1003.0, y) for y in range(1900, 0, -170)]
    content = collection(
        feature("A", box(0, 0, 1000, 2000)),
        feature("B", [(2000, 0), (2000, 2000), (1003, 2000), *zigzag, (1003, 0)]),
    )
    assert pairs(read(page, content, "AB", 5)) == {"AB": pytest.approx(2000, abs=8)}
    assert pairs(read(page, content, "AB", 1)) == {}


def test_an_enclave_touches_only_what_is_around_it(page: Page) -> None:
    """A unit in the hole of another shares its whole line with it, whatever way rings run."""
    hole = box(400, 400, 600, 600)
    outer = box(0, 0, 1000, 1000)
    for turned in (hole, hole[::-1]):
        for around in (outer, outer[::-1]):
            content = collection(feature("A", around, turned), feature("B", hole))
            assert pairs(read(page, content, "AB")) == {"AB": pytest.approx(800, abs=2)}


def test_parts_of_a_unit_count_together(page: Page) -> None:
    """Two parts in one shape, and one more as a feature of its own; no border between own parts."""
    whole = feature("A", box(0, 0, 1000, 1000))
    whole["geometry"] = {
        "type": "MultiPolygon",
        "coordinates": [[degrees(box(0, 0, 1000, 1000))], [degrees(box(3000, 0, 3500, 1000))]],
    }
    content = collection(
        whole,
        feature("B", box(1000, 0, 3000, 1000)),
        feature("A", box(0, 1000, 3000, 1500)),
    )
    found = read(page, content, "AB")
    assert pairs(found) == {"AB": pytest.approx(1000 + 1000 + 2000, abs=5)}
    assert len(found["picture"]["outlines"]) == 2


def test_shapes_upon_each_other_are_told_and_are_no_neighbours(page: Page) -> None:
    """Two units drawn with one line: on the same side of it, so that nothing is between them."""
    content = collection(
        feature("A", box(0, 0, 1000, 1000)),
        feature("B", box(0, 0, 1000, 1000)),
        feature("C", box(1000, 0, 2000, 1000)),
    )
    found = read(page, content, "ABC")
    assert pairs(found) == {"AC": pytest.approx(1000, abs=1), "BC": pytest.approx(1000, abs=1)}
    assert found["overlapping"] == pytest.approx(4000, abs=4)


def test_metres_of_a_map_are_measured_as_they_are(page: Page) -> None:
    """VN-2000: metres east and north; the length is that on the map."""
    shapes = [("A", box(0, 0, 1000, 1000)), ("B", box(1000, 0, 2000, 1000))]
    features = []
    for code, ring in shapes:
        moved = [[550_000 + x, 1_600_000 + y] for x, y in [*ring, ring[0]]]
        geometry = {"type": "Polygon", "coordinates": [moved]}
        features.append({"type": "Feature", "properties": {"x": code}, "geometry": geometry})
    found = read(page, collection(*features), "AB")
    assert (found["pairs"], found["planar"]) == ([["A", "B", 1000]], True)


def test_a_ring_is_closed_and_a_damaged_shape_is_left_out_by_name(page: Page) -> None:
    """The others are measured; polygons within a collection of geometries count as well."""
    open_ring, collected = feature("A", box(0, 0, 900, 900)), feature("B", box(900, 0, 1800, 900))
    open_ring["geometry"]["coordinates"][0].pop()
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    collected["geometry"] = {
        "type": "GeometryCollection",
        "geometries": [line, collected["geometry"]],
    }
    damaged = feature("C", box(0, 900, 900, 1800))
    damaged["geometry"]["coordinates"][0][1] = ["x", 2]
    found = read(page, collection(open_ring, damaged, collected))
    assert not isinstance(found, str), found
    assert list(pairs(found)) == ["AB"]
    assert found["damaged"] == ["hình thứ 2, C: tọa độ không phải là số."]
    assert found["missing"] == ["C", "D", "E"]


def test_topojson(page: Page) -> None:
    """Arcs that two shapes share, one of them backwards."""
    corners = [
        [WEST, SOUTH],
        [WEST + 0.01, SOUTH],
        [WEST + 0.01, SOUTH + 0.01],
        [WEST, SOUTH + 0.01],
    ]
    arcs = [
        [corners[1], corners[2]],
        [corners[2], corners[3], corners[0], corners[1]],
        [corners[2], [WEST + 0.02, SOUTH + 0.01], [WEST + 0.02, SOUTH], corners[1]],
    ]
    geometries: list[dict[str, Any]] = [
        {"type": "Polygon", "properties": {"ma": "A"}, "arcs": [[0, 1]]},
        {"type": "Polygon", "properties": {"ma": "B"}, "arcs": [[-1, -3]]},
        {"type": "Point", "properties": {"ma": "C"}, "coordinates": corners[0]},
    ]
    objects = {"xa": {"type": "GeometryCollection", "geometries": geometries}}
    found = read(page, {"type": "Topology", "arcs": arcs, "objects": objects}, "ABC")
    assert pairs(found) == {"AB": pytest.approx(0.01 * DEGREE_M, abs=1)}
    assert (found["skipped"], found["missing"]) == (1, ["C"])
    broken = {"type": "Topology", "arcs": arcs[:1], "objects": objects}
    assert "TopoJSON bị hỏng" in read(page, broken)
    geometries[0]["arcs"] = [[0] * 1_100_000]
    bomb = {"type": "Topology", "arcs": arcs, "objects": objects}
    assert "quá lớn" in read(page, bomb)


def test_units_are_known_by_code_or_by_name_and_district(page: Page) -> None:
    """Numbers, lost zeros, kinds before names, spellings; what leaves two units open is not guessed."""
    units = [
        {"code": "00123", "name": "Đăk Tô", "district": "Huyện Đắk Tô"},
        {"code": "00124", "name": "Ngọk Bay", "district": "Huyện Đắk Tô"},
        {"code": "00125", "name": "Bắc Lý", "district": "Huyện X"},
        {"code": "00126", "name": "Bắc Lý", "district": "Huyện Y"},
    ]

    def owners(*properties: dict[str, object]) -> tuple[list[str], list[str]]:
        features = [
            feature("", box(1000 * index, 0, 1000 * index + 1000, 1000))
            for index in range(len(properties))
        ]
        for one, given in zip(features, properties, strict=True):
            one["properties"] = given
        (found,) = page.evaluate(READ, [[json.dumps(collection(*features))], units, 5])
        assert not isinstance(found, str), found
        return [one["code"] for one in found["picture"]["outlines"]], found["unmatched"]

    assert owners({"id": 123}, {"id": "124"}, {"id": 7}) == (["00123", "00124"], ["hình thứ 3"])
    assert owners(
        {"xa": "Thị trấn Đắk Tô", "h": "Đăk Tô"},
        {"xa": "Xã Ngọc Bay", "h": "Đăk Tô"},
        {"xa": "Bắc Lý", "h": "H. X"},
        {"xa": "Bac Ly", "h": "Huyện Y"},
    ) == (["00123", "00124", "00125", "00126"], [])
    assert owners({"xa": "Ngok Bay"}, {"xa": "Bắc Lý"}) == (
        ["00124"],
        ["hình thứ 2, Bắc Lý"],
    )
    assert owners({"xa": "Bắc Lý", "h": "Y"}, {"xa": "Lạ", "h": "Y"}) == (
        ["00126"],
        ["hình thứ 2, Lạ, Y"],
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("không phải JSON", "không đọc được nội dung JSON"),
        ("[" * 100_000, "không đọc được nội dung JSON"),
        ("null", "FeatureCollection"),
        ('{"type": "Polygon", "coordinates": []}', "FeatureCollection"),
        (collection(), "không có hình nào là vùng"),
        (collection({"type": "Feature", "geometry": None}), "không có hình nào là vùng"),
        (
            collection({"geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}),
            "không có hình nào là vùng",
        ),
        (collection({"geometry": {"type": "Polygon", "coordinates": 7}}), "không xếp thành vòng"),
        (
            collection({"geometry": {"type": "Polygon", "coordinates": [[["1", 2]]]}}),
            "không phải là số",
        ),
        (
            collection(
                {"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [1, 2]]]}}
            ),
            "ít hơn 3 đỉnh",
        ),
        (
            collection(
                {
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[[14, 108], [14, 109], [15, 109], [14, 108]]],
                    }
                }
            ),
            "kinh độ trước, vĩ độ sau",
        ),
        (
            collection(
                {
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[[12e6, 1e6], [12e6, 2e6], [13e6, 2e6], [12e6, 1e6]]],
                    }
                }
            ),
            "VN-2000 hay UTM",
        ),
        (collection(feature("Z", box(0, 0, 10, 10))), "Không nhận ra hình nào"),
        (collection(*[feature("A", box(0, 0, 9, 9))] * 3001), "hơn 3.000 hình"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    page: Page, content: object, words: str
) -> None:
    """Whatever is in the file, the reader is told why it is not read."""
    answer = read(page, content)
    assert isinstance(answer, str)
    assert words in answer


# Made in the page: to send them there takes longer than to refuse them.
TOO_LARGE = {
    "lớn hơn 50 MB": """" ".repeat(50_000_001)""",
    "hơn 1.000.000 điểm": """JSON.stringify({
      type: "Feature",
      properties: { ma: "A" },
      geometry: {
        type: "Polygon",
        coordinates: [Array.from({ length: 1_000_003 }, (_, x) => [108 + (x % 1_000_002) / 1e6, 14])],
      },
    })""",
}


@pytest.mark.parametrize("words", TOO_LARGE)
def test_too_many_bytes_or_points_are_refused(page: Page, words: str) -> None:
    """Before anything of the file is read, and before anything is computed."""
    script = f"async (units) => ({READ})([[{TOO_LARGE[words]}], units, 5])"
    units = [{"code": code, "name": f"Xã {code}", "district": "Huyện X"} for code in "ABCDE"]
    assert words in page.evaluate(script, units)[0]


def test_pairs_with_hostile_codes(page: Page) -> None:
    """Each code comes back from the file as it was; none of its cells starts a formula."""
    # A list has no code with NUL, and none that begins or ends with spaces.
    codes = {in_files(name).strip() for name in NAMES.values() if "\0" not in name}
    pairs = [[one, other, 1500] for one, other in pairwise(sorted(codes))]
    text = page.evaluate(PAIRS_FILE, pairs)
    cells = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(cells) == len(pairs)
    assert not any(starts_formula(cell) for row in cells for cell in row[:2])
    read_again = adjacency.read(text.encode())
    assert read_again.borders == {(one, other): Border(1500, sure=True) for one, other, _ in pairs}
