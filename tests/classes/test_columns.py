"""The columns that a list gains with its classes, each under its heading."""

from calculators.classes.columns import result_cells, result_columns
from tests.classes.test_report import read
from tests.classes.units import RULES


def test_the_columns_and_their_cells() -> None:
    """As many cells as columns, both ends of every criterion, nothing but the message for a wrong row."""
    columns, cells = result_columns(RULES), result_cells(read().units, RULES)
    assert len(columns) == len(set(columns)) == 29
    assert [len(row) for row in cells.values()] == [29, 29]
    first = dict(zip(columns, cells[2], strict=True))
    assert first["Loại đơn vị hành chính"] == "chưa đủ căn cứ"
    assert (first["Điểm: Quy mô dân số, thấp nhất"], first["Điểm: Quy mô dân số, cao nhất"]) == (
        "11.00",
        "14.07",
    )
    assert first["Số liệu còn thiếu để phân loại"].startswith(
        "có thuộc miền núi, vùng cao hay không; diện tích; "
    )
    second = dict(zip(columns, cells[3], strict=True))
    assert second["Tổng điểm, thấp nhất"] == ""
    assert second["Lỗi khi phân loại"].startswith("Loại = “Huyện”")
