"""Tables: lists of units in and out, with every column of the user kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculators import columns, sheets
from calculators.columns import AREAS, Column
from calculators.entries import CellError, Entry, is_blank, read_entry
from calculators.headings import recognise
from calculators.law import Exemption
from calculators.sheets import Sheet, SheetError


@dataclass(frozen=True, slots=True)
class Table:
    """A list as read: the sheet, the columns by field, those not known, its entries, what was assumed."""

    sheet: Sheet
    columns: Mapping[str, Column]
    unknown: tuple[str, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def read(sheet: Sheet, exemptions: Mapping[str, Exemption]) -> Table:
    """Give the units of a sheet; a wrong row carries its errors and does not stop the others."""
    body = sheet.rows[sheet.heading + 1 :]
    by_field: dict[str, Column] = {}
    unknown = []
    for index, text in enumerate(sheet.rows[sheet.heading]):
        heading = recognise(text)
        if heading.field is None:
            unknown += [text] if text else []
            continue
        if heading.field in by_field:
            other = by_field[heading.field].heading.text
            raise SheetError(
                f"Hai cột “{other}” và “{text}” cùng một nội dung ({heading.field}). "
                "Hãy giữ một cột, đổi tên cột kia."
            )
        cells = [row[index] for row in body if index < len(row) and row[index]]
        by_field[heading.field] = columns.column(index, heading, cells)
    width = len(sheet.rows[sheet.heading])
    entries = tuple(
        _entry(number, row, width, by_field, exemptions)
        for number, row in enumerate(body, start=sheet.heading + 2)
        if any(row)
    )
    return Table(sheet, by_field, tuple(unknown), entries, tuple(_notes(by_field)))


def _entry(
    number: int,
    row: Sequence[str],
    width: int,
    by_field: Mapping[str, Column],
    exemptions: Mapping[str, Exemption],
) -> Entry:
    cells = {
        field: text
        for field, column in by_field.items()
        if column.index < len(row) and not is_blank(text := row[column.index])
    }
    if any(row[width:]):
        # A decimal comma in a comma-separated file shifts the cells: no figure of the row can be trusted.
        beyond = "; ".join(cell for cell in row[width:] if cell)
        error = CellError(
            "", f"Dòng có nhiều ô hơn tiêu đề (thừa “{beyond}”): các ô có thể bị lệch cột"
        )
        return Entry(number, None, cells.get("code", ""), cells.get("name", ""), "", None, (error,))
    return read_entry(number, cells, by_field, exemptions)


def _notes(by_field: Mapping[str, Column]) -> list[str]:
    """Give what was assumed about columns, so that nothing is guessed silently."""
    notes = []
    for field, column in by_field.items():
        if field in AREAS and column.heading.unit is None and not column.heading.slug:
            notes.append(f"Cột “{column.heading.text}” không ghi đơn vị: đọc là km².")
    return notes


def write_csv(table: Table, added: Sequence[str], results: Mapping[int, Sequence[str]]) -> str:
    """Give the user's own rows with the result columns `added`; `results` goes by physical row number."""
    sheet = table.sheet
    width = max(len(row) for row in sheet.rows)
    heading = sheet.rows[sheet.heading]
    old = {index for index, text in enumerate(heading) if text in added}

    def kept(row: Sequence[str]) -> list[str]:
        padded = [*row, *[""] * (width - len(row))]
        return [cell for index, cell in enumerate(padded) if index not in old]

    rows = []
    for number, row in enumerate(sheet.rows, start=1):
        if number == sheet.heading + 1:
            rows.append([*kept(row), *added])
        else:
            rows.append([*kept(row), *results.get(number, [""] * len(added))])
    return sheets.write(rows, sheet.delimiter)
