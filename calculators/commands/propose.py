"""The command `propose`: groups proposed for each district of a list, as a table or as JSON."""

import argparse
from copy import replace

from calculators.commands import files, groups
from calculators.law.model import Law, Question
from calculators.mergers import adjacency
from calculators.mergers.candidates import Task
from calculators.mergers.categories import counts_text
from calculators.mergers.explanation import VERDICTS, unit_name
from calculators.mergers.report import propose_report
from calculators.mergers.requirements import MergerVerdict
from calculators.mergers.results import DistrictResult, ListResult, Outcome, propose_list
from calculators.mergers.unresolved import unresolved_text
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import range_text
from calculators.units import M2_PER_KM2

_ASKED: dict[Question, dict[str, str]] = {
    "arrangement": {"worst": "phải sắp xếp", "best": "không phải sắp xếp"},
    "standard": {
        "worst": VERDICTS[MergerVerdict.BELOW_STANDARD],
        "best": VERDICTS[MergerVerdict.MEETS_STANDARD],
    },
}
"""What a unit is taken for in the worst and in the best case, by what the rules ask."""
_CONTIGUOUS = {True: "liền kề", False: "không liền kề", None: "chưa rõ có liền kề"}


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("propose", help="đề xuất cách gộp ít xáo trộn nhất")
    groups.add_arguments(parser, "table", "json")
    parser.add_argument(
        "--adjacency", required=True, metavar="PAIRS", help="tệp CSV các cặp liền kề"
    )
    parser.add_argument("--rules", required=True, choices=list(law.rule_sets), help="bộ quy tắc")
    parser.add_argument(
        "--case",
        default="worst",
        choices=["worst", "best"],
        help="đơn vị chưa đủ căn cứ: coi là phải sắp xếp (worst) hay không (best)",
    )
    parser.add_argument("--within", choices=["district"])
    parser.add_argument(
        "--keep", metavar="CODE", nargs="+", action="extend", default=[], help="đơn vị giữ nguyên"
    )
    parser.set_defaults(run=_propose)


def _propose(options: argparse.Namespace, law: Law) -> int:
    task = Task(
        law.rules(options.rules),
        groups.rules_of(options.rules),
        adjacency.read(files.read(options.adjacency)),
        options.case,
        frozenset(options.keep),
        options.place,
    )
    reading, roll = groups.open_list(options, law)
    adjacent = task.adjacency.spelt(roll.units).without(groups.roadless(options, roll))
    result = propose_list(roll, replace(task, adjacency=adjacent))
    if options.format == "json":
        plain = propose_report(result, roll, law.version) | groups.plain_remarks(reading, roll)
        files.write(files.as_json(plain), None)
    else:
        files.write(files.text(_table(result, law.version)), None)
    return groups.tell(reading, roll)


def _table(result: ListResult, law_version: str) -> list[str]:
    task, districts = result.task, result.districts
    rules, words = task.rules, _ASKED[task.rules.question]
    lines = [
        f"Bộ quy tắc {rules.id} ({rules.status}); dữ liệu luật {law_version}",
        f"Đơn vị chưa đủ căn cứ được coi là {words[task.case]}.",
    ]
    if rules.question == "standard":
        lines.append("Chưa đạt tiêu chuẩn không có nghĩa là phải sắp xếp.")
    lines.append(f"Các diện: {counts_text(result.categories.values())}.")
    alone = len(districts) == 1
    for district in districts:
        lines += ["", *_district_lines(district, words["worst"], alone=alone)]
    return lines


def _district_lines(district: DistrictResult, words: str, *, alone: bool) -> list[str]:
    proposal = district.proposal
    units = proposal.district.units
    name = proposal.district.name or ("Cả danh sách" if alone else "(không ghi đơn vị cấp huyện)")
    count = f"{len(units)} đơn vị"
    if not proposal.to_arrange:
        return [f"{name}: {count}, không có đơn vị {words}"]
    proof = (
        "đã chứng minh là tốt nhất"
        if proposal.optimal
        else "chưa chứng minh là tốt nhất; không thể ít hơn "
        f"{proposal.outside} đơn vị còn lại, {proposal.size} đơn vị bị gộp"
    )
    lines = [f"{name}: {count} còn {proposal.units_after}; {proof}"]
    lines += [f"  {_group_line(group)}" for group in district.groups]
    lines += [
        f"  Còn lại: {unit_name(one.unit)} ({one.unit.code}): {unresolved_text(one)}"
        for one in proposal.unresolved
    ]
    for number, other in enumerate(district.alternatives, start=1):
        lines.append(f"  Phương án khác {number}:")
        lines += [f"    {_group_line(group)}" for group in other]
    return lines


def _group_line(group: Outcome) -> str:
    unit = group.merger.unit
    names = " + ".join(map(unit_name, group.members))
    area = range_text(unit.area, lambda m2: vietnamese(decimal_text(m2, M2_PER_KM2), 2), "-")
    people = range_text(unit.population, lambda count: vietnamese(str(count)), "-")
    return (
        f"{names}: {area} km², {people} người, "
        f"{VERDICTS[group.judgement.verdict]}, {_CONTIGUOUS[group.contiguous]}"
    )
