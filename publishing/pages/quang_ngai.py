"""Quảng Ngãi today: its 96 units and their pairs as files that the calculators' pages open."""

from pathlib import Path

from calculators.lists import sheets
from publishing.pages.arrangement2025 import COLUMNS as PAIR_COLUMNS
from publishing.tables import data

FOLDER = Path("docs", "assets", "data")
LIST = FOLDER / "quang-ngai-2025.csv"
PAIRS = FOLDER / "quang-ngai-pairs.csv"
NAME = "Quảng Ngãi hiện nay, 96 đơn vị"
_COLUMNS = (
    *("code", "name", "kind", "province", "area_km2", "population", "population_low"),
    *("population_high", "ethnic_minority_percent", "mountainous", "border", "note"),
)


def write(root: Path) -> None:
    """Write both files; the note of a unit says how its population is known."""
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    units = [row | {"note": _note(row)} for row in data.rows(root, data.QUANG_NGAI)]
    _save(root / LIST, _COLUMNS, units)
    _save(root / PAIRS, PAIR_COLUMNS, data.rows(root, data.QUANG_NGAI_ADJACENCY))


def _note(row: dict[str, str]) -> str:
    sources = "một nguồn" if row["population_basis"].startswith("one listing") else "hai nguồn"
    return f"dân số theo {sources}, không phải số chính thức"


def _save(path: Path, columns: tuple[str, ...], rows: data.Rows) -> None:
    cells = [list(columns), *([row[name] for name in columns] for row in rows)]
    path.write_text("\N{BYTE ORDER MARK}" + sheets.write(cells, ","), encoding="utf-8", newline="")
