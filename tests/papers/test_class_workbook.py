"""The workbook of classes: the list, or the criteria of one unit, with reasons and a summary."""

from calculators.lists import xlsx
from calculators.papers import class_workbook
from tests.classes.test_saving import read
from tests.classes.units import RULES


def test_a_list_has_the_list_the_reasons_and_a_summary() -> None:
    """Numbers are numbers; every reason has a line of its own; the counts and versions stand last."""
    result = read()
    rows, reasons, summary = xlsx.read(class_workbook.of_list(result))
    assert [page.name for page in (rows, reasons, summary)] == ["Kết quả", "Giải thích", "Tóm tắt"]
    assert rows.rows[1][4:6] == ["chưa đủ căn cứ", "42"]
    lines = [line for unit in result.units for line in unit.lines]
    assert [row[5] for row in reasons.rows[1:]] == lines
    assert dict(row[:2] for row in summary.rows)["Số đơn vị số liệu sai"] == "1"
    assert ["Ghi chú khi đọc", "Cột không dùng để tính: Ghi chú của tôi."] in summary.rows


def test_a_unit_has_a_row_for_each_criterion() -> None:
    """With its figure, both ends and the clause; bonus and total below."""
    result = read("Tên;Loại;Dân số\nA;Xã;18.000\n")
    points = xlsx.read(class_workbook.of_unit(result))[0].rows
    assert points[0] == [
        "Tiêu chí",
        "Số liệu",
        "Điểm, thấp nhất",
        "Điểm, cao nhất",
        "Nhiều nhất",
        "Căn cứ",
    ]
    assert points[1] == [
        "Quy mô dân số",
        "dân số 18.000 người",
        "11",
        "14",
        "25",
        "NĐ 307/2025/NĐ-CP Điều 6",
    ]
    assert [row[0] for row in points[1:]] == [
        *(criterion.title for criterion in RULES.criteria.values()),
        "Điểm ưu tiên",
        "Tổng điểm",
    ]
    assert points[-1][1:4] == ["chưa đủ căn cứ", *map(str, (42, 99))]
