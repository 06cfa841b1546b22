"""The provisions of a rule set, each read from its record: standard, factor, test, exemption, remark."""

from collections.abc import Collection
from datetime import date

from calculators.law.documents import Sources
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
    Remark,
    SpecialFactor,
)
from calculators.law.records import Record
from calculators.numerals import decimal_text, vietnamese
from calculators.units import COMPONENTS, M2_PER_KM2, WARD_PARENTS, Component, Kind, Level, Pair

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


def read_grade(record: Record, key: str = "grade") -> Grade:
    """Return the evidence grade that stands under a key: T, R, P or U."""
    return record.choice(key, GRADES)


def read_span(record: Record) -> tuple[date, date]:
    """Return the first and the last day of a record; raises LawError where they are in the wrong order."""
    start, end = record.day("from"), record.day("to")
    if end < start:
        raise record.fail("to", f"một ngày không trước {start}")
    return start, end


def read_standard(record: Record, sources: Sources) -> BaseStandard:
    """Return a standard, area in m² and people; raises LawError, as where urban and rural keys are mixed."""
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
    grade = read_grade(record)
    values: Pair[int | None] = Pair(None, None)
    phrase = record.text("phrase")
    if grade != "U" or "area_km2" in record.values:
        area, people = record.scaled("area_km2", M2_PER_KM2), record.whole("population")
        values = Pair(area, people)
        amount = (
            f"{vietnamese(decimal_text(area, M2_PER_KM2))} km² và {vietnamese(str(people))} người"
        )
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


def read_factor(
    record: Record, sources: Sources, standards: Collection[str]
) -> tuple[tuple[Kind, ...], SpecialFactor]:
    """Return the kinds that a special factor is for, and the factor; raises LawError on a wrong key."""
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
    keys = {
        "ethnic_share_or_border": numbers,
        "claimed": ["percent"],
        "mountainous_or_border": [],
        "mountainous_border_or_island": [],
    }[condition]
    grade = read_grade(record)
    if not keys and grade != "U":
        raise record.fail("grade", "U khi mức giảm chưa đọc được")
    values = {key: record.whole(key) for key in keys}
    operator: From = "at_least"
    phrase = record.text("phrase")
    if "share_from" in values:
        operator = record.choice("operator", ("at_least", "above"))
        phrase = record.phrase(operator, f"{values['share_from']}%")
    return record.choices("kinds", Kind), SpecialFactor(
        record.text("id"),
        condition,
        _COMPONENTS[record.choice("component", _COMPONENTS)],
        phrase,
        sources.citation(record),
        grade,
        operator=operator,
        standards=record.choices("standards", standards) if "standards" in record.values else (),
        **values,
    )


def _condition(record: Record, component: Component) -> Condition:
    record.only(("value", "operator", "phrase"))
    value = record.whole("value")
    operator: Below = record.choice("operator", ("below", "at_most"))
    return Condition(component, value, operator, record.phrase(operator, f"{value}%"))


def read_test(record: Record, sources: Sources) -> tuple[tuple[Level, ...], ArrangementTest]:
    """Return the levels that a test is for, and the test; raises LawError, also on grade U."""
    record.only(("id", "title", "rule_set", "levels", "join", *COMPONENTS, "unit", *EVIDENCE))
    record.choice("unit", ("percent_of_standard",))
    grade = read_grade(record)
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


def read_exemption(record: Record, sources: Sources) -> Exemption:
    """Return a reason for which a unit need not be arranged; raises LawError on a wrong key."""
    record.only(("id", "phrase", "names", "rule_sets", "rural_only", *EVIDENCE))
    return Exemption(
        record.text("id"),
        record.text("phrase"),
        record.texts("names"),
        record.flag("rural_only") or False,
        sources.citation(record),
        read_grade(record),
    )


def read_figures(record: Record, sources: Sources) -> FiguresDay:
    """Return the day of which figures are to be; raises LawError on a wrong key."""
    record.only(("day", "phrase", "citation"))
    return FiguresDay(record.day("day"), record.text("phrase"), sources.citation(record))


def read_remark(record: Record, sources: Sources) -> Remark:
    """Return what is said beside the results of some kinds of unit; raises LawError on a wrong key."""
    record.only(("id", "rule_set", "kinds", "mountainous", "phrase", *EVIDENCE))
    return Remark(
        record.text("id"),
        record.choices("kinds", Kind),
        record.flag("mountainous") or False,
        record.text("phrase"),
        sources.citation(record),
        read_grade(record),
    )
