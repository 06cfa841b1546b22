"""The register: reads the TOML files of `law/` into checked and linked records."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from copy import replace
from datetime import date
from functools import cache

from calculators.law.documents import Sources, read_document
from calculators.law.model import (
    CIRCUMSTANCES,
    GRADES,
    ArrangementTest,
    BaseStandard,
    Condition,
    Exemption,
    Grade,
    Law,
    RuleSet,
    SpecialFactor,
    weaker,
)
from calculators.law.records import Record, law_text, read_records
from calculators.units import COMPONENTS, M2_PER_KM2, WARD_PARENTS, Component, Kind, Level, Pair

FILES = {
    "documents.toml": ("document",),
    "standards.toml": ("standard",),
    "special_factors.toml": ("special_factor",),
    "rule_sets.toml": ("rule_set", "test", "exemption"),
}
_COMPONENTS: dict[str, tuple[Component, ...]] = {
    **{component: (component,) for component in COMPONENTS},
    "both": COMPONENTS,
}
EVIDENCE = ("citation", "grade", "checked_on")
SPAN = ("from", "to")
STANDARD_KEYS = (
    *("id", "kind", "mountainous", "parent_kind", "area_km2", "population", "operator", "phrase"),
    *SPAN,
    *EVIDENCE,
)
RULE_SET_KEYS = (
    *("id", "title", *SPAN, "standards_on", "standards_grade", "status", "basis", "voluntary"),
    *("grade", "checked_on"),
)


@cache
def load() -> Law:
    """Return the law that the package carries; raises LawError naming file, record, key and value."""
    return read({file: law_text(file) for file in FILES})


def read(texts: Mapping[str, str]) -> Law:
    """Return the law written in these files (name: text); raises LawError on anything wrong."""
    by_table = {
        table: list(read_records(file, table, texts[file], tables))
        for file, tables in FILES.items()
        for table in tables
    }
    documents = {document.cite: document for document in map(read_document, by_table["document"])}
    sources = Sources(documents)
    standards = [(_span(record), _standard(record, sources)) for record in by_table["standard"]]
    factors = [(_span(record), _factor(record, sources)) for record in by_table["special_factor"]]
    names = [record.text("id") for record in by_table["rule_set"]]
    tests = [(_owner(record, names), _test(record, sources)) for record in by_table["test"]]
    exemptions = [
        (record.choices("rule_sets", names), _exemption(record, sources))
        for record in by_table["exemption"]
    ]
    rule_sets = {}
    for record in by_table["rule_set"]:
        rules = _rule_set(record, sources, standards, factors, tests, exemptions)
        rule_sets[rules.id] = rules
    every = [record for table in by_table.values() for record in table]
    newest = max(record.day("checked_on") for record in every)
    digest = zlib.crc32("".join(texts[file].replace("\r\n", "\n") for file in FILES).encode())
    return Law(documents, rule_sets, {e.id: e for _, e in exemptions}, f"{newest}.{digest:08x}")


def _grade(record: Record, key: str = "grade") -> Grade:
    return record.choice(key, GRADES)


def _span(record: Record) -> tuple[date, date]:
    start, end = record.day("from"), record.day("to")
    if end < start:
        raise record.fail("to", f"một ngày không trước {start}")
    return start, end


def _owner(record: Record, rule_sets: Iterable[str]) -> str:
    return record.choice("rule_set", rule_sets)


def _standard(record: Record, sources: Sources) -> BaseStandard:
    record.only(STANDARD_KEYS)
    kind = record.choice("kind", Kind)
    mountainous = record.flag("mountainous")
    if mountainous not in ((True, False) if kind.rural else (None,)):
        raise record.fail(
            "mountainous", "true hoặc false với đơn vị nông thôn, bỏ trống với đơn vị đô thị"
        )
    record.choice("operator", ("at_least",))
    return BaseStandard(
        record.text("id"),
        kind,
        mountainous,
        record.choice("parent_kind", WARD_PARENTS) if kind is Kind.WARD else None,
        Pair(record.scaled("area_km2", M2_PER_KM2), record.whole("population")),
        record.text("phrase"),
        sources.citation(record),
        _grade(record),
    )


def _factor(record: Record, sources: Sources) -> tuple[tuple[Kind, ...], SpecialFactor]:
    numbers = ("percent", "share_from", "step_points", "step_percent", "floor_percent")
    record.only(
        ("id", "condition", "kinds", "component", "operator", "phrase", *numbers, *SPAN, *EVIDENCE)
    )
    condition = record.choice("condition", CIRCUMSTANCES)
    read = {
        "ethnic_share_or_border": numbers,
        "claimed": ("percent",),
        "mountainous_or_border": (),
    }[condition]
    grade = _grade(record)
    if not read and grade != "U":
        raise record.fail("grade", "U khi mức giảm chưa đọc được")
    return record.choices("kinds", Kind), SpecialFactor(
        record.text("id"),
        condition,
        _COMPONENTS[record.choice("component", _COMPONENTS)],
        record.text("phrase"),
        sources.citation(record),
        grade,
        operator=record.choice("operator", ("at_least", "above"))
        if "share_from" in read
        else "at_least",
        **{key: record.whole(key) for key in read},
    )


def _condition(record: Record, component: Component) -> Condition:
    record.only(("value", "operator", "phrase"))
    return Condition(
        component,
        record.whole("value"),
        record.choice("operator", ("below", "at_most")),
        record.text("phrase"),
    )


def _test(record: Record, sources: Sources) -> tuple[tuple[Level, ...], ArrangementTest]:
    record.only(("id", "title", "rule_set", "levels", "join", *COMPONENTS, "unit", *EVIDENCE))
    record.choice("unit", ("percent_of_standard",))
    grade = _grade(record)
    if grade == "U":
        raise record.fail("grade", "T, R hoặc P: mức U không bao giờ quyết định kết quả")
    own = [one for one in COMPONENTS if one in record.values] or COMPONENTS
    several = len(own) > 1
    if "join" in record.values and not several:
        raise record.fail("join", "bỏ trống khi chỉ có một điều kiện")
    return record.choices("levels", Level), ArrangementTest(
        record.text("id"),
        record.text("title"),
        record.choice("join", ("and", "or")) if several else "and",
        tuple(_condition(record.part(component), component) for component in own),
        sources.citation(record),
        grade,
    )


def _exemption(record: Record, sources: Sources) -> Exemption:
    record.only(("id", "phrase", "names", "rule_sets", "rural_only", *EVIDENCE))
    return Exemption(
        record.text("id"),
        record.text("phrase"),
        record.texts("names"),
        record.flag("rural_only") or False,
        sources.citation(record),
        _grade(record),
    )


def _rule_set(
    record: Record,
    sources: Sources,
    standards: Iterable[tuple[tuple[date, date], BaseStandard]],
    factors: Iterable[tuple[tuple[date, date], tuple[tuple[Kind, ...], SpecialFactor]]],
    tests: Iterable[tuple[str, tuple[tuple[Level, ...], ArrangementTest]]],
    exemptions: Iterable[tuple[tuple[str, ...], Exemption]],
) -> RuleSet:
    record.only(RULE_SET_KEYS)
    name = record.text("id")
    start, end = _span(record)
    planned = "standards_on" in record.values
    first, last = (record.day("standards_on"),) * 2 if planned else (start, end)
    limit = _grade(record, "standards_grade")
    base: dict[tuple[Kind, bool | None, Kind | None], BaseStandard] = {}
    for standard in _in_force(record, standards, first, last):
        key = (standard.kind, standard.mountainous, standard.parent_kind)
        if key in base:
            raise record.fail(
                "id", f"một bộ có một tiêu chuẩn mỗi loại; “{standard.id}” trùng “{base[key].id}”"
            )
        base[key] = replace(standard, grade=weaker(standard.grade, limit))
    by_kind: dict[Kind, tuple[SpecialFactor, ...]] = dict.fromkeys(Kind, ())
    for kinds, factor in _in_force(record, factors, first, last):
        for kind in kinds:
            by_kind[kind] += (factor,)
    by_level = {
        level: tuple(test for owner, (levels, test) in tests if owner == name and level in levels)
        for level in Level
    }
    return RuleSet(
        name,
        record.text("title"),
        start,
        end,
        record.text("status"),
        first,
        tuple(sources.parse(record, "basis", text) for text in record.texts("basis")),
        _grade(record),
        by_level,
        base,
        by_kind,
        {exemption.id: exemption for owners, exemption in exemptions if name in owners},
        sources.citation(record, "voluntary") if "voluntary" in record.values else None,
    )


def _in_force[T](
    record: Record, dated: Iterable[tuple[tuple[date, date], T]], first: date, last: date
) -> Iterator[T]:
    """Yield what holds from `first` to `last`; raise on what holds for a part of that time only."""
    for (start, end), item in dated:
        if start <= first and last <= end:
            yield item
        elif start <= last and first <= end:
            raise record.fail(
                "from", f"một khoảng không bị cắt bởi bản ghi có hiệu lực {start} đến {end}"
            )
