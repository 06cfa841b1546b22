"""Pairs of neighbours as lists have them, and how units hang together."""

import pytest

from calculators.lists.sheets import SheetError
from calculators.mergers import adjacency
from calculators.mergers.adjacency import Adjacency, Border, Contiguity

PAIRS = """code_a,code_b,shared_border_km,confidence
1,2,1.6865,high
2,3,"2,5",low
3,4,,
"""


def test_contiguity_is_yes_no_or_not_known() -> None:
    """A low-confidence pair or a unit without data leaves it open."""
    pairs = adjacency.read(PAIRS.encode())
    assert pairs.border("2", "1") == Border(1687, sure=True)
    assert pairs.contiguity(["1", "2"]).answer is True
    assert pairs.metres(["1", "2", "3"]) == 1687
    assert pairs.contiguity("123").answer is None
    assert pairs.contiguity("13").answer is False
    assert pairs.contiguity("19").answer is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "trống"),
        ("code_a;x\n1;2\n", "thiếu cột code_b"),
        ("code_a,code_b\n1,1\n", "dòng 2: cần hai mã khác nhau"),
        ("code_a,code_b,confidence\n1,2,chắc\n", "dòng 2: confidence = “chắc”"),
        ("code_a,code_b,shared_border_km\n\n1,2,xa\n", "dòng 3: shared_border_km = “xa”"),
        ("code_a,code_b,shared_border_km\n1,2,1\n2,1,3\n", "dòng 3: cặp 1, 2 đã có"),
        ('code_a,code_b\n1,"' + "2" * 140_000 + '"\n', "Không đọc được bảng liền kề"),
    ],
)
def test_wrong_pairs_are_named(text: str, words: str) -> None:
    """The message names the line, the column and the value."""
    with pytest.raises(SheetError, match=words):
        adjacency.read(text.encode())


def test_no_pairs_at_all() -> None:
    """Without data nothing is known of borders."""
    assert Adjacency({}, frozenset()).contiguity(["1", "2"]).answer is None


@pytest.mark.parametrize(
    ("codes", "contiguity"),
    [
        ("AB", Contiguity(answer=True, parts=(("A", "B"),), doubtful=(), unlisted=())),
        (
            "ABC",
            Contiguity(
                answer=None, parts=(("A", "B"), ("C",)), doubtful=(("B", "C"),), unlisted=()
            ),
        ),
        ("AD", Contiguity(answer=False, parts=(("A",), ("D",)), doubtful=(), unlisted=())),
        ("AE", Contiguity(answer=None, parts=(("A",), ("E",)), doubtful=(), unlisted=("E",))),
    ],
)
def test_how_units_hang_together(codes: str, contiguity: Contiguity) -> None:
    """The parts that surely do, doubtful pairs between parts, and codes without data."""
    pairs = {
        ("A", "B"): Border(1, sure=True),
        ("B", "C"): Border(1, sure=False),
        ("C", "D"): Border(1, sure=True),
    }
    assert Adjacency(pairs, frozenset("ABCD")).contiguity(codes) == contiguity


def test_a_doubtful_pair_within_a_part_is_no_doubt() -> None:
    """The units hang together without it."""
    pairs = {
        ("A", "B"): Border(1, sure=True),
        ("B", "C"): Border(1, sure=True),
        ("A", "C"): Border(1, sure=False),
    }
    contiguity = Adjacency(pairs, frozenset("ABCD")).contiguity("ABCD")
    assert contiguity == Contiguity(
        answer=False, parts=(("A", "B", "C"), ("D",)), doubtful=(), unlisted=()
    )


@pytest.mark.parametrize(
    ("text", "borders"),
    [
        ("code_a,code_b\n'1,'2\n", {("1", "2"): Border(0, sure=True)}),
        ("code_a,code_b\n2,1,more\n", {("1", "2"): Border(0, sure=True)}),
        ("Code_B;CODE_A\n 2 ; 1 \n", {("1", "2"): Border(0, sure=True)}),
        (
            "code_a,code_b,shared_border_km,confidence\n1,2,1.5,low\n\n1,3,0.0005,medium\n",
            {("1", "2"): Border(1500, sure=False), ("1", "3"): Border(1, sure=True)},
        ),
        ("code_a,code_b,shared_border_km\n1,2,\n", {("1", "2"): Border(0, sure=True)}),
        ("code_a;code_b\r1;2\r", {("1", "2"): Border(0, sure=True)}),
        (
            "code_a;code_b;shared_border_km;note\n1;2;1,5;đồi, suối, rừng, nương, hồ, đường, cầu\n",
            {("1", "2"): Border(1500, sure=True)},
        ),
    ],
)
def test_pairs_as_lists_have_them(text: str, borders: dict[tuple[str, str], Border]) -> None:
    """Apostrophes before codes, cells too many, columns in any order, lengths that are not known."""
    pairs = adjacency.read(text.encode())
    assert pairs.borders == borders
    assert pairs.codes == {code for pair in borders for code in pair}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("code_a,code_b\n1\n", 2),
        ("code_b,code_a\n1\n", 2),
        ("code_a,code_b\n1,2\n1,1\n", 3),
        ("code_a,code_b\n,2\n", 2),
    ],
)
def test_a_pair_that_lacks_a_code(text: str, line: int) -> None:
    """Its line is named."""
    with pytest.raises(SheetError, match=f"dòng {line}: cần hai mã khác nhau"):
        adjacency.read(text.encode())


@pytest.mark.parametrize(
    ("heading", "row", "border"),
    [
        ("Mã xã 1;Mã xã 2;Chiều dài (km);Độ tin cậy", "1;2;1,5;thấp", Border(1500, sure=False)),
        ("Mã thứ hai;Mã thứ nhất;Độ dài chung (m)", "2;1;1500", Border(1500, sure=True)),
        ("Mã ĐVHC A;Mã ĐVHC B;Dài (m);Mức tin cậy", "1;2;0,5;Cao", Border(1, sure=True)),
        ("Mã số 1;Mã số 2;Chiều dài (km);Mức độ tin cậy", "1;2;;trung bình", Border(0, sure=True)),
        ("Mã 1;Mã 2;Chiều dài (km)", "1;2;0", None),
    ],
)
def test_headings_in_vietnamese(heading: str, row: str, border: Border | None) -> None:
    """Codes, a length in km or m, how sure it is; a length of nothing is no border."""
    pairs = adjacency.read(f"{heading}\n{row}\n".encode())
    assert pairs.border("1", "2") == border
    assert pairs.codes == {"1", "2"}


def test_a_length_names_its_unit() -> None:
    """A thousand times too long is no guess to make."""
    with pytest.raises(SheetError, match=r"cột “Chiều dài” cần ghi đơn vị, \(km\) hoặc \(m\)"):
        adjacency.read("Mã 1;Mã 2;Chiều dài\n1;2;5\n".encode())


@pytest.mark.parametrize(
    ("codes", "pairs"),
    [
        (["00123", "00124"], [("00123", "00124")]),
        (["123", "124"], [("123", "124")]),
        # Which of two is meant cannot be told: the pair keeps its own spelling.
        (["00123", "0123", "124"], [("123", "124")]),
        (["A", "124"], [("123", "124")]),
    ],
)
def test_leading_zeros_that_a_spreadsheet_dropped(
    codes: list[str], pairs: list[tuple[str, str]]
) -> None:
    """Pairs meet the list in the spelling of the list."""
    in_full = adjacency.read(b"code_a,code_b\n123,124\n").spelt(codes)
    assert list(in_full.borders) == pairs
    assert in_full.codes == frozenset(pairs[0])


def test_zeros_at_the_end_and_of_names_stay() -> None:
    """100 is not 1, and a name that begins with the digit is no number."""
    pairs = adjacency.read("code_a,code_b\n100,0Đ\n".encode())
    assert pairs.spelt(["1", "Đ"]).codes == {"100", "0Đ"}


def test_without_pairs_that_are_none_nothing_changes() -> None:
    """The same borders, with what is known of the neighbours; a pair that is there goes."""
    pairs = Adjacency({("a", "b"): Border(7, sure=True)}, frozenset("ab"))
    assert pairs.without(()) is pairs
    assert pairs.without([("a", "c")]) is pairs
    assert pairs.without([("b", "a")]).borders == {}
