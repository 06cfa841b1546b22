"""The rules on new units as data: refused where they are wrong."""

import pytest

from calculators.law import loader as law_loader
from calculators.law.records import LawError, law_text
from calculators.mergers import loader as merger_loader
from tests.mergers.test_merger import LAW

OF_2023 = 'rule_set = "2023-2025"\nkinds = '
OTHERS = '"ward", "township", "rural_district", "town", "provincial_city", "urban_district"'
WRONG = [
    (
        'grade = "R"\nchecked_on = 2026-11-22\n\n[[criterion]]',
        'grade = "X"\nchecked_on = 2026-11-22\n\n[[criterion]]',
        "grade",
    ),
    ('id = "2019-2021"', 'id = "1999"', "khóa “id” = “1999”"),
    ("otherwise = { phrase", "otherwise = { words", "otherwise, khóa “words”"),
    (
        'value = "5.5", operator = "at_least", unit = "km2", phrase = "từ 5,5 km² trở lên"',
        'value = 100, operator = "at_least", unit = "percent_of_standard", phrase = "từ 100% trở lên"',
        "khóa “population”.*cùng tính theo %",
    ),
    (
        'kinds = ["commune"]\nmountainous = true',
        'kinds = ["commune"]\nmountainous = false',
        "chưa có tiêu chí: commune",
    ),
    (
        'kinds = ["commune"]\nmountainous = true',
        'kinds = ["commune", "ward"]\nmountainous = true',
        "khóa “mountainous” = “true”: phải là bỏ trống với đơn vị đô thị",
    ),
    ("mountainous = true", 'mountainous = "có"', "mountainous"),
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
    ("[[method]]", "[[methods]]", "methods"),
    (
        'id = "percentages"\nrule_sets = ["2023-2025", ',
        'id = "percentages"\nrule_sets = ["2025-reform", ',
        "khóa “id” = “2025-reform”.*mọi tiêu chí tính theo % tiêu chuẩn",
    ),
    *(
        (
            f'{OF_2023}["commune", {OTHERS}]\n',
            f"{OF_2023}{kinds}\n",
            "không phân theo miền núi hay nơi",
        )
        for kinds in (
            '["commune"]\nmountainous = true',
            f'["commune", {OTHERS}]\nplace = "other_province"',
        )
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), WRONG)
def test_a_wrong_record_is_refused(old: str, new: str, words: str) -> None:
    """The error names file, record, key and value."""
    text = law_text(merger_loader.FILE)
    assert old in text
    with pytest.raises(LawError, match=words):
        merger_loader.read(text.replace(old, new, 1), LAW)


def test_a_rule_set_without_criteria_says_so() -> None:
    """One that does not is refused with the two ways on; one that does forms no new units."""
    text = law_text(merger_loader.FILE)
    files = {file: law_text(file) for file in law_loader.FILES}
    again = files["rule_sets.toml"].replace('"2019-2021"', '"2017-2018"')
    files["rule_sets.toml"] += again[again.index("[[rule_set]]") : again.index('id = "2023-2025"')]
    files["rule_sets.toml"] = files["rule_sets.toml"].removesuffix("[[rule_set]]\n")
    test = again[again.index("[[test]]") :]
    files["rule_sets.toml"] += test[: test.index("[[test]]", 1)]
    with pytest.raises(
        LawError, match=r"“new_unit” thiếu bộ quy tắc “2017-2018”.*new_unit = false"
    ):
        merger_loader.read(text, law_loader.read(files))
    explicit = files["rule_sets.toml"].replace(
        'id = "2017-2018"\n', 'id = "2017-2018"\nnew_unit = false\n', 1
    )
    law = law_loader.read(files | {"rule_sets.toml": explicit})
    assert not law.rules("2017-2018").forms_units
    assert "2017-2018" not in merger_loader.read(text, law)
    both = explicit.replace('id = "2023-2025"\n', 'id = "2023-2025"\nnew_unit = false\n', 1)
    law = law_loader.read(files | {"rule_sets.toml": both})
    with pytest.raises(LawError, match=r"“new_unit” có bộ quy tắc “2023-2025”.*new_unit = false"):
        merger_loader.read(text, law)


def test_a_kind_without_a_criterion_is_refused() -> None:
    """A rule set that names a kind says what is asked of it."""
    text = law_text(merger_loader.FILE)
    wrong = text.replace('kinds = ["commune", "ward"]', 'kinds = ["commune", "ward", "town"]', 1)
    with pytest.raises(LawError, match="chưa có tiêu chí: town"):
        merger_loader.read(wrong, LAW)
