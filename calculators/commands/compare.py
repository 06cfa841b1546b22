"""The command `compare`: a list under two rule sets, who changes, in which direction and why."""

import argparse

from calculators.arrangement.words import KINDS, verdict_text
from calculators.commands import files, source
from calculators.law.model import Law
from calculators.worklist.comparison import Change, Comparison, compare, plain
from calculators.worklist.remarks import errors


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("compare", help="so một danh sách theo hai bộ quy tắc")
    source.add_arguments(parser)
    source.add_districts(parser)
    parser.add_argument(
        "--rules", required=True, metavar="A", help=f"bộ quy tắc: {source.known_rules(law)}"
    )
    parser.add_argument("--with", required=True, metavar="B", dest="other", help="bộ quy tắc kia")
    parser.add_argument("--format", default="table", choices=["table", "json"], help="dạng kết quả")
    parser.set_defaults(run=_compare)


def _compare(options: argparse.Namespace, law: Law) -> int:
    second = law.rules(options.other)
    worklist = source.worklist(options, options.rules, law)
    comparison = compare(worklist, second)
    data = (
        files.as_json(plain(comparison), indent=1)
        if options.format == "json"
        else files.text(_table(comparison))
    )
    files.write(data, None)
    return source.tell(worklist, errors(worklist))


def _table(comparison: Comparison) -> list[str]:
    lines = [
        f"{word} bộ quy tắc {rules.id} ({rules.status})"
        for word, rules in (("Từ", comparison.first), ("sang", comparison.second))
    ]
    lines += ["", *(_line(change, comparison) for change in comparison.changed)]
    return [*lines, "", f"{len(comparison.changed)} đổi, {comparison.unchanged} không đổi."]


def _line(change: Change, comparison: Comparison) -> str:
    entry = change.entry
    kind = "" if entry.kind is None else KINDS[entry.kind]
    name = " ".join(part for part in (entry.code, kind, entry.name) if part)
    before = verdict_text(change.before, comparison.first.mark)
    after = verdict_text(change.after, comparison.second.mark)
    return f"{name}: {before} → {after}; lý do: {change.reason}"
