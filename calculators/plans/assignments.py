"""Tasks of the two plans: who does what, by when, reported to whom; and the agencies they name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from calculators.law import loader
from calculators.law.documents import Sources
from calculators.law.model import Citation, Document
from calculators.law.records import Record, law_text, newest, read_files

Cadence = Literal["once", "yearly", "periodic", "on_request", "ongoing", "none"]
CADENCES: tuple[Cadence, ...] = ("once", "yearly", "periodic", "on_request", "ongoing", "none")
CADENCE_NAMES: dict[Cadence, str] = {
    "once": "một lần",
    "yearly": "hằng năm",
    "periodic": "định kỳ",
    "on_request": "khi có yêu cầu",
    "ongoing": "thường xuyên",
    "none": "không ghi thời hạn",
}
"""What each cadence is called for readers."""
KEYS = (
    *("id", "citation", "summary", "lead", "lead_role", "with", "with_role", "cadence", "timing"),
    *("due", "before", "from", "to", "deliverable", "report_to", "via", "encouraged", "checked_on"),
)
FILES = {"agencies.toml": ("agency",), "assignments.toml": ("assignment",)}


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that a plan names; `groups` are the wider ones it is one of."""

    id: str
    short: str
    name: str
    is_group: bool
    groups: tuple[str, ...]
    named_in: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day on which a task falls due at the latest."""

    assignment: "Assignment"
    day: date


@dataclass(frozen=True, slots=True)
class Assignment:
    """One duty of a plan; `days` are the last days on which it is in time, if the plan names any.

    `timing` is what the plan says of the time ("" if nothing), `deliverable` "" if it names none.
    """

    id: str
    citation: Citation
    summary: str
    lead: tuple[Agency, ...]
    lead_role: str
    partners: tuple[Agency, ...]
    partners_role: str
    cadence: Cadence
    timing: str
    days: tuple[date, ...]
    deliverable: str
    report_to: tuple[Agency, ...]
    via: tuple[Agency, ...]
    encouraged: bool

    @property
    def due(self) -> date | None:
        """Return the last day of a task done once; None for the others."""
        return self.days[0] if self.cadence == "once" else None

    def occurrences(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Occurrence]:
        """Yield what falls due from `first` to `last`, both included; None leaves that end open."""
        for day in self.days:
            if (first is None or first <= day) and (last is None or day <= last):
                yield Occurrence(self, day)


@dataclass(frozen=True, eq=False)
class Plans:
    """The tasks and agencies of the plans; `checked_on` is the newest check of a record."""

    agencies: Mapping[str, Agency]
    assignments: tuple[Assignment, ...]
    checked_on: date

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the plans that assign the tasks, in their order."""
        return tuple(dict.fromkeys(task.citation.document for task in self.assignments))

    def memberships(self, identifier: str) -> tuple[str, ...]:
        """Return the agency's id and those of all groups it is in; raises LookupError if unknown."""
        if identifier not in self.agencies:
            names = ", ".join(self.agencies)
            raise LookupError(f"Không có cơ quan “{identifier}”. Các cơ quan: {names}.")
        identifiers = [identifier]
        for member in identifiers:
            identifiers += [
                group for group in self.agencies[member].groups if group not in identifiers
            ]
        return tuple(identifiers)

    def select(
        self,
        agency: str | None = None,
        document: str | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> tuple[Assignment, ...]:
        """Return the tasks of an agency (its groups' included), a document and a span of days.

        A dated task belongs to the span if it falls due in it, an undated one if its document is
        not younger than the span. Raises LookupError for an agency or document without a record.
        """
        owners = None if agency is None else set(self.memberships(agency))
        cites = [plan.cite for plan in self.documents]
        if document is not None and document not in cites:
            raise LookupError(f"Không có văn bản “{document}”. Các văn bản: {', '.join(cites)}.")
        return tuple(
            task
            for task in self.assignments
            if (owners is None or any(actor.id in owners for actor in task.lead + task.partners))
            and document in (None, task.citation.document.cite)
            and _falls_in(task, first, last)
        )


def occurrences(
    tasks: Iterable[Assignment], first: date | None = None, last: date | None = None
) -> list[Occurrence]:
    """Return the days from `first` to `last` on which these tasks fall due, in their order."""
    days = [occurrence for task in tasks for occurrence in task.occurrences(first, last)]
    return sorted(days, key=lambda occurrence: (occurrence.day, occurrence.assignment.id))


@cache
def load() -> Plans:
    """Return the tasks that the package carries; raises LawError on a wrong record."""
    texts = {file: law_text(file) for file in FILES}
    return read(texts, loader.load().documents)


def read(texts: Mapping[str, str], documents: Mapping[str, Document]) -> Plans:
    """Return the tasks written in these files (name: text); raises LawError on anything wrong."""
    sources = Sources(documents)
    by_table = read_files(texts, FILES)
    groups = [record.text("id") for record in by_table["agency"] if record.flag("group")]
    agencies: dict[str, Agency] = {}
    owners: dict[str, str] = {}
    for record in by_table["agency"]:
        agency = _agency(record, groups, sources)
        for key, name in (("short", agency.short), ("name", agency.name)):
            owner = owners.setdefault(" ".join(name.casefold().split()), agency.id)
            if owner != agency.id:
                raise record.fail(
                    key, f"một tên chưa dùng cho cơ quan khác; đây là tên của “{owner}”"
                )
        agencies[agency.id] = agency
    assignments = tuple(_assignment(record, agencies, sources) for record in by_table["assignment"])
    return Plans(agencies, assignments, newest(by_table))


def _falls_in(task: Assignment, first: date | None, last: date | None) -> bool:
    if task.days:
        return any(True for _ in task.occurrences(first, last))
    issued = task.citation.document.issued
    return last is None or issued is None or issued <= last


def _agency(record: Record, group_ids: Iterable[str], sources: Sources) -> Agency:
    record.only(("id", "short", "name", "group", "groups", "named_in", "checked_on"))
    groups = record.choices("groups", group_ids) if "groups" in record.values else ()
    if record.text("id") in groups:
        raise record.fail("groups", "những nhóm khác chính cơ quan này")
    return Agency(
        record.text("id"),
        record.text("short"),
        record.text("name"),
        record.flag("group") or False,
        groups,
        tuple(sources.parse(record, "named_in", text) for text in record.texts("named_in")),
    )


def _assignment(record: Record, agencies: Mapping[str, Agency], sources: Sources) -> Assignment:
    record.only(KEYS)
    cadence = record.choice("cadence", CADENCES)
    partners = _agencies(record, "with", agencies)
    citation = sources.citation(record)
    issued = citation.document.issued
    if issued is None:
        raise record.fail("citation", "khoản của văn bản có ngày (date) trong documents.toml")
    days = _days(record, cadence)
    if days and days[0] < issued:
        key = "due" if cadence == "once" else "from"
        raise record.fail(key, f"ngày không trước ngày của văn bản, {issued}")
    return Assignment(
        record.text("id"),
        citation,
        record.text("summary"),
        tuple(agencies[name] for name in record.choices("lead", agencies)),
        record.text("lead_role"),
        partners,
        record.text("with_role") if partners else "",
        cadence,
        "" if cadence == "none" and "timing" not in record.values else record.text("timing"),
        days,
        record.text("deliverable") if "deliverable" in record.values else "",
        _agencies(record, "report_to", agencies),
        _agencies(record, "via", agencies),
        record.flag("encouraged") or False,
    )


def _agencies(record: Record, key: str, agencies: Mapping[str, Agency]) -> tuple[Agency, ...]:
    if key not in record.values:
        return ()
    return tuple(agencies[name] for name in record.choices(key, agencies))


def _days(record: Record, cadence: Cadence) -> tuple[date, ...]:
    dates = {"once": ("due",), "yearly": ("before", "from", "to")}.get(cadence, ())
    for key in ("due", "before", "from", "to"):
        if key in record.values and key not in dates:
            raise record.fail(key, f"không có khi cadence là {cadence}")
    if cadence == "once":
        return (record.day("due"),)
    if cadence == "yearly":
        first, last = record.whole("from"), record.whole("to")
        if last < first:
            raise record.fail("to", f"một năm không trước {first}")
        return tuple(_eve(record, year) for year in range(first, last + 1))
    return ()


def _eve(record: Record, year: int) -> date:
    """Return the last day before the month and day that is too late."""
    try:
        return date.fromisoformat(f"{year}-{record.text('before')}") - timedelta(days=1)
    except ValueError as error:
        raise record.fail("before", "một ngày trong năm dạng 12-25") from error
