"""Dates as official papers write them: days below 10 and months 1 and 2 take a zero in front.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from datetime import date

_FEBRUARY = 2


def short_date(day: date) -> str:
    """Return the date in figures: "01-7-2025", "25-10-2021", "05-02-2022"."""
    return f"{day:%d}-{_month(day)}-{day.year}"


def full_date(day: date) -> str:
    """Return the date in words and figures: "ngày 01 tháng 7 năm 2025"."""
    return f"ngày {day:%d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day:%m}" if day.month <= _FEBRUARY else str(day.month)
