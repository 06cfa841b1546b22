"""Fields: which column of a list holds what, or the question that its reader has to answer."""

from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from typing import NamedTuple

from calculators.lists.cells import place_name
from calculators.lists.groups import is_total
from calculators.lists.headings import Heading
from calculators.lists.kinds import kind_in_name
from calculators.lists.sheets import Sheet, SheetError
from calculators.lists.spelling import fold
from calculators.lists.vocabulary import AREAS, PEOPLE, name_of
from calculators.numerals import NumeralError, scan
from calculators.units import Kind

type Number = tuple[int, int]
"""A number as (digits, decimals): its value is digits / 10**decimals."""

_COUNTS = {2: "Hai", 3: "Ba", 4: "Bốn"}
_ANSWER = 'Hãy nêu bằng lệnh “--column "{letter}={field}"” hoặc sửa tiêu đề'
CHOSEN = "người đọc chọn"
"""Why a column holds what its reader says."""


class Question(NamedTuple):
    """What a list does not tell: the field, the columns that may hold it, and what each may be.

    `answer` says how the command line is told; the page offers the choices itself.
    """

    field: str
    columns: tuple[int, ...]
    choices: tuple[str, ...]
    message: str
    answer: str


class QuestionError(SheetError):
    """A list that can be read only after its reader has answered."""

    def __init__(self, question: Question) -> None:
        """Take the question; the error says it, and how to answer."""
        super().__init__(f"{question.message} {question.answer}")
        self.question = question


def assigned(sheet: Sheet, chosen: Mapping[int, str]) -> list[Heading]:
    """Return what each column holds: as chosen by the reader, else as its heading says.

    Of several headings for one field the surest count; where they are equally sure, all keep it.
    """
    headings = [
        _chosen(heading, chosen[index]) if index in chosen else _with_unit(heading, sheet.units)
        for index, heading in enumerate(sheet.columns)
    ]
    _name_by_cells(headings, sheet, chosen)
    best: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if heading.field is not None:
            rank = -1 if index in chosen else heading.rank
            best[heading.field] = min(rank, best.get(heading.field, rank))
    return [
        replace(heading, field=None)
        if heading.field is not None
        and (-1 if index in chosen else heading.rank) > best[heading.field]
        else heading
        for index, heading in enumerate(headings)
    ]


def _chosen(heading: Heading, field: str) -> Heading:
    unit = heading.unit
    if field == "area_ha":
        unit = "ha"
    elif field == "area_km2":
        unit = unit or "km2"
    return replace(heading, field=field or None, unit=unit, rank=0, reason=CHOSEN)


def _with_unit(heading: Heading, units: Mapping[str, str]) -> Heading:
    """Return a heading without a unit with that of the line above the list, where there is one."""
    what = "area" if heading.field in AREAS else "people" if heading.field in PEOPLE else ""
    unit = units.get(what)
    if unit is None or heading.unit is not None or heading.slug:
        return heading
    field = "area_ha" if heading.field == "area_km2" and unit == "ha" else heading.field
    return replace(heading, field=field, unit=unit, reason=f"đơn vị tính ghi phía trên: {unit}")


def _name_by_cells(headings: list[Heading], sheet: Sheet, chosen: Mapping[int, str]) -> None:
    """Take for names, where no heading says so, the one column whose cells are names of units."""
    if any(heading.field == "name" for heading in headings):
        return
    body = [row for row in sheet.rows[sheet.body :] if any(row)]
    for index, heading in enumerate(headings):
        if heading.field is None and index not in chosen:
            cells = [row[index] for row in body if index < len(row) and row[index]]
            cells = [cell for cell in cells if not is_total(cell)]
            if 2 * sum(kind_in_name(cell) is not None for cell in cells) > len(cells):
                reason = "các ô là tên đơn vị"
                headings[index] = replace(heading, field="name", reason=reason)
                return


def check_once(headings: Sequence[Heading]) -> None:
    """Let headings pass of which none stands for the same as another; raises QuestionError."""
    by_field: dict[str, list[int]] = {}
    for index, heading in enumerate(headings):
        if heading.field is not None:
            by_field.setdefault(heading.field, []).append(index)
    for field, columns in by_field.items():
        if len(columns) > 1:
            names = " và ".join(f"“{headings[index].text}”" for index in columns)
            letters = ", ".join(map(letter, columns))
            raise QuestionError(
                Question(
                    field,
                    tuple(columns),
                    (field,),
                    f"{_COUNTS.get(len(columns), len(columns))} cột {names} ({letters}) đều có thể là "
                    f"{name_of(field)}: cột nào là cột cần dùng?",
                    _ANSWER.format(letter=letter(columns[0]), field=field) + ".",
                )
            )


BOUNDS = {
    Kind.COMMUNE: (100, 150_000),
    Kind.TOWNSHIP: (50, 50_000),
    Kind.WARD: (5, 20_000),
    Kind.RURAL_DISTRICT: (1_000, 500_000),
    Kind.TOWN: (1_000, 300_000),
    Kind.PROVINCIAL_CITY: (1_000, 300_000),
    Kind.URBAN_DISTRICT: (200, 50_000),
}
"""Areas in hectares between which units of a kind surely lie: working bounds, and no rule of law."""


_STANDARD = (100, 100_000)
_HECTARES = {"km2": 100, "ha": 1}


def area_unit(index: int, heading: Heading, rows: Iterable[tuple[Kind, Sequence[Number]]]) -> str:
    """Return the unit of a column of areas that names none: the one in which they can be.

    `rows` are what the areas can mean, each with the kind of its unit. Raises QuestionError where
    both units, or neither, can be meant.
    """
    areas = list(rows)
    bounds = dict.fromkeys(Kind, _STANDARD) if heading.field == "area_standard_km2" else BOUNDS

    def fits(unit: str) -> bool:
        return all(
            any(_between(number, _HECTARES[unit], *bounds[kind]) for number in numbers)
            for kind, numbers in areas
        )

    as_km2, as_ha = fits("km2"), fits("ha")
    if as_km2 != as_ha:
        return "km2" if as_km2 else "ha"
    if not areas:
        return "km2"
    raise QuestionError(
        Question(
            heading.field or "",
            (index,),
            ("area_km2", "area_ha"),
            f"Cột “{heading.text}” ({letter(index)}) không ghi đơn vị: km² hay ha?",
            _ANSWER.format(letter=letter(index), field="area_km2")
            + f" (area_ha nếu là ha), ví dụ “{heading.text} (km2)”.",
        )
    )


def may_be_counts(heading: Heading) -> bool:
    """Return whether a heading of shares says neither "tỷ lệ" nor "%"."""
    return "ty le" not in fold(heading.text).replace("ti le", "ty le") and "%" not in heading.text


def share_field(index: int, heading: Heading, cells: Sequence[str]) -> str:
    """Return whether a column headed "DTTS" holds shares or counts of people, as its cells tell.

    Raises QuestionError where they do not tell.
    """
    numbers = list(filter(None, map(readings, cells)))
    if any(all(digits > _PERCENT * 10**places for digits, places in each) for each in numbers):
        return "ethnic_minority_people"
    if not numbers or any("%" in cell for cell in cells):
        return "ethnic_minority_percent"
    if any(all(digits % 10**places for digits, places in each) for each in numbers):
        return "ethnic_minority_percent"
    raise QuestionError(
        Question(
            "ethnic_minority_percent",
            (index,),
            ("ethnic_minority_percent", "ethnic_minority_people"),
            f"Cột “{heading.text}” ({letter(index)}) là tỷ lệ (%) hay số người?",
            _ANSWER.format(letter=letter(index), field="ethnic_minority_percent")
            + " (ethnic_minority_people nếu là số người).",
        )
    )


_PERCENT = 100


def _between(number: Number, factor: int, low: int, high: int) -> bool:
    digits, decimals = number
    scale = int(10**decimals)
    return low * scale <= digits * factor <= high * scale


def readings(cell: str) -> tuple[Number, ...]:
    """Return the numbers that a cell can mean, as (digits, decimals): two for "12.699", none for words."""
    try:
        numeral = scan(cell)
        if numeral.decimal_mark is None:
            mark = next(letter for letter in numeral.body if letter in ".,")
            return numeral.value(mark), numeral.value("")
        return (numeral.value(numeral.decimal_mark),)
    except NumeralError:
        return ()


def letter(index: int) -> str:
    """Return the name of a column as spreadsheets write it."""
    return place_name(1, index + 1).rstrip("0123456789")


def column_index(name: str, headings: Sequence[str]) -> int:
    """Return the index of a column named by its letter or heading; raises SheetError for none."""
    for index, heading in enumerate(headings):
        if name in (heading, letter(index)):
            return index
    for index, heading in enumerate(headings):
        if name.casefold() in (heading.casefold(), letter(index).casefold()):
            return index
    raise SheetError(f"Không có cột “{name}”. Các cột: {', '.join(filter(None, headings))}.")
