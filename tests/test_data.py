"""What is known of the places: how many units, and the totals that were published of them."""

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


def test_the_units_are_all_there() -> None:
    """102 = 85 + 10 + 7, in 10 districts."""
    assert Counter(row["kind"] for row in COMMUNES) == {"Xã": 85, "Phường": 10, "Thị trấn": 7}
    assert (len(COMMUNES), len(DISTRICTS), len(UNITS_2025)) == (102, 10, 40)
    assert Counter(row["area_basis"].partition("-")[0] for row in COMMUNES) == {
        "published": 26,
        "derived": 2,
        "estimate": 74,
    }


def test_known_sums_hold() -> None:
    """The census and the areas sum to the published totals, 267 pairs of units touch."""
    assert sum(int(row["population_2019_census"]) for row in COMMUNES) == 540_438
    assert sum(Decimal(row["area_km2"]) for row in COMMUNES) == Decimal("9677.29")
    assert sum(int(row["population"]) for row in COMMUNES) == 579_909
    assert sum(int(row["population"]) for row in DISTRICTS) == 579_914
    assert len(rows("kon-tum-adjacency-2023.csv")) == 267


def test_the_province_of_today_holds_together() -> None:
    """96 units with the published area, 40 of them those of the other file, and 245 pairs among them."""
    today = rows("quang-ngai-units-2025.csv")
    assert Counter(row["kind"] for row in today) == {"Xã": 86, "Phường": 9, "Đặc khu": 1}
    by_code = {row["code"]: row for row in today}
    assert len(today) == 96
    assert sum(Decimal(row["area_km2"]) for row in today) == Decimal("14832.53")
    assert sum(int(row["population"]) for row in today) == 2_175_008
    for row in UNITS_2025:
        same = by_code[row["code"]]
        assert sorted(re.findall(r"\((\d+)\)", same["members"])) == sorted(
            row["old_codes"].split(";")
        )
        assert (
            int(same["population_low"])
            <= int(row["population_2024"])
            <= int(same["population_high"])
        )
    assert len(rows("quang-ngai-adjacency-2025.csv")) == 245
