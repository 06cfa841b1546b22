"""Open data: the law, the units with their results and the tables of `data/`, for other programs.

Everything lies under `/du-lieu/`: `v1/` holds JSON with a schema beside each file, and a change that
breaks a reader goes to `v2/`; `datapackage.json` describes the tables (Data Package 1, Frictionless).
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from calculators import __version__
from calculators.law import loader
from calculators.law.model import Citation, RuleSet
from calculators.units import Interval
from publishing.pages.kontum import Result
from publishing.pages.places import slug
from publishing.pages.units import judgements
from publishing.pages.units.gazetteer import Era, Place
from publishing.pages.units.judgements import Book
from publishing.tables import data, place, schema
from publishing.tables.schema import Column, Schema, Table
from publishing.tools.markup import write_file

FOLDER = Path("docs", "du-lieu")
VERSION = "v1"
ERAS = {Era.DISTRICT: "district-2023", Era.OLD: "commune-2023", Era.TODAY: "today"}


def write(root: Path) -> None:
    """Write the tables, their description, and the JSON of this version."""
    declaration = schema.load(root)
    _save(root, "datapackage.json", package(root, declaration))
    for path in declaration.tables:
        target = root / FOLDER / "tables" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((root / data.FOLDER / path).read_bytes())
    _save(root, f"{VERSION}/law.json", law())
    _save(root, f"{VERSION}/units.json", units(judgements.read(root)))


def package(root: Path, declaration: Schema) -> dict[str, Any]:
    """Return the description of the tables, in whose titles their rows are counted."""
    return {
        "profile": "tabular-data-package",
        "name": slug(" ".join(place.read(root).formers)),
        "title": declaration.title,
        "description": declaration.description,
        "version": __version__,
        "resources": [
            _resource(table, len(data.rows(root, data.FOLDER / table.path)))
            for table in declaration.tables.values()
        ],
    }


def _resource(table: Table, count: int) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": Path(table.path).stem,
        "path": f"tables/{table.path}",
        "title": table.title.format(count=count),
        "format": "csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns.values()],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": reference.column,
                    "reference": {"resource": Path(reference.table).stem, "fields": "code"},
                }
                for reference in table.references
                if not reference.separator
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    limits = {
        "required": column.required,
        "minimum": column.minimum,
        "maximum": column.maximum,
        "pattern": column.pattern,
        "enum": list(column.enum) or None,
    }
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        "constraints": {name: value for name, value in limits.items() if value is not None},
    }


def law() -> dict[str, Any]:
    """Return the documents and the rule sets as data; amounts are in m² and people."""
    record = loader.load()
    return {
        "$schema": "law.schema.json",
        "version": VERSION,
        "law_version": record.version,
        "documents": [_plain(document) for document in record.documents.values()],
        "rule_sets": [_rule_set(rules) for rules in record.rule_sets.values()],
    }


def _rule_set(rules: RuleSet) -> dict[str, Any]:
    # The standards of the whole time stand in the periods: those of the last one are not told twice.
    values = {
        name: value
        for name, value in rules._asdict().items()
        if name not in {"standards", "factors"}
    }
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> Any:  # noqa: ANN401 - what JSON can say
    """Return a record of the law in the words of JSON: its fields by name, citations in full."""
    match value:
        case Citation():
            return value.text
        case tuple() if hasattr(value, "_asdict"):
            return {name: _plain(part) for name, part in value._asdict().items()}
        case Mapping() if any(isinstance(key, tuple) for key in value):
            return [_plain(part) for part in value.values()]
        case Mapping():
            return {str(key): _plain(part) for key, part in value.items()}
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def units(book: Book) -> dict[str, Any]:
    """Return the 208 units with what is known of them and their results by rule set."""
    return {
        "$schema": "units.schema.json",
        "version": VERSION,
        "law_version": loader.load().version,
        "units": [_unit(book, place) for place in book.units],
    }


def _unit(book: Book, place: Place) -> dict[str, Any]:
    results = judgements.results(book, place)
    unit = next(reversed(results.values())).evaluation.unit
    return {
        "code": place.code,
        "name": place.title,
        "era": ERAS[place.era],
        "page": place.folder,
        "members" if place.era is Era.TODAY else "successors": list(place.parts),
        "neighbours": [neighbour.code for neighbour in place.neighbours],
        "area_m2": _range(unit.area),
        "population": _range(unit.population),
        "mountainous": unit.mountainous,
        "border": unit.border,
        "results": list(_results(results)),
    }


def _results(results: Mapping[str, Result]) -> Iterator[dict[str, Any]]:
    for rules, result in results.items():
        yield {
            "rules": rules,
            "verdict": str(result.evaluation.verdict),
            "missing": list(result.evaluation.missing),
            "estimated": list(result.evaluation.estimated),
        }


def _range(interval: Interval) -> list[int] | None:
    return None if interval.high is None else [interval.low, interval.high]


def _save(root: Path, name: str, content: Mapping[str, Any]) -> None:
    # Days are the only values left that JSON does not know.
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    write_file(root / FOLDER / name, f"{text}\n")
