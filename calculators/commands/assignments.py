"""The command `assignments`: the tasks of the two plans as a table, as JSON or as a calendar."""

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from calculators.commands import files
from calculators.commands.files import DONE, CommandError
from calculators.law.model import Law
from calculators.plans import assignments
from calculators.plans.assignments import (
    CADENCE_NAMES,
    Agency,
    Assignment,
    Occurrence,
    occurrences,
)
from calculators.plans.icalendar import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _law: Law) -> None:
    """Add the command to the command line; its `run` takes the options, gives the status."""
    parser = commands.add_parser(
        "assignments", help="nhiệm vụ, cơ quan và thời hạn trong các văn bản"
    )
    parser.add_argument(
        "--agency", metavar="ID", help="việc của một cơ quan, kể cả việc của nhóm có cơ quan ấy"
    )
    parser.add_argument("--document", metavar="ID", help="một văn bản, chẳng hạn 95-KH/TU")
    parser.add_argument("--on", type=_day, metavar="DATE", help="từ ngày này, dạng 2023-05-22")
    parser.add_argument("--until", type=_day, metavar="DATE", help="đến hết ngày này")
    parser.add_argument(
        "--format", default="table", choices=["table", "json", "ics"], help="dạng kết quả"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, *_: object) -> int:
    """Write what was asked for; raises CommandError, LookupError on a call that cannot be meant."""
    plans = assignments.load()
    if options.on and options.until and options.until < options.on:
        raise CommandError(f"--until {options.until} đứng trước --on {options.on}.")
    tasks = plans.select(options.agency, options.document, options.on, options.until)
    days = occurrences(tasks, options.on, options.until)
    if options.format == "json":
        output = files.as_json(report(tasks, days), indent=1)
    elif options.format == "ics":
        title = "Nhiệm vụ trong các văn bản của tỉnh"
        try:
            output = calendar(tasks, days, plans.checked_on, title)
        except ValueError as error:
            raise CommandError(str(error)) from error
    else:
        output = _table(tasks, days)
    files.write(output, None)
    return DONE


def report(tasks: "Iterable[Assignment]", days: "Iterable[Occurrence]") -> dict[str, Any]:
    """Return the tasks and their days as the JSON that scripts rely on."""
    return {
        "assignments": [_fields(task) for task in tasks],
        "occurrences": [{"id": day.assignment.id, "date": str(day.day)} for day in days],
    }


def _fields(task: Assignment) -> dict[str, Any]:
    return {
        "id": task.id,
        "document": task.citation.document.cite,
        "clause": task.citation.clause,
        "lead": [agency.id for agency in task.lead],
        "with": [agency.id for agency in task.partners],
        "summary": task.summary,
        "due": None if task.due is None else str(task.due),
        "cadence": task.cadence,
        "deliverable": task.deliverable or None,
        "report_to": _names(task.report_to) or None,
        "via": _names(task.via) or None,
        "encouraged": task.encouraged,
    }


def _names(agencies: "Iterable[Agency]") -> str:
    return ", ".join(agency.name for agency in agencies)


def _table(tasks: "Iterable[Assignment]", days: "Iterable[Occurrence]") -> bytes:
    lines = []
    for task in tasks:
        lines += [f"{task.id}  [{task.citation.text}]", f"  {task.summary}"]
        lines.append(f"  {task.lead_role.capitalize()}: {_names(task.lead)}")
        if task.partners:
            lines.append(f"  {task.partners_role.capitalize()}: {_names(task.partners)}")
        lines += [f"  Thời gian: {task.timing or CADENCE_NAMES[task.cadence]}", ""]
    lines += [f"{day.day}  {day.assignment.id}" for day in days]
    return ("\n".join([*lines, f"{sum(1 for _ in tasks)} nhiệm vụ."]) + "\n").encode()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” không phải ngày dạng 2023-05-22") from error
