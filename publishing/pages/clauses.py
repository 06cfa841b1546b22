"""Clauses: what stands on the pages of the two plans besides their words: headers, thresholds, examples."""

from html import escape
from pathlib import Path

from calculators.arrangement.explanation import conditions
from calculators.arrangement.words import GRADES, LEVELS
from calculators.law import loader
from calculators.law.model import ArrangementTest, Document, Law, RuleSet
from calculators.lists import sheets, tables
from calculators.plans import events
from calculators.plans.events import written
from calculators.units import Component, Level
from calculators.worklist.first import Json
from calculators.worklist.report import report
from publishing.pages import places
from publishing.tables import data
from publishing.tools.markup import save, table

RULE_SETS = ("2023-2025", "2026-2030")
PLAN_DETAILS = {
    "95-KH/TU": (
        ("Người ký", "A Pớt, Phó Bí thư, thay mặt Ban Thường vụ Tỉnh ủy"),
        (
            "Báo cáo, gửi",
            (
                "Bộ Chính trị, Ban Tổ chức Trung ương, Ban cán sự đảng Bộ Nội vụ; các cơ quan, tổ chức "
                "của tỉnh nêu ở cuối trang"
            ),
        ),
        ("Triển khai", "KL 48-KL/TW"),
    ),
    "1503/UBND-KTTH": (
        ("Người ký", "Lê Ngọc Tuấn, Chủ tịch, thay mặt Ủy ban nhân dân tỉnh"),
        (
            "Kính gửi",
            "Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh; Ủy ban nhân dân các huyện, thành phố",
        ),
        ("Triển khai", "Công điện 364/CĐ-TTg"),
    ),
}
NAMES: dict[Component, str] = {"area": "diện tích tự nhiên", "population": "quy mô dân số"}


def write(root: Path) -> None:
    """Write the fragments of the pages of the two plans."""
    law = loader.load()
    save(root, "header-95.html", _header(law, law.documents["95-KH/TU"]))
    save(root, "header-1503.html", _header(law, law.documents["1503/UBND-KTTH"]))
    for name in RULE_SETS:
        rules = law.rules(name)
        save(root, f"groups-{name}.md", _groups(rules))
        save(root, f"thresholds-{name}.html", _thresholds(rules))
        save(root, f"examples-{name}.html", _examples(root, rules, law))
    save(root, "planning-outcome.md", _planning_outcome())


def _header(law: Law, document: Document) -> list[str]:
    rows = [
        ("Số", document.number),
        ("Ngày", written(document.issued) if document.issued else "không rõ"),
        ("Cơ quan ban hành", document.issuer),
        ("Nội dung", f"{document.kind} {document.title}"),
        *PLAN_DETAILS[document.cite],
        ("Tình trạng", document.status),
        ("Nơi đọc", ""),
    ]
    lines = ['<dl class="document">']
    for term, text in rows:
        cited = law.documents.get(text) if term == "Triển khai" else None
        html = escape(text) or places.published(document)
        if cited is not None:
            html = f'<a href="../{places.of_document(cited)}">{escape(full_title(cited))}</a>'
        lines.append(f"<div><dt>{escape(term)}</dt><dd>{html}</dd></div>")
    return [*lines, "</dl>"]


def full_title(document: Document) -> str:
    """Return the document as it is cited in full: kind, number, day, issuer, title."""
    day = f" ngày {written(document.issued)}" if document.issued else ""
    number = f"{document.kind} số {document.number}"
    return f"{number}{day} của {document.issuer} {document.title}"


def _tests(rules: RuleSet) -> list[tuple[str, ArrangementTest]]:
    """Return the tests with the levels they are for, a test of both levels once."""
    district, commune = rules.tests[Level.DISTRICT], rules.tests[Level.COMMUNE]
    found = []
    for test in (*district, *commune):
        levels = [name for level, name in LEVELS.items() if test in rules.tests[level]]
        pair = (", ".join(levels), test)
        if pair not in found:
            found.append(pair)
    return found


def _groups(rules: RuleSet) -> list[str]:
    # By 2030 the first group is what the years before left over.
    left = {1: " còn lại"} if rules.id == RULE_SETS[-1] else {}
    lines = [
        f"{number}. đơn vị {levels}{left.get(number, '')} có đồng thời {conditions(test, NAMES)} tiêu chuẩn;"
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


def examples(root: Path, rules: RuleSet, law: Law) -> list[tuple[dict[str, str], Json]]:
    """Return the worked examples of a rule set: the row of the list and the engine's result."""
    text = (root / data.EXAMPLES).read_text(encoding="utf-8")
    rows = data.rows(root, data.EXAMPLES)
    result = report(tables.read(sheets.from_text(text), law.exemptions), law, rules)
    return [
        (row, unit)
        for row, unit in zip(rows, result["units"], strict=True)
        if row["rules"] == rules.id
    ]


def _examples(root: Path, rules: RuleSet, law: Law) -> list[str]:
    lines = ['<details class="examples"><summary>Ví dụ tính (đơn vị giả định)</summary>']
    for row, unit in examples(root, rules, law):
        first, *others = unit["brief"]
        proof = unit["explanation"].splitlines()[len(unit["brief"]) :]
        lines += [
            f'<section aria-label="{escape(row["name"])}">',
            f"<p><strong>{escape(first)}</strong></p>",
            *(f"<p>{escape(line)}</p>" for line in others),
            "<details><summary>Căn cứ và cách tính</summary>",
            *(f"<p>{escape(line)}</p>" for line in proof),
            "</details></section>",
        ]
    return [*lines, "</details>"]


def _planning_outcome() -> list[str]:
    event = events.load()["planning-approved"]
    link = f"../phap-ly/index.md#{places.document_anchor(event.citation.document)}"
    return [
        (
            f"{event.text} Việc phê duyệt ghi ở [{event.citation.text}]({link}) "
            f"ngày {written(event.start)} ({GRADES[event.grade]})."
        ),
    ]
