"""The numbers of workbooks, by the formats of their cells."""

import io

import openpyxl
import pytest

from calculators.lists.cells import NumberCell
from calculators.lists.xlsx_numbers import Formats, reading_of

FORMATS = ["General", "0%", "yyyy-mm-dd", "[h]:mm:ss", "h:mm", '0.0" %"']


def formats() -> Formats:
    """Return a book whose styles are those of the list above, in this order."""
    book = openpyxl.Workbook()
    for row, form in enumerate(FORMATS, start=1):
        cell = book.worksheets[0].cell(row, 1)
        cell.value, cell.number_format = 1, form
    out = io.BytesIO()
    book.save(out)
    return Formats(openpyxl.load_workbook(out, read_only=True))


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("General", "12.5", NumberCell("12.5")),
        ("0%", "0.5", NumberCell("50")),
        ('0.0" %"', "0.5", NumberCell("0.5")),
        ('#,##0" km2"', "18.5", "18,50 km2"),
        ('#,##0" nghìn"', "27", "27 nghìn"),
        ("0\\h\\a", "1850", "1850 ha"),
        ('0" VND"', "5", NumberCell("5")),
        ("[Red]0.0_);[Blue]-0.0", "5", NumberCell("5")),
    ],
)
def test_formats_that_say_more_than_digits(form: str, number: str, text: str) -> None:
    """A share, or the unit behind a number; other words and colours say nothing of it."""
    read_text = reading_of(form)(number)
    assert (read_text, type(read_text)) == (text, type(text))
