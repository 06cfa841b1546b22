"""Differences between plans: by whom a unit is joined with, never by the names of groups."""

import json
from collections.abc import Iterable

import pytest

from calculators.mergers.differences import (
    Difference,
    Members,
    Plan,
    differences,
    plain,
    plan,
    read,
)
from calculators.mergers.merger import MergerError
from calculators.units import Kind, Unit


def members(codes: Iterable[str]) -> Members:
    """Return these units, each as a whole."""
    return frozenset((code, ()) for code in codes)


def plan_of(**groups: str) -> Plan:
    """Return a plan with these groups, a letter a unit."""
    return Plan("P", tuple((name, members(codes)) for name, codes in groups.items()))


def test_units_that_are_joined_otherwise() -> None:
    """All members of a group that changes; in the order of the list, units that it has not at the end."""
    result = differences(
        plan_of(M="AB", N="CD", O="XY"), plan_of(K="BA", N="CDE", L="FG"), "GFEDCBA"
    )
    assert result.units == (
        Difference("G", None, "L"),
        Difference("F", None, "L"),
        Difference("E", None, "N"),
        Difference("D", "N", "N"),
        Difference("C", "N", "N"),
        Difference("X", "O", None),
        Difference("Y", "O", None),
    )
    assert (result.both, result.only_first, result.only_second) == (1, 2, 2)


def test_plans_that_are_alike() -> None:
    """Other names and another order are no difference."""
    result = differences(plan_of(M="AB", N="CD"), plan_of(X="CD", Y="BA"))
    assert (result.units, result.both, result.only_first, result.only_second) == ((), 2, 0, 0)


def test_parts_differ_by_their_figures() -> None:
    """However they are written; a unit may be in several groups, and what cannot be read is itself."""

    def division(area: str, people: str, *others: str) -> Plan:
        parts = {"B": {"area": area, "population": people}}
        groups = [{"name": "M", "members": ["A", "B"], "parts": parts}]
        groups += [{"name": name, "members": ["B", name], "parts": parts} for name in others]
        return plan({"groups": groups})

    first = division("12,5", "1.000", "N")
    assert not differences(first, division("12,50 km2", "1000", "N")).units
    result = differences(first, division("?", "1000"))
    assert result.units == (
        Difference("A", "M", "M"),
        Difference("B", "M (một phần), N (một phần)", "M (một phần)"),
        Difference("N", "N", None),
    )
    assert not differences(division("?", ""), division("?", "")).units


def test_as_plain_data() -> None:
    """Names as the list has them; a unit that it has not goes by its code."""
    result = differences(plan_of(M="AB"), plan_of())
    assert plain(result, {"A": Unit(Kind.COMMUNE, code="A", name="Đắk A")}) == {
        "units": [
            {"code": "A", "name": "Đắk A", "first": "M", "second": None},
            {"code": "B", "name": "B", "first": "M", "second": None},
        ],
        "both": 0,
        "only_first": 1,
        "only_second": 0,
    }


def test_the_plan_of_a_file() -> None:
    """The one at hand of several, the last where there are not so many; or the only one."""
    groups = [{"name": "M", "members": ["A", 1]}]
    several = [{"name": "1", "groups": []}, {"name": "2", "groups": groups}]
    file = {"format": "scenarios-1", "scenarios": several}
    assert read(json.dumps(file)) == Plan("1", ())
    for current in (1, 2):
        result = read(json.dumps(file | {"current": current}))
        assert result == Plan("2", (("M", members("A1")),))
    assert read(json.dumps({"format": "scenario-1", "groups": []})) == Plan("", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "other"}',
        '{"format": "scenarios-1", "scenarios": []}',
        '{"format": "scenarios-1", "scenarios": {}}',
    ],
)
def test_a_file_without_scenarios_is_refused(text: str) -> None:
    """Said in words, whatever it holds."""
    with pytest.raises(MergerError, match="không phải tệp phương án"):
        read(text)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"groups": [{"name": "M", "members": ["A"], "parts": {"A": 3}}]},
        {"groups": [{}]},
        {"groups": [3]},
        {"groups": 3},
        3,
    ],
)
def test_a_scenario_without_groups_is_none(content: object) -> None:
    """Neither a number nor a group without members is a plan."""
    with pytest.raises(MergerError, match="không có phương án"):
        plan(content)  # type: ignore[arg-type]
