"""Columns: figures read by their heading and by what stands in the cells around them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.lists import columns, headings
from calculators.lists.cells import DateCell, NumberCell
from calculators.numerals import NumeralError
from calculators.units import Interval

PEOPLE = headings.recognise("Quy mô dân số (người)")


KM2 = headings.recognise("Diện tích tự nhiên (km2)")


HA = headings.recognise("Diện tích (ha)")


SHARE = headings.recognise("Tỷ lệ DTTS (%)")


SLUG = headings.recognise("area_km2")


NO_UNIT = headings.recognise("Diện tích tự nhiên")


def read(heading: headings.Heading, *cells: str) -> Interval:
    """Read the first cell of a column that holds all of them."""
    return columns.column(0, heading, cells).value(cells[0])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("4401", 4401),
        ("4.401", 4401),
        ("4,401", 4401),
        ("4. 401 nhân khẩu", 4401),
        ("4 401", 4401),
        ("4\N{NO-BREAK SPACE}401 người", 4401),
        ("4401 Người dân", 4401),
        ("4401 dân (ước tính)", 4401),
        ("4401 khẩu, tạm tính", 4401),
        ("4401 (ước tính)", 4401),
        ("4401*", 4401),
        ("4401 [hộ", 4401),
        ("1.234.567", 1234567),
        ("5000.0", 5000),
        ("5000,00", 5000),
        ("'4401", 4401),
        ("0", 0),
        ("17178 (2022)", 17178),
        ("l43.060 người", None),
        ("43.O60", None),
        ("12,5", None),
        ("1.23.456", None),
        ("1.234,567.890", None),
        ("1.234,567,890", None),
        ("1234.567.890", None),
        ("12 34", None),
        ("-5", None),
        ("abc", None),
        ("17 nghìn người", 17_000),
        ("12 ha", None),
        ("12 %", None),
    ],
)
def test_people(text: str, people: int | None) -> None:
    """A population is a whole number, with or without marks between thousands."""
    if people is None:
        with pytest.raises(NumeralError):
            read(PEOPLE, text)
    else:
        assert read(PEOPLE, text) == Interval.exactly(people)


@pytest.mark.parametrize("text", ["9" * 5000, "0," + "9" * 5000])
def test_a_number_longer_than_python_reads_is_refused(text: str) -> None:
    """A cell filled with digits is an error of its row, not the end of the reading."""
    with pytest.raises(NumeralError, match="hơn 100 chữ số"):
        read(PEOPLE, text)


def test_a_letter_among_digits_is_pointed_out() -> None:
    """The letter l in place of 1 is named, not read."""
    with pytest.raises(NumeralError, match="chữ cái"):
        read(PEOPLE, "l43.060 người")


@pytest.mark.parametrize(
    ("heading", "cells", "m2"),
    [
        (KM2, ["29,77"], 29_770_000),
        (KM2, ["29.77"], 29_770_000),
        (KM2, ["1.234,5"], 1_234_500_000),
        (KM2, ["1,234.5"], 1_234_500_000),
        (KM2, ["125,681km2", "59,54"], 125_681_000),
        (KM2, ["12.699km2", "59,54"], 12_699_000_000),
        (KM2, ["12.699", "59.54"], 12_699_000),
        (KM2, ["0.556"], 556_000),
        (KM2, ["1.234.567"], 1_234_567_000_000),
        (KM2, ["8"], 8_000_000),
        (HA, ["357,92"], 3_579_200),
        (KM2, ["29,77 (ước tính)"], 29_770_000),
        (HA, ["357,92 héc ta"], 3_579_200),
        (NO_UNIT, ["357,92 hecta"], 3_579_200),
        (NO_UNIT, ["3,5 ki lô mét vuông"], 3_500_000),
        (NO_UNIT, ["3,5 km vuông, kể cả hồ"], 3_500_000),
        (NO_UNIT, ["357 mét vuông"], 357),
        (HA, ["4361"], 43_610_000),
        (SLUG, ["1.091"], 1_091_000),
        (SLUG, ["0.637"], 637_000),
        (NO_UNIT, ["43,61 km²"], 43_610_000),
        (NO_UNIT, ["4361 ha"], 43_610_000),
        (NO_UNIT, ["43,61"], 43_610_000),
        (KM2, ["12.699"], None),
        (KM2, ["12,699"], None),
        (KM2, ["12.699", "1,5", "1.5"], None),
        (SLUG, ["12,699", "x"], None),
        (SLUG, ["12.699", "1,5", "1.5"], None),
        (SLUG, ["12,699", "1,234.5"], 12_699_000_000),
        (KM2, ["4361 ha"], None),
        (HA, ["43,61 km2"], None),
        (KM2, ["3 nghìn"], None),
    ],
)
def test_areas(heading: headings.Heading, cells: list[str], m2: int | None) -> None:
    """An area is read by its column; what stays ambiguous is refused."""
    if m2 is None:
        with pytest.raises(NumeralError):
            read(heading, *cells)
    else:
        assert read(heading, *cells) == Interval.exactly(m2)


def test_an_ambiguous_area_says_how_to_write_it() -> None:
    """The reader learns both readings and how to choose."""
    with pytest.raises(NumeralError, match="12,699 hoặc 12699; hãy ghi 12,6990 hoặc 12699"):
        read(KM2, "12.699")


def test_a_figure_finer_than_a_square_metre_becomes_a_range() -> None:
    """No rounding moves a figure over a limit."""
    assert read(KM2, "1,0999999") == Interval(1_099_999, 1_100_000)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("51,37", 513_700),
        ("96.25%", 962_500),
        ("30,555", 305_550),
        ("100 %", 1_000_000),
        ("51 phần trăm", 510_000),
        ("51*", 510_000),
    ],
)
def test_shares(text: str, share: int) -> None:
    """A share has no thousands, so that its one mark is the decimal one."""
    assert read(SHARE, text) == Interval.exactly(share)


@given(st.text(alphabet="0123456789., -ha km2%nghìlOđến'", max_size=20))
def test_no_text_is_read_by_accident(text: str) -> None:
    """Any text gives a figure or a message, never another error."""
    for heading in (PEOPLE, KM2, HA, SHARE, SLUG, NO_UNIT):
        with contextlib.suppress(NumeralError):
            assert read(heading, text).low >= 0


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        (PEOPLE, NumberCell("-5"), "“-5” là số âm"),
        (PEOPLE, NumberCell("12.5"), "“12.5”: dân số phải là số nguyên"),
        (KM2, NumberCell("-5"), "“-5” là số âm"),
        (KM2, DateCell("5/12/2023"), "ô này là ngày tháng, không phải số"),
        (KM2, "5 nghìn", "“5 nghìn”: hãy ghi đủ chữ số"),
        (KM2, "5 ha", "“5 ha” ghi đơn vị ha trong cột tính bằng km2"),
        (SLUG, "5 ha", "“5 ha” ghi đơn vị ha trong cột tính bằng km2"),
        (HA, "5 km2", "“5 km2” ghi đơn vị km2 trong cột tính bằng ha"),
        (KM2, "9-5", "đầu khoảng lớn hơn cuối khoảng"),
        (KM2, "12.699", "“12.699” có thể là 12,699 hoặc 12699; hãy ghi 12,6990 hoặc 12699"),
        (PEOPLE, "17 vạn", "“17 vạn”: hãy ghi đủ chữ số"),
        (PEOPLE, "12 ha", "sau con số là “ha”; hãy chỉ ghi số người"),
        (PEOPLE, "12 %", "sau con số là “%”; hãy chỉ ghi số người"),
        (PEOPLE, "1.200 Hộ dân", "sau con số là “hộ”; hãy chỉ ghi số người"),
        (PEOPLE, "8.000y", "sau con số là “y”; hãy chỉ ghi số người"),
        (PEOPLE, "12k", "sau con số là “k”; hãy chỉ ghi số người"),
        (KM2, "12 mẫu", "sau con số là “mẫu”; hãy ghi km2, ha hoặc m2"),
        (KM2, "12 km", "sau con số là “km”; hãy ghi km2, ha hoặc m2"),
        (KM2, "12 %", "sau con số là “%”; hãy ghi km2, ha hoặc m2"),
        (KM2, "12 hecta", "“12 hecta” ghi đơn vị ha trong cột tính bằng km2"),
        (SHARE, "51 ‰", "sau con số là “‰”; hãy chỉ ghi số phần trăm"),
        (SHARE, "51 người", "sau con số là “người”; hãy chỉ ghi số phần trăm"),
        (PEOPLE, "12,5", "“12,5”: dân số phải là số nguyên"),
        (PEOPLE, "-5", "“-5” là số âm"),
        (PEOPLE, "abc", "không đọc được số từ “abc”"),
        (PEOPLE, "l43.060", "không đọc được số từ “l43.060”; có chữ cái ở chỗ của chữ số"),
        (PEOPLE, "43.O60", "“43.O60” có hơn một số"),
        (PEOPLE, "4O6", "“4O6” có hơn một số; có chữ cái ở chỗ của chữ số"),
        (PEOPLE, "17178 (17200)", "“17178 (17200)” có hơn một số"),
        (PEOPLE, "12 34", "“12 34” có khoảng trắng giữa các chữ số"),
        (PEOPLE, "1.23.456", "“1.23.456” không phải là một số viết đúng"),
        (PEOPLE, "1" * 101, "số có hơn 100 chữ số"),
    ],
)
def test_why_a_cell_is_not_a_figure(heading: headings.Heading, cell: str, message: str) -> None:
    """The reader is told what stands there and how to write it."""
    with pytest.raises(NumeralError) as caught:
        read(heading, cell)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("heading", "cell", "metres"),
    [
        (NO_UNIT, "5 ha", 50_000),
        (NO_UNIT, "5 km2", 5_000_000),
        (NO_UNIT, "5", 5_000_000),
        (HA, "5 ha", 50_000),
        (KM2, "5 km2", 5_000_000),
        (SLUG, "12.699", 12_699_000),
        (KM2, "1" * 15, int("1" * 15) * 1_000_000),
        (KM2, "1" * 100, int("1" * 100) * 1_000_000),
    ],
)
def test_the_unit_of_an_area(heading: headings.Heading, cell: str, metres: int) -> None:
    """That of the cell, else of the heading, else km²."""
    assert read(heading, cell) == Interval.exactly(metres)


EITHER = "“12.699” có thể là 12,699 hoặc 12699; hãy ghi 12,6990 hoặc 12699"


@pytest.mark.parametrize(
    ("heading", "cells", "low", "high"),
    [
        (KM2, ["75-75"], 75_000_000, 75_000_000),
        (KM2, ["75-75,0"], 75_000_000, 75_000_000),
        (PEOPLE, ["9-9"], 9, 9),
        (PEOPLE, ["0-1"], 0, 1),
        (KM2, ["12.699", "1.5", "5 km2"], 12_699_000, 12_699_000),
        (PEOPLE, ["4.401."], 4401, 4401),
        (PEOPLE, ["4401,"], 4401, 4401),
        (KM2, ["1.234.567 km2."], 1_234_567_000_000, 1_234_567_000_000),
        (NO_UNIT, ["5.000,5 m2"], 5000, 5001),
    ],
)
def test_figures_at_their_edges(
    heading: headings.Heading, cells: list[str], low: int, high: int
) -> None:
    """A range of one figure, a mark that ends a sentence, a unit with a digit of its own."""
    assert read(heading, *cells) == Interval(low, high)


@pytest.mark.parametrize(
    ("heading", "cells", "message"),
    [
        (PEOPLE, ["1-0"], "đầu khoảng lớn hơn cuối khoảng"),
        (KM2, ["1.2,345"], "“1.2,345” không phải là một số viết đúng"),
        (KM2, ["12.699", "5."], EITHER),
        (KM2, ["5 m2 và 3"], "“5 m2 và 3” có hơn một số"),
        *[
            (heading, ["12.699", *others], EITHER)
            for heading in (KM2, HA)
            for others in ([], [NumberCell("1.5")], [NumberCell("1234.567")])
        ],
    ],
)
def test_what_lies_just_beyond_those_edges(
    heading: headings.Heading, cells: list[str], message: str
) -> None:
    """A range that runs down to nothing, a group of one digit, a mark that says nothing of the column."""
    with pytest.raises(NumeralError) as caught:
        read(heading, *cells)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("cell", "people"), [("2,7", 2_700), ("2,7 nghìn", 2_700), ("2,7 triệu", None)]
)  # fmt: skip
def test_people_in_thousands(cell: str, people: int | None) -> None:
    """A cell that names another multiple than its heading is an error, since one of them is wrong."""
    heading = headings.recognise("Dân số (nghìn người)")
    if people:
        assert read(heading, cell) == Interval.exactly(people)
        return
    with pytest.raises(
        NumeralError, match="ghi đơn vị triệu người trong cột tính bằng nghìn người"
    ):
        read(heading, cell)
