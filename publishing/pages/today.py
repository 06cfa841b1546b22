"""Today: what is in force now, its numbers, what is not known, where it was read and whom to ask."""

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from calculators.arrangement.words import KINDS
from calculators.dates import short_date
from calculators.law import loader
from calculators.law.model import Document, RuleSet
from calculators.plans import events
from calculators.sentences import capital
from publishing.pages import places, rules
from publishing.tables import place
from publishing.tools.markup import save, table

WORDS = Path(__file__).with_name("today.toml")
IN_FORCE = "from-2026"
UP = "../../"
"""From the page to the root of the site."""


def write(root: Path) -> None:
    """Write the fragments of the page."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    law = loader.load()
    save(root, "today-in-force.html", _in_force(words))
    save(root, "today-standards.html", _standards(law.rule_sets.get(IN_FORCE), words))
    save(root, "today-statements.html", _statements(words, place.read(root).today))
    save(root, "today-readings.html", _readings(words))


def _in_force(words: dict[str, Any]) -> Iterator[str]:
    new, ended = (events.load()[name] for name in ("new-standards", "districts-ended"))
    merged = events.load().get("communes-merged")
    yield "<ul>"
    yield (
        f"<li><strong>{_link(new.citation.document)}</strong>: tiêu chuẩn của tỉnh, xã, phường, đặc khu. "
        f"Áp dụng từ <strong>{short_date(new.start)}</strong>. {escape(new.text)} "
        f"{_read_in(words, new.citation.document)}</li>"
    )
    if merged:
        yield (
            f"<li><strong>{_link(merged.citation.document)}</strong>, ngày {short_date(merged.start)}: các "
            f"xã, phường, đặc khu của tỉnh, từ {short_date(ended.start)}. "
            f"{_read_in(words, merged.citation.document)}</li>"
        )
    yield f"<li><strong>{_link(ended.citation.document)}</strong>: không còn cấp huyện.</li>"
    yield "</ul>"


def _standards(law: RuleSet | None, words: dict[str, Any]) -> Iterator[str]:
    """Yield the standards that were read; one that was not is never called in force."""
    if law is None:
        yield "<p>Các con số của tiêu chuẩn mới chưa được đưa vào dữ liệu của trang.</p>"
        return
    # A standard of phường of any parent stands once for each.
    read = [one for one in dict.fromkeys(law.standards.values()) if one.grade != "U"]
    rows = [
        [escape(name), area, people, escape(standard.citation.clause)]
        for standard in read
        for name, area, people in [rules.standard_cells(standard)]
    ]
    headings = ["Loại đơn vị", "Diện tích từ (km²)", "Dân số từ (người)", "Điều"]
    yield from table("Tiêu chuẩn hiện nay", headings, rows, numeric=(1, 2))
    basis = law.basis[0].document
    yield f"<p>{_read_in(words, basis)}</p>"
    unread = [s for s in law.standards.values() if s.grade == "U"]
    if unread:
        names = "; ".join(dict.fromkeys(KINDS[standard.kind] for standard in unread))
        yield f"<p>Chưa đọc được tiêu chuẩn của: {escape(names)}.</p>"
    yield "<ul>"
    for kinds, factor in rules.factor_items(law):
        if factor.grade == "U":
            yield f"<li>Chưa xác minh, không dùng để kết luận: {escape(kinds)}, {escape(factor.phrase)}.</li>"
        else:
            yield f"<li>{escape(kinds.capitalize())}: {escape(rules.factor_words(factor))}.</li>"
    yield "</ul>"


def _statements(words: dict[str, Any], province: str) -> Iterator[str]:
    yield '<dl class="unit-answers">'
    for statement in words["statement"]:
        yield (
            f"<div><dt>{escape(statement['when'])}</dt><dd>{escape(statement['text'])} "
            "<small>(đọc ở nguồn thuật lại)</small></dd></div>"
        )
    yield "</dl>"
    yield "<p>Chưa tìm thấy:</p><ul>"
    for unknown in words["unknown"]:
        yield f"<li>{escape(unknown['text'].format(province=province))};</li>"
    yield "</ul>"


def _readings(words: dict[str, Any]) -> Iterator[str]:
    law = loader.load()
    yield "<ul>"
    for reading in words["reading"]:
        document = law.documents.get(reading["document"])
        if document is None:  # another province has other resolutions of its own
            continue
        yield f"<li>{_link(document)}: {escape(reading['text'])}. {places.source_link(document)}</li>"
    yield "</ul>"
    homes = ", ".join(
        f'<a href="{escape(home["link"])}" rel="external">{escape(home["name"])}</a>'
        for home in words["home"]
    )
    yield f"<p>Nơi tìm bản gốc (trang ngoài): {homes}.</p>"


def _read_in(words: dict[str, Any], document: Document) -> str:
    """Return where the document was read."""
    for reading in words["reading"]:
        if reading["document"] == document.cite:
            return f"{escape(capital(reading['text']))}."
    return ""


def _link(document: Document) -> str:
    place = places.of_document(document)
    return f'<a href="{UP}{place}">{escape(document.kind)} {escape(document.number)}</a>'
