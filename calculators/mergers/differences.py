"""Differences: what becomes of each unit in one plan and in another, such as that of a colleague."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from calculators.mergers.explanation import unit_name
from calculators.mergers.merger import MergerError
from calculators.mergers.parts import figures_key
from calculators.units import Unit

Members = frozenset[tuple[str, tuple[object, ...]]]
"""The members of a group: the code of each, and the figures of its part where only a part is taken."""
FORMATS = ("scenarios-1", "scenario-1")


@dataclass(frozen=True)
class Plan:
    """The groups of a scenario: names, each with its members."""

    name: str
    groups: tuple[tuple[str, Members], ...]

    def groups_of(self) -> dict[str, dict[Members, str]]:
        """Return the groups of each unit that is in some, with what is said of it, by the unit's code."""
        labels: dict[str, dict[Members, str]] = {}
        for name, members in self.groups:
            for code, of_part in members:
                labels.setdefault(code, {})[members] = f"{name} (một phần)" if of_part else name
        return labels


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
        groups = tuple((str(group["name"]), _members(group)) for group in scenario["groups"])
        return Plan(str(scenario.get("name", "")), groups)
    except (AttributeError, KeyError, TypeError) as error:
        raise MergerError("Tệp không có phương án nào.") from error


def _members(group: Mapping[str, Any]) -> Members:
    parts = group.get("parts") or {}
    return frozenset(
        (code, figures_key(parts[code]) if code in parts else ())
        for code in map(str, group["members"])
    )


def read(text: str) -> Plan:
    """Return the plan at hand of a file of scenarios; raises MergerError where there is none."""
    try:
        content = json.loads(text)
        if content["format"] not in FORMATS:
            raise MergerError("Tệp không phải tệp phương án.")
        several = content.get("scenarios", [content])
        scenario = several[min(int(content.get("current", 0)), len(several) - 1)]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise MergerError("Tệp không phải tệp phương án.") from error
    return plan(scenario)


def plain(changes: Differences, units: Mapping[str, Unit]) -> dict[str, Any]:
    """Return the differences as plain data; a unit that the list has not goes by its code."""
    return {
        "units": [
            {
                "code": one.code,
                "name": unit_name(units[one.code]) if one.code in units else one.code,
                "first": one.first,
                "second": one.second,
            }
            for one in changes.units
        ],
        "both": changes.both,
        "only_first": changes.only_first,
        "only_second": changes.only_second,
    }


def differences(first: Plan, second: Plan, order: Iterable[str] = ()) -> Differences:
    """Return what differs, units in the order of a list; two groups are one where their members are.

    A group's name does not count. Units that the list has not come last, by their codes.
    """
    ours, theirs = first.groups_of(), second.groups_of()
    places = {code: place for place, code in enumerate(order)}
    codes = sorted(
        ours.keys() | theirs.keys(), key=lambda code: (places.get(code, len(places)), code)
    )
    units = [
        Difference(code, _labels(ours.get(code)), _labels(theirs.get(code)))
        for code in codes
        if ours.get(code, {}).keys() != theirs.get(code, {}).keys()
    ]
    mine, others = ({members for _, members in one.groups} for one in (first, second))
    return Differences(tuple(units), len(mine & others), len(mine - others), len(others - mine))


def _labels(groups: Mapping[Members, str] | None) -> str | None:
    return ", ".join(groups.values()) if groups else None
