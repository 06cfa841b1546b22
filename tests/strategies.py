"""What Hypothesis makes: units of which more or less is known, near the limits as often as far off."""

from hypothesis import strategies as st

from calculators.units import ANY_SHARE, SHARE_SCALE, UNKNOWN, WARD_PARENTS, Interval, Kind, Unit
from tests.reference import STANDARDS, STANDARDS_2026

READ_KINDS = tuple(sorted({kind for kind, _, _ in STANDARDS}))
EVERY = (*STANDARDS.items(), *STANDARDS_2026.items())
PERCENTS = (20, 30, 50, 70, 100, 200, 300)
FLAGS = st.sampled_from((True, False, None))


def _near(standards: list[int]) -> st.SearchStrategy[int]:
    """Return figures around every limit of every standard, and anywhere."""
    points = sorted(
        {max(0, s * p // 100 + d) for s in standards for p in PERCENTS for d in (-1, 0, 1)}
    )
    return st.sampled_from(points) | st.integers(0, max(points) * 2)


@st.composite
def intervals(draw: st.DrawFn, values: st.SearchStrategy[int], unknown: Interval) -> Interval:
    """Return a figure that is known, a range, bounded below only, or not known."""
    one, other = sorted((draw(values), draw(values)))
    choices = [Interval.exactly(one), Interval(one, other), unknown]
    if unknown.high is None:
        choices.append(Interval(one, None))
    return draw(st.sampled_from(choices))


@st.composite
def units(draw: st.DrawFn, kinds: tuple[Kind, ...] = READ_KINDS) -> Unit:
    """Return a unit of one of the kinds."""
    kind = draw(st.sampled_from(kinds))
    own = [standard for (of, _, _), standard in EVERY if of is kind]
    areas = _near([int(area * 1_000_000) for area, _ in own] or [1_000_000])
    people = _near(
        [people * percent // 100 for _, people in own for percent in (100, 50, 45, 20)] or [1]
    )
    shares = st.integers(0, 100).map(lambda percent: percent * SHARE_SCALE)
    return Unit(
        kind,
        draw(intervals(areas, UNKNOWN)),
        draw(intervals(people, UNKNOWN)),
        draw(intervals(shares, ANY_SHARE)),
        mountainous=draw(FLAGS),
        border=draw(FLAGS),
        parent_kind=draw(st.sampled_from((*WARD_PARENTS, None))) if kind is Kind.WARD else None,
        red_river_delta=draw(st.booleans()),
        coastal_hardship=draw(st.booleans()),
        urban_special_factor=draw(FLAGS),
        island=draw(st.booleans()),
    )
