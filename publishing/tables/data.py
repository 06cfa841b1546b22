"""Data: the tables in `data/` that pages are made of, and the rows of one that was checked."""

import csv
import io
from pathlib import Path

from publishing.tables.schema import FOLDER

COMMUNES = FOLDER / "kon-tum-communes-2023.csv"
DISTRICTS = FOLDER / "kon-tum-districts-2023.csv"
ADJACENCY = FOLDER / "kon-tum-adjacency-2023.csv"
TILES = FOLDER / "kon-tum-tiles.csv"
MERGES = FOLDER / "kon-tum-merges-2025.csv"
UNITS_2025 = FOLDER / "kon-tum-units-2025.csv"
QUANG_NGAI = FOLDER / "quang-ngai-units-2025.csv"
QUANG_NGAI_ADJACENCY = FOLDER / "quang-ngai-adjacency-2025.csv"
QUANG_NGAI_TILES = FOLDER / "quang-ngai-tiles.csv"
EXAMPLES = FOLDER / "worked-examples.csv"

Rows = list[dict[str, str]]


def rows(root: Path, path: Path) -> Rows:
    """Return the rows of a table, each by the names of its columns."""
    return list(csv.DictReader(io.StringIO((root / path).read_text(encoding="utf-8"))))
