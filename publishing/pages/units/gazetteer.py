"""Gazetteer: the 208 units that have a page, what became of each, and what each was made of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publishing.pages.places import slug
from publishing.tables import data

PAIRS = {"old": data.ADJACENCY, "today": data.QUANG_NGAI_ADJACENCY}
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
    """One unit with a page; `parts` are codes: members of a unit of today, successors of an old one."""

    era: Era
    row: Row
    title: str
    address: str
    district: str
    parts: tuple[str, ...]
    item: str = ""
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def code(self) -> str:
        """Return the code of the General Statistics Office; units of two eras may share it."""
        return self.row["code"]

    @property
    def short(self) -> str:
        """Return the title within a sentence, "xã Ngọk Tụ"."""
        return self.title[0].lower() + self.title[1:]

    @property
    def folder(self) -> str:
        """Return the folder of the page from the root of the site, with a slash at its end."""
        return f"{FOLDER}/{FOLDERS[self.era]}/{self.address}/"

    @property
    def of_kon_tum(self) -> bool:
        """Return whether the unit lies in former Kon Tum."""
        return self.era is not Era.TODAY or self.row["former_province"] == "Kon Tum"


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The units by era and code, in the order of the data."""

    districts: Mapping[str, Place]
    old: Mapping[str, Place]
    today: Mapping[str, Place]

    def __iter__(self) -> Iterator[Place]:
        """Yield every unit: those of today first, then the old communes, then the districts."""
        yield from (*self.today.values(), *self.old.values(), *self.districts.values())


def read(root: Path) -> Gazetteer:
    """Return the units that the data name."""
    tables = (data.COMMUNES, data.QUANG_NGAI, data.MERGES)
    communes, today, merges = (data.rows(root, path) for path in tables)
    alike = _shared(today)
    became = {merge["old_code"]: merge for merge in merges}
    items = {row["code"]: row["resolution_item"] for row in data.rows(root, data.UNITS_2025)}
    touching = {era: _neighbours(data.rows(root, path)) for era, path in PAIRS.items()}
    shared = _shared(communes)
    old = {
        row["code"]: Place(
            Era.OLD,
            row,
            _title(row),
            slug(f"{_title(row)} {row['district']}" if address in shared else _title(row)),
            row["district"],
            (became[row["code"]]["new_code"],),
            became[row["code"]]["nq1677_item"],
            touching["old"].get(row["code"], ()),
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
            touching["today"].get(row["code"], ()),
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
                    if commune["district_code"] == row["code"]
                )
            ),
        )
        for row in data.rows(root, data.DISTRICTS)
    }
    return Gazetteer(districts, old, now)


def members(row: Row) -> list[Member]:
    """Return what a unit of today was made of."""
    found = (MEMBER.fullmatch(text) for text in row["members"].split(";"))
    return [Member(match[1], match[2], bool(match[3])) for match in found if match]


def _shared(rows: Iterable[Row]) -> set[str]:
    """Return the addresses that more than one of the units would have: Sơn Hà and Sơn Hạ."""
    return {name for name, count in Counter(map(_short_address, rows)).items() if count > 1}


def _title(row: Row) -> str:
    return f"{row['kind']} {row['name']}"


def _short_address(row: Row) -> str:
    return slug(_title(row))


def _neighbours(pairs: Iterable[Row]) -> dict[str, tuple[Neighbour, ...]]:
    found: dict[str, list[Neighbour]] = {}
    for pair in pairs:
        sure = pair["confidence"] != "low"
        for one, other in (("code_a", "code_b"), ("code_b", "code_a")):
            neighbour = Neighbour(pair[other], pair["shared_border_km"], sure)
            found.setdefault(pair[one], []).append(neighbour)
    return {
        code: tuple(sorted(those, key=lambda item: -float(item.km)))
        for code, those in found.items()
    }
