"""A rule set with a new kind of test is data: an invented one, from its file to every place that shows it."""

from pathlib import Path

import pytest

from calculators.arrangement.evaluation import Evaluation, evaluate
from calculators.arrangement.explanation import explain
from calculators.arrangement.percentages import percentages
from calculators.arrangement.sensitivity import movements
from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.law import loader
from calculators.law.model import Law, RuleSet
from calculators.law.records import LawError, law_text
from calculators.lists import sheets
from calculators.units import UNKNOWN, Interval, Kind, Level, Unit
from calculators.worklist import pictures
from calculators.worklist.worklist import Worklist
from publishing.pages import rules as pages

INVENTED = """
[[rule_set]]
id = "invented"
title = "Bộ giả định"
from = 2019-03-12
to = 2021-12-31
standards_grade = "R"
question = "arrangement"
kinds = ["commune", "rural_district", "town"]
special_factors = []
new_unit = false
status = "giả định"
basis = ["NQ 653/2019/UBTVQH14"]
grade = "R"
checked_on = 2026-11-22

[[test]]
id = "either-below"
title = "một trong hai thấp"
rule_set = "invented"
levels = ["commune"]
join = "or"
area = { value = 100, operator = "below", phrase = "dưới 100%" }
population = { value = 80, operator = "at_most", phrase = "không quá 80%" }
unit = "percent_of_standard"
citation = "NQ 653/2019/UBTVQH14"
grade = "R"
checked_on = 2026-11-22

[[test]]
id = "few-people"
title = "ít người"
rule_set = "invented"
levels = ["district"]
population = { value = 60, operator = "below", phrase = "dưới 60%" }
unit = "percent_of_standard"
citation = "NQ 653/2019/UBTVQH14"
grade = "R"
checked_on = 2026-11-22
"""
KM2 = 1_000_000


def texts(addition: str = INVENTED) -> dict[str, str]:
    """Return the law's files with the invented rule set at the end."""
    files = {file: law_text(file) for file in loader.FILES}
    return files | {"rule_sets.toml": files["rule_sets.toml"] + addition}


@pytest.fixture(scope="module")
def law() -> Law:
    """Return the law with the invented rule set."""
    return loader.read(texts())


@pytest.fixture(scope="module")
def rules(law: Law) -> RuleSet:
    """Return the invented rule set."""
    return law.rules("invented")


def commune(m2: int | None, people: int | None) -> Unit:
    """Return a mountain commune, whose standard is 50 km² and 5 000 people."""
    return Unit(
        Kind.COMMUNE,
        UNKNOWN if m2 is None else Interval.exactly(m2),
        UNKNOWN if people is None else Interval.exactly(people),
        Interval.exactly(0),
        mountainous=True,
        border=False,
    )


def lines(evaluation: Evaluation) -> list[str]:
    """Return the sentences that explain an evaluation."""
    return [
        *explain(evaluation, percentages(evaluation, "area"), percentages(evaluation, "population"))
    ]


@pytest.mark.parametrize(
    ("m2", "people", "verdict"),
    [
        (50 * KM2 - 1, 4001, Verdict.MUST_ARRANGE),
        (50 * KM2, 4001, Verdict.NOT_REQUIRED),
        (50 * KM2 + 1, 4001, Verdict.NOT_REQUIRED),
        (50 * KM2, 3999, Verdict.MUST_ARRANGE),
        (50 * KM2, 4000, Verdict.MUST_ARRANGE),
        (50 * KM2 - 1, None, Verdict.MUST_ARRANGE),
        (None, 4000, Verdict.MUST_ARRANGE),
        (50 * KM2, None, Verdict.UNDETERMINED),
        (None, None, Verdict.UNDETERMINED),
    ],
)
def test_one_figure_below_is_enough(
    rules: RuleSet, m2: int | None, people: int | None, verdict: Verdict
) -> None:
    """Below, at and above both limits; what is not known does not matter where the other decides."""
    assert evaluate(commune(m2, people), rules).verdict is verdict


def test_the_explanation_says_or_and_not_more_than(rules: RuleSet) -> None:
    """The condition in its own words, and on which side of it each figure is."""
    text = lines(evaluate(commune(49 * KM2, 4001), rules))[6]
    assert text == (
        "Điều kiện “diện tích dưới 100% hoặc dân số không quá 80%” (NQ 653/2019/UBTVQH14, mức R): đúng, "
        "vì diện tích 98,00% là dưới 100%; dân số 80,02% trên 80%."
    )
    text = lines(evaluate(commune(50 * KM2, 4000), rules))[6]
    assert text.endswith(
        ": đúng, vì diện tích 100,00% không dưới 100%; dân số 80,00% là không quá 80%."
    )


def test_turning_points_and_steps_are_those_of_the_limits(rules: RuleSet) -> None:
    """One person more than 80% turns it, and the area only where the population does not decide."""
    points = evaluate(commune(50 * KM2, None), rules).decisive
    assert [(p.field, p.op, p.value, p.verdict) for p in points] == [
        ("population", "below", 4001, Verdict.MUST_ARRANGE),
        ("population", "at_least", 4001, Verdict.NOT_REQUIRED),
    ]
    (area, people) = movements(commune(50 * KM2, 4001), rules)
    assert [(step.value, step.verdict) for step in area.steps] == [
        (0, Verdict.MUST_ARRANGE),
        (50 * KM2, Verdict.NOT_REQUIRED),
    ]
    assert [step.value for step in people.steps] == [0, 4001]
    assert people.text == (
        "Theo dân số: dưới 4.001 người: thuộc diện sắp xếp; từ 4.001 người trở lên: không thuộc diện sắp xếp."
    )


def test_a_figure_that_no_test_asks_for_is_not_missing(rules: RuleSet) -> None:
    """A district is held against its population alone: no area is needed, stated or told as missing."""
    district = Unit(Kind.RURAL_DISTRICT, population=Interval.exactly(47_999), mountainous=True)
    evaluation = evaluate(district, rules)
    assert (evaluation.verdict, evaluation.missing) == (Verdict.MUST_ARRANGE, ())
    assert lines(evaluation)[6].startswith("Điều kiện “dân số dưới 60%” (")
    at = evaluate(district._replace(population=Interval.exactly(48_000)), rules)
    assert (at.verdict, at.outcomes) == (Verdict.NOT_REQUIRED, (Outcome.NOT_MET,))
    unknown = evaluate(district._replace(population=UNKNOWN), rules)
    assert unknown.missing == ("population",)
    # A single condition is joined with nothing, and reads as all of them.
    assert [test.join for test in rules.tests[Level.DISTRICT]] == ["and"]
    (area, _) = movements(district, rules)
    assert area.text == "Theo diện tích: giá trị nào cũng cho kết quả “thuộc diện sắp xếp”."
    town = Unit(Kind.TOWN, population=Interval.exactly(1), mountainous=False, border=False)
    of_town = evaluate(town._replace(population_standard=10), rules)
    assert (of_town.verdict, of_town.missing) == (Verdict.MUST_ARRANGE, ())


def test_the_picture_has_the_limits_that_there_are(law: Law, rules: RuleSet) -> None:
    """A zone says how its limits are joined; a limit that a test has not is null."""
    text = (
        "Tên;Loại;Diện tích (km2);Dân số (người)\nĐắk A;Xã;50,0;4.000\nĐắk B;Huyện;1.000,5;40.000\n"
    )
    worklist = Worklist("x", law, (("x", sheets.from_text(text).rows),), rules=rules)
    zones = {level: pictures.points(worklist, {"level": level})["zones"][0] for level in Level}
    zone = zones[Level.COMMUNE]
    assert (zone["join"], zone["area"], zone["population"]) == ("or", 100, 80)
    zone = zones[Level.DISTRICT]
    assert (zone["id"], zone["join"], zone["area"], zone["population"]) == (
        "few-people",
        "and",
        None,
        60,
    )


def test_the_table_of_thresholds_has_them(
    law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the words of the explanation."""
    monkeypatch.setattr(loader, "load", lambda: law)
    pages.write(tmp_path)
    table = (tmp_path / "build/fragments/tests.html").read_text("utf-8")
    assert ">diện tích dưới 100% hoặc dân số không quá 80%</td>" in table
    assert ">dân số dưới 60%</td>" in table


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('join = "or"\n', "", "khóa “join” .thiếu.: phải là một trong and, or"),
        ('join = "or"', 'join = "xor"', "khóa “join” = “xor”: phải là một trong and, or"),
        ("population = { value = 60", "people = { value = 60", "“people”"),
        (
            'levels = ["district"]',
            'join = "and"\nlevels = ["district"]',
            "khóa “join” = “and”: phải là bỏ trống",
        ),
    ],
)
def test_a_test_without_its_parts_is_refused(old: str, new: str, message: str) -> None:
    """Two conditions say how they are joined, one says nothing; there is at least one."""
    assert old in INVENTED
    with pytest.raises(LawError, match=message):
        loader.read(texts(INVENTED.replace(old, new)))
