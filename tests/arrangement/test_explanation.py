"""What is said of a unit, as data: the cells of its row, and every sentence of its result."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.arrangement.evaluation import evaluate
from calculators.arrangement.explanation import explain
from calculators.arrangement.percentages import percentages
from calculators.law import loader
from calculators.units import Interval, Kind, Unit
from tests.worklist.test_report import unit_of

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "explanations.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_sentence(case: dict[str, Any]) -> None:
    """Figures, standards and clauses are the right ones, and nothing is said that does not belong."""
    unit = unit_of(case["cells"], case["rules"])
    assert unit["errors"] == []
    assert unit["explanation"].split("\n") == case["lines"]


def sentences(rules: str, **facts: Any) -> tuple[str, ...]:  # noqa: ANN401 - fields of a unit
    """Return the sentences on a unit of which area and population are known."""
    unit = Unit(Kind.WARD, Interval.exactly(6_000_000), Interval.exactly(22_000))._replace(**facts)
    evaluation = evaluate(unit, loader.load().rules(rules))
    return explain(
        evaluation, percentages(evaluation, "area"), percentages(evaluation, "population")
    )


def test_what_must_be_told_beside_a_result_is_told_to_the_kinds_it_concerns() -> None:
    """Wards have further standards, mountain communes rest on a reading; nobody knows who is arranged."""
    ward, commune, lowland = (
        sentences("from-2026"),
        sentences("from-2026", kind=Kind.COMMUNE),
        sentences("from-2026", kind=Kind.COMMUNE, mountainous=False),
    )
    for start, has in (
        ("Phường còn các tiêu chuẩn khác không tính ở đây", (True, False, False)),
        ("“Miền núi” được hiểu là miền núi hoặc vùng cao", (False, True, False)),
        ("Chưa đạt tiêu chuẩn không có nghĩa là phải sắp xếp", (True, True, True)),
        ("Chưa xét vì không được nêu: ", (False, True, True)),
    ):
        presence = tuple(
            any(line.startswith(start) for line in lines) for lines in (ward, commune, lowland)
        )
        assert presence == has
    assert "đơn vị ở hải đảo" in next(line for line in commune if line.startswith("Chưa xét"))
    on_island = sentences("from-2026", kind=Kind.COMMUNE, island=True)
    assert not any("đơn vị ở hải đảo" in line for line in on_island)


def test_a_claim_that_no_urban_factor_applies_is_shown_as_one() -> None:
    """For urban units alone: it says nothing of the others."""
    words = "Người dùng nêu: không yếu tố đặc thù nào của đô thị làm giảm tiêu chuẩn."
    assert words in sentences("from-2026", urban_special_factor=False)
    assert words not in sentences("from-2026")
    assert words not in sentences("from-2026", kind=Kind.COMMUNE, urban_special_factor=False)


@pytest.mark.parametrize(
    ("day", "own"),
    [
        ("31-12-2024", None),
        ("2024-12-31", None),
        ("31/12/2024", None),
        ("31-12-2023", "Số liệu: danh sách ghi “31-12-2023”; luật lấy số liệu đến ngày 31-12-2024"),
        ("", "Số liệu: luật lấy số liệu đến ngày 31-12-2024, dân số gồm thường trú và tạm trú ("),
    ],
)
def test_figures_of_another_day_are_told(day: str, own: str | None) -> None:
    """The law of 2025 takes those of 31-12-2024, written either way round."""
    remarks = [line for line in sentences("2025-reform", population_date=day) if "luật lấy" in line]
    assert [line.startswith(own or "") for line in remarks] == [True] * (own is not None)
    assert not any("luật lấy" in line for line in sentences("from-2026", population_date=day))
