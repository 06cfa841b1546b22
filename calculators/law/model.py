"""The law as data: typed records read from `law/*.toml`, and the rule sets made of them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, override

from calculators.units import Component, Kind, Level, Pair

Grade = Literal["T", "R", "P", "U"]
GRADES: tuple[Grade, ...] = ("T", "R", "P", "U")
Below = Literal["below", "at_most"]
From = Literal["at_least", "above"]
Join = Literal["and", "or"]
Question = Literal["arrangement", "standard"]
Circumstance = Literal[
    "ethnic_share_or_border", "claimed", "mountainous_or_border", "mountainous_border_or_island"
]
CIRCUMSTANCES: tuple[Circumstance, ...] = (
    *("ethnic_share_or_border", "claimed"),
    *("mountainous_or_border", "mountainous_border_or_island"),
)


def weaker(one: Grade, other: Grade) -> Grade:
    """Return the grade that claims less; P, the plan's own word, stands above R and below T."""
    order = ("T", "P", "R", "U")
    return max(one, other, key=order.index)


class Document(NamedTuple):
    """A document of the register; `clauses` may be cited; `issued` None is not known here.

    `address` is where its text can be read, at `address_of`; empty and None where none is known.
    """

    cite: str
    kind: str
    number: str
    issued: date | None
    issuer: str
    title: str
    status: str
    clauses: tuple[str, ...]
    grade: Grade
    checked_on: date
    address: str = ""
    address_of: str = ""
    address_checked_on: date | None = None


class Citation(NamedTuple):
    """A clause of a document of the register (or the document as a whole, with clause "")."""

    document: Document
    clause: str

    @property
    def text(self) -> str:
        """Return the short form, as in "95-KH/TU II.1"."""
        return f"{self.document.cite} {self.clause}".rstrip()


class Condition(NamedTuple):
    """A percentage of the standard, and how the figure of a component is held against it."""

    component: Component
    value: int
    operator: Below
    phrase: str

    def turning_point(self, standard: int) -> int:
        """Return the smallest whole figure for which the condition no longer holds at `standard`."""
        scaled = self.value * standard
        return -(-scaled // 100) if self.operator == "below" else scaled // 100 + 1


class ArrangementTest(NamedTuple):
    """A test that a unit meets when all of its conditions hold ("and"), or one of them ("or").

    It has at most one condition for each component.
    """

    id: str
    title: str
    join: Join
    conditions: tuple[Condition, ...]
    citation: Citation
    grade: Grade


class BaseStandard(NamedTuple):
    """The standard of a kind before special factors, in m² and people; None where none was read.

    A rural kind has one for `mountainous` units and others, and may have one for units on islands.
    """

    id: str
    kind: Kind
    mountainous: bool | None
    parent_kind: Kind | None
    values: Pair[int | None]
    phrase: str
    citation: Citation
    grade: Grade


class SpecialFactor(NamedTuple):
    """What lowers a standard: to `percent` of it, further by steps of the ethnic-minority share.

    `share_from` and `step_points` are in percentage points; `percent` 0 marks a factor not read.
    It lowers the base standards with the ids in `standards`, all of them where there are none.
    """

    id: str
    condition: Circumstance
    components: tuple[Component, ...]
    phrase: str
    citation: Citation
    grade: Grade
    percent: int = 0
    share_from: int = 0
    operator: From = "at_least"
    step_points: int = 1
    step_percent: int = 0
    floor_percent: int = 0
    standards: tuple[str, ...] = ()

    def step(self, share: int, scale: int) -> int:
        """Return how many full steps `share` (in 1/`scale` points) is above the start, -1 below it."""
        start = self.share_from * scale
        reached = share >= start if self.operator == "at_least" else share > start
        if not reached:
            return -1
        return min((share - start) // (self.step_points * scale), self.last_step)

    def step_shares(self, scale: int) -> tuple[int, ...]:
        """Return the smallest shares (in 1/`scale` points) at which each step is reached."""
        first = self.share_from * scale + (self.operator == "above")
        width = self.step_points * scale
        start = self.share_from * scale
        return (first, *(start + width * step for step in range(1, self.last_step + 1)))

    @property
    def last_step(self) -> int:
        """Return the step from which the percentage falls no further: at the floor, or at 100%."""
        if not self.step_percent:
            return 0
        floor = -(-(self.percent - self.floor_percent) // self.step_percent)
        return min(floor, (100 - self.share_from) // self.step_points)

    def percent_at(self, step: int) -> int:
        """Return the percentage of the standard after `step` full steps (0 or more)."""
        return max(self.floor_percent, self.percent - self.step_percent * step)


class Exemption(NamedTuple):
    """A reason for which a unit that must be arranged need not be, if the user claims it."""

    id: str
    phrase: str
    names: tuple[str, ...]
    rural_only: bool
    citation: Citation
    grade: Grade


class Remark(NamedTuple):
    """What a reader is told with a result for these kinds; `mountainous` ones only where it says so."""

    id: str
    kinds: tuple[Kind, ...]
    mountainous: bool
    phrase: str
    citation: Citation
    grade: Grade


class FiguresDay(NamedTuple):
    """The day whose figures the law takes, and what they count."""

    day: date
    phrase: str
    citation: Citation


Standards = Mapping[tuple[Kind, bool | None, Kind | None], BaseStandard]
Factors = Mapping[Kind, tuple[SpecialFactor, ...]]


class Period(NamedTuple):
    """A part of a rule set's time in which the same standards and special factors hold."""

    start: date
    end: date
    standards: Standards
    factors: Factors


class RuleSet(NamedTuple):
    """The rules of one time: tests by level, standards, factors and exemptions that go with them.

    `standards` and `factors` are those of the last of the `periods`; `kinds` are those it judges.
    `mark` stands beside every verdict of rules that are not in force, and is "" for those that are.
    """

    id: str
    title: str
    start: date
    end: date
    status: str
    mark: str
    basis: tuple[Citation, ...]
    grade: Grade
    tests: Mapping[Level, tuple[ArrangementTest, ...]]
    question: Question
    kinds: tuple[Kind, ...]
    standards: Standards
    factors: Factors
    periods: tuple[Period, ...]
    forms_units: bool
    exemptions: Mapping[str, Exemption]
    voluntary: Citation | None
    figures: FiguresDay | None
    remarks: tuple[Remark, ...]

    @override
    def __hash__(self) -> int:
        """Return a hash by identity: results are cached per object."""
        return id(self)

    @override
    def __eq__(self, other: object) -> bool:
        """Return whether the other is this very object."""
        return self is other


class Law(NamedTuple):
    """Everything that was read from `law/`, with a version that changes when the data change."""

    documents: Mapping[str, Document]
    rule_sets: Mapping[str, RuleSet]
    exemptions: Mapping[str, Exemption]
    version: str

    @property
    def in_force(self) -> tuple[RuleSet, ...]:
        """Return the rule sets that hold today."""
        return tuple(rules for rules in self.rule_sets.values() if not rules.mark)

    def rules(self, identifier: str) -> RuleSet:
        """Return the rule set with this id; raises LookupError naming those there are."""
        if identifier not in self.rule_sets:
            identifiers = ", ".join(self.rule_sets)
            raise LookupError(f"Không có bộ quy tắc “{identifier}”. Các bộ quy tắc: {identifiers}.")
        return self.rule_sets[identifier]
