"""Agencies: the view of the tasks by agency, with those of the groups each agency is one of."""

from collections.abc import Iterable
from pathlib import Path

from calculators.law.model import Citation
from calculators.plans import assignments
from calculators.plans.assignments import Agency, Assignment, Plans
from publishing.pages import places
from publishing.pages.calendars import calendar_name
from publishing.pages.tasks import line
from publishing.tools.markup import save


def write(root: Path) -> None:
    """Write the fragment of the view."""
    save(root, "tasks-by-agency.md", _view(assignments.load()))


def _view(plans: Plans) -> list[str]:
    lines = []
    for agency in plans.agencies.values():
        tasks = plans.select(agency.id)
        receives = [
            task for task in plans.assignments if agency in task.report_to or agency in task.via
        ]
        lines += [f"## {agency.name} {{ #{agency.id} }}", "", *_memberships(agency, plans)]
        if tasks:
            lines += [
                (
                    f"{len(tasks)} việc{', kể cả việc chung của nhóm' if agency.groups else ''}. "
                    f"[Tải lịch .ics](../assets/calendars/{calendar_name(agency.id)})"
                ),
                "",
                *(line(task, _part(agency, task, plans)) for task in tasks),
                "",
            ]
        if receives:
            lines += [
                "Nhận hoặc chuyển báo cáo, hồ sơ của:",
                "",
                *(line(task, "qua" if agency in task.via else "nhận") for task in receives),
                "",
            ]
        if not tasks and not receives:
            lines += ["Được nêu tên, không được giao việc.", ""]
        clauses = "; ".join(
            f"[{places.clause_words(citation)}](../{_page_link(citation)})"
            for citation in agency.named_in
        )
        lines += [f"Nêu tại: {clauses}.", ""]
    return lines


def _page_link(citation: Citation) -> str:
    """Return the Markdown link, which MkDocs checks, to the clause's page."""
    folder, _, anchor = places.of_citation(citation).partition("/")
    return f"{folder}/index.md{anchor}"


def _memberships(agency: Agency, plans: Plans) -> list[str]:
    groups = [plans.agencies[name] for name in plans.memberships(agency.id)[1:]]
    members = [other for other in plans.agencies.values() if agency.id in other.groups]
    lines = []
    if groups:
        lines += [f"Thuộc nhóm: {_markdown(groups)}.", ""]
    if members:
        lines += [f"Nhóm này gồm, trong số cơ quan được nêu tên: {_markdown(members)}.", ""]
    return lines


def _markdown(agencies: Iterable[Agency]) -> str:
    return "; ".join(f"[{agency.name}](#{agency.id})" for agency in agencies)


def _part(agency: Agency, task: Assignment, plans: Plans) -> str:
    """Return the part the agency has in the task, and the group through which it has it."""
    own = set(plans.memberships(agency.id))
    leads = [leader for leader in task.lead if leader.id in own]
    actor = (leads or [partner for partner in task.partners if partner.id in own])[0]
    role = task.lead_role if leads else task.partners_role
    return role if actor is agency else f"{role}, trong nhóm “{actor.name}”"
