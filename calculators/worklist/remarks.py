"""Remarks: what a reader should know of a list beside its results, line by line, in every output."""

from collections.abc import Iterator

from calculators.worklist.doubts import FIGURES
from calculators.worklist.reading import Reading
from calculators.worklist.worklist import Worklist


def remarks(reading: Reading) -> Iterator[str]:
    """Yield the notes on how the list was read, the columns not used, and the doubts.

    A doubt for which its row is refused is among the errors of the row.
    """
    table = reading.table
    yield from table.notes
    if table.unknown:
        yield f"Cột không dùng để tính: {'; '.join(table.unknown)}."
    yield from open_doubts(reading)


def open_doubts(reading: Reading) -> Iterator[str]:
    """Yield the doubts for which no row is refused."""
    for doubt in reading.checked.doubts:
        if doubt.field not in FIGURES:
            yield f"Dòng {doubt.row}, đáng ngờ: {doubt.message}."


def errors(worklist: Worklist) -> Iterator[str]:
    """Yield what is wrong with cells, each with its row."""
    for result in worklist.results:
        for error in result.entry.errors:
            yield f"Dòng {result.entry.row}: {error.message}"
