"""The law that is read, field by field, against its files as they are written."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators.law import loader as law_loader
from calculators.law.model import Condition, Law
from calculators.law.records import LawError, law_text
from calculators.mergers import loader as merger_loader
from calculators.mergers.rules import Measure
from calculators.units import COMPONENTS, M2_PER_KM2, Kind, Level

FOLDER = Path(law_loader.__file__).parent
Record = dict[str, Any]


def records_of(file: str, table: str) -> list[Record]:
    """Return the records of a table."""
    records: list[Record] = tomllib.loads((FOLDER / file).read_text("utf-8"))[table]
    return records


def texts() -> dict[str, str]:
    """Return the files of the rule sets."""
    return {file: law_text(file) for file in law_loader.FILES}


def read() -> Law:
    """Read the law anew."""
    return law_loader.read(texts())


def lasting(record: Record, rules: Record) -> bool:
    """Return whether a dated record holds in all the time whose standards a rule set takes."""
    first = rules.get("standards_on", rules["from"])
    last = rules.get("standards_on", rules["to"])
    return bool(record["from"] <= first and last <= record["to"])


def test_rule_sets_hold_what_their_files_say() -> None:
    """Dates, words, sources, and which tests, factors and exemptions go with which."""
    law = read()
    records = records_of("rule_sets.toml", "rule_set")
    assert list(law.rule_sets) == [record["id"] for record in records]
    for record in records:
        rules = law.rule_sets[record["id"]]
        assert (rules.id, rules.title, rules.status) == (
            *(record["id"], record["title"], record["status"]),
        )
        assert (rules.start, rules.end) == (record["from"], record["to"])
        assert rules.periods[0].start == record.get("standards_on", record["from"])
        assert (list(rules.kinds), rules.forms_units) == (
            *(record["kinds"], record.get("new_unit", True)),
        )
        assert [citation.text for citation in rules.basis] == record["basis"]
        assert rules.grade == record["grade"]
        assert (rules.voluntary.text if rules.voluntary else None) == record.get("voluntary")
        own_tests = [
            t for t in records_of("rule_sets.toml", "test") if t["rule_set"] == record["id"]
        ]
        for level in Level:
            expected = [test["id"] for test in own_tests if level in test["levels"]]
            assert [test.id for test in rules.tests[level]] == expected
        exemptions = records_of("rule_sets.toml", "exemption")
        assert list(rules.exemptions) == [
            exemption["id"] for exemption in exemptions if record["id"] in exemption["rule_sets"]
        ]


def test_standards_and_factors_are_those_in_force() -> None:
    """With the weaker of their own grade and that of the rule set, by kind."""
    law = read()
    for rules in records_of("rule_sets.toml", "rule_set"):
        in_force = law.rule_sets[rules["id"]]
        standards = {
            record["id"]: record
            for record in records_of("standards.toml", "standard")
            if lasting(record, rules) and record["kind"] in rules["kinds"]
        }
        assert {standard.id for standard in in_force.standards.values()} == set(standards)
        order = "TPRU"
        for (kind, mountainous, parent), standard in in_force.standards.items():
            record = standards[standard.id]
            assert (standard.kind, standard.mountainous) == (kind, mountainous)
            assert (kind, mountainous, parent) == (
                *(record["kind"], record.get("mountainous")),
                parent if record.get("parent_kind") == "any" else record.get("parent_kind"),
            )
            assert standard.phrase == record["phrase"]
            figures = (
                (float(record["area_km2"]) * M2_PER_KM2, record["population"])
                if "area_km2" in record
                else (None, None)
            )
            assert standard.values == figures
            assert standard.citation.text == record["citation"]
            assert standard.grade == max(record["grade"], rules["standards_grade"], key=order.index)
        factors = [
            record
            for record in records_of("special_factors.toml", "special_factor")
            if lasting(record, rules)
        ]
        for kind in Kind:
            own = [r for r in factors if kind in r["kinds"] and kind in rules["kinds"]]
            assert [factor.id for factor in in_force.factors[kind]] == [
                record["id"] for record in own
            ]
            for factor, record in zip(in_force.factors[kind], own, strict=True):
                for key, absent in (
                    *(("condition", ""), ("phrase", ""), ("grade", "")),
                    *(("percent", 0), ("share_from", 0), ("step_points", 1), ("step_percent", 0)),
                    *(("floor_percent", 0), ("operator", "at_least")),
                ):
                    assert getattr(factor, key) == record.get(key, absent)
                parts = {"both": list(COMPONENTS)}.get(record["component"], [record["component"]])
                assert list(factor.components) == parts
                assert factor.citation.text == record["citation"]


def test_tests_and_exemptions_hold_what_their_files_say() -> None:
    """Both limits of each test with operator and words; whom an exemption is for."""
    law = read()
    tests = [
        test for rules in law.rule_sets.values() for level in Level for test in rules.tests[level]
    ]
    for record in records_of("rule_sets.toml", "test"):
        matches = [test for test in tests if test.id == record["id"]]
        assert any(
            (test.title, test.join, test.conditions, test.citation.text, test.grade)
            == (
                record["title"],
                record["join"],
                tuple(Condition(one, **record[one]) for one in COMPONENTS),
                *(record["citation"], record["grade"]),
            )
            for test in matches
        )
    for record in records_of("rule_sets.toml", "exemption"):
        for owner in record["rule_sets"]:
            exemption = law.rules(owner).exemptions[record["id"]]
            assert exemption.rural_only is record.get("rural_only", False)
            assert (exemption.phrase, list(exemption.names), exemption.grade) == (
                *(record["phrase"], record["names"], record["grade"]),
            )
            assert exemption.citation.text == record["citation"]
    first = {e["id"]: e["citation"] for e in reversed(records_of("rule_sets.toml", "exemption"))}
    assert {e.id: e.citation.text for e in law.exemptions.values()} == first


def test_remarks_and_days_hold_what_their_file_says() -> None:
    """What is told beside a result, and the day whose figures the law takes."""
    law = read()
    records = records_of("rule_sets.toml", "remark")
    remarks = [
        (rules.id, r.id, list(r.kinds), r.mountainous, r.phrase, r.citation.text, r.grade)
        for rules in law.rule_sets.values()
        for r in rules.remarks
    ]
    assert remarks == [
        (
            *(r["rule_set"], r["id"], r["kinds"], r.get("mountainous", False), r["phrase"]),
            *(r["citation"], r["grade"]),
        )
        for r in records
    ]
    for record in records_of("rule_sets.toml", "rule_set"):
        figures = law.rules(record["id"]).figures
        day = record.get("figures")
        assert (figures is None) is (day is None)
        if figures is not None and day is not None:
            assert (figures.day, figures.phrase) == (day["day"], day["phrase"])
            assert figures.citation.text == day["citation"]


def test_rules_on_new_units_hold_what_their_file_says() -> None:
    """Dates, words, criteria, factor, methods and exceptions of each rule set."""
    law = read()
    by_id = merger_loader.read(law_text(merger_loader.FILE), law)
    file = merger_loader.FILE
    assert list(by_id) == [record["id"] for record in records_of(file, "new_unit")]
    for record in records_of(file, "new_unit"):
        rules, name = by_id[record["id"]], record["id"]
        assert (rules.standards, rules.grade) == (law.rules(name), record["grade"])
        assert (list(rules.kinds), rules.kind_from) == (record["kinds"], record["kind"])
        assert [citation.text for citation in rules.basis] == record["basis"]
        assert rules.standards is law.rule_sets[name]
        criteria = [r for r in records_of(file, "criterion") if r["rule_set"] == name]
        for criterion, one in zip(rules.criteria, criteria, strict=True):
            assert (criterion.id, list(criterion.kinds)) == (one["id"], one["kinds"])
            assert criterion.mountainous == one.get("mountainous")
            assert criterion.place == one.get("place")
            assert (criterion.citation.text, criterion.grade) == (one["citation"], one["grade"])
            assert as_written(criterion.measures.area) == one["area"]
            assert as_written(criterion.measures.population) == one["population"]
        assert list(rules.methods) == [r["id"] for r in own_records(file, "method", name)]
        exceptions = [(e.id, e.members_from, e.phrase, e.grade) for e in rules.exceptions]
        assert exceptions == [
            (r["id"], r.get("members_from"), r["phrase"], r["grade"])
            for r in own_records(file, "exception", name)
        ]


def own_records(file: str, table: str, name: str) -> Iterator[Record]:
    """Return the records that name a rule set among their own."""
    return (record for record in records_of(file, table) if name in record["rule_sets"])


def as_written(measure: Measure) -> Record:
    """Return a measure as it stands in the file: km² as a decimal in quotes."""
    km2 = f"{measure.value / M2_PER_KM2:.6f}".rstrip("0").rstrip(".")
    return {
        "value": km2 if measure.unit == "km2" else measure.value,
        "operator": measure.operator,
        "unit": measure.unit,
        "phrase": measure.phrase,
    }


def test_spans_may_be_one_day_and_meet_without_overlap() -> None:
    """A record that ends the day before a rule set begins, or begins the day after, is not its own."""
    files = texts()
    short = files["rule_sets.toml"].replace("from = 2019-03-12", "from = 2021-12-31", 1)
    rules = law_loader.read(files | {"rule_sets.toml": short}).rule_sets["2019-2021"]
    assert rules.start == rules.end


@pytest.mark.parametrize(
    ("start", "end"), [("2018-01-01", "2019-03-12"), ("2021-12-31", "2022-06-01")]
)
def test_a_record_that_holds_for_one_day_of_a_rule_set_is_refused(start: str, end: str) -> None:
    """The first day and the last one count."""
    files = texts()
    old = 'phrase = "từ 30% trở lên"\nstep_points = 10\nstep_percent = 5\nfloor_percent = 20\n'
    assert old in files["special_factors.toml"]
    text = files["special_factors.toml"].replace(
        f"{old}from = 2023-01-01\nto = 2025-12-31", f"{old}from = {start}\nto = {end}"
    )
    with pytest.raises(LawError, match=f"“from” = “.*không bị cắt bởi bản ghi có hiệu lực {start}"):
        law_loader.read(files | {"special_factors.toml": text})


def test_grade_u_is_refused_under_its_key() -> None:
    """In a test of the law and in a criterion of a new unit."""
    files, mergers = texts(), law_text(merger_loader.FILE)
    old = 'citation = "NQ 653/2019/UBTVQH14"\ngrade = "R"'
    wrong = old.replace('"R"', '"U"')
    with pytest.raises(LawError, match="khóa “grade” = “U”"):
        law_loader.read(files | {"rule_sets.toml": files["rule_sets.toml"].replace(old, wrong, 1)})
    with pytest.raises(LawError, match="khóa “grade” = “U”"):
        merger_loader.read(mergers.replace(old, wrong, 1), read())


def test_other_wrong_records_are_refused_under_their_keys() -> None:
    """The key that is to be changed stands in the message, with its value."""
    files, mergers = texts(), law_text(merger_loader.FILE)
    double = files["standards.toml"].replace("mountainous = false", "mountainous = true", 1)
    with pytest.raises(LawError, match=r"khóa “id” = “.*một bộ có một tiêu chuẩn mỗi loại"):
        law_loader.read(files | {"standards.toml": double})
    law = read()
    for old, new, message in (
        ('id = "2019-2021"', 'id = "2018"', "khóa “id” = “2018”: phải là một trong 2019-2021"),
        ("value = 15000", "value = 16000", "khóa “phrase” = .*“từ 16.000 người … trở lên”"),
        (
            'population = { value = 100, operator = "at_least", unit = "percent_of_standard"',
            'population = { value = 100, operator = "at_least", unit = "people"',
            "khóa “phrase”",
        ),
        (
            'basis = ["NQ 653/2019/UBTVQH14"]',
            'basis = ["X 1"]',
            "new_unit “2019-2021”, khóa “basis”",
        ),
        (
            'kinds = ["commune", "ward"]',
            'kinds = ["commune", "town"]',
            "khóa “kinds” = “commune, town”",
        ),
        (
            'kinds = ["commune"]\nmountainous = false',
            'kinds = ["commune"]\nmountainous = true',
            "khóa “kinds” = “.*chưa có tiêu chí: commune",
        ),
    ):
        assert old in mergers
        with pytest.raises(LawError, match=message):
            merger_loader.read(mergers.replace(old, new, 1), law)


def test_a_factor_may_begin_above_a_share() -> None:
    """The operator of the file is that of the factor."""
    files = texts()
    text = files["special_factors.toml"].replace('operator = "at_least"', 'operator = "above"', 1)
    text = text.replace("từ 30% trở lên", "trên 30%")
    law = law_loader.read(files | {"special_factors.toml": text})
    factors = law.rule_sets["2023-2025"].factors[Kind.COMMUNE]
    assert [factor.operator for factor in factors if factor.share_from] == ["above"]
