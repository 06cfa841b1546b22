"""Fields: the columns of a list that only this calculator reads, found by heading, row by row."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from calculators.classes.facts import Facts
from calculators.classes.rules import ClassRules, Field
from calculators.lists import columns
from calculators.lists.columns import Column
from calculators.lists.entries import BLANK, Entry
from calculators.lists.headings import Heading
from calculators.lists.kinds import kind_in_name
from calculators.lists.row import CellError, RowCells
from calculators.lists.sheets import SheetError
from calculators.lists.spelling import fold
from calculators.lists.tables import Table
from calculators.units import Interval, Kind

_YEAR = re.compile(r"\b(nam )?(19|20)\d\d\b")
_AS_SHARE = "ethnic_minority_percent"
"""A percentage is read as the shares of other lists are."""
KINDS = frozenset({"commune", "ward", "special_zone"})


class Row(NamedTuple):
    """One row of a list: its entry, and its facts, which are None where there are errors."""

    entry: Entry
    facts: Facts | None
    errors: tuple[CellError, ...]


class Listed(NamedTuple):
    """The rows of a list, and the headings that neither lists nor this calculator know."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


def read(table: Table, rules: ClassRules) -> Listed:
    """Return the rows of a table with the fields of this calculator; wrong cells are errors of their row."""
    by_field = _columns(table, rules)
    unknown = tuple(text for text in table.unknown if _field(text, rules) is None)
    return Listed(tuple(_row(entry, table, by_field, rules) for entry in table.entries), unknown)


def _columns(table: Table, rules: ClassRules) -> dict[str, Column]:
    """Return the columns of this calculator; raises SheetError where two hold the same field."""
    by_field: dict[str, Column] = {}
    for index, text in enumerate(table.sheet.headings):
        field = _field(text, rules)
        if field is None:
            continue
        if field.id in by_field:
            other = by_field[field.id].heading.text
            raise SheetError(
                f"Hai cột “{other}” và “{text}” cùng một nội dung ({field.id}). "
                "Hãy giữ một cột, đổi tên cột kia."
            )
        as_read = Heading(text, _AS_SHARE, None, slug=text in rules.fields)
        by_field[field.id] = columns.column(index, as_read, ())
    return by_field


def _field(text: str, rules: ClassRules) -> Field | None:
    """Return the field that a heading stands for; a "%" tells a percentage from a yes or no."""
    if text.strip().casefold() in rules.fields:
        return rules.fields[text.strip().casefold()]
    key = " ".join(_YEAR.sub(" ", fold(text).replace("ti le", "ty le")).split())
    fits = [f for f in rules.fields.values() if key in map(fold, (f.title, *f.headings))]
    first = "percent" if "%" in text else "flag"
    return min(fits, key=lambda field: field.type != first, default=None)


def _row(entry: Entry, table: Table, by_field: Mapping[str, Column], rules: ClassRules) -> Row:
    row = table.sheet.rows[entry.row - 1]
    texts = {name: _cell(row, column) for name, column in by_field.items()}
    cells = RowCells({n: t for n, t in texts.items() if t and t.casefold() not in BLANK}, by_field)
    figures: dict[str, Interval] = {}
    flags: dict[str, bool | None] = {}
    position = None
    for field in rules.fields.values():
        if field.type == "percent":
            value = cells.number(field.id)
            if value is not None:
                figures[field.id] = value
                _check(cells, field, value)
        elif field.type == "flag":
            flags[field.id] = cells.flag(field.id)
        else:
            position = _position(cells, field, rules)
    errors = [*entry.errors, *cells.errors]
    if entry.unit is not None and entry.unit.kind not in KINDS:
        errors.append(_other_kind(table, row, rules))
    if flags.get("central_city") is None:
        flags["central_city"] = _central_city(table, row)
    if errors or entry.unit is None:
        return Row(entry, None, tuple(errors))
    return Row(entry, Facts.of(entry.unit, rules, figures, flags, position), ())


def _other_kind(table: Table, row: Sequence[str], rules: ClassRules) -> CellError:
    column = table.columns.get("kind", table.columns.get("name"))
    cell = f"{column.heading.text} = “{_cell(row, column)}”: " if column else ""
    message = (
        f"{cell}Nghị định {rules.decree.partition(' ')[2]} chỉ phân loại xã, phường, đặc khu ở đây"
    )
    return CellError("kind", message)


def _cell(row: Sequence[str], column: Column) -> str:
    return row[column.position] if column.position < len(row) else ""


def _check(cells: RowCells, field: Field, value: Interval) -> None:
    if field.most is not None and (value.high is None or value.high > field.most):
        cells.fail(field.id, "tỷ lệ phải từ 0 đến 100%")


def _position(cells: RowCells, field: Field, rules: ClassRules) -> str | None:
    text = cells.cells.get(field.id)
    if not text:
        return None
    word = fold(text)
    for position in rules.positions.values():
        if word in map(fold, (position.id, position.title, *position.names)):
            return position.id
    choices = "; ".join(f"{p.title} ({p.id})" for p in rules.positions.values())
    cells.fail(field.id, f"không phải một vị trí đã biết. Các vị trí: {choices}")
    return None


def _central_city(table: Table, row: Sequence[str]) -> bool | None:
    """Return whether the row's province calls itself a city or a province; None where it says neither."""
    column = table.columns.get("province")
    name = _cell(row, column) if column else ""
    if kind_in_name(name) is Kind.PROVINCIAL_CITY:
        return True
    return False if re.match(r"tỉnh\s", name.casefold()) else None
