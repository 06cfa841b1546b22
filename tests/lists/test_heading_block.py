"""The heading block: which rows head a list, and what the lines above say of its units."""

import pytest

from calculators.lists import heading_block
from tests.lists.test_tables import table_of

HEAD = ["Tên", "Diện tích", "Dân số"]
UNIT = ["Xã A", "1850", "2747"]


@pytest.mark.parametrize(
    ("line", "units"),
    [
        (["Đơn vị tính: ha"], {"area": "ha"}),
        (["ĐVT: ha, nghìn người"], {"area": "ha", "people": "nghìn người"}),
        (["Biểu 1", "", "Đơn vị: ha"], {"area": "ha"}),
        (["Tên", "", "ĐVT: triệu đồng"], {}),
        (["Tên", "", "ĐVT: km², km"], {"area": "km2"}),
        (["Đơn vị tính: km2 (cột 2), ha (cột 3)"], {}),
    ],
)
def test_a_line_of_units_above(line: list[str], units: dict[str, str]) -> None:
    """It is no part of the heading, wherever it stands and whatever stands beside it."""
    block = heading_block.block([line, HEAD, UNIT], 1)
    assert (block.first, block.body, block.units) == (1, 2, units)


def test_a_line_of_units_beside_a_title_counts() -> None:
    """The figures are hectares."""
    text = "\n".join(map(";".join, [["Biểu 1", "", "Đơn vị: ha"], HEAD, UNIT]))
    (entry,) = table_of(text).entries
    assert entry.unit is not None
    assert entry.unit.area.low == 18_500_000
