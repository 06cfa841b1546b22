"""Merger report: new units and proposals as plain data, the JSON contract of `merge` and `propose`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from calculators import __version__
from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.words import KINDS
from calculators.law.model import Law
from calculators.lists.columns import Column
from calculators.lists.tables import Table
from calculators.mergers import merger as mergers
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.categories import categories
from calculators.mergers.districts import District, districts
from calculators.mergers.explanation import (
    VERDICTS,
    citations,
    explain_contiguity,
    explain_merger,
    grade_of,
    pairs_text,
    unit_name,
    unresolved_text,
)
from calculators.mergers.merger import Merger, MergerError, combine
from calculators.mergers.proposals import Proposal, Task, propose
from calculators.mergers.requirements import MergerVerdict, judge_merger
from calculators.mergers.roads import NO_PAIRS, Pairs, explain_roads, roadless_among
from calculators.mergers.rules import MergerRules, Place
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, Kind, Unit

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowError:
    """What keeps a row of a list out of mergers; the message is for the reader."""

    row: int
    message: str


@dataclass(frozen=True, eq=False)
class Roll:
    """The units of a list by code; rows without a code of their own are errors.

    Where no row has a code the names are the codes, those that occur again with the row's number.
    """

    table: Table

    @cached_property
    def read(self) -> tuple[dict[str, tuple[int, Unit]], tuple[RowError, ...]]:
        """Return the units with their row numbers by code, and what is wrong with the other rows."""
        units: dict[str, tuple[int, Unit]] = {}
        errors = []
        for entry in self.table.entries:
            errors += [RowError(entry.row, error.message) for error in entry.errors]
            if entry.unit is None:
                continue
            code = entry.code or self._names.get(entry.row, "")
            if not code:
                errors.append(RowError(entry.row, "thiếu mã, không ghép được với bảng liền kề"))
            elif code in units:
                first = units[code][0]
                errors.append(RowError(entry.row, f"mã {code} đã có ở dòng {first}"))
            else:
                units[code] = (entry.row, entry.unit._replace(code=code))
        return units, tuple(errors)

    @cached_property
    def _names(self) -> dict[int, str]:
        """Return what stands for the code of each row of a list without codes, nothing for others."""
        entries = self.table.entries
        if any(entry.code for entry in entries):
            return {}
        seen = Counter(entry.name for entry in entries)
        return {
            entry.row: entry.name
            if entry.name and seen[entry.name] == 1
            else f"{entry.name} (dòng {entry.row})".strip()
            for entry in entries
        }

    @property
    def notes(self) -> list[str]:
        """Return what was done to tell the units apart."""
        if not self._names:
            return []
        return ["Danh sách không có mã: tên đơn vị được dùng làm mã, tên trùng thì thêm số dòng."]

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Return the units by code."""
        return {code: unit for code, (_, unit) in self.read[0].items()}

    @property
    def errors(self) -> tuple[RowError, ...]:
        """Return what is wrong with the rows that are left out."""
        return self.read[1]

    @property
    def error_lines(self) -> list[str]:
        """Return what is wrong with the rows that are left out, each with its row."""
        return [f"Dòng {error.row}: {error.message}" for error in self.errors]

    def chosen(self, codes: Iterable[str]) -> list[Unit]:
        """Return the units with these codes; raises MergerError naming those the list has not."""
        units = self.units
        wanted = list(codes)
        unknown = [code for code in wanted if code not in units]
        if unknown:
            raise MergerError(f"Danh sách không có đơn vị mang mã {', '.join(unknown)}.")
        return [units[code] for code in wanted]

    def districts(self) -> list[District]:
        """Return the districts of the list, told apart by province and code where it names them."""
        columns = [self.table.columns.get(field) for field in ("province", "district_code")]
        return districts(
            (
                unit.district,
                (unit.district, *(self._cell(row, column).strip() for column in columns)),
                unit,
            )
            for row, unit in self.read[0].values()
        )

    @cached_property
    def provinces(self) -> dict[str, str]:
        """Return the province of each unit by its code, "" where the list names none."""
        column = self.table.columns.get("province")
        return {code: self._cell(row, column).strip() for code, (row, _) in self.read[0].items()}

    def _cell(self, row: int, column: Column | None) -> str:
        cells = self.table.sheet.rows[row - 1]
        return cells[column.position] if column is not None and column.position < len(cells) else ""


def merge_report(
    members: Sequence[Unit],
    rules: MergerRules,
    kind: Kind | None = None,
    adjacency: Adjacency | None = None,
    place: Place | None = None,
    roadless: Pairs = NO_PAIRS,
) -> Json:
    """Return the new unit of these members; raises MergerError where they cannot form one."""
    found = mergers.kind_of_result(members, rules, kind)
    if found is None:
        raise MergerError(kind_asked(members, rules, kind))
    return group_report(combine(members, found), rules, adjacency, place, roadless)


def kind_asked(members: Sequence[Unit], rules: MergerRules, kind: Kind | None) -> str:
    """Return the sentence that asks for the kind of the new unit, or for another one."""
    possible = ", ".join(KINDS[k] for k in rules.kinds if k.level is members[0].kind.level)
    if kind is not None:
        return f"Bộ quy tắc {rules.id} không có đơn vị mới loại {KINDS[kind]}; có: {possible}."
    names = ", ".join(dict.fromkeys(KINDS[member.kind] for member in members))
    return f"Các đơn vị thuộc loại {names}: hãy nêu loại của đơn vị mới, một trong {possible}."


def group_report(
    merger: Merger,
    rules: MergerRules,
    adjacency: Adjacency | None = None,
    place: Place | None = None,
    roadless: Pairs = NO_PAIRS,
) -> Json:
    """Return a new unit as the JSON object GROUP of the contract.

    `roadless` are pairs of codes that no road joins, as the user states.
    """
    judged = judge_merger(merger, rules, place)
    unit = merger.unit
    members = sorted(merger.members, key=lambda member: member.code)
    contiguity = None
    lines = [*explain_merger(judged)]
    if adjacency is not None:
        contiguity = adjacency.contiguity(merger.codes)
        lines += explain_contiguity(members, contiguity)
        lines += explain_roads(members, adjacency, roadless)
    return {
        "members": list(merger.codes),
        "names": [unit_name(member) for member in members],
        "kind": str(unit.kind),
        "area_km2": [decimal_text(unit.area.low, M2_PER_KM2), _high_area(unit)],
        "population": [unit.population.low, unit.population.high],
        "verdict": str(judged.verdict),
        "waived": judged.waived,
        "contiguous": None if contiguity is None else contiguity.answer,
        "pairs": [] if adjacency is None else pairs_text(members, adjacency),
        "roadless": [] if adjacency is None else roadless_among(members, adjacency, roadless),
        "shared_border_m": None if adjacency is None else adjacency.metres(merger.codes),
        "citation": citations(judged),
        "grade": grade_of(judged),
        "explanation": "\n".join(lines),
    }


def _high_area(unit: Unit) -> str | None:
    return None if unit.area.high is None else decimal_text(unit.area.high, M2_PER_KM2)


def propose_report(roll: Roll, task: Task, law: Law) -> Json:
    """Return the proposals for every district of a list; raises MergerError on an unknown kept code."""
    roll.chosen(sorted(task.keep))
    verdicts = {code: verdict_of(unit, task.rules) for code, unit in roll.units.items()}
    return {
        "rules": task.rules.id,
        "case": task.case,
        "law_version": law.version,
        "engine_version": __version__,
        "errors": [{"row": error.row, "message": error.message} for error in roll.errors],
        "categories": categories(roll.units, verdicts, task.rules, task.adjacency),
        "districts": [proposal_report(propose(d, task), task) for d in roll.districts()],
    }


def proposal_report(proposal: Proposal, task: Task) -> Json:
    """Return what is proposed for one district."""
    return {
        "district": proposal.district.name,
        "level": proposal.district.units[0].kind.level.value,
        "groups": [_reasoned(group, proposal, task) for group in proposal.groups],
        "unresolved": [
            {
                "code": one.unit.code,
                "name": unit_name(one.unit),
                "reason": unresolved_text(one),
                "reason_id": one.reason,
            }
            for one in proposal.unresolved
        ],
        "alternatives": [
            {"groups": [_reasoned(group, proposal, task) for group in groups]}
            for groups in proposal.alternatives
        ],
        "to_arrange": sorted(proposal.to_arrange),
        "units_before": len(proposal.district.units),
        "units_after": proposal.units_after,
        "optimal": proposal.optimal,
        "bound": {"unresolved": proposal.left, "units_in_groups": proposal.size},
    }


def _reasoned(group: Merger, proposal: Proposal, task: Task) -> Json:
    """Return a group with the reason why each member is in it."""
    found = group_report(group, task.new_units, task.adjacency, task.place)
    members = sorted(group.members, key=lambda unit: unit.code)
    resolved = [unit_name(unit) for unit in members if unit.code in proposal.to_arrange]
    helping = [unit_name(unit) for unit in members if unit.code not in proposal.to_arrange]
    names = ", ".join(resolved)
    standard = task.rules.question == "standard"
    why = f"Lý do: {names} chưa đạt tiêu chuẩn" if standard else f"Lý do: sắp xếp {names}"
    if helping:
        why += f"; thêm {', '.join(helping)} để đơn vị mới đạt tiêu chuẩn và liền nhau"
    return found | {"explanation": f"{found['explanation']}\n{why}.", "reason": f"{why}."}


def verdict_word(verdict: str) -> str:
    """Return the Vietnamese words for a verdict on a new unit."""
    return VERDICTS[MergerVerdict(verdict)]
