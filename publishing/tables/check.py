"""Check: what in the tables of `data/` is not as `tables.toml` says, each with its place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from publishing.tables import place
from publishing.tables.rows import Fault, Row, read
from publishing.tables.schema import Column, Reference, Schema, Table, Total, load
from publishing.tools.programs import ProgramError

INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
COMMA = re.compile(r"-?[\d.]+,\d+", re.ASCII)
MOST = 40
"""More faults than these are counted, not printed: they have one cause."""

type Tables = Mapping[str, list[Row]]


def refuse(root: Path) -> None:
    """Raise ProgramError with all that is wrong, where something is."""
    messages = [str(fault) for fault in faults(root)]
    if messages:
        more = [f"… và {len(messages) - MOST} lỗi nữa"] if len(messages) > MOST else []
        raise ProgramError("\n".join(["bảng dữ liệu chưa đúng:", *messages[:MOST], *more]))
    place.check(root)


def faults(root: Path, schema: Schema | None = None) -> list[Fault]:
    """Return what is wrong, file by file: first of single rows, then between tables."""
    schema = schema or load(root)
    problems: list[Fault] = []
    tables: dict[str, list[Row]] = {}
    for table in schema.tables.values():
        tables[table.path], broken = read(root, table)
        broken += [fault for row in tables[table.path] for fault in _row(table, row)]
        broken += _keys(table, tables[table.path])
        problems += broken
    if problems:  # what lies between tables rests on rows that are right
        return problems
    for table in schema.tables.values():
        problems += _published_sums(table, tables[table.path])
        for reference in table.references:
            problems += _reference(table, reference, tables, schema.tables[reference.table])
        for total in table.totals:
            problems += _total(table, total, tables)
    return problems


def _row(table: Table, row: Row) -> Iterator[Fault]:
    before = True
    for name, column in table.columns.items():
        why = wrong(column, row.cells[name])
        if why:
            before = False
            yield Fault(table.path, row.line, why, row.unit, name, row.cells[name])
    if not before:  # figures that cannot be read cannot be compared
        return
    for names in table.ascending:
        for low, high in pairwise(names):
            if Decimal(row.cells[low]) > Decimal(row.cells[high]):
                why = f"lớn hơn {high} ({row.cells[high]})"
                yield Fault(table.path, row.line, why, row.unit, low, row.cells[low])
    if table.pair:
        first, second = table.pair
        if row.cells[first] >= row.cells[second]:
            why = f"phải lớn hơn {first} ({row.cells[first]})"
            yield Fault(table.path, row.line, why, row.unit, second, row.cells[second])


def wrong(column: Column, cell: str) -> str | None:
    """Return why a cell cannot stand in the column; None where it can."""
    if not cell:
        return "ô trống" if column.required else None
    return next(_reasons(column, cell), None)


def _reasons(column: Column, cell: str) -> Iterator[str]:
    if cell != cell.strip():
        yield "thừa dấu cách ở đầu hoặc cuối"
    if cell != unicodedata.normalize("NFC", cell):
        yield "dấu tiếng Việt viết rời (Unicode tổ hợp); hãy viết dựng sẵn (NFC)"
    match column.type:
        case "integer" | "number":
            yield from _number(column, cell)
        case "boolean" if cell not in {"true", "false"}:
            yield "phải là true hoặc false"
    if column.enum and cell not in column.enum:
        yield f"phải là một trong: {', '.join(column.enum)}"
    if column.pattern and not re.fullmatch(column.pattern, cell, re.ASCII):
        yield f"không đúng dạng {column.pattern}"


def _number(column: Column, cell: str) -> Iterator[str]:
    if COMMA.fullmatch(cell):
        yield "dấu thập phân phải là dấu chấm"
    elif column.type == "integer" and not INTEGER.fullmatch(cell):
        yield "phải là số nguyên, không có dấu phân nhóm và đơn vị"
    elif not NUMBER.fullmatch(cell):
        yield "phải là số, không có dấu phân nhóm và đơn vị"
    else:
        low, high = column.minimum, column.maximum
        if low is not None and Decimal(cell) < Decimal(str(low)):
            yield f"nhỏ hơn {low}"
        if high is not None and Decimal(cell) > Decimal(str(high)):
            yield f"lớn hơn {high}"


def _keys(table: Table, rows: Sequence[Row]) -> Iterator[Fault]:
    lines: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.cells[name] for name in table.key)
        if key in lines:
            why = f"đã có ở dòng {lines[key]}"
            yield Fault(table.path, row.line, why, row.unit, ", ".join(table.key), ", ".join(key))
        lines.setdefault(key, row.line)


def _reference(table: Table, reference: Reference, tables: Tables, other: Table) -> Iterator[Fault]:
    by_code = {row.cells[other.key[0]]: row for row in tables[other.path]}
    uses: Counter[str] = Counter()
    for row in tables[table.path]:
        cell = row.cells[reference.column]
        codes = cell.split(reference.separator) if reference.separator else [cell]
        uses.update(codes)
        strange = [code for code in codes if code not in by_code]
        if strange:
            why = f"không có {', '.join(strange)} trong {other.path}"
            yield Fault(table.path, row.line, why, row.unit, reference.column, cell)
        else:
            targets = [by_code[code] for code in codes]
            for name, why in _differences(row, row.cells[table.key[0]], reference, targets):
                yield Fault(table.path, row.line, why, row.unit, name, row.cells[name])
    for code, row in by_code.items():
        if reference.each_once and uses[code] != 1:
            times = f"{uses[code]} lần" if uses[code] else "không lần nào"
            why = f"phải có đúng một lần ở cột {reference.column} của {table.path}, nay {times}"
            yield Fault(other.path, row.line, why, row.unit, other.key[0], code)


def _differences(
    row: Row, key: str, reference: Reference, targets: Sequence[Row]
) -> Iterator[tuple[str, str]]:
    """Yield each column of a row that says other than the rows it names, and what those say."""
    for name, form in reference.repeats.items():
        text = "; ".join(form.format_map(one.cells) for one in targets)
        if row.cells[name] != text:
            yield name, f"{reference.table} viết “{text}”"
    for one in targets if reference.back else ():
        back = one.cells[str(reference.back)]
        if back != key:
            yield reference.column, f"{reference.table}, dòng {one.line} ({one.unit}) viết “{back}”"


def _total(table: Table, total: Total, tables: Tables) -> Iterator[Fault]:
    (key,) = table.key
    for row in tables[table.path]:
        parts = [one for one in tables[total.table] if one.cells[total.by] == row.cells[key]]
        for name in total.sums:
            why = _sum(row.cells[name], table.columns[name], parts, total.table)
            if why:
                yield Fault(table.path, row.line, why, row.unit, name, row.cells[name])
        for name, kinds in total.counts.items():
            count = sum(part.cells["kind"] in kinds for part in parts)
            if count != int(row.cells[name]):
                why = f"{total.table} có {count}"
                yield Fault(table.path, row.line, why, row.unit, name, row.cells[name])


def _published_sums(table: Table, rows: Sequence[Row]) -> Iterator[Fault]:
    for name, figure in table.published.items():
        why = _sum(figure, table.columns[name], rows, table.path)
        if why:
            yield Fault(table.path, 0, f"tổng đã công bố khác: {why}", "", name, figure)


def _sum(figure: str, column: Column, parts: Sequence[Row], path: str) -> str | None:
    """Return how the parts miss their sum; each may be rounded by half of its last digit."""
    cells = [Decimal(part.cells[column.name]) for part in parts]
    halves = [Decimal(5).scaleb(int(cell.as_tuple().exponent) - 1) for cell in cells]
    rounding = Decimal() if column.is_counted else sum(halves, Decimal())
    total = sum(cells, Decimal())
    if abs(total - Decimal(figure)) <= rounding:
        return None
    return f"cộng {len(cells)} dòng của {path} được {total}"
