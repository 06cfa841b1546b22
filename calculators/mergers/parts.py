"""Parts: units of which groups take only a part, by figures that the user states, and what is left."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import replace
from dataclasses import dataclass
from typing import Any

from calculators.arrangement.words import area_text, people_text
from calculators.lists.columns import Column
from calculators.lists.headings import recognise
from calculators.mergers.explanation import unit_name
from calculators.mergers.merger import Merger, MergerError, sum_of
from calculators.numerals import NumeralError, decimal_text
from calculators.units import ANY_SHARE, M2_PER_KM2, Interval, Unit

TO_CHECK = (
    "Đơn vị mới được xét theo số liệu người dùng nêu cho phần ấy; phần ấy có giáp các đơn vị khác hay không "
    "phải xem trên bản đồ."
)
_ALIKE = (Interval.exactly(0), Interval.exactly(ANY_SHARE.high or 0))
"""Shares that every part of a unit has too: nobody, or everybody."""
_AREA, _PEOPLE = (Column(0, recognise(text)) for text in ("Diện tích (km2)", "Dân số (người)"))


@dataclass(frozen=True, eq=False)
class Division:
    """What groups take of units in part: `parts` by code for each group, `problems` where they cannot be.

    `rests` is what stays of the units that are taken in part, by code; `gone` are the codes of which
    nothing stays; `split` those of them that parts alone use up.
    """

    parts: tuple[Mapping[str, Unit], ...]
    problems: tuple[str, ...]
    rests: Mapping[str, Unit]
    gone: frozenset[str]
    split: frozenset[str]


def divided(units: Mapping[str, Unit], groups: Sequence[Mapping[str, Any]]) -> Division:
    """Return what the groups take in part: `{"members": [code], "parts": {code: {"area", "population"}}}`.

    Figures are as the user writes them: km² and people.
    """
    parts, problems = [], []
    for group in groups:
        pieces, problem = _parts(units, group)
        parts.append(pieces)
        problems.append(problem)
    whole = {
        code for group in groups for code in group["members"] if code not in _part_figures(group)
    }
    rests, split = {}, set()
    for code in dict.fromkeys(code for pieces in parts for code in pieces):
        those = [pieces[code] for pieces in parts if code in pieces]
        try:
            rest = remainder(units[code], those, whole=code in whole)
        except MergerError as error:
            problems = [
                problem or (str(error) if code in pieces else "")
                for problem, pieces in zip(problems, parts, strict=True)
            ]
            continue
        if rest is None:
            split.add(code)
        else:
            rests[code] = rest
    gone = frozenset(whole | split)
    return Division(tuple(parts), tuple(problems), rests, gone, frozenset(split))


def _part_figures(group: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    return group.get("parts") or {}


def _parts(units: Mapping[str, Unit], group: Mapping[str, Any]) -> tuple[dict[str, Unit], str]:
    """Return the parts that a group takes, by code, and the first reason why one cannot be read."""
    pieces, problem = {}, ""
    for code in group["members"]:
        if code in _part_figures(group):
            try:
                pieces[code] = part(units[code], _part_figures(group)[code])
            except MergerError as error:
                problem = problem or str(error)
    return pieces, problem


def part(unit: Unit, figures: Mapping[str, Any]) -> Unit:
    """Return the part of a unit that the user states: `area` in km², `population` in people.

    Raises MergerError naming the unit and the figure that cannot be read.
    """
    area = _figure(unit, "diện tích", _AREA, figures.get("area", ""))
    people = _figure(unit, "dân số", _PEOPLE, figures.get("population", ""))
    if area.high == 0:
        raise MergerError(f"Phần của {unit_name(unit)}: diện tích phải lớn hơn 0.")
    return _piece(unit, "một phần", area, people)


def figures_key(figures: Mapping[str, Any]) -> tuple[object, ...]:
    """Return the figures of a part, so that two ways to write them are one: as they stand if unreadable."""
    values: list[object] = []
    for name, column in (("area", _AREA), ("population", _PEOPLE)):
        text = str(figures.get(name, "")).strip()
        try:
            values.append(column.value(text))
        except NumeralError:
            values.append(text)
    return tuple(values)


def remainder(unit: Unit, parts: Iterable[Unit], *, whole: bool = False) -> Unit | None:
    """Return what stays of a unit without its parts, None where nothing does.

    Raises MergerError where the parts have surely more than the unit, or leave people without land, or
    where another group takes the `whole` unit.
    """
    if whole:
        raise MergerError(f"{unit_name(unit)} vào một nhóm cả đơn vị, vào nhóm khác chỉ một phần.")
    pieces = list(parts)
    area = _minus(unit, "diện tích", unit.area, sum_of(one.area for one in pieces), area_text)
    people = _minus(
        unit, "dân số", unit.population, sum_of(one.population for one in pieces), people_text
    )
    if area.high == 0:
        if people.low:
            raise MergerError(
                f"Các phần của {unit_name(unit)} lấy hết diện tích mà còn {people_text(people)}."
            )
        # Without land nothing stays: of people that may be none, then, there are none.
        return None
    return _piece(unit, "phần còn lại", area, people)


def _piece(unit: Unit, words: str, area: Interval, people: Interval) -> Unit:
    """Return a piece of a unit: who lives there, and whether the state border runs there, is not known."""
    return replace(
        unit,
        name=f"{unit_name(unit)} ({words})",
        area=area,
        population=people,
        share=unit.share if unit.share in _ALIKE else ANY_SHARE,
        border=None if unit.border else unit.border,
    )


def _figure(unit: Unit, name: str, column: Column, text: object) -> Interval:
    numeral = str(text).strip()
    head = f"Phần của {unit_name(unit)}: {name}"
    if not numeral:
        raise MergerError(f"{head} chưa được nêu.")
    try:
        return column.value(numeral)
    except NumeralError as error:
        raise MergerError(f"{head}: {error}.") from error


def _minus(
    unit: Unit, name: str, whole: Interval, parts_sum: Interval, text: Callable[[Interval], str]
) -> Interval:
    if whole.high is not None and parts_sum.low > whole.high:
        raise MergerError(
            f"Các phần của {unit_name(unit)} có {name} {text(parts_sum)}, hơn cả đơn vị: {text(whole)}."
        )
    low = 0 if parts_sum.high is None else max(0, whole.low - parts_sum.high)
    return Interval(low, None if whole.high is None else whole.high - parts_sum.low)


def plain_piece(unit: Unit) -> dict[str, str]:
    """Return a piece as the user would write it, and in words."""
    return {
        "code": unit.code,
        "area": _numeral(unit.area, M2_PER_KM2),
        "population": _numeral(unit.population, 1),
        "text": _figures(unit),
    }


def _numeral(figure: Interval, scale: int) -> str:
    """Return a figure as `part` reads it, "" where it has no upper end."""
    if figure.high is None:
        return ""
    low, high = (_decimal(value, scale) for value in (figure.low, figure.high))
    return low if low == high else f"{low}-{high}"


def _decimal(value: int, scale: int) -> str:
    """Return a decimal that cannot be taken for thousands."""
    whole, _, fraction = decimal_text(value, scale).partition(".")
    thousandths = len(fraction) == len("000")
    return f"{whole},{fraction}{'0' * thousandths}" if fraction else whole


def explain_parts(merger: Merger, rests: Mapping[str, Unit]) -> Iterator[str]:
    """Yield what is said of the members of which only a part is taken."""
    for member in merger.members:
        if member.code not in merger.parts:
            continue
        rest = rests.get(member.code)
        follows = (
            "các phần được nêu là cả đơn vị"
            if rest is None
            else f"phần còn lại là một đơn vị riêng: {_figures(rest)}"
        )
        yield f"Người dùng nêu: {member.name} có {_figures(member)}; {follows}."
    if merger.parts:
        yield TO_CHECK


def _figures(unit: Unit) -> str:
    return f"{area_text(unit.area)}, {people_text(unit.population)}"
