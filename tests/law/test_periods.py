"""The times of a rule set: what changes inside it is said, and each time has its own standards."""

import pytest

from calculators.arrangement.standards import possibilities
from calculators.law import loader
from calculators.law.records import LawError
from calculators.units import Interval, Kind, Unit
from tests.law.test_loader import texts


def with_change() -> dict[str, str]:
    """Return the law in which the population standard of a mountain commune grew on 1-7-2024."""
    files = texts()
    head, commune = files["standards.toml"].split('[[standard]]\nid = "commune-mountainous"\n', 1)
    commune, *rest = commune.split("\n\n", 1)
    old = commune.replace("to = 2025-12-31", "to = 2024-06-30")
    new = (
        commune.replace("5000", "6000")
        .replace("5.000", "6.000")
        .replace("2019-03-12", "2024-07-01")
    )
    both = "\n\n".join(f'[[standard]]\nid = "commune-mountainous"\n{one}' for one in (old, new))
    files["standards.toml"] = "\n\n".join([head + both, *rest])
    return files


def test_a_standard_that_changes_inside_a_rule_set_is_data() -> None:
    """Where the rule set says so: each period has its own, and the last one counts."""
    files = with_change()
    with pytest.raises(LawError, match=r"2023-2025”, khóa “from”.*changes = \[2024-07-01\]"):
        loader.read(files)
    told = 'id = "2023-2025"\n'
    files["rule_sets.toml"] = files["rule_sets.toml"].replace(
        told, f"{told}changes = [2024-07-01]\n", 1
    )
    law = loader.read(files)
    rules = law.rules("2023-2025")
    assert [(str(p.start), str(p.end)) for p in rules.periods] == [
        ("2023-01-01", "2024-06-30"),
        ("2024-07-01", "2025-12-31"),
    ]
    unit = Unit(Kind.COMMUNE, mountainous=True, border=False, share=Interval.exactly(0))
    for period, people in zip(rules.periods, (5000, 6000), strict=True):
        (standard,) = possibilities(unit, rules._replace(standards=period.standards)).standards
        assert standard.values.population == people
    (last,) = possibilities(unit, rules).standards
    assert last.values.population == 6000
