"""Numbers as officials write them: read exactly or refused, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import numerals
from calculators.numerals import NumeralError


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("75-77.3", ("75", "77.3")),
        ("75 – 77,3", ("75", "77,3")),
        ("75 đến 77", ("75", "77")),
        ("75", ("75", "75")),
        ("-5", ("-5", "-5")),
    ],
)
def test_ranges(text: str, ends: tuple[str, str]) -> None:
    """Officials write a range with a dash or a word."""
    assert numerals.split_range(text) == ends


@given(st.integers(0, 10**12), st.integers(0, 6))
def test_what_is_written_is_read_again(digits: int, places: int) -> None:
    """Writing as Vietnamese do and reading back loses nothing."""
    text = numerals.decimal_text(digits, 10**places)
    output = numerals.vietnamese(text)
    numeral = numerals.scan(output)
    mark = "," if "," in output else ""
    value, decimals = numeral.value(mark)
    assert value * 10**places == digits * 10**decimals


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [("1234.5", 0, "1.234,5"), ("50", 2, "50,00"), ("999", 0, "999"), ("1000000", 0, "1.000.000")],
)
def test_vietnamese(text: str, places: int, expected: str) -> None:
    """Dots between thousands, a comma before decimals."""
    assert numerals.vietnamese(text, places) == expected


def test_a_decimal_mark_stands_once() -> None:
    """With its mark twice a numeral is none, whatever else may be asked of it."""
    with pytest.raises(NumeralError, match="“1,234,5” không phải là một số viết đúng"):
        numerals.scan("1,234,5").value(",")
    assert numerals.scan("1,234.5").value(".") == (12345, 1)
