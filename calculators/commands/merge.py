"""The commands `merge` and `propose`: a new unit judged, and groups proposed, as a table or as JSON."""

import argparse
import json
from collections.abc import Callable
from copy import replace

from calculators.arrangement.words import KINDS
from calculators.commands import files, source
from calculators.commands.files import WRONG_CALL, CommandError
from calculators.law.model import Law, Question, RuleSet
from calculators.lists import sheets
from calculators.lists.kinds import kind_of
from calculators.mergers import adjacency, loader
from calculators.mergers.categories import counted
from calculators.mergers.explanation import PLACES as PLACE_WORDS
from calculators.mergers.merger import MergerError
from calculators.mergers.proposals import Task
from calculators.mergers.report import Json, Roll, merge_report, propose_report, verdict_word
from calculators.mergers.rules import PLACES, MergerRules
from calculators.numerals import vietnamese
from calculators.units import Kind
from calculators.worklist import first
from calculators.worklist.remarks import remarks
from calculators.worklist.worklist import Worklist

Command = Callable[[argparse.Namespace, Law], int]
_ASKED: dict[Question, dict[str, str]] = {
    "arrangement": {"worst": "phải sắp xếp", "best": "không phải sắp xếp"},
    "standard": {"worst": "chưa đạt tiêu chuẩn", "best": "đạt tiêu chuẩn"},
}
"""What a unit is taken for in the worst and in the best case, by what the rules ask."""
_CONTIGUOUS = {True: "liền kề", False: "không liền kề", None: "chưa rõ có liền kề"}


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", law: Law) -> None:
    """Add both commands to the command line; their `run` takes options and law, gives the status."""
    merge = commands.add_parser("merge", help="gộp vài đơn vị và xét đơn vị mới")
    _common(merge, "table", "json", "docx")
    merge.add_argument("codes", metavar="CODE", nargs="+", help="mã của từng đơn vị được gộp")
    merge.add_argument("--rules", required=True, help=f"bộ quy tắc: {source.known_rules(law)}")
    merge.add_argument(
        "--kind", type=_kind, metavar="KIND", help="loại của đơn vị mới, khi các đơn vị khác loại"
    )
    merge.add_argument("--adjacency", metavar="PAIRS", help="tệp CSV các cặp liền kề")
    merge.add_argument(
        "--paper",
        default="annex",
        choices=["annex", "resolution", "checklist"],
        help="giấy của --format docx: phụ lục phương án, dự thảo nghị quyết hay danh mục hồ sơ",
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
    propose.add_argument("--within", default="district", choices=["district"])
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
    members = roll.chosen(options.codes)
    roadless = _roadless(options, roll)
    group = merge_report(members, rules, options.kind, pairs, options.place, roadless)
    if options.format == "docx":
        from calculators.commands import merge_paper  # noqa: PLC0415 - papers come only when asked for

        kind = Kind(group["kind"])
        data = merge_paper.written(options, law, rules, kind, pairs, (opened, roll))
        files.write(data, options.output)
    else:
        result = {"rules": rules.id, "group": group} | _remarks(opened, roll)
        told = result if options.format == "json" else _merge_table(group, rules)
        _write(told, options.output)
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
    task = replace(task, adjacency=adjacent)
    result = propose_report(roll, task, law) | _remarks(opened, roll)
    _write(result if options.format == "json" else _propose_table(result, task.rules))
    return source.tell(opened, roll.error_lines, (*remarks(opened), *roll.notes))


def _roadless(options: argparse.Namespace, roll: Roll) -> list[list[str]]:
    """Return the pairs that no road joins; raises MergerError on a code that the list has not."""
    pairs: list[list[str]] = options.no_road
    roll.chosen(code for pair in pairs for code in pair)
    return pairs


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


def _opened(options: argparse.Namespace, law: Law) -> tuple[Worklist, Roll]:
    # Which rule set a list is opened under makes no difference to its units.
    opened = source.worklist(options, next(iter(law.rule_sets)), law)
    return opened, Roll(opened.table)


def _remarks(opened: Worklist, roll: Roll) -> Json:
    """Return what a reader should know of the list, also of what stands for codes in it."""
    said = first.remarks(*opened.checked)
    return said | {"notes": [*said["notes"], *roll.notes]}


def _write(result: Json | list[str], name: str | None = None) -> None:
    files.write(
        files.text(result)
        if isinstance(result, list)
        else f"{json.dumps(result, ensure_ascii=False)}\n".encode(),
        name,
    )


def _merge_table(group: Json, rules: MergerRules) -> list[str]:
    return [f"Bộ quy tắc {rules.id} ({rules.status})", "", *group["explanation"].split("\n")]


def _propose_table(result: Json, rules: RuleSet) -> list[str]:
    asked = _ASKED[rules.question]
    lines = [
        f"Bộ quy tắc {rules.id} ({rules.status}); dữ liệu luật {result['law_version']}",
        f"Đơn vị chưa đủ căn cứ được coi là {asked[result['case']]}.",
    ]
    if rules.question == "standard":
        lines.append("Chưa đạt tiêu chuẩn không có nghĩa là phải sắp xếp.")
    lines.append(f"Các diện: {counted(result['categories'].values())}.")
    alone = len(result["districts"]) == 1
    for district in result["districts"]:
        lines += ["", *_district_lines(district, asked["worst"], alone=alone)]
    return lines


def _district_lines(district: Json, asked: str, *, alone: bool) -> list[str]:
    name = district["district"] or ("Cả danh sách" if alone else "(không ghi đơn vị cấp huyện)")
    count = f"{district['units_before']} đơn vị"
    if not district["to_arrange"]:
        return [f"{name}: {count}, không có đơn vị {asked}"]
    bound = district["bound"]
    proof = (
        "đã chứng minh là tốt nhất"
        if district["optimal"]
        else "chưa chứng minh là tốt nhất; không thể ít hơn "
        f"{bound['unresolved']} đơn vị còn lại, {bound['units_in_groups']} đơn vị bị gộp"
    )
    lines = [f"{name}: {count} còn {district['units_after']}; {proof}"]
    lines += [f"  {_group_line(group)}" for group in district["groups"]]
    lines += [
        f"  Còn lại: {one['name']} ({one['code']}): {one['reason']}"
        for one in district["unresolved"]
    ]
    for number, other in enumerate(district["alternatives"], start=1):
        lines.append(f"  Phương án khác {number}:")
        lines += [f"    {_group_line(group)}" for group in other["groups"]]
    return lines


def _group_line(group: Json) -> str:
    low, high = group["population"]
    people = vietnamese(str(low)) + ("" if low == high else f"-{vietnamese(str(high))}")
    low, high = group["area_km2"]
    area = vietnamese(low, 2) + ("" if low == high else f"-{vietnamese(high, 2)}")
    return (
        f"{' + '.join(group['names'])}: {area} km², {people} người, "
        f"{verdict_word(group['verdict'])}, {_CONTIGUOUS[group['contiguous']]}"
    )
