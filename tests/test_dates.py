"""Dates as official papers write them."""

from datetime import date

import pytest

from calculators.dates import full_date, short_date


@pytest.mark.parametrize(
    ("day", "short", "full"),
    [
        (date(2025, 7, 1), "01-7-2025", "ngày 01 tháng 7 năm 2025"),
        (date(2022, 2, 5), "05-02-2022", "ngày 05 tháng 02 năm 2022"),
        (date(2021, 10, 25), "25-10-2021", "ngày 25 tháng 10 năm 2021"),
        (date(2021, 3, 10), "10-3-2021", "ngày 10 tháng 3 năm 2021"),
        (date(2026, 1, 9), "09-01-2026", "ngày 09 tháng 01 năm 2026"),
    ],
)
def test_a_zero_stands_before_some_days_and_months(day: date, short: str, full: str) -> None:
    """Days below 10 and months 1 and 2, no other month."""
    assert (short_date(day), full_date(day)) == (short, full)
