"""What a page shows first of a result is the beginning of what the report says of it."""

from calculators.law import loader
from calculators.worklist import opening, report
from calculators.worklist.first import first

LAW = loader.load()
LIST = "Tên;Loại;Diện tích (km2);Dân số;Của tôi\nA;Xã;20;3.000;x\nB;Xã;x;3.000;\n"


def test_the_first_answer_is_a_part_of_the_report() -> None:
    """The same words under the same keys, for a unit and for a row with an error."""
    worklist = opening.worklist("a.csv", LIST, "2023-2025", LAW)
    soon = first(worklist.results, worklist.table, LAW, worklist.rules)
    whole = report.write(worklist.results, *worklist.checked, LAW, worklist.rules)
    assert soon["units"] == [
        {key: unit[key] for key in one}
        for one, unit in zip(soon["units"], whole["units"], strict=True)
    ]
    assert {key: whole[key] for key in soon if key != "units"} == {
        key: value for key, value in soon.items() if key != "units"
    }
    assert soon["unknown_columns"] == ["Của tôi"]
    assert [len(unit["errors"]) for unit in soon["units"]] == [0, 1]
    for unit, lines in zip(
        soon["units"], (one["explanation"] for one in whole["units"]), strict=True
    ):
        assert lines.split("\n")[: len(unit["brief"])] == unit["brief"]
