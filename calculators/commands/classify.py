"""The command `classify`: points and class of a list, as a table, JSON, CSV, workbook or Word file."""

import argparse
import unicodedata
from collections import Counter
from datetime import date

from calculators.classes import fields, loader, saving
from calculators.classes.report import Json, class_word, remarks, report
from calculators.classes.words import KINDS
from calculators.commands import files, source
from calculators.law.model import Law
from calculators.numerals import vietnamese
from calculators.worklist.first import doubt_json


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("classify", help="tính điểm và loại của xã, phường, đặc khu")
    source.add_arguments(parser)
    parser.add_argument(
        "--format",
        default="table",
        choices=["table", "json", "csv", "xlsx", "docx"],
        help="dạng kết quả",
    )
    parser.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")
    parser.set_defaults(run=_classify)


def _classify(options: argparse.Namespace, law: Law) -> int:
    rules = loader.load()
    opened = source.reading(options, law)
    table = opened.table
    doubts = [doubt_json(doubt) for doubt in opened.checked.doubts]
    result = report(table, fields.read(table, rules), rules, doubts)
    wrong = [
        f"Dòng {unit['row']}: {error['message']}"
        for unit in result["units"]
        for error in unit["errors"]
    ]
    said = [*remarks(result), *wrong]
    if options.format == "table":
        data = files.text([*_table(result), *(said if options.output else ())])
    elif options.format in {"json", "csv"}:
        data = saving.written(table, result, rules, options.format)
    else:
        from calculators.papers import class_workbook, classes, docx  # noqa: PLC0415 - papers come only when asked for

        today = date.today()  # noqa: DTZ011 - the caller's day
        data = (
            class_workbook.of_list(table, result, rules)
            if options.format == "xlsx"
            else docx.write(classes.of_list(result, rules, options.list, today))
        )
    files.write(data, options.output)
    if options.format == "csv" and options.output:
        files.write_beside(said, options.output)
    return source.tell(opened, wrong, remarks(result))


def _table(result: Json) -> list[str]:
    rows = [["Dòng", "Mã", "Đơn vị", "Điểm", "Ưu tiên", "Loại"], *map(_row, result["units"])]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [f"{result['decree']}; dữ liệu luật {result['law_version']}"]
    lines += [
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    counts = Counter(class_word(unit) for unit in result["units"])
    told = "; ".join(f"{word}: {count}" for word, count in sorted(counts.items()))
    return [*(line.rstrip() for line in lines), "", told]


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
