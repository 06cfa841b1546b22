"""Gazetteer: the units that have a page, what became of each, and what each was made of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from pathlib import Path

from publishing.pages.places import slug
from publishing.tables import place as places_
from publishing.tables.place import Province

FOLDER = "don-vi"
MEMBER = re.compile(r"\s*(.+?) \((\d+)\)( \(một phần\))?\s*")
Row = Mapping[str, str]


class Era(StrEnum):
    """What a page is about: a district or commune-level unit of 2023, or a unit of today."""

    DISTRICT = "district"
    OLD = "old"
    TODAY = "today"


FOLDERS = {Era.DISTRICT: "cap-huyen", Era.OLD: "truoc-2025", Era.TODAY: "hien-nay"}
"""The folder of the pages of each era, within that of all units."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A unit that touches another: the length is in km as the data write it, `sure` in its existence."""

    code: str
    km: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Member:
    """An old unit that a unit of today was made of, as a whole or (`partly`) in part."""

    title: str
    code: str
    partly: bool


@dataclass(frozen=True, eq=False)
class Place:
    """One unit with a page; `parts` are codes: members of a unit of today, successors of an old one.

    A unit is `ours` where it lies in the province that the plan is about. An old one has no successors
    where the data do not say what became of it.
    """

    era: Era
    row: Row
    title: str
    address: str
    district: str
    parts: tuple[str, ...]
    item: str = ""
    neighbours: tuple[Neighbour, ...] = ()
    ours: bool = True

    @property
    def code(self) -> str:
        """Return the code of the General Statistics Office; units of two eras may share it."""
        return self.row["code"]

    @property
    def short(self) -> str:
        """Return the title within a sentence, "xã Ngọk Tụ"."""
        return within(self.title)

    @property
    def folder(self) -> str:
        """Return the folder of the page from the root of the site, with a slash at its end."""
        return f"{FOLDER}/{FOLDERS[self.era]}/{self.address}/"

    def link(self, up: str, text: str = "") -> str:
        """Return a link to the page from another, whose way to the root of the site is `up`."""
        return f'<a href="{up}{self.folder}">{escape(text or self.title)}</a>'


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The units by era and code, in the order of the data."""

    province: Province
    districts: Mapping[str, Place]
    old: Mapping[str, Place]
    today: Mapping[str, Place]

    def __iter__(self) -> Iterator[Place]:
        """Yield every unit: those of today first, then the old communes, then the districts."""
        yield from (*self.today.values(), *self.old.values(), *self.districts.values())


def read(root: Path) -> Gazetteer:
    """Return the units that the data name."""
    province = places_.read(root)
    communes, today, merges, new_units = (
        province.rows(root, role) for role in ("communes", "today", "merges", "formed")
    )
    alike = _ambiguous(today)
    became = {merge["old_code"]: merge for merge in merges}
    items = {row["code"]: row["resolution_item"] for row in new_units}
    touching, touching_today = (
        _neighbours(province.rows(root, role)) for role in ("pairs", "today_pairs")
    )
    ambiguous = _ambiguous(communes)
    old = {
        row["code"]: Place(
            Era.OLD,
            row,
            _title(row),
            slug(f"{_title(row)} {row['district']}" if address in ambiguous else _title(row)),
            row["district"],
            (became[row["code"]]["new_code"],) if became else (),
            became[row["code"]]["nq1677_item"] if became else "",
            touching.get(row["code"], ()),
        )
        for row in communes
        if (address := _short_address(row))
    }
    now = {
        row["code"]: Place(
            Era.TODAY,
            row,
            _title(row),
            f"{address}-{row['code']}" if address in alike else address,
            row["former_districts"],
            tuple(member.code for member in members(row)),
            items.get(row["code"], ""),
            touching_today.get(row["code"], ()),
            row["former_province"] == province.name,
        )
        for row in today
        if (address := _short_address(row))
    }
    districts = {
        row["code"]: Place(
            Era.DISTRICT,
            row,
            _title(row),
            _short_address(row),
            _title(row),
            tuple(
                dict.fromkeys(
                    became[commune["code"]]["new_code"]
                    for commune in communes
                    if became and commune["district_code"] == row["code"]
                )
            ),
        )
        for row in province.rows(root, "districts")
    }
    return Gazetteer(province, districts, old, now)


def members(row: Row) -> list[Member]:
    """Return what a unit of today was made of."""
    matches = (MEMBER.fullmatch(text) for text in row["members"].split(";"))
    return [Member(match[1], match[2], bool(match[3])) for match in matches if match]


def within(title: str) -> str:
    """Return a title as it stands within a sentence, "xã Ngọk Tụ"."""
    return title[0].lower() + title[1:]


def _ambiguous(rows: Iterable[Row]) -> set[str]:
    """Return the addresses that more than one of the units would have: Sơn Hà and Sơn Hạ."""
    return {name for name, count in Counter(map(_short_address, rows)).items() if count > 1}


def _title(row: Row) -> str:
    return f"{row['kind']} {row['name']}"


def _short_address(row: Row) -> str:
    return slug(_title(row))


def _neighbours(pairs: Iterable[Row]) -> dict[str, tuple[Neighbour, ...]]:
    by_code: dict[str, list[Neighbour]] = {}
    for pair in pairs:
        sure = pair["confidence"] != "low"
        for one, other in (("code_a", "code_b"), ("code_b", "code_a")):
            neighbour = Neighbour(pair[other], pair["shared_border_km"], sure)
            by_code.setdefault(pair[one], []).append(neighbour)
    return {
        code: tuple(sorted(those, key=lambda item: -float(item.km)))
        for code, those in by_code.items()
    }
