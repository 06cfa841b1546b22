"""Figures: what is given of each unit of a list, as the columns on which the formulas of a workbook rest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from calculators.arrangement.evaluation import exempts
from calculators.lists.cells import NumberCell
from calculators.numerals import decimal_text
from calculators.papers import cases, review
from calculators.papers.cases import Line
from calculators.papers.spreadsheet import Column
from calculators.papers.spreadsheet_styles import Form
from calculators.papers.standards_sheet import Standards
from calculators.sentences import capital
from calculators.units import ANY_SHARE, M2_PER_KM2, SHARE_SCALE, UNKNOWN, Interval, Kind, Unit
from calculators.worklist.result import Result


@dataclass(frozen=True, eq=False)
class Row:
    """A unit of a list, None where its row is wrong, with the lines of its standards.

    `case` is what its standards depend on; `lines` are index and content of each on the sheet of
    standards; `steps` are the first and the last step of its share.
    """

    number: int
    result: Result
    unit: Unit | None
    case: cases.Case | None = None
    lines: Sequence[tuple[int, Line]] = ()
    steps: tuple[int, int] = (0, 0)


@dataclass(frozen=True, eq=False)
class Field:
    """A column by the name that formulas use: its heading, its look, and what stands in a row.

    `text` is its formula, in which "{area}" is the cell of the column "area"; None where there is none.
    """

    name: str
    heading: str
    column: Column
    value: Callable[[Row], str]
    text: Callable[[Row], str] | None = None


_FIGURES: Mapping[str, tuple[str, Form, int, Interval]] = {
    "share": ("Tỷ lệ DTTS để tính (%)", "decimal", SHARE_SCALE, ANY_SHARE),
    "area": ("Diện tích để tính (km²)", "decimal", M2_PER_KM2, UNKNOWN),
    "population": ("Dân số để tính (người)", "whole", 1, UNKNOWN),
}
"""Heading, look and scale of each figure, and what stands for one that is not known."""
_STATED: Mapping[str, tuple[str, Form, int]] = {
    "area_standard": ("Diện tích tiêu chuẩn do người dùng nêu (km²)", "decimal", M2_PER_KM2),
    "population_standard": ("Dân số tiêu chuẩn do người dùng nêu (người)", "whole", 1),
}
_ENDS = {"low": ("thấp nhất", attrgetter("low")), "high": ("cao nhất", attrgetter("high"))}


def rows(results: Sequence[Result], standards: Standards) -> list[Row]:
    """Return the rows of these results."""
    lines: dict[cases.Case, list[tuple[int, Line]]] = {}
    for index, (_, case, line) in enumerate(standards.lines):
        lines.setdefault(case, []).append((index, line))
    return [
        _row(number, one, lines, standards.steps) for number, one in enumerate(results, start=1)
    ]


def _row(
    number: int,
    result: Result,
    lines: Mapping[cases.Case, Sequence[tuple[int, Line]]],
    steps: Sequence[int],
) -> Row:
    unit = result.entry.unit
    if unit is None:
        return Row(number, result, None)
    high = ANY_SHARE.high if unit.share.high is None else unit.share.high
    ends = (_step(unit.share.low, steps), _step(high or 0, steps))
    case = cases.case_of(unit)
    return Row(number, result, unit, case, lines[case], ends)


def _step(share: int, steps: Sequence[int]) -> int:
    return sum(share >= first for first in steps) - 1


def fields(rows: Sequence[Row], standards: Standards) -> Iterator[Field]:
    """Yield the columns of what is given; one that the list does not need is left out."""
    units = [row.unit for row in rows if row.unit is not None]
    entries = [row.result.entry for row in rows]
    yield Field("number", "TT", Column(6, "whole"), lambda row: NumberCell(row.number))
    if any(entry.code for entry in entries):
        yield Field("code", "Mã trong danh sách", Column(12), lambda row: row.result.entry.code)
    yield Field("unit", "Đơn vị rà soát", Column(30), lambda row: review.title(row.result))
    if any(entry.district for entry in entries):
        yield Field("district", "Trực thuộc", Column(24), lambda row: row.result.entry.district)
    yield from _circumstances(units, standards)
    for name in ("share", "area", "population"):
        if name != "share" or len(standards.steps) > 1:
            yield from _figure(name, units)
    for name, (heading, form, scale) in _STATED.items():
        if any(getattr(unit, name) is not None for unit in units):
            yield _field(
                name, heading, Column(14, form, editable=True), _number(attrgetter(name), scale)
            )
    if any(exempts(unit, standards.rules) for unit in units):
        heading = "Lý do không bắt buộc, theo người dùng nêu"
        yield _field(
            "reason", heading, Column(24, editable=True), lambda unit: _reason(unit, standards)
        )


def _field(name: str, heading: str, column: Column, text: Callable[[Unit], str]) -> Field:
    return Field(name, heading, column, lambda row: "" if row.unit is None else text(row.unit))


def _circumstances(units: Sequence[Unit], standards: Standards) -> Iterator[Field]:
    def words(place: int) -> Callable[[Row], str]:
        return lambda row: "" if row.case is None else cases.words(row.case)[place]

    headings = ("Loại để tính", "Phường của", "Thuộc miền núi, vùng cao", "Có biên giới quốc gia")
    for place, heading in enumerate(headings):
        if place != 1 or any(unit.kind is Kind.WARD for unit in units):
            yield Field(f"case{place}", heading, Column(12, editable=True), words(place))
    for claim in standards.claims:
        heading = f"{capital(cases.CLAIMS[claim])}, theo người dùng nêu"
        yield Field(claim, heading, Column(14, editable=True), _claimed(claim))


def _claimed(claim: str) -> Callable[[Row], str]:
    def word(row: Row) -> str:
        return "" if row.case is None else ("không", "có")[claim in row.case.claims]

    return word


def _figure(name: str, units: Sequence[Unit]) -> Iterator[Field]:
    """Yield the column of a figure, or those of its ends where some unit has a range."""
    heading, form, scale, unknown = _FIGURES[name]
    figure = attrgetter(name)
    column = Column(13, form, editable=True)
    if all(figure(unit).known or figure(unit) == unknown for unit in units):
        yield _field(name, heading, column, _end(figure, attrgetter("low"), scale, unknown))
        return
    for end, (word, of_end) in _ENDS.items():
        title = f"{heading}, {word}"
        yield _field(f"{name}_{end}", title, column, _end(figure, of_end, scale, unknown))


def _end(
    figure: Callable[[Unit], Interval],
    end: Callable[[Interval], int | None],
    scale: int,
    unknown: Interval,
) -> Callable[[Unit], str]:
    return _number(lambda unit: None if figure(unit) == unknown else end(figure(unit)), scale)


def _number(value: Callable[[Unit], int | None], scale: int) -> Callable[[Unit], str]:
    def text(unit: Unit) -> str:
        number = value(unit)
        return "" if number is None else NumberCell(decimal_text(number, scale))

    return text


def _reason(unit: Unit, standards: Standards) -> str:
    return (
        standards.rules.exemptions[unit.exemption or ""].phrase
        if exempts(unit, standards.rules)
        else ""
    )
