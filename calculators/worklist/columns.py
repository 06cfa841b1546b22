"""Columns: what an exported list gains beside its own columns, each with its heading."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from calculators import __version__
from calculators.arrangement.words import FIELDS, VERDICTS
from calculators.dates import full_date
from calculators.law.model import RuleSet
from calculators.lists.cells import NumberCell
from calculators.numerals import decimal_text
from calculators.units import M2_PER_KM2, Interval
from calculators.worklist.result import Result


def _people(result: Result) -> tuple[str, str]:
    standard = result.standards.population
    return ("", "") if standard is None else (_number(standard.low), _number(standard.high))


def _km2(area: Interval | None) -> str:
    return "" if area is None else _number(decimal_text(area.low, M2_PER_KM2))


def _missing(result: Result) -> str:
    missing = result.evaluation.missing if result.evaluation else ()
    return "; ".join(FIELDS[field] for field in missing)


@cache
def _span(rules: RuleSet) -> str:
    until = "" if rules.end == date.max else f" đến {full_date(rules.end)}"
    return f"{rules.title}, từ {full_date(rules.start)}{until}"


def _number(value: str | int | None) -> str:
    return "" if value is None else NumberCell(value)


RESULT_COLUMNS: tuple[tuple[str, Callable[[Result], str]], ...] = (
    ("Kết quả rà soát", lambda result: VERDICTS[result.verdict]),
    ("Quy định áp dụng", lambda result: _span(result.rules)),
    ("Tình trạng của quy định", lambda result: result.rules.status),
    ("Tiêu chuẩn diện tích áp dụng (km²)", lambda result: _km2(result.standards.area)),
    ("Tiêu chuẩn dân số áp dụng, thấp nhất (người)", lambda result: _people(result)[0]),
    ("Tiêu chuẩn dân số áp dụng, cao nhất (người)", lambda result: _people(result)[1]),
    (
        "Tỷ lệ diện tích so với tiêu chuẩn, thấp nhất (%)",
        lambda result: _number(result.areas[0]),
    ),
    (
        "Tỷ lệ diện tích so với tiêu chuẩn, cao nhất (%)",
        lambda result: _number(result.areas[1]),
    ),
    ("Tỷ lệ dân số so với tiêu chuẩn, thấp nhất (%)", lambda result: _number(result.people[0])),
    ("Tỷ lệ dân số so với tiêu chuẩn, cao nhất (%)", lambda result: _number(result.people[1])),
    ("Số liệu còn thiếu", _missing),
    ("Lỗi của dòng", lambda result: "; ".join(error.message for error in result.entry.errors)),
    ("Giải thích", lambda result: "\n".join(result.lines)),
    # Behind the reasons stands what only programs and those who check need.
    ("Mã kết quả", lambda result: str(result.verdict)),
    ("Mã bộ quy tắc", lambda result: result.rules.id),
)
_VERSIONS = "Phiên bản"
HEADINGS = (*(heading for heading, _ in RESULT_COLUMNS), _VERSIONS)


def result_cells(results: Iterable[Result], law_version: str) -> Mapping[int, list[str]]:
    """Return the cells of the result columns by physical row number, for the list that goes back."""
    versions = (
        f"Phiếu làm việc, không phải văn bản; bộ máy tính {__version__}; dữ liệu luật {law_version}"
    )
    return {
        result.entry.row: [*(cell(result) for _, cell in RESULT_COLUMNS), versions]
        for result in results
    }
