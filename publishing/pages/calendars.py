"""Calendars: the iCalendar files that the pages offer, one for all, each document and each agency."""

from pathlib import Path

from calculators.plans import assignments
from calculators.plans.assignments import occurrences
from calculators.plans.icalendar import calendar
from publishing.pages import places
from publishing.tables import place

FOLDER = Path("docs", "assets", "calendars")


def calendar_name(name: str) -> str:
    """Return the name of the file with the tasks of a document or an agency."""
    return f"{places.slug(name)}.ics"


def write(root: Path) -> None:
    """Write a calendar of all tasks, of each document, and of each agency that has tasks."""
    plans = assignments.load()
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    selections = {"tat-ca": (plans.assignments, f"các văn bản của tỉnh {place.read(root).name}")}
    for plan in plans.documents:
        selections[plan.cite] = (plans.select(document=plan.cite), f"{plan.kind} {plan.cite}")
    for agency in plans.agencies.values():
        selections[agency.id] = (plans.select(agency.id), agency.name)
    for name, (tasks, title) in selections.items():
        if tasks:
            data = calendar(tasks, occurrences(tasks), plans.checked_on, f"Nhiệm vụ: {title}")
            (folder / calendar_name(name)).write_bytes(data)
