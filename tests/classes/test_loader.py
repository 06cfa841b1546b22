"""The class register: what it refuses, and that its numbers hold together."""

import pytest

from calculators.classes import loader
from calculators.law import loader as law_loader
from calculators.law.records import LawError, law_text

TEXT = law_text(loader.FILE)
DOCUMENTS = law_loader.load().documents


def test_the_register_holds_together() -> None:
    """Each criterion has its points for every kind, and fields of lists are those that scales use."""
    rules = loader.load()
    assert [level.id for level in rules.levels] == ["I", "II", "III"]
    assert rules.special.points == 9000
    assert rules.version == f"2026-11-26.{rules.version[-8:]}"
    for kind in ("commune", "ward"):
        assert {s.criterion for s in rules.scales if kind in s.kinds} == {*rules.criteria, "bonus"}
    fields = {s.field for s in rules.scales} | {s.minus for s in rules.scales if s.minus}
    percents = {field.id for field in rules.fields.values() if field.type == "percent"}
    assert percents == fields - {"population", "area_km2", "ethnic_minority_percent"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
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
        ("population = 5000", "peoples = 5000", "peoples"),
        ('[[position]]\nid = "none"', '[[place]]\nid = "none"', "bảng “place” không có ở đây"),
    ],
)
def test_a_wrong_record_is_refused(old: str, new: str, told: str) -> None:
    """The error names the file, the record, the key and what is allowed."""
    assert old in TEXT
    with pytest.raises(LawError, match=r"classes\.toml") as error:
        loader.read(TEXT.replace(old, new, 1), DOCUMENTS)
    assert told in str(error.value)
