"""The command line: `python -m calculators evaluate LIST --rules 2023-2025`."""

import argparse
import io
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

from calculators import __version__, commands
from calculators.commands import files
from calculators.commands.files import WRONG_CALL, CommandError
from calculators.law import loader
from calculators.law.model import Law
from calculators.law.records import LawError
from calculators.lists.sheets import SheetError
from calculators.mergers.merger import MergerError


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a call and give its exit status: 0 done, 1 invalid rows, 2 wrong call or file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # A Windows code page has no Vietnamese letters.
            stream.reconfigure(encoding="utf-8")
    try:
        law = loader.load()
        options = _parser(law).parse_args(arguments)
        status: int = options.run(options, law)
    except (CommandError, LawError, MergerError, SheetError, LookupError) as error:
        files.tell(f"Lỗi: {error}")
        return WRONG_CALL
    return status


def _parser(law: Law) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calculators", description="Rà soát đơn vị hành chính."
    )
    parser.add_argument("--version", action="version", version=f"{__version__}, luật {law.version}")
    parsers = parser.add_subparsers(required=True, metavar="LỆNH")
    # A module of the room with `add_parsers` is a command: a new one is not entered here.
    for module in pkgutil.iter_modules(commands.__path__, f"{commands.__name__}."):
        command = import_module(module.name)
        if hasattr(command, "add_parsers"):
            command.add_parsers(parsers, law)
    return parser


if __name__ == "__main__":
    sys.exit(main())
