"""Lists that the tests of the commands read."""

from pathlib import Path

import pytest

LIST = """code,name,kind,district,area_km2,population,mountainous,border,ethnic_minority_percent,exemption
1,A,Xã,Huyện X,20,900,có,không,0,
2,B,Xã,Huyện X,35,4500,có,không,0,
3,C,Thị trấn,Huyện X,20,9000,không,không,,
4,D,Xã,Huyện X,10,500,có,không,0,
5,E,Xã,Huyện Y,20,900,có,không,0,
6,F,Xã,Huyện Y,,900,có,không,0,
7,G,Xã,Huyện Y,10,500,có,không,0,biệt lập
8,H,Xã,,10,500,có,không,0,
"""
BORDERS = (
    "code_a,code_b,shared_border_km,confidence\n1,2,1.5,high\n3,4,1,high\n5,6,1,high\n6,7,1,high\n"
)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Return a list whose second unit is wrong."""
    path = tmp_path / "list.csv"
    path.write_text("Tên;Loại;Dân số\nA;Xã;1.000\nB;Xã;12,5\nC;Phường;\n", encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Return a list and its pairs."""
    units, pairs = tmp_path / "list.csv", tmp_path / "pairs.csv"
    units.write_text(LIST, encoding="utf-8")
    pairs.write_text(BORDERS, encoding="utf-8")
    return str(units), str(pairs)
