"""Lists of units of which everything may be known, a range, claimed, stated or lacking."""

from collections.abc import Callable
from random import Random

from calculators.law.model import RuleSet
from calculators.units import Kind

HEAD = (
    "Tên;Loại;Huyện;parent_kind;area_low_km2;area_high_km2;population_low;population_high;Miền núi;"
    "Biên giới;DTTS (%);exemption;voluntary;area_standard_km2;population_standard;red_river_delta;"
    "coastal_hardship;island;urban_special_factor"
)
USUAL = {
    Kind.COMMUNE: ("Xã", 50, 5000),
    Kind.WARD: ("Phường", 5.5, 7000),
    Kind.TOWNSHIP: ("Thị trấn", 14, 8000),
    Kind.RURAL_DISTRICT: ("Huyện", 850, 80_000),
    Kind.TOWN: ("Thị xã", 200, 100_000),
    Kind.PROVINCIAL_CITY: ("Thành phố", 150, 150_000),
    Kind.URBAN_DISTRICT: ("Quận", 35, 150_000),
    Kind.SPECIAL_ZONE: ("Đặc khu", 50, 5000),
}
"""A kind's name with an area and a population near which its tests turn."""
SHARES = (
    "",
    "0",
    "29,99",
    "30",
    "35,5",
    "39,9999",
    "40",
    "50",
    "59",
    "60",
    "75-77,3",
    "20-95",
    "100",
)


def all_kinds(rules: RuleSet, rows: int, seed: int = 1) -> str:
    """Return a list of so many units of the kinds that the rules judge."""
    random = Random(seed)  # noqa: S311 - the same list each time, no secret
    return "\n".join([HEAD, *(_row(random, rules, number) for number in range(rows))])


def _row(random: Random, rules: RuleSet, number: int) -> str:
    kind = random.choice(rules.kinds)
    name, area, people = USUAL[kind]
    areas = _ends(random, area, lambda value: f"{value:.3f}1".replace(".", ","))
    populations = _ends(random, people, lambda value: str(int(value)))
    if random.random() < 0.3:
        exact = f"{area * random.choice((0.2, 0.3, 0.5, 0.7, 1, 2)):.2f}".replace(".", ",")
        areas = (exact, exact)
        populations = (str(int(people * random.choice((0.25, 0.5, 0.7, 1, 2, 3)))),) * 2
    pick = random.choice
    return ";".join(
        [
            *(f"U{number}", name, "Huyện X"),
            pick(("", "Quận", "Thành phố", "Thị xã")) if kind is Kind.WARD else "",
            *(*areas, *populations, pick(("có", "không", ""))),
            *(pick(("có", "không", "không", "")), pick(SHARES)),
            *(pick(("", "", "isolated", "stable")), pick(("", "", "có"))),
            *(pick(("", "", "", "", "20,5")), pick(("", "", "", "", "3333"))),
            *(pick(("", "", "có")) for _ in range(3)),
            pick(("", "", "không")),
        ]
    )


def _ends(random: Random, usual: float, text: Callable[[float], str]) -> tuple[str, str]:
    one, other = sorted(usual * random.uniform(0.05, 2.5) for _ in range(2))
    return random.choice(((text(one), text(one)), (text(one), text(other)), ("", "")))
