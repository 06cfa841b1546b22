"""The three sentences that come first: the verdict, its one reason, and what would change it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.arrangement.brief import brief, reason
from calculators.arrangement.evaluation import evaluate
from calculators.arrangement.verdicts import Outcome, Verdict
from calculators.law import loader
from calculators.units import ANY_SHARE, UNKNOWN, Interval, Kind, Unit
from tests.worklist.test_report import unit_of

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "explanations.toml").read_text(encoding="utf-8")
)["case"]
CODES = re.compile(r"\b[a-z]+[_-][a-z_]+\b|mức [TRPU]\b|\bI[IV]?I?\.\d")
KM2 = 1_000_000
HALF = Interval.exactly(500_000)


def unit(kind: Kind, area: int | tuple[int, int], people: int, share: Interval = HALF) -> Unit:
    """Return a mountainous unit inland, with half of its people of ethnic minorities."""
    figure = Interval(*area) if isinstance(area, tuple) else Interval.exactly(area)
    population = Interval.exactly(people)
    return Unit(kind, figure, population, share, mountainous=True, border=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_no_code_and_no_grade_comes_before_the_proof(case: dict[str, Any]) -> None:
    """Three sentences, and no list of standards."""
    sentences = unit_of(case["cells"], case["rules"])["brief"]
    assert len(sentences) == 3
    assert not CODES.search(" ".join(sentences))
    assert all(line.count(" người,") < 3 for line in sentences)


@pytest.mark.parametrize(
    ("rules", "one", "because", "would"),
    [
        (
            "from-2026",
            unit(Kind.COMMUNE, 62_090_000, 2_500),
            "diện tích đạt 62% của 100 km²",
            "Sẽ đạt tiêu chuẩn khi diện tích từ 100 km² trở lên.",
        ),
        (
            "from-2026",
            unit(Kind.COMMUNE, 100 * KM2, 2_499),
            "dân số đạt 99% của 2.500 người",
            "Sẽ đạt tiêu chuẩn khi dân số từ 2.500 người trở lên.",
        ),
        (
            "from-2026",
            unit(Kind.COMMUNE, 99 * KM2, 2_499),
            "diện tích đạt 99% của 100 km² và dân số đạt 99% của 2.500 người",
            "Sẽ đạt tiêu chuẩn khi diện tích từ 100 km² trở lên và dân số từ 2.500 người trở lên.",
        ),
        (
            "from-2026",
            unit(Kind.COMMUNE, 100 * KM2, 2_501),
            "diện tích đạt 100% của 100 km² và dân số đạt 100,04% của 2.500 người",
            "Sẽ là chưa đạt tiêu chuẩn nếu diện tích dưới 100 km².",
        ),
        (
            "2023-2025",
            unit(Kind.COMMUNE, 20 * KM2, 2_000),
            (
                "dân số đạt 100% của 2.000 người, quy định chỉ xét khi dưới 70%; "
                "diện tích đạt 40% của 50 km², quy định chỉ xét khi dưới 20%"
            ),
            "Sẽ là thuộc diện sắp xếp nếu dân số dưới 1.400 người.",
        ),
        (
            "2025-reform",
            unit(Kind.COMMUNE, 60 * KM2, 4_000),
            (
                "diện tích đạt 120% của 50 km², quy định chỉ xét khi dưới 100%; "
                "dân số đạt 200% của 2.000 người, quy định chỉ xét khi dưới 100%"
            ),
            "Sẽ là thuộc diện sắp xếp nếu diện tích dưới 50 km².",
        ),
        (
            "2023-2025",
            unit(Kind.COMMUNE, (30 * KM2, 40 * KM2), 1_000),
            "diện tích mới là một khoảng, đạt từ 60% đến 80% của 50 km²",
            (
                "Sẽ là thuộc diện sắp xếp nếu diện tích dưới 35 km²; "
                "không thuộc diện sắp xếp nếu diện tích từ 35 km² trở lên."
            ),
        ),
        (
            "2023-2025",
            unit(Kind.COMMUNE, 30 * KM2, 3_000, share=Interval(0, 500_000)),
            "tỷ lệ người dân tộc thiểu số mới là một khoảng",
            (
                "Sẽ là thuộc diện sắp xếp nếu tỷ lệ người dân tộc thiểu số dưới 30%; "
                "không thuộc diện sắp xếp nếu tỷ lệ người dân tộc thiểu số từ 30% trở lên."
            ),
        ),
        (
            "2023-2025",
            unit(Kind.COMMUNE, (60 * KM2, 70 * KM2), 1)._replace(population=UNKNOWN),
            "diện tích đạt từ 120% đến 140% của 50 km², quy định chỉ xét khi dưới 70%",
            "Kết quả có thể đổi nếu diện tích dưới 35 km².",
        ),
    ],
)
def test_reason_and_what_would_change_it(rules: str, one: Unit, because: str, would: str) -> None:
    """One reason; whole percents, but never rounded to a limit that is not the figure's own."""
    assert brief(evaluate(one, loader.load().rules(rules)))[1:] == (f"Vì {because}.", would)


@pytest.mark.parametrize("verdict", [Verdict.MUST_ARRANGE, Verdict.NOT_REQUIRED])
def test_figures_of_different_worlds_have_no_one_reason(verdict: Verdict) -> None:
    """Where another figure decides in each world, none is called the reason."""
    one = unit(Kind.COMMUNE, 20 * KM2, 3_000, ANY_SHARE)
    evaluation = evaluate(one, loader.load().rules("2023-2025"))
    assert evaluation.outcomes[0] is Outcome.UNDETERMINED
    assert reason(evaluation._replace(verdict=verdict)) == (
        "mọi giá trị có thể của số liệu đều cho kết quả này"
    )
