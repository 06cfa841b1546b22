"""Tables: lists of units in and out, with every column of the user kept."""

import re
from collections.abc import Mapping, Sequence
from copy import replace
from typing import NamedTuple

from calculators.law.model import Exemption
from calculators.lists import columns
from calculators.lists.cells import SIGNS
from calculators.lists.columns import AREAS, FIGURES, Column
from calculators.lists.entries import Entry, Reader
from calculators.lists.headings import Heading, fold, kind_in_name, recognise
from calculators.lists.row import CellError
from calculators.lists.sheets import Sheet, SheetError
from calculators.units import Level

_TOTALS = re.compile(
    r"(tong cong|tong so|tong|cong)( toan (tinh|huyen|thanh pho|xa))?|toan (tinh|huyen|thanh pho)"
)


class Table(NamedTuple):
    """A list as read: the sheet, the columns by field, those not known, its entries, what was assumed.

    `ignored` are rows that are no units, by physical row number: totals, section titles, signatures.
    """

    sheet: Sheet
    columns: Mapping[str, Column]
    unknown: tuple[str, ...]
    entries: tuple[Entry, ...]
    ignored: Mapping[int, str]
    notes: tuple[str, ...]


def read(
    sheet: Sheet, exemptions: Mapping[str, Exemption], chosen: Mapping[int, str] | None = None
) -> Table:
    """Return the units of a sheet; a wrong row carries its errors and does not stop the others.

    `chosen` says for columns, by index, which field they hold in truth ("" for none). Raises
    SheetError where two columns hold the same field.
    """
    headings = match(sheet, chosen or {})
    by_field: dict[str, Column] = {}
    for index, heading in enumerate(headings):
        if heading.field is None:
            continue
        if heading.field in by_field:
            other = by_field[heading.field].heading.text
            raise SheetError(
                f"Hai cột “{other}” và “{heading.text}” cùng một nội dung ({heading.field}). "
                "Hãy giữ một cột, đổi tên cột kia."
            )
        cells = (row[index] for row in sheet.rows[sheet.body :] if index < len(row) and row[index])
        by_field[heading.field] = columns.column(index, heading, cells)
    entries, ignored = _entries(sheet, by_field, exemptions)
    unknown = tuple(heading.text for heading in headings if heading.text and not heading.field)
    notes = (*_notes(by_field, ignored), *_formula_notes(sheet))
    return Table(sheet, by_field, unknown, entries, ignored, notes)


def match(sheet: Sheet, chosen: Mapping[int, str]) -> list[Heading]:
    """Return what each column holds: as chosen by the reader, else as its heading says."""
    found = []
    for index, text in enumerate(sheet.headings):
        heading = recognise(text)
        if index in chosen:
            field = chosen[index] or None
            unit = "ha" if field == "area_ha" else heading.unit
            heading = replace(heading, field=field, unit=unit)
        found.append(heading)
    return found


def _entries(
    sheet: Sheet, by_field: Mapping[str, Column], exemptions: Mapping[str, Exemption]
) -> tuple[tuple[Entry, ...], dict[int, str]]:
    entries, ignored, section = [], {}, ""
    width = len(sheet.headings)
    reader = Reader(by_field, exemptions)
    for number, row in enumerate(sheet.rows[sheet.body :], start=sheet.body + 1):
        if not any(row):
            continue
        whole = row if len(row) >= width else [*row, *[""] * (width - len(row))]
        own, shared = reader.cells(whole)
        name = own.get("name") or next(filter(None, row))
        if _is_section(name):
            section = name
        if "kind" not in shared.cells and _is_no_unit(own, name):
            ignored[number] = name
        elif any(row[width:]):
            entries.append(_shifted(number, own, row[width:]))
        else:
            entries.append(reader.entry(number, own, shared, section))
    return tuple(entries), ignored


def _is_section(name: str) -> bool:
    """Return whether a row may open a section of its own: a district-level unit above its communes."""
    kind = kind_in_name(name)
    return kind is not None and kind.level is Level.DISTRICT


def _is_no_unit(cells: Mapping[str, str], name: str) -> bool:
    """Return whether a row without a kind is a total, a section's title or a signature."""
    if _TOTALS.fullmatch(fold(name)):
        return True
    # Below a list stand places, dates and signatures, in whatever column they happen to fit.
    figures = any(cells[field].lstrip("'")[:1].isdigit() for field in FIGURES & cells.keys())
    return not figures and (kind_in_name(name) is None or _is_section(name))


def _shifted(number: int, cells: Mapping[str, str], beyond: Sequence[str]) -> Entry:
    """Return the entry of a row that has more cells than there are headings.

    A decimal comma in a comma-separated file shifts the cells: no figure of the row can be trusted.
    """
    listed = "; ".join(filter(None, beyond))
    error = CellError(
        "", f"Dòng có nhiều ô hơn tiêu đề (thừa “{listed}”): các ô có thể bị lệch cột"
    )
    return Entry(number, None, cells.get("code", ""), cells.get("name", ""), "", None, (error,))


def _notes(by_field: Mapping[str, Column], ignored: Mapping[int, str]) -> list[str]:
    """Return what was assumed about columns, so that nothing is guessed silently."""
    notes = []
    for field, column in by_field.items():
        if field in AREAS and column.heading.unit is None and not column.heading.slug:
            notes.append(f"Cột “{column.heading.text}” không ghi đơn vị: đọc là km².")
    if ignored:
        rows = "; ".join(f"{number} “{name}”" for number, name in ignored.items())
        notes.append(f"Không phải đơn vị, không tính: dòng {rows}.")
    return notes


def _formula_notes(sheet: Sheet) -> tuple[str, ...]:
    """Return what there is to say about formulas: mostly nothing."""
    signs = any(cell and cell[0] in SIGNS for row in sheet.rows for cell in row)
    if not signs and not any(sheet.formulas):
        return ()
    from calculators.lists import formulas  # noqa: PLC0415 - the first answer must not wait for it

    return tuple(formulas.notes(sheet.rows, sheet.formulas))


def with_results(
    table: Table, added: Sequence[str], results: Mapping[int, Sequence[str]]
) -> list[list[str]]:
    """Return the user's own rows with the result columns `added`; `results` goes by physical row number."""
    sheet = table.sheet
    width = max(len(row) for row in sheet.rows)
    old = {index for index, text in enumerate(sheet.rows[sheet.heading]) if text in added}

    def kept(row: Sequence[str]) -> list[str]:
        padded = [*row, *[""] * (width - len(row))]
        return [cell for index, cell in enumerate(padded) if index not in old]

    empty = [""] * len(added)
    return [
        [*kept(row), *(added if number == sheet.heading + 1 else results.get(number, empty))]
        for number, row in enumerate(sheet.rows, start=1)
    ]
