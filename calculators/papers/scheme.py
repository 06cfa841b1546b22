"""Scheme: an arrangement that is proposed, with everything that its papers say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from calculators.arrangement.words import KINDS
from calculators.lists.kinds import kind_in_name
from calculators.mergers.adjacency import Contiguity
from calculators.mergers.consequence_words import Consequence
from calculators.mergers.explanation import unit_name
from calculators.mergers.requirements import Judged
from calculators.mergers.rules import MergerRules, Place
from calculators.mergers.seats import Seat
from calculators.units import Unit


@dataclass(frozen=True, eq=False)
class Group:
    """Units that are to form one: `judgement` None, with the reason in `problem`, where they form none."""

    name: str
    members: tuple[Unit, ...]
    judgement: Judged | None
    contiguity: Contiguity | None = None
    problem: str = ""
    seat: Seat | None = None


@dataclass(frozen=True, eq=False)
class Scheme:
    """Groups of the units of a list under a rule set, the day of the paper, and what follows from them.

    `source` is the name of the list; `consequences` are as `consequence_words.follow` gives them;
    `left_out` is how many rows of the list could not be used; `provinces` are those of the units, by
    code; `notes` are what a reader should know of the list; `rests` are what stays of units of which
    groups take a part.
    """

    name: str
    source: str
    day: date
    rules: MergerRules
    place: Place | None
    law_version: str
    units: Sequence[Unit]
    groups: Sequence[Group]
    consequences: Sequence[Consequence]
    left_out: int = 0
    provinces: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    rests: Sequence[Unit] = ()

    @property
    def new_units(self) -> list[tuple[int, Group, Judged]]:
        """Return the groups that form a unit, with their numbers from 1 on."""
        return [
            (number, group, group.judgement)
            for number, group in enumerate(self.groups, start=1)
            if group.judgement is not None
        ]

    @property
    def untouched(self) -> list[Unit]:
        """Return the units that stay as they are."""
        gone = {member.code for _, group, _ in self.new_units for member in group.members}
        return [unit for unit in self.units if unit.code not in gone]


def member_title(unit: Unit) -> str:
    """Return a unit as a sentence names it: "xã Đăk Năng"."""
    return _title(unit_name(unit), KINDS[unit.kind])


def new_title(group: Group, judgement: Judged) -> str:
    """Return the new unit as a sentence names it, by the name that the user gave the group."""
    return _title(group.name, KINDS[judgement.merger.unit.kind])


def _title(name: str, kind: str) -> str:
    own = kind_in_name(name)
    if own is None:
        return f"{kind} {name}"
    word = KINDS[own]
    return word + name[len(word) :] if name.casefold().startswith(word) else name


def numbers_text(numbers: Sequence[int]) -> str:
    """Return rising numbers in short: 1, 2, 3 and 5 as "1-3, 5"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("-".join(map(str, span)) for span in spans)
