"""Neighbours without a road: told with what still hangs together, and never the verdict's reason."""

import pytest

from calculators.mergers import adjacency
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.roads import explain_roads, roadless_among
from calculators.units import Kind, Unit

LINE = adjacency.read(b"code_a,code_b\n1,2\n2,3\n9,8\n")
RING = adjacency.read(b"code_a,code_b\n1,2\n2,3\n3,1\n")
UNITS = [Unit(Kind.COMMUNE, code=code, name=name) for code, name in zip("123", "ABC", strict=True)]


def test_borders_go_and_units_stay() -> None:
    """In either order of the codes; a pair that does not touch changes nothing."""
    borders = LINE.without([("2", "1"), ("1", "3")])
    assert set(borders.borders) == {("2", "3"), ("8", "9")}
    assert borders.codes == LINE.codes
    assert borders.contiguity("12").answer is False


@pytest.mark.parametrize(
    ("pairs", "roadless", "follows"),
    [
        (LINE, [("2", "1")], "A - B; không kể chúng thì nhóm rời thành 2 phần: A; B, C."),
        (
            LINE.doubting("1"),
            [("2", "1")],
            "A - B; nhóm vốn chưa chắc liền nhau, kể cả khi tính chúng.",
        ),
        (RING, [("2", "1")], "A - B; các đơn vị vẫn nối với nhau qua các cặp khác."),
        (
            RING,
            [("2", "1"), ("1", "3")],
            "A - B, A - C; không kể chúng thì nhóm rời thành 2 phần: A; B, C.",
        ),
    ],
)
def test_what_a_missing_road_means(
    pairs: Adjacency, roadless: list[tuple[str, str]], follows: str
) -> None:
    """Which pairs, and the parts that are left."""
    (line,) = explain_roads(UNITS, pairs, roadless)
    assert line.startswith(f"Người dùng nêu: giáp nhau mà không có đường nối: {follows} ")
    assert line.endswith("không đổi kết quả.")


def test_pairs_that_do_not_touch_have_no_road_to_miss() -> None:
    """Nor have those of other units."""
    assert roadless_among(UNITS, LINE, [("3", "1"), ("8", "9")]) == []
    assert explain_roads(UNITS, LINE, [("3", "1")]) == []
