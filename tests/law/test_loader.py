"""The law as data: complete, linked, dated, and refused where it is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.law import loader
from calculators.law.model import Law, RuleSet
from calculators.law.records import LawError
from calculators.units import M2_PER_KM2, WARD_PARENTS, Kind, Level
from tests import reference

FOLDER = Path(loader.__file__).parent
LAW = loader.load()
RULES = list(LAW.rule_sets.values())


def texts() -> dict[str, str]:
    """Return the law's files as they are."""
    return {file: (FOLDER / file).read_text(encoding="utf-8") for file in loader.FILES}


def law_with(file: str, old: str, new: str) -> Law:
    """Read the law with one text of one file put in place of another."""
    files = texts()
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)
    return loader.read(files)


def situations(rules: RuleSet) -> Iterator[tuple[Kind, bool | None, Kind | None]]:
    """Yield every situation in which a unit needs a standard."""
    for kind in rules.kinds:
        for mountainous in (True, False) if kind.rural else (None,):
            for parent in WARD_PARENTS if kind is Kind.WARD else (None,):
                yield kind, mountainous, parent
    if rules.id == reference.NOW:
        yield Kind.COMMUNE, None, None


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.id)
def test_every_kind_has_one_standard_throughout_the_span(rules: RuleSet) -> None:
    """No gap and no overlap among kinds; a standard not read is recorded with grade U."""
    assert {kind for kind in Kind if reference.judges(kind, rules.id)} == set(rules.kinds)
    assert set(situations(rules)) == set(rules.standards)
    unread = {key[0] for key, standard in rules.standards.items() if standard.grade == "U"}
    assert unread == {Kind.TOWN, Kind.SPECIAL_ZONE} & set(rules.kinds)


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: rules.id)
def test_the_numbers_are_those_of_the_documents(rules: RuleSet) -> None:
    """Standards and thresholds equal those typed a second time in the reference."""
    for (kind, mountainous, parent), (area, people) in reference.standards(rules.id).items():
        if kind not in rules.kinds:
            continue
        any_parent = WARD_PARENTS[0] if kind is Kind.WARD and parent is None else parent
        standard = rules.standards[kind, mountainous, any_parent]
        assert standard.values == (int(area * M2_PER_KM2), people)
    for level in Level:
        figures = tuple(
            (t.id, t.join, *(one.value for one in t.conditions)) for t in rules.tests[level]
        )
        assert reference.TESTS.get((rules.id, level), ()) == figures


def test_factors_lower_without_remainder() -> None:
    """A lowered standard is a whole number of m² or people, so that nothing is rounded."""
    for rules in RULES:
        for standard in rules.standards.values():
            for factor in rules.factors[standard.kind]:
                for step in range(factor.last_step + 1):
                    percent = factor.percent_at(step)
                    assert all((value or 0) * percent % 100 == 0 for value in standard.values)


def test_the_version_follows_the_data_and_not_the_line_ends() -> None:
    """One changed number gives another version; Windows line ends do not."""
    files = texts()
    windows = {file: text.replace("\n", "\r\n") for file, text in files.items()}
    assert loader.read(windows).version == LAW.version
    other = law_with("standards.toml", "checked_on = 2026-11-22", "checked_on = 2026-11-23")
    assert other.version != LAW.version


WRONG = [
    ("standards.toml", "island = true\n", "", "“mountainous” (thiếu)", "hay ở hải đảo"),
    (
        "standards.toml",
        'kind = "special_zone"',
        'kind = "special_zone"\nisland = true',
        "“island”",
        "bỏ trống với đơn vị đô thị",
    ),
    (
        "special_factors.toml",
        "from = 2026-01-01",
        "from = 2022-12-31",
        "“special_factors”",
        "“ethnic_share_or_border” có hai",
    ),
    ("special_factors.toml", '["commune-other"]', '["x"]', "“standards” = “x”", "commune-other"),
    ("standards.toml", 'Điều 2"', 'Điều 99"', "commune|rural", "Điều 2, Điều 3"),
    ("standards.toml", 'citation = "NQ 1211', 'citation = "NQ 9999', "citation", "documents.toml"),
    ("standards.toml", "from = 2019-03-12\n", "", "“from” (thiếu)", "một ngày"),
    ("standards.toml", "to = 2025-12-31", "to = 2018-12-31", "“to” = “2018-12-31”", "không trước"),
    ("standards.toml", "checked_on = 2026-11-22\n", "", "“checked_on” (thiếu)", "một ngày"),
    ("standards.toml", 'grade = "T"', 'grade = "X"', "“grade” = “X”", "T, R, P, U"),
    ("standards.toml", 'area_km2 = "850"', 'area_km2 = "8,5"', "“area_km2” = “8,5”", "ngoặc kép"),
    ("standards.toml", 'area_km2 = "850"', 'area_km2 = "0.0000001"', "area_km2", "số nguyên"),
    ("standards.toml", 'area_km2 = "850"', "area_km2 = 850", "“area_km2” = “850”", "chuỗi"),
    (
        "standards.toml",
        "population = 80000",
        "population = -1",
        "“population” = “-1”",
        "nguyên dương",
    ),
    ("standards.toml", "mountainous = true\n", "", "“mountainous” (thiếu)", "true hoặc false"),
    ("standards.toml", 'kind = "town"', 'kind = "village"', "“kind” = “village”", "rural_district"),
    ("standards.toml", 'id = "commune-other"', 'id = "commune-mountainous"', "“id”", "chưa dùng"),
    ("standards.toml", "mountainous = false", "mountainous = true", "2019-2021", "trùng"),
    ("standards.toml", "[[standard]]", "[[norm]]", "“norm”", "standard"),
    ("standards.toml", "[[standard]]", "[[standard", "standards.toml", "TOML"),
    ("standards.toml", "\narea_km2 =", "\narea =", "“area” = “850”", "area_km2"),
    ("standards.toml", "to = 2025-12-31", "to = 2024-12-31", "2023-2025", "changes = [2025-01-01]"),
    (
        "standards.toml",
        "từ 850 km²",
        "từ 85 km²",
        "“phrase”",
        "“từ 850 km² và 80.000 người … trở lên”",
    ),
    ("standards.toml", "người trở lên", "người", "“phrase”", "trở lên”"),
    (
        "special_factors.toml",
        "từ 30%",
        "trên 30%",
        "“phrase” = “trên 30% trở lên”",
        "“từ 30% … trở lên”",
    ),
    (
        "special_factors.toml",
        "from = 2023-01-01\nto = 2025",
        "from = 2028-01-01\nto = 2028",
        "“special_factors”",
        "urban_special_factor",
    ),
    (
        "rule_sets.toml",
        "special_factors = []",
        'special_factors = ["x"]',
        "“special_factors” = “x”",
        "không có yếu tố nào",
    ),
    (
        "rule_sets.toml",
        "standards_on = 2023-05-22\n",
        "",
        "2026-2030”, khóa “kinds”",
        "trong standards.toml thiếu kind = township",
    ),
    (
        "rule_sets.toml",
        'levels = ["district", "commune"]',
        'levels = ["district"]',
        "2019-2021”, khóa “kinds”",
        "cho cấp commune",
    ),
    ("rule_sets.toml", "dưới 50%", "dưới 60%", "“phrase” = “dưới 60%”", "“dưới 50%”"),
    (
        "rule_sets.toml",
        "standards_grade = ",
        "changes = [2019-03-12]\nstandards_grade = ",
        "“changes” = “2019-03-12”",
        "sau 2019-03-12",
    ),
    (
        "rule_sets.toml",
        "standards_grade = ",
        "changes = [2022-01-01]\nstandards_grade = ",
        "“changes”",
        "đến 2021-12-31",
    ),
    (
        "rule_sets.toml",
        "standards_grade = ",
        "changes = [2020-03-01, 2020-02-01]\nstandards_grade = ",
        "“changes”",
        "tăng dần",
    ),
    (
        "rule_sets.toml",
        "standards_grade = ",
        'changes = "2020"\nstandards_grade = ',
        "“changes” = “2020”",
        "danh sách ngày",
    ),
    (
        "rule_sets.toml",
        "standards_grade = ",
        "changes = [1]\nstandards_grade = ",
        "“changes” = “1”",
        "danh sách ngày",
    ),
    ("special_factors.toml", 'grade = "U"', 'grade = "R"', "“grade” = “R”", "U khi"),
    ("special_factors.toml", '"commune", "rural_district"', '"village"', "“kinds”", "commune"),
    ("special_factors.toml", 'condition = "claimed"', 'condition = "x"', "“condition”", "claimed"),
    (
        "rule_sets.toml",
        'grade = "P"\nchecked_on = 2026-11-22\n\n[[test]]',
        'grade = "P"\n[[test]]',
        "checked",
        "",
    ),
    ("rule_sets.toml", "{ value = 50,", "{ value = 0,", "“value” = “0”", "nguyên dương"),
    (
        "rule_sets.toml",
        'operator = "below"',
        'operator = "at_least"',
        "“operator”",
        "below, at_most",
    ),
    ("rule_sets.toml", "area = { value = 50", "area = 50 # {", "“area” = “50”", "bảng"),
    (
        "rule_sets.toml",
        'rule_set = "2019-2021"',
        'rule_set = "2018"',
        "“rule_set” = “2018”",
        "2019-2021",
    ),
    ("rule_sets.toml", 'levels = ["district", "commune"]', "levels = []", "“levels”", "district"),
    ("rule_sets.toml", 'names = ["ổn định lâu dài"]', 'names = "x"', "“names” = “x”", "danh sách"),
    (
        "rule_sets.toml",
        'basis = ["NQ 653/2019/UBTVQH14"]',
        'basis = ["95-KH/TU IX"]',
        "“basis”",
        "II.1",
    ),
    ("documents.toml", 'title = "', 'title = "" #', "“title”", "không rỗng"),
]


@pytest.mark.parametrize(("file", "old", "new", "names", "demand"), WRONG)
def test_a_wrong_record_is_refused(file: str, old: str, new: str, names: str, demand: str) -> None:
    """The error names file, record, key and value, and what is allowed."""
    with pytest.raises(LawError) as caught:
        law_with(file, old, new)
    message = str(caught.value)
    assert file in message or "rule_sets.toml" in message
    assert any(part in message for part in names.split("|"))
    assert demand in message


def test_grade_u_cannot_stand_behind_a_test() -> None:
    """What is not confirmed never decides: a test of grade U is refused."""
    old = 'citation = "NQ 653/2019/UBTVQH14"\ngrade = "R"'
    with pytest.raises(LawError, match="không bao giờ quyết định"):
        law_with("rule_sets.toml", old, old.replace('"R"', '"U"'))


def test_a_rule_set_judges_the_kinds_it_names() -> None:
    """Standards of other kinds are not its own, and neither are their factors."""
    every = '"rural_district", "town", "provincial_city", "urban_district"]'
    law = law_with("rule_sets.toml", f", {every}", "]")
    rules = law.rules("2019-2021")
    assert {kind for kind, _, _ in rules.standards} == {Kind.COMMUNE, Kind.WARD, Kind.TOWNSHIP}
