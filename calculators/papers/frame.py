"""Frame: what every paper says of itself: that it is none of an authority, its rules, figures and proof."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from calculators import __version__
from calculators.arrangement.words import GRADES
from calculators.dates import full_date
from calculators.law.citations import full
from calculators.law.model import Citation, Document, Grade, RuleSet
from calculators.numerals import vietnamese
from calculators.papers.paper import Block, Paragraph
from calculators.units import Unit

WORKING_PAPER = "Phiếu làm việc, không phải văn bản; không có số và con dấu."
MOST_NOTES = 60
"""As many notes are read on paper; of more it says how many."""
Sources = Mapping[tuple[Citation, Grade], None]
"""Clauses with their grades, each once, in the order in which they were first met."""


def opening(title: str, subtitle: str = "") -> Iterator[Block]:
    """Yield the title, and that the paper is a working paper."""
    yield Paragraph(title, "title")
    if subtitle:
        yield Paragraph(subtitle, "subtitle")
    yield Paragraph(WORKING_PAPER, "note")


def made_text(day: date, rules: RuleSet) -> str:
    """Return when the paper was made and under which rule set, with its span and its status."""
    until = "" if rules.end == date.max else f" đến {full_date(rules.end)}"
    return (
        f"Lập {full_date(day)}. Quy định áp dụng: {rules.title}, từ {full_date(rules.start)}{until} "
        f"(tình trạng: {rules.status})."
    )


def made_under(day: date, document: Document) -> str:
    """Return when the paper was made and under which document, with its status."""
    citation = full(Citation(document, ""))
    return f"Lập {full_date(day)}. Quy định áp dụng: {citation} (tình trạng: {document.status})."


def figures_text(source: str, units: Sequence[Unit], left_out: int) -> str:
    """Return where the figures come from, of when they are, and how many are estimates or lacking."""
    dates = sorted({unit.population_date for unit in units} - {""})
    days = f"thời điểm số liệu {'; '.join(dates)}" if dates else "không ghi thời điểm số liệu"
    # A command names a list by its path, which is of no use to another reader.
    name = source.replace("\\", "/").rpartition("/")[2]
    text = f"Số liệu: danh sách “{name}”, {days}."
    rough = sum(not (unit.area.known and unit.population.known) for unit in units)
    if rough:
        text += f" {vietnamese(str(rough))} đơn vị có diện tích hoặc dân số là khoảng ước lượng hoặc chưa có."
    if left_out:
        text += f" {vietnamese(str(left_out))} dòng của danh sách không dùng được vì thiếu hoặc sai số liệu."
    return text


def notes(texts: Iterable[str], title: str = "Ghi chú") -> Iterator[Block]:
    """Yield what a reader should know of a list, each once, under a title."""
    lines = list(dict.fromkeys(texts))
    if lines:
        yield Paragraph(title, "heading")
        yield from (Paragraph(f"- {text}", "item") for text in lines[:MOST_NOTES])
    if len(lines) > MOST_NOTES:
        more = vietnamese(str(len(lines) - MOST_NOTES))
        yield Paragraph(f"- Còn {more} ghi chú nữa.", "item")


def proof(rules: RuleSet | None, sources: Sources, law_version: str) -> Iterator[Block]:
    """Yield the annex of proof: the clauses in full with what they were read in, and the versions."""
    yield Paragraph("Căn cứ và phiên bản", "heading")
    clauses: dict[str, list[str]] = {}
    # What is cited of a document without a clause stands right behind its name.
    for citation, grade in sorted(sources, key=lambda source: source[0].clause != ""):
        document = full(Citation(citation.document, ""))
        clause = full(citation).removeprefix(document)
        clauses.setdefault(document, []).append(f"{clause} ({GRADES[grade]})")
    for document, texts in clauses.items():
        yield Paragraph(f"- {document}{''.join(texts)}.", "item")
    code = "" if rules is None else f"; mã bộ quy tắc {rules.id}"
    yield Paragraph(f"- Bộ máy tính {__version__}; dữ liệu luật {law_version}{code}.", "item")
