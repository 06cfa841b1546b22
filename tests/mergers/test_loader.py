"""The rules on new units as data: refused where they are wrong."""

import pytest

from calculators.law.records import LawError, law_text
from calculators.mergers import loader as merger_loader
from tests.mergers.test_merger import LAW

WRONG = [
    (
        'grade = "R"\nchecked_on = 2026-11-22\n\n[[criterion]]',
        'grade = "X"\nchecked_on = 2026-11-22\n\n[[criterion]]',
        "grade",
    ),
    ("to = 2021-12-31", "to = 2018-12-31", "không trước"),
    ('standards_of = "2019-2021"\n', "", "standards_of"),
    ('standards_of = "2019-2021"', 'standards_of = "1999"', "standards_of"),
    (
        'kinds = ["commune"]\nmountainous = true',
        'kinds = ["ward"]\nmountainous = true',
        "chưa có tiêu chí: commune",
    ),
    ("mountainous = true", 'mountainous = "có"', "mountainous"),
    ('special_factors = "apply"\ncitation', 'special_factors = "x"\ncitation', "special_factors"),
    ('place = "central_city"', 'place = "x"', "place"),
    ('unit = "km2"', 'unit = "ha"', "unit"),
    ('operator = "at_least", unit = "people"', 'operator = "below", unit = "people"', "operator"),
    (
        'citation = "NQ 653/2019/UBTVQH14"\ngrade = "R"',
        'citation = "NQ 653/2019/UBTVQH14"\ngrade = "U"',
        "mức U",
    ),
    ('id = "sum"', 'id = "mean"', "sum, percentages"),
    ("members_from = 3", "members_from = 0", "members_from"),
    ("[[factor]]", "[[factors]]", "factors"),
]


@pytest.mark.parametrize(("old", "new", "words"), WRONG)
def test_a_wrong_record_is_refused(old: str, new: str, words: str) -> None:
    """The error names file, record, key and value."""
    text = law_text(merger_loader.FILE)
    assert old in text
    with pytest.raises(LawError, match=words):
        merger_loader.read(text.replace(old, new, 1), LAW)


def test_a_kind_without_a_criterion_is_refused() -> None:
    """A rule set that names a kind says what is asked of it."""
    text = law_text(merger_loader.FILE)
    wrong = text.replace('kinds = ["commune", "ward"]', 'kinds = ["commune", "ward", "town"]', 1)
    with pytest.raises(LawError, match="chưa có tiêu chí: town"):
        merger_loader.read(wrong, LAW)
