"""The command line: `python -m calculators evaluate LIST --rules 2023-2025`."""

import argparse
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from calculators import (
    __version__,
    assignments_command,
    merger_command,
    opening,
    register,
    saving,
    sheets,
)
from calculators.judgement import Verdict
from calculators.law import Law
from calculators.numerals import vietnamese
from calculators.records import LawError
from calculators.report import Json, report
from calculators.units import Kind
from calculators.words import KINDS, VERDICTS

DONE, INVALID_ROWS, WRONG_CALL = 0, 1, 2


class CommandError(Exception):
    """A call that cannot be carried out; the message is for the reader."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a call and give its exit status: 0 done, 1 invalid rows, 2 wrong call or file."""
    try:
        law = register.load()
        options = _parser(law).parse_args(arguments)
        status: int = options.run(options, law)
    except (CommandError, LawError, sheets.SheetError, LookupError) as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return WRONG_CALL
    return status


def _parser(law: Law) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calculators", description="Rà soát đơn vị hành chính."
    )
    parser.add_argument("--version", action="version", version=f"{__version__}, luật {law.version}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    evaluate = commands.add_parser("evaluate", help="rà soát một danh sách đơn vị hành chính")
    evaluate.add_argument(
        "list", metavar="LIST", help="tệp CSV hoặc XLSX, hoặc - để đọc từ đầu vào chuẩn"
    )
    known = ", ".join(law.rule_sets)
    evaluate.add_argument("--rules", required=True, help=f"bộ quy tắc: {known}")
    evaluate.add_argument(
        "--format", default="table", choices=["table", "json", "csv", "xlsx"], help="dạng kết quả"
    )
    evaluate.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")
    evaluate.set_defaults(run=_evaluate)
    assignments_command.add_parser(commands)
    merger_command.add_parsers(commands, law)
    return parser


def _evaluate(options: argparse.Namespace, law: Law) -> int:
    rules = law.rules(options.rules)
    opened = opening.worklist(options.list, _input(options.list), options.rules, law)
    result = report(opened.table, law, rules)
    if options.format == "table":
        data = _table(result, rules.status).encode()
    else:
        data = saving.written(opened.table, result, rules, options.format)
    _write(data, options.output)
    for unit in result["units"]:
        for error in unit["errors"]:
            print(f"Dòng {unit['row']}: {error['message']}", file=sys.stderr)
    return INVALID_ROWS if result["summary"][Verdict.INVALID] else DONE


def _input(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(sheets.MOST_BYTES + 1)
    try:
        sheets.check_size(Path(name).stat().st_size)
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp “{name}”: {error.strerror}.") from error


def _write(data: bytes, name: str | None) -> None:
    if name is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise CommandError(f"Không ghi được tệp “{name}”: {error.strerror}.") from error


def _table(result: Json, status: str) -> str:
    heading = ["Dòng", "Mã", "Đơn vị", "Diện tích %", "Dân số %", "Kết quả"]
    rows = [heading, *map(_row, result["units"])]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [f"Bộ quy tắc {result['rules']} ({status}); dữ liệu luật {result['law_version']}"]
    lines += [
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    counts = (f"{VERDICTS[Verdict(name)]}: {count}" for name, count in result["summary"].items())
    lines += ["", "; ".join(counts), *result["notes"]]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _row(unit: Json) -> list[str]:
    kind = KINDS[Kind(unit["kind"])] if unit["kind"] else ""
    percents = ["-".join(_ends(unit[key])) for key in ("area_percent", "population_percent")]
    return [
        str(unit["row"]),
        unit["code"],
        f"{kind} {unit['name']}".strip(),
        *percents,
        VERDICTS[Verdict(unit["verdict"])],
    ]


def _ends(percent: list[str | None]) -> list[str]:
    low, high = percent
    if low is None:
        return ["?"]
    return (
        [vietnamese(low)]
        if low == high
        else [vietnamese(low), "?" if high is None else vietnamese(high)]
    )


def _width(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


if __name__ == "__main__":
    sys.exit(main())
