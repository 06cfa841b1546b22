"""Saving: the list as a workbook, as CSV and as the JSON of the command line."""

import base64
import io
import json

import openpyxl
import pytest

from calculators.worklist.columns import HEADINGS
from tests.worklist.test_worklist import LAW, asked, opened, saved


def test_the_workbook_that_goes_back() -> None:
    """Result columns beside the user's own, numbers as numbers, explanations, a summary."""
    opened()
    book = openpyxl.load_workbook(io.BytesIO(saved("xlsx")))
    assert book.sheetnames == ["Kết quả", "Giải thích", "Tóm tắt"]
    result = book["Kết quả"]
    rows = list(result.values)
    assert rows[0][-len(HEADINGS) :] == HEADINGS
    assert rows[2][10:18] == (
        "không thuộc diện sắp xếp",
        "not_required",
        "2023-2025",
        LAW.rules("2023-2025").status,
        50,
        2000,
        2000,
        120,
    )
    assert result.freeze_panes == "A2"
    assert result["A1"].font.bold
    texts = [str(row[5]) for row in book["Giải thích"].values]
    assert any("95-KH/TU II.1" in text for text in texts)
    summary = dict(row[:2] for row in book["Tóm tắt"].values)
    assert summary["Phiên bản dữ liệu luật"] == LAW.version
    assert summary["Thời điểm số liệu"] == "2022"
    assert any("Bộ Chính trị" in str(row[1]) for row in book["Tóm tắt"].values)


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    """What looks like one is text behind an apostrophe; control characters are left out."""
    opened("Tên;Loại;Diện tích (km2);Khác\n=1+1;Xã;60;a\x01b\n")
    sheet = openpyxl.load_workbook(io.BytesIO(saved("xlsx")))["Kết quả"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["D2"].value) == ("'=1+1", "s", "ab")


def test_the_json_is_that_of_the_command_line() -> None:
    """One contract for page and scripts."""
    opened()
    assert json.loads(saved("json"))["units"][0]["row"] == 2


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_list_goes_back_with_the_mark_it_came_with(mark: str) -> None:
    """Between the cells of a row."""
    opened(f"Tên{mark}Loại\nA{mark}Xã\n")
    assert saved("csv").decode("utf-8-sig").startswith(f"Tên{mark}Loại{mark}")


def test_files_hold_letters_not_escapes() -> None:
    """A JSON file or a session can be read by people, and base64 has no line ends."""
    opened()
    assert "Đắk A" in saved("json").decode()
    assert "Đắk A" in saved("session").decode()
    assert saved("json").endswith(b"}\n")
    content = asked("save_list", format="csv")["base64"]
    assert base64.b64encode(base64.b64decode(content)).decode() == content


def test_the_sheets_of_the_result_keep_their_headings_in_view() -> None:
    """Each of the three; a row without a kind has an empty cell for it."""
    opened("Tên;Loại;Dân số\nA;Làng;1\nB;Xã;2\n")
    book = openpyxl.load_workbook(io.BytesIO(saved("xlsx")))
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * 3
    told = {row[3]: row[2] for row in book["Giải thích"].values}
    assert (told["A"], told["B"]) == (None, "xã")
    row = [cell.value for cell in book["Kết quả"][2]]
    assert row[:5] == ["A", "Làng", "1", "số liệu sai", "invalid"]
    assert row[7:14] == [None] * 7
