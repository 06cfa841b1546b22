"""Merger register: reads `law/mergers.toml` into checked records, linked to documents and standards."""

from collections.abc import Mapping
from functools import cache

from calculators.law import loader
from calculators.law.documents import Sources
from calculators.law.model import GRADES, From, Law
from calculators.law.records import LawError, Record, law_text, read_records
from calculators.mergers.rules import (
    PLACES,
    Clause,
    Criterion,
    Measure,
    MeasureUnit,
    MergerException,
    MergerRules,
    Method,
)
from calculators.numerals import decimal_text, vietnamese
from calculators.units import M2_PER_KM2, Kind, Pair

FILE = "mergers.toml"
TABLES = ("new_unit", "criterion", "method", "exception")
EVIDENCE = ("citation", "grade", "checked_on")
RULES_KEYS = ("id", "kinds", "kind", "basis", "otherwise", "names", "grade", "checked_on")
CRITERION_KEYS = (
    *("id", "rule_set", "kinds", "mountainous", "place", "area", "population"),
    *EVIDENCE,
)


@cache
def load() -> Mapping[str, MergerRules]:
    """Return the rules on new units that the package carries, by the id of the rule set."""
    text = law_text(FILE)
    return read(text, loader.load())


def read(text: str, law: Law) -> Mapping[str, MergerRules]:
    """Return the rules written in this text, by rule set; raises LawError on anything wrong."""
    records = read_records(FILE, text, TABLES)
    sources = Sources(law.documents)
    names = [record.choice("id", law.rule_sets) for record in records["new_unit"]]
    for rules in law.rule_sets.values():
        if rules.forms_units is not (rules.id in names):
            state = "thiếu" if rules.forms_units else "có"
            raise LawError(
                f"{FILE}: bảng “new_unit” {state} bộ quy tắc “{rules.id}”: phải là một bản ghi ở đây, "
                "hoặc new_unit = false ở bộ ấy trong rule_sets.toml, một trong hai"
            )
    criteria = [(r.choice("rule_set", names), _criterion(r, sources)) for r in records["criterion"]]
    methods = [(r.choices("rule_sets", names), _method(r, sources)) for r in records["method"]]
    exceptions = [
        (r.choices("rule_sets", names), _exception(r, sources)) for r in records["exception"]
    ]
    rule_sets = {}
    for record in records["new_unit"]:
        name = record.text("id")
        rule_sets[name] = _rules(
            record,
            sources,
            law,
            [criterion for owner, criterion in criteria if owner == name],
            (
                {method.id: method for owners, method in methods if name in owners},
                tuple(exception for owners, exception in exceptions if name in owners),
            ),
        )
    return rule_sets


def _rules(
    record: Record,
    sources: Sources,
    law: Law,
    criteria: list[Criterion],
    rest: tuple[Mapping[str, Method], tuple[MergerException, ...]],
) -> MergerRules:
    record.only(RULES_KEYS)
    kinds = record.choices("kinds", Kind)
    rules = MergerRules(
        law.rules(record.text("id")),
        kinds,
        record.choice("kind", ("members", "ward_if_any")),
        tuple(sources.parse(record, "basis", text) for text in record.texts("basis")),
        record.choice("grade", GRADES),
        tuple(criteria),
        *rest,
        *(_clause(record, key, sources) for key in ("otherwise", "names")),
    )
    if "percentages" in rules.methods and not all(map(_is_for_sums, criteria)):
        raise record.fail(
            "id",
            "bộ có mọi tiêu chí tính theo % tiêu chuẩn, không phân theo miền núi hay nơi: cách tính "
            "“percentages” cộng tỷ lệ đạt tiêu chuẩn",
        )
    missing = [str(kind) for kind in kinds if not _complete(rules, kind)]
    if missing:
        raise record.fail("kinds", f"các loại có tiêu chí; chưa có tiêu chí: {', '.join(missing)}")
    return rules


def _is_for_sums(criterion: Criterion) -> bool:
    """Return whether a sum of percentages of standards can be held against it, wherever the unit lies."""
    is_everywhere = criterion.mountainous is None and criterion.place is None
    return is_everywhere and criterion.measures.area.unit == "percent_of_standard"


def _clause(record: Record, key: str, sources: Sources) -> Clause | None:
    if key not in record.values:
        return None
    part = record.part(key)
    part.only(("phrase", "citation", "grade"))
    return Clause(part.text("phrase"), sources.citation(part), part.choice("grade", GRADES))


def _complete(rules: MergerRules, kind: Kind) -> bool:
    """Return whether a new unit of the kind finds a criterion wherever it lies."""
    return all(
        any(c.fits(kind, mountainous=mountainous, place=place) for c in rules.criteria)
        for mountainous in (True, False)
        for place in PLACES
    )


def _criterion(record: Record, sources: Sources) -> Criterion:
    record.only(CRITERION_KEYS)
    grade = record.choice("grade", GRADES)
    if grade == "U":
        raise record.fail("grade", "T, R hoặc P: tiêu chí mức U không được quyết định")
    kinds, mountainous = record.choices("kinds", Kind), record.flag("mountainous")
    if mountainous is not None and not all(kind.rural for kind in kinds):
        raise record.fail("mountainous", "bỏ trống với đơn vị đô thị")
    measures = Pair(
        _measure(record.part("area"), "km2"), _measure(record.part("population"), "people")
    )
    if len({measure.unit == "percent_of_standard" for measure in measures}) > 1:
        raise record.fail("population", "cùng tính theo % tiêu chuẩn, hoặc cùng không, như area")
    return Criterion(
        record.text("id"),
        kinds,
        mountainous,
        record.choice("place", PLACES) if "place" in record.values else None,
        measures,
        sources.citation(record),
        grade,
    )


def _measure(record: Record, absolute: MeasureUnit) -> Measure:
    record.only(("value", "operator", "unit", "phrase"))
    unit: MeasureUnit = record.choice("unit", ("percent_of_standard", absolute))
    value = record.scaled("value", M2_PER_KM2) if unit == "km2" else record.whole("value")
    operator: From = record.choice("operator", ("at_least", "above"))
    amount = {
        "percent_of_standard": f"{value}%",
        "km2": f"{vietnamese(decimal_text(value, M2_PER_KM2))} km²",
        "people": f"{vietnamese(str(value))} người",
    }[unit]
    return Measure(value, unit, operator, record.phrase(operator, amount))


def _method(record: Record, sources: Sources) -> Method:
    record.only(("id", "rule_sets", "phrase", *EVIDENCE))
    return Method(
        record.choice("id", ("sum", "percentages")),
        record.text("phrase"),
        sources.citation(record),
        record.choice("grade", GRADES),
    )


def _exception(record: Record, sources: Sources) -> MergerException:
    record.only(("id", "rule_sets", "members_from", "phrase", *EVIDENCE))
    return MergerException(
        record.text("id"),
        record.whole("members_from") if "members_from" in record.values else None,
        record.text("phrase"),
        sources.citation(record),
        record.choice("grade", GRADES),
    )
