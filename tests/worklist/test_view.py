"""What the page is told of a list, whole: rows, a unit, words for codes, doubts, files."""

import base64
import io
import json
import re
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from calculators import __version__, browser
from calculators.arrangement.bottlenecks import bottlenecks
from calculators.arrangement.evaluation import evaluate
from calculators.arrangement.sensitivity import Movement, Step
from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.arrangement.words import FIELDS, GRADES, amount_text
from calculators.law import loader
from calculators.law.model import Citation
from calculators.lists import xlsx
from calculators.lists.cells import NumberCell
from calculators.units import SHARE_SCALE, UNKNOWN, Interval, Kind, Unit
from calculators.worklist.view import full
from tests.worklist.test_worklist import asked, opened, saved

LAW = loader.load()
TOWN = Unit(
    Kind.TOWNSHIP,
    Interval.exactly(5_000_000),
    Interval.exactly(4000),
    mountainous=True,
    border=False,
)
"""Decided once it is known whether a special factor lowers its standard."""


def test_a_row_of_the_table() -> None:
    """Place, percentages and verdict of a row; a row without a kind has none."""
    opened()
    assert asked("list_rows", start=1, count=1) == {
        "total": 6,
        "start": 1,
        "rows": [
            {
                "row": 3,
                "code": "02",
                "name": "Đắk B",
                "district": "Huyện Đắk Hà",
                "kind": "commune",
                "verdict": "not_required",
                "area_percent": ["120.00", "120.00"],
                "population_percent": ["450.00", "450.00"],
            }
        ],
    }
    opened("Tên;Loại;Dân số\nA;Làng;1\n")
    (row,) = asked("list_rows")["rows"]
    assert (row["kind"], row["area_percent"]) == (None, [None, None])


def test_all_about_a_list() -> None:
    """What was opened under which rules, where its heading stands, what it holds and what is wrong."""
    described = opened(
        "Danh sách\nTên;Loại;Dân số;Ngày số liệu\nA;Xã;x;2022\nB;Xã;9;2022\n", "2023-2025"
    )
    assert [column.pop("field") for column in described["columns"]] == [
        "name",
        "kind",
        "population",
        "population_date",
    ]
    assert described.pop("columns")[3] == {
        "index": 3,
        "heading": "Ngày số liệu",
        "unit": None,
        "samples": ["2022", "2022"],
    }
    doubt = "9 người là quá nhỏ với một đơn vị cấp xã"
    assert described == {
        "name": "danh sách.csv",
        "sheets": ["danh sách.csv"],
        "sheet": 0,
        "rules": "2023-2025",
        "status": LAW.rules("2023-2025").status,
        "law_version": LAW.version,
        "engine_version": __version__,
        "edits": 0,
        "problem": None,
        "heading_row": 2,
        "count": 2,
        "kinds": {"commune": 2},
        "districts": [],
        "notes": [],
        "dates": ["2022"],
        "errors": [
            {
                "row": 3,
                "field": "population",
                "column": 2,
                "cell": "C3",
                "value": "x",
                "message": "Dân số = “x”: không đọc được số từ “x”",
            }
        ],
        "error_count": 1,
        "summary": {
            "must_arrange": 0,
            "exempt": 0,
            "not_required": 0,
            "undetermined": 1,
            "invalid": 1,
        },
        "deciding": described["deciding"],
        "doubts": [{"row": 4, "field": "population", "message": doubt}],
        "doubt_count": 1,
    }


@pytest.mark.parametrize(
    ("year", "warned"), [(2021, True), (2022, False), (2025, False), (2026, True)]
)
def test_years_of_figures_at_the_ends_of_a_period(year: int, warned: bool) -> None:  # noqa: FBT001 - a case
    """From the year before the period to its last."""
    notes = opened(f"Tên;Loại;Dân số;Ngày số liệu\nA;Xã;900;31/12/{year}\n")["notes"]
    assert any(f"số liệu năm {year}, không phải" in note for note in notes) == warned


def test_a_hundred_rows_unless_asked_otherwise() -> None:
    """A page of the table."""
    opened("Tên;Loại\n" + "".join(f"A{n};Xã\n" for n in range(150)))
    answer = asked("list_rows")
    assert (len(answer["rows"]), answer["total"]) == (100, 150)


def test_all_about_an_undetermined_unit() -> None:
    """Its result, its cells, its clauses, and how the verdict moves with each figure."""
    opened()
    unit = asked("list_unit", row=2)
    assert unit.pop("explanation").startswith("Xã Đắk A: chưa đủ căn cứ")
    assert [one["short"] for one in unit.pop("citations")] == [
        "95-KH/TU II.1, mức P",
        "NQ 1211/2016/UBTVQH13 Điều 3, mức T",
        "NQ 1211/2016/UBTVQH13 Điều 3a, mức R",
    ]
    area, people, share = unit.pop("sensitivity")
    assert (area["now"], people["now"], share["now"]) == (
        ["20", "20"],
        ["3000", "3000"],
        ["0", "100"],
    )
    assert area["steps"] == [
        {"from": "0", "verdict": "undetermined"},
        {"from": "35", "verdict": "not_required"},
    ]
    assert share == {
        "field": "ethnic_minority_percent",
        "text": (
            "Theo tỷ lệ người dân tộc thiểu số: dưới 30%: thuộc diện sắp xếp; "
            "từ 30% trở lên: không thuộc diện sắp xếp."
        ),
        "steps": [
            {"from": "0", "verdict": "must_arrange"},
            {"from": "30", "verdict": "not_required"},
        ],
        "now": ["0", "100"],
    }
    test = {"citation": "95-KH/TU II.1", "grade": "P"}
    assert unit == {
        "row": 2,
        "code": "01",
        "name": "Đắk A",
        "district": "Huyện Đắk Hà",
        "kind": "commune",
        "verdict": "undetermined",
        "voluntary": False,
        "exemption": None,
        "standard": {
            "area_km2": "50",
            "population": [1000, 5000],
            "grade": "T",
            "citation": "NQ 1211/2016/UBTVQH13 Điều 3",
            "factors": [
                {
                    "id": "ethnic_share_or_border",
                    "citation": "NQ 1211/2016/UBTVQH13 Điều 3a",
                    "grade": "R",
                }
            ],
            "stated_by_user": False,
        },
        "area_percent": ["40.00", "40.00"],
        "population_percent": ["60.00", "300.00"],
        "tests": [
            {"id": "both-below", "outcome": "undetermined", **test},
            {"id": "small-area", "outcome": "not_met", **test},
        ],
        "missing": ["ethnic_minority_percent"],
        "estimated": [],
        "decisive": [
            {
                "field": "ethnic_minority_percent",
                "op": "below",
                "value": "30",
                "verdict": "must_arrange",
            },
            {
                "field": "ethnic_minority_percent",
                "op": "at_least",
                "value": "30",
                "verdict": "not_required",
            },
        ],
        "derived": [],
        "errors": [],
        "cells": ["01", "Đắk A", "Xã", "Huyện Đắk Hà", "20", "3.000", "", "có", "không", "2022"],
    }


def test_all_about_an_invalid_row() -> None:
    """The same fields, all of them empty but for what is wrong."""
    opened()
    message = "Diện tích (km2) = “x”: không đọc được số từ “x”"
    assert asked("list_unit", row=4) == {
        "row": 4,
        "code": "03",
        "name": "Đắk C",
        "district": "Huyện Sa Thầy",
        "kind": "commune",
        "verdict": "invalid",
        "voluntary": False,
        "exemption": None,
        "standard": None,
        "area_percent": [None, None],
        "population_percent": [None, None],
        "tests": [],
        "missing": [],
        "estimated": [],
        "decisive": [],
        "derived": [],
        "errors": [{"field": "area_km2", "message": message}],
        "explanation": f"Số liệu sai: {message}.",
        "cells": ["03", "Đắk C", "Xã", "Huyện Sa Thầy", "x", "9.000", "", "có", "không", ""],
        "citations": [],
        "sensitivity": [],
    }


@pytest.mark.parametrize(
    ("field", "steps", "text"),
    [
        ("area_km2", (0,), "Theo diện tích: giá trị nào cũng cho kết quả “thuộc diện sắp xếp”."),
        (
            "population",
            (0, 700, 3500),
            (
                "Theo dân số: dưới 700 người: thuộc diện sắp xếp; từ 700 người đến dưới 3.500 người: "
                "chưa đủ căn cứ; từ 3.500 người trở lên: không thuộc diện sắp xếp."
            ),
        ),
        (
            "area_km2",
            (0, 35_000_000),
            "Theo diện tích: dưới 35,00 km²: thuộc diện sắp xếp; từ 35,00 km² trở lên: chưa đủ căn cứ.",
        ),
    ],
)
def test_how_the_verdict_moves(field: str, steps: tuple[int, ...], text: str) -> None:
    """Each step up to the next, the first from nothing, the last without an end."""
    verdicts = (Verdict.MUST_ARRANGE, Verdict.UNDETERMINED, Verdict.NOT_REQUIRED)
    made = tuple(Step(value, verdict) for value, verdict in zip(steps, verdicts, strict=False))
    assert Movement(field, made, UNKNOWN).text == text


def test_amounts_in_words() -> None:
    """Each figure in its own unit."""
    told = [
        amount_text("area_km2", 1_500_000),
        amount_text("population", 1_500_000),
        amount_text("ethnic_minority_percent", 15 * SHARE_SCALE),
    ]
    assert told == ["1,50 km²", "1.500.000 người", "15%"]


def test_words_for_every_code() -> None:
    """The page has no words of its own: rule sets, kinds, outcomes, fields and exemptions bring theirs."""
    about = json.loads(browser.about())
    assert about["law_version"] == LAW.version
    assert set(about["kinds"]) == set(Kind)
    assert set(about["outcomes"]) == set(Outcome)
    assert about["fields"] == FIELDS
    assert about["grades"] == GRADES
    for told, rules in zip(about["rule_sets"], LAW.rule_sets.values(), strict=True):
        assert told == {"id": rules.id, "title": rules.title, "status": rules.status}
    for told, exemption in zip(about["exemptions"], LAW.exemptions.values(), strict=True):
        assert told == {
            "id": exemption.id,
            "phrase": exemption.phrase,
            "citation": exemption.citation.text,
        }


def test_a_claim_in_the_form_is_read_by_its_name() -> None:
    """The names of exemptions are those of the law, in the form as in a list."""
    cells = {
        "Loại": "xã",
        "Diện tích (km²)": "1",
        "Dân số": "9",
        "exemption": "ổn định từ lâu",
    }
    request = {"rules": "2023-2025", "cells": cells}
    (unit,) = json.loads(browser.evaluate_form(json.dumps(request)))["units"]
    assert unit["verdict"] == "exempt"


def test_why_a_list_could_not_be_read() -> None:
    """The reason itself reaches the page."""
    answer = json.loads(browser.evaluate_list('{"rules": "2023-2025"}', b"a;b\n1;2\n"))
    assert "tiêu đề" in answer["error"]


def test_unknown_columns_are_told_of() -> None:
    """They are kept and not calculated with."""
    answer = json.loads(
        browser.evaluate_list('{"rules": "2023-2025", "text": "Tên;Loại;Người lập\\nA;Xã;B\\n"}')
    )
    assert answer["unknown_columns"] == ["Người lập"]


@pytest.mark.parametrize("stated", [{"area_standard_km2": "10"}, {"population_standard": "7.000"}])
def test_one_stated_standard_is_enough_to_say_so(stated: dict[str, str]) -> None:
    """Whoever reads the result must know that a standard is not the law's."""
    request = {"rules": "2023-2025", "cells": {"Loại": "xã", "Diện tích (km²)": "1", **stated}}
    (unit,) = json.loads(browser.evaluate_form(json.dumps(request)))["units"]
    assert unit["standard"]["stated_by_user"] is True


def test_areas_that_may_be_the_standard_are_not_told_as_one() -> None:
    """Mountainous or not is not known: 30 or 50 km²."""
    request = {"rules": "2023-2025", "cells": {"Loại": "xã", "Diện tích (km²)": "1"}}
    (unit,) = json.loads(browser.evaluate_form(json.dumps(request)))["units"]
    assert unit["standard"]["area_km2"] is None


def sure(**facts: Any) -> Unit:  # noqa: ANN401 - facts of a unit
    """Return a commune whose verdict hangs on facts that are not known."""
    known: dict[str, Any] = {
        "area": Interval.exactly(20_000_000),
        "population": Interval.exactly(3000),
        "mountainous": True,
        "border": False,
    }
    return Unit(Kind.COMMUNE, **known | facts)


def test_bottlenecks_in_their_order() -> None:
    """What surely decides most first, then what possibly decides most; what is decided is passed over."""
    rules = LAW.rules("2023-2025")
    decided = sure(share=Interval.exactly(0))
    people = sure(population=UNKNOWN, share=Interval.exactly(50 * SHARE_SCALE))
    units = [decided, TOWN, TOWN, people, sure(), sure()]
    found = bottlenecks([evaluate(unit, rules) for unit in units])
    assert [(one.field, one.lacking, one.surely, one.possibly) for one in found] == [
        ("ethnic_minority_percent", 2, 2, 0),
        ("population", 1, 1, 0),
        ("urban_special_factor", 2, 0, 2),
    ]


@pytest.mark.parametrize(
    ("area", "people", "doubtful"),
    [
        ("0,05", "100", []),
        ("1500", "200.000", []),
        ("0,049", "100", ["area_km2"]),
        ("1500,01", "200.001", ["area_km2", "population"]),
        ("", "99", ["population"]),
        ("0-0,05", "99-100", []),
    ],
)
def test_figures_at_the_bounds_of_the_plausible(
    area: str, people: str, doubtful: list[str]
) -> None:
    """A bound itself may be meant; an unknown figure hides no other."""
    described = opened(f"Tên;Loại;Diện tích (km2);Dân số\nA;Xã;{area};{people}\n")
    assert [doubt["field"] for doubt in described["doubts"]] == doubtful
    assert described["doubt_count"] == len(doubtful)


@pytest.mark.parametrize(
    ("shares", "doubted"),
    [(["0,5"], False), (["0,5", "1"], True), (["0,5", "1,01"], False), (["0", "50"], False)],
)
def test_shares_that_look_like_fractions(shares: list[str], doubted: bool) -> None:  # noqa: FBT001 - a case
    """All of several shares at most 1: a single one may be meant."""
    rows = "".join(f"A{n};Xã;{share}\n" for n, share in enumerate(shares))
    described = opened(f"Tên;Loại;Tỷ lệ DTTS\n{rows}")
    assert any(d["field"] == "ethnic_minority_percent" for d in described["doubts"]) == doubted


def test_files_hold_letters_not_escapes() -> None:
    """A JSON file or a session can be read by people, and base64 has no line ends."""
    opened()
    assert "Đắk A" in saved("json").decode()
    assert "Đắk A" in saved("session").decode()
    assert saved("json").endswith(b"}\n")
    content = asked("save_list", format="csv")["base64"]
    assert base64.b64encode(base64.b64decode(content)).decode() == content


def test_the_look_of_a_workbook() -> None:
    """Headings wrap and stay in view, columns are as wide as their content within reason."""
    rows = [
        ["Tên", "Số", "x" * 80, ""],
        ["A" * 12, NumberCell("12"), "", "b"],
        ["A", NumberCell("1.5"), "", ""],
        *[["A"] for _ in range(197)],
        ["A" * 40],
    ]
    data = xlsx.write([xlsx.Written("Một", rows, 1)])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Một"]
    widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
    assert widths == {"A": 14, "B": 8, "C": 60, "D": 8}
    head = sheet["A1"]
    assert (head.font.bold, head.alignment.wrap_text, head.alignment.vertical) == (
        True,
        True,
        "top",
    )
    assert (sheet["D1"].value, sheet["A201"].value) == (None, "A" * 40)
    assert [type(sheet[cell].value) for cell in ("B2", "B3")] == [int, float]
    with ZipFile(io.BytesIO(data)) as archive:
        assert {part.compress_type for part in archive.infolist()} == {ZIP_DEFLATED}
        assert b"<v>12</v>" in archive.read("xl/worksheets/sheet1.xml")


def test_the_sheets_of_the_result_keep_their_headings_in_view() -> None:
    """Each of the three; a row without a kind has an empty cell for it."""
    opened("Tên;Loại;Dân số\nA;Làng;1\nB;Xã;2\n")
    book = openpyxl.load_workbook(io.BytesIO(saved("xlsx")))
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 3
    told = {row[3]: row[2] for row in book["Giải thích"].values}
    assert (told["A"], told["B"]) == (None, "xã")
    row = [cell.value for cell in book["Kết quả"][2]]
    assert row[:5] == ["A", "Làng", "1", "số liệu sai", "invalid"]
    assert row[6:13] == [None] * 7


def test_citations_in_full_with_and_without_a_clause() -> None:
    """An article stands for itself, anything else is a part (mục) of its plan."""
    document = LAW.documents["NQ 1211/2016/UBTVQH13"]
    texts = [full(Citation(document, clause)) for clause in ("Điều 3", "II.1", "")]
    assert texts[0] == f"{texts[2]}, Điều 3"
    assert texts[1] == f"{texts[2]}, mục II.1"
    undated = full(Citation(document._replace(issued=None), ""))
    assert undated == texts[2].replace(" ngày 25 tháng 5 năm 2016", "")
    february = full(Citation(document._replace(issued=date(2026, 2, 5)), ""))
    assert " ngày 05 tháng 02 năm 2026 của " in february


def test_a_wrong_cell_that_is_not_there() -> None:
    """A row may end before it: its place is named, and nothing stands there."""
    described = opened("Tên;Loại;Dân số\nA\nB;;5\n")
    told = [(one["field"], one["cell"], one["value"]) for one in described["errors"]]
    assert told == [("kind", "B3", "")]
    described = opened("Tên;Dân số;Loại\nA;5\n")
    told = [(one["field"], one["cell"], one["value"]) for one in described["errors"]]
    assert told == [("kind", "C2", "")]


def test_an_empty_heading_is_an_empty_cell_of_the_workbook() -> None:
    """Not a text of no letters, which a spreadsheet counts as one."""
    data = xlsx.write([xlsx.Written("Một", [["Tên", "", "Loại"], ["A", "", "Xã"]], 1)])
    with ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    (cell,) = re.findall(r'<c [^>]*r="B[12]"[^>]*>', sheet)
    assert re.fullmatch(r'<c r="B1" s="\d+"( t="n")?\s*/>', cell)


def test_bottlenecks_that_possibly_decide_in_their_order() -> None:
    """By their number, then by name; a figure that decides nothing hides none that follows it."""
    rules = LAW.rules("2023-2025")
    small = Unit(
        Kind.TOWNSHIP, Interval(4_700_000, 6_000_000), Interval(3900, 6000), mountainous=True
    )
    perhaps = sure(
        area=Interval(34_000_000, 36_000_000),
        population=Interval(1000, 3000),
        share=Interval.exactly(50 * SHARE_SCALE),
    )
    district = Unit(
        Kind.RURAL_DISTRICT,
        Interval.exactly(73_000_000),
        Interval.exactly(163_000),
        Interval.exactly(71 * SHARE_SCALE),
        mountainous=False,
    )
    units = (small, perhaps, TOWN, TOWN, district)
    found = bottlenecks([evaluate(unit, rules) for unit in units])
    assert [(one.field, one.lacking, one.surely, one.possibly) for one in found] == [
        ("border", 1, 1, 0),
        ("population", 2, 0, 2),
        ("urban_special_factor", 2, 0, 2),
        ("area_km2", 1, 0, 1),
    ]
