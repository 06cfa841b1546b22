"""The columns of the result, each cell beside its heading."""

from calculators.lists.cells import NumberCell
from calculators.units import Kind, Unit
from calculators.worklist.columns import HEADINGS, result_cells
from tests.worklist.test_result import SMALL, result


def row(unit: Unit | None) -> dict[str, str]:
    """Return the cells of the result by heading."""
    (cells,) = result_cells([result(unit)], "1").values()
    return dict(zip(HEADINGS, cells, strict=True))


def test_figures_are_numbers_and_what_is_not_known_is_empty() -> None:
    """A spreadsheet sums numbers; an empty cell is none."""
    cells = row(SMALL)
    figures = {heading: cell for heading, cell in cells.items() if isinstance(cell, NumberCell)}
    assert list(figures.values()) == ["50", "5000", "5000", "20.00", "20.00", "10.00", "10.00"]
    assert (cells["Mã kết quả"], cells["Số liệu còn thiếu"]) == ("must_arrange", "")
    empty = row(Unit(Kind.TOWN, mountainous=False))
    assert [empty[heading] for heading in figures] == [""] * len(figures)
    assert empty["Số liệu còn thiếu"]
