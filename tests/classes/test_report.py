"""Report: the JSON of a list, its result columns, and what a reader should know beside them."""

from dataclasses import replace
from typing import Any

from calculators.classes import fields, report
from calculators.classes.classification import classify
from calculators.classes.turning_points import turning_points
from calculators.law import loader
from calculators.lists import sheets, tables
from tests.classes.test_classification import MIDDLE
from tests.classes.units import RULES, facts

TEXT = "Tên;Loại;Dân số;area_km2;Lạ\nA;Xã;18.000-18.100;;x\nB;Huyện;1;1;\n"
DOUBTS = [
    {"row": 2, "field": "code", "message": "mã trùng"},
    {"row": 3, "field": "kind", "message": "chỉ phân loại xã, phường, đặc khu ở đây"},
]


def result(*doubts: dict[str, Any]) -> dict[str, Any]:
    """Return the report on the list."""
    table = tables.read(sheets.from_text(TEXT), loader.load().exemptions)
    return report.report(table, fields.read(table, RULES), RULES, doubts)


def test_a_unit_and_a_wrong_row() -> None:
    """All that others rely on is there, with the same keys in both."""
    found = result()
    unit, wrong = found["units"]
    assert unit.keys() == wrong.keys()
    assert (found["decree"], found["law_version"]) == ("NĐ 307/2025/NĐ-CP", RULES.version)
    assert unit["criteria"][0] == {
        "id": "population",
        "title": "Quy mô dân số",
        "figures": "dân số 18.000 đến 18.100 người",
        "points": ["11.00", "14.07"],
        "max": "25.00",
        "citation": "NĐ 307/2025/NĐ-CP Điều 6",
    }
    assert unit["estimated"] == ["population"]
    assert "area_km2" in unit["missing"]
    assert wrong["explanation"].startswith("Số liệu sai: Loại = “Huyện”: ")
    assert [report.class_word(one) for one in (unit, wrong)] == ["chưa đủ căn cứ", "số liệu sai"]


def test_what_decides() -> None:
    """Values as JSON has them: people and yes or no as they are, km² and % as text."""
    found = {}
    people = {"poor": 30_000}
    for name in ("population", "area", "poor", "safe_zone", "position"):
        unit = replace(MIDDLE, population=people.get(name, 29_000))
        one = classify(facts(unit, (name,)), RULES)
        for point in map(report.turning_json, turning_points(one)):
            found[name, point["op"], point["class"]] = (point["value"], point["until"])
    assert found["population", "at_least", "II"] == (29_990, 79_920)
    assert found["area", "at_least", "II"] == ("34.95", "90")
    assert found["safe_zone", "is", "II"] == (True, None)
    assert found["position", "is", "II"] == ("cluster_centre", None)
    assert found["poor", "at_most", "II"] == ("2.505", None)


def test_remarks() -> None:
    """Notes, columns not used and doubts; a doubt that is an error of its row is not told twice."""
    assert list(report.remarks(result())) == ["Cột không dùng để tính: Lạ."]
    assert list(report.remarks(result(*DOUBTS))) == [
        "Cột không dùng để tính: Lạ.",
        "Dòng 2, đáng ngờ: mã trùng.",
    ]


def test_the_columns_and_their_cells() -> None:
    """As many cells as columns, both ends of every criterion, nothing but the message for a wrong row."""
    columns, cells = report.result_columns(RULES), report.result_cells(result()["units"], RULES)
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
