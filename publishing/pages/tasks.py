"""Tasks: those beside each clause, and all of them by document, with the form that filters them."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from calculators.dates import short_date
from calculators.plans import assignments, events
from calculators.plans.assignments import CADENCE_NAMES, Agency, Assignment, Plans
from publishing.pages import places
from publishing.pages import plans as written_plans
from publishing.pages.calendars import calendar_name
from publishing.tools.markup import save

UP = "../"
"""From the pages of this module to the root of the site."""


def write(root: Path) -> None:
    """Write the fragments of the pages of the plans and of the list of all tasks."""
    plans, pages = assignments.load(), written_plans.load()
    for citation, tasks in groupby(plans.assignments, key=lambda task: task.citation):
        number = pages[citation.document.cite].number
        name = f"tasks-{number}-{places.slug(citation.clause)}.html"
        save(root, name, _beside_clause(tasks, plans))
    save(root, "task-filter.html", _filter(plans))
    save(root, "tasks-by-document.md", _by_document(plans))


def _beside_clause(tasks: Iterable[Assignment], plans: Plans) -> list[str]:
    cards = [line for task in tasks for line in card(task, plans, UP, with_clause=False)]
    return [
        '<div class="tasks" data-search-exclude>',
        '<p class="tasks-title">Việc được giao</p>',
        *cards,
        "</div>",
    ]


def card(task: Assignment, plans: Plans, up: str, *, with_clause: bool = True) -> list[str]:
    """Return a task as an article; `up` leads to the root of the site, `with_clause` names its clause."""
    rows = [
        (task.lead_role.capitalize(), _agencies(task.lead, up)),
        (task.partners_role.capitalize(), _agencies(task.partners, up)),
        ("Thời gian", escape(time_words(task))),
        ("Sản phẩm", escape(task.deliverable)),
        ("Gửi, báo cáo", _agencies(task.report_to, up)),
        ("Qua", _agencies(task.via, up)),
    ]
    link = places.of_citation(task.citation) if with_clause else places.of_task(task)
    words = places.clause_words(task.citation) if with_clause else "Trong bảng nhiệm vụ"
    rows.append(("Căn cứ" if with_clause else "Xem", f'<a href="{up}{link}">{escape(words)}</a>'))
    anchor = f' id="{task.id}"' if with_clause else ""
    return [
        f'<article class="task"{anchor} {_data(task, plans)}>',
        f'<p class="task-summary">{escape(task.summary)}{flag(task)}</p>',
        "<dl>",
        *(f"<div><dt>{escape(term)}</dt><dd>{html}</dd></div>" for term, html in rows if html),
        "</dl>",
        "</article>",
    ]


def flag(task: Assignment) -> str:
    """Return the label of a task that is only encouraged."""
    return ' <span class="flag">khuyến khích</span>' if task.encouraged else ""


def time_words(task: Assignment) -> str:
    """Return what the plan says of the time, and the last days that follow from it."""
    words = task.timing or CADENCE_NAMES[task.cadence]
    if task.due is not None:
        return f"{words}: chậm nhất ngày {short_date(task.due)}"
    if task.days:
        first, last = task.days[0], task.days[-1]
        ended = events.load()["districts-ended"].start
        return (
            f"{words}: chậm nhất ngày {first.day}-{first.month}, từ {first.year} đến {last.year}; "
            f"sau {short_date(ended)} chỉ còn là mốc của kế hoạch"
        )
    return words


def _data(task: Assignment, plans: Plans) -> str:
    """Return the attributes that the filter in the browser reads."""
    concerned = [name for name in plans.agencies if task in plans.select(name)]
    return (
        f'data-agencies="{" ".join(concerned)}" '
        f'data-document="{escape(task.citation.document.cite)}" '
        f'data-days="{" ".join(map(str, task.days))}" '
        f'data-issued="{task.citation.document.issued}"'
    )


def _agencies(agencies: Iterable[Agency], up: str) -> str:
    return "; ".join(
        f'<a href="{up}{places.of_agency(agency)}">{escape(agency.name)}</a>' for agency in agencies
    )


def _filter(plans: Plans) -> list[str]:
    agencies = [agency for agency in plans.agencies.values() if plans.select(agency.id)]
    by_name = sorted(
        ((agency.id, agency.name) for agency in agencies), key=lambda pair: places.slug(pair[1])
    )
    documents = [(plan.cite, f"{plan.kind} {plan.cite}") for plan in plans.documents]
    return [
        '<form class="filter" data-view="tasks">',
        (
            '<p class="field"><label>Cơ quan <select name="co-quan">'
            f"{_options('Mọi cơ quan', by_name)}</select></label></p>"
        ),
        (
            '<p class="field"><label>Văn bản <select name="van-ban">'
            f"{_options('Mọi văn bản', documents)}</select></label></p>"
        ),
        '<p class="field"><label>Từ ngày <input type="date" name="tu"></label></p>',
        '<p class="field"><label>Đến ngày <input type="date" name="den"></label></p>',
        '<p class="actions"><button type="reset" class="md-button">Xem tất cả</button></p>',
        '<p class="count" role="status"></p>',
        "</form>",
        (
            f'<p class="calendars"><a class="calendar" href="{UP}assets/calendars/tat-ca.ics">'
            "Tải lịch của mọi việc (.ics)</a></p>"
        ),
    ]


def _options(every: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the choices of a filter, each with the name of its calendar."""
    choices = (
        f'<option value="{escape(value)}" data-calendar="{calendar_name(value)}">{escape(label)}</option>'
        for value, label in pairs
    )
    return f'<option value="">{every}</option>{"".join(choices)}'


def _by_document(plans: Plans) -> list[str]:
    lines = []
    for plan in plans.documents:
        tasks = plans.select(document=plan.cite)
        lines += [
            f"## {plan.kind} {plan.cite} {{ #{places.slug(plan.cite)} }}",
            "",
            f"{len(tasks)} việc. [Tải lịch .ics](../assets/calendars/{calendar_name(plan.cite)})",
            "{ .calendars }",
            "",
            *(line for task in tasks for line in card(task, plans, UP)),
            "",
        ]
    return lines


def line(task: Assignment, part: str) -> str:
    """Return a task as an item of a Markdown list on a page beside the list of all tasks."""
    when = time_words(task)
    return f"- [{task.summary}](index.md#{task.id}) ({part}; {when}; {places.clause_words(task.citation)})"
