"""The class register: what it refuses, and that its numbers hold together."""

import re
from fractions import Fraction

import pytest

from calculators.classes import loader
from calculators.law import loader as law_loader
from calculators.law.records import LawError, law_text

TEXT = law_text(loader.FILE)
LAW = law_loader.load()
TODAY = LAW.rules("from-2026")


def test_the_register_holds_together() -> None:
    """Each criterion has its points for every kind, and fields of lists are those that scales use."""
    rules = loader.load()
    assert [level.id for level in rules.levels] == ["I", "II", "III"]
    assert rules.special.points == 9000
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.[0-9a-f]{8}", rules.version)
    for kind in ("commune", "ward"):
        assert {s.criterion for s in rules.scales if kind in s.kinds} == {*rules.criteria, "bonus"}
    fields = {s.field for s in rules.scales} | {s.minus for s in rules.scales if s.minus}
    percents = {field.id for field in rules.fields.values() if field.type == "percent"}
    assert percents == fields - {"population", "area_km2", "ethnic_minority_percent"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('max_points = "25"', 'max_points = "24"', "khóa “max_points” = “24”: phải là 25, số điểm"),
        ('grade = "T"', 'grade = "U"', "mức U không được quyết định"),
        ('direction = "rising"', 'direction = "up"', "một trong rising, falling"),
        ('criterion = "area"', 'criterion = "size"', "“criterion” = “size”"),
        ('step = "1000"', 'step = "0"', "“step” = “0”"),
        ('points = "60"', 'points = "sixty"', "“points” = “sixty”"),
        ('type = "flag"', 'type = "yes"', "một trong percent, flag, position"),
        ('class = "III"', 'class = "IV"', "“class” = “IV”"),
        ('kinds = ["special_zone"]', 'kinds = ["zone"]', "special_zone"),
        ("Điều 9", "Điều 99", "một khoản có trong sổ văn bản"),
        ('standards = "from-2026"', 'standards = "from-2036"', "một trong 2019-2021, 2023-2025"),
        ("[[note]]\nid", '[[note]]\nkey = "a"\nid', "“key” = “a”: phải là một trong các khóa"),
        ('[[position]]\nid = "none"', '[[place]]\nid = "none"', "bảng “place” không có ở đây"),
    ],
)
def test_a_wrong_record_is_refused(old: str, new: str, message: str) -> None:
    """The error names the file, the record, the key and what is allowed."""
    assert old in TEXT
    with pytest.raises(LawError, match=r"classes\.toml") as error:
        loader.read(TEXT.replace(old, new, 1), LAW)
    assert message in str(error.value)


def test_the_standards_are_those_of_the_rule_set() -> None:
    """The bonus is counted in percent of `from-2026`: no figure of it is written a second time."""
    standards = {one.id: one for one in TODAY.standards.values() if one.values.area is not None}
    scales = [s for s in loader.load().scales if s.standard is not None]
    whom = {
        "commune-mountainous": {"mountainous": True, "island": False},
        "commune-other": {"mountainous": False, "island": False},
        "commune-island": {"island": True},
        "ward": {},
    }
    assert whom.keys() == standards.keys()
    for scale in scales:
        (name,) = (n for n in whom if n.startswith(scale.kinds[0]) and whom[n] == scale.when)
        one = standards[name]
        value = one.values.population if scale.field == "population" else one.values.area
        assert value is not None
        assert scale.start == scale.base == 3 * value
        assert (scale.standard, scale.grade) == (one.citation, "R")
        if scale.step_points:
            assert Fraction(scale.step, value) == Fraction(1, 2)
    assert len(scales) == 7
    assert "112/2025" not in "".join(
        re.findall(r"(?m)^(?:citation|area_km2|population) = .*", TEXT)
    )


def test_a_standard_that_cannot_be_counted_exactly() -> None:
    """A hundredth of a standard that is no whole figure is refused, and a standard not read is left out."""
    odd = {
        key: one._replace(values=one.values._replace(population=16_001))
        if one.id == "commune-other"
        else one
        for key, one in TODAY.standards.items()
    }
    law = LAW._replace(rule_sets={**LAW.rule_sets, TODAY.id: TODAY._replace(standards=odd)})
    with pytest.raises(LawError, match="“commune-other” chia hết cho 100"):
        loader.read(TEXT, law)


def test_a_rule_set_without_islands() -> None:
    """Where no standard is for islands, the others are for every unit of their kind."""
    standards = {key: one for key, one in TODAY.standards.items() if one.id != "commune-island"}
    law = LAW._replace(rule_sets={**LAW.rule_sets, TODAY.id: TODAY._replace(standards=standards)})
    scales = [s for s in loader.read(TEXT, law).scales if s.standard is not None]
    assert [s.when for s in scales if s.id == "bonus-population"] == [
        {"mountainous": True},
        {"mountainous": False},
        {},
    ]
