"""Differences: what becomes of each unit in one plan and in another, such as that of a colleague."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.mergers.explanation import unit_name
from calculators.mergers.merger import MergerError
from calculators.units import Unit

FORMATS = ("scenarios-1", "scenario-1")


@dataclass(frozen=True)
class Plan:
    """The groups of a scenario: names, each with the codes of its members."""

    name: str
    groups: tuple[tuple[str, frozenset[str]], ...]

    def group_of(self) -> dict[str, tuple[str, frozenset[str]]]:
        """Return the group of each unit that is in one, by the unit's code."""
        return {code: group for group in self.groups for code in group[1]}


@dataclass(frozen=True)
class Difference:
    """A unit that the plans arrange otherwise; a group is None where the unit stays as it is."""

    code: str
    first: str | None
    second: str | None


@dataclass(frozen=True)
class Differences:
    """The units that differ, and how many groups both plans have or only one of them has."""

    units: tuple[Difference, ...]
    both: int
    only_first: int
    only_second: int


def plan(scenario: Mapping[str, Any]) -> Plan:
    """Return the plan of a scenario as pages and files have it; raises MergerError where it is none."""
    try:
        groups = [(str(group["name"]), map(str, group["members"])) for group in scenario["groups"]]
        return Plan(
            str(scenario.get("name", "")), tuple((name, frozenset(codes)) for name, codes in groups)
        )
    except (KeyError, TypeError) as error:
        raise MergerError("Tệp không có phương án nào.") from error


def read(text: str) -> Plan:
    """Return the plan at hand of a file of scenarios; raises MergerError where there is none."""
    try:
        content = json.loads(text)
        if content["format"] not in FORMATS:
            raise MergerError("Tệp không phải tệp phương án.")
        several = content.get("scenarios", [content])
        chosen = several[min(int(content.get("current", 0)), len(several) - 1)]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise MergerError("Tệp không phải tệp phương án.") from error
    return plan(chosen)


def plain(found: Differences, units: Mapping[str, Unit]) -> dict[str, Any]:
    """Return the differences as plain data; a unit that the list has not goes by its code."""
    return {
        "units": [
            {
                "code": one.code,
                "name": unit_name(units[one.code]) if one.code in units else one.code,
                "first": one.first,
                "second": one.second,
            }
            for one in found.units
        ],
        "both": found.both,
        "only_first": found.only_first,
        "only_second": found.only_second,
    }


def differences(first: Plan, second: Plan, order: Iterable[str] = ()) -> Differences:
    """Return what differs, units in the order of a list; two groups are one where their members are.

    A group's name does not count. Units that the list has not come last, by their codes.
    """
    ours, theirs = first.group_of(), second.group_of()
    places = {code: place for place, code in enumerate(order)}
    codes = sorted(
        ours.keys() | theirs.keys(), key=lambda code: (places.get(code, len(places)), code)
    )
    nowhere: tuple[None, frozenset[str]] = (None, frozenset())
    units = [
        Difference(code, ours.get(code, nowhere)[0], theirs.get(code, nowhere)[0])
        for code in codes
        if ours.get(code, nowhere)[1] != theirs.get(code, nowhere)[1]
    ]
    mine, others = ({codes for _, codes in one.groups} for one in (first, second))
    return Differences(tuple(units), len(mine & others), len(mine - others), len(others - mine))
