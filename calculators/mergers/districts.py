"""Districts: the units of a list that may be arranged together, under names that tell them apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from calculators.arrangement.words import LEVELS
from calculators.units import Unit


@dataclass(frozen=True, slots=True)
class District:
    """The units of one district at one level, as the list names it; `place` tells it from its namesakes."""

    name: str
    units: tuple[Unit, ...]
    place: tuple[str, ...] = ()


def districts(units: Iterable[tuple[str, tuple[str, ...], Unit]]) -> list[District]:
    """Return the districts of a list; each unit comes with its district's name and what tells it apart.

    Units of two levels are never of one district.
    """
    groups: dict[tuple[str, ...], tuple[str, list[Unit]]] = {}
    for name, place, unit in units:
        whole = (*place, LEVELS[unit.kind.level])
        groups.setdefault(whole, (name, []))[1].append(unit)
    return [District(name, tuple(members), place) for place, (name, members) in groups.items()]


def labels(every: Iterable[District]) -> dict[str, District]:
    """Return each district under its name, or, where several have it, with what tells them apart."""
    by_name: dict[str, list[District]] = {}
    for district in every:
        by_name.setdefault(district.name, []).append(district)
    labelled = {}
    for name, same in by_name.items():
        for district in same:
            apart = [
                part
                for part, others in zip(
                    district.place, zip(*(d.place for d in same), strict=True), strict=True
                )
                if part and len(set(others)) > 1
            ]
            label = f"{name} ({', '.join(apart)})".strip() if apart else name
            labelled[label] = district
    return labelled
