"""Groups: what the commands share that judge, propose or compare groups of a list's units."""

import argparse

from calculators.commands import source
from calculators.law.model import Law
from calculators.mergers import loader
from calculators.mergers.explanation import PLACES as PLACE_WORDS
from calculators.mergers.merger import MergerError
from calculators.mergers.report import Json
from calculators.mergers.roll import Roll
from calculators.mergers.rules import PLACES, MergerRules
from calculators.worklist import first, remarks
from calculators.worklist.reading import Reading


def add_arguments(parser: argparse.ArgumentParser, *formats: str) -> None:
    """Add the list, the place of its new wards, and the roads that are missing."""
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


def rules_of(name: str) -> MergerRules:
    """Return the rules of new units; raises MergerError naming those there are."""
    rule_sets = loader.load()
    if name not in rule_sets:
        raise MergerError(
            f"Không có bộ quy tắc “{name}” cho đơn vị mới. Các bộ quy tắc: {', '.join(rule_sets)}."
        )
    return rule_sets[name]


def open_list(options: argparse.Namespace, law: Law) -> tuple[Reading, Roll]:
    """Return the list that the options name, and its units by code; raises as `source.reading`."""
    reading = source.reading(options, law)
    return reading, Roll(reading.table)


def roadless(options: argparse.Namespace, roll: Roll) -> list[list[str]]:
    """Return the pairs that no road joins; raises MergerError on a code that the list has not."""
    pairs: list[list[str]] = options.no_road
    roll.pick(code for pair in pairs for code in pair)
    return pairs


def plain_remarks(reading: Reading, roll: Roll) -> Json:
    """Return what a reader should know of the list, also of what stands for codes in it."""
    summary = first.remarks(*reading.checked)
    return summary | {"notes": [*summary["notes"], *roll.notes]}


def tell(reading: Reading, roll: Roll) -> int:
    """Write the same to standard error, with the rows that are no units; return the exit status."""
    notes = (*remarks.remarks(reading), *roll.notes)
    return source.tell(reading, roll.error_lines, notes)
