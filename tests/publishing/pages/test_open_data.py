"""Open data: what other programs read says what the site says, in the form that its schema promises."""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator

from calculators.arrangement.verdicts import Verdict
from publishing.pages import open_data
from publishing.tools.programs import ROOT, SITE
from tests.expected import EXPECTED, PROVINCE

SOURCES = ROOT / "docs" / "du-lieu"


@pytest.fixture(autouse=True)
def _other_readers_keep_their_limit() -> Iterator[None]:
    """Put back how long a cell of a CSV file may be: frictionless sets it for the whole process."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the data, made anew."""
    root = tmp_path_factory.mktemp("root")
    (root / "data").symlink_to(ROOT / "data")
    open_data.write(root)
    return root / open_data.FOLDER


def read(path: Path) -> Any:  # noqa: ANN401 - any JSON
    """Return the content of a file."""
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["law", "units"])
def test_each_file_is_as_its_schema_says(folder: Path, name: str) -> None:
    """The schema itself is one, and a file that lacks something is not as it says."""
    schema = read(SOURCES / "v1" / f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    content = read(folder / "v1" / f"{name}.json")
    assert [error.message for error in validator.iter_errors(content)] == []
    assert content["$schema"] == f"{name}.schema.json"
    del content["law_version"]
    assert not validator.is_valid(content)


def test_units_are_those_of_the_pages_with_their_results(folder: Path) -> None:
    """Every unit; the plan's finding and the standards of today, counted again from the file."""
    units = read(folder / "v1" / "units.json")["units"]
    assert Counter(unit["era"] for unit in units) == Counter(
        {
            "today": EXPECTED["rows"].get("today", 0),
            "commune-2023": EXPECTED["rows"]["communes"],
            "district-2023": EXPECTED["rows"]["districts"],
        }
    )
    counts = Counter(
        (result["rules"], result["verdict"]) for unit in units for result in unit["results"]
    )
    for rules, verdicts in EXPECTED["verdicts"].items():
        assert {name: counts[rules, name] for name in verdicts} == verdicts
    low = sum(verdicts["below_standard"] for verdicts in EXPECTED.get("today", {}).values())
    assert counts["from-2026", "below_standard"] == low
    codes = {(unit["era"], unit["code"]) for unit in units}
    assert len(codes) == len(units)
    for unit in units:
        for code in unit["neighbours"]:
            assert (unit["era"], code) in codes
        for code in unit.get("successors", []):
            assert ("today", code) in codes
    site = ROOT / SITE
    assert all((site / unit["page"] / "index.html").is_file() for unit in units)


def test_the_schema_names_every_verdict() -> None:
    """A verdict that programs do not expect would break them in silence."""
    schema = read(SOURCES / "v1" / "units.schema.json")
    verdicts = schema["$defs"]["result"]["properties"]["verdict"]["enum"]
    assert {*verdicts, "invalid"} == set(Verdict)


def test_rule_sets_carry_their_numbers(folder: Path) -> None:
    """The thresholds of the plan and a standard of today, as they stand in the law."""
    law = read(folder / "v1" / "law.json")
    by_id = {rules["id"]: rules for rules in law["rule_sets"]}
    both, small = by_id["2023-2025"]["tests"]["commune"]
    assert [condition["value"] for condition in both["conditions"]] == [70, 70]
    assert [condition["value"] for condition in small["conditions"]] == [20, 300]
    standards = by_id["from-2026"]["periods"][-1]["standards"]
    (mountain,) = [s for s in standards if s["kind"] == "commune" and s["mountainous"]]
    assert mountain["values"] == {"area": 100_000_000, "population": 5000}


def test_tables_are_described_column_by_column(folder: Path) -> None:
    """A reader of data packages finds each table, its columns, types, keys and references as described."""
    package = read(folder / "datapackage.json")
    assert len(package["resources"]) == len((*PROVINCE.tables, "examples"))
    assert all(
        field["description"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    )
    assert faults(folder) == []


def test_a_table_that_is_not_as_described_is_found(folder: Path, tmp_path: Path) -> None:
    """The check above can fail: a word for a number, a code twice, a code that no other table has."""
    copy = tmp_path / "open"
    shutil.copytree(folder, copy)
    communes = copy / "tables" / PROVINCE.tables["communes"].file
    head, first, second, third, *rest = communes.read_text("utf-8").splitlines()
    cells = dict(zip(head.split(","), first.split(","), strict=False))
    wrong = [
        first.replace(cells["area_km2"], "lớn", 1),
        second.replace(second.partition(",")[0], third.partition(",")[0], 1),
        third,
    ]
    communes.write_text("\n".join((head, *wrong, *rest)), "utf-8")
    assert {"type-error", "primary-key"} <= {kind for _, kind in faults(copy)}


def faults(folder: Path) -> list[tuple[str, str]]:
    """Return what is wrong in the package of a folder, by table and kind of fault."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [(str(one), str(kind)) for one, kind in report.flatten(["name", "type"])]


def test_the_words_for_machines_name_only_what_is_there() -> None:
    """Each address of llms.txt is one of the built site."""
    text = (ROOT / SITE / "llms.txt").read_text("utf-8")
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    assert len(addresses) >= 9
    for address in addresses:
        path = ROOT / SITE / address
        assert path.is_file() or (path / "index.html").is_file(), address
