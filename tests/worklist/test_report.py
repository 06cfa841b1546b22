"""The JSON contract: cases as data, from cells to result, and what every result holds."""

import base64
import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import __version__, browser
from calculators.arrangement.words import FIELDS
from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.lists.headings import recognise
from calculators.worklist import report
from calculators.worklist.columns import HEADINGS

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "verdicts.toml").read_text(encoding="utf-8")
)["case"]
LAW = loader.load()
ABOUT = {"name", "source", "rules", "cells"}


def unit_of(cells: dict[str, str], rules: str) -> dict[str, Any]:
    """Return the result of a list that has one row."""
    sheet = sheets.from_rows([list(cells), list(cells.values())])
    table = tables.read(sheet, LAW.exemptions)
    units: list[dict[str, Any]] = report.report(table, LAW, LAW.rules(rules))["units"]
    return units[0]


def without_null(value: object) -> object:
    """Return what TOML holds, with its stand-in for null."""
    if isinstance(value, list):
        return [without_null(item) for item in value]
    return None if value == "@null" else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    """Each case's row gives what the case says."""
    unit = unit_of(case["cells"], case["rules"])
    expected = {key: without_null(value) for key, value in case.items() if key not in ABOUT}
    assert expected == {key: unit[key] for key in expected}
    assert unit["errors"] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_explanation_holds_verdict_tests_and_what_is_missing(case: dict[str, Any]) -> None:
    """Every sentence that the result calls for is there."""
    unit = unit_of(case["cells"], case["rules"])
    lines = unit["explanation"].split("\n")
    assert lines[: len(unit["brief"])] == unit["brief"]
    assert lines[3].startswith(f"Bộ quy tắc {case['rules']}: ")
    assert sum(line.startswith("Điều kiện") for line in lines) == len(unit["tests"])
    for test in unit["tests"]:
        assert any(f"({test['citation']}, mức {test['grade']})" in line for line in lines)
    for field in unit["missing"]:
        assert any(line.startswith("Chưa có") and FIELDS[field] in line for line in lines)
    deciding = [
        line
        for line in lines
        if line.startswith(("Sẽ đủ căn cứ", "Không số liệu nào một mình đủ quyết định;"))
    ]
    assert len(deciding) == (unit["verdict"] == "undetermined")
    assert any("ước tính" in line for line in lines) == bool(unit["estimated"])
    assert any("Người dùng nêu" in line for line in lines) == bool(
        unit["exemption"] or unit["voluntary"]
    )


def test_a_row_with_errors_is_invalid_and_named() -> None:
    """A wrong cell is named by heading and value, and nothing is calculated."""
    unit = unit_of({"Tên": "A", "Loại": "Xã", "Dân số": "12,5"}, "2023-2025")
    assert unit["verdict"] == "invalid"
    assert unit["standard"] is None
    assert unit["tests"] == []
    assert unit["errors"] == [
        {"field": "population", "message": "Dân số = “12,5”: “12,5”: dân số phải là số nguyên"}
    ]


def test_the_report_counts_every_verdict() -> None:
    """The summary names all verdicts, those that do not occur too."""
    sheet = sheets.from_text("Tên;Loại;Diện tích (km2)\nA;Xã;60\nB;Làng;1\nC;Xã;\n")
    result = report.report(tables.read(sheet, LAW.exemptions), LAW, LAW.rules("2023-2025"))
    assert result["summary"] == {
        "must_arrange": 0,
        "exempt": 0,
        "not_required": 1,
        "below_standard": 0,
        "meets_standard": 0,
        "undetermined": 1,
        "invalid": 1,
    }
    assert (result["rules"], result["engine_version"]) == ("2023-2025", __version__)
    assert result["law_version"] == LAW.version
    assert [unit["row"] for unit in result["units"]] == [2, 3, 4]


def test_a_kind_that_the_rule_set_does_not_know_is_wrong() -> None:
    """The row says which kinds there are; the other rows keep their results."""
    head = "Tên;Loại;Diện tích (km2);Dân số;Miền núi;Biên giới;Tỷ lệ DTTS"
    text = f"{head}\nA;Thị trấn;60;9.000;có;không;0\nB;Xã;100;5.000;có;không;0\n"
    table = tables.read(sheets.from_text(text), LAW.exemptions)
    wrong, right = report.report(table, LAW, LAW.rules("from-2026"))["units"]
    message = "loại “thị trấn”: quy định “Tiêu chuẩn từ năm 2026” chỉ có xã, phường, đặc khu"
    message += "; loại này có trong các quy định trước đây"
    assert (wrong["verdict"], wrong["errors"]) == (
        "invalid",
        [{"field": "kind", "message": message}],
    )
    assert wrong["explanation"] == f"Số liệu sai: {message}."
    assert right["verdict"] == "meets_standard"
    request = {"name": "a.csv", "rules": "from-2026", "text": text}
    reply = json.loads(browser.open_list(json.dumps(request)))
    assert [(e["row"], e["field"], e["message"]) for e in reply["errors"]] == [(2, "kind", message)]
    assert json.loads(browser.judge_list("{}"))["summary"] == {
        "below_standard": 0,
        "meets_standard": 1,
        "undetermined": 0,
        "invalid": 1,
    }
    assert json.loads(browser.list_unit('{"row": 2}'))["sensitivity"] == []


def of_list(content: str | bytes) -> dict[str, Any]:
    """Open a list and give the JSON that the page saves, or why there is none."""
    request = {"name": "a.csv", "rules": "2023-2025"}
    if isinstance(content, str):
        reply = json.loads(browser.open_list(json.dumps(request | {"text": content})))
    else:
        reply = json.loads(browser.open_list(json.dumps(request), content))
    if "error" in reply or reply["problem"] is not None:
        return {"error": reply.get("error") or reply["problem"]}
    data = json.loads(browser.save_list('{"format": "json"}'))["base64"]
    answer: dict[str, Any] = json.loads(base64.b64decode(data))
    return answer


def test_the_form_says_the_same_as_the_list() -> None:
    """The page's functions give what the command line reports, the form what comes first of it."""
    cells = {"Loại": "xã", "Diện tích (km²)": "29,77", "Dân số (người)": "3.335", "Ghi chú": " "}
    form = json.loads(browser.evaluate_form(json.dumps({"rules": "2023-2025", "cells": cells})))
    text = "Loại;Diện tích (km²);Dân số (người)\nxã;29,77;3.335\n"
    whole_list = of_list(text)
    assert whole_list == of_list(text.encode())
    (unit,), (whole,) = form.pop("units"), whole_list.pop("units")
    assert (form | whole_list, unit | whole) == (whole_list, whole)
    assert (unit["verdict"], len(unit["brief"])) == ("undetermined", 3)


def test_a_list_that_cannot_be_read_says_why() -> None:
    """An unreadable file is an answer for the reader, not a crash."""
    assert set(of_list(b"\xff\x00\xd8")) == {"error"}


def csv_of(text: str) -> str:
    """Open a list and give the CSV file that the page saves."""
    request = {"name": "a.csv", "rules": "2023-2025", "text": text}
    assert "error" not in json.loads(browser.open_list(json.dumps(request)))
    content = json.loads(browser.save_list('{"format": "csv"}'))["base64"]
    return base64.b64decode(content).decode("utf-8-sig")


SPAN = "Giai đoạn 2023-2025, từ ngày 01 tháng 01 năm 2023 đến ngày 31 tháng 12 năm 2025"


def test_the_exported_list_keeps_the_rows_and_adds_the_result() -> None:
    """Unknown columns come back, old result columns are replaced."""
    once = csv_of("Tên;Loại;Diện tích (km2);Người lập\nA;Xã;60;=1+1\n")
    twice = csv_of(once)
    heading, row = list(csv.reader(io.StringIO(once), delimiter=";"))[:2]
    assert heading == ["Tên", "Loại", "Diện tích (km2)", "Người lập", *HEADINGS]
    assert row[:6] == ["A", "Xã", "60", "'=1+1", "không thuộc diện sắp xếp", SPAN]
    assert row[-3:-1] == ["not_required", "2023-2025"]
    assert row[-1].startswith("Phiếu làm việc, không phải văn bản; bộ máy tính ")
    assert once == twice
    assert all(recognise(text).field is None for text in HEADINGS)


@given(st.text(max_size=300))
def test_no_pasted_text_crashes_the_list(text: str) -> None:
    """Whatever is pasted gives a report or a message."""
    answer = of_list(text)
    assert ("error" in answer) != ("units" in answer)


def test_a_claim_in_the_form_is_read_by_its_name() -> None:
    """The names of exemptions are those of the law, in the form as in a list."""
    cells = {
        "Loại": "xã",
        "Diện tích (km²)": "1",
        "Dân số": "900",
        "exemption": "ổn định từ lâu",
    }
    request = {"rules": "2023-2025", "cells": cells}
    (unit,) = json.loads(browser.evaluate_form(json.dumps(request)))["units"]
    assert unit["verdict"] == "exempt"


@pytest.mark.parametrize(
    "standards", [{"area_standard_km2": "10"}, {"population_standard": "7.000"}]
)
def test_one_stated_standard_is_enough_to_say_so(standards: dict[str, str]) -> None:
    """Whoever reads the result must know that a standard is not the law's."""
    request = {"rules": "2023-2025", "cells": {"Loại": "xã", "Diện tích (km²)": "1", **standards}}
    unit = json.loads(browser.form_unit(json.dumps(request)))["unit"]
    assert unit["standard"]["stated_by_user"] is True


def test_areas_that_may_be_the_standard_are_not_told_as_one() -> None:
    """Mountainous or not is not known: 30 or 50 km²."""
    request = {"rules": "2023-2025", "cells": {"Loại": "xã", "Diện tích (km²)": "1"}}
    unit = json.loads(browser.form_unit(json.dumps(request)))["unit"]
    assert unit["standard"]["area_km2"] is None
