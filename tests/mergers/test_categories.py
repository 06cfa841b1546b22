"""Categories over a list: who lies beside a unit that must be arranged."""

from calculators.arrangement.categories import Category
from calculators.arrangement.verdicts import Verdict
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.categories import categories, counts_text
from calculators.units import Kind, Unit
from tests.mergers.test_merger import LAW

SURE, DOUBTFUL = Border(1000, sure=True), Border(1000, sure=False)


def test_beside_a_unit_that_must_be_arranged() -> None:
    """On either side of a sure border, of the same level, with no category of its own, in the list."""
    kinds = dict.fromkeys("ABCDEFG", Kind.COMMUNE) | {"C": Kind.RURAL_DISTRICT, "D": Kind.WARD}
    units = {code: Unit(kind, code=code) for code, kind in kinds.items()}
    units["F"] = units["F"]._replace(voluntary=True)
    verdicts = dict.fromkeys("ABCDEFG", Verdict.NOT_REQUIRED) | {"B": Verdict.MUST_ARRANGE}
    borders = {"B": "ACDFX", "A": "G"}
    pairs = {(min(one, other), max(one, other)): SURE for one in borders for other in borders[one]}
    pairs["B", "E"] = DOUBTFUL
    by_code = categories(units, verdicts, LAW.rules("2023-2025"), Adjacency(pairs, frozenset()))
    assert by_code == dict.fromkeys("CEG", Category.OTHER) | {
        "A": Category.ADJACENT,
        "B": Category.REQUIRED,
        "D": Category.ADJACENT,
        "F": Category.ENCOURAGED,
    }
    assert counts_text(by_code.values()) == (
        "thuộc diện sắp xếp: 1; khuyến khích: 1; liền kề: 2; các đơn vị khác: 3"
    )


def test_beside_a_unit_below_the_standard() -> None:
    """Where the rules ask for the standard alone, its neighbours are those of units below it."""
    units = {code: Unit(Kind.COMMUNE, code=code) for code in "AB"}
    verdicts = {"A": Verdict.MEETS_STANDARD, "B": Verdict.BELOW_STANDARD}
    pairs = Adjacency({("A", "B"): SURE}, frozenset("AB"))
    by_code = categories(units, verdicts, LAW.rules("from-2026"), pairs)
    assert by_code == {"A": Category.ADJACENT, "B": Category.BELOW_STANDARD}
