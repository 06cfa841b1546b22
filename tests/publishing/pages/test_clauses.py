"""Fragments of the plans' pages: thresholds of the law, examples that the engine agrees with."""

from pathlib import Path

import pytest

from calculators.law import loader
from calculators.worklist.report import unit_json
from publishing.pages import clauses, plans
from publishing.tables import data
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT

CASES = [
    (row, unit_json(result))
    for name in clauses.RULE_SETS
    for row, result in clauses.examples(ROOT, loader.load().rules(name), loader.load())
]


class TestExamples:
    """Every worked example on a page is a case here."""

    @pytest.mark.parametrize(("row", "unit"), CASES, ids=lambda case: case.get("name", ""))
    def test_engine_gives_the_verdict_that_the_example_is_for(
        self, row: dict[str, str], unit: dict[str, object]
    ) -> None:
        """And the test the example is for is met exactly when the unit must be arranged."""
        tests = unit["tests"]
        assert isinstance(tests, list)
        outcomes = {test["id"]: test["outcome"] for test in tests}
        assert unit["verdict"] == row["expected"]
        assert outcomes[row["test"]] == ("met" if row["expected"] == "must_arrange" else "not_met")
        assert {test["citation"] for test in tests} == {f"95-KH/TU {row['clause']}"}

    def test_every_test_has_an_example(self) -> None:
        """Each test of each level and rule set is met by one of them."""
        examples = {
            (row["rules"], row["test"], unit["kind"] == "rural_district")
            for row, unit in CASES
            if row["expected"] == "must_arrange"
        }
        wanted = {
            (name, test.id, level == "district")
            for name in clauses.RULE_SETS
            for level, tests in loader.load().rules(name).tests.items()
            for test in tests
        }
        assert examples == wanted


class TestFragments:
    """Numbers come from the law, never from the page."""

    @pytest.mark.parametrize(
        ("name", "phrases"),
        [
            ("2023-2025", ["dưới 70%", "dưới 20%", "dưới 200%", "dưới 300%"]),
            ("2026-2030", ["dưới 100%", "dưới 30%", "dưới 200%", "dưới 300%"]),
        ],
    )
    def test_thresholds(self, tmp_path: Path, name: str, phrases: list[str]) -> None:
        """In the words of the clause and in the table below it."""
        (tmp_path / "data").mkdir()
        examples = (ROOT / data.EXAMPLES).read_bytes()
        (tmp_path / data.EXAMPLES).write_bytes(examples)
        clauses.write(tmp_path)
        for fragment in (f"groups-{name}.md", f"thresholds-{name}.html"):
            text = (tmp_path / FOLDER / fragment).read_text(encoding="utf-8")
            assert all(phrase in text for phrase in phrases)

    def test_no_page_types_a_threshold(self) -> None:
        """The sources of the plans' pages hold no percentage of their own."""
        for plan in plans.load().values():
            assert "%" not in (ROOT / "docs" / plan.page).read_text(encoding="utf-8")
