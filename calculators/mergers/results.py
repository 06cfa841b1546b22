"""Results: a new unit and a proposal with all that is said of them; JSON, tables and papers write them."""

from collections.abc import Iterator, Mapping, Sequence
from copy import replace
from dataclasses import dataclass

from calculators.arrangement.categories import Category
from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.words import KINDS
from calculators.mergers.adjacency import Adjacency, Contiguity
from calculators.mergers.candidates import Task
from calculators.mergers.categories import categories
from calculators.mergers.contiguity_words import explain_contiguity
from calculators.mergers.districts import District
from calculators.mergers.explanation import explain_merger, unit_name
from calculators.mergers.merger import Merger, MergerError, combine, kind_of_result
from calculators.mergers.proposals import Proposal, propose
from calculators.mergers.requirements import Judged, judge_merger
from calculators.mergers.roads import NO_PAIRS, Pairs, explain_roads, roadless_among
from calculators.mergers.roll import Roll
from calculators.mergers.rules import MergerRules, Place
from calculators.mergers.seats import Seat, explain_seat
from calculators.units import Kind, Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """A new unit that was judged; without pairs nothing is known of what its members have in common.

    `roadless` are the members that touch and that no road joins, by their codes; `seat` is the member
    with which it has its seat, where the user states one. The reason why each member is in it is told of
    a group that was proposed.
    """

    judgement: Judged
    adjacency: Adjacency | None = None
    contiguity: Contiguity | None = None
    roadless: Pairs = NO_PAIRS
    reason: str | None = None
    seat: Seat | None = None

    @property
    def merger(self) -> Merger:
        """Return the members and the new unit."""
        return self.judgement.merger

    @property
    def members(self) -> list[Unit]:
        """Return the members by code."""
        return sorted(self.merger.members, key=lambda member: member.code)

    @property
    def contiguous(self) -> bool | None:
        """Return whether the members hang together, None where that is not known."""
        return None if self.contiguity is None else self.contiguity.answer

    @property
    def roads(self) -> list[str]:
        """Return what missing roads between the members mean, in sentences."""
        if self.adjacency is None:
            return []
        return explain_roads(self.members, self.adjacency, self.roadless)

    @property
    def explanation(self) -> Iterator[str]:
        """Yield the sentences on the new unit, in the order in which they are read."""
        yield from explain_merger(self.judgement)
        if self.contiguity is not None:
            yield from explain_contiguity(self.members, self.contiguity)
        yield from self.roads
        yield from explain_seat(self.seat)
        if self.reason is not None:
            yield self.reason


@dataclass(frozen=True, slots=True)
class DistrictResult:
    """What is proposed for one district, each group judged."""

    proposal: Proposal
    groups: tuple[Outcome, ...]
    alternatives: tuple[tuple[Outcome, ...], ...]

    @property
    def codes(self) -> list[tuple[str, ...]]:
        """Return the members of each group by their codes."""
        return [group.merger.codes for group in self.groups]


@dataclass(frozen=True, slots=True)
class ListResult:
    """What is proposed for each district of a list, and the category of each unit by its code."""

    task: Task
    categories: Mapping[str, Category]
    districts: tuple[DistrictResult, ...]


def outcome(
    merger: Merger,
    rules: MergerRules,
    adjacency: Adjacency | None = None,
    place: Place | None = None,
    roadless: Pairs = NO_PAIRS,
) -> Outcome:
    """Return a new unit, judged; `roadless` are pairs of codes that no road joins, as the user states."""
    judgement = judge_merger(merger, rules, place)
    if adjacency is None:
        return Outcome(judgement)
    adjacency = adjacency.doubting(merger.parts)
    gaps = roadless_among(merger.members, adjacency, roadless)
    return Outcome(judgement, adjacency, adjacency.contiguity(merger.codes), gaps)


def form(
    members: Sequence[Unit],
    rules: MergerRules,
    kind: Kind | None = None,
    parts: frozenset[str] = frozenset(),
) -> Merger:
    """Return the new unit of these members; raises MergerError where they cannot form one.

    `parts` are the codes of members that are parts of units: see `parts.divided`.
    """
    new_kind = kind_of_result(members, rules, kind)
    if new_kind is None:
        raise MergerError(kind_question(members, rules, kind))
    return combine(members, new_kind, parts)


def kind_question(members: Sequence[Unit], rules: MergerRules, kind: Kind | None) -> str:
    """Return the sentence that asks for the kind of the new unit, or for another one."""
    possible = ", ".join(KINDS[k] for k in rules.kinds if k.level is members[0].kind.level)
    if kind is not None:
        return f"Bộ quy tắc {rules.id} không có đơn vị mới loại {KINDS[kind]}; có: {possible}."
    names = ", ".join(dict.fromkeys(KINDS[member.kind] for member in members))
    return f"Các đơn vị thuộc loại {names}: hãy nêu loại của đơn vị mới, một trong {possible}."


def propose_district(district: District, task: Task) -> DistrictResult:
    """Return what is proposed for a district."""
    proposal = propose(district, task)
    return DistrictResult(
        proposal,
        tuple(_with_reasons(proposal.groups, proposal, task)),
        tuple(tuple(_with_reasons(groups, proposal, task)) for groups in proposal.alternatives),
    )


def propose_list(roll: Roll, task: Task) -> ListResult:
    """Return what is proposed for a list; raises MergerError where the list has not what is kept."""
    roll.pick(sorted(task.keep))
    verdicts = {code: verdict_of(unit, task.rules) for code, unit in roll.units.items()}
    return ListResult(
        task,
        categories(roll.units, verdicts, task.rules, task.adjacency),
        tuple(propose_district(district, task) for district in roll.districts()),
    )


def _with_reasons(groups: Sequence[Merger], proposal: Proposal, task: Task) -> Iterator[Outcome]:
    for group in groups:
        new_unit = outcome(group, task.new_units, task.adjacency, task.place)
        yield replace(new_unit, reason=_reason(group, proposal, task))


def _reason(group: Merger, proposal: Proposal, task: Task) -> str:
    """Return why each member is in a group."""
    members = sorted(group.members, key=lambda unit: unit.code)
    resolved = [unit_name(unit) for unit in members if unit.code in proposal.to_arrange]
    helping = [unit_name(unit) for unit in members if unit.code not in proposal.to_arrange]
    names = ", ".join(resolved)
    standard = task.rules.question == "standard"
    why = f"Lý do: {names} chưa đạt tiêu chuẩn" if standard else f"Lý do: sắp xếp {names}"
    if helping:
        why += f"; thêm {', '.join(helping)} để đơn vị mới đạt tiêu chuẩn và liền nhau"
    return f"{why}."
