"""The events that readers are told: in order, cited, and refused when wrong."""

from datetime import date
from importlib import resources

import pytest

from calculators.law import loader
from calculators.law.records import LawError
from calculators.plans import events


def text() -> str:
    """The file as it is, for a test to spoil."""
    return (resources.files("calculators") / "law" / events.FILE).read_text(encoding="utf-8")


class TestLoad:
    """What the package carries."""

    def test_in_the_order_of_the_days(self) -> None:
        """A reader goes down the timeline."""
        days = [event.start for event in events.load().values()]
        assert days == sorted(days)

    def test_the_law_of_today_and_how_it_came_about(self) -> None:
        """The resolutions of 2025, what followed for classes, and what the standards rest on."""
        days = {event.citation.document.cite: event.start for event in events.load().values()}
        assert [
            days[cite]
            for cite in (
                *("NQ 76/2025/UBTVQH15", "NQ 1677/NQ-UBTVQH15", "KL 212-KL/TW"),
                *("NĐ 307/2025/NĐ-CP", "NQ 112/2025/UBTVQH15"),
            )
        ] == [
            *(date(2025, 4, 15), date(2025, 6, 16), date(2025, 11, 18)),
            *(date(2025, 11, 27), date(2026, 1, 1)),
        ]

    @pytest.mark.parametrize(
        ("name", "day", "citation", "grade"),
        [
            ("districts-ended", date(2025, 7, 1), "NQ 60-NQ/TW", "T"),
            ("province-merged", date(2025, 6, 12), "NQ 202/2025/QH15", "R"),
            ("communes-merged", date(2025, 6, 16), "NQ 1677/NQ-UBTVQH15", "T"),
            ("new-standards", date(2026, 1, 1), "NQ 112/2025/UBTVQH15", "R"),
            ("planning-approved", date(2023, 12, 31), "QĐ 1756/QĐ-TTg", "T"),
        ],
    )
    def test_what_the_banner_says(self, name: str, day: date, citation: str, grade: str) -> None:
        """Day, source and grade of what every page repeats."""
        event = events.load()[name]
        assert (event.start, event.citation.text, event.grade) == (day, citation, grade)


class TestRead:
    """A wrong record is named."""

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("to = 2021-12-31", "to = 2018-12-31", "khóa “to”.*một ngày không trước 2019-"),
            ('kind = "change"', 'kind = "news"', "khóa “kind”"),
            ("NQ 653/2019/UBTVQH14", "NQ 654/2019", "khóa “citation”"),
            ('grade = "R"', 'grade = "X"', "khóa “grade”"),
            ("title", "headline", "khóa “headline”"),
        ],
    )
    def test_wrong_record(self, old: str, new: str, message: str) -> None:
        """The message names file, record and key."""
        with pytest.raises(LawError, match=f"events.toml.*{message}"):
            events.read(text().replace(old, new, 1), loader.load().documents)

    def test_the_last_day(self) -> None:
        """It is kept, and may be the first day too; an event without one goes on."""
        first = next(event for event in events.load().values() if event.end == date(2021, 12, 31))
        days = f"to = {first.start}"
        spoilt = events.read(text().replace("to = 2021-12-31", days, 1), loader.load().documents)
        assert spoilt[first.id].end == first.start
        assert events.load()["districts-ended"].end is None
