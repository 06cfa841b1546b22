"""Fragments: what the pages show is what the law's data and the engine say."""

import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import override

import pytest

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.law import loader
from calculators.lists.headings import recognise
from publishing.pages import forms, kontum, rules
from publishing.pages.units import judgements, plan_list
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT, ProgramError
from tests.expected import EXPECTED


class Controls(HTMLParser):
    """Notes the names and headings of the controls of a form."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: dict[str, str] = {}

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("data-heading"):
            self.found[attributes["name"] or ""] = attributes["data-heading"] or ""


def fragment(root: Path, name: str) -> str:
    """Read a fragment that was written under the folder."""
    return (root / FOLDER / name).read_text(encoding="utf-8")


def test_every_control_of_the_form_has_a_heading_that_the_engine_reads(tmp_path: Path) -> None:
    """What the page sends arrives in the field it is meant for."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    forms.write(tmp_path)
    controls = Controls()
    controls.feed(fragment(tmp_path, "form-unit.html"))
    assert len(controls.found) == 20
    for name, heading in controls.found.items():
        assert recognise(heading).field == name


def test_the_tables_show_every_record_of_the_law(tmp_path: Path) -> None:
    """No standard, test, rule set, exemption or factor is left out."""
    rules.write(tmp_path)
    law = loader.load()
    standards = fragment(tmp_path, "standards.html")
    for rules_ in law.rule_sets.values():
        assert rules_.title.lower() in standards.lower()
    # 2023-2025 and 2026-2030 share a table; phường have one standard in the last one.
    assert standards.count("<table") == 4
    assert standards.count("<tr>") == 11 + 11 + 6 + 5 + 4
    assert 'Điều 6</td> <td data-label="Biết từ đâu">chưa xác minh' in standards
    tests = fragment(tmp_path, "tests.html")
    count = sum(len(found) for r in law.rule_sets.values() for found in r.tests.values())
    assert tests.count("<tr>") == count + 1
    for rule_set in law.rule_sets.values():
        assert escape(rule_set.status) in fragment(tmp_path, "rule-sets.html")
    for exemption in law.exemptions.values():
        assert escape(exemption.phrase) in fragment(tmp_path, "exemptions.html")
    factors = fragment(tmp_path, "factors.md")
    assert factors.count("\n") == 4
    assert "từ 30% trở lên" in factors
    assert "không dưới 20%" in factors


def test_the_page_of_the_province_counts_what_the_engine_decides(tmp_path: Path) -> None:
    """The finding, the open units and the table agree with the evaluation of the list."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    kontum.write(tmp_path)
    rows = kontum.units(tmp_path)
    open_ = marks = 0
    for period in kontum.PERIODS:
        verdicts = [unit.evaluation.verdict for unit in kontum.results(rows, period)]
        clear = verdicts.count(Verdict.NOT_REQUIRED)
        finding = fragment(tmp_path, "plan-finding.md")
        head = f"**{period} ({loader.load().rules(period).mark})**: "
        assert f"{head}{clear} đơn vị {VERDICTS[Verdict.NOT_REQUIRED]}" in finding
        open_ += verdicts.count(Verdict.UNDETERMINED)
        marks += len(verdicts) - clear
    assert "không tìm thấy đơn vị nào phải sắp xếp" in finding
    plan_list.write(tmp_path, judgements.read(ROOT))
    assert fragment(tmp_path, "plan-undetermined.html").count("<li>") == open_
    text = fragment(tmp_path, "plan-units.html")
    assert (text.count("<li "), text.count('class="verdict')) == (len(rows), marks)
    bases = re.findall(
        r"(\d+) số \**(?:công bố|suy ra|ước tính)", fragment(tmp_path, "plan-limits.md")
    )
    assert [int(count) for count in bases] == list(EXPECTED["area_basis"].values())
    clear = EXPECTED["verdicts"][kontum.CENSUS_PERIOD]["not_required"]
    assert f"{clear} đơn vị không thuộc diện" in fragment(tmp_path, "plan-2019.md")


def test_a_finding_that_contradicts_the_plan_is_not_hidden() -> None:
    """The sentence follows the calculation."""
    must = {"name": "A", "kind": "Xã", "district": "", "area_km2": "1", "population": "1"}
    unit = kontum.results(
        [must | {"mountainous": "x", "border": "x", "area_basis": ""}], "2023-2025"
    )
    assert "**khác** nhận định của kế hoạch ở 1 đơn vị" in kontum.agreement(unit)


def test_a_wrong_row_of_the_data_stops_the_build() -> None:
    """The site is not published on data that cannot be read; the unit is named."""
    with pytest.raises(ProgramError, match=r"“7 A”: .*làng"):
        kontum.results([{"code": "7", "name": "A", "kind": "làng"}], "2023-2025")
