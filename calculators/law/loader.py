"""The register: reads the TOML files of `law/` into checked and linked records."""

import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from calculators.law.documents import Sources, read_document
from calculators.law.model import (
    ArrangementTest,
    BaseStandard,
    Exemption,
    Law,
    RuleSet,
    SpecialFactor,
)
from calculators.law.periods import Dated, read_periods
from calculators.law.provisions import (
    SPAN,
    read_exemption,
    read_factor,
    read_figures,
    read_grade,
    read_remark,
    read_span,
    read_standard,
    read_test,
)
from calculators.law.records import Record, law_text, newest, read_files
from calculators.units import Kind, Level

FILES = {
    "documents.toml": ("document",),
    "standards.toml": ("standard",),
    "special_factors.toml": ("special_factor",),
    "rule_sets.toml": ("rule_set", "test", "exemption", "remark"),
}
RULE_SET_KEYS = (
    *("id", "title", *SPAN, "changes", "standards_on", "standards_grade", "kinds", "status"),
    *("mark", "question", "basis", "voluntary", "figures", "special_factors", "new_unit"),
    *("grade", "checked_on"),
)


@cache
def load() -> Law:
    """Return the law that the package carries; raises LawError naming file, record, key and value."""
    return read({file: law_text(file) for file in FILES})


def read(texts: Mapping[str, str]) -> Law:
    """Return the law written in these files (name: text); raises LawError on anything wrong."""
    by_table = read_files(texts, FILES)
    documents = {document.cite: document for document in map(read_document, by_table["document"])}
    sources = Sources(documents)
    standards = [
        (read_span(record), read_standard(record, sources)) for record in by_table["standard"]
    ]
    identifiers = {standard.id for _, standard in standards}
    factors = [
        (read_span(record), read_factor(record, sources, identifiers))
        for record in by_table["special_factor"]
    ]
    names = [record.text("id") for record in by_table["rule_set"]]
    tests = [(_owner(record, names), read_test(record, sources)) for record in by_table["test"]]
    exemptions = [
        (record.choices("rule_sets", names), read_exemption(record, sources))
        for record in by_table["exemption"]
    ]
    remarks = [
        (_owner(record, names), read_remark(record, sources)) for record in by_table["remark"]
    ]
    rule_sets = {}
    for record in by_table["rule_set"]:
        own = [remark for owner, remark in remarks if owner == record.text("id")]
        rules = _rule_set(record, sources, standards, factors, tests, exemptions)
        rules = rules._replace(remarks=tuple(own))
        rule_sets[rules.id] = rules
    digest = zlib.crc32("".join(texts[file].replace("\r\n", "\n") for file in FILES).encode())
    by_id = {e.id: e for _, e in reversed(exemptions)}
    reasons = {e.id: by_id[e.id] for _, e in exemptions}
    return Law(documents, rule_sets, reasons, f"{newest(by_table)}.{digest:08x}")


def _owner(record: Record, rule_sets: Iterable[str]) -> str:
    return record.choice("rule_set", rule_sets)


def _rule_set(
    record: Record,
    sources: Sources,
    standards: Collection[Dated[BaseStandard]],
    factors: Collection[Dated[tuple[tuple[Kind, ...], SpecialFactor]]],
    tests: Iterable[tuple[str, tuple[tuple[Level, ...], ArrangementTest]]],
    exemptions: Iterable[tuple[tuple[str, ...], Exemption]],
) -> RuleSet:
    record.only(RULE_SET_KEYS)
    name = record.text("id")
    start, end = read_span(record)
    kinds = record.choices("kinds", Kind)
    by_level = {
        level: tuple(test for owner, (levels, test) in tests if owner == name and level in levels)
        for level in Level
    }
    periods = tuple(read_periods(record, kinds, standards, factors))
    for kind in kinds:
        if not by_level[kind.level]:
            raise record.fail("kinds", f"những loại có điều kiện (test) cho cấp {kind.level}")
    in_force = {f.id for p in periods for own in p.factors.values() for f in own}
    if in_force != set(record.texts("special_factors")):
        listing = ", ".join(sorted(in_force)) or "không có yếu tố nào: []"
        raise record.fail("special_factors", f"các yếu tố có hiệu lực trong bộ này: {listing}")
    return RuleSet(
        name,
        record.text("title"),
        start,
        end,
        record.text("status"),
        record.text("mark") if "mark" in record.values else "",
        tuple(sources.parse(record, "basis", text) for text in record.texts("basis")),
        read_grade(record),
        by_level,
        record.choice("question", ("arrangement", "standard")),
        kinds,
        periods[-1].standards,
        periods[-1].factors,
        periods,
        record.flag("new_unit") is not False,
        {exemption.id: exemption for owners, exemption in exemptions if name in owners},
        sources.citation(record, "voluntary") if "voluntary" in record.values else None,
        read_figures(record.part("figures"), sources) if "figures" in record.values else None,
        (),
    )
