"""Files of the command line: what is read and written, and the exit statuses that all commands share."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from calculators.lists import sheets
from calculators.lists.controls import PICTURES, REPLACEMENT

DONE, INVALID_ROWS, WRONG_CALL = 0, 1, 2
_SIGNS: Mapping[int, int] = {
    **PICTURES,
    **dict.fromkeys(
        (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), REPLACEMENT
    ),
}
"""Control characters of either set, and those that turn the direction of what follows."""


class CommandError(Exception):
    """A call that cannot be carried out; the message is for the reader."""


def read(name: str) -> bytes:
    """Return the bytes of a file, of standard input for "-"; raises CommandError where there are none."""
    if name == "-":
        return sys.stdin.buffer.read(sheets.MOST_BYTES + 1)
    try:
        sheets.check_size(Path(name).stat().st_size)
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp “{name}”: {error.strerror}.") from error


def write(data: bytes, name: str | None) -> None:
    """Write to a file, or to standard output for None; raises CommandError where it cannot be written."""
    if name is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise CommandError(f"Không ghi được tệp “{name}”: {error.strerror}.") from error


def write_beside(notes: Iterable[str], name: str) -> None:
    """Write what a CSV file of this name has no room for into a text file beside it."""
    lines, beside = list(notes), Path(name)
    if lines:
        write(text(lines), str(beside.with_name(f"{beside.stem}-ghi-chu.txt")))


def text(lines: Iterable[str]) -> bytes:
    """Return lines as a text file has them."""
    return "".join(f"{visible(line)}\n" for line in lines).encode()


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows, the heading first, as lines whose cells stand below each other."""
    # A letter with its accents behind it is one letter wide.
    whole = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - len(one))
            for cell, one, width in zip(row, letters, widths, strict=True)
        ).rstrip()
        for row, letters in zip(rows, whole, strict=True)
    ]


def as_json(content: Mapping[str, Any], indent: int | None = None) -> bytes:
    """Return a result as a JSON file has it, on one line unless it is indented."""
    return f"{json.dumps(content, ensure_ascii=False, indent=indent)}\n".encode()


def tell(line: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f"{visible(line)}\n")


def visible(line: str) -> str:
    """Return a line in which a sign stands for what a terminal would carry out and not show."""
    return line.translate(_SIGNS)
