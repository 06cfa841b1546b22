"""The command `compare-plans`: two files of scenarios over one list, which units they arrange otherwise."""

import argparse

from calculators.commands import files, groups, source
from calculators.commands.files import CommandError
from calculators.law.model import Law
from calculators.lists.sheets import decode
from calculators.mergers.differences import Differences, Plan, differences, plain, read
from calculators.mergers.merger import MergerError

AS_IT_IS = "không gộp"


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _law: Law) -> None:
    """Add the command to the command line; its `run` takes options and law, gives the status."""
    parser = commands.add_parser("compare-plans", help="so hai tệp phương án, từng đơn vị")
    source.add_arguments(parser)
    for name, meaning in (("first", "tệp phương án"), ("second", "tệp phương án kia")):
        parser.add_argument(
            name, metavar=name.upper(), help=f"{meaning} (JSON, lưu ở trang “Thử sắp xếp”)"
        )
    parser.add_argument("--format", default="table", choices=["table", "json"], help="dạng kết quả")
    parser.set_defaults(run=_compare)


def _compare(options: argparse.Namespace, law: Law) -> int:
    reading, roll = groups.open_list(options, law)
    first, second = (_plan(name) for name in (options.first, options.second))
    changes = differences(first, second, roll.units)
    report = plain(changes, roll.units)
    names = {one["code"]: one["name"] for one in report["units"]}
    data = (
        files.as_json(report, indent=1)
        if options.format == "json"
        else files.text(_table(changes, (first, second), names))
    )
    files.write(data, None)
    return groups.tell(reading, roll)


def _plan(name: str) -> Plan:
    try:
        return read(decode(files.read(name)))
    except MergerError as error:
        raise CommandError(f"“{name}”: {error}") from error


def _table(changes: Differences, plans: tuple[Plan, Plan], names: dict[str, str]) -> list[str]:
    first, second = plans
    only = f"chỉ có ở phương án đầu: {changes.only_first}; chỉ có ở phương án kia: {changes.only_second}"
    return [
        f"{first.name} so với {second.name}",
        f"Nhóm giống nhau: {changes.both}; {only}.",
        "",
        *(
            f"{names[one.code]} ({one.code}): {one.first or AS_IT_IS} → {one.second or AS_IT_IS}"
            for one in changes.units
        ),
        "",
        f"{len(changes.units)} đơn vị khác nhau.",
    ]
