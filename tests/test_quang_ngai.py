"""Today's 96 units under the standards in force: counts that were worked out apart from this engine."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from calculators.lists import sheets, tables
from calculators.units import Kind
from calculators.worklist.result import Result
from tests import reference

FILE = Path(__file__).parent.parent / "data" / "quang-ngai-units-2025.csv"
LAW = loader.load()
RULES = LAW.rules("from-2026")
TABLE = tables.read(sheets.from_text(FILE.read_text("utf-8")), LAW.exemptions)
RESULTS = {entry.code: Result(entry, RULES) for entry in TABLE.entries}
ROWS = {row["code"]: row for row in csv.DictReader(FILE.read_text("utf-8").splitlines())}


@pytest.mark.parametrize(
    ("province", "counts"),
    [
        ("Kon Tum", {"meets_standard": 39, "below_standard": 1}),
        ("Quảng Ngãi", {"meets_standard": 29, "below_standard": 5, "undetermined": 22}),
    ],
)
def test_so_many_reach_the_standard(province: str, counts: dict[str, int]) -> None:
    """Of each of the two former provinces."""
    found = Counter(
        str(RESULTS[code].verdict)
        for code, row in ROWS.items()
        if row["former_province"] == province
    )
    assert found == counts


def test_ngok_bay_does_not() -> None:
    """62.09 of 100 km²: more than half of what a mountain commune needs."""
    (below,) = (
        result
        for code, result in RESULTS.items()
        if ROWS[code]["former_province"] == "Kon Tum" and result.verdict is Verdict.BELOW_STANDARD
    )
    assert (below.entry.name, below.areas) == ("Ngọk Bay", ("62.09", "62.09"))
    assert below.lines[0] == (
        "Xã Ngọk Bay: chưa đạt tiêu chuẩn theo bộ quy tắc from-2026 (đang áp dụng; không còn cấp huyện)."
    )


def test_all_agree_with_the_plain_reference() -> None:
    """The special zone among them, whose standard nobody read."""
    assert sum(entry.kind is Kind.SPECIAL_ZONE for entry in TABLE.entries) == 1
    for entry in TABLE.entries:
        assert entry.unit is not None
        possible = {reference.verdict(known, RULES.id) for known in reference.corners(entry.unit)}
        expected = possible.pop() if len(possible) == 1 else "undetermined"
        assert expected == RESULTS[entry.code].verdict
