"""Lookups: the formulas that find the standards of a unit, and hold its figures against them in %.

A standard is looked up by the unit's circumstances and its ethnic-minority share. Where two areas
are possible (a commune of which it is not known whether it is mountainous) each has its own columns.
"""

from collections.abc import Iterator
from functools import cache

from calculators.arrangement.words import COMPONENT_NAMES
from calculators.lists.cells import NumberCell
from calculators.papers.cases import CLAIMS
from calculators.papers.figures import Field, Row
from calculators.papers.layout import ENDS, Layout
from calculators.papers.needed import SCALES, line_of, standard_cell
from calculators.papers.spreadsheet import Column
from calculators.papers.standards_sheet import other_area
from calculators.units import COMPONENTS, Component

_DECIMALS = 2


def fields(layout: Layout) -> Iterator[Field]:
    """Yield the columns of standards, and of percentages of them."""
    for area in layout.areas:
        yield _line(layout, area)
        text = f"INDEX({layout.standards.area},{{line{area}}})"
        yield _standard(layout, area, "area", "", text)
        for end in layout.ends("population"):
            yield _standard(layout, area, "population", end, _people(layout, area, end))
    for component in COMPONENTS:
        low, high = layout.figure(component)
        least, most = _extremes(layout, component)
        ranged = low != high or least != most
        for end in ("_low", "_high") if ranged else ("",):
            yield _percent(layout, component, end)


def _line(layout: Layout, area: int) -> Field:
    key = "{case0}"
    if "case1" in layout.names:
        key += '&IF({case1}="",""," thuộc "&{case1})'
    key += '&"; miền núi: "&{case2}&"; biên giới: "&{case3}'
    for claim in layout.standards.claims:
        key += f'&"; {CLAIMS[claim]}: "&{{{claim}}}'
    text = f"MATCH({key},{layout.standards.keys},0)"
    if area:
        text = f'IFERROR(MATCH({key}&"{other_area(area)}",{layout.standards.keys},0),{{line0}})'
    return Field(
        f"line{area}",
        f"Dòng tra ở trang Quy định{other_area(area)}",
        Column(9, "whole"),
        lambda row: NumberCell(line_of(row, area)[0] + 1) if row.lines else "",
        lambda _: text,
    )


def _standard(layout: Layout, area: int, component: Component, end: str, text: str) -> Field:
    own_standard = f"{component}_standard"
    if own_standard in layout.names:
        text = f"IF(ISNUMBER({{{own_standard}}}),{{{own_standard}}},{text})"
    unit = "km²" if component == "area" else "người"
    name = COMPONENT_NAMES[component].capitalize()
    return Field(
        f"{component}{area}{end}",
        f"{name} theo tiêu chuẩn ({unit}){ENDS[end]}{other_area(area)}",
        Column(12, "decimal" if component == "area" else "whole"),
        lambda row: standard_cell(row, area, component, end),
        lambda _: text,
    )


def _people(layout: Layout, area: int, end: str) -> str:
    standards = layout.standards
    people = standards.people(highest=end == "_high")
    if len(standards.steps) == 1:
        return f"INDEX({people},{{line{area}}},1)"
    low, high = layout.figure("share")

    def at(share: str) -> str:
        return f"INDEX({people},{{line{area}}},MATCH({share},{standards.shares},1))"

    # The share lowers the standard: its highest value gives the lowest.
    most, least = at(f"({low}+0)"), at(f"IF(ISNUMBER({high}),{high},100)")
    if end:
        return most if end == "_high" else least
    return f"IF({most}={least},{most},NA())"


def _extremes(layout: Layout, component: Component) -> tuple[str, str]:
    """Return the lowest and the highest of a standard's cells."""
    pairs = [layout.pair(component, f"{component}{area}") for area in layout.areas]
    if len(pairs) == 1:
        return pairs[0]
    lows, highs = zip(*pairs, strict=True)
    return f"MIN({','.join(lows)})", f"MAX({','.join(highs)})"


def _percent(layout: Layout, component: Component, end: str) -> Field:
    def value(row: Row) -> str:
        low, high = row.result.areas if component == "area" else row.result.people
        percent = low if end == "_low" else high
        return "" if percent is None else NumberCell(percent)

    @cache
    def text(places: int) -> str:
        return _percent_text(layout, component, end, 10**places)

    return Field(
        f"{component}_percent{end}",
        f"{COMPONENT_NAMES[component].capitalize()} so với tiêu chuẩn (%){ENDS[end]}",
        Column(12, "percent"),
        value,
        lambda row: text(max(_DECIMALS, len(value(row).partition(".")[2]))),
    )


def _percent_text(layout: Layout, component: Component, end: str, parts: int) -> str:
    """Return the percentage in 1/`parts`, rounded as the engine does: half up where it is exact."""
    low, high = layout.figure(component)
    least, most = _extremes(layout, component)
    scale = SCALES[component]

    def share(amount: str, standard: str) -> str:
        # Of whole m², so that what is exactly a limit stays there.
        return f"ROUND({amount}*{scale},0)*{100 * parts}/ROUND({standard}*{scale},0)"

    text = f"INT({share(low, most)}+0.5)/{parts}"
    if end:
        down, up = f"INT({share(low, most)})", f"-INT(-{share(high, least)})"
        rounded = down if end == "_low" else up
        text = f"IF(AND({low}={high},{least}={most}),{text},{rounded}/{parts})"
    cells = (layout.pair(component, f"{component}{area}")[0] for area in layout.areas)
    open_ = [f"ISTEXT({cell})" for cell in cells]
    if end != "_low":
        open_.append(f"NOT(ISNUMBER({high}))")
    return f'IF(OR({",".join(open_)}),"",{text})'
