"""Mergers once more, as plainly as possible: every way to form groups is tried, with fractions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, product

from calculators.mergers.adjacency import Adjacency
from calculators.units import SHARE_SCALE, Kind, Unit
from tests import reference

Best = tuple[int, int, int, tuple[str, ...], tuple[tuple[str, ...], ...]]


def lowest_share(units: Sequence[Unit]) -> Fraction:
    """Return the lowest mean share in %: some populations at their low end, the others at the high."""
    means = []
    for people in product(*({u.population.low, u.population.high or 0} for u in units)):
        total = sum(
            (Fraction(u.share.low, SHARE_SCALE) * n for u, n in zip(units, people, strict=True)),
            Fraction(0),
        )
        if sum(people):
            means.append(total / sum(people))
    return min(means)


def highest_standards(
    units: Sequence[Unit], rules: str, *, mountainous: bool
) -> tuple[Fraction, Fraction]:
    """Return the highest standard of area and population that the communes together may have."""
    border = any(u.border is True for u in units)
    unknown = any(u.border is None for u in units)
    standards = [
        reference.standard(
            reference.Known(
                Kind.COMMUNE, Fraction(0), 0, lowest_share(units), mountainous, flag, None
            ),
            rules,
        )
        for flag in ((True,) if border else (True, False) if unknown else (False,))
    ]
    return max(area for area, _ in standards), max(people for _, people in standards)


def meets(units: Sequence[Unit], rules: str) -> bool:
    """Return whether communes, or units of one urban kind, surely meet the standard of their kind."""
    kinds = {unit.kind for unit in units}
    if len(kinds) > 1 or kinds == {Kind.TOWN}:
        return False
    area = sum((Fraction(unit.area.low, 1_000_000) for unit in units), Fraction(0))
    people = sum(unit.population.low for unit in units)
    if kinds != {Kind.COMMUNE}:
        area_standard, people_standard = reference.STANDARDS[
            units[0].kind, None, units[0].parent_kind
        ]
        return area >= area_standard and people >= people_standard
    flags = {unit.mountainous for unit in units}
    uniform = [flag for flag in (True, False) if flags <= {flag, None}]
    for flag in uniform:
        demand = highest_standards(units, rules, mountainous=flag)
        if area < demand[0] or people < demand[1]:
            return False
    return (len(flags) == 1 and None not in flags) or percentages(units, rules)


def percentages(units: Sequence[Unit], rules: str) -> bool:
    """Return whether the members' lowest percentages of their own standards add up to 100."""
    areas, people = Fraction(0), Fraction(0)
    for unit in units:
        flags = (True, False) if unit.mountainous is None else (unit.mountainous,)
        own = [highest_standards([unit], rules, mountainous=flag) for flag in flags]
        areas += Fraction(unit.area.low, 1_000_000) / max(area for area, _ in own)
        people += unit.population.low / max(count for _, count in own)
    return areas >= 1 and people >= 1


def hangs_together(codes: Sequence[str], adjacency: Adjacency) -> bool:
    """Return whether sure pairs lead from the first code to all others."""
    cluster, waiting = {codes[0]}, [codes[0]]
    while waiting:
        one = waiting.pop()
        for other in set(codes) - cluster:
            border = adjacency.border(one, other)
            if border is not None and border.sure:
                cluster.add(other)
                waiting.append(other)
    return len(cluster) == len(codes)


def groups(
    units: Sequence[Unit],
    adjacency: Adjacency,
    must: frozenset[str],
    keep: frozenset[str],
    valid: Callable[[Sequence[Unit]], bool],
) -> Iterator[frozenset[str]]:
    """Yield every valid group that holds a unit to be arranged: another one would help nobody."""
    free = [unit for unit in units if unit.code not in keep]
    for size in range(2, len(free) + 1):
        for members in combinations(free, size):
            codes = [unit.code for unit in members]
            if must & set(codes) and hangs_together(codes, adjacency) and valid(members):
                yield frozenset(codes)


def best(
    units: Sequence[Unit],
    adjacency: Adjacency,
    must: frozenset[str],
    keep: frozenset[str],
    valid: Callable[[Sequence[Unit]], bool],
) -> Best:
    """Return the best of all ways to form groups, by the order of the contract."""
    by_first: dict[str, list[frozenset[str]]] = {unit.code: [] for unit in units}
    for group in groups(units, adjacency, must, keep, valid):
        by_first[min(group)].append(group)
    metres: Mapping[frozenset[str], int] = {
        group: sum(
            border.metres
            for one, other in combinations(sorted(group), 2)
            if (border := adjacency.border(one, other)) is not None and border.sure
        )
        for option in by_first.values()
        for group in option
    }

    @cache
    def of(available: frozenset[str]) -> Best:
        if not available:
            return (0, 0, 0, (), ())
        first = min(available)
        rest = of(available - {first})
        options = [(rest[0] + (first in must), *rest[1:])]
        for group in by_first[first]:
            if group <= available:
                rest = of(available - group)
                options.append(
                    (
                        rest[0],
                        rest[1] + len(group),
                        rest[2] - metres[group],
                        tuple(sorted((*rest[3], *group))),
                        tuple(sorted((*rest[4], tuple(sorted(group))))),
                    )
                )
        return min(options, key=lambda item: (*item[:4], len(item[4]), item[4]))

    return of(frozenset(unit.code for unit in units))
