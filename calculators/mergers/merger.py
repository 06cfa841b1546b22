"""Mergers: the unit that several units form, all its figures added exactly as far as they are known."""

from collections.abc import Iterable, Sequence
from copy import replace
from dataclasses import dataclass
from itertools import product

from calculators.arrangement.standards import CLAIMS
from calculators.arrangement.verdicts import agreed, joined
from calculators.lists.kinds import kind_in_name
from calculators.mergers.rules import MergerRules
from calculators.units import WARD_PARENTS, Interval, Kind, Level, Unit


class MergerError(ValueError):
    """Units that cannot be taken together; the message is for the reader."""


@dataclass(frozen=True, eq=False)
class Merger:
    """The unit that the members form; a fact that their facts do not settle is None.

    `variants` are that unit under each way of reading the claims that only some members make; `parts`
    are the codes of the members of which the group takes only a part.
    """

    members: tuple[Unit, ...]
    unit: Unit
    variants: tuple[Unit, ...]
    parts: frozenset[str] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the members, sorted."""
        return tuple(sorted(member.code for member in self.members))

    @property
    def whole(self) -> int:
        """Return how many members are taken as a whole."""
        return len(self.members) - len(self.parts)


def kind_of_result(
    members: Sequence[Unit], rules: MergerRules, stated_kind: Kind | None = None
) -> Kind | None:
    """Return the kind of the new unit; None where the members' kinds differ and none is stated.

    Raises MergerError where the members are of both levels, or the rules know no such new unit.
    """
    kinds = {member.kind for member in members}
    levels = {kind.level for kind in kinds} | ({stated_kind.level} if stated_kind else set())
    if len(levels) > 1:
        raise MergerError("Không nhập đơn vị cấp huyện với đơn vị cấp xã.")
    if Level.DISTRICT in levels and not any(k.level is Level.DISTRICT for k in rules.kinds):
        raise MergerError(f"Bộ quy tắc {rules.id} không còn đơn vị cấp huyện.")
    if stated_kind is not None:
        kind: Kind | None = stated_kind
    elif rules.kind_from == "ward_if_any":
        kind = Kind.WARD if Kind.WARD in kinds else Kind.COMMUNE
    else:
        kind = next(iter(kinds)) if len(kinds) == 1 else None
    return kind if kind is None or kind in rules.kinds else None


def combine(members: Iterable[Unit], kind: Kind, parts: frozenset[str] = frozenset()) -> Merger:
    """Return the unit of this kind that the members form together.

    Standards that the user states for a member say nothing of the new unit and are left out.
    """
    units = tuple(members)
    whole = Unit(
        kind,
        sum_of(unit.area for unit in units),
        sum_of(unit.population for unit in units),
        weighted_share(units),
        mountainous=agreed([unit.mountainous for unit in units]),
        border=joined("or", [unit.border for unit in units]),
        parent_kind=_parent(units) if kind is Kind.WARD else None,
        urban_special_factor=agreed([unit.urban_special_factor for unit in units]),
        district=units[0].district if len({unit.district for unit in units}) == 1 else "",
    )
    claims = [sorted({getattr(unit, claim) for unit in units}) for claim in CLAIMS]
    variants = tuple(
        replace(whole, **dict(zip(CLAIMS, values, strict=True))) for values in product(*claims)
    )
    # Where members differ in a claim, the first variant is the one without it.
    return Merger(units, variants[0], variants, parts)


def sum_of(figures: Iterable[Interval]) -> Interval:
    """Return the sum of figures, unbounded where one of them is."""
    low, high = 0, 0
    bounded = True
    for figure in figures:
        low += figure.low
        if figure.high is None:
            bounded = False
        else:
            high += figure.high
    return Interval(low, high if bounded else None)


def weighted_share(units: Sequence[Unit]) -> Interval:
    """Return the ethnic-minority share of all units together, weighted by population.

    Whole steps of the rules are reached "from" a whole share: both ends are rounded down.
    """
    low = _lowest([(unit.share.low, unit.population) for unit in units])
    high = _lowest([(-(unit.share.high or 0), unit.population) for unit in units])
    return Interval(low[0] // low[1], -high[0] // high[1])


def _lowest(weighted: list[tuple[int, Interval]]) -> tuple[int, int]:
    """Return the lowest weighted mean as a fraction, each weight being anywhere in its interval.

    The mean is lowest with the highest weights on the lowest values, from some value downwards.
    """
    by_value = sorted(weighted, key=lambda item: item[0])
    total = sum(value * weight.low for value, weight in by_value)
    people = sum(weight.low for _, weight in by_value)
    best: tuple[int, int] | None = None
    for value, weight in by_value:
        if weight.high is None:
            # As this weight grows without bound, the mean comes as close to the value as one likes.
            mean = (value, 1)
        else:
            total += value * (weight.high - weight.low)
            people += weight.high - weight.low
            mean = (total, people)
        if mean[1] and (best is None or mean[0] * best[1] < best[0] * mean[1]):
            best = mean
        if weight.high is None:
            break
    return best or (by_value[0][0], 1)


def _parent(units: Sequence[Unit]) -> Kind | None:
    """Return the kind of unit that a new ward would belong to, where all members agree on it."""
    parents = {unit.parent_kind or kind_in_name(unit.district) for unit in units}
    parent = parents.pop() if len(parents) == 1 else None
    return parent if parent in WARD_PARENTS else None
