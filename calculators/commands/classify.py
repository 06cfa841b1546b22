"""The command `classify`: points and class of the units of a list, as a table, JSON, CSV or a workbook."""

import argparse
import sys
import unicodedata
from collections import Counter

from calculators.classes import fields, loader, saving
from calculators.classes.report import Json, class_word, report
from calculators.classes.words import KINDS
from calculators.commands.files import DONE, INVALID_ROWS, read, write
from calculators.law.model import Law
from calculators.numerals import vietnamese
from calculators.worklist import opening


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("classify", help="tính điểm và loại của xã, phường, đặc khu")
    parser.add_argument(
        "list", metavar="LIST", help="tệp CSV hoặc XLSX, hoặc - để đọc từ đầu vào chuẩn"
    )
    parser.add_argument(
        "--format", default="table", choices=["table", "json", "csv", "xlsx"], help="dạng kết quả"
    )
    parser.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")
    parser.set_defaults(run=_classify)


def _classify(options: argparse.Namespace, law: Law) -> int:
    rules = loader.load()
    # A list is opened with a rule set, which reading it does not use.
    first = next(iter(law.rule_sets))
    table = opening.worklist(options.list, read(options.list), first, law).table
    result = report(table, fields.read(table, rules), rules)
    if options.format == "table":
        data = _table(result).encode()
    else:
        data = saving.written(table, result, rules, options.format)
    write(data, options.output)
    wrong = [unit for unit in result["units"] if unit["errors"]]
    for unit in wrong:
        for error in unit["errors"]:
            sys.stderr.write(f"Dòng {unit['row']}: {error['message']}\n")
    return INVALID_ROWS if wrong else DONE


def _table(result: Json) -> str:
    rows = [["Dòng", "Mã", "Đơn vị", "Điểm", "Ưu tiên", "Loại"], *map(_row, result["units"])]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [f"{result['decree']}; dữ liệu luật {result['law_version']}"]
    lines += [
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    counts = Counter(class_word(unit) for unit in result["units"])
    told = "; ".join(f"{word}: {count}" for word, count in sorted(counts.items()))
    lines += ["", told, *result["notes"]]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _row(unit: Json) -> list[str]:
    return [
        str(unit["row"]),
        unit["code"],
        f"{KINDS.get(unit['kind'], '')} {unit['name']}".strip(),
        _ends(unit["points"]),
        _ends(unit["bonus"]),
        class_word(unit),
    ]


def _ends(points: list[str | None]) -> str:
    low, high = ("?" if end is None else vietnamese(end, 2) for end in points)
    return low if low == high else f"{low}-{high}"


def _width(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
