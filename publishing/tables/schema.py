"""Schema: what `tables.toml` says of the tables in `data/`: columns, keys, references, totals."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path("data")
DECLARED = Path(__file__).with_name("tables.toml")


class Column(NamedTuple):
    """A column and what its cells may be, in the words of the Table Schema of Frictionless.

    What is counted, not rounded, sums exactly.
    """

    name: str
    description: str
    type: str = "string"
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    enum: tuple[str, ...] = ()
    required: bool = True
    is_counted: bool = False


class Reference(NamedTuple):
    """Cells that name rows of another table by their key, and what they repeat of those rows.

    `back` is the column of those rows that names this one in turn.
    """

    column: str
    table: str
    repeats: Mapping[str, str] = {}
    separator: str | None = None
    each_once: bool = False
    back: str | None = None


class Total(NamedTuple):
    """Figures that are sums, or counts of kinds, over the rows of another table that name this one."""

    table: str
    by: str
    sums: tuple[str, ...] = ()
    counts: Mapping[str, tuple[str, ...]] = {}


class Table(NamedTuple):
    """A file of `data/`."""

    path: str
    title: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    ascending: tuple[tuple[str, ...], ...] = ()
    pair: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    totals: tuple[Total, ...] = ()
    published: Mapping[str, str] = {}


class Schema(NamedTuple):
    """All tables, and what they are together."""

    title: str
    description: str
    tables: Mapping[str, Table]


def load(path: Path = DECLARED) -> Schema:
    """Return what is declared; raises TypeError on a word that the schema does not know."""
    declared = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [_table(entry, declared["columns"]) for entry in declared["tables"]]
    return Schema(declared["title"], declared["description"], {one.path: one for one in tables})


def _table(entry: dict[str, Any], shared: Mapping[str, Mapping[str, Any]]) -> Table:
    own = entry.pop("columns", {})
    names = entry.pop("order")
    columns = {name: _column(name, {**shared[name], **own.get(name, {})}) for name in names}
    return Table(
        key=tuple(entry.pop("key")),
        columns=columns,
        ascending=tuple(tuple(names) for names in entry.pop("ascending", ())),
        pair=tuple(entry.pop("pair", ())),
        references=tuple(Reference(**one) for one in entry.pop("references", ())),
        totals=tuple(_total(one) for one in entry.pop("totals", ())),
        **entry,
    )


def _column(name: str, given: Mapping[str, Any]) -> Column:
    return Column(name, **{**given, "enum": tuple(given.get("enum", ()))})


def _total(entry: Mapping[str, Any]) -> Total:
    counts = {name: tuple(kinds) for name, kinds in entry.get("counts", {}).items()}
    return Total(entry["table"], entry["by"], tuple(entry.get("sums", ())), counts)
