"""The command `merge`: a new unit judged, as a table, as JSON or as a paper."""

import argparse
from copy import replace

from calculators.arrangement.words import KINDS
from calculators.commands import files, groups, source
from calculators.law.model import Law
from calculators.lists.kinds import kind_of
from calculators.mergers import adjacency
from calculators.mergers.merger import Merger, MergerError
from calculators.mergers.parts import Division, divided, explain_parts
from calculators.mergers.report import group_report
from calculators.mergers.results import Outcome, form, outcome
from calculators.mergers.roll import Roll
from calculators.mergers.seats import Seat, seat_of
from calculators.units import Kind


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("merge", help="gộp vài đơn vị và xét đơn vị mới")
    groups.add_arguments(parser, "table", "json", "docx")
    parser.add_argument("codes", metavar="CODE", nargs="+", help="mã của từng đơn vị được gộp")
    parser.add_argument("--rules", required=True, help=f"bộ quy tắc: {source.known_rules(law)}")
    parser.add_argument("--kind", type=_kind, help="loại của đơn vị mới, khi các đơn vị khác loại")
    parser.add_argument("--adjacency", metavar="PAIRS", help="tệp CSV các cặp liền kề")
    parser.add_argument(
        "--paper",
        default="annex",
        choices=["annex", "resolution", "checklist"],
        help="giấy của --format docx: phụ lục phương án, dự thảo nghị quyết hay danh mục hồ sơ",
    )
    parser.add_argument(
        "--part",
        metavar=("CODE", "KM2", "PEOPLE"),
        nargs=3,
        action="append",
        default=[],
        help="đơn vị chỉ nhập một phần: diện tích (km²) và dân số của phần ấy; nêu được nhiều lần",
    )
    parser.add_argument(
        "--seat", metavar="CODE", default="", help="đơn vị được gộp nơi đặt trụ sở của đơn vị mới"
    )
    parser.add_argument("--name", metavar="NAME", help="tên của đơn vị mới, để ghi vào giấy")
    parser.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")
    parser.set_defaults(run=_merge)


def _merge(options: argparse.Namespace, law: Law) -> int:
    rules = groups.rules_of(options.rules)
    repeats = [code for code in options.codes if options.codes.count(code) > 1]
    if repeats or len(options.codes) < len(("one", "other")):
        again = f" Mã {repeats[0]} được nêu hai lần." if repeats else ""
        raise MergerError(f"Cần ít nhất hai mã khác nhau.{again}")
    pairs = None if options.adjacency is None else adjacency.read(files.read(options.adjacency))
    reading, roll = groups.open_list(options, law)
    pairs = None if pairs is None else pairs.spelt(roll.units)
    roadless = groups.roadless(options, roll)
    division = _division(options, roll)
    (parts,) = division.parts
    members = [parts.get(unit.code, unit) for unit in roll.pick(options.codes)]
    merger = form(members, rules, options.kind, frozenset(parts))
    seat = _seat(options, merger, roll)
    group = replace(outcome(merger, rules, pairs, options.place, roadless), seat=seat)
    of_parts = [*explain_parts(merger, division.rests)]
    if options.format == "docx":
        from calculators.commands import merge_paper  # noqa: PLC0415 - papers come only when asked for

        data = merge_paper.write(options, law, group, division, (reading, roll))
        files.write(data, options.output)
    elif options.format == "json":
        plain = {"rules": rules.id, "group": group_report(group, of_parts)}
        files.write(files.as_json(plain | groups.plain_remarks(reading, roll)), options.output)
    else:
        files.write(files.text([*_table(group), *of_parts]), options.output)
    return groups.tell(reading, roll)


def _division(options: argparse.Namespace, roll: Roll) -> Division:
    """Return what is taken in part; raises MergerError on what cannot be a part of a member."""
    for code, *_ in options.part:
        if code not in options.codes:
            raise MergerError(f"--part: {code} không có trong các mã được gộp.")
    roll.pick(options.codes)
    parts = {code: {"area": area, "population": people} for code, area, people in options.part}
    division = divided(roll.units, [{"members": options.codes, "parts": parts}])
    (problem,) = division.problems
    if problem:
        raise MergerError(problem)
    return division


def _seat(options: argparse.Namespace, merger: Merger, roll: Roll) -> Seat | None:
    """Return the seat that is stated; raises MergerError where it is with none of the members."""
    seat = seat_of(merger.members, roll.points.of, options.seat)
    if options.seat and seat is None:
        raise MergerError(f"--seat: {options.seat} không có trong các mã được gộp.")
    return seat


def _kind(text: str) -> Kind:
    kind = kind_of(text)
    if kind is None:
        names = ", ".join(f"{kind} ({word})" for kind, word in KINDS.items())
        raise argparse.ArgumentTypeError(f"“{text}” không phải một trong {names}")
    return kind


def _table(group: Outcome) -> list[str]:
    rules = group.judgement.rules
    return [f"Bộ quy tắc {rules.id} ({rules.standards.status})", "", *group.explanation]
