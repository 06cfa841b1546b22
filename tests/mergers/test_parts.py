"""Parts of units: figures as stated, what is left exactly, and errors that name unit and figure."""

import re

import pytest

from calculators.mergers import adjacency, parts
from calculators.mergers.adjacency import Contiguity
from calculators.mergers.merger import MergerError, combine
from calculators.mergers.parts import (
    divided,
    explain_parts,
    figures_key,
    part,
    plain_piece,
    remainder,
)
from calculators.units import ANY_SHARE, UNKNOWN, Interval, Kind, Unit

A = Unit(
    Kind.COMMUNE,
    Interval.exactly(20_000_000),
    Interval.exactly(900),
    Interval.exactly(0),
    border=True,
    code="1",
    name="A",
)
B = A._replace(code="2", name="", border=False, share=Interval.exactly(5))
UNITS = {"1": A, "2": B}


def figures(area: str, people: str) -> dict[str, str]:
    """Return figures as the page gives them."""
    return {"area": area, "population": people}


def test_a_part_has_the_figures_that_are_stated() -> None:
    """All else that may differ within a unit is not known of it, only what is so everywhere."""
    piece = part(A, figures("12,5", "1.000"))
    assert piece.figures == (Interval.exactly(12_500_000), Interval.exactly(1000))
    assert (piece.name, piece.code, piece.border) == ("A (một phần)", "1", None)
    assert piece.share == Interval.exactly(0)
    other = part(B, figures("1-2 km2", "0"))
    assert other.area == Interval(1_000_000, 2_000_000)
    assert (other.name, other.border, other.share) == ("2 (một phần)", False, ANY_SHARE)


@pytest.mark.parametrize(
    ("area", "people", "message"),
    [
        ("", "900", "Phần của A: diện tích chưa được nêu."),
        ("1", " ", "Phần của A: dân số chưa được nêu."),
        ("0", "1", "Phần của A: diện tích phải lớn hơn 0."),
        ("-1", "1", "Phần của A: diện tích: “-1” là số âm."),
        ("1", "nhiều", "Phần của A: dân số: không đọc được số từ “nhiều”"),
        ("12.699", "1", "hãy ghi 12,6990 hoặc 12699"),
    ],
)
def test_figures_that_cannot_be_read(area: str, people: str, message: str) -> None:
    """The unit, the figure and the value are named."""
    with pytest.raises(MergerError, match=re.escape(message)):
        part(A, figures(area, people))


def test_a_figure_that_a_file_leaves_out_is_lacking() -> None:
    """As one that is empty; never a figure that nobody stated."""
    for entry, name in (({"population": "1"}, "diện tích"), ({"area": "1"}, "dân số")):
        with pytest.raises(MergerError, match=f"^Phần của A: {name} chưa được nêu.$"):
            part(A, entry)


def test_parts_are_the_same_however_their_figures_are_written() -> None:
    """In each figure; what cannot be read is the same only as it stands, and what lacks is empty."""
    assert figures_key(figures("12,50", "1.000")) == figures_key(figures("12,5 km2", "1000"))
    assert figures_key(figures("12,5", "1000")) != figures_key(figures("12,5", "1001"))
    assert figures_key(figures("nhiều", "1")) != figures_key(figures("ít", "1"))
    assert figures_key({}) == figures_key(figures("", " "))


@pytest.mark.parametrize(
    ("portions", "rest"),
    [
        ([("19,999999", "899")], (1, 1)),
        ([("19,999999", "900")], (1, 0)),
        ([("12", "400"), ("8", "500")], None),
        ([("20", "900")], None),
        (
            [("20,000001", "0")],
            "Các phần của A có diện tích 20,000001 km², hơn cả đơn vị: 20,00 km².",
        ),
        ([("1", "901")], "Các phần của A có dân số 901 người, hơn cả đơn vị: 900 người."),
        ([("20", "899")], "Các phần của A lấy hết diện tích mà còn 1 người."),
    ],
)
def test_what_is_left(portions: list[tuple[str, str]], rest: tuple[int, int] | str | None) -> None:
    """To the square metre and the person: below, at and above what the unit has."""
    pieces = [part(A, figures(*one)) for one in portions]
    if isinstance(rest, str):
        with pytest.raises(MergerError, match=f"^{re.escape(rest)}$"):
            remainder(A, pieces)
        return
    result = remainder(A, pieces)
    if rest is None:
        assert result is None
    else:
        assert result is not None
        assert result.figures == tuple(map(Interval.exactly, rest))
        assert (result.name, result.border) == ("A (phần còn lại)", None)


def test_what_is_left_of_ranges() -> None:
    """As far as it is known; a unit of which nothing is known can give any part."""
    rough = A._replace(area=Interval(10_000_000, 20_000_000), population=UNKNOWN)
    (area, people) = remainder(rough, [part(A, figures("12", "5"))]).figures  # type: ignore[union-attr]
    assert (area, people) == (Interval(0, 8_000_000), UNKNOWN)
    open_part = part(A, figures("1", "0"))._replace(population=UNKNOWN)
    assert remainder(A, [open_part]).population == Interval(0, 900)  # type: ignore[union-attr]
    # All its land is gone: of its people, who may be none, none stay.
    open_people = A._replace(population=Interval(0, 9))
    assert remainder(open_people, [part(A, figures("20", "0"))]) is None


def test_a_unit_is_divided_among_groups() -> None:
    """Rests, units used up by parts, and why a group cannot be: in each group that has to do with it."""
    half = {"1": figures("10", "450")}
    groups = [{"members": ["1", "2"], "parts": half}, {"members": ["1", "3"], "parts": half}]
    division = divided(UNITS, groups)
    assert (division.problems, dict(division.rests)) == (("", ""), {})
    assert ({*division.gone}, {*division.split}) == ({"1", "2", "3"}, {"1"})
    (first,) = divided(UNITS, groups[:1]).rests.values()
    assert first.area == Interval.exactly(10_000_000)
    more = divided(
        UNITS, [*groups, {"members": ["1", "4"], "parts": {"1": figures("", "")}}, {"members": []}]
    )
    assert [bool(problem) for problem in more.problems] == [False, False, True, False]
    over = divided(UNITS, [groups[0], {"members": ["1"], "parts": {"1": figures("11", "1")}}])
    assert over.problems[0] == over.problems[1]
    assert "hơn cả đơn vị" in over.problems[0]
    whole = divided(UNITS, [groups[0], {"members": ["1", "2"]}])
    assert whole.problems == ("A vào một nhóm cả đơn vị, vào nhóm khác chỉ một phần.", "")
    both = {"members": ["1", "2"], "parts": {"1": figures("99", "1"), "2": figures("5", "100")}}
    assert divided(UNITS, [both]).rests["2"].area == Interval.exactly(15_000_000)


def test_parts_make_borders_doubtful() -> None:
    """What touches the whole unit may not touch a part of it; borders of other units stay sure."""
    pairs = adjacency.read(b"code_a,code_b\n1,2\n2,3\n")
    assert pairs.doubting(frozenset()) is pairs
    doubtful = pairs.doubting(frozenset({"1"}))
    assert doubtful.contiguity("23").answer is True
    assert doubtful.contiguity("12") == Contiguity(None, (("1",), ("2",)), (("1", "2"),), ())


def test_what_is_said_of_parts() -> None:
    """The stated figures and what stays, once more that nobody checked the borders; else nothing."""
    piece = part(A, figures("12,5", "400"))
    merger = combine([piece, B], Kind.COMMUNE, frozenset("1"))
    rest = remainder(A, [piece])
    assert rest is not None
    assert merger.whole == 1
    notes, checks = explain_parts(merger, {"1": rest})
    assert notes == (
        "Người dùng nêu: A (một phần) có 12,50 km², 400 người; phần còn lại là một đơn vị riêng: "
        "7,50 km², 500 người."
    )
    assert checks == parts.TO_CHECK
    assert "các phần được nêu là cả đơn vị" in next(explain_parts(merger, {}))
    behind = combine([B, piece], Kind.COMMUNE, frozenset("1"))
    assert [*explain_parts(behind, {"1": rest})] == [notes, checks]
    assert [*explain_parts(combine([A, B], Kind.COMMUNE), {})] == []


@pytest.mark.parametrize(
    ("area", "text"),
    [
        (Interval.exactly(7_500_000), "7,5"),
        (Interval.exactly(7_555_000), "7,5550"),
        (Interval(7_000_000, 8_000_000), "7-8"),
        (UNKNOWN, ""),
    ],
)
def test_a_piece_is_written_so_that_it_is_read_again(area: Interval, text: str) -> None:
    """The page fills in what is left with it."""
    record = plain_piece(A._replace(area=area))
    assert (record["area"], record["population"]) == (text, "900")
    if text:
        assert part(A, record).area == area
