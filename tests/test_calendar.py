"""Calendars of the tasks: read back by a library's parser, and held to the rules of RFC 5545."""

from datetime import date
from typing import Any

import icalendar
import pytest

from calculators import __main__, assignments
from calculators.assignments import Assignment, Plans
from calculators.assignments_command import occurrences
from calculators.icalendar_file import EmptyCalendarError, calendar

STAMP = date(2026, 11, 22)


@pytest.fixture(scope="module")
def plans() -> Plans:
    """The tasks that the package carries."""
    return assignments.load()


def file_of(tasks: tuple[Assignment, ...]) -> bytes:
    """The calendar of these tasks and all their days."""
    return calendar(tasks, occurrences(tasks), STAMP, "Nhiệm vụ")


def parsed(data: bytes) -> Any:  # noqa: ANN401 - the parser's own classes are untyped
    """The calendar as the library reads it."""
    return icalendar.Calendar.from_ical(data)


class TestFile:
    """The bytes themselves."""

    def test_lines_end_with_crlf_and_hold_at_most_75_octets(self, plans: Plans) -> None:
        """RFC 5545, 3.1; a fold never splits a letter."""
        data = file_of(plans.assignments)
        assert data.endswith(b"END:VCALENDAR\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
        for line in data.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()

    def test_same_input_same_bytes(self, plans: Plans) -> None:
        """Nothing of the clock goes in."""
        assert file_of(plans.assignments) == file_of(plans.assignments)

    def test_nothing_to_write(self) -> None:
        """A calendar without a component is none."""
        with pytest.raises(EmptyCalendarError, match="Không có nhiệm vụ nào"):
            file_of(())


class TestParsed:
    """What a calendar program gets."""

    def test_each_day_is_an_event_and_each_undated_task_a_to_do(self, plans: Plans) -> None:
        """2 days in 2023, 8 reports, 24 tasks without a day."""
        read = parsed(file_of(plans.assignments))
        events, to_dos = read.walk("VEVENT"), read.walk("VTODO")
        assert (len(events), len(to_dos)) == (10, 24)
        assert len({component["UID"] for component in events + to_dos}) == 34
        assert all("DUE" not in to_do for to_do in to_dos)

    def test_event_lasts_its_day(self, plans: Plans) -> None:
        """The end of an all-day event is the next day, and it blocks no time."""
        (event,) = parsed(file_of(plans.assignments[:1])).walk("VEVENT")
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 6, 30), date(2023, 7, 1))
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTSTAMP"].dt.date() == STAMP

    def test_words_survive_folding_and_escaping(self, plans: Plans) -> None:
        """Commas, semicolons, line ends and Vietnamese letters come back as they were."""
        task = next(task for task in plans.assignments if task.id == "95-iii-2-2-de-xuat")
        event = parsed(file_of((task,))).walk("VEVENT")[0]
        assert event["SUMMARY"] == f"95-KH/TU III.2-2: {task.summary}"
        assert event["DESCRIPTION"].splitlines() == [
            task.summary,
            "Được khuyến khích: Cấp ủy các địa phương",
            "Thời gian: định kỳ, trước ngày 25-12 hằng năm",
            "Sản phẩm: Báo cáo đề xuất hằng năm",
            "Báo cáo, gửi: Ban Thường vụ Tỉnh ủy",
            "Qua: Ban cán sự đảng Ủy ban nhân dân tỉnh",
            "Được khuyến khích, không bắt buộc.",
            "Căn cứ: 95-KH/TU III.2-2",
        ]

    def test_days_after_the_district_level_ended_say_so(self, plans: Plans) -> None:
        """From 2025 on the yearly day is the plan's alone."""
        marked = {
            event["DTSTART"].dt.year
            for event in parsed(file_of(plans.assignments)).walk("VEVENT")
            if "kết thúc hoạt động từ 01-7-2025" in event["DESCRIPTION"]
        }
        assert marked == set(range(2025, 2031))

    def test_command_line_writes_it(
        self, plans: Plans, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """Stamped with the newest check of the data."""
        assert __main__.main(["assignments", "--format", "ics"]) == 0
        event = parsed(capsysbinary.readouterr().out).walk("VEVENT")[0]
        assert event["DTSTAMP"].dt.date() == plans.checked_on
