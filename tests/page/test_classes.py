"""The calculator of classes as the page asks it: one unit of a form, and a list."""

import base64
import json
from typing import Any

import pytest

from calculators import browser
from calculators.lists import xlsx
from tests.papers import reading

UNIT = {
    "Loại": "xã",
    "Dân số (người)": "18.000",
    "Diện tích (km²)": "60",
    "Miền núi": "không",
    "Biên giới": "không",
    "Tỷ lệ DTTS (%)": "12",
    "Tự cân đối ngân sách": "không",
    "Tỷ lệ tự cân đối ngân sách (%)": "95",
    "Công nghiệp, xây dựng và dịch vụ (%)": "69",
    "Lao động phi nông nghiệp (%)": "48",
    "Tỷ lệ hộ nghèo đa chiều (%)": "3",
    "Tỷ lệ hộ dùng nước sạch (%)": "86",
    "Hồ sơ trực tuyến toàn trình (%)": "66",
    "Hồ sơ trực tuyến toàn trình, bình quân của tỉnh (%)": "65",
    "Văn bản ký số, gửi điện tử (%)": "91",
    "An toàn khu": "không",
    "Di tích quốc gia đặc biệt, di sản UNESCO": "không",
    "Vị trí, chức năng": "none",
    "Tên": " ",
}


def ask(**cells: str) -> dict[str, Any]:
    """Return the answer about the unit with other cells; an empty cell is not there."""
    answer: dict[str, Any] = json.loads(browser.classify_form(json.dumps({"cells": UNIT | cells})))
    return answer


def unit(**cells: str) -> dict[str, Any]:
    """Return the unit of the answer."""
    result: dict[str, Any] = ask(**cells)["units"][0]
    return result


def test_what_one_more_point_takes() -> None:
    """Each criterion with the way to one more point, or to its cap; none where it has all."""
    result = unit()
    assert (result["points"], result["class"]) == (["57.50", "57.50"], "III")
    assert result["next"] == "Còn thiếu 2,50 điểm để đạt loại II."
    assert result["advice"] == {
        "population": "Thêm 2.000 người: +1,00 điểm.",
        "area": "Thêm 10,00 km²: +1,00 điểm.",
        "industry_services": "Thêm 1 điểm phần trăm: +0,10 điểm.",
        "nonfarm_labour": "Thêm 12 điểm phần trăm: +1,00 điểm.",
        "poor_households": "Giảm 0,5 điểm phần trăm: +0,50 điểm.",
        "clean_water": "Thêm 4 điểm phần trăm: +0,40 điểm.",
        "online_files": "Thêm 2 điểm phần trăm: +1,00 điểm.",
        "special": "Thêm 8 điểm phần trăm: +2,00 điểm.",
    }


def test_less_than_a_point_where_less_is_enough() -> None:
    """The way to the next class where it is nearer than a point; a credit where the scale is at its cap."""
    result = unit(**{"Dân số (người)": "24.000", "Tỷ lệ DTTS (%)": "50"})
    assert result["next"] == "Còn thiếu 11,50 điểm để đạt loại I."
    assert result["advice"]["special"] == ("Nếu có đường biên giới trên đất liền: +3,00 điểm.")
    result = unit(**{"Dân số (người)": "22.500"})
    assert result["next"] == "Còn thiếu 0,25 điểm để đạt loại II."
    assert result["advice"]["clean_water"] == ("Thêm 2,5 điểm phần trăm: +0,25 điểm.")


@pytest.mark.parametrize(
    "cells",
    [
        {"Miền núi": ""},
        {"Dân số (người)": "46.000", "Diện tích (km²)": "200", "Vị trí, chức năng": "strategic"},
    ],
)
def test_no_next_class(cells: dict[str, str]) -> None:
    """Where the class is open, or is the highest."""
    assert unit(**cells)["next"] is None


def test_no_advice_without_exact_figures() -> None:
    """Not on ranges, not in two worlds, not on what is settled or has every credit."""
    assert unit(**{"Miền núi": ""})["advice"] == {}
    result = unit(
        **{
            "Diện tích (km²)": "60-62",
            "Tự cân đối ngân sách": "có",
            "Tỷ lệ DTTS (%)": "50",
            "Biên giới": "có",
            "An toàn khu": "có",
            "Di tích quốc gia đặc biệt, di sản UNESCO": "có",
        }
    )
    assert {"area", "budget", "special"}.isdisjoint(result["advice"])


def test_the_marks_of_the_bar_and_the_notes() -> None:
    """A ward may be special; a figure that can hardly be meant is told."""
    answer = ask(**{"Dân số (người)": "900.000"})
    assert [level["points"] for level in answer["levels"]] == [75, 60, 0]
    assert any("Đáng ngờ: " in note for note in answer["notes"])
    ward = ask(Loại="phường")
    assert [level["points"] for level in ward["levels"]] == [75, 60, 0, 90]


def test_errors_and_an_empty_form() -> None:
    """A wrong cell is an error of the unit; no kind and nothing else is no unit."""
    result = unit(**{"Tỷ lệ hộ dùng nước sạch (%)": "120"})
    assert [error["field"] for error in result["errors"]] == ["clean_water_percent"]
    assert "advice" not in result
    for cells in ({"Loại": "", "Tên": ""}, {"Tên": "A"}):
        assert json.loads(browser.classify_form(json.dumps({"cells": cells}))) == {"units": []}


def test_a_list() -> None:
    """As pasted or as a file; back as a workbook or as CSV; one that cannot be read says why."""
    text = "Tên;Loại;ATK\nA;Xã;có\n"
    by_text = json.loads(browser.classify_list(json.dumps({"name": "a.csv", "text": text})))
    by_file = json.loads(browser.classify_list('{"name": "a.csv"}', text.encode()))
    assert by_text == by_file
    assert by_text["units"][0]["class_word"] == "chưa đủ căn cứ"
    form = '{"name": "a.csv", "format": "xlsx"}'
    answer = json.loads(browser.classify_list(form, text.encode()))
    assert xlsx.read(base64.b64decode(answer["base64"]))[0].rows[0][:3] == ["Tên", "Loại", "ATK"]
    answer = json.loads(browser.classify_list('{"name": "a.csv", "format": "csv"}', text.encode()))
    assert base64.b64decode(answer["base64"]).decode("utf-8-sig").startswith("Tên;Loại;ATK;")
    wrong = json.loads(browser.classify_list('{"name": "a.csv"}', b"\xff\xff\xff"))
    assert wrong["error"].startswith("Tệp không phải UTF-8")
    empty = json.loads(browser.classify_list('{"name": "a.csv"}', "Tên;Loại\n".encode()))
    assert empty["error"].startswith("Không có dòng nào là đơn vị hành chính")


def test_what_is_to_be_said_of_a_list() -> None:
    """Notes, columns not used, and the doubts for which no row is refused."""
    text = "Tên;Loại;Mã;Dân số;Lạ\nA;Xã;1;18000;x\nB;Xã;1;900000;x\nC;Xã;1;17000;\n"
    answer = json.loads(browser.classify_list(json.dumps({"name": "a.csv", "text": text})))
    assert answer["remarks"] == [
        "Cột không dùng để tính: Lạ.",
        "Dòng 3, đáng ngờ: mã 1 đã có ở dòng 2.",
        "Dòng 4, đáng ngờ: mã 1 đã có ở dòng 2.",
    ]
    assert [len(unit["errors"]) for unit in answer["units"]] == [0, 1, 0]
    assert len(answer["doubts"]) == 3


def file_of(**request: object) -> bytes:
    """Return a file that the page is given."""
    call = browser.classify_form if "cells" in request else browser.classify_list
    return base64.b64decode(json.loads(call(json.dumps(request)))["base64"])


def test_the_unit_as_a_word_file() -> None:
    """The figures, points and class that the page shows, and the day."""
    document = reading.read(file_of(cells=UNIT, format="docx", day="2026-02-05"))
    assert document.paragraphs[0] == "PHIẾU TÍNH ĐIỂM PHÂN LOẠI ĐƠN VỊ HÀNH CHÍNH"
    assert document.paragraphs[1] == "Xã: loại III"
    assert "Số liệu do người lập nhập." in document.paragraphs
    assert document.tables[0][1] == [
        *("1", "Quy mô dân số", "dân số 18.000 người", "11,00", "25,00", "Điều 6"),
    ]
    assert document.tables[0][-1] == ["", "Tổng điểm", "", "57,50", "", ""]


@pytest.mark.parametrize(
    "request_", [{"cells": UNIT}, {"name": "a.csv", "text": "Tên;Loại\nA;xã\nB;phường\n"}]
)
def test_the_printed_paper_is_that_of_the_word_file(request_: dict[str, object]) -> None:
    """Block by block; a list lies on its side."""
    options = request_ | {"format": "docx", "day": "2026-02-05"}
    call = browser.classify_form if "cells" in options else browser.classify_list
    paper = json.loads(call(json.dumps(options | {"print": True})))["paper"]
    document = reading.read(file_of(**options))
    assert [one["text"] for one in paper["blocks"] if "text" in one] == [
        text for text in document.paragraphs if text
    ]
    tables = [one["rows"] for one in paper["blocks"] if "rows" in one]
    assert tables == [table[1:] for table in document.tables]
    assert paper["landscape"] == ("name" in options)


def test_the_unit_as_a_workbook() -> None:
    """A row for each criterion, the numbers as numbers."""
    points, reasons, _ = xlsx.read(file_of(cells=UNIT, format="xlsx", day="2026-02-05"))
    assert points.name == "Điểm"
    assert points.rows[1] == [
        *("Quy mô dân số", "dân số 18.000 người", "11", "11", "25"),
        "NĐ 307/2025/NĐ-CP Điều 6",
    ]
    assert points.rows[-1][:4] == ["Tổng điểm", "loại III", "57.5", "57.5"]
    assert reasons.rows[1][4] == "loại III"


def test_a_list_as_a_word_file() -> None:
    """The paper of the list that is named."""
    text = "Tên;Loại;ATK\nA;Xã;có\n"
    document = reading.read(file_of(name="a.csv", text=text, format="docx", day="2026-02-05"))
    assert "Số liệu: danh sách “a.csv”." in document.paragraphs
