"""The commands `merge` and `propose`: a new unit judged, and groups proposed, as a table or as JSON."""

import argparse
import json
from collections.abc import Callable
from copy import replace

from calculators.arrangement.words import KINDS
from calculators.commands import files, source
from calculators.commands.files import WRONG_CALL, CommandError
from calculators.law.model import Law, Question
from calculators.lists import sheets
from calculators.lists.kinds import kind_of
from calculators.mergers import adjacency, loader
from calculators.mergers.candidates import Task
from calculators.mergers.categories import counted
from calculators.mergers.explanation import PLACES as PLACE_WORDS
from calculators.mergers.explanation import VERDICTS, unit_name
from calculators.mergers.merger import Merger, MergerError
from calculators.mergers.parts import Division, divided, explain_parts
from calculators.mergers.report import Json, group_report, propose_report
from calculators.mergers.requirements import MergerVerdict
from calculators.mergers.results import (
    DistrictResult,
    ListResult,
    Outcome,
    form,
    outcome,
    propose_list,
)
from calculators.mergers.roll import Roll
from calculators.mergers.rules import PLACES, MergerRules
from calculators.mergers.seats import Seat, seat_of
from calculators.mergers.unresolved import unresolved_text
from calculators.numerals import decimal_text, vietnamese
from calculators.units import M2_PER_KM2, Interval, Kind
from calculators.worklist import first
from calculators.worklist.reading import Reading
from calculators.worklist.remarks import remarks

Command = Callable[[argparse.Namespace, Law], int]
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
    """Add both commands to the command line; their `run` takes options and law, gives the status."""
    merge = commands.add_parser("merge", help="gộp vài đơn vị và xét đơn vị mới")
    _common(merge, "table", "json", "docx")
    merge.add_argument("codes", metavar="CODE", nargs="+", help="mã của từng đơn vị được gộp")
    merge.add_argument("--rules", required=True, help=f"bộ quy tắc: {source.known_rules(law)}")
    merge.add_argument("--kind", type=_kind, help="loại của đơn vị mới, khi các đơn vị khác loại")
    merge.add_argument("--adjacency", metavar="PAIRS", help="tệp CSV các cặp liền kề")
    merge.add_argument(
        "--paper",
        default="annex",
        choices=["annex", "resolution", "checklist"],
        help="giấy của --format docx: phụ lục phương án, dự thảo nghị quyết hay danh mục hồ sơ",
    )
    merge.add_argument(
        "--part",
        metavar=("CODE", "KM2", "PEOPLE"),
        nargs=3,
        action="append",
        default=[],
        help="đơn vị chỉ nhập một phần: diện tích (km²) và dân số của phần ấy; nêu được nhiều lần",
    )
    merge.add_argument(
        "--seat", metavar="CODE", default="", help="đơn vị được gộp nơi đặt trụ sở của đơn vị mới"
    )
    merge.add_argument("--name", metavar="NAME", help="tên của đơn vị mới, để ghi vào giấy")
    merge.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")
    merge.set_defaults(run=_run(_merge))
    propose = commands.add_parser("propose", help="đề xuất cách gộp ít xáo trộn nhất")
    _common(propose, "table", "json")
    propose.add_argument(
        "--adjacency", required=True, metavar="PAIRS", help="tệp CSV các cặp liền kề"
    )
    propose.add_argument("--rules", required=True, choices=list(law.rule_sets), help="bộ quy tắc")
    propose.add_argument(
        "--case",
        default="worst",
        choices=["worst", "best"],
        help="đơn vị chưa đủ căn cứ: coi là phải sắp xếp (worst) hay không (best)",
    )
    propose.add_argument("--within", choices=["district"])
    propose.add_argument(
        "--keep", metavar="CODE", nargs="+", action="extend", default=[], help="đơn vị giữ nguyên"
    )
    propose.set_defaults(run=_run(_propose))


def _common(parser: argparse.ArgumentParser, *formats: str) -> None:
    source.add_arguments(parser)
    parser.add_argument("--format", default="table", choices=formats)
    parser.add_argument(
        "--place",
        choices=list(PLACES),
        help="phường mới thuộc: " + "; ".join(f"{k} = {v}" for k, v in PLACE_WORDS.items()),
    )
    parser.add_argument(
        "--no-road",
        metavar="CODE",
        nargs=2,
        action="append",
        default=[],
        help="hai đơn vị giáp nhau mà không có đường nối; nêu được nhiều lần",
    )


def _run(command: Command) -> Command:
    def run(options: argparse.Namespace, law: Law) -> int:
        try:
            return command(options, law)
        except (MergerError, CommandError, sheets.SheetError) as error:
            files.tell(f"Lỗi: {error}")
            return WRONG_CALL

    return run


def _merge(options: argparse.Namespace, law: Law) -> int:
    rules = _rules(options.rules)
    repeated = [code for code in options.codes if options.codes.count(code) > 1]
    if repeated or len(options.codes) < len(("one", "other")):
        again = f" Mã {repeated[0]} được nêu hai lần." if repeated else ""
        raise MergerError(f"Cần ít nhất hai mã khác nhau.{again}")
    pairs = None if options.adjacency is None else adjacency.read(files.read(options.adjacency))
    opened, roll = _opened(options, law)
    pairs = None if pairs is None else pairs.spelt(roll.units)
    roadless = _roadless(options, roll)
    division = _division(options, roll)
    (parts,) = division.parts
    members = [parts.get(unit.code, unit) for unit in roll.chosen(options.codes)]
    merger = form(members, rules, options.kind, frozenset(parts))
    seat = _seat(options, merger, roll)
    group = replace(outcome(merger, rules, pairs, options.place, roadless), seat=seat)
    of_parts = [*explain_parts(merger, division.rests)]
    if options.format == "docx":
        from calculators.commands import merge_paper  # noqa: PLC0415 - papers come only when asked for

        data = merge_paper.written(options, law, group, division, (opened, roll))
        files.write(data, options.output)
    elif options.format == "json":
        result = {"rules": rules.id, "group": group_report(group, of_parts)} | _remarks(
            opened, roll
        )
        files.write(_as_json(result), options.output)
    else:
        files.write(files.text([*_merge_table(group), *of_parts]), options.output)
    return source.tell(opened, roll.error_lines, (*remarks(opened), *roll.notes))


def _propose(options: argparse.Namespace, law: Law) -> int:
    task = Task(
        law.rules(options.rules),
        _rules(options.rules),
        adjacency.read(files.read(options.adjacency)),
        options.case,
        frozenset(options.keep),
        options.place,
    )
    opened, roll = _opened(options, law)
    adjacent = task.adjacency.spelt(roll.units).without(_roadless(options, roll))
    result = propose_list(roll, replace(task, adjacency=adjacent))
    if options.format == "json":
        plain = propose_report(result, roll, law.version) | _remarks(opened, roll)
        files.write(_as_json(plain), None)
    else:
        files.write(files.text(_propose_table(result, law.version)), None)
    return source.tell(opened, roll.error_lines, (*remarks(opened), *roll.notes))


def _roadless(options: argparse.Namespace, roll: Roll) -> list[list[str]]:
    """Return the pairs that no road joins; raises MergerError on a code that the list has not."""
    pairs: list[list[str]] = options.no_road
    roll.chosen(code for pair in pairs for code in pair)
    return pairs


def _division(options: argparse.Namespace, roll: Roll) -> Division:
    """Return what is taken in part; raises MergerError on what cannot be a part of a member."""
    for code, *_ in options.part:
        if code not in options.codes:
            raise MergerError(f"--part: {code} không có trong các mã được gộp.")
    roll.chosen(options.codes)
    parts = {code: {"area": area, "population": people} for code, area, people in options.part}
    division = divided(roll.units, [{"members": options.codes, "parts": parts}])
    (problem,) = division.problems
    if problem:
        raise MergerError(problem)
    return division


def _seat(options: argparse.Namespace, merger: Merger, roll: Roll) -> Seat | None:
    """Return the seat that is stated; raises MergerError where it is with none of the members."""
    found = seat_of(merger.members, roll.points.of, options.seat)
    if options.seat and found is None:
        raise MergerError(f"--seat: {options.seat} không có trong các mã được gộp.")
    return found


def _rules(name: str) -> MergerRules:
    known = loader.load()
    if name not in known:
        raise MergerError(
            f"Không có bộ quy tắc “{name}” cho đơn vị mới. Các bộ quy tắc: {', '.join(known)}."
        )
    return known[name]


def _kind(text: str) -> Kind:
    kind = kind_of(text)
    if kind is None:
        names = ", ".join(f"{kind} ({word})" for kind, word in KINDS.items())
        raise argparse.ArgumentTypeError(f"“{text}” không phải một trong {names}")
    return kind


def _opened(options: argparse.Namespace, law: Law) -> tuple[Reading, Roll]:
    opened = source.reading(options, law)
    return opened, Roll(opened.table)


def _remarks(opened: Reading, roll: Roll) -> Json:
    """Return what a reader should know of the list, also of what stands for codes in it."""
    said = first.remarks(*opened.checked)
    return said | {"notes": [*said["notes"], *roll.notes]}


def _as_json(result: Json) -> bytes:
    return f"{json.dumps(result, ensure_ascii=False)}\n".encode()


def _merge_table(group: Outcome) -> list[str]:
    rules = group.judged.rules
    return [f"Bộ quy tắc {rules.id} ({rules.status})", "", *group.explanation]


def _propose_table(result: ListResult, law_version: str) -> list[str]:
    task, districts = result.task, result.districts
    rules, asked = task.rules, _ASKED[task.rules.question]
    lines = [
        f"Bộ quy tắc {rules.id} ({rules.status}); dữ liệu luật {law_version}",
        f"Đơn vị chưa đủ căn cứ được coi là {asked[task.case]}.",
    ]
    if rules.question == "standard":
        lines.append("Chưa đạt tiêu chuẩn không có nghĩa là phải sắp xếp.")
    lines.append(f"Các diện: {counted(result.categories.values())}.")
    alone = len(districts) == 1
    for district in districts:
        lines += ["", *_district_lines(district, asked["worst"], alone=alone)]
    return lines


def _district_lines(district: DistrictResult, asked: str, *, alone: bool) -> list[str]:
    proposal = district.proposal
    units = proposal.district.units
    name = proposal.district.name or ("Cả danh sách" if alone else "(không ghi đơn vị cấp huyện)")
    count = f"{len(units)} đơn vị"
    if not proposal.to_arrange:
        return [f"{name}: {count}, không có đơn vị {asked}"]
    proof = (
        "đã chứng minh là tốt nhất"
        if proposal.optimal
        else "chưa chứng minh là tốt nhất; không thể ít hơn "
        f"{proposal.left} đơn vị còn lại, {proposal.size} đơn vị bị gộp"
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
    return (
        f"{names}: {_range(unit.area, _km2)} km², {_range(unit.population, _people)} người, "
        f"{VERDICTS[group.judged.verdict]}, {_CONTIGUOUS[group.contiguous]}"
    )


def _range(figure: Interval, text: Callable[[int], str]) -> str:
    """Return a figure without its unit, both ends where it is not exactly known."""
    if figure.high is None:
        return f"từ {text(figure.low)}"
    return "-".join(map(text, dict.fromkeys((figure.low, figure.high))))


def _km2(area: int) -> str:
    return vietnamese(decimal_text(area, M2_PER_KM2), 2)


def _people(count: int) -> str:
    return vietnamese(str(count))
