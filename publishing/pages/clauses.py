"""Clauses: what stands on the pages of the plans besides their words: headers, thresholds, examples."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from calculators.arrangement.rule_words import conditions
from calculators.arrangement.words import GRADES, LEVELS
from calculators.dates import short_date
from calculators.law import loader
from calculators.law.citations import full
from calculators.law.model import ArrangementTest, Citation, Document, Law, RuleSet
from calculators.lists import sheets, tables
from calculators.plans import events
from calculators.units import Component, Level
from calculators.worklist.result import Result
from publishing.pages import places, plans
from publishing.pages.plans import Plan
from publishing.tables import data
from publishing.tools.markup import save, table

RULE_SETS = ("2023-2025", "2026-2030")
NAMES: dict[Component, str] = {"area": "diện tích tự nhiên", "population": "quy mô dân số"}


def write(root: Path) -> None:
    """Write the fragments of the pages of the plans."""
    law = loader.load()
    records = plans.load()
    for plan in records.values():
        save(root, f"header-{plan.number}.html", _header(plan))
    save(root, "plans.md", _links(records.values()))
    for name in RULE_SETS:
        rules = law.rules(name)
        save(root, f"groups-{name}.md", _groups(rules))
        save(root, f"thresholds-{name}.html", _thresholds(rules))
        save(root, f"examples-{name}.html", _examples(root, rules, law))
    save(root, "planning-outcome.md", _planning_outcome())


def _links(entries: Iterable[Plan]) -> Iterator[str]:
    """Yield the links of the home page to the plans."""
    for plan in entries:
        document = plan.document
        day = f", ngày {short_date(document.issued)}" if document.issued else ""
        yield f"- [{document.kind} {document.cite}]({plan.page.as_posix()}){day}"


def _header(plan: Plan) -> list[str]:
    document, basis = plan.document, plan.carries_out
    rows = [
        ("Số", escape(document.number)),
        ("Ngày", short_date(document.issued) if document.issued else "không rõ"),
        ("Cơ quan ban hành", escape(document.issuer)),
        ("Nội dung", escape(f"{document.kind} {document.title}")),
        *((escape(term), escape(text)) for term, text in plan.details.items()),
    ]
    if basis is not None:
        link = f'<a href="../{places.of_document(basis)}">{escape(full_title(basis))}</a>'
        rows.append(("Triển khai", link))
    rows.append(("Tình trạng", escape(document.status)))
    rows.append(("Nơi đọc", places.source_link(document)))
    entries = [f"<div><dt>{term}</dt><dd>{html}</dd></div>" for term, html in rows]
    return ['<dl class="document">', *entries, "</dl>"]


def full_title(document: Document) -> str:
    """Return the document as it is cited in full, with its day as pages write days."""
    return full(Citation(document, ""), lambda day: f"ngày {short_date(day)}")


def _tests(rules: RuleSet) -> list[tuple[str, ArrangementTest]]:
    """Return the tests with the levels they are for, a test of both levels once."""
    district, commune = rules.tests[Level.DISTRICT], rules.tests[Level.COMMUNE]
    pairs = []
    for test in (*district, *commune):
        levels = [name for level, name in LEVELS.items() if test in rules.tests[level]]
        pair = (", ".join(levels), test)
        if pair not in pairs:
            pairs.append(pair)
    return pairs


def _groups(rules: RuleSet) -> list[str]:
    # By 2030 the first group is what the years before left over.
    rest = {1: " còn lại"} if rules.id == RULE_SETS[-1] else {}
    lines = [
        f"{number}. đơn vị {levels}{rest.get(number, '')} có đồng thời {conditions(test, NAMES)} tiêu chuẩn;"
        for number, (levels, test) in enumerate(_tests(rules), 1)
    ]
    return [*lines, f"{len(lines) + 1}. đơn vị đã bảo đảm tiêu chuẩn nhưng có nhu cầu sáp nhập."]


def _thresholds(rules: RuleSet) -> list[str]:
    rows = [
        [
            escape(test.title),
            levels,
            escape(conditions(test)),
            escape(test.citation.text),
            test.grade,
        ]
        for levels, test in _tests(rules)
    ]
    headings = ["Nhóm", "Cấp", "Điều kiện, so với tiêu chuẩn", "Căn cứ", "Mức"]
    return table(f"Điều kiện phải sắp xếp, bộ quy tắc {rules.id}", headings, rows)


def examples(root: Path, rules: RuleSet, law: Law) -> list[tuple[dict[str, str], Result]]:
    """Return the worked examples of a rule set: the row of the list and the engine's result."""
    text = (root / data.EXAMPLES).read_text(encoding="utf-8")
    entries = tables.read(sheets.from_text(text), law.exemptions).entries
    return [
        (row, Result(entry, rules))
        for row, entry in zip(data.rows(root, data.EXAMPLES), entries, strict=True)
        if row["rules"] == rules.id
    ]


def _examples(root: Path, rules: RuleSet, law: Law) -> list[str]:
    lines = ['<details class="examples"><summary>Ví dụ tính (đơn vị giả định)</summary>']
    for row, result in examples(root, rules, law):
        first, *others = result.brief
        lines += [
            f'<section aria-label="{escape(row["name"])}">',
            f"<p><strong>{escape(first)}</strong></p>",
            *(f"<p>{escape(line)}</p>" for line in others),
            "<details><summary>Căn cứ và cách tính</summary>",
            *(f"<p>{escape(line)}</p>" for line in result.proof),
            "</details></section>",
        ]
    return [*lines, "</details>"]


def _planning_outcome() -> list[str]:
    event = events.load()["planning-approved"]
    link = f"../phap-ly/index.md#{places.document_anchor(event.citation.document)}"
    return [
        (
            f"{event.text} Việc phê duyệt ghi ở [{event.citation.text}]({link}) "
            f"ngày {short_date(event.start)} ({GRADES[event.grade]})."
        ),
    ]
