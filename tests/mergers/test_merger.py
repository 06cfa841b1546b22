"""Mergers: the kind of the new unit, its figures added exactly, and what its members have in common."""

from copy import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.law import loader as law_loader
from calculators.mergers import loader as merger_loader
from calculators.mergers.merger import MergerError, combine, kind_of_result, weighted_share
from calculators.units import (
    ANY_SHARE,
    SHARE_SCALE,
    UNKNOWN,
    Interval,
    Kind,
    Unit,
)

EXACTLY = Interval.exactly

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


COMMUNE, WARD, HUYEN = Kind.COMMUNE, Kind.WARD, Kind.RURAL_DISTRICT


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


people = st.tuples(st.integers(0, 50), st.integers(0, 50), st.booleans())


@given(
    st.lists(st.tuples(people, st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=5)
)
def test_the_mean_share_is_that_of_the_worst_and_best_populations(
    members: list[tuple[tuple[int, int, bool], int, int]],
) -> None:
    """Every choice of populations gives a mean within the interval, and its ends are reached."""
    units = [
        Unit(
            COMMUNE,
            population=Interval(low, None if has_no_bound else low + more),
            share=Interval(min(one, other) * SHARE_SCALE, max(one, other) * SHARE_SCALE),
        )
        for (low, more, has_no_bound), one, other in members
    ]
    share = weighted_share(units)
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
        assert share.low == pytest.approx(min(lows), abs=2)
        assert share.high == pytest.approx(max(highs), abs=2)
    else:
        assert share.low == min(u.share.low for u in units)


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
    merger = combine([one, other], Kind.COMMUNE)
    assert merger.unit == Unit(Kind.COMMUNE, border=True)
    claims = {(unit.red_river_delta, unit.coastal_hardship) for unit in merger.variants}
    assert claims == {(False, False), (False, True), (True, False), (True, True)}
    unknown = Unit(Kind.COMMUNE, district="Huyện B")
    assert combine([other, unknown], Kind.COMMUNE).unit.border is None
    assert combine([other, other], Kind.COMMUNE).unit == other


def test_only_a_new_ward_has_a_parent() -> None:
    """A commune of a town has the same standard as any other."""
    commune = Unit(Kind.COMMUNE, district="Thị xã A")
    assert combine([commune, commune], Kind.COMMUNE).unit.parent_kind is None
    assert combine([commune, commune], Kind.WARD).unit.parent_kind is Kind.TOWN


def test_a_share_that_all_members_have_is_that_of_the_new_unit() -> None:
    """Nothing is added to nought, and populations of which little is known need no order."""
    for share in (0, 1, 50 * SHARE_SCALE):
        for people in (EXACTLY(5), UNKNOWN, Interval(0, 5)):
            members = [
                Unit(Kind.COMMUNE, share=EXACTLY(share), population=UNKNOWN),
                Unit(Kind.COMMUNE, share=EXACTLY(share), population=people),
            ]
            assert weighted_share(members) == EXACTLY(share)


def test_a_unit_without_people_has_the_lowest_share_that_its_members_have() -> None:
    """Nobody weighs anything; the answer is a share all the same, and whole."""
    empty = [Unit(Kind.COMMUNE, share=EXACTLY(share), population=EXACTLY(0)) for share in (7, 9)]
    assert repr(weighted_share(empty)) == repr(Interval(7, 9))
