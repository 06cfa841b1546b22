"""Schema: what `tables.toml` says of the tables in `data/`: columns, keys, references, totals."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from publishing.tables import place
from publishing.tables.place import Province, TableFile
from publishing.tools.programs import ProgramError

DECLARATION = Path(__file__).with_name("tables.toml")


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


def load(root: Path, path: Path = DECLARATION) -> Schema:
    """Return what is declared of the tables of a province; raises TypeError on a word that is not known."""
    record = tomllib.loads(path.read_text(encoding="utf-8"))
    province = place.read(root)
    table_files = {
        entry["role"]: TableFile(entry.pop("file")) for entry in record["tables"] if "file" in entry
    } | dict(province.tables)
    strange = table_files.keys() - {entry["role"] for entry in record["tables"]}
    if strange:
        raise ProgramError(f"{place.RECORD.as_posix()}: không có bảng {', '.join(strange)}")
    files = {role: one.file for role, one in table_files.items()}
    tables = [
        _table(
            _with_files(_without_absent(entry, files), files),
            table_files[role],
            record["columns"],
            province,
        )
        for entry in record["tables"]
        if (role := entry.pop("role")) in table_files
    ]
    later = f" và {province.successor} (từ 01-7-2025)" if province.successor else ""
    title = f"Đơn vị hành chính của {province.name} (2023){later}"
    return Schema(title, record["description"], {one.path: one for one in tables})


def _without_absent(entry: dict[str, Any], roles: Collection[str]) -> dict[str, Any]:
    """Return the declaration without what refers to tables that a province does not have."""
    references = entry.get("references", ())
    absent = [one for one in references if one["table"] not in roles]
    columns = {name for one in absent for name in (one["column"], *one["repeats"])}
    return entry | {
        "references": [one for one in references if one not in absent],
        "totals": [one for one in entry.get("totals", ()) if one["table"] in roles],
        "order": [name for name in entry["order"] if name not in columns],
    }


def _with_files(entry: dict[str, Any], files: Mapping[str, str]) -> dict[str, Any]:
    """Return the declaration with the names of files where it has roles."""
    return entry | {
        part: [one | {"table": files[one["table"]]} for one in entry[part]]
        for part in ("references", "totals")
    }


def _table(
    entry: dict[str, Any],
    source: TableFile,
    common: Mapping[str, Mapping[str, Any]],
    province: Province,
) -> Table:
    own = entry.pop("columns", {})
    columns = {
        name: _column(name, {**common[name], **own.get(name, {}), **source.columns.get(name, {})})
        for name in entry.pop("order")
    }
    title = entry.pop("title").format(
        count="{count}", province=province.name, ground=province.ground, today=province.today
    )
    return Table(
        path=source.file,
        title=title,
        key=tuple(entry.pop("key")),
        columns=columns,
        ascending=tuple(tuple(names) for names in entry.pop("ascending", ())),
        pair=tuple(entry.pop("pair", ())),
        references=tuple(Reference(**one) for one in entry.pop("references")),
        totals=tuple(_total(one) for one in entry.pop("totals")),
        published=source.published,
        **entry,
    )


def _column(name: str, entry: Mapping[str, Any]) -> Column:
    return Column(name, **{**entry, "enum": tuple(entry.get("enum", ()))})


def _total(entry: Mapping[str, Any]) -> Total:
    counts = {name: tuple(kinds) for name, kinds in entry.get("counts", {}).items()}
    return Total(entry["table"], entry["by"], tuple(entry.get("sums", ())), counts)
