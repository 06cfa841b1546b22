"""Nothing unverified is called in force, and what was read at second hand says where."""

import re
import tomllib
from pathlib import Path

import pytest

from calculators.law import loader
from calculators.law.model import RuleSet
from calculators.plans import events
from publishing.pages import forms, rules, status, today
from publishing.tools.programs import ROOT
from tests.expected import PROVINCE

LAW = loader.load()
WORDS = tomllib.loads(today.WORDS.read_text("utf-8"))
READINGS = {one["document"]: one["text"] for one in WORDS["reading"]}
ROW = re.compile(r"<(?:tr|li|p|option)\b.*?</(?:tr|li|p|option)>|^- .*$", re.DOTALL | re.MULTILINE)
IN_FORCE = re.compile("đang áp dụng|có hiệu lực từ|hiện nay", re.IGNORECASE)
UNVERIFIED = re.compile(r"mức U\b|>U<|chưa xác minh")


@pytest.fixture(scope="module")
def fragments(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the parts of pages that tell of the law."""
    root = tmp_path_factory.mktemp("site")
    (root / "data").symlink_to(ROOT / "data")
    for part in (rules, forms, status, today):
        part.write(root)
    return {
        file.name: file.read_text("utf-8") for file in Path(root, "build", "fragments").iterdir()
    }


@pytest.mark.parametrize("rules", LAW.in_force, ids=lambda rules: rules.id)
def test_a_figure_that_was_not_read_is_no_figure_of_the_rules_in_force(rules: RuleSet) -> None:
    """A standard or a reduction of grade U has no number that a page could show."""
    for standard in rules.standards.values():
        assert standard.grade != "U" or standard.values == (None, None)
    for factor in (one for factors in rules.factors.values() for one in factors):
        assert factor.grade != "U" or factor.percent == 0
    assert rules.grade != "U"
    assert all(test.grade != "U" for tests in rules.tests.values() for test in tests)


def test_no_line_calls_what_is_unverified_in_force(fragments: dict[str, str]) -> None:
    """In tables, lists and forms; the search finds lines of both kinds, so that it can fail."""
    rows = [row for text in fragments.values() for row in ROW.findall(text)]
    assert [row for row in rows if IN_FORCE.search(row) and UNVERIFIED.search(row)] == []
    assert any(IN_FORCE.search(row) for row in rows)
    assert any(UNVERIFIED.search(row) for row in rows)


def test_each_figure_read_at_second_hand_names_the_reading(fragments: dict[str, str]) -> None:
    """Standards, reductions and events of the page; each statement on 2026 says that it is one."""
    table = fragments["today-standards.html"]
    for rule_set in LAW.in_force:
        factors = [one for own in rule_set.factors.values() for one in own]
        sources = [(one.citation, one.grade) for one in rule_set.standards.values()]
        sources += [(one.citation, one.grade) for one in factors]
        cites = {citation.document.cite for citation, grade in sources if grade == "R"}
        assert cites
        assert all(READINGS[cite][1:] in table for cite in cites)
    figures = fragments["today-in-force.html"]
    of_the_province = ["communes-merged"] if "merges" in PROVINCE.tables else []
    for name in ("new-standards", *of_the_province):
        event = events.load()[name]
        assert READINGS[event.citation.document.cite][1:] in figures
    statements = fragments["today-statements.html"]
    assert statements.count("đọc ở nguồn thuật lại") == len(WORDS["statement"])
    assert {one["grade"] for one in WORDS["statement"]} == {"R"}
    assert all(text in fragments["today-readings.html"] for text in READINGS.values())
