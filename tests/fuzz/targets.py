"""What is fuzzed: readers of bytes that may end in one way only, a SheetError for the reader."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from calculators.law import loader
from calculators.law.model import Law
from calculators.lists import sheets, tables, xlsx
from calculators.lists.sheets import SheetError
from calculators.mergers import adjacency
from calculators.worklist import opening, saving
from calculators.worklist.report import report
from tests.awkward import LISTS

RULES = "2023-2025"
EDGE = b"\n==8<==\n"
"""What stands between the parts of a workbook in an input: a ZIP file itself is nothing to change."""

PARTS = (
    "xl/worksheets/sheet3.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
)
"""The parts of a workbook that an input holds; the rest is that of a plain one."""


def read_list(data: bytes) -> None:
    """Read a CSV file or pasted cells, and evaluate what was read."""
    law = _law()
    report(tables.read(sheets.from_bytes(data), law.exemptions), law, law.rules(RULES))


def read_workbook(data: bytes) -> None:
    """Read a workbook of which the input holds some parts, or which it is."""
    for page in xlsx.read(data if data.startswith(b"PK") else packed(data)):
        tables.read(sheets.from_rows(page.rows), _law().exemptions)


def read_pairs(data: bytes) -> None:
    """Read the pairs of adjacent units, and ask all that can be asked of them."""
    pairs = adjacency.read(data)
    codes = sorted(pairs.codes)[:8]
    pairs.contiguity(codes)
    pairs.metres(codes)


def open_session(data: bytes) -> None:
    """Open a saved session, or whatever else a file may be; show it, judge it and save it again."""
    worklist = opening.worklist("tệp", data, RULES, _law())
    for form in ("session", "csv", "json"):
        saving.write(worklist, form)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "list": read_list,
    "workbook": read_workbook,
    "pairs": read_pairs,
    "session": open_session,
}


def fed(target: str, data: bytes) -> None:
    """Feed an input to a target: raises what it should not raise."""
    try:
        TARGETS[target](data)
    except SheetError as error:
        if not str(error).strip():
            raise AssertionError("An error without words") from error


def seeds(target: str) -> Iterator[bytes]:
    """Return the inputs to begin with: the awkward lists, in the form that the target reads."""
    if target == "pairs":
        yield b"code_a;code_b;shared_border_km;confidence\n1;2;1,686;high\n2;3;0.5;low\n"
        yield "code_a,code_b\n1,2\n\n2,1\n".encode("utf-16")
        return
    for awkward in LISTS:
        if target == "workbook":
            yield unpacked(awkward.xlsx())
        elif awkward.only or awkward.problem:
            continue
        elif target == "session":
            worklist = opening.worklist(awkward.name, awkward.csv(), RULES, _law())
            yield saving.write(worklist, "session")
            yield awkward.csv("\t")
        else:
            yield awkward.csv()


def unpacked(workbook: bytes) -> bytes:
    """Return the parts of a workbook as one input."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        return EDGE.join(book.read(part) if part in book.namelist() else b"" for part in PARTS)


def packed(data: bytes) -> bytes:
    """Return the workbook of an input; a part that it lacks is that of a plain one."""
    changed = dict(zip(PARTS, data.split(EDGE), strict=False))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, content in _plain().items():
            book.writestr(name, changed.get(name, content))
    return out.getvalue()


@cache
def _plain() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(LISTS[0].xlsx())) as book:
        return {name: book.read(name) for name in book.namelist()}


@cache
def _law() -> Law:
    return loader.load()
