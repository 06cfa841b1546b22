"""Rules: the tables of standards, tests and exemptions that the pages show, from the law's data."""

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from calculators.arrangement.rule_words import conditions
from calculators.arrangement.standards import UNREAD
from calculators.arrangement.words import (
    COMPONENT_NAMES,
    GRADES,
    KINDS,
    LEVELS,
    standard_name,
)
from calculators.dates import short_date
from calculators.law import loader
from calculators.law.model import BaseStandard, Law, RuleSet, SpecialFactor
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import enumeration
from calculators.units import M2_PER_KM2, Level
from publishing.tools.markup import save, table


def write(root: Path) -> None:
    """Write the fragments that show the rules."""
    law = loader.load()
    save(root, "rule-sets.html", _rule_sets(law))
    save(root, "tests.html", _tests(law))
    save(root, "standards.html", _standards(law))
    save(root, "factors.md", _factors(law.rules("2023-2025")))
    save(root, "grades.md", [f"- **{grade}**: {text}" for grade, text in GRADES.items()])
    save(root, "exemptions.html", _exemptions(law))


def span(rules: RuleSet) -> str:
    """Return the days from which to which a rule set holds, in words."""
    start = short_date(rules.start)
    return f"từ {start}" if rules.end == date.max else f"{start} đến {short_date(rules.end)}"


def _rule_sets(law: Law) -> list[str]:
    rows = [
        [
            escape(rules.title),
            span(rules),
            escape(rules.status),
            escape("; ".join(citation.text for citation in rules.basis)),
            GRADES[rules.grade],
        ]
        for rules in law.rule_sets.values()
    ]
    headings = ["Quy định", "Thời gian", "Tình trạng", "Căn cứ", "Biết từ đâu"]
    return table("Các quy định", headings, rows)


def _tests(law: Law) -> list[str]:
    rows = [
        [
            escape(rules.title),
            LEVELS[level],
            escape(conditions(test)),
            escape(test.citation.text),
            GRADES[test.grade],
        ]
        for rules in law.rule_sets.values()
        for level in (Level.DISTRICT, Level.COMMUNE)
        for test in rules.tests[level]
    ]
    headings = ["Quy định", "Cấp", "Điều kiện, so với tiêu chuẩn", "Căn cứ", "Biết từ đâu"]
    return table("Đơn vị thuộc diện sắp xếp khi đúng một trong các điều kiện", headings, rows)


def _standards(law: Law) -> Iterator[str]:
    """Yield a table of the standards of each period, with the rule sets that take them."""
    owners: dict[tuple[BaseStandard, ...], list[str]] = {}
    for rules in law.rule_sets.values():
        for period in rules.periods:
            since = f" từ {short_date(period.start)}" if len(rules.periods) > 1 else ""
            # A standard of phường of any parent stands once for each.
            group = tuple(dict.fromkeys(period.standards.values()))
            owners.setdefault(group, []).append(f"{rules.title[0].lower()}{rules.title[1:]}{since}")
    headings = ["Loại đơn vị", "Diện tích từ (km²)", "Dân số từ (người)", "Căn cứ", "Biết từ đâu"]
    for standards, names in owners.items():
        rows = [
            [*map(escape, standard_cells(one)), escape(one.citation.text), GRADES[one.grade]]
            for one in standards
        ]
        caption = f"Tiêu chuẩn trước khi tính yếu tố đặc thù: {', '.join(names)}"
        yield from table(caption, headings, rows, numeric=(1, 2))


def standard_cells(standard: BaseStandard) -> tuple[str, str, str]:
    """Return for whom a standard is meant, its area in km² and its population."""
    area, people = standard.values
    if area is None or people is None:
        return standard_name(standard), "chưa đọc được", "chưa đọc được"
    return (
        standard_name(standard),
        vietnamese(decimal_text(area, M2_PER_KM2)),
        vietnamese(str(people)),
    )


def _factors(rules: RuleSet) -> list[str]:
    """Return each special factor as a list item, the steps of the ethnic-minority share spelled out."""
    return [
        f"- {kinds}: {factor_words(factor)} ({factor.citation.text}, {GRADES[factor.grade]})."
        for kinds, factor in factor_items(rules)
    ]


def factor_items(rules: RuleSet) -> list[tuple[str, SpecialFactor]]:
    """Return each special factor with the kinds of units that it is for."""
    factors: dict[str, tuple[SpecialFactor, list[str]]]
    factors = {factor.id: (factor, []) for group in rules.factors.values() for factor in group}
    for kind, group in rules.factors.items():
        for factor in group:
            factors[factor.id][1].append(KINDS[kind])
    return [(enumeration(kinds), factor) for factor, kinds in factors.values()]


def factor_words(factor: SpecialFactor) -> str:
    """Return what a special factor does to the standard."""
    what = " và ".join(COMPONENT_NAMES[component] for component in factor.components)
    if factor.condition in UNREAD:
        return factor.phrase
    if factor.condition == "claimed":
        return f"{factor.phrase}, khi người dùng nêu: tiêu chuẩn {what} còn {factor.percent}%"
    floor = f", không dưới {factor.floor_percent}%" if factor.floor_percent else ""
    return (
        f"miền núi, vùng cao có tỷ lệ người dân tộc thiểu số {factor.phrase}, hoặc có đường biên giới "
        f"quốc gia trên đất liền: tiêu chuẩn {what} còn {factor.percent}%; mỗi {factor.step_points} "
        f"điểm phần trăm trọn vẹn vượt thêm bớt {factor.step_percent} điểm{floor}"
    )


def _exemptions(law: Law) -> list[str]:
    rows = [
        [escape(item.phrase), escape(item.citation.text), GRADES[item.grade]]
        for item in law.exemptions.values()
    ]
    return table(
        "Lý do có thể nêu để không bắt buộc sắp xếp", ["Lý do", "Căn cứ", "Biết từ đâu"], rows
    )
