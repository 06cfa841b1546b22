"""The working paper of a list, and of one unit of it: counts, a table, what is claimed and what is open."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculators.arrangement.percentages import Range
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import FIELDS, KINDS, OUTCOMES, VERDICTS, verdict_text
from calculators.numerals import vietnamese
from calculators.papers import forms, frame
from calculators.papers.annex import figure_text
from calculators.papers.cases import CLAIMS, case_of
from calculators.papers.paper import Block, Column, Paper, Paragraph, Table
from calculators.papers.scheme import member_title
from calculators.sentences import capital, range_text
from calculators.units import M2_PER_KM2, Interval, Unit
from calculators.worklist.remarks import remarks
from calculators.worklist.result import Result, counts
from calculators.worklist.worklist import Worklist

LIST_TITLE = "PHIẾU RÀ SOÁT DANH SÁCH ĐƠN VỊ HÀNH CHÍNH"
UNIT_TITLE = "PHIẾU RÀ SOÁT ĐƠN VỊ HÀNH CHÍNH"
MOST_ROWS = 500
"""A longer table is of no use on paper: of more units it has those of the first verdicts only."""
_FIRST = (
    *(Verdict.MUST_ARRANGE, Verdict.BELOW_STANDARD, Verdict.EXEMPT, Verdict.INVALID),
    Verdict.UNDETERMINED,
)
_WHOLE: Mapping[str, Any] = {}
_FACTS = (Column("Nội dung", 50), Column("Số liệu, kết quả", 80))


def of_list(worklist: Worklist, day: date, view: Mapping[str, Any] = _WHOLE) -> Paper:
    """Return the working paper of a list, or of the rows of a view: see `Worklist.view`."""
    return Paper(LIST_TITLE, tuple(_list(worklist, day, view)), landscape=True)


def of_unit(worklist: Worklist, row: int, day: date) -> Paper:
    """Return the working paper of the unit in this row, which the list has."""
    (result,) = (one for one in worklist.results if one.entry.row == row)
    return Paper(UNIT_TITLE, tuple(_unit(worklist, result, day)))


def _list(worklist: Worklist, day: date, view: Mapping[str, Any]) -> Iterator[Block]:
    results = [worklist.result(entry) for entry in worklist.view(view)]
    yield from frame.opening(LIST_TITLE)
    yield from _sources_of_figures(worklist, results, day)
    if filters := "; ".join(_filters(view)):
        yield Paragraph(
            f"Chỉ gồm {vietnamese(str(len(results)))} trong {vietnamese(str(len(worklist.results)))} "
            f"đơn vị của danh sách: {filters}."
        )
    totals = {verdict: count for verdict, count in counts(results).items() if count}
    mark = f" ({worklist.rules.mark})" if worklist.rules.mark else ""
    yield Table(
        (Column(f"Kết quả{mark}", 70), Column("Số đơn vị", 30, "right")),
        [
            *((capital(VERDICTS[verdict]), vietnamese(str(n))) for verdict, n in totals.items()),
            ("Cộng", vietnamese(str(len(results)))),
        ],
    )
    table_results, other_verdicts = _choose(results)
    if other_verdicts:
        others = ", ".join(
            f"{VERDICTS[verdict]} ({vietnamese(str(totals[verdict]))})"
            for verdict in other_verdicts
        )
        yield Paragraph(
            f"Bảng dưới đây không ghi từng đơn vị của các kết quả: {others}. Tệp Excel và CSV có đủ."
        )
    if table_results:
        columns = forms.load()
        yield Table(
            columns.headed("list", worklist.rules.mark),
            [
                [
                    _CELLS[cell](one) if cell in _CELLS else str(number)
                    for cell, _ in columns.columns["list"]
                ]
                for number, one in enumerate(table_results, start=1)
            ],
        )
    yield from frame.notes(remarks(worklist))
    yield from frame.proof(worklist.rules, clauses_of(worklist, results), worklist.law.version)


def _unit(worklist: Worklist, result: Result, day: date) -> Iterator[Block]:
    yield from frame.opening(UNIT_TITLE, f"{title(result)}: {_verdict(result)}")
    yield from (Paragraph(line) for line in result.brief[1:])
    yield from _sources_of_figures(worklist, [result], day)
    yield Table(_FACTS, list(_facts(result)))
    notes = [text for text in (note(result),) if text]
    yield from frame.notes((*notes, *remarks(worklist)))
    yield from frame.proof(worklist.rules, clauses_of(worklist, [result]), worklist.law.version)
    yield Paragraph("Giải thích, kèm căn cứ", "heading")
    yield from (Paragraph(line) for line in result.lines[len(result.brief) :])


def _filters(view: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the rows of a view have in common, as the reader asked for it."""
    if verdict := view.get("verdict"):
        yield f"kết quả “{VERDICTS[verdict]}”"
    if kind := view.get("kind"):
        yield f"loại “{KINDS[kind]}”"
    if district := view.get("district"):
        yield f"thuộc “{district}”"
    if search := (view.get("search") or "").strip():
        yield f"tên hoặc mã có “{search}”"


def _sources_of_figures(
    worklist: Worklist, results: Sequence[Result], day: date
) -> Iterator[Block]:
    units = [one.entry.unit for one in results if one.entry.unit is not None]
    yield Paragraph(frame.made_text(day, worklist.rules))
    yield Paragraph(frame.figures_text(worklist.name, units, len(results) - len(units)))


def _choose(results: Sequence[Result]) -> tuple[list[Result], list[Verdict]]:
    """Return the results for the table, by verdict as the paper needs them, and the verdicts left out."""
    results_in_table: list[Result] = []
    other_verdicts = []
    for verdict in dict.fromkeys((*_FIRST, *Verdict)):
        more = [one for one in results if one.verdict is verdict]
        if len(results_in_table) + len(more) > MOST_ROWS:
            other_verdicts.append(verdict)
        else:
            results_in_table += more
    return results_in_table, other_verdicts


def _facts(result: Result) -> Iterator[tuple[str, str]]:
    """Yield what a unit has, what it needs, and the outcome of each test."""
    for name, cell in (
        ("Diện tích (km²)", "area"),
        ("Tiêu chuẩn diện tích (km²)", "area_standard"),
        ("Diện tích so với tiêu chuẩn (%)", "area_percent"),
        ("Dân số (người)", "population"),
        ("Tiêu chuẩn dân số (người)", "population_standard"),
        ("Dân số so với tiêu chuẩn (%)", "population_percent"),
    ):
        yield name, _CELLS[cell](result)
    if result.evaluation is not None:
        for test, answer in zip(result.evaluation.tests, result.evaluation.outcomes, strict=True):
            yield capital(test.title), OUTCOMES[answer]
    yield "Kết quả", _verdict(result)


def _verdict(result: Result) -> str:
    return verdict_text(result.verdict, result.rules.mark)


def title(result: Result) -> str:
    """Return the unit of a row as a table names it: "Xã Đăk Năng"."""
    entry = result.entry
    if entry.unit is not None:
        return capital(member_title(entry.unit))
    kind = "" if entry.kind is None else KINDS[entry.kind]
    return capital(f"{kind} {entry.name}".strip())


def note(result: Result) -> str:
    """Return what the user claims of a unit, what is lacking where that matters, and what is wrong."""
    evaluation = result.evaluation
    if evaluation is None:
        return "; ".join(error.message for error in result.entry.errors)
    parts = list(_claims(evaluation.unit, result))
    if evaluation.missing and result.verdict is Verdict.UNDETERMINED:
        parts.append(f"còn thiếu: {', '.join(FIELDS[field] for field in evaluation.missing)}")
    return "; ".join(parts)


def claimed(results: Iterable[Result]) -> Counter[str]:
    """Return what users claim of units, each claim with the number of its units."""
    units = ((one.evaluation.unit, one) for one in results if one.evaluation is not None)
    return Counter(claim for unit, result in units for claim in _claims(unit, result))


def _claims(unit: Unit, result: Result) -> Iterator[str]:
    exemption = result.rules.exemptions.get(unit.exemption or "")
    if exemption is not None:
        yield f"theo người dùng nêu: {exemption.phrase}"
    if unit.voluntary:
        yield "theo người dùng nêu: tự nguyện sắp xếp"
    for claim in sorted(case_of(unit).claims):
        yield f"theo người dùng nêu: {CLAIMS[claim]}"
    if unit.area_standard is not None or unit.population_standard is not None:
        yield "tiêu chuẩn do người dùng nêu"


def _figure(result: Result, text: Callable[[Unit], str]) -> str:
    return "" if result.entry.unit is None else text(result.entry.unit)


def _standard(standard: Interval | None, scale: int = 1, places: int = 0) -> str:
    return "" if standard is None else figure_text(standard, scale, places)


def _percent(ends: Range) -> str:
    low, high = ends
    return "" if low is None else range_text((low, high), vietnamese, " - ")


_CELLS: Mapping[str, Callable[[Result], str]] = {
    "unit": title,
    "district": lambda one: one.entry.district,
    "area": lambda one: _figure(one, lambda unit: figure_text(unit.area, M2_PER_KM2, 2)),
    "area_standard": lambda one: _standard(one.standards.area, M2_PER_KM2, 2),
    "area_percent": lambda one: _percent(one.areas),
    "population": lambda one: _figure(one, lambda unit: figure_text(unit.population)),
    "population_standard": lambda one: _standard(one.standards.population),
    "population_percent": lambda one: _percent(one.people),
    "verdict": lambda one: capital(VERDICTS[one.verdict]),
    "note": note,
}
"""What stands in a cell, by its name in papers.toml; the number of the row stands by itself."""


def clauses_of(worklist: Worklist, results: Iterable[Result]) -> frame.Sources:
    """Return the clauses on which these results of a list rest."""
    sources = dict.fromkeys((one, worklist.rules.grade) for one in worklist.rules.basis)
    for evaluation in {
        one.evaluation.possibilities: one.evaluation
        for one in results
        if one.evaluation is not None
    }.values():
        clauses = [(test.citation, test.grade) for test in evaluation.tests]
        for standard in evaluation.possibilities.standards:
            clauses.append((standard.base.citation, standard.base.grade))
            clauses += [(factor.citation, factor.grade) for factor, _ in standard.factors]
        sources |= dict.fromkeys(clauses)
    return sources
