"""Suppositions: rules with other numbers, for a reader who asks what would be; they are never the law."""

from collections.abc import Iterator, Mapping
from copy import replace
from typing import Literal, NamedTuple

from calculators.arrangement.words import (
    COMPONENT_NAMES,
    LEVELS,
    area_text,
    people_text,
    standard_name,
)
from calculators.law.model import ArrangementTest, BaseStandard, Citation, Condition, RuleSet
from calculators.units import COMPONENTS, Component, Interval, Kind, Level, Pair

Unit = Literal["percent", "km2", "people"]
ENDING = " (giả định)"
"""What the id of such a rule set ends with, behind that of the rule set it was made of."""
MARK = "giả định, không phải quy định"
"""What stands beside every verdict of such rules."""
_OF_STANDARD: Pair[Unit] = Pair("km2", "people")
_UNITS: dict[Unit, str] = {"percent": "%", "km2": "km²", "people": "người"}


class Number(NamedTuple):
    """A number of a rule set, for which a reader may suppose another.

    `value` is in % of the standard, m² or people; `kinds` are those it counts for.
    """

    key: str
    name: str
    unit: Unit
    value: int
    kinds: tuple[Kind, ...]

    @property
    def label(self) -> str:
        """Return its name with its unit, as a form has it."""
        return f"{self.name} ({_UNITS[self.unit]})"


def original(identifier: str) -> str:
    """Return the id of the rule set that supposed rules were made of, or the id itself."""
    return identifier.removesuffix(ENDING)


def numbers(rules: RuleSet) -> tuple[Number, ...]:
    """Return the percentages of the tests, then the standards that were read."""
    return (*_of_tests(rules), *_of_standards(rules))


def supposed(rules: RuleSet, values: Mapping[str, int]) -> RuleSet:
    """Return the rule set with these numbers (by key) in place of its own, and marked as supposed.

    It is the rule set itself where none of them differs.
    """
    other = [
        (one, values[one.key])
        for one in numbers(rules)
        if values.get(one.key, one.value) != one.value
    ]
    if not other:
        return rules
    new_values = {one.key: value for one, value in other}
    sentence = "; ".join(
        f"{one.name} {_text(one.unit, value)} (quy định: {_text(one.unit, one.value)})"
        for one, value in other
    )
    return rules._replace(
        id=rules.id + ENDING,
        title=f"{rules.title}, với số giả định",
        status=f"{MARK}: {sentence}",
        mark=MARK,
        tests={
            level: tuple(_test(test, level, new_values) for test in tests)
            for level, tests in rules.tests.items()
        },
        standards={key: _standard(one, new_values) for key, one in rules.standards.items()},
    )


def _of_tests(rules: RuleSet) -> Iterator[Number]:
    for level, tests in rules.tests.items():
        kinds = tuple(kind for kind in rules.kinds if kind.level is level)
        for test in tests:
            for one in test.conditions:
                compared = one.phrase.replace(f" {one.value}%", "")
                name = (
                    f"{LEVELS[level]}, “{test.title}”: {COMPONENT_NAMES[one.component]} {compared}"
                )
                key = _test_key(test, level, one.component)
                yield Number(key, name, "percent", one.value, kinds)


def _of_standards(rules: RuleSet) -> Iterator[Number]:
    for standard in {one.id: one for one in rules.standards.values()}.values():
        for component in COMPONENTS:
            value = standard.values.of(component)
            if value is not None and standard.grade != "U":
                name = f"tiêu chuẩn {standard_name(standard)}: {COMPONENT_NAMES[component]}"
                key = _standard_key(standard, component)
                yield Number(key, name, _OF_STANDARD.of(component), value, (standard.kind,))


def _test_key(test: ArrangementTest, level: Level, component: Component) -> str:
    return f"{test.id}.{level}.{component}"


def _standard_key(standard: BaseStandard, component: Component) -> str:
    return f"{standard.id}.{component}"


def _text(unit: Unit, value: int) -> str:
    figure = Interval.exactly(value)
    return {"percent": f"{value}%", "km2": area_text(figure), "people": people_text(figure)}[unit]


def _test(test: ArrangementTest, level: Level, values: Mapping[str, int]) -> ArrangementTest:
    own = [
        _condition(one, values.get(_test_key(test, level, one.component), one.value))
        for one in test.conditions
    ]
    if own == [*test.conditions]:
        return test
    return test._replace(conditions=tuple(own), citation=_mark_citation(test.citation))


def _condition(condition: Condition, value: int) -> Condition:
    phrase = condition.phrase.replace(f"{condition.value}%", f"{value}%")
    return condition._replace(value=value, phrase=phrase)


def _standard(standard: BaseStandard, values: Mapping[str, int]) -> BaseStandard:
    own = Pair(
        *(
            values.get(_standard_key(standard, one), law)
            for one, law in zip(COMPONENTS, standard.values, strict=True)
        )
    )
    if own == standard.values:
        return standard
    return replace(standard, values=own, citation=_mark_citation(standard.citation))


def _mark_citation(citation: Citation) -> Citation:
    """Return the citation of the clause whose number is not its own any more."""
    return citation._replace(clause=f"{citation.clause}, số giả định".removeprefix(", "))
