"""The command `evaluate`: a list evaluated, as a table, JSON, CSV or a workbook."""

import argparse
from datetime import date

from calculators.arrangement.percentages import Range
from calculators.arrangement.verdicts import POSSIBLE
from calculators.arrangement.words import KINDS, VERDICTS, verdict_text
from calculators.commands import files, source
from calculators.law.model import Law
from calculators.numerals import vietnamese
from calculators.worklist import saving
from calculators.worklist.remarks import errors, remarks
from calculators.worklist.result import Result, counts
from calculators.worklist.worklist import Worklist


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("evaluate", help="rà soát một danh sách đơn vị hành chính")
    source.add_arguments(parser)
    source.add_districts(parser)
    parser.add_argument("--rules", required=True, help=f"bộ quy tắc: {source.known_rules(law)}")
    source.add_output(parser)
    parser.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace, law: Law) -> int:
    worklist = source.worklist(options, options.rules, law)
    lines = [*remarks(worklist), *errors(worklist)]
    if options.format == "table":
        data = files.text([*_table(worklist), *(lines if options.output else ())])
    elif options.format == "docx":
        from calculators.papers import docx, review  # noqa: PLC0415 - papers come only when asked for

        data = docx.write(review.of_list(worklist, date.today()))  # noqa: DTZ011 - the caller's day
    elif options.format == "xlsx":
        from calculators.papers import workbook  # noqa: PLC0415 - the same

        data = workbook.of_list(worklist, date.today())  # noqa: DTZ011 - the same
    else:
        data = saving.write(worklist, options.format)
    files.write(data, options.output)
    if options.format == "csv" and options.output:
        files.write_beside(lines, options.output)
    return source.tell(worklist, errors(worklist))


def _table(worklist: Worklist) -> list[str]:
    heading = ["Dòng", "Mã", "Đơn vị", "Diện tích %", "Dân số %", "Kết quả"]
    rules = worklist.rules
    head = f"Bộ quy tắc {rules.id} ({rules.status}); dữ liệu luật {worklist.law.version}"
    lines = files.table([heading, *map(_row, worklist.results)])
    totals = (
        f"{VERDICTS[verdict]}: {count}"
        for verdict, count in counts(worklist.results).items()
        if verdict in POSSIBLE[rules.question]
    )
    return [head, *lines, "", "; ".join(totals)]


def _row(result: Result) -> list[str]:
    entry = result.entry
    kind = "" if entry.kind is None else KINDS[entry.kind]
    return [
        str(entry.row),
        entry.code,
        f"{kind} {entry.name}".strip(),
        _percent(result.areas),
        _percent(result.people),
        verdict_text(result.verdict, result.rules.mark),
    ]


def _percent(ends: Range) -> str:
    low, high = ends
    if low is None:
        return "?"
    first, last = vietnamese(low), "?" if high is None else vietnamese(high)
    return first if low == high else f"{first}-{last}"
