"""The times of a rule set: what changes inside it is said, and each time has its own standards."""

import tomllib
from datetime import date

import pytest

from calculators.arrangement.possibilities import possibilities
from calculators.law import loader
from calculators.law.records import LawError
from calculators.units import Interval, Kind, Unit
from tests.law.test_loader import texts

HEAD = "[[standard]]\n"
RULE_SET = "[[rule_set]]\n"


def without(files: dict[str, str], name: str) -> tuple[dict[str, str], str]:
    """Return the files without the first standard of this name, and that standard."""
    head, *records = files["standards.toml"].split(HEAD)
    index = next(i for i, record in enumerate(records) if record.startswith(f'id = "{name}"\n'))
    standard = records.pop(index)
    return files | {"standards.toml": HEAD.join([head, *records])}, standard


def with_change(last: str, first: str, *, newest_first: bool = False) -> dict[str, str]:
    """Return the law in which the population standard of a mountain commune grew between two days."""
    files, commune = without(texts(), "commune-mountainous")
    old = commune.replace("to = 2025-12-31", f"to = {last}")
    new = commune.replace("5000", "6000").replace("5.000", "6.000").replace("2019-03-12", first)
    both = (new, old) if newest_first else (old, new)
    return files | {"standards.toml": HEAD.join([files["standards.toml"], *both])}


def with_word(files: dict[str, str], day: str) -> dict[str, str]:
    """Return the files in which every rule set that it cuts says that the law changed on this day."""
    head, *records = files["rule_sets.toml"].split(RULE_SET)
    for number, text in enumerate(records):
        record = tomllib.loads(RULE_SET + text)["rule_set"][0]
        crosses = (
            "standards_on" not in record
            and record["from"] < date.fromisoformat(day) <= record["to"]
        )
        records[number] = f"changes = [{day}]\n{text}" if crosses else text
    return files | {"rule_sets.toml": RULE_SET.join([head, *records])}


CHANGES = [
    ("2024-06-30", "2024-07-01", False),
    ("2024-06-30", "2024-07-01", True),
    ("2023-01-01", "2023-01-02", False),
    ("2025-12-30", "2025-12-31", True),
]


@pytest.mark.parametrize(("last", "first", "newest_first"), CHANGES)
def test_a_standard_that_changes_inside_a_rule_set_is_data(
    *, last: str, first: str, newest_first: bool
) -> None:
    """Where the rule set says so, as it is told to: each period has its own, and the last one counts."""
    files = with_change(last, first, newest_first=newest_first)
    message = rf"2023-2025”, khóa “from”.*changes = \[{first}\]"
    with pytest.raises(LawError, match=message):
        loader.read(files)
    rules = loader.read(with_word(files, first)).rules("2023-2025")
    assert [(str(p.start), str(p.end)) for p in rules.periods] == [
        ("2023-01-01", last),
        (first, "2025-12-31"),
    ]
    unit = Unit(Kind.COMMUNE, mountainous=True, border=False, share=Interval.exactly(0))
    for period, people in zip(rules.periods, (5000, 6000), strict=True):
        (standard,) = possibilities(unit, rules._replace(standards=period.standards)).standards
        assert standard.values.population == people
    (newest,) = possibilities(unit, rules).standards
    assert newest.values.population == 6000


@pytest.mark.parametrize(
    ("name", "mountainous"), [("rural_district-mountainous", True), ("rural_district-other", False)]
)
def test_a_kind_without_one_of_its_standards_is_refused(name: str, *, mountainous: bool) -> None:
    """In the mountains or not: the one that is lacking is named."""
    files, _ = without(texts(), name)
    lacking = f"thiếu kind = {Kind.RURAL_DISTRICT}, mountainous = {str(mountainous).lower()}"
    with pytest.raises(LawError, match=f"{lacking}$"):
        loader.read(files)
