"""The command `classify`: points and class of a list, as a table, JSON, CSV, workbook or Word file."""

import argparse
from collections import Counter
from datetime import date

from calculators.classes import loader, saving
from calculators.classes.result import Result, Results, results
from calculators.classes.words import KINDS, points_text
from calculators.commands import files, source
from calculators.law.model import Law
from calculators.worklist.first import doubt_json


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("classify", help="tính điểm và loại của xã, phường, đặc khu")
    source.add_arguments(parser)
    source.add_output(parser)
    parser.set_defaults(run=_classify)


def _classify(options: argparse.Namespace, law: Law) -> int:
    reading = source.reading(options, law)
    doubts = [doubt_json(doubt) for doubt in reading.checked.doubts]
    class_results = results(reading.table, loader.load(), doubts)
    wrong = [
        f"Dòng {unit.entry.row}: {error.message}"
        for unit in class_results.units
        for error in unit.row.errors
    ]
    lines = [*class_results.remarks, *wrong]
    if options.format == "table":
        data = files.text([*_table(class_results), *(lines if options.output else ())])
    elif options.format in {"json", "csv"}:
        data = saving.write(class_results, options.format)
    else:
        from calculators.papers import class_workbook, classes, docx  # noqa: PLC0415 - papers come only when asked for

        today = date.today()  # noqa: DTZ011 - the caller's day
        data = (
            class_workbook.of_list(class_results)
            if options.format == "xlsx"
            else docx.write(classes.of_list(class_results, options.list, today))
        )
    files.write(data, options.output)
    if options.format == "csv" and options.output:
        files.write_beside(lines, options.output)
    return source.tell(reading, wrong, class_results.remarks)


def _table(class_results: Results) -> list[str]:
    heading = ["Dòng", "Mã", "Đơn vị", "Điểm", "Ưu tiên", "Loại"]
    head = f"{class_results.rules.decree}; dữ liệu luật {class_results.rules.version}"
    lines = files.table([heading, *map(_row, class_results.units)])
    counts = Counter(unit.word for unit in class_results.units)
    totals = "; ".join(f"{word}: {count}" for word, count in sorted(counts.items()))
    return [head, *lines, "", totals]


def _row(unit: Result) -> list[str]:
    entry, classification = unit.entry, unit.classification
    return [
        str(entry.row),
        entry.code,
        f"{KINDS.get(unit.kind, '')} {entry.name}".strip(),
        points_text(classification.points, "-") if classification else "?",
        points_text(classification.bonus, "-") if classification else "?",
        unit.word,
    ]
