"""Source: the list that a command reads, what its caller confirms of it, and what it is told of it."""

import argparse
from collections.abc import Iterable
from copy import replace

from calculators.commands import files
from calculators.commands.files import DONE, INVALID_ROWS, CommandError
from calculators.law.model import Law
from calculators.lists.fields import column_index
from calculators.lists.tables import NO_UNITS
from calculators.lists.vocabulary import FIELDS
from calculators.worklist import opening
from calculators.worklist.reading import Reading
from calculators.worklist.remarks import remarks
from calculators.worklist.worklist import Worklist

ALL = "all"
MOST_SHOWN = 5
"""How many doubts are named in the line that says how to confirm them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the list, and the option that confirms what is doubtful in it."""
    parser.add_argument(
        "list", metavar="LIST", help="tệp CSV hoặc XLSX, hoặc - để đọc từ đầu vào chuẩn"
    )
    parser.add_argument(
        "--sheet",
        metavar="NAME|all",
        default="",
        help="trang tính cần đọc, hoặc all để ghép các trang",
    )
    parser.add_argument(
        "--column",
        metavar="COLUMN=FIELD",
        action="append",
        default=[],
        type=_column,
        help="cột này giữ nội dung gì, chẳng hạn C=population; nêu được nhiều lần",
    )
    parser.set_defaults(districts=False)
    parser.add_argument(
        "--confirm",
        metavar="ROW:FIELD|all",
        action="append",
        default=[],
        type=_doubt,
        help="số liệu đáng ngờ ở dòng này là đúng, chẳng hạn 5:population; nêu được nhiều lần",
    )


def add_districts(parser: argparse.ArgumentParser) -> None:
    """Add the option that takes districts at the head of their communes for units as well."""
    parser.add_argument(
        "--districts",
        action="store_true",
        help="xét cả đơn vị cấp huyện đứng đầu nhóm xã, khi dòng ấy có số liệu",
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add in which form the results are written, and where."""
    forms = ["table", "json", "csv", "xlsx", "docx"]
    parser.add_argument("--format", default="table", choices=forms, help="dạng kết quả")
    parser.add_argument("--output", metavar="FILE", help="ghi ra tệp thay vì màn hình")


def known_rules(law: Law) -> str:
    """Return the ids of the rule sets, those in force first, with what stands beside the others."""
    marked = [f"{one.id} ({one.mark})" for one in law.rule_sets.values() if one.mark]
    return ", ".join([*(one.id for one in law.in_force), *marked])


def worklist(options: argparse.Namespace, rules: str, law: Law) -> Worklist:
    """Return the list that the options name, held against a rule set: see `reading`."""
    listing = reading(options, law)
    return listing if isinstance(listing, Worklist) else Worklist.of(listing, law.rules(rules))


def reading(options: argparse.Namespace, law: Law) -> Reading:
    """Return the list that the options name, with what they confirm.

    Raises SheetError where it cannot be read, CommandError where nothing in it is a unit, or where
    there is no doubt of those confirmed.
    """
    content = files.read(options.list)
    listing = opening.reading(options.list, content, law, options.sheet)
    listing = replace(listing, districts=options.districts)
    if options.column:
        headings = listing.sheet.headings
        fields = {column_index(name, headings): field for name, field in options.column}
        listing = replace(listing, chosen={**listing.chosen, **fields})
    if not listing.table.entries:
        raise CommandError(f"“{options.list}”: {NO_UNITS}")
    for row, field in options.confirm:
        doubts = listing.checked.doubts
        if row is None:
            listing = listing.confirmed()
        elif any((doubt.row, doubt.field) == (row, field) for doubt in doubts):
            listing = listing.confirmed(row, field)
        else:
            places = ", ".join(_place(d.row, d.field) for d in doubts) or "không có"
            raise CommandError(
                f"Không có điều đáng ngờ nào ở {_place(row, field)}. Những điều đáng ngờ: {places}."
            )
    return listing


def tell(listing: Reading, errors: Iterable[str], notes: Iterable[str] | None = None) -> int:
    """Write what the caller should know of the list to standard error; return the exit status.

    `notes` are those of a calculator with columns of its own, in place of the list's.
    """
    wrong = list(errors)
    for line in (*(remarks(listing) if notes is None else notes), *wrong):
        files.tell(line)
    doubts = [_place(doubt.row, doubt.field) for doubt in listing.checked.doubts]
    if doubts:
        options = " ".join(f"--confirm {place}" for place in doubts[:MOST_SHOWN])
        more = "" if len(doubts) <= MOST_SHOWN else " …"
        files.tell(
            f"Số liệu đáng ngờ nào là đúng thì thêm: {options}{more} (hoặc --confirm {ALL})."
        )
    return INVALID_ROWS if wrong else DONE


def _doubt(text: str) -> tuple[int | None, str]:
    if text == ALL:
        return None, ""
    row, _, field = text.partition(":")
    if not (row.isdecimal() and field):
        raise argparse.ArgumentTypeError(
            f"“{text}” không có dạng 5:population, cũng không là {ALL}"
        )
    return int(row), field


def _column(text: str) -> tuple[str, str]:
    name, mark, field = text.rpartition("=")
    if not (mark and name.strip()) or (field and field not in FIELDS):
        names = ", ".join(FIELDS)
        raise argparse.ArgumentTypeError(
            f"“{text}” không có dạng C=population. Các nội dung: {names}; để trống là không dùng"
        )
    return name.strip(), field


def _place(row: int, field: str) -> str:
    return f"{row}:{field}"
