"""Report: the JSON of a list with its points and classes."""

from dataclasses import replace
from typing import Any

from calculators.classes import report
from calculators.classes.classification import classify
from calculators.classes.result import Results, results
from calculators.classes.turning_points import turning_points
from calculators.law import loader
from calculators.lists import sheets, tables
from tests.classes.test_classification import MIDDLE
from tests.classes.units import RULES, facts

TEXT = "Tên;Loại;Dân số;area_km2;Lạ\nA;Xã;18.000-18.100;;x\nB;Huyện;1;1;\n"


def read(*doubts: dict[str, Any]) -> Results:
    """Return the list with its results."""
    return results(tables.read(sheets.from_text(TEXT), loader.load().exemptions), RULES, doubts)


def test_a_unit_and_a_wrong_row() -> None:
    """All that others rely on is there, with the same keys in both."""
    content = report.report(read())
    unit, wrong = content["units"]
    assert unit.keys() == wrong.keys()
    assert (content["decree"], content["law_version"]) == ("NĐ 307/2025/NĐ-CP", RULES.version)
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
    assert [one["class_word"] for one in (unit, wrong)] == ["chưa đủ căn cứ", "số liệu sai"]


def test_what_decides() -> None:
    """Values as JSON has them: people and yes or no as they are, km² and % as text."""
    decisive = {}
    people = {"poor": 30_000}
    for name in ("population", "area", "poor", "safe_zone", "position"):
        unit = replace(MIDDLE, population=people.get(name, 29_000))
        one = classify(facts(unit, (name,)), RULES)
        for point in map(report.turning_json, turning_points(one)):
            decisive[name, point["op"], point["class"]] = (point["value"], point["until"])
    assert decisive["population", "at_least", "II"] == (29_990, 79_920)
    assert decisive["area", "at_least", "II"] == ("34.95", "90")
    assert decisive["safe_zone", "is", "II"] == (True, None)
    assert decisive["position", "is", "II"] == ("cluster_centre", None)
    assert decisive["poor", "at_most", "II"] == ("2.505", None)
