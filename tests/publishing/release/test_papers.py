"""The papers beside the code: forms that GitHub accepts, and a list of changes that keeps up."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from calculators import __version__, load_law
from publishing.tools.programs import ROOT

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("sai-*.yml"))


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_form_is_one_that_github_takes(file: Path) -> None:
    """Known kinds of fields, each with its own id and a label; a source or a clause is asked for."""
    form = yaml.safe_load(file.read_text("utf-8"))
    assert {"name", "description", "title", "body"} <= form.keys()
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    assert {item["type"] for item in fields} <= {"input", "textarea", "dropdown"}
    names = [item["id"] for item in fields]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+", name) for name in names)
    assert all(item["attributes"]["label"] for item in fields)
    for item in fields:
        if item["type"] == "dropdown":
            assert len(set(item["attributes"]["options"])) > 2
    ids = {item["id"] for item in fields if item.get("validations", {}).get("required")}
    assert ids & {"source", "clause"}
    assert "versions" in names


def test_there_is_a_form_for_figures_and_one_for_rules() -> None:
    """By the names that people look for."""
    names = {yaml.safe_load(file.read_text("utf-8"))["name"] for file in FORMS}
    assert names == {"Sai số liệu", "Sai quy định"}


def test_changes_name_this_version_and_every_rule_set_with_its_days() -> None:
    """A reader finds which dates a change is about."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"\n## {__version__}\n" in text
    for rules in load_law().rule_sets.values():
        assert rules.id in text
        # Rules that are in force have no last day.
        for day in {rules.start, rules.end} - {date.max}:
            assert re.search(rf"\b0?{day.day}-0?{day.month}-{day.year}\b", text), day


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md", "README.md"])
def test_files_that_are_named_exist(name: str) -> None:
    """A path in the text leads somewhere."""
    text = (ROOT / name).read_text("utf-8")
    paths = re.findall(r"`((?:docs|tests|publishing|calculators|data)/[\w./-]*)`", text)
    paths += re.findall(r"\]\(((?!http)[\w./-]+)\)", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
