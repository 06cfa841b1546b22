"""Tables: lists of units in and out, with every column of the user kept."""

from collections.abc import Mapping, Sequence
from copy import replace
from itertools import chain, repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from calculators.law.model import Exemption
from calculators.lists import columns, sheets
from calculators.lists.cells import SIGNS
from calculators.lists.columns import Column
from calculators.lists.entries import Entry, Reader
from calculators.lists.headings import Heading
from calculators.lists.kinds import kind_in_name, kind_of
from calculators.lists.sheets import Sheet
from calculators.lists.vocabulary import AREAS, SHARES
from calculators.units import Kind

if TYPE_CHECKING:
    from calculators.lists.fields import Number
    from calculators.lists.rows import Rows

NO_UNITS = (
    "Không có dòng nào là đơn vị hành chính: cần mỗi đơn vị một dòng, tên như “Xã A” hoặc có cột "
    "“Loại”. Nếu mỗi đơn vị là một cột, hãy xoay bảng lại."
)
"""What is said of a list in which no row is a unit."""


class Table(NamedTuple):
    """A list as read: the sheet, the columns by field, those not known, its entries, what was assumed.

    `ignored` are rows that are no units, by physical row number: totals, section titles, signatures;
    `groups` are the rows whose title is the district of the rows below, `heads` those of them that
    have figures of their own: they are units only where the reader asks for it.
    """

    sheet: Sheet
    columns: Mapping[str, Column]
    unknown: tuple[str, ...]
    entries: tuple[Entry, ...]
    ignored: Mapping[int, str]
    notes: tuple[str, ...]
    groups: Mapping[int, str] = MappingProxyType({})
    heads: tuple[int, ...] = ()


def read(
    sheet: Sheet,
    exemptions: Mapping[str, Exemption],
    chosen: Mapping[int, str] | None = None,
    *,
    districts: bool = False,
) -> Table:
    """Return the units of a sheet; a wrong row carries its errors and does not stop the others.

    `chosen` says for columns, by index, which field they hold in truth ("" for none); with
    `districts` a district that heads its communes is a unit as well. Raises QuestionError where
    columns do not tell what they hold, and SheetError for a second heading.
    """
    from calculators.lists import fields  # noqa: PLC0415 - a form asks no questions
    from calculators.lists.rows import Rows  # noqa: PLC0415 - and has one row

    headings = match(sheet, chosen or {})
    fields.check_once(headings)
    headings, assumptions = _complete(sheet, headings)
    by_field: dict[str, Column] = {}
    for index, heading in enumerate(headings):
        if heading.field is not None:
            cells = (r[index] for r in sheet.rows[sheet.body :] if index < len(r) and r[index])
            by_field[heading.field] = columns.column(index, heading, cells)
    rows = Rows(sheet, by_field, Reader(by_field, exemptions), districts=districts)
    entries = rows.entries()
    unknown = tuple(heading.text for heading in headings if heading.text and not heading.field)
    notes = (*sheet.notes, *assumptions, *_notes(rows), *_formula_notes(sheet))
    heads = tuple(rows.heads)
    return Table(sheet, by_field, unknown, entries, rows.ignored, notes, rows.groups, heads)


def of_form(cells: Mapping[str, str], exemptions: Mapping[str, Exemption]) -> Table:
    """Return the one unit of a form, each cell under its heading: nothing about it is a question."""
    sheet = sheets.from_cells(cells)
    by_field = {
        heading.field: columns.column(index, heading, [sheet.rows[1][index]])
        for index, heading in enumerate(sheet.columns)
        if heading.field is not None
    }
    reader = Reader(by_field, exemptions)
    entry = reader.entry(2, *reader.cells(sheet.rows[1]), "")
    notes = _formula_notes(sheet)
    return Table(sheet, by_field, (), (entry,), {}, notes)


def match(sheet: Sheet, chosen: Mapping[int, str]) -> list[Heading]:
    """Return what each column holds: as chosen by the reader, else as its heading says."""
    from calculators.lists import fields  # noqa: PLC0415 - see `read`

    return fields.assigned(sheet, chosen)


def _complete(sheet: Sheet, headings: Sequence[Heading]) -> tuple[list[Heading], list[str]]:
    """Return the headings with what only the cells tell: a unit that none names, shares or counts."""
    from calculators.lists import fields  # noqa: PLC0415 - see `read`

    result, notes = list(headings), []
    for index, heading in enumerate(headings):
        if heading.slug or heading.reason == fields.CHOSEN:
            continue
        if heading.field in AREAS and heading.unit is None:
            unit = fields.area_unit(index, heading, _areas(sheet, headings, index))
            field = "area_ha" if (heading.field, unit) == ("area_km2", "ha") else heading.field
            result[index] = replace(heading, field=field, unit=unit)
            why = " (theo km² thì có số không thể có)" if unit == "ha" else ""
            unit_text = unit.replace("2", "²")
            notes.append(f"Cột “{heading.text}” không ghi đơn vị: đọc là {unit_text}{why}.")
        elif heading.field in SHARES and fields.may_be_counts(heading):
            cells = [row[index] for row in sheet.rows[sheet.body :] if index < len(row)]
            field = fields.share_field(index, heading, cells)
            result[index] = replace(heading, field=field)
            if field not in SHARES:
                notes.append(f"Cột “{heading.text}” có số lớn hơn 100: đọc là số người.")
        elif heading.reason and heading.field:
            notes.append(f"Cột “{heading.text}”: {heading.reason}.")
    fields.check_once(result)
    return result, notes


def _areas(
    sheet: Sheet, headings: Sequence[Heading], index: int
) -> list[tuple[Kind, tuple["Number", ...]]]:
    """Return what the areas of a column can mean, each with the kind of its unit."""
    from calculators.lists import fields  # noqa: PLC0415 - see `read`
    from calculators.lists.marks import bare_name  # noqa: PLC0415 - see `read`

    places = [
        place
        for field in ("kind", "name")
        for place, heading in enumerate(headings)
        if heading.field == field
    ]
    areas = []
    for row in sheet.rows[sheet.body :]:
        numbers = fields.readings(row[index]) if index < len(row) else ()
        cells = [row[place] for place in places if place < len(row)]
        kinds = [kind_of(cell) or kind_in_name(bare_name(cell)) for cell in cells]
        kind = next(filter(None, kinds), None)
        if numbers and kind is not None:
            areas.append((kind, numbers))
    return areas


def _notes(rows: "Rows") -> list[str]:
    """Return what was assumed about rows, so that nothing is guessed silently."""
    notes = []
    if rows.ignored:
        numbers = "; ".join(f"{number} “{name}”" for number, name in rows.ignored.items())
        notes.append(f"Không phải đơn vị, không tính: dòng {numbers}.")
    if rows.heads and not rows.districts:
        numbers = ", ".join(map(str, rows.heads))
        notes.append(
            f"Đơn vị cấp huyện đứng đầu nhóm, không xét: dòng {numbers}. Muốn xét, hãy chọn “Xét cả đơn "
            "vị cấp huyện”, hoặc trên dòng lệnh: --districts."
        )
    if rows.short:
        numbers = ", ".join(map(str, rows.short))
        notes.append(f"Dòng ít ô hơn tiêu đề, ô thiếu coi là trống: dòng {numbers}.")
    if rows.gaps:
        numbers = ", ".join(map(str, rows.gaps))
        notes.append(f"Ô đơn vị cấp huyện bỏ trống, đọc như ô phía trên: dòng {numbers}.")
    return notes


def _formula_notes(sheet: Sheet) -> tuple[str, ...]:
    """Return what there is to say about formulas: mostly nothing."""
    cells = chain.from_iterable(sheet.rows)
    signs = any(map(str.startswith, cells, repeat(tuple(SIGNS))))
    if not signs and not any(sheet.formulas):
        return ()
    from calculators.lists import formulas  # noqa: PLC0415 - the first answer must not wait for it

    return tuple(formulas.notes(sheet.rows, sheet.formulas))


def with_results(
    table: Table, new_headings: Sequence[str], results: Mapping[int, Sequence[str]]
) -> list[list[str]]:
    """Return the user's own rows with these result columns; `results` goes by physical row number."""
    sheet = table.sheet
    width = max(len(row) for row in sheet.rows)
    old = {index for index, text in enumerate(sheet.rows[sheet.heading]) if text in new_headings}

    def own_cells(row: Sequence[str]) -> list[str]:
        padded = [*row, *[""] * (width - len(row))]
        return [cell for index, cell in enumerate(padded) if index not in old]

    empty = [""] * len(new_headings)
    return [
        [
            *own_cells(row),
            *(new_headings if number == sheet.heading + 1 else results.get(number, empty)),
        ]
        for number, row in enumerate(sheet.rows, start=1)
    ]
