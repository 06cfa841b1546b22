"""Class register: reads `law/classes.toml` into checked records, linked to the documents."""

import zlib
from collections.abc import Iterator, Mapping
from functools import cache

from calculators.classes.rules import (
    BONUS,
    FIELD_TYPES,
    HUNDRED,
    TOPICS,
    ClassLevel,
    ClassRules,
    Credit,
    Criterion,
    Field,
    Floor,
    Note,
    Position,
    Scale,
)
from calculators.law import loader
from calculators.law.documents import Sources
from calculators.law.model import GRADES, BaseStandard, Grade, Law, RuleSet, weaker
from calculators.law.records import Record, law_text, newest, read_records
from calculators.units import M2_PER_KM2, SHARE_SCALE

FILE = "classes.toml"
DECREE = "NĐ 307/2025/NĐ-CP"
TABLES = (
    *("class", "special", "class_criterion", "scale", "credit", "position", "floor", "field"),
    "note",
)
KINDS = ("commune", "ward", "special_zone")
FACTORS = {"people": 1, "km2": M2_PER_KM2, "percent": SHARE_SCALE}
OF_STANDARD = "percent_of_standard"
EVIDENCE = ("citation", "grade", "checked_on")
CONDITIONS = ("mountainous", "central_city", "island")
SCALE_KEYS = (
    *("id", "criterion", "kinds", "field", "minus", "unit", "direction", "start", "base", "step"),
    *("points", "step_points", "max_points", "standards", "reading", *CONDITIONS, *EVIDENCE),
)


@cache
def load() -> ClassRules:
    """Return the rules that the package carries; raises LawError naming file, record, key and value."""
    return read(law_text(FILE), loader.load())


def read(text: str, law: Law) -> ClassRules:
    """Return the rules written in this text, under this law; raises LawError on anything wrong."""
    records = read_records(FILE, text, TABLES)
    sources = Sources(law.documents)
    levels = {r.text("id"): _level(r, sources) for r in records["class"]}
    (special,) = records["special"]
    criteria = {r.text("id"): _criterion(r, sources) for r in records["class_criterion"]}
    rules = ClassRules(
        DECREE,
        tuple(levels.values()),
        _level(special, sources),
        special.choices("kinds", KINDS),
        criteria,
        tuple(s for r in records["scale"] for s in _scales(r, law, criteria, sources)),
        tuple(_credit(r, criteria, sources) for r in records["credit"]),
        {r.text("id"): _position(r, sources) for r in records["position"]},
        tuple(_floor(r, levels, sources) for r in records["floor"]),
        {r.text("id"): _field(r, sources) for r in records["field"]},
        tuple(_note(r, sources) for r in records["note"]),
        f"{newest(records)}.{zlib.crc32(f'{law.version}{text}'.encode()):08x}",
    )
    for record in records["class_criterion"]:
        _check_most(record, rules)
    return rules


def _grade(record: Record) -> Grade:
    grade = record.choice("grade", GRADES)
    if grade == "U":
        raise record.fail("grade", "T, R hoặc P: mức U không được quyết định")
    return grade


def _points(record: Record, key: str) -> int:
    return 0 if record.values.get(key) == "0" else record.scaled(key, HUNDRED)


def _level(record: Record, sources: Sources) -> ClassLevel:
    kinds = ("kinds",) if record.table == "special" else ()
    record.only(("id", "title", "points", *kinds, *EVIDENCE))
    return ClassLevel(
        record.text("id"),
        record.text("title"),
        _points(record, "points"),
        sources.citation(record),
        _grade(record),
    )


def _criterion(record: Record, sources: Sources) -> Criterion:
    record.only(("id", "title", "max_points", "measured", *EVIDENCE))
    _grade(record)
    return Criterion(
        record.text("id"),
        record.text("title"),
        record.scaled("max_points", HUNDRED),
        record.text("measured"),
        sources.citation(record),
    )


def _scales(
    record: Record, law: Law, criteria: Mapping[str, Criterion], sources: Sources
) -> Iterator[Scale]:
    """Yield the scale of a record, one for each standard where it is counted in percent of these."""
    record.only(SCALE_KEYS)
    kinds = record.choices("kinds", KINDS)
    when = {flag: holds for flag in CONDITIONS if (holds := record.flag(flag)) is not None}
    unit = record.choice("unit", (*FACTORS, OF_STANDARD))
    if unit != OF_STANDARD:
        yield _scale(record, criteria, sources, kinds, when, FACTORS[unit])
        return
    field = record.choice("field", ("area_km2", "population"))
    for standard, whom in _standards(law.rule_sets[record.choice("standards", law.rule_sets)]):
        value = standard.values.population if field == "population" else standard.values.area
        if value is None or standard.kind not in kinds:
            continue
        if value % 100:
            raise record.fail("standards", f"tiêu chuẩn “{standard.id}” chia hết cho 100")
        own = (str(standard.kind),)
        scale = _scale(record, criteria, sources, own, {**when, **whom}, value // 100)
        grade = weaker(scale.grade, standard.grade)
        yield scale._replace(standard=standard.citation, grade=grade)


def _standards(rules: RuleSet) -> Iterator[tuple[BaseStandard, Mapping[str, bool]]]:
    """Yield each standard of a rule set once, and for which units of its kind it is meant."""
    every = {standard.id: standard for standard in rules.standards.values()}.values()
    on_islands = {one.kind for one in every if one.kind.rural and one.mountainous is None}
    for one in every:
        if one.mountainous is not None:
            other = {"island": False} if one.kind in on_islands else {}
            yield one, {"mountainous": one.mountainous, **other}
        else:
            yield one, {"island": True} if one.kind in on_islands else {}


def _scale(
    record: Record,
    criteria: Mapping[str, Criterion],
    sources: Sources,
    kinds: tuple[str, ...],
    when: Mapping[str, bool],
    factor: int,
) -> Scale:
    return Scale(
        record.text("id"),
        record.choice("criterion", (*criteria, BONUS)),
        kinds,
        when,
        record.text("field"),
        record.text("minus") if "minus" in record.values else None,
        record.choice("direction", ("rising", "falling")) == "falling",
        record.scaled("start", factor) if "start" in record.values else None,
        0 if record.values.get("base") == "0" else record.scaled("base", factor),
        record.scaled("step", factor),
        record.scaled("points", HUNDRED),
        _points(record, "step_points"),
        record.scaled("max_points", HUNDRED),
        None,
        record.text("reading") if "reading" in record.values else None,
        sources.citation(record),
        _grade(record),
    )


def _credit(record: Record, criteria: Mapping[str, Criterion], sources: Sources) -> Credit:
    record.only(("id", "criterion", "kinds", "field", "points", "how", "reached", *EVIDENCE))
    return Credit(
        record.text("id"),
        record.choice("criterion", criteria),
        record.choices("kinds", KINDS),
        record.text("field") if "field" in record.values else None,
        record.scaled("points", HUNDRED),
        record.choice("how", ("instead", "beside")) == "instead",
        record.scaled("reached", SHARE_SCALE) if "reached" in record.values else None,
        sources.citation(record),
        _grade(record),
    )


def _position(record: Record, sources: Sources) -> Position:
    record.only(("id", "title", "names", "points", *EVIDENCE))
    _grade(record)
    return Position(
        record.text("id"),
        record.text("title"),
        record.texts("names"),
        _points(record, "points"),
        sources.citation(record),
    )


def _floor(record: Record, levels: Mapping[str, ClassLevel], sources: Sources) -> Floor:
    record.only(("id", "kinds", "permanent_residents", "class", *EVIDENCE))
    _grade(record)
    return Floor(
        record.text("id"),
        record.choices("kinds", KINDS),
        record.whole("permanent_residents"),
        record.choice("class", levels),
        sources.citation(record),
    )


def _field(record: Record, sources: Sources) -> Field:
    record.only(("id", "type", "title", "headings", "most", *EVIDENCE))
    sources.citation(record)
    _grade(record)
    return Field(
        record.text("id"),
        record.choice("type", FIELD_TYPES),
        record.text("title"),
        record.texts("headings"),
        record.scaled("most", SHARE_SCALE) if "most" in record.values else None,
    )


def _note(record: Record, sources: Sources) -> Note:
    record.only(("id", "topic", "field", "kinds", "text", *EVIDENCE))
    return Note(
        record.text("id"),
        record.choice("topic", TOPICS),
        record.text("field") if "field" in record.values else None,
        record.choices("kinds", KINDS) if "kinds" in record.values else (),
        record.text("text"),
        sources.citation(record),
        _grade(record),
    )


def _check_most(record: Record, rules: ClassRules) -> None:
    """Raise unless each kind can reach exactly the most points that a criterion says it gives."""
    name = record.text("id")
    for kind in KINDS:
        parts = [c for c in rules.credits if c.criterion == name and kind in c.kinds]
        scales = [s.most for s in rules.scales if s.criterion == name and kind in s.kinds]
        beside = max(scales, default=0) + sum(c.points for c in parts if not c.instead)
        reach = max([beside, *(c.points for c in parts if c.instead)])
        if reach not in (0, rules.criteria[name].most):
            raise record.fail("max_points", f"{reach / HUNDRED:g}, số điểm cao nhất của {kind}")
