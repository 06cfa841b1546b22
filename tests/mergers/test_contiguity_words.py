"""Contiguity words: what is missing is named, and each pair has its border."""

from calculators.mergers import adjacency
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.contiguity_words import explain_contiguity, pairs_text
from calculators.units import Unit
from tests.mergers.test_adjacency import PAIRS
from tests.mergers.test_merger import COMMUNE


def test_what_is_missing_is_named() -> None:
    """A missing pair, one of low confidence, or a unit without data."""
    pairs = adjacency.read(PAIRS.encode())
    units = [
        Unit(COMMUNE, code=code, name=name) for code, name in zip("12349", "ABCDE", strict=True)
    ]

    def sentence(codes: str) -> str:
        members = [one for one in units if one.code in codes]
        return " ".join(explain_contiguity(members, pairs.contiguity(codes)))

    assert sentence("123") == "Chưa chắc B liền kề C: cặp này có độ tin cậy thấp, cần kiểm tra."
    assert sentence("13") == "A không liền kề C."
    assert sentence("124") == "D không liền kề A, B."
    assert "Bảng liền kề không có E" in sentence("19")
    assert [text for *_, text in pairs_text([units[i] for i in (0, 1, 2, 4)], pairs)] == [
        "liền kề, 1,687 km",
        "không liền kề",
        "chưa có số liệu",
        "liền kề, 2,50 km, độ tin cậy thấp",
        "chưa có số liệu",
        "chưa có số liệu",
    ]


def test_what_is_known_of_each_pair() -> None:
    """A border with its length, a doubtful one, none, and units that the table does not have."""
    pairs = Adjacency(
        {("A", "B"): Border(1234, sure=True), ("B", "C"): Border(500, sure=False)},
        frozenset("ABC"),
    )
    units = [Unit(COMMUNE, code=code) for code in "ABCD"]
    assert pairs_text(units, pairs) == [
        ("A", "B", "liền kề, 1,234 km"),
        ("A", "C", "không liền kề"),
        ("A", "D", "chưa có số liệu"),
        ("B", "C", "liền kề, 0,50 km, độ tin cậy thấp"),
        ("B", "D", "chưa có số liệu"),
        ("C", "D", "chưa có số liệu"),
    ]
    # All that the table has are the two.
    two = Adjacency({}, frozenset("AC"))
    assert pairs_text([units[0], units[2]], two) == [("A", "C", "không liền kề")]
