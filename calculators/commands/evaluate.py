"""The command `evaluate`: a list evaluated, as a table, JSON, CSV or a workbook."""

import argparse
import sys
import unicodedata

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import KINDS, VERDICTS
from calculators.commands.files import DONE, INVALID_ROWS, read, write
from calculators.law.model import Law
from calculators.numerals import vietnamese
from calculators.units import Kind
from calculators.worklist import opening, saving
from calculators.worklist.report import Json, report


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("evaluate", help="rà soát một danh sách đơn vị hành chính")
    parser.add_argument(
        "list", metavar="LIST", help="tệp CSV hoặc XLSX, hoặc - để đọc từ đầu vào chuẩn"
    )
    known = ", ".join(law.rule_sets)
    parser.add_argument("--rules", required=True, help=f"bộ quy tắc: {known}")
    parser.add_argument(
        "--format", default="table", choices=["table", "json", "csv", "xlsx"], help="dạng kết quả"
    )
    parser.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")
    parser.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace, law: Law) -> int:
    rules = law.rules(options.rules)
    opened = opening.worklist(options.list, read(options.list), options.rules, law)
    result = report(opened.table, law, rules)
    if options.format == "table":
        data = _table(result, rules.status).encode()
    else:
        data = saving.written(opened.table, result, rules, options.format)
    write(data, options.output)
    for unit in result["units"]:
        for error in unit["errors"]:
            sys.stderr.write(f"Dòng {unit['row']}: {error['message']}\n")
    return INVALID_ROWS if result["summary"][Verdict.INVALID] else DONE


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
