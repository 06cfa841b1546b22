"""iCalendar files (RFC 5545) of tasks: days as all-day events, tasks without a day as to-dos.

Many calendars show no to-dos, so a document's tasks without a day also stand together in one event on
the day of the document.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from calculators.dates import short_date
from calculators.law.model import Document
from calculators.plans import events
from calculators.plans.assignments import Agency, Assignment, Occurrence

PRODUCT = "-//calculators//Ke hoach cua tinh//VI"
LINE_OCTETS = 75


class EmptyCalendarError(ValueError):
    """There is no task to write: RFC 5545 knows no calendar without a component."""


def calendar(
    assignments: Iterable[Assignment], occurrences: Iterable[Occurrence], stamp: date, name: str
) -> bytes:
    """Return the file, the same for the same input; raises EmptyCalendarError if there is no task.

    Args:
        assignments: The tasks; those without a day of their own become to-dos without a due day.
        occurrences: The days to enter as events.
        stamp: The day on which the tasks were last held against their source.
        name: What the calendar is called on the reader's device.
    """
    undated = [task for task in assignments if not task.days]
    tasks = [line for task in undated for line in _to_do(task, stamp)]
    dated = [line for occurrence in occurrences for line in _event(occurrence, stamp)]
    for document, same in groupby(undated, key=lambda task: task.citation.document):
        dated += _issue(document, list(same), stamp)
    if not tasks and not dated:
        raise EmptyCalendarError("Không có nhiệm vụ nào để ghi vào lịch.")
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines = [*head, f"X-WR-CALNAME:{_escaped(name)}", *dated, *tasks, "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(occurrence: Occurrence, stamp: date) -> Iterator[str]:
    task, day = occurrence.assignment, occurrence.day
    yield "BEGIN:VEVENT"
    yield f"UID:{task.id}-{day:%Y%m%d}@calculators"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield from _whole_day(day)
    yield from _words(task, day)
    yield "END:VEVENT"


def _issue(document: Document, tasks: list[Assignment], stamp: date) -> Iterator[str]:
    """Yield the event of a document's day, with its tasks that have no day of their own."""
    if document.issued is None:
        return
    names = [f"- {task.summary} ({_names(task.lead)})" for task in tasks]
    yield "BEGIN:VEVENT"
    yield f"UID:{tasks[0].id}-{document.issued:%Y%m%d}@calculators"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield from _whole_day(document.issued)
    title = f"{document.kind} {document.cite}: {len(tasks)} việc không đặt ngày"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(names))}"
    yield f"CATEGORIES:{_escaped(document.cite)}"
    yield "END:VEVENT"


def _whole_day(day: date) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"


def _to_do(task: Assignment, stamp: date) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{task.id}@calculators"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield from _words(task)
    yield "END:VTODO"


def _words(task: Assignment, day: date | None = None) -> Iterator[str]:
    ended = events.load()["districts-ended"].start
    late = f"Mốc theo kế hoạch; cấp huyện kết thúc hoạt động từ {short_date(ended)}."
    lines = [
        task.summary,
        f"{task.lead_role.capitalize()}: {_names(task.lead)}",
        f"{task.partners_role.capitalize()}: {_names(task.partners)}" if task.partners else "",
        f"Thời gian: {task.timing or 'văn bản không ghi'}",
        f"Sản phẩm: {task.deliverable}" if task.deliverable else "",
        f"Báo cáo, gửi: {_names(task.report_to)}" if task.report_to else "",
        f"Qua: {_names(task.via)}" if task.via else "",
        "Được khuyến khích, không bắt buộc." if task.encouraged else "",
        late if day is not None and day >= ended else "",
        f"Căn cứ: {task.citation.text}",
    ]
    past = "Mốc cũ: " if day is not None and day >= ended else ""
    yield f"SUMMARY:{_escaped(past + (task.deliverable or task.summary))}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(line for line in lines if line))}"
    yield f"CATEGORIES:{_escaped(task.citation.document.cite)}"


def _names(agencies: Iterable[Agency]) -> str:
    return "; ".join(agency.name for agency in agencies)


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield lines of at most 75 octets, cut between letters; the first begins without a space."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part
