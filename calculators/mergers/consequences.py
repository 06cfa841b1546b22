"""Consequences: what follows from a scenario's mergers, each with its clause, grade and numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from calculators.arrangement.possibilities import possibilities
from calculators.law import loader as law_loader
from calculators.law.documents import Sources
from calculators.law.model import GRADES, Citation, Grade, Law, RuleSet
from calculators.law.records import Record, law_text, read_records
from calculators.mergers import loader as merger_loader
from calculators.mergers.merger import Merger, sum_of
from calculators.plans import assignments
from calculators.plans.assignments import Assignment
from calculators.units import COMPONENTS, Component, Interval, Kind, Level, Unit

FILE = "consequences.toml"
TABLES = ("staff", "increment", "support", "note", "plan_task")
UnitClass = Literal["I", "II", "III"]
CLASSES: tuple[UnitClass, ...] = ("I", "II", "III")
EVIDENCE = ("phrase", "citation", "grade", "checked_on")


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the law says in a few words; `citation` None for what was computed from published totals."""

    phrase: str
    citation: Citation | None
    grade: Grade


@dataclass(frozen=True, eq=False)
class Staff:
    """How many posts, and part-time workers, a unit of these kinds has by its class."""

    kinds: tuple[Kind, ...]
    posts: Mapping[UnitClass, int]
    part_time: Mapping[UnitClass, int]
    evidence: Evidence


@dataclass(frozen=True, eq=False)
class Increment:
    """One post more for each full further part (1/`parts` of the standard) of a figure."""

    figure: Component
    parts: int
    parts_of_urban_district: int
    evidence: Evidence

    def posts(self, figure: Interval, standards: Sequence[int], parent: Kind | None) -> Interval:
        """Return how many posts come on top, the standard being any of those given."""
        parts = self.parts_of_urban_district if parent is Kind.URBAN_DISTRICT else self.parts
        low, high = max(standards), min(standards)
        least = max(0, (figure.low - low) * parts // low)
        most = None if figure.high is None else max(0, (figure.high - high) * parts // high)
        return Interval(least, most)


@dataclass(frozen=True, eq=False)
class Support:
    """Millions of đồng for each unit of a level that there is less."""

    rule_sets: tuple[str, ...]
    level: Level
    million_dong: int
    evidence: Evidence


@dataclass(frozen=True, eq=False)
class Effects:
    """All records of consequences.toml; `notes` and `tasks` by rule set."""

    staff: tuple[Staff, ...]
    increments: tuple[Increment, ...]
    support: tuple[Support, ...]
    notes: Mapping[str, tuple[Evidence, ...]]
    tasks: Mapping[str, tuple[Assignment, ...]]


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts of the members before and of the new unit after; `part_time` before and after."""

    before: Interval
    after: Interval
    part_time: tuple[int, int]


@cache
def load() -> Effects:
    """Return the consequences that the package carries."""
    return read(law_text(FILE), law_loader.load(), assignments.load().assignments)


def read(text: str, law: Law, plan_assignments: Iterable[Assignment]) -> Effects:
    """Return the consequences written in this text; raises LawError on anything wrong."""
    records = read_records(FILE, text, TABLES)
    sources = Sources(law.documents)
    tasks = {task.id: task for task in plan_assignments}
    names = tuple(merger_loader.load())
    notes = [(_owners(r, names), _note(r, sources)) for r in records["note"]]
    started = [(_owners(r, names), _tasks(r, sources, tasks)) for r in records["plan_task"]]
    sets = {name for owners, _ in (*notes, *started) for name in owners}
    return Effects(
        tuple(_staff(record, sources) for record in records["staff"]),
        tuple(_increment(record, sources) for record in records["increment"]),
        tuple(_support(record, sources, names) for record in records["support"]),
        {name: tuple(note for owners, note in notes if name in owners) for name in sets},
        {
            name: tuple(t for owners, plan_tasks in started if name in owners for t in plan_tasks)
            for name in sets
        },
    )


def _evidence(record: Record, sources: Sources, *, cited: bool = True) -> Evidence:
    citation = sources.citation(record) if cited or "citation" in record.values else None
    return Evidence(record.text("phrase"), citation, record.choice("grade", GRADES))


def _owners(record: Record, names: Iterable[str]) -> tuple[str, ...]:
    return record.choices("rule_sets", names)


def _staff(record: Record, sources: Sources) -> Staff:
    record.only(("id", "kinds", "posts", "part_time", *EVIDENCE))
    posts, part_time = record.part("posts"), record.part("part_time")
    return Staff(
        record.choices("kinds", Kind),
        {name: posts.whole(name) for name in CLASSES},
        {name: part_time.whole(name) for name in CLASSES},
        _evidence(record, sources),
    )


def _increment(record: Record, sources: Sources) -> Increment:
    record.only(("id", "figure", "parts", "parts_of_urban_district", *EVIDENCE))
    return Increment(
        record.choice("figure", COMPONENTS),
        record.whole("parts"),
        record.whole("parts_of_urban_district"),
        _evidence(record, sources),
    )


def _support(record: Record, sources: Sources, names: Iterable[str]) -> Support:
    record.only(("id", "rule_sets", "level", "million_dong", *EVIDENCE))
    return Support(
        _owners(record, names),
        record.choice("level", Level),
        record.whole("million_dong"),
        _evidence(record, sources, cited=False),
    )


def _note(record: Record, sources: Sources) -> Evidence:
    record.only(("id", "rule_sets", *EVIDENCE))
    return _evidence(record, sources)


def _tasks(
    record: Record, sources: Sources, plan_assignments: Mapping[str, Assignment]
) -> tuple[Assignment, ...]:
    record.only(("id", "rule_sets", "assignments", *EVIDENCE))
    _evidence(record, sources)
    return tuple(plan_assignments[name] for name in record.choices("assignments", plan_assignments))


def posts(
    merger: Merger, rules: RuleSet, classes: Mapping[str, UnitClass], new: UnitClass | None
) -> Posts | None:
    """Return the posts before and after a merger of commune-level units, the classes given by the user.

    None where the class of a member or of the new unit is not given, or the number for its kind was
    not read.
    """
    before = [_of_unit(unit, rules, classes.get(unit.code)) for unit in merger.members]
    after = _of_unit(merger.unit, rules, new)
    counts = [one for one in before if one is not None]
    if after is None or len(counts) < len(before):
        return None
    return Posts(
        sum_of(one[0] for one in counts), after[0], (sum(one[1] for one in counts), after[1])
    )


def _of_unit(
    unit: Unit, rules: RuleSet, unit_class: UnitClass | None
) -> tuple[Interval, int] | None:
    effects = load()
    staff = next((staff for staff in effects.staff if unit.kind in staff.kinds), None)
    if staff is None or unit_class is None:
        return None
    more = (
        increment.posts(
            unit.figures.of(increment.figure),
            list(_standards(unit, rules, increment.figure)),
            unit.parent_kind,
        )
        for increment in effects.increments
    )
    posts = sum_of([Interval.exactly(staff.posts[unit_class]), *more])
    return posts, staff.part_time[unit_class]


def _standards(unit: Unit, rules: RuleSet, figure: Component) -> Iterator[int]:
    """Yield the full and the lowered standards: which of them the increments count from was not read."""
    for standard in possibilities(unit, rules).standards:
        both = (standard.base.values.of(figure), standard.values.of(figure))
        yield from (value for value in both if value is not None)
