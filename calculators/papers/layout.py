"""Layout: which columns the formulas of a workbook find their figures and standards in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from calculators.papers.figures import Row
from calculators.papers.needed import standard_of
from calculators.papers.standards_sheet import Standards
from calculators.units import Component

ENDS = {"": "", "_low": ", thấp nhất", "_high": ", cao nhất"}
"""What stands behind a heading, by the end of a name."""


@dataclass(frozen=True, eq=False)
class Layout:
    """The standards of a list, the names of the columns given, and whether populations are ranges."""

    standards: Standards
    names: Collection[str]
    ranged: bool

    @property
    def areas(self) -> range:
        """Return the numbers of the areas that a unit may have as its standard."""
        return range(self.standards.areas)

    def ends(self, component: Component) -> tuple[str, ...]:
        """Return the ends of the names of a standard's columns."""
        return ("_low", "_high") if component == "population" and self.ranged else ("",)

    def figure(self, name: str) -> tuple[str, str]:
        """Return the cells of a figure's ends, which are one where no unit has a range."""
        if name in self.names:
            return (f"{{{name}}}",) * 2
        return f"{{{name}_low}}", f"{{{name}_high}}"

    def pair(self, component: Component, name: str) -> tuple[str, str]:
        """Return the cells of the ends of what is named so for a component."""
        ends = self.ends(component)
        return f"{{{name}{ends[0]}}}", f"{{{name}{ends[-1]}}}"


def layout(standards: Standards, names: Collection[str], rows: Sequence[Row]) -> Layout:
    """Return the layout for these rows."""
    ranged = any(
        standard_of(row, area, "population", "_low")
        != standard_of(row, area, "population", "_high")
        for row in rows
        if row.unit is not None
        for area in range(standards.areas)
    )
    return Layout(standards, names, ranged)
