"""Mergers: figures added exactly, each rule set's criteria at their limits, borders, consequences."""

from copy import replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.law import loader as law_loader
from calculators.law.records import LawError, law_text
from calculators.lists.sheets import SheetError
from calculators.mergers import adjacency, consequences
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency, Border, Contiguity
from calculators.mergers.consequences import posts
from calculators.mergers.explanation import (
    citations,
    explain_contiguity,
    explain_merger,
    grade_of,
    pairs_text,
)
from calculators.mergers.merger import MergerError, combine, kind_of_result, weighted_share
from calculators.mergers.requirements import MergerVerdict, judge_merger
from calculators.mergers.rules import Place
from calculators.plans import assignments
from calculators.units import ANY_SHARE, SHARE_SCALE, UNKNOWN, Interval, Kind, Unit

LAW = law_loader.load()
RULES = merger_loader.load()
KM2 = 1_000_000
ROOT = Path(__file__).parents[2]


def unit(  # noqa: PLR0913 - a unit has many facts
    kind: Kind,
    area: str,
    people: int,
    share: float | None = 0,
    *,
    mountainous: bool | None = True,
    border: bool | None = False,
    parent: Kind | None = None,
    code: str = "",
) -> Unit:
    """Return a unit of which the figures are known."""
    return Unit(
        kind,
        Interval.exactly(int(Fraction(area) * KM2)),
        Interval.exactly(people),
        ANY_SHARE if share is None else Interval.exactly(int(share * SHARE_SCALE)),
        mountainous=mountainous,
        border=border,
        parent_kind=parent,
        code=code,
        name=code,
    )


def verdict(
    rules: str, *members: Unit, kind: Kind | None = None, place: Place | None = None
) -> str:
    """Return the verdict on the new unit."""
    found = kind_of_result(members, RULES[rules], kind)
    assert found is not None
    return judge_merger(combine(members, found), RULES[rules], place).verdict.value


MEETS, BELOW, OPEN = (verdict_.value for verdict_ in MergerVerdict)
COMMUNE, WARD, HUYEN = Kind.COMMUNE, Kind.WARD, Kind.RURAL_DISTRICT

# rule set, result kind, facts of both members, place, km² and people that are just enough
LIMITS: list[tuple[str, Kind, dict[str, Any], Place | None, str, int]] = [
    ("2019-2021", COMMUNE, {"share": 95}, None, "50", 5000),
    ("2023-2025", COMMUNE, {"share": 29}, None, "50", 5000),
    ("2023-2025", COMMUNE, {"share": 30}, None, "50", 2500),
    ("2023-2025", COMMUNE, {"share": 95}, None, "50", 1000),
    ("2023-2025", COMMUNE, {"mountainous": False}, None, "30", 8000),
    ("2026-2030", HUYEN, {"share": 10}, None, "850", 80000),
    ("2023-2025", WARD, {"mountainous": False, "parent": Kind.TOWN}, None, "5.5", 5000),
    ("2025-reform", COMMUNE, {"share": 10}, None, "100", 5000),
    ("2025-reform", COMMUNE, {"share": 95}, None, "100", 1000),
    ("2025-reform", COMMUNE, {"mountainous": False}, None, "30", 16000),
    ("2025-reform", WARD, {}, "mountainous_province", "5.5", 15000),
    ("2025-reform", WARD, {}, "central_city", "5.5", 45000),
    ("2025-reform", WARD, {}, "other_province", "5.5", 21000),
    ("from-2026", COMMUNE, {"share": 49}, None, "100", 5000),
    ("from-2026", COMMUNE, {"share": 50}, None, "100", 2500),
    ("from-2026", COMMUNE, {"mountainous": False}, None, "30", 16000),
    ("from-2026", WARD, {"mountainous": False}, None, "5.5", 21000),
]


@pytest.mark.parametrize(("rules", "kind", "facts", "place", "area", "people"), LIMITS)
def test_each_criterion_below_at_and_above_its_limit(
    rules: str, kind: Kind, facts: dict[str, Any], place: Place | None, area: str, people: int
) -> None:
    """One m² or one person less than what is asked is not enough; exactly as much is."""
    half = unit(kind, str(Fraction(area) / 2), people // 2, **facts)
    for square_metres, more in product((-1, 0, 1), (-1, 0, 1)):
        other = replace(
            half,
            area=Interval.exactly(half.area.low + square_metres),
            population=Interval.exactly(half.population.low + more),
        )
        enough = square_metres >= 0 and more >= 0
        assert verdict(rules, half, other, place=place) == (MEETS if enough else BELOW)


def test_a_standard_that_was_not_read_to_the_end_stays_open() -> None:
    """The lowest percentage from 2026 on, lowland border communes in 2025, urban factors: unread."""
    halves = [unit(COMMUNE, "50", 1000, 70)] * 2
    assert verdict("from-2026", *halves) == OPEN
    assert verdict("from-2026", *[unit(COMMUNE, "50", 1250, 70)] * 2) == MEETS
    assert verdict("from-2026", *[unit(COMMUNE, "50", 900, 70)] * 2) == BELOW
    border = [unit(COMMUNE, "15", 5000, mountainous=False, border=True)] * 2
    assert verdict("2025-reform", *border) == OPEN
    assert verdict("from-2026", *[unit(WARD, "3", 8000, 60, border=None)] * 2) == OPEN
    township = [unit(Kind.TOWNSHIP, "6", 3000)] * 2
    assert verdict("2023-2025", *township) == OPEN
    assert verdict("2023-2025", *[unit(Kind.TOWN, "300", 200000)] * 2) == OPEN
    wards = [unit(WARD, "3", 9000)] * 2
    assert verdict("2025-reform", *wards) == OPEN
    lines = [*explain_merger(judge_merger(combine(wards, WARD), RULES["2025-reform"]))]
    assert any("Chưa nêu phường thuộc nơi nào" in line for line in lines)


def test_percentages_of_different_standards_are_added_as_published() -> None:
    """Nông Sơn (mountain) and Quế Sơn: 112,70% of the area, 131,07% of the population."""
    nong_son = unit(HUYEN, "471.64", 35438, mountainous=True)
    que_son = unit(HUYEN, "257.46", 104129, mountainous=False)
    judged = judge_merger(combine([nong_son, que_son], HUYEN), RULES["2023-2025"])
    assert judged.verdict is MergerVerdict.MEETS_STANDARD
    assert any("diện tích 112,70%, dân số 131,07%" in line for line in explain_merger(judged))
    small = replace(que_son, area=Interval.exactly(100 * KM2))
    assert verdict("2023-2025", nong_son, small) == BELOW
    wide = replace(que_son, area=Interval(100 * KM2, 300 * KM2))
    judged = judge_merger(combine([nong_son, wide], HUYEN), RULES["2023-2025"])
    assert judged.verdict is MergerVerdict.UNDETERMINED
    assert any(" đến " in line and "Cách tính" in line for line in explain_merger(judged))
    unknown = replace(que_son, area=Interval(300 * KM2, None))
    judged = judge_merger(combine([nong_son, unknown], HUYEN), RULES["2023-2025"])
    assert judged.verdict is MergerVerdict.MEETS_STANDARD
    assert any("diện tích từ " in line and "Cách tính" in line for line in explain_merger(judged))


def test_an_unknown_mountain_flag_leaves_each_way_of_adding_open() -> None:
    """A flag not known: the verdict holds only where all ways agree; before 2023 nothing is added in %."""
    known, unknown = unit(COMMUNE, "20", 3000), unit(COMMUNE, "20", 3000, mountainous=None)
    assert verdict("2023-2025", known, unknown) == OPEN
    assert verdict("2023-2025", known, unit(COMMUNE, "40", 8000, mountainous=None)) == MEETS
    judged = judge_merger(combine([known, unknown], COMMUNE), RULES["2023-2025"])
    assert any("hoặc chưa rõ" in line for line in explain_merger(judged))
    lowland = unit(COMMUNE, "20", 3000, mountainous=False)
    assert verdict("2019-2021", known, lowland) == BELOW
    assert verdict("2023-2025", known, unknown, unit(COMMUNE, "40", 9000)) == MEETS


def test_claims_that_only_some_members_make_are_read_both_ways() -> None:
    """The Red River Delta lowers the area to 70%: for all members or for none, it is decided."""
    half = unit(COMMUNE, "12", 5000, mountainous=False)
    claiming = replace(half, red_river_delta=True)
    assert verdict("2023-2025", claiming, claiming) == MEETS
    assert verdict("2023-2025", half, half) == BELOW
    judged = judge_merger(combine([half, claiming], COMMUNE), RULES["2023-2025"])
    assert judged.verdict is MergerVerdict.UNDETERMINED
    assert any("yếu tố vùng" in line for line in explain_merger(judged))


def test_stated_standards_of_members_do_not_pass_to_the_new_unit() -> None:
    """A user's standard is for the unit it was stated for."""
    low = replace(unit(COMMUNE, "20", 2000), population_standard=1000, name="A")
    judged = judge_merger(combine([low, low], COMMUNE), RULES["2023-2025"])
    assert judged.verdict is MergerVerdict.BELOW_STANDARD
    assert any("không áp dụng cho đơn vị mới" in line for line in explain_merger(judged))


def test_the_kind_of_the_new_unit() -> None:
    """Of the members where they agree; phường if one takes part in 2025; else as the user says."""
    xa, phuong, thi_tran = (unit(kind, "5", 5) for kind in (COMMUNE, WARD, Kind.TOWNSHIP))
    assert kind_of_result([xa, xa], RULES["2023-2025"]) is COMMUNE
    assert kind_of_result([xa, phuong], RULES["2023-2025"]) is None
    assert kind_of_result([xa, thi_tran], RULES["2023-2025"], Kind.TOWNSHIP) is Kind.TOWNSHIP
    assert kind_of_result([xa, phuong], RULES["2025-reform"]) is WARD
    assert kind_of_result([xa, thi_tran], RULES["2025-reform"]) is COMMUNE
    assert kind_of_result([thi_tran, thi_tran], RULES["from-2026"]) is None
    huyen = unit(HUYEN, "5", 5)
    for members, rules in (([xa, huyen], "2023-2025"), ([huyen, huyen], "from-2026")):
        with pytest.raises(MergerError):
            kind_of_result(members, RULES[rules])


def test_wards_know_their_parent_from_their_district() -> None:
    """A new ward belongs where all its members do."""
    xa = replace(unit(COMMUNE, "3", 4000), district="Thành phố X")
    phuong = replace(
        unit(WARD, "3", 4000, parent=Kind.PROVINCIAL_CITY, mountainous=False),
        district="Thành phố X",
    )
    assert combine([xa, phuong], WARD).unit.parent_kind is Kind.PROVINCIAL_CITY
    assert combine([replace(xa, district="Huyện Y"), phuong], WARD).unit.parent_kind is None
    assert combine([replace(xa, district="Huyện Y")] * 2, WARD).unit.parent_kind is None


def test_exceptions_are_told_and_grade_u_never_decides() -> None:
    """Three members are excepted in 2025; under Điều 4 the exception was not read."""
    small = unit(COMMUNE, "10", 500)
    in_2025 = judge_merger(combine([small] * 3, COMMUNE), RULES["2025-reform"])
    assert (in_2025.verdict, in_2025.waived) == (MergerVerdict.BELOW_STANDARD, True)
    assert any(line.startswith("Thuộc ngoại lệ") for line in explain_merger(in_2025))
    assert not judge_merger(combine([small] * 2, COMMUNE), RULES["2025-reform"]).waived
    planned = judge_merger(combine([small] * 3, COMMUNE), RULES["2023-2025"])
    assert not planned.waived
    assert any("mức U" in line for line in explain_merger(planned))


def test_grade_and_citations() -> None:
    """The weakest grade of all that the verdict rests on, and the clauses."""
    judged = judge_merger(combine([unit(COMMUNE, "30", 3000)] * 2, COMMUNE), RULES["2023-2025"])
    assert (grade_of(judged), citations(judged)) == ("R", "NQ 35/2023/UBTVQH15 Điều 4")
    towns = judge_merger(combine([unit(Kind.TOWN, "30", 3000)] * 2, Kind.TOWN), RULES["2023-2025"])
    assert grade_of(towns) == "U"
    assert any("chưa đọc được văn bản" in line for line in explain_merger(towns))
    mixed = [unit(COMMUNE, "30", 3000), unit(COMMUNE, "30", 9000, mountainous=False)]
    judged = judge_merger(combine(mixed, COMMUNE), RULES["2023-2025"])
    assert citations(judged) == "NQ 35/2023/UBTVQH15 Điều 4"
    assert judged.requirements == ()


people = st.tuples(st.integers(0, 50), st.integers(0, 50), st.booleans())


@given(
    st.lists(st.tuples(people, st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=5)
)
def test_the_mean_share_is_that_of_the_worst_and_best_populations(
    drawn: list[tuple[tuple[int, int, bool], int, int]],
) -> None:
    """Every choice of populations gives a mean within the interval, and its ends are reached."""
    units = [
        Unit(
            COMMUNE,
            population=Interval(low, None if unbounded else low + more),
            share=Interval(min(one, other) * SHARE_SCALE, max(one, other) * SHARE_SCALE),
        )
        for (low, more, unbounded), one, other in drawn
    ]
    found = weighted_share(units)
    huge = 10**9
    ends = [
        {u.population.low, huge if u.population.high is None else u.population.high} for u in units
    ]
    lows, highs = [], []
    for counts in product(*ends):
        if sum(counts):
            total = sum(counts)
            lows.append(sum(u.share.low * n for u, n in zip(units, counts, strict=True)) / total)
            highs.append(
                sum((u.share.high or 0) * n for u, n in zip(units, counts, strict=True)) / total
            )
    if lows:
        assert found.low == pytest.approx(min(lows), abs=2)
        assert found.high == pytest.approx(max(highs), abs=2)
    else:
        assert found.low == min(u.share.low for u in units)


PAIRS = """code_a,code_b,shared_border_km,confidence
1,2,1.6865,high
2,3,"2,5",low
3,4,,
"""


def test_contiguity_is_yes_no_or_not_known_and_names_what_is_missing() -> None:
    """A low-confidence pair or a unit without data leaves it open; a missing pair is named."""
    pairs = adjacency.read(PAIRS.encode())
    assert pairs.border("2", "1") == Border(1687, sure=True)
    assert pairs.contiguity(["1", "2"]).answer is True
    assert pairs.metres(["1", "2", "3"]) == 1687
    units = [
        Unit(COMMUNE, code=code, name=name) for code, name in zip("12349", "ABCDE", strict=True)
    ]

    def told(codes: str) -> str:
        chosen = [one for one in units if one.code in codes]
        return " ".join(explain_contiguity(chosen, pairs.contiguity(codes)))

    assert pairs.contiguity("123").answer is None
    assert told("123") == "Chưa chắc B liền kề C: cặp này có độ tin cậy thấp, cần kiểm tra."
    assert pairs.contiguity("13").answer is False
    assert told("13") == "A không liền kề C."
    assert told("124") == "D không liền kề A, B."
    assert pairs.contiguity("19").answer is None
    assert "Bảng liền kề không có E" in told("19")
    assert [text for *_, text in pairs_text([units[i] for i in (0, 1, 2, 4)], pairs)] == [
        "liền kề, 1,687 km",
        "không liền kề",
        "chưa có số liệu",
        "liền kề, 2,50 km, độ tin cậy thấp",
        "chưa có số liệu",
        "chưa có số liệu",
    ]


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


WRONG = [
    (
        'grade = "R"\nchecked_on = 2026-11-22\n\n[[criterion]]',
        'grade = "X"\nchecked_on = 2026-11-22\n\n[[criterion]]',
        "grade",
    ),
    ("to = 2021-12-31", "to = 2018-12-31", "không trước"),
    ('standards_of = "2019-2021"\n', "", "standards_of"),
    ('standards_of = "2019-2021"', 'standards_of = "1999"', "standards_of"),
    (
        'kinds = ["commune"]\nmountainous = true',
        'kinds = ["ward"]\nmountainous = true',
        "chưa có tiêu chí: commune",
    ),
    ("mountainous = true", 'mountainous = "có"', "mountainous"),
    ('special_factors = "apply"\ncitation', 'special_factors = "x"\ncitation', "special_factors"),
    ('place = "central_city"', 'place = "x"', "place"),
    ('unit = "km2"', 'unit = "ha"', "unit"),
    ('operator = "at_least", unit = "people"', 'operator = "below", unit = "people"', "operator"),
    (
        'citation = "NQ 653/2019/UBTVQH14"\ngrade = "R"',
        'citation = "NQ 653/2019/UBTVQH14"\ngrade = "U"',
        "mức U",
    ),
    ('id = "sum"', 'id = "mean"', "sum, percentages"),
    ("members_from = 3", "members_from = 0", "members_from"),
    ("[[factor]]", "[[factors]]", "factors"),
]


@pytest.mark.parametrize(("old", "new", "words"), WRONG)
def test_a_wrong_record_is_refused(old: str, new: str, words: str) -> None:
    """The error names file, record, key and value."""
    text = law_text(merger_loader.FILE)
    assert old in text
    with pytest.raises(LawError, match=words):
        merger_loader.read(text.replace(old, new, 1), LAW)


def test_a_kind_without_a_criterion_is_refused() -> None:
    """A rule set that names a kind says what is asked of it."""
    text = law_text(merger_loader.FILE)
    wrong = text.replace('kinds = ["commune", "ward"]', 'kinds = ["commune", "ward", "town"]', 1)
    with pytest.raises(LawError, match="chưa có tiêu chí: town"):
        merger_loader.read(wrong, LAW)


def test_flipped_operators_turn_the_limits_red() -> None:
    """The word "above" in place of "at_least" changes the verdict exactly at the limit."""
    text = law_text(merger_loader.FILE).replace('operator = "at_least"', 'operator = "above"')
    flipped = merger_loader.read(text, LAW)
    for rules, kind, facts, place, area, count in LIMITS:
        half = unit(kind, str(Fraction(area) / 2), count // 2, **facts)
        merger = combine([half, half], kind)
        assert (
            judge_merger(merger, flipped[rules], place).verdict is not MergerVerdict.MEETS_STANDARD
        )


def test_posts_before_and_after_a_merger() -> None:
    """Class II communes: 20 posts and what the figures add; unknown classes and kinds give nothing."""
    plain = LAW.rules("2019-2021")
    one = unit(COMMUNE, "60", 7500, code="1")
    other = unit(COMMUNE, "50", 5000, code="2")
    found = posts(combine([one, other], COMMUNE), plain, {"1": "II", "2": "III"}, "I")
    assert found is not None
    # 7 500 is half a standard above 5 000; 110 km² is one standard above 50; 12 500 three halves.
    assert (found.before, found.after) == (Interval.exactly(21 + 18), Interval.exactly(22 + 3 + 1))
    assert found.part_time == (12 + 10, 14)
    assert posts(combine([one, other], COMMUNE), plain, {"1": "II"}, "I") is None
    huyen = unit(HUYEN, "60", 7500, code="1")
    assert posts(combine([huyen, huyen], HUYEN), plain, {"1": "I"}, "I") is None
    unknown = replace(one, area=UNKNOWN)
    found = posts(combine([unknown, other], COMMUNE), plain, {"1": "II", "2": "II"}, "I")
    assert found is not None
    assert found.before.high is None
    ward = unit(WARD, "5.5", 20000, parent=Kind.URBAN_DISTRICT, code="1")
    found = posts(combine([ward, ward], WARD), plain, {"1": "I"}, "I")
    assert found is not None
    assert found.before == Interval.exactly(2 * (23 + 1))
    reduced = posts(
        combine([unit(COMMUNE, "60", 7500, 95, code="1")] * 2, COMMUNE),
        LAW.rules("2023-2025"),
        {"1": "II"},
        "I",
    )
    assert reduced is not None
    assert reduced.before == Interval(2 * 21, 2 * (20 + 13))


def test_a_wrong_consequence_is_refused() -> None:
    """Records of consequences are as strict as the others."""
    text = law_text(consequences.FILE)
    tasks = consequences.load().tasks["2023-2025"]
    wrong = text.replace("I = 23", "I = -1", 1)
    with pytest.raises(LawError, match="posts"):
        consequences.read(wrong, LAW, tasks)
    assert {support.million_dong for support in consequences.load().support} == {500, 20000}


def test_consequences_as_they_are_written() -> None:
    """Whose a note and a task are, and what each cites; what was computed cites nothing."""
    read = consequences.read(law_text(consequences.FILE), LAW, assignments.load().assignments)
    articles = [
        [note.citation.clause for note in notes if note.citation] for notes in read.notes.values()
    ]
    assert (set(read.notes), articles) == (
        {"2023-2025", "2026-2030"},
        [["Điều 11", "Điều 12"]] * 2,
    )
    assert {name: len(tasks) for name, tasks in read.tasks.items()} == dict.fromkeys(read.notes, 8)
    evidence = [
        *(one.evidence for one in read.staff),
        *(one.evidence for one in read.increments),
        *(one.evidence for one in read.support),
    ]
    decree, resolution = "NĐ 33/2023/NĐ-CP", "NQ 76/2025/UBTVQH15"
    told = [one.citation and one.citation.document.cite for one in evidence]
    assert told == [decree] * 4 + [None, None, resolution]


def test_no_pairs_at_all() -> None:
    """Without data nothing is known of borders."""
    assert Adjacency({}, frozenset()).contiguity(["1", "2"]).answer is None


@pytest.mark.parametrize(
    ("codes", "found"),
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
def test_how_units_hang_together(codes: str, found: Contiguity) -> None:
    """The parts that surely do, doubtful pairs between parts, and codes without data."""
    pairs = {
        ("A", "B"): Border(1, sure=True),
        ("B", "C"): Border(1, sure=False),
        ("C", "D"): Border(1, sure=True),
    }
    assert Adjacency(pairs, frozenset("ABCD")).contiguity(codes) == found


def test_a_doubtful_pair_within_a_part_is_no_doubt() -> None:
    """The units hang together without it."""
    pairs = {
        ("A", "B"): Border(1, sure=True),
        ("B", "C"): Border(1, sure=True),
        ("A", "C"): Border(1, sure=False),
    }
    found = Adjacency(pairs, frozenset("ABCD")).contiguity("ABCD")
    assert found == Contiguity(
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
    read = adjacency.read(text.encode())
    assert read.borders == borders
    assert read.listed == {code for pair in borders for code in pair}


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
