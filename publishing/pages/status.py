"""Status: what holds today, on every page, and the register and timeline of the legal basis."""

from html import escape
from pathlib import Path

from calculators.arrangement.words import GRADES
from calculators.dates import short_date
from calculators.law import loader
from calculators.law.model import Law
from calculators.plans import events
from calculators.plans.events import Event
from publishing.pages import places
from publishing.pages.rules import span
from publishing.tables import place
from publishing.tools.markup import save, table, write_file

BANNER = Path("overrides", "partials", "status.html")
FACTS = (
    *("first-phase", "planning-approved", "province-merged", "communes-merged"),
    *("districts-ended", "new-standards"),
)
KIND_NAMES = {"plan": "Kế hoạch", "rules": "Quy tắc", "change": "Thay đổi"}


def write(root: Path) -> None:
    """Write the banner of the theme and the fragments of the legal pages."""
    law = loader.load()
    write_file(root / BANNER, f"{banner(root)}\n")
    save(root, "documents.html", _documents(law))
    save(root, "events.html", _events())
    save(root, "rules-by-date.html", _rules_by_date(law))
    save(root, "status-facts.md", [_fact(one) for one in events.load().values() if one.id in FACTS])


def banner(root: Path) -> str:
    """Return the words that stand on every page of the plans and of the calculators."""
    ended, standards = (events.load()[name].start for name in ("districts-ended", "new-standards"))
    province = place.read(root)
    merged = f"{province.name} thuộc tỉnh {province.successor}; " if province.successor else ""
    return (
        "<strong>Tình trạng hiện nay:</strong> "
        f"cấp huyện kết thúc hoạt động từ {short_date(ended)}; {merged}"
        f"tiêu chuẩn đơn vị hành chính mới áp dụng từ {short_date(standards)}. "
        "Kế hoạch và công văn là văn bản của thời kỳ đó."
    )


def _fact(event: Event) -> str:
    link = f"#{places.document_anchor(event.citation.document)}"
    return (
        f"- **{_span(event)}: {event.title}.** {event.text} "
        f"([{event.citation.text}]({link}), {GRADES[event.grade]})"
    )


def _span(event: Event) -> str:
    end = f" đến {short_date(event.end)}" if event.end else ""
    return f"{short_date(event.start)}{end}"


def _documents(law: Law) -> list[str]:
    in_order = sorted(law.documents.values(), key=lambda document: str(document.issued or "9"))
    rows = [
        [
            (
                f'<span id="{places.document_anchor(document)}">{escape(document.kind)} '
                f"{escape(document.number)}</span> <small>{places.source_link(document)}</small>"
            ),
            short_date(document.issued) if document.issued else "chưa rõ",
            escape(document.issuer),
            escape(document.title),
            escape(document.status),
            GRADES[document.grade],
        ]
        for document in in_order
    ]
    headings = ["Văn bản", "Ngày", "Cơ quan ban hành", "Nội dung", "Tình trạng", "Biết từ đâu"]
    return table("Sổ văn bản", headings, rows)


def _events() -> list[str]:
    lines = ['<ol class="events">']
    for event in events.load().values():
        place = places.of_citation(event.citation)
        lines += [
            (
                f'<li class="event-{event.kind}"><p><time datetime="{event.start}">{_span(event)}'
                f'</time> <span class="flag">{KIND_NAMES[event.kind]}</span></p>'
            ),
            (
                f"<p><strong>{escape(event.title)}.</strong> {escape(event.text)} "
                f'(<a href="../../{place}">{escape(event.citation.text)}</a>, {GRADES[event.grade]})</p></li>'
            ),
        ]
    return [*lines, "</ol>"]


def _rules_by_date(law: Law) -> list[str]:
    """Return the spans in which each set of standards or tests applied, enacted or planned."""
    rows = [
        [
            span(rules),
            escape(rules.title),
            escape("; ".join(citation.text for citation in rules.basis)),
            escape(rules.status),
            GRADES[rules.grade],
        ]
        for rules in law.rule_sets.values()
    ]
    event = events.load()["class-rules"]
    rows.append(
        [
            f"từ {short_date(event.start)}",
            escape(event.title),
            escape(event.citation.text),
            escape(event.text),
            GRADES[event.grade],
        ]
    )
    headings = ["Thời gian", "Quy tắc", "Căn cứ", "Tình trạng", "Biết từ đâu"]
    return table("Quy tắc nào áp dụng khi nào", headings, rows)
