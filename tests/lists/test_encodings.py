"""Encodings: letters of the fonts before Unicode, told by what the headings become."""

import pytest

from calculators.lists import encodings
from calculators.lists.cells import NumberCell
from calculators.lists.sheets import SheetError

TCVN3 = "Tªn x·;DiÖn tÝch (km2);D©n sè (ng­êi)\nX· A;18,5;2747\n"


def test_bytes_of_an_old_font_are_read_letter_by_letter() -> None:
    """They are no UTF-8; the text is that of the same letters in Latin-1."""
    data = TCVN3.encode("latin-1")
    assert encodings.decode_any(data) == TCVN3
    assert encodings.repaired_text(TCVN3)[0] == "TCVN3"


@pytest.mark.parametrize(
    "data", ["Tên;Loại\nPhường".encode("cp1258", "replace") + b"\xff", b"T\xaan x\xb7\n\0;D\xa9n s\xe8"]
)  # fmt: skip
def test_other_bytes_stay_unreadable(data: bytes) -> None:
    """No heading is known in any letters, or the file is no text."""
    with pytest.raises(SheetError, match="UTF-8"):
        encodings.decode_any(data)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("X· §¾k P¬ Tr¨ng, thÞ trÊn", "Xã Đắk Pơ Trăng, thị trấn"),
        ("ph­êng, quúnh, huyÖn", "phường, quỳnh, huyện"),
    ],
)
def test_tcvn3(source: str, text: str) -> None:
    """One letter stands for one."""
    assert encodings.tcvn3(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Xaõ Ñaêk Pô, thò traán, huyeän", "Xã Đăk Pơ, thị trấn, huyện"),
        ("PHÖÔØNG, tyû leä, quyõ", "PHƯỜNG, tỷ lệ, quỹ"),
        ("Lyù Thöôøng Kieät", "Lý Thường Kiệt"),
    ],
)
def test_vni(source: str, text: str) -> None:
    """A letter and the mark behind it are one."""
    assert encodings.vni(source) == text


def test_rows_of_a_workbook() -> None:
    """Text is repaired, numbers are not touched; Unicode stays as it is."""
    rows = [["Tªn x·", "DiÖn tÝch (km2)"], ["X· A", NumberCell("18.5")]]
    name, better = encodings.repaired(rows)
    assert (name, better) == ("TCVN3", [["Tên xã", "Diện tích (km2)"], ["Xã A", "18.5"]])
    assert isinstance(better[1][1], NumberCell)
    assert encodings.sample(better) == "Tên xã"
    assert encodings.repaired(better) == ("", better)
    assert encodings.sample([["", "a"]]) == ""
