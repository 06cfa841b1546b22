"""The small functions that rules rest on, below, at and above every limit, as data."""

from copy import replace
from itertools import product
from typing import Any

import pytest

from calculators.arrangement.evaluation import evaluate, exempts
from calculators.arrangement.percentages import _sign
from calculators.arrangement.standards import Bounds, Limit, possibilities
from calculators.arrangement.verdicts import Answer, Verdict, agreed, below, joined, judge
from calculators.law import loader as law_loader
from calculators.law.model import Below, Condition, From, Join, SpecialFactor
from calculators.law.records import LawError, Record, decoded, law_text, read_records
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.merger import MergerError, combine, kind_of_result, weighted_share
from calculators.mergers.proposals import (
    Task,
    _field,
    _one_parent,
    _together,
    _valid,
    bounds,
    unresolved,
)
from calculators.mergers.requirements import Sum, _of_numbers, judge_merger, requirements
from calculators.mergers.rules import Criterion, Measure, MeasureUnit, MergerException
from calculators.mergers.search import Found, Solution
from calculators.units import (
    ANY_SHARE,
    COMPONENTS,
    SHARE_SCALE,
    UNKNOWN,
    Interval,
    Kind,
    Pair,
    Unit,
)

LAW = law_loader.load()
RULES = merger_loader.load()
EXACTLY = Interval.exactly


@pytest.mark.parametrize(
    ("figure", "limits", "answer"),
    [
        (EXACTLY(9), [10], True),
        (EXACTLY(10), [10], False),
        (EXACTLY(11), [10], False),
        (Interval(9, 10), [10], None),
        (Interval(8, None), [10], None),
        (Interval(10, None), [10], False),
        (EXACTLY(9), [10, 12], True),
        (EXACTLY(11), [10, 12], None),
        (EXACTLY(12), [10, 12], False),
        (EXACTLY(9), [None], None),
    ],
)
def test_below_in_every_world_in_none_or_neither(
    figure: Interval,
    limits: list[int | None],
    answer: bool | None,  # noqa: FBT001 - one of three answers, given by the case
) -> None:
    """A limit that may be lower still is never sure."""
    for reducible in (False, True):
        worlds = [Limit("area", limit, reducible) for limit in limits]
        expected = None if answer and reducible else answer
        assert agreed([below(figure, world) for world in worlds]) is expected


@pytest.mark.parametrize(
    ("join", "answers", "answer"),
    [
        ("and", (True, True), True),
        ("and", (True, False), False),
        ("and", (None, False), False),
        ("and", (True, None), None),
        ("or", (False, False), False),
        ("or", (True, False), True),
        ("or", (None, True), True),
        ("or", (False, None), None),
        ("and", (True,), True),
        ("or", (False,), False),
    ],
)
def test_answers_joined(join: Join, answers: tuple[Answer, ...], answer: Answer) -> None:
    """One "no" decides an "and", one "yes" decides an "or", whatever is not known beside it."""
    assert joined(join, answers) is answer


@pytest.mark.parametrize(
    ("operator", "value", "standard", "point"),
    [
        ("below", 20, 55, 11),
        ("below", 20, 54, 11),
        ("below", 20, 56, 12),
        ("at_most", 20, 55, 12),
        ("at_most", 20, 54, 11),
        ("at_most", 20, 59, 12),
        ("at_most", 20, 60, 13),
    ],
)
def test_where_a_threshold_turns(operator: Below, value: int, standard: int, point: int) -> None:
    """The smallest whole figure no longer under it: at the limit itself where it is excluded."""
    threshold = Condition("area", value, operator, "")
    assert repr(threshold.turning_point(standard)) == repr(point)


@pytest.mark.parametrize(
    ("operator", "unit", "standard", "point"),
    [
        ("at_least", "percent_of_standard", 55, 110),
        ("above", "percent_of_standard", 55, 111),
        ("at_least", "people", 5000, 5000),
        ("above", "people", 5000, 5001),
        ("above", "km2", 5, 6),
    ],
)
def test_where_a_measure_is_reached(
    operator: From, unit: MeasureUnit, standard: int, point: int
) -> None:
    """Percentages are taken of the standard; km² and people are held against themselves."""
    measure = Measure(200, unit, operator, "")
    assert repr(measure.point(standard)) == repr(point)


@pytest.mark.parametrize(
    ("low", "high", "operator", "answer"),
    [
        (9, 9, "at_least", False),
        (10, 10, "at_least", True),
        (11, 11, "at_least", True),
        (10, 10, "above", False),
        (11, 11, "above", True),
        (9, 10, "at_least", None),
        (9, 10, "above", False),
        (9, 11, "above", None),
        (9, None, "at_least", None),
        (10, None, "at_least", True),
    ],
)
def test_a_sum_of_percentages_at_its_aim(
    low: int,
    high: int | None,
    operator: From,
    answer: bool | None,  # noqa: FBT001 - one of three answers, given by the case
) -> None:
    """100% of a scale of 10 000 000: a ten-millionth less is not enough."""
    scale = 10**7
    near = [None if end is None else scale - 10 + end for end in (low, high)]
    measure = Measure(100, "percent_of_standard", operator, "")
    assert Sum(near[0] or 0, near[1], scale).reaches(measure) is answer


def test_an_exception_covers_from_so_many_members_on() -> None:
    """Two are fewer than three; one whose condition was not read, or of grade U, covers nothing."""
    citation = RULES["2025-reform"].basis[0]
    exception = MergerException("e", 3, "", citation, "P")
    assert [exception.covers(members) for members in (2, 3, 4)] == [False, True, True]
    assert not replace(exception, grade="U").covers(3)
    assert not replace(exception, members_from=None).covers(3)


def test_a_sign_has_three_values() -> None:
    """Below, at and above zero."""
    assert [_sign(number) for number in (-7, 0, 7)] == [-1, 0, 1]


def test_levels_and_kinds_that_cannot_be_merged_are_told() -> None:
    """The rule set is named where it no longer knows the district level."""
    district, commune = Unit(Kind.RURAL_DISTRICT), Unit(Kind.COMMUNE)
    with pytest.raises(MergerError, match="Bộ quy tắc 2025-reform không còn đơn vị cấp huyện"):
        kind_of_result([district, district], RULES["2025-reform"])
    with pytest.raises(MergerError, match="Không nhập đơn vị cấp huyện với đơn vị cấp xã"):
        kind_of_result([district, commune], RULES["2023-2025"])


def test_a_new_ward_has_the_parent_on_which_all_members_agree() -> None:
    """Two parents that a ward may have are none."""
    wards = [Unit(Kind.WARD, parent_kind=parent) for parent in (Kind.TOWN, Kind.PROVINCIAL_CITY)]
    assert combine(wards, Kind.WARD).unit.parent_kind is None
    assert combine(wards[:1] * 2, Kind.WARD).unit.parent_kind is Kind.TOWN


ANSWERS = [
    ((50, 5000), (True, True)),
    ((49, 5000), (False, True)),
    ((50, 4999), (True, False)),
    ((None, 4999), (None, False)),
    ((50, None), (True, None)),
]


@pytest.mark.parametrize(("figures", "answers"), ANSWERS)
def test_area_and_population_are_answered_each_by_itself(
    figures: tuple[int | None, int | None], answers: tuple[bool | None, bool | None]
) -> None:
    """A mountain commune needs 50 km² and 5 000 people; a figure not known answers nothing."""
    km2, people = figures
    unit = Unit(
        Kind.COMMUNE,
        UNKNOWN if km2 is None else EXACTLY(km2 * 1_000_000),
        UNKNOWN if people is None else EXACTLY(people),
        EXACTLY(0),
        mountainous=True,
        border=False,
    )
    for rules in ("2019-2021", "2023-2025"):
        judged = judge_merger(combine([unit], Kind.COMMUNE), RULES[rules])
        assert judged.answers == answers


def test_answers_that_differ_between_worlds_are_none() -> None:
    """30 km² and 6 000 people: enough for a lowland commune's area and a mountain one's people."""
    unit = Unit(Kind.COMMUNE, EXACTLY(30_000_000), EXACTLY(6000), EXACTLY(0), border=False)
    judged = judge_merger(combine([unit], Kind.COMMUNE), RULES["2019-2021"])
    assert judged.answers == (None, None)
    assert judged.sums is None


PEOPLE = [
    # mountainous, border, share in %, people needed: lowest and highest, percentages applied
    (True, False, 0, {(5000, 5000, ())}),
    (True, False, 30, {(5000, 5000, ())}),
    (True, True, 0, {(2500, 2500, (50,))}),
    (True, False, 50, {(2500, 2500, (50,))}),
    (True, None, 0, {(5000, 5000, ()), (2500, 2500, (50,))}),
]


@pytest.mark.parametrize(("mountainous", "border", "share", "needed"), PEOPLE)
def test_people_asked_of_a_new_commune_from_2026(
    mountainous: bool | None,  # noqa: FBT001 - what is known, given by the case
    border: bool | None,  # noqa: FBT001 - the same
    share: int,
    needed: set[tuple[int, int, tuple[int, ...]]],
) -> None:
    """The special factor lowers the number of people by what is known of border and share."""
    unit = Unit(
        Kind.COMMUNE,
        share=EXACTLY(share * SHARE_SCALE),
        mountainous=mountainous,
        border=border,
    )
    found = set(requirements(combine([unit], Kind.COMMUNE), RULES["from-2026"]))
    assert {one.criterion.id for one in found} == {
        RULES["from-2026"].criterion(Kind.COMMUNE, mountainous=mountainous, place=None).id
    }
    assert {
        (
            one.needed.population.low,
            one.needed.population.high,
            tuple(percent for _, percent in one.factors),
        )
        for one in found
    } == needed


def test_a_standard_that_the_user_states_takes_the_place_of_the_law_s_own() -> None:
    """Of each component by itself: figure, the factor that lowered it, and whether it may be lower."""
    rules = LAW.rules("2023-2025")
    unit = Unit(
        Kind.COMMUNE,
        share=EXACTLY(95 * SHARE_SCALE),
        mountainous=True,
        border=False,
        red_river_delta=True,
    )
    (own,) = possibilities(unit, rules).standards
    assert [factor.components for factor, _ in own.factors] == [("population",), ("area",)]
    (area,) = possibilities(unit._replace(area_standard=7), rules).standards
    assert (area.values, area.reducible) == ((7, own.values.population), (False, False))
    assert area.factors == own.factors[:1]
    (people,) = possibilities(unit._replace(population_standard=7), rules).standards
    assert people.values == (own.values.area, 7)
    assert people.factors == own.factors[1:]
    township = Unit(Kind.TOWNSHIP, mountainous=True)
    (open_,) = possibilities(township, rules).standards
    assert open_.reducible == (True, True)
    (stated,) = possibilities(township._replace(area_standard=7), rules).standards
    assert stated.reducible == (False, True)
    (stated,) = possibilities(township._replace(population_standard=7), rules).standards
    assert stated.reducible == (True, False)
    (plain,) = possibilities(township._replace(urban_special_factor=False), rules).standards
    assert plain.reducible == (False, False)


@pytest.mark.parametrize(
    ("text", "scale", "value"),
    [
        ("5.5", 10, 55),
        ("0.1", 10, 1),
        ("5.50", 10, 55),
        ("850", 1, 850),
        ("0", 1, None),
        ("0.0", 10, None),
        ("5.55", 10, None),
        ("0.05", 10, None),
        ("1,5", 10, None),
        ("٥", 1, None),
        ("5.²", 10, None),
        ("-5", 1, None),
        (".5", 10, None),
        ("5.x", 10, None),
    ],
)
def test_decimals_of_the_law_come_out_whole_and_above_zero(
    text: str, scale: int, value: int | None
) -> None:
    """Anything else is refused, with key and value."""
    record = Record("a.toml", "standard", {"id": "x", "area_km2": text})
    if value is not None:
        assert record.scaled("area_km2", scale) == value
        return
    with pytest.raises(LawError, match=f"khóa “area_km2” = “{text}”"):
        record.scaled("area_km2", scale)


@pytest.mark.parametrize(
    ("data", "line"), [(b"\xff", 1), (b"\xff\na\n", 1), (b"\n\xff", 2), (b"a\nb\n\xff\nc", 3)]
)
def test_the_line_that_is_not_utf_8_is_named(data: bytes, line: int) -> None:
    """Counted from one, whatever stands after it."""
    with pytest.raises(LawError, match=rf"^a\.toml, dòng {line}: "):
        decoded("a.toml", data)


def test_a_file_that_is_not_there_is_named() -> None:
    """By its own name, with the folder it is looked for in."""
    with pytest.raises(LawError, match=r"^none\.toml: không có tệp này"):
        law_text("none.toml")


def test_records_are_numbered_from_one() -> None:
    """Where a record has no name, its place in the file is told."""
    text = '[[test]]\nid = "a"\nchecked_on = 2026-01-01\n[[test]]\nchecked_on = 2026-01-01\n'
    with pytest.raises(LawError, match="test thứ 2 của tệp, khóa “id”"):
        list(read_records("a.toml", "test", text, ("test",)))
    first = next(read_records("a.toml", "test", text, ("test",)))
    assert first.number == 1


def test_flags_and_choices_say_what_is_allowed() -> None:
    """The words that a maintainer needs stand in the message."""
    record = Record("a.toml", "test", {"id": "x", "flag": "true", "none": [], "two": ["a", "z"]})
    with pytest.raises(LawError, match="khóa “flag” = “true”: phải là true hoặc false"):
        record.flag("flag")
    with pytest.raises(LawError, match=r"phải là một danh sách gồm a, b$"):
        record.choices("none", ("a", "b"))
    with pytest.raises(LawError, match=r"phải là một danh sách \(không có z\) gồm a, b$"):
        record.choices("two", ("a", "b"))


def test_the_tests_of_the_law_turn_where_their_thresholds_do() -> None:
    """Every test that is in force, at the standard of 100: the point is the percentage itself."""
    tests = [test for rules in LAW.rule_sets.values() for t in rules.tests.values() for test in t]
    assert tests
    for test in tests:
        for one in test.conditions:
            more = one.operator == "at_most"
            assert one.turning_point(100) == one.value + more


def test_a_new_unit_keeps_what_its_members_have_in_common() -> None:
    """District, mountain flag and claims where all agree; a border of one is a border of all."""
    one = Unit(
        Kind.COMMUNE,
        mountainous=True,
        border=True,
        red_river_delta=True,
        coastal_hardship=True,
        district="Huyện A",
    )
    both = combine([one, one], Kind.COMMUNE)
    assert both.unit == one
    assert both.variants == (one,)
    other = Unit(Kind.COMMUNE, mountainous=False, border=False, district="Huyện B")
    mixed = combine([one, other], Kind.COMMUNE)
    assert mixed.unit == Unit(Kind.COMMUNE, border=True)
    claims = {(unit.red_river_delta, unit.coastal_hardship) for unit in mixed.variants}
    assert claims == {(False, False), (False, True), (True, False), (True, True)}
    unknown = Unit(Kind.COMMUNE, district="Huyện B")
    assert combine([other, unknown], Kind.COMMUNE).unit.border is None
    assert combine([other, other], Kind.COMMUNE).unit == other


def test_only_a_new_ward_has_a_parent() -> None:
    """A commune of a town has the same standard as any other."""
    commune = Unit(Kind.COMMUNE, district="Thị xã A")
    assert combine([commune, commune], Kind.COMMUNE).unit.parent_kind is None
    assert combine([commune, commune], Kind.WARD).unit.parent_kind is Kind.TOWN


def test_a_file_of_the_law_that_is_not_utf_8_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name under which it was asked for."""
    monkeypatch.setattr("pkgutil.get_data", lambda _package, _file: b"a\n\xff")
    with pytest.raises(LawError, match=r"^standards\.toml, dòng 2: "):
        law_text("standards.toml")


def test_a_share_that_all_members_have_is_that_of_the_new_unit() -> None:
    """Nothing is added to nought, and populations of which little is known need no order."""
    for share in (0, 1, 50 * SHARE_SCALE):
        for people in (EXACTLY(5), UNKNOWN, Interval(0, 5)):
            members = [
                Unit(Kind.COMMUNE, share=EXACTLY(share), population=UNKNOWN),
                Unit(Kind.COMMUNE, share=EXACTLY(share), population=people),
            ]
            assert weighted_share(members) == EXACTLY(share)


def test_steps_of_a_special_factor_from_or_above_a_share() -> None:
    """From 30% on, each full 5 points lower the standard by 10% of it, from 50% down to 20%."""
    from_30 = SpecialFactor(
        *("f", "ethnic_share_or_border", ("population",), "", RULES["2025-reform"].basis[0], "P"),
        percent=50,
        share_from=30,
        step_points=5,
        step_percent=10,
        floor_percent=20,
    )
    above_30 = from_30._replace(operator="above")
    shares = (0, 299, 300, 301, 349, 350, 351, 399, 400, 450, 1000)
    assert [from_30.step(share, 10) for share in shares] == [-1, -1, 0, 0, 0, 1, 1, 1, 2, 3, 3]
    assert [above_30.step(share, 10) for share in shares] == [-1, -1, -1, 0, 0, 1, 1, 1, 2, 3, 3]
    assert from_30.step_shares(10) == (300, 350, 400, 450)
    assert above_30.step_shares(10) == (301, 350, 400, 450)
    assert [from_30.percent_at(step) for step in range(5)] == [50, 40, 30, 20, 20]
    assert from_30.last_step == 3
    uneven = from_30._replace(floor_percent=25)
    assert (uneven.last_step, uneven.percent_at(3)) == (3, 25)
    flat = from_30._replace(step_percent=0)
    assert (flat.last_step, flat.step(1000, 10), flat.step_shares(10)) == (0, 0, (300,))


def test_a_unit_without_people_has_the_lowest_share_that_its_members_have() -> None:
    """Nobody weighs anything; the answer is a share all the same, and whole."""
    empty = [Unit(Kind.COMMUNE, share=EXACTLY(share), population=EXACTLY(0)) for share in (7, 9)]
    assert repr(weighted_share(empty)) == repr(Interval(7, 9))


def test_an_outcome_is_told_where_all_worlds_agree_on_it() -> None:
    """Two worlds that differ in one test leave the other as it is in both."""

    def both(area: int) -> Bounds:
        limits = (Limit("area", area, reducible=False), Limit("population", 100, reducible=False))
        return Bounds("and", limits)

    worlds = [(both(10), both(5), both(30)), (both(20), both(5), both(30))]
    figures = Pair(EXACTLY(15), EXACTLY(99))
    assert judge(figures, worlds) == ((None, False, True), True)
    assert judge(figures, [row[:2] for row in worlds]) == ((None, False), None)


def test_an_exemption_holds_for_the_kinds_it_is_written_for() -> None:
    """One for rural kinds alone is none for a ward; one for all is one for each; none when voluntary."""
    rules = LAW.rules("2023-2025")
    assert {exemption.rural_only for exemption in rules.exemptions.values()} == {True, False}
    for exemption in rules.exemptions.values():
        for kind in Kind:
            unit = Unit(kind, exemption=exemption.id)
            assert exempts(unit, rules) is (kind.rural or not exemption.rural_only)
            assert not exempts(unit._replace(voluntary=True), rules)
    assert not exempts(Unit(Kind.COMMUNE), rules)


def test_a_figure_turns_the_verdict_once_each_way() -> None:
    """Where the mountain flag leaves a span open between both verdicts, the span is not told twice."""
    unit = Unit(Kind.COMMUNE, EXACTLY(5_999_999), share=EXACTLY(0), border=True)
    points = evaluate(unit, LAW.rules("2019-2021")).decisive
    told = [(point.field, point.op) for point in points]
    assert told == [("population", "below"), ("population", "at_least")]


def with_flag(unit: Unit, field: str, value: bool | None) -> Unit:  # noqa: FBT001 - the flag itself
    """Return the unit with one of its flags known, or not known."""
    change: dict[str, Any] = {field: value}
    return replace(unit, **change)


@pytest.mark.parametrize("field", ["mountainous", "border"])
def test_a_flag_that_would_decide_is_told_with_its_verdict(field: str) -> None:
    """Yes or no, wherever one of them decides: as the unit is judged where the flag is known."""
    rules = LAW.rules("2023-2025")
    told = set()
    plain = Unit(Kind.COMMUNE, share=EXACTLY(0), mountainous=True, border=False)
    for km2, people in product(range(5, 75, 5), range(500, 18_000, 500)):
        sized = plain._replace(area=EXACTLY(km2 * 1_000_000), population=EXACTLY(people))
        open_ = with_flag(sized, field, None)
        found = evaluate(open_, rules)
        points = [(p.value, p.verdict) for p in found.decisive if p.field == field]
        if found.verdict is Verdict.UNDETERMINED:
            known = [
                (flag, evaluate(with_flag(sized, field, flag), rules).verdict)
                for flag in (True, False)
            ]
            assert points == [one for one in known if one[1] is not Verdict.UNDETERMINED]
        told.update(points)
    assert {value for value, _ in told} == {True, False}


def test_an_interval_holds_both_its_ends() -> None:
    """And nothing beyond them; one without an upper end holds whatever is large."""
    values = (4, 5, 6, 7, 8)
    assert [Interval(5, 7).holds(value) for value in values] == [False, True, True, True, False]
    assert [Interval(5, None).holds(value) for value in values] == [False, True, True, True, True]
    assert [Interval(5, 5).known, Interval(5, 6).known, UNKNOWN.known] == [True, False, False]


def test_what_may_be_lower_still_is_never_surely_below() -> None:
    """An area or a population under a limit that an unread factor may lower decides nothing."""
    for lower, answer in (((), True), (("area",), None), (("population",), None)):
        limits = tuple(Limit(one, 10, one in lower) for one in COMPONENTS)
        found = judge(Pair(EXACTLY(5), EXACTLY(5)), [(Bounds("and", limits),)])
        assert found == ((answer,), answer)


@pytest.mark.parametrize(
    ("flags", "bases"),
    [
        ((True, None), {True}),
        ((False, None), {False}),
        ((None, None), {True, False}),
        ((True, True), {True}),
        ((True, False), set()),
    ],
)
def test_bases_on_which_figures_are_added(flags: tuple[bool | None, ...], bases: set[bool]) -> None:
    """Members have one standard together only where no two of them surely differ."""
    members = [
        Unit(Kind.COMMUNE, share=EXACTLY(0), mountainous=flag, border=False) for flag in flags
    ]
    merger = combine(members, Kind.COMMUNE)
    found = list(requirements(merger, RULES["2023-2025"]))
    assert {one.base.mountainous for one in found if one.base is not None} == bases
    sums = judge_merger(merger, RULES["2023-2025"]).sums
    assert (sums is None) is (merger.unit.mountainous is not None)


def test_factors_are_told_with_what_they_lower() -> None:
    """Those that lower a standard, and none that leave it at 100%."""
    unit = Unit(Kind.COMMUNE, share=EXACTLY(95 * SHARE_SCALE), mountainous=True, border=False)
    (one,) = requirements(combine([unit], Kind.COMMUNE), RULES["2023-2025"])
    assert (one.needed.population, [percent for _, percent in one.factors]) == (EXACTLY(1000), [20])
    lowland = unit._replace(mountainous=False)
    (own,) = possibilities(lowland, LAW.rules("2023-2025")).standards
    assert (own.factors, own.reducible) == ((), (False, False))
    township = Unit(Kind.TOWNSHIP, mountainous=True)
    (open_,) = requirements(combine([township], Kind.TOWNSHIP), RULES["2023-2025"])
    assert (open_.needed.area.low, open_.needed.population.low) == (0, 0)
    rows = possibilities(township, LAW.rules("2023-2025")).limits
    assert {limit.reducible for row in rows for test in row for limit in test.limits} == {True}


def test_numbers_of_people_are_lowered_in_every_world_and_rounded_down() -> None:
    """Half of 5 001 is 2 500; a criterion or rule set without factors asks for all of them."""
    rules = RULES["from-2026"]
    unit = Unit(Kind.COMMUNE, share=EXACTLY(50 * SHARE_SCALE), border=False)
    criterion = rules.criterion(Kind.COMMUNE, mountainous=True, place=None)
    people = replace(criterion.measures.population, value=5001)
    odd = replace(
        criterion, factors="apply", measures=criterion.measures._replace(population=people)
    )

    def needed(asked: Criterion, factor: SpecialFactor | None, of: Unit) -> list[str]:
        return sorted(
            {repr(tuple(one.needed.population)) for one in _of_numbers(of, asked, factor)}
        )

    assert needed(odd, rules.factor, unit) == ["(2500, 2500)", "(5001, 5001)"]
    any_share = unit._replace(mountainous=True, share=ANY_SHARE)
    assert "(5001, 5001)" in needed(odd, rules.factor, any_share)
    assert "(2500, 2500)" in needed(odd, rules.factor, any_share)
    assert needed(replace(odd, factors="none"), rules.factor, unit) == ["(5001, 5001)"]
    assert needed(odd, None, unit) == ["(5001, 5001)"]


def test_sums_take_the_standards_of_the_law_and_count_nought_as_nought() -> None:
    """What the user states for a member says nothing of the new unit; no people are 0%."""
    members = [
        Unit(
            Kind.COMMUNE,
            EXACTLY(km2 * 1_000_000),
            EXACTLY(0),
            EXACTLY(0),
            mountainous=flag,
            border=False,
        )
        for km2, flag in ((10, True), (20, False))
    ]
    rules = RULES["2023-2025"]
    own = judge_merger(combine(members, Kind.COMMUNE), rules).sums
    assert own is not None
    assert (own[1].low, own[1].high) == (0, 0)
    for field in ("area_standard", "population_standard"):
        change: dict[str, Any] = {field: 7}
        stated = [replace(member, **change) for member in members]
        assert judge_merger(combine(stated, Kind.COMMUNE), rules).sums == own


@pytest.mark.parametrize(
    ("area", "people", "missing"),
    [
        (None, None, ("mountainous",)),
        (7, None, ("mountainous",)),
        (None, 7, ("mountainous",)),
        (7, 7, ()),
    ],
)
def test_a_flag_is_missing_as_long_as_one_standard_depends_on_it(
    area: int | None, people: int | None, missing: tuple[str, ...]
) -> None:
    """And the standard itself is, as long as one of the two that nobody read is not stated."""
    rules = LAW.rules("2023-2025")
    unit = Unit(
        Kind.COMMUNE,
        share=EXACTLY(0),
        border=False,
        area_standard=area,
        population_standard=people,
    )
    assert possibilities(unit, rules).missing == missing
    town = replace(unit, kind=Kind.TOWN, mountainous=False)
    assert possibilities(town, rules).missing == (("standard",) if missing else ())
    if area is None and people is None:
        assert {s.values for s in possibilities(town, rules).standards} == {(None, None)}


def test_a_share_without_an_upper_end_is_any_share_from_there() -> None:
    """Up to 100%, as a share that nobody knows."""
    unit = Unit(Kind.COMMUNE, mountainous=True, border=False)
    rules = LAW.rules("2023-2025")
    open_ = unit._replace(share=Interval(0, None))
    assert possibilities(open_, rules).standards == possibilities(unit, rules).standards


WARD = Unit(Kind.WARD, EXACTLY(1), EXACTLY(1), EXACTLY(0), mountainous=False, border=False)


def task(rules: str, borders: dict[tuple[str, str], Border], **asked: Any) -> Task:  # noqa: ANN401 - fields of a task
    """Return what is asked for under the same rules of arranging and of new units."""
    listed = frozenset(code for pair in borders for code in pair)
    arranging = LAW.rule_sets.get(rules, LAW.rules("2023-2025"))
    return Task(arranging, RULES[rules], Adjacency(borders, listed), **asked)


def coded(unit: Unit, codes: str) -> list[Unit]:
    """Return the unit once for each letter."""
    return [replace(unit, code=code) for code in codes]


@pytest.mark.parametrize(
    ("parents", "people"),
    [
        ((Kind.TOWN, Kind.TOWN), (5000, 5000)),
        ((Kind.URBAN_DISTRICT, Kind.URBAN_DISTRICT), (15_000, 15_000)),
        ((Kind.TOWN, Kind.URBAN_DISTRICT), (5000, 15_000)),
        ((None, None), (5000, 15_000)),
    ],
)
def test_bounds_of_wards_are_those_of_their_parents(
    parents: tuple[Kind | None, ...], people: tuple[int, int]
) -> None:
    """Where parents differ or are not known, any of them counts."""
    units = [replace(WARD, parent_kind=parent) for parent in parents]
    found = bounds(units, task("2023-2025", {}))
    assert found is not None
    assert (found[0][1], found[1][1]) == people


def test_bounds_take_in_every_claim_flag_and_place() -> None:
    """From the lowest standard that a group may have to the highest."""
    commune = Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1), mountainous=True, border=False)
    asked = task("2023-2025", {})
    assert bounds([commune], asked) == ((50_000_000, 1000), (50_000_000, 5000))
    lowland = replace(commune, mountainous=False)
    assert bounds([lowland], asked) == ((30_000_000, 1600), (30_000_000, 8000))
    assert bounds([commune, lowland], asked) == ((30_000_000, 1000), (50_000_000, 8000))
    delta = replace(lowland, red_river_delta=True)
    assert bounds([delta], asked) == ((21_000_000, 1600), (21_000_000, 8000))
    assert bounds([lowland, delta], asked) == ((21_000_000, 1600), (30_000_000, 8000))
    poor = replace(commune, mountainous=False, coastal_hardship=True)
    assert bounds([poor], asked) == ((30_000_000, 1600), (30_000_000, 4000))
    unread = replace(WARD, kind=Kind.TOWN)
    assert bounds([unread], asked) is None
    central = bounds([WARD], task("2025-reform", {}, place="central_city"))
    anywhere = bounds([WARD], task("2025-reform", {}))
    assert central is not None
    assert anywhere is not None
    assert (central[0][1], anywhere[0][1]) == (45_000, 15_000)


def test_groups_are_valid_in_the_place_that_is_asked_for() -> None:
    """15 000 people are enough in a mountainous province and not in a central city."""
    units = coded(replace(WARD, area=EXACTLY(3_000_000), population=EXACTLY(7500)), "ab")
    answers = {
        place: _valid(units, task("2025-reform", {}, place=place))(0b11)
        for place in ("mountainous_province", "central_city")
    }
    assert answers == {"mountainous_province": True, "central_city": False}


def test_only_wards_of_several_parents_have_standards_that_do_not_nest() -> None:
    """One parent, or another kind, and the proof holds."""
    town, city = (replace(WARD, parent_kind=kind) for kind in (Kind.TOWN, Kind.PROVINCIAL_CITY))
    assert _one_parent([town, town])
    assert not _one_parent([town, city])
    communes = [replace(unit, kind=Kind.COMMUNE) for unit in (town, city)]
    assert _one_parent(communes)


def test_unsure_borders_join_nothing_and_have_no_length() -> None:
    """Neither does a pair of which the data have none."""
    units = coded(Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1)), "abc")
    borders = {("a", "b"): Border(700, sure=True), ("b", "c"): Border(900, sure=False)}
    field = _field(units, frozenset("a"), task("2023-2025", borders))
    assert field.metres == ((0, 700, 0), (700, 0, 0), (0, 0, 0))
    assert field.adjacent == (0b010, 0b001, 0)


def test_what_keeps_a_unit_out_is_told_with_the_units_it_concerns() -> None:
    """Kept neighbours, neighbours of another kind, or all that hang together and are too small."""
    one, two, three = coded(Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1)), "abc")
    borders = {("a", "b"): Border(7, sure=True), ("b", "c"): Border(7, sure=True)}
    whole = (one, two, three)
    plain = unresolved(one, whole, task("2023-2025", borders))
    assert (plain.reason, plain.others) == ("too_small", whole)
    kept = unresolved(one, whole, task("2023-2025", borders, keep=frozenset("b")))
    assert (kept.reason, kept.others) == ("no_border", (two,))
    other = replace(two, kind=Kind.TOWNSHIP)
    mixed = unresolved(one, (one, other, three), task("2023-2025", borders))
    assert (mixed.reason, mixed.others) == ("other_kind", (other,))


def test_choices_of_several_fields_are_ranked_by_their_sums() -> None:
    """A second best of the one beside the best of the other, where that has the longer border."""
    units = coded(Unit(Kind.COMMUNE, EXACTLY(1), EXACTLY(1)), "abc")

    def found(*borders: int) -> Found:
        pairs = [(0, at + 1) for at in range(len(borders))]
        solutions = [
            Solution(0, 2, -border, pair, (pair,))
            for border, pair in zip(borders, pairs, strict=True)
        ]
        return Found(tuple(solutions), optimal=True, left=0, size=2)

    choices = _together([(units, found(100, 95)), (units, found(100, 10))])
    assert [[-one.border for _, one in choice] for choice in choices] == [
        [100, 100],
        [95, 100],
        [100, 10],
        [95, 10],
    ]
