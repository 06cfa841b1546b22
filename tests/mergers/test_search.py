"""The steps of the search for groups, each on the row of test_graph.py that one can compute by hand."""

from dataclasses import replace
from itertools import chain, combinations
from random import Random

import pytest

from calculators.mergers.adjacency import Adjacency, Border
from calculators.mergers.candidates import Task
from calculators.mergers.districts import District
from calculators.mergers.graph import Field, Part, bits
from calculators.mergers.proposals import propose
from calculators.mergers.search import KEPT, OutOfStepsError, Solution, Solutions, _Search, solve
from calculators.units import Kind, Unit
from tests.mergers.test_graph import ASKED, ROW, parts, valid
from tests.mergers.test_merger import LAW, RULES


def search(nodes: int = 1000) -> _Search:
    """Start a search on the row."""
    ASKED.clear()
    return _Search(ROW, nodes)


@pytest.mark.parametrize(
    ("units", "impossible", "certain", "is_valid", "demand"),
    [
        (0b00110, False, False, True, 1),  # exactly the least: 6, 7
        (0b00011, True, False, False, 0),  # 3, 9
        (0b11000, True, False, False, 0),  # 24, 3
        (0b01110, False, True, True, 0),  # 14, 9
        (0b01111, False, True, True, 0),
        (0b00111, False, False, True, 1),  # 7, 12
        (0b10000, True, False, False, 0),
    ],
)
def test_what_is_known_from_the_sums(
    units: int,
    impossible: bool,  # noqa: FBT001 - a case
    certain: bool,  # noqa: FBT001 - a case
    is_valid: bool,  # noqa: FBT001 - a case
    demand: int,
) -> None:
    """Below the low figures surely not, from the high ones on surely; between them it is asked, once."""
    one = search()
    part = ROW.part(units)
    assert (ROW.impossible(part), ROW.certain(part)) == (impossible, certain)
    assert [one.valid(part), one.valid(part)] == [is_valid] * 2
    assert len(ASKED) == demand


def test_one_unit_is_no_group() -> None:
    """However large it is."""
    one = search()
    assert not any(one.valid(Part(1 << unit, 0, 100, 100)) for unit in range(5))
    assert ASKED == []


@pytest.mark.parametrize(
    ("sets", "free", "count"),
    [
        ((0b00001, 0b00100), 0b11010, 1),  # both can take unit 1
        ((0b00001, 0b00100), 0b11000, 2),
        ((0b00001, 0b10000), 0b01010, 2),
        ((0b00001, 0b01000), 0b00110, 2),
        ((), 0b11111, 0),
    ],
)
def test_parts_that_have_no_helper_in_common(sets: tuple[int, ...], free: int, count: int) -> None:
    """Each needs one of its own."""
    assert search().apart(list(parts(*sets)), free) == count


def test_parts_are_counted_from_those_with_the_fewest_helpers() -> None:
    """One that shares a helper with any that is counted does not count."""
    for edges, must in (("01 34 12 25", (0, 2, 3)), ("01 02 31 42", (0, 3, 4))):
        units = sum(1 << unit for unit in must)
        field = net(edges, units, (1,) * 6, (1,) * 6, 9)
        free = field.everything & ~units
        assert search().apart(list(field.parts(units)), free) == 2


def test_the_least_number_of_helpers() -> None:
    """No less than any part needs, nor than parts that share none."""
    assert search().least(parts(0b00001, 0b00100), 0) == 1
    assert search().least(parts(0b00001, 0b00100), 0b00010) == 3
    assert search().least(parts(0b00111), 0) == 0


def test_what_may_be_left_outside() -> None:
    """Only where the others can still be valid; each choice takes ten steps of a proof."""
    one = search()
    assert list(one.starts(0)) == [(parts(0b00001, 0b00100), 0)]
    one = search()
    assert list(one.starts(1)) == [(parts(0b00100), 0b00001)]
    assert one.nodes == 980
    assert list(search(20).starts(1)) == [(parts(0b00100), 0b00001)]
    with pytest.raises(OutOfStepsError):
        list(search(19).starts(1))


def test_helpers_that_could_be_spared() -> None:
    """Unit 3 beside units 0, 1 and 2; not unit 1 between 0 and 2."""
    assert search().redundant(0b01111)
    assert not search().redundant(0b00111)


def test_without_a_proof_the_nearest_helps() -> None:
    """Units 0 and 2 by way of unit 1, without unit 3."""
    one = search()
    one.greedy(parts(0b00001, 0b00100))
    assert one.best == [Solution(0, 3, -30, (0, 1, 2), ((0, 1, 2),))]
    one = search()
    one.greedy(parts(0b11111)[:0])
    assert [solution.codes for solution in one.best] == [()]


def test_the_best_groups_of_the_row() -> None:
    """One helper; proven, with bounds that are reached."""
    result = solve(ROW)
    assert result.solutions == (Solution(0, 3, -30, (0, 1, 2), ((0, 1, 2),)),)
    assert (result.optimal, result.outside, result.size) == (True, 0, 3)


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_steps_are_counted(nodes: int) -> None:
    """The first step finds that a helper is needed, the second that it is enough."""
    result = solve(ROW, nodes)
    assert result.optimal == (nodes >= 2)
    assert result.solutions[0].codes == (0, 1, 2)


def made_up(seed: int, count: int = 0) -> Field:
    """Return units, else up to seven, that touch by chance; what is asked has a limit of its own."""
    chance = Random(seed)  # noqa: S311 - a made-up field, the same in every run
    count = count or chance.randint(2, 7)
    metres = [[0] * count for _ in range(count)]
    adjacent = [0] * count
    for one, other in combinations(range(count), 2):
        if chance.random() < (0.8 if other == one + 1 else 0.25):
            metres[one][other] = metres[other][one] = chance.randint(0, 5) * 10
            adjacent[one] |= 1 << other
            adjacent[other] |= 1 << one
    area = tuple(chance.randint(1, 9) for _ in range(count))
    people = tuple(chance.randint(1, 9) for _ in range(count))
    demand = (chance.randint(4, 24), chance.randint(4, 24))
    low, high = ((demand[0] + by, demand[1] + by) for by in (-chance.randint(0, 3), 2))

    def enough(units: int) -> bool:
        sums = [sum(figures[unit] for unit in bits(units)) for figures in (area, people)]
        return sums[0] >= demand[0] and sums[1] >= demand[1]

    return Field(
        tuple(adjacent),
        tuple(map(tuple, metres)),
        chance.randrange(1, 1 << count),
        area,
        people,
        low,
        high,
        enough,
    )


def groups_of(field: Field, members: int) -> list[list[int]]:
    """Return what hangs together among the units taken, unit by unit."""
    groups: list[list[int]] = []
    for unit in bits(members):
        touching = [group for group in groups if any(field.adjacent[unit] >> u & 1 for u in group)]
        groups = [group for group in groups if group not in touching]
        groups.append(sorted([unit, *chain.from_iterable(touching)]))
    return groups


def is_valid(field: Field, members: int) -> bool:
    """Return whether all the groups of the units taken are large enough."""
    groups = groups_of(field, members)
    return all(len(group) > 1 and field.valid(sum(1 << u for u in group)) for group in groups)


def as_solution(field: Field, members: int) -> Solution:
    """Return the units taken as a solution."""
    codes = tuple(bits(members))
    border = sum(field.metres[one][other] for one, other in combinations(codes, 2))
    groups = tuple(sorted(map(tuple, groups_of(field, members))))
    return Solution((field.must & ~members).bit_count(), len(codes), -border, codes, groups)


def of_every_set(field: Field) -> tuple[Solution, ...]:
    """Return the best solutions: of all sets of units, and then some with one unit more than needed."""
    valid = [
        members
        for members in range(1, field.everything + 1)
        if members & field.must and is_valid(field, members)
    ]
    ranking = sorted(as_solution(field, members) for members in valid)
    if not ranking:
        return (Solution(field.must.bit_count(), 0, 0, (), ()),)
    outside, size = ranking[0].outside, ranking[0].size
    minimal = [
        as_solution(field, members)
        for members in valid
        if not any(is_valid(field, members & ~(1 << unit)) for unit in bits(members & ~field.must))
    ]
    best = [one for one in ranking if (one.outside, one.size) == (outside, size)][:KEPT]
    more = [one for one in sorted(minimal) if (one.outside, one.size) == (outside, size + 1)]
    return tuple([*best, *more][:KEPT])


def test_no_set_of_units_is_better() -> None:
    """The best groups, their alternatives and the bounds are those of trying everything."""
    for seed in range(300):
        field = made_up(seed)
        best = of_every_set(field)
        assert solve(field) == Solutions(best, True, best[0].outside, best[0].size), seed  # noqa: FBT003 - as it is written


def with_alternatives(seed: int) -> Field:
    """Return nine units of which three must be arranged and one or two more are enough, in many ways."""
    field = made_up(seed, 9)
    return replace(field, must=0b10010001)


@pytest.mark.unmeasured
def test_no_alternative_is_better_than_those_that_are_given() -> None:
    """Where there are more than are kept, by their borders, then by their codes."""
    full = 0
    for seed in range(80):
        field = with_alternatives(seed)
        best = of_every_set(field)
        assert solve(field).solutions == best, seed
        full += len(best) == KEPT
    assert full > 20


def test_a_proof_takes_no_more_steps_than_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot lead to a better solution is left aside: other numbers than these want a reason."""
    steps: list[int] = []
    extend = _Search.extend

    def count(of: _Search, parts: tuple[Part, ...], out: int, helpers: int, rest: int) -> None:
        steps.append(helpers)
        extend(of, parts, out, helpers, rest)

    monkeypatch.setattr(_Search, "extend", count)
    for seed in range(40):
        solve(with_alternatives(seed))
    assert len(steps) == 589


@pytest.mark.unmeasured
def test_what_is_found_without_a_proof_is_sound() -> None:
    """Groups that are valid, or none; bounds that hold; and with a few steps more the proof."""
    # In the three that stand apart, a guess would be larger than what was found.
    of_nine = map(with_alternatives, (77, 126, 273, *range(20)))
    for field in (*map(made_up, range(60)), *of_nine):
        (best, *_) = of_every_set(field)
        for nodes in range(21):
            result = solve(field, nodes)
            assert (result.outside, result.size * (result.outside == best.outside)) <= (
                best.outside,
                best.size,
            )
            for solution in result.solutions:
                members = sum(1 << unit for unit in solution.codes)
                assert solution == as_solution(field, members)
                assert is_valid(field, members)
            if result.optimal:
                assert result.solutions[0] == best
            else:
                # What the search came upon has the size that it was at; a guess stands alone.
                assert len({solution.size for solution in result.solutions}) == 1


def net(
    edges: str, must: int, area: tuple[int, ...], people: tuple[int, ...], demand: int
) -> Field:
    """Return units that touch where the edges say, along ten metres each, and how much area is enough."""
    metres = [[0] * len(area) for _ in area]
    for one, other in (map(int, edge) for edge in edges.split()):
        metres[one][other] = metres[other][one] = 10
    adjacent = tuple(sum(1 << at for at, length in enumerate(row) if length) for row in metres)
    limit = (demand, 10)
    return Field(adjacent, tuple(map(tuple, metres)), must, area, people, limit, limit, valid)


@pytest.mark.parametrize(
    ("field", "units"),
    [
        # Unit 4 has one neighbour, unit 1 two: it goes first, so that 2 then joins both.
        (net("01 12 23 34", 0b10010, (8, 5, 6, 6, 5), (9,) * 5, 10), (1, 2, 3, 4)),
        # With unit 2 unit 1 is enough, with the larger unit 0 it would need another one.
        (net("01 12 03", 0b0010, (9, 5, 5, 9), (1, 5, 5, 9), 10), (1, 2)),
        # Unit 1 is taken first, and not needed once 2 and 3 have joined 0 and 4.
        (
            net("01 02 23 34 45 46", 0b10001, (5, 16, 6, 8, 5, 1, 1), (9,) * 7, 20),
            (0, 2, 3, 4),
        ),
        # The same where it takes both 1 and 7 at first: neither is needed in the end.
        (
            net("01 02 07 23 34 45 46", 0b00010001, (5, 8, 6, 8, 5, 1, 1, 8), (9,) * 8, 20),
            (0, 2, 3, 4),
        ),
    ],
)
def test_which_neighbour_helps_most(field: Field, units: tuple[int, ...]) -> None:
    """The part with the fewest neighbours first, by what leaves the fewest weak, then by area."""
    one = _Search(field, 0)
    one.greedy(field.parts(field.must))
    assert one.best == [as_solution(field, sum(1 << unit for unit in units))]


def test_a_field_between_the_bounds_out_of_steps() -> None:
    """Where nothing is sure from the sums, giving up leaves all units unresolved."""
    grey = Field(
        adjacent=(0b010, 0b101, 0b010),
        metres=((0, 1, 0), (1, 0, 1), (0, 1, 0)),
        must=0b101,
        area=(10, 10, 10),
        people=(1, 1, 1),
        low=(25, 1),
        high=(50, 9),
        valid=lambda _: False,
    )
    assert not solve(grey, 1).optimal
    result = solve(grey)
    assert (result.optimal, result.outside) == (True, 2)
    towns = propose(
        District("", tuple(Unit(Kind.TOWN, code=code) for code in "12")),
        Task(
            LAW.rules("2023-2025"),
            RULES["2023-2025"],
            Adjacency({("1", "2"): Border(1, sure=True)}, frozenset("12")),
        ),
    )
    assert [one.reason for one in towns.unresolved] == ["too_small", "too_small"]


def test_giving_up_while_choosing_what_to_leave_outside() -> None:
    """Each choice of units to leave counts: the bound proven so far is kept."""
    pair = Field(
        adjacent=(0b10, 0b101, 0b10),
        metres=((0, 1, 0), (1, 0, 1), (0, 1, 0)),
        must=0b111,
        area=(10, 10, 10),
        people=(1, 1, 1),
        low=(5, 1),
        high=(50, 9),
        valid=lambda units: units == 0b11,
    )
    guess = solve(pair, 5)
    assert (guess.optimal, guess.outside, guess.size) == (False, 1, 2)
    assert guess.solutions[0].outside == 3
    result = solve(pair)
    assert (result.optimal, result.outside, result.solutions[0].groups) == (True, 1, ((0, 1),))
