"""Names: whether the name of a new unit is that of another unit of the list, or nearly so."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from calculators.arrangement.words import KINDS
from calculators.lists.kinds import kind_in_name, without_kind
from calculators.lists.spelling import fold
from calculators.mergers.explanation import Remark, unit_name
from calculators.mergers.rules import MergerRules
from calculators.sentences import capital
from calculators.units import Level, Unit

ANYWHERE: Mapping[str, str] = {}
Named = tuple[str, Collection[str]]
"""The name of a group, and the codes of its members."""


def name_notes(
    groups: Sequence[Named],
    units: Iterable[Unit],
    provinces: Mapping[str, str] = ANYWHERE,
    rests: Collection[str] = (),
) -> list[list[str]]:
    """Return for each group who else has its name: units that stay, and the other groups.

    Members of any group keep their names no longer. Names that differ by accents alone are told apart.
    `provinces` gives the province of a unit by its code: a name counts within one only. `rests` are the
    codes of the members that give only a part, and keep their names.
    """
    every = {unit.code: unit for unit in units}
    gone = {code for _, codes in groups for code in codes} - {*rests}
    staying = [unit for code, unit in every.items() if code not in gone]
    notes = []
    for at, (name, codes) in enumerate(groups):
        places = {_place(every[code], provinces) for code in codes if code in every}
        others = [
            *(
                (unit_name(unit), f"{_titled(unit)} ({unit.code})")
                for unit in staying
                if _place(unit, provinces) in places
            ),
            *(
                (other, f"nhóm {number}")
                for number, (other, theirs) in enumerate(groups, start=1)
                if number - 1 != at
                and places & {_place(every[code], provinces) for code in theirs if code in every}
            ),
        ]
        notes.append(list(_notes(name, others)))
    return notes


def naming_rule(rules: MergerRules) -> list[Remark]:
    """Return what the law asks of the name of a new unit, where it was read."""
    clause = rules.names
    if clause is None:
        return []
    text = capital(clause.phrase)
    return [Remark(text, ((clause.citation, clause.grade),))]


def _place(unit: Unit, provinces: Mapping[str, str]) -> tuple[Level, str]:
    """Return where a name may stand once: a level of a province."""
    return unit.kind.level, provinces.get(unit.code, "")


def _titled(unit: Unit) -> str:
    name = unit_name(unit)
    return name if kind_in_name(name) else f"{KINDS[unit.kind]} {name}"


def _notes(name: str, others: Iterable[tuple[str, str]]) -> Iterator[str]:
    own, rough = _exact(name), fold(without_kind(name))
    for other, owner in others:
        if _exact(other) == own:
            yield f"Tên “{name}” trùng với {owner}."
        elif fold(without_kind(other)) == rough:
            yield f"Tên “{name}” chỉ khác dấu với {owner}."


def _exact(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", without_kind(name)).casefold().split())
