"""Kon Tum's data: the sums that are known to hold, and links between the files."""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Read one of the files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COMMUNES = rows("kon-tum-communes-2023.csv")
DISTRICTS = rows("kon-tum-districts-2023.csv")
UNITS_2025 = rows("kon-tum-units-2025.csv")
CODES = {row["code"] for row in COMMUNES}


def test_the_units_are_all_there() -> None:
    """102 = 85 + 10 + 7, in 10 districts."""
    assert Counter(row["kind"] for row in COMMUNES) == {"Xã": 85, "Phường": 10, "Thị trấn": 7}
    assert len(CODES) == 102
    assert {row["district_code"] for row in COMMUNES} == {row["code"] for row in DISTRICTS}
    assert Counter(row["area_basis"].partition("-")[0] for row in COMMUNES) == {
        "published": 26,
        "derived": 2,
        "estimate": 74,
    }


def test_known_sums_hold() -> None:
    """The census and the areas sum to the published totals; bounds hold their figures."""
    assert sum(int(row["population_2019_census"]) for row in COMMUNES) == 540_438
    assert sum(Decimal(row["area_km2"]) for row in COMMUNES) == Decimal("9677.29")
    assert sum(int(row["population"]) for row in COMMUNES) == 579_909
    assert sum(int(row["population"]) for row in DISTRICTS) == 579_914
    for row in COMMUNES:
        for figure in ("area_km2", "population"):
            name, _, unit = figure.partition("_")
            low, high = (f"{name}_{end}{'_' * bool(unit)}{unit}" for end in ("low", "high"))
            assert Decimal(row[low]) <= Decimal(row[figure]) <= Decimal(row[high])


def test_the_units_of_2025_are_sums_of_the_old() -> None:
    """Each of the 40 has its members, and their area to rounding."""
    areas = {row["code"]: Decimal(row["area_km2"]) for row in COMMUNES}
    members = [code for row in UNITS_2025 for code in row["old_codes"].split(";")]
    assert (len(UNITS_2025), sorted(members)) == (40, sorted(CODES))
    for row in UNITS_2025:
        total = sum(areas[code] for code in row["old_codes"].split(";"))
        assert abs(total - Decimal(row["area_km2"])) <= Decimal("0.02")
    merges = {row["old_code"]: row["new_code"] for row in rows("kon-tum-merges-2025.csv")}
    listed = {code: row["code"] for row in UNITS_2025 for code in row["old_codes"].split(";")}
    assert merges == listed == {row["code"]: row["unit_2025_code"] for row in COMMUNES}


def test_the_pairs_name_units_that_exist_once_each() -> None:
    """267 pairs, each of two different units, none twice."""
    pairs = rows("kon-tum-adjacency-2023.csv")
    unordered = {frozenset((row["code_a"], row["code_b"])) for row in pairs}
    assert len(pairs) == len(unordered) == 267
    assert all(len(pair) == 2 and pair <= CODES for pair in unordered)
    assert {row["confidence"] for row in pairs} == {"high", "medium", "low"}


def test_the_province_of_today_holds_together() -> None:
    """96 units with the published area, 40 of them those of the other file, and 245 pairs among them."""
    today = rows("quang-ngai-units-2025.csv")
    by_code = {row["code"]: row for row in today}
    assert Counter(row["kind"] for row in today) == {"Xã": 86, "Phường": 9, "Đặc khu": 1}
    assert len(by_code) == len(today) == 96
    assert sum(Decimal(row["area_km2"]) for row in today) == Decimal("14832.53")
    assert sum(int(row["population"]) for row in today) == 2_175_008
    for row in today:
        assert int(row["population_low"]) <= int(row["population"]) <= int(row["population_high"])
    for row in UNITS_2025:
        same = by_code[row["code"]]
        assert sorted(re.findall(r"\((\d+)\)", same["members"])) == sorted(
            row["old_codes"].split(";")
        )
        assert [same[name] for name in ("name", "kind", "area_km2")] == [
            row[name] for name in ("name", "kind", "area_km2")
        ]
        assert (
            int(same["population_low"])
            <= int(row["population_2024"])
            <= int(same["population_high"])
        )
    pairs = rows("quang-ngai-adjacency-2025.csv")
    unordered = {frozenset((row["code_a"], row["code_b"])) for row in pairs}
    assert len(pairs) == len(unordered) == 245
    assert all(len(pair) == 2 and pair <= by_code.keys() for pair in unordered)
