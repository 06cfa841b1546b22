"""The choice among sheets: one, all that are alike, a sheet for each district."""

import pytest

from calculators.lists import sheet_choice, sheets, tables
from calculators.lists.sheets import SheetError
from tests.lists.test_tables import EXEMPTIONS

HEAD = ["Tên", "Diện tích (km2)", "Dân số"]
A, B = [HEAD, ["Xã A", "18,5", "2747"]], [HEAD, ["Xã B", "9", "900"], ["Xã C", "8", "800"]]
OTHER = [["Tên", "Diện tích (ha)"], ["Xã D", "900"]]
NOTE = [["Ghi chép"], ["không có gì"]]


def districts(pages: list[tuple[str, list[list[str]]]], name: str = "") -> list[tuple[str, str]]:
    """Return name and district of each unit of the sheet that is read."""
    page, index, _ = sheet_choice.choose(pages, name)
    table = tables.read(sheets.from_rows(page[index][1]), EXEMPTIONS)
    return [(entry.name, entry.district) for entry in table.entries]


def test_a_sheet_for_each_district_is_one_list() -> None:
    """The name of its sheet is the district of a unit; the note says where each begins and ends."""
    pages = [("Bìa", NOTE), ("Huyện X", A), ("Huyện Y", B)]
    assert districts(pages) == [("Xã A", "Huyện X"), ("Xã B", "Huyện Y"), ("Xã C", "Huyện Y")]
    page, index, notes = sheet_choice.choose(pages, "")
    assert (len(page), index, page[3][0]) == (4, 3, sheet_choice.JOINED)
    assert notes == [
        "Ghép 2 trang tính thành một danh sách: “Huyện X” dòng 3-3; “Huyện Y” dòng 5-6."
    ]


def test_sheets_that_name_no_district_are_joined_when_asked() -> None:
    """And give none to their units; a sheet with other columns stays out."""
    pages = [("Đợt 1", A), ("Đợt 2", B), ("Khác", OTHER)]
    assert districts(pages, "all") == [("Xã A", ""), ("Xã B", ""), ("Xã C", "")]
    assert districts(pages) == [("Xã A", "")]


def test_the_sheets_that_are_not_read_are_said() -> None:
    """Those without a known heading are no lists and are not named."""
    *_, notes = sheet_choice.choose([("Bìa", NOTE), ("Một", A), ("Hai", OTHER)], "")
    (note,) = notes
    assert note.startswith("Đọc trang tính “Một”; chưa đọc “Hai”. Chọn trang khác")
    assert note.endswith("--sheet TÊN, --sheet all.")
    assert sheet_choice.choose([("Bìa", NOTE), ("Một", A)], "")[1:] == (1, [])


def test_a_sheet_by_its_name() -> None:
    """Whatever its letters and accents; one that there is not is refused with those that there are."""
    pages = [("Một", A), ("Hai", B)]
    assert sheet_choice.choose(pages, "HAI")[1:] == (1, [])
    with pytest.raises(SheetError, match=r"không có trang tính “Ba”. Các trang: “Một”, “Hai”"):
        sheet_choice.choose(pages, "Ba")


def test_no_sheet_with_a_heading() -> None:
    """The first is taken, of which the reader is then told that it has none."""
    assert sheet_choice.choose([("Bìa", NOTE), ("Bìa 2", NOTE)], "all")[1:] == (0, [])


def test_a_sheet_that_cannot_be_read_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row too long below its heading."""
    monkeypatch.setattr(sheets, "MOST_COLUMNS", 4)
    wide = [HEAD, ["Xã D", "1", "1", "", "", "x"]]
    pages = [("Huyện X", A), ("Huyện Z", wide)]
    assert districts(pages, "all") == [("Xã A", "")]
    assert sheet_choice.choose(pages[1:] * 2, "all")[1] == 0
