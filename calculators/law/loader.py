"""The register: reads the TOML files of `law/` into checked and linked records."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from calculators.law.documents import Sources, read_document
from calculators.law.model import (
    CIRCUMSTANCES,
    GRADES,
    ArrangementTest,
    BaseStandard,
    Below,
    Condition,
    Exemption,
    FiguresDay,
    From,
    Grade,
    Law,
    Period,
    Remark,
    RuleSet,
    SpecialFactor,
    Standards,
    weaker,
)
from calculators.law.records import Record, law_text, read_records
from calculators.numerals import decimal_text, vietnamese
from calculators.units import COMPONENTS, M2_PER_KM2, WARD_PARENTS, Component, Kind, Level, Pair

FILES = {
    "documents.toml": ("document",),
    "standards.toml": ("standard",),
    "special_factors.toml": ("special_factor",),
    "rule_sets.toml": ("rule_set", "test", "exemption", "remark"),
}
type _Dated[T] = tuple[tuple[date, date], T]
_COMPONENTS: dict[str, tuple[Component, ...]] = {
    **{component: (component,) for component in COMPONENTS},
    "both": COMPONENTS,
}
EVIDENCE = ("citation", "grade", "checked_on")
SPAN = ("from", "to")
STANDARD_KEYS = (
    *("id", "kind", "mountainous", "island", "parent_kind", "area_km2", "population"),
    *("operator", "phrase"),
    *SPAN,
    *EVIDENCE,
)
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
    by_table = {
        table: records
        for file, tables in FILES.items()
        for table, records in read_records(file, texts[file], tables).items()
    }
    documents = {document.cite: document for document in map(read_document, by_table["document"])}
    sources = Sources(documents)
    standards = [(_span(record), _standard(record, sources)) for record in by_table["standard"]]
    known = {standard.id for _, standard in standards}
    factors = [
        (_span(record), _factor(record, sources, known)) for record in by_table["special_factor"]
    ]
    names = [record.text("id") for record in by_table["rule_set"]]
    tests = [(_owner(record, names), _test(record, sources)) for record in by_table["test"]]
    exemptions = [
        (record.choices("rule_sets", names), _exemption(record, sources))
        for record in by_table["exemption"]
    ]
    remarks = [(_owner(record, names), _remark(record, sources)) for record in by_table["remark"]]
    rule_sets = {}
    for record in by_table["rule_set"]:
        own = [remark for owner, remark in remarks if owner == record.text("id")]
        rules = _rule_set(record, sources, standards, factors, tests, exemptions)
        rules = rules._replace(remarks=tuple(own))
        rule_sets[rules.id] = rules
    every = [record for table in by_table.values() for record in table]
    newest = max(record.day("checked_on") for record in every)
    digest = zlib.crc32("".join(texts[file].replace("\r\n", "\n") for file in FILES).encode())
    by_id = {e.id: e for _, e in reversed(exemptions)}
    reasons = {e.id: by_id[e.id] for _, e in exemptions}
    return Law(documents, rule_sets, reasons, f"{newest}.{digest:08x}")


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
    island = record.flag("island") or False
    if mountainous not in ((True, False) if kind.rural and not island else (None,)):
        raise record.fail(
            "mountainous",
            "true hoặc false với đơn vị nông thôn, bỏ trống với đơn vị đô thị hay ở hải đảo",
        )
    if island and not kind.rural:
        raise record.fail("island", "bỏ trống với đơn vị đô thị")
    parent = record.choice("parent_kind", (*WARD_PARENTS, "any")) if kind is Kind.WARD else "any"
    grade = _grade(record)
    values: Pair[int | None] = Pair(None, None)
    phrase = record.text("phrase")
    if grade != "U" or "area_km2" in record.values:
        area, people = record.scaled("area_km2", M2_PER_KM2), record.whole("population")
        values = Pair(area, people)
        amount = f"{_km2(area)} và {vietnamese(str(people))} người"
        phrase = record.phrase(record.choice("operator", ("at_least",)), amount)
    return BaseStandard(
        record.text("id"),
        kind,
        mountainous,
        None if parent == "any" else Kind(parent),
        values,
        phrase,
        sources.citation(record),
        grade,
    )


def _km2(area: int) -> str:
    return f"{vietnamese(decimal_text(area, M2_PER_KM2))} km²"


def _factor(
    record: Record, sources: Sources, standards: Collection[str]
) -> tuple[tuple[Kind, ...], SpecialFactor]:
    numbers = ["percent", "share_from", "step_points", "step_percent"]
    if "floor_percent" in record.values:
        numbers.append("floor_percent")
    record.only(
        (
            *("id", "condition", "kinds", "standards", "component", "operator", "phrase"),
            *(*numbers, *SPAN, *EVIDENCE),
        )
    )
    condition = record.choice("condition", CIRCUMSTANCES)
    read = {
        "ethnic_share_or_border": numbers,
        "claimed": ["percent"],
        "mountainous_or_border": [],
        "mountainous_border_or_island": [],
    }[condition]
    grade = _grade(record)
    if not read and grade != "U":
        raise record.fail("grade", "U khi mức giảm chưa đọc được")
    found = {key: record.whole(key) for key in read}
    operator: From = "at_least"
    phrase = record.text("phrase")
    if "share_from" in found:
        operator = record.choice("operator", ("at_least", "above"))
        phrase = record.phrase(operator, f"{found['share_from']}%")
    return record.choices("kinds", Kind), SpecialFactor(
        record.text("id"),
        condition,
        _COMPONENTS[record.choice("component", _COMPONENTS)],
        phrase,
        sources.citation(record),
        grade,
        operator=operator,
        standards=record.choices("standards", standards) if "standards" in record.values else (),
        **found,
    )


def _condition(record: Record, component: Component) -> Condition:
    record.only(("value", "operator", "phrase"))
    value = record.whole("value")
    operator: Below = record.choice("operator", ("below", "at_most"))
    return Condition(component, value, operator, record.phrase(operator, f"{value}%"))


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
    standards: Collection[_Dated[BaseStandard]],
    factors: Collection[_Dated[tuple[tuple[Kind, ...], SpecialFactor]]],
    tests: Iterable[tuple[str, tuple[tuple[Level, ...], ArrangementTest]]],
    exemptions: Iterable[tuple[tuple[str, ...], Exemption]],
) -> RuleSet:
    record.only(RULE_SET_KEYS)
    name = record.text("id")
    start, end = _span(record)
    kinds = record.choices("kinds", Kind)
    by_level = {
        level: tuple(test for owner, (levels, test) in tests if owner == name and level in levels)
        for level in Level
    }
    periods = tuple(_periods(record, kinds, standards, factors))
    for kind in kinds:
        if not by_level[kind.level]:
            raise record.fail("kinds", f"những loại có điều kiện (test) cho cấp {kind.level}")
    in_force = {f.id for p in periods for found in p.factors.values() for f in found}
    if in_force != set(record.texts("special_factors")):
        known = ", ".join(sorted(in_force)) or "không có yếu tố nào: []"
        raise record.fail("special_factors", f"các yếu tố có hiệu lực trong bộ này: {known}")
    return RuleSet(
        name,
        record.text("title"),
        start,
        end,
        record.text("status"),
        record.text("mark") if "mark" in record.values else "",
        tuple(sources.parse(record, "basis", text) for text in record.texts("basis")),
        _grade(record),
        by_level,
        record.choice("question", ("arrangement", "standard")),
        kinds,
        periods[-1].standards,
        periods[-1].factors,
        periods,
        record.flag("new_unit") is not False,
        {exemption.id: exemption for owners, exemption in exemptions if name in owners},
        sources.citation(record, "voluntary") if "voluntary" in record.values else None,
        _figures(record.part("figures"), sources) if "figures" in record.values else None,
        (),
    )


def _figures(record: Record, sources: Sources) -> FiguresDay:
    record.only(("day", "phrase", "citation"))
    return FiguresDay(record.day("day"), record.text("phrase"), sources.citation(record))


def _remark(record: Record, sources: Sources) -> Remark:
    record.only(("id", "rule_set", "kinds", "mountainous", "phrase", *EVIDENCE))
    return Remark(
        record.text("id"),
        record.choices("kinds", Kind),
        record.flag("mountainous") or False,
        record.text("phrase"),
        sources.citation(record),
        _grade(record),
    )


def _periods(
    record: Record,
    kinds: Collection[Kind],
    standards: Collection[_Dated[BaseStandard]],
    factors: Collection[_Dated[tuple[tuple[Kind, ...], SpecialFactor]]],
) -> Iterator[Period]:
    """Yield the parts of the rule set's time between the days from which it says that the law changes."""
    planned = "standards_on" in record.values
    first, last = (record.day("standards_on"),) * 2 if planned else _span(record)
    changes = record.days("changes")
    starts = (first, *changes)
    if any(later <= earlier or later > last for earlier, later in pairwise(starts)):
        raise record.fail("changes", f"những ngày tăng dần sau {first}, đến {last}")
    ends = (*(day - timedelta(days=1) for day in changes), last)
    grade = _grade(record, "standards_grade")
    for start, end in zip(starts, ends, strict=True):
        found = _by_kind(record, kinds, _in_force(record, standards, start, end), grade)
        by_kind: dict[Kind, tuple[SpecialFactor, ...]] = dict.fromkeys(Kind, ())
        for owners, factor in _in_force(record, factors, start, end):
            for kind in owners:
                if any(other.id == factor.id for other in by_kind[kind]):
                    raise record.fail(
                        "special_factors", f"mỗi yếu tố một lần; “{factor.id}” có hai"
                    )
                by_kind[kind] += (factor,) if kind in kinds else ()
        yield Period(start, end, found, by_kind)


def _by_kind(
    record: Record, kinds: Collection[Kind], standards: Iterable[BaseStandard], grade: Grade
) -> Standards:
    """Return the standards by what they are for; raises LawError where a kind has two, or lacks one."""
    base: dict[tuple[Kind, bool | None, Kind | None], BaseStandard] = {}
    for standard in standards:
        for parent in _parents(standard.kind, standard.parent_kind):
            key = (standard.kind, standard.mountainous, parent)
            if key in base:
                raise record.fail(
                    "id",
                    f"một bộ có một tiêu chuẩn mỗi loại; “{standard.id}” trùng “{base[key].id}”",
                )
            base[key] = replace(standard, grade=weaker(standard.grade, grade))
    for kind in kinds:
        for mountainous in (True, False) if kind.rural else (None,):
            for parent in _parents(kind, None):
                if (kind, mountainous, parent) not in base:
                    lacking = ", ".join(str(part) for part in (kind, mountainous, parent))
                    raise record.fail("kinds", f"những loại có tiêu chuẩn; thiếu của ({lacking})")
    return {key: standard for key, standard in base.items() if standard.kind in kinds}


def _parents(kind: Kind, own: Kind | None) -> tuple[Kind | None, ...]:
    """Return the kinds of parent for which a standard is meant; a ward's may be meant for each."""
    return WARD_PARENTS if kind is Kind.WARD and own is None else (own,)


def _in_force[T](
    record: Record, dated: Iterable[_Dated[T]], first: date, last: date
) -> Iterator[T]:
    """Yield what holds from `first` to `last`; raise on what holds for a part of that time only."""
    for (start, end), item in dated:
        if start <= first and last <= end:
            yield item
        elif start <= last and first <= end:
            cut = end + timedelta(days=1) if first <= end < last else start
            raise record.fail(
                "from",
                f"một khoảng không bị cắt bởi bản ghi có hiệu lực {start} đến {end}; "
                f"nếu luật đổi ở đó thì ghi changes = [{cut}]",
            )
