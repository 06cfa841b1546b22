"""Columns: what an exported list gains beside its own columns, each with its heading."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from calculators import __version__
from calculators.classes.points import Range
from calculators.classes.result import Result
from calculators.classes.rules import ClassRules
from calculators.classes.words import FIELDS, decimal
from calculators.lists.cells import NumberCell

type Cell = Callable[[Result], str]


def result_columns(rules: ClassRules) -> list[str]:
    """Return the headings of the columns that an exported list gains."""
    return [heading for heading, _ in _columns(rules)]


def result_cells(results: Iterable[Result], rules: ClassRules) -> Mapping[int, list[str]]:
    """Return the cells of the result columns by physical row number."""
    cells = [cell for _, cell in _columns(rules)]
    return {one.entry.row: [cell(one) for cell in cells] for one in results}


def _columns(rules: ClassRules) -> Iterator[tuple[str, Cell]]:
    versions = (
        f"Phiếu làm việc, không phải văn bản; {rules.decree}; bộ máy tính {__version__}; "
        f"dữ liệu luật {rules.version}"
    )
    yield "Loại đơn vị hành chính", lambda one: one.word
    yield from _ends("Tổng điểm", lambda one: one.classification and one.classification.points)
    yield from _ends("Điểm ưu tiên", lambda one: one.classification and one.classification.bonus)
    for place, criterion in enumerate(rules.criteria.values()):
        yield from _ends(f"Điểm: {criterion.title}", _points(place))
    yield (
        "Số liệu còn thiếu để phân loại",
        lambda one: "; ".join(FIELDS[field] for field in one.missing),
    )
    yield "Giải thích phân loại", lambda one: "\n".join(one.lines)
    yield "Lỗi khi phân loại", lambda one: "; ".join(error.message for error in one.row.errors)
    yield "Phiên bản phân loại", lambda _: versions


def _points(place: int) -> Callable[[Result], Range | None]:
    return lambda one: one.criteria[place].points if one.criteria else None


def _ends(title: str, points: Callable[[Result], Range | None]) -> Iterator[tuple[str, Cell]]:
    for index, end in enumerate(("thấp nhất", "cao nhất")):
        yield f"{title}, {end}", _end(points, index)


def _end(points: Callable[[Result], Range | None], index: int) -> Cell:
    def cell(one: Result) -> str:
        ends = points(one)
        return "" if ends is None else NumberCell(decimal(ends[index]))

    return cell
