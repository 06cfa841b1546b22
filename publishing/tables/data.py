"""Data: the folder of the tables that pages are made of, and the rows of one that was checked."""

import csv
import io
from pathlib import Path

from calculators.lists import sheets

FOLDER = Path("data")
EXAMPLES = FOLDER / "worked-examples.csv"

Rows = list[dict[str, str]]


def rows(root: Path, path: Path) -> Rows:
    """Return the rows of a table, each by the names of its columns."""
    return list(csv.DictReader(io.StringIO((root / path).read_text(encoding="utf-8"))))


def as_csv(rows: Rows) -> str:
    """Return the rows as CSV text with a heading row."""
    return sheets.write([list(rows[0]), *(list(row.values()) for row in rows)], ",")
