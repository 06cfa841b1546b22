"""Calendars of the tasks: read back by a library's parser, and held to the rules of RFC 5545."""

from copy import replace
from datetime import date
from typing import Any

import icalendar
import pytest

from calculators import __main__
from calculators.plans.assignments import Assignment, Occurrence, Plans, occurrences
from calculators.plans.icalendar import EmptyCalendarError, _folded, calendar

STAMP = date(2026, 11, 22)


def file_of(tasks: tuple[Assignment, ...]) -> bytes:
    """The calendar of these tasks and all their days."""
    return calendar(tasks, occurrences(tasks), STAMP, "Nhiệm vụ")


def parse(data: bytes) -> Any:  # noqa: ANN401 - the parser's own classes are untyped
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

    def test_head(self, plans: Plans) -> None:
        """What RFC 5545 and RFC 5546 ask of a calendar that is published."""
        lines = file_of(plans.assignments[:1]).decode().split("\r\n")
        assert lines[:6] == [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//calculators//Ke hoach cua tinh//VI",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Nhiệm vụ",
        ]

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("a" * 75, ["a" * 75]),
            ("a" * 76, ["a" * 75, " a"]),
            ("a" * 149, ["a" * 75, " " + "a" * 74]),
            ("a" * 150, ["a" * 75, " " + "a" * 74, " a"]),
            ("a" * 74 + "ộ", ["a" * 74, " ộ"]),
            ("a" * 72 + "ộ", ["a" * 72 + "ộ"]),
        ],
    )
    def test_a_line_is_as_long_as_it_may_be(self, text: str, parts: list[str]) -> None:
        """75 octets with the space at its beginning; ộ has three."""
        assert list(_folded(text)) == parts

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
        """2 days in 2023, 8 reports, 24 tasks without a day; these again in one event a document."""
        content = parse(file_of(plans.assignments))
        events, to_dos = content.walk("VEVENT"), content.walk("VTODO")
        assert (len(events), len(to_dos)) == (12, 24)
        assert len({component["UID"] for component in events + to_dos}) == 36
        assert all("DUE" not in to_do for to_do in to_dos)

    def test_tasks_without_a_day_are_seen_where_no_to_dos_are_shown(self, plans: Plans) -> None:
        """In one event on the day of their document, each with its lead."""
        tasks = plans.select(document="1503/UBND-KTTH")
        (event,) = parse(file_of(tasks)).walk("VEVENT")
        assert event["DTSTART"].dt == date(2022, 5, 18)
        assert event["SUMMARY"] == f"Công văn 1503/UBND-KTTH: {len(tasks)} việc không đặt ngày"
        assert [
            line[2:].startswith(task.summary)
            for line, task in zip(event["DESCRIPTION"].split("\n"), tasks, strict=True)
        ] == [True] * len(tasks)

    def test_a_document_without_a_date_has_no_event(self, plans: Plans) -> None:
        """Its tasks are to-dos all the same."""
        task = plans.select(document="1503/UBND-KTTH")[0]
        without_date = replace(task.citation, document=replace(task.citation.document, issued=None))
        content = parse(file_of((replace(task, citation=without_date),)))
        assert (len(content.walk("VEVENT")), len(content.walk("VTODO"))) == (0, 1)

    def test_a_day_after_the_district_level_is_told_in_its_title(self, plans: Plans) -> None:
        """Who sees nothing but the title is not told of a duty to come."""
        task = next(task for task in plans.assignments if task.id == "95-iii-2-2-de-xuat")
        titles = [str(event["SUMMARY"]) for event in parse(file_of((task,))).walk("VEVENT")]
        assert titles.count("Báo cáo đề xuất hằng năm") == 2
        assert titles.count("Mốc cũ: Báo cáo đề xuất hằng năm") == len(titles) - 2

    def test_event_lasts_its_day(self, plans: Plans) -> None:
        """The end of an all-day event is the next day, and it blocks no time."""
        (event,) = parse(file_of(plans.assignments[:1])).walk("VEVENT")
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 6, 30), date(2023, 7, 1))
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTSTAMP"].dt.date() == STAMP

    def test_words_survive_folding_and_escaping(self, plans: Plans) -> None:
        """Commas, semicolons, line ends and Vietnamese letters come back as they were."""
        task = next(task for task in plans.assignments if task.id == "95-iii-2-2-de-xuat")
        event = parse(file_of((task,))).walk("VEVENT")[0]
        assert event["SUMMARY"] == "Báo cáo đề xuất hằng năm"
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

    def test_nothing_is_said_of_what_the_plan_leaves_out(self, plans: Plans) -> None:
        """No empty line, and none about a product, a report or an encouragement that there is not."""
        task = plans.assignments[0]
        (event,) = parse(file_of((task,))).walk("VEVENT")
        assert event["DESCRIPTION"].split("\n") == [
            task.summary,
            "Chủ trì: Ban Tuyên giáo Tỉnh ủy",
            "Phối hợp: Ban cán sự đảng Ủy ban nhân dân tỉnh",
            "Thời gian: xong trong quý II-2023",
            "Căn cứ: 95-KH/TU III.1",
        ]

    def test_the_day_on_which_the_district_level_ended(self, plans: Plans) -> None:
        """The first day without it is marked, the last day with it is not."""
        for day, has_remark in ((date(2025, 6, 30), False), (date(2025, 7, 1), True)):
            occurrence = Occurrence(plans.assignments[0], day)
            (event,) = parse(calendar((), [occurrence], STAMP, "Nhiệm vụ")).walk("VEVENT")
            assert ("kết thúc hoạt động" in event["DESCRIPTION"]) == has_remark

    def test_days_after_the_district_level_ended_say_so(self, plans: Plans) -> None:
        """From 2025 on the yearly day is the plan's alone."""
        years = {
            event["DTSTART"].dt.year
            for event in parse(file_of(plans.assignments)).walk("VEVENT")
            if "kết thúc hoạt động từ 01-7-2025" in event["DESCRIPTION"]
        }
        assert years == set(range(2025, 2031))

    def test_command_line_writes_it(
        self, plans: Plans, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """Stamped with the newest check of the data."""
        assert __main__.main(["assignments", "--format", "ics"]) == 0
        event = parse(capsysbinary.readouterr().out).walk("VEVENT")[0]
        assert event["DTSTAMP"].dt.date() == plans.checked_on
