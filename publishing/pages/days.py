"""Days: the view of the tasks by the day on which they fall due, and of those without a day."""

from html import escape
from itertools import groupby
from pathlib import Path

from calculators.dates import short_date
from calculators.plans import assignments, events
from calculators.plans.assignments import CADENCE_NAMES, Occurrence, Plans, occurrences
from publishing.pages import places
from publishing.pages.tasks import flag, line
from publishing.tools.markup import save, table

UP = "../../"
"""From the page of the view to the root of the site."""


def write(root: Path) -> None:
    """Write the fragments of the view."""
    plans = assignments.load()
    save(root, "tasks-by-day.html", _by_day(plans))
    save(root, "tasks-without-day.md", _without_day(plans))


def _by_day(plans: Plans) -> list[str]:
    ended = events.load()["districts-ended"].start
    rows = [
        [
            f'<time datetime="{day}">{short_date(day)}</time>',
            "".join(_day_item(occurrence) for occurrence in same),
            "Mốc của kế hoạch: cấp huyện đã kết thúc" if day >= ended else "",
        ]
        for day, same in groupby(occurrences(plans.assignments), key=lambda one: one.day)
    ]
    headings = ["Chậm nhất ngày", "Việc", "Ghi chú"]
    return [
        f'<form class="filter" data-view="days" data-ended="{ended}">',
        '<p class="field"><label>Tính đến ngày <input type="date" name="ngay"></label></p>',
        '<p class="actions"><button type="reset" class="md-button">Hôm nay</button></p>',
        '<p class="count" role="status"></p>',
        "</form>",
        '<div class="days">',
        *table("Các mốc thời gian", headings, rows),
        "</div>",
    ]


def _day_item(occurrence: Occurrence) -> str:
    task = occurrence.assignment
    leads = "; ".join(agency.name for agency in task.lead)
    return (
        f'<p><a href="{UP}{places.of_task(task)}">{escape(task.deliverable or task.summary)}</a> '
        f"({escape(leads)}){flag(task)}</p>"
    )


def _without_day(plans: Plans) -> list[str]:
    lines = []
    for cadence, name in CADENCE_NAMES.items():
        tasks = [task for task in plans.assignments if task.cadence == cadence and not task.days]
        if tasks:
            lines += [f"### {name.capitalize()} ({len(tasks)} việc) {{ #{places.slug(name)} }}", ""]
            for task in tasks:
                leads = ", ".join(agency.short for agency in task.lead)
                lines.append(line(task, f"{task.lead_role}: {leads}"))
            lines.append("")
    return lines
