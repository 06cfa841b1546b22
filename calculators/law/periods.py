"""The times of a rule set: which standards and factors hold in each, and that none lacks or has two."""

from collections.abc import Collection, Iterable, Iterator
from copy import replace
from datetime import date, timedelta
from itertools import pairwise

from calculators.law.model import BaseStandard, Grade, Period, SpecialFactor, Standards, weaker
from calculators.law.provisions import read_grade, read_span
from calculators.law.records import Record
from calculators.units import WARD_PARENTS, Kind

type Dated[T] = tuple[tuple[date, date], T]


def read_periods(
    record: Record,
    kinds: Collection[Kind],
    standards: Collection[Dated[BaseStandard]],
    factors: Collection[Dated[tuple[tuple[Kind, ...], SpecialFactor]]],
) -> Iterator[Period]:
    """Yield the parts of the rule set's time between the days from which it says that the law changes."""
    planned = "standards_on" in record.values
    first, last = (record.day("standards_on"),) * 2 if planned else read_span(record)
    changes = record.days("changes")
    starts = (first, *changes)
    if any(later <= earlier or later > last for earlier, later in pairwise(starts)):
        raise record.fail("changes", f"những ngày tăng dần sau {first}, đến {last}")
    ends = (*(day - timedelta(days=1) for day in changes), last)
    grade = read_grade(record, "standards_grade")
    for start, end in zip(starts, ends, strict=True):
        bases = _by_kind(record, kinds, _in_force(record, standards, start, end), grade)
        by_kind: dict[Kind, tuple[SpecialFactor, ...]] = dict.fromkeys(Kind, ())
        for owners, factor in _in_force(record, factors, start, end):
            for kind in owners:
                if any(other.id == factor.id for other in by_kind[kind]):
                    raise record.fail(
                        "special_factors", f"mỗi yếu tố một lần; “{factor.id}” có hai"
                    )
                by_kind[kind] += (factor,) if kind in kinds else ()
        yield Period(start, end, bases, by_kind)


def _by_kind(
    record: Record, kinds: Collection[Kind], standards: Iterable[BaseStandard], grade: Grade
) -> Standards:
    """Return the standards by what they are for; raises LawError where a kind has two, or lacks one."""
    base: dict[tuple[Kind, bool | None, Kind | None], BaseStandard] = {}
    for standard in standards:
        for parent in _parents(standard.kind, standard.parent_kind):
            key = (standard.kind, standard.mountainous, parent)
            if key in base:
                raise record.fail(
                    "id",
                    f"một bộ có một tiêu chuẩn mỗi loại; “{standard.id}” trùng “{base[key].id}”",
                )
            base[key] = replace(standard, grade=weaker(standard.grade, grade))
    for kind in kinds:
        for mountainous in (True, False) if kind.rural else (None,):
            for parent in _parents(kind, None):
                if (kind, mountainous, parent) not in base:
                    facts = {"kind": kind, "mountainous": mountainous, "parent_kind": parent}
                    lacking = ", ".join(
                        f"{key} = {str(fact).lower()}"
                        for key, fact in facts.items()
                        if fact is not None
                    )
                    raise record.fail(
                        "kinds", f"những loại có tiêu chuẩn; trong standards.toml thiếu {lacking}"
                    )
    return {key: standard for key, standard in base.items() if standard.kind in kinds}


def _parents(kind: Kind, own: Kind | None) -> tuple[Kind | None, ...]:
    """Return the kinds of parent for which a standard is meant; a ward's may be meant for each."""
    return WARD_PARENTS if kind is Kind.WARD and own is None else (own,)


def _in_force[T](record: Record, dated: Iterable[Dated[T]], first: date, last: date) -> Iterator[T]:
    """Yield what holds from `first` to `last`; raise on what holds for a part of that time only."""
    for (start, end), item in dated:
        if start <= first and last <= end:
            yield item
        elif start <= last and first <= end:
            cut = end + timedelta(days=1) if first <= end < last else start
            raise record.fail(
                "from",
                f"một khoảng không bị cắt bởi bản ghi có hiệu lực {start} đến {end}; "
                f"nếu luật đổi ở đó thì ghi changes = [{cut}]",
            )
