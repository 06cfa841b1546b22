"""What happened around the two plans: dated events for readers; none decides a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from calculators.law import loader
from calculators.law.documents import Sources
from calculators.law.model import GRADES, Citation, Document, Grade
from calculators.law.records import Record, law_text, read_records

EventKind = Literal["plan", "rules", "change"]
KINDS: tuple[EventKind, ...] = ("plan", "rules", "change")
FILE, TABLE = "events.toml", "event"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened from a day on; `end` is its last day, None if it has none."""

    id: str
    kind: EventKind
    start: date
    end: date | None
    title: str
    text: str
    citation: Citation
    grade: Grade


@cache
def load() -> Mapping[str, Event]:
    """Return the events that the package carries, by id; raises LawError on a wrong record."""
    text = law_text(FILE)
    return read(text, loader.load().documents)


def read(text: str, documents: Mapping[str, Document]) -> Mapping[str, Event]:
    """Return the events written in this text, by id; raises LawError on anything wrong."""
    sources = Sources(documents)
    records = read_records(FILE, text, (TABLE,))[TABLE]
    events = [_event(record, sources) for record in records]
    return {event.id: event for event in sorted(events, key=lambda event: event.start)}


def _event(record: Record, sources: Sources) -> Event:
    record.only(("id", "kind", "from", "to", "title", "text", "citation", "grade", "checked_on"))
    start = record.day("from")
    end = record.day("to") if "to" in record.values else None
    if end is not None and end < start:
        raise record.fail("to", f"một ngày không trước {start}")
    return Event(
        record.text("id"),
        record.choice("kind", KINDS),
        start,
        end,
        record.text("title"),
        record.text("text"),
        sources.citation(record),
        record.choice("grade", GRADES),
    )
