"""Merger words: what is said in Vietnamese about a new unit."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from calculators.arrangement.percentages import percent_text
from calculators.arrangement.verdicts import Answer, Verdict
from calculators.arrangement.words import KINDS, area_text, citation_text, people_text
from calculators.arrangement.words import VERDICTS as OF_UNITS
from calculators.law.model import Citation, Grade, weaker
from calculators.mergers.merger import Merger
from calculators.mergers.requirements import Judged, MergerVerdict, Sum
from calculators.mergers.rules import Method, Place
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import capital, range_text
from calculators.units import ANY_SHARE, SHARE_SCALE, Interval, Unit

VERDICTS = {verdict: OF_UNITS[Verdict(verdict)] for verdict in MergerVerdict}
WAIVED = "không phải xét tiêu chuẩn"
"""What a group comes to where an exception spares it the check that it would not pass."""
PLACES: dict[Place, str] = {
    "mountainous_province": "tỉnh miền núi, vùng cao hoặc có đường biên giới quốc gia",
    "central_city": "thành phố trực thuộc trung ương",
    "other_province": "tỉnh khác",
}
_ANSWERS: dict[Answer, str] = {True: "đạt", False: "chưa đạt", None: "chưa rõ"}


def unit_name(unit: Unit) -> str:
    """Return a unit's name as it is said of members: "Đăk Năng", or its code."""
    return unit.name or unit.code or "(không tên)"


class Remark(NamedTuple):
    """A sentence on a new unit without its full stop, what follows its sources, and these."""

    text: str
    sources: tuple[tuple[Citation, Grade], ...] = ()
    after: str = ""

    @property
    def plain(self) -> str:
        """Return the sentence without its sources."""
        return f"{self.text}{self.after}."

    @property
    def with_sources(self) -> str:
        """Return the sentence with each source once."""
        references = "; ".join(dict.fromkeys(citation_text(*source) for source in self.sources))
        return f"{self.text} ({references}){self.after}." if references else self.plain


def explain_merger(judgement: Judged) -> Iterator[str]:
    """Yield the sentences on a new unit, in the order in which they are read."""
    merger, rules = judgement.merger, judgement.rules
    names = ", ".join(unit_name(member) for member in merger.members)
    kind = KINDS[merger.unit.kind].capitalize()
    below = judgement.verdict is MergerVerdict.BELOW_STANDARD
    open_ = below and any(one.members_from is None for one in rules.exceptions)
    verdict = VERDICTS[judgement.verdict] + "; có thể thuộc ngoại lệ" * open_
    yield f"{kind} mới gồm {names}: {verdict} theo bộ quy tắc {rules.id} ({rules.standards.status})."
    yield (
        f"Tổng: diện tích {area_text(merger.unit.area)}; dân số {people_text(merger.unit.population)}"
        f"{_share(merger.unit.share)}."
    )
    yield from (remark.with_sources for remark in demands(judgement))
    yield f"Diện tích: {_ANSWERS[judgement.answers.area]}. Dân số: {_ANSWERS[judgement.answers.population]}."
    yield from (remark.with_sources for remark in remarks(judgement))


def remarks(judgement: Judged) -> Iterator[Remark]:
    """Yield how the figures of a new unit were made, which exceptions there are, what was left out."""
    yield from _methods(judgement)
    yield from _exceptions(judgement)
    yield from map(Remark, _left_out(judgement.merger))


def _share(share: Interval) -> str:
    if share == ANY_SHARE:
        return "; tỷ lệ người dân tộc thiểu số chưa có"
    text = range_text(
        (share.low, share.high or 0), lambda end: vietnamese(decimal_text(end, SHARE_SCALE))
    )
    return f"; tỷ lệ người dân tộc thiểu số bình quân {text}%"


def demands(judgement: Judged) -> Iterator[Remark]:
    """Yield what a new unit must reach, and what of it is open."""
    if not judgement.requirements:
        return
    areas = [requirement.levels.area for requirement in judgement.requirements]
    people = [requirement.levels.population for requirement in judgement.requirements]
    area, count = widest(areas), widest(people)
    yield Remark(
        f"Phải đạt: diện tích từ {span(area, area_text)}; dân số từ {span(count, people_text)}",
        _sources(judgement),
    )
    places = {r.criterion.place: None for r in judgement.requirements}
    if len(places) > 1:
        yield Remark("Chưa nêu phường thuộc nơi nào: đã xét mọi mức dân số mà tiêu chí phân biệt")
    if any(interval.low == 0 for interval in (*areas, *people)):
        yield Remark(
            "Một phần quy định về mức giảm chưa đọc được: tiêu chuẩn có thể thấp hơn mức nêu trên"
        )


def _sources(judgement: Judged) -> tuple[tuple[Citation, Grade], ...]:
    """Return the clauses of the criteria, of the standards and of what lowers them, each once."""
    sources = [
        *((r.criterion.citation, r.criterion.grade) for r in judgement.requirements),
        *((r.base.citation, r.base.grade) for r in judgement.requirements if r.base),
        *((f.citation, f.grade) for r in judgement.requirements for f, _ in r.factors),
    ]
    return tuple(dict.fromkeys(sources))


def widest(levels: Sequence[Interval]) -> Interval:
    """Return the interval that holds all of these."""
    highs = [interval.high for interval in levels]
    ends = [high for high in highs if high is not None]
    return Interval(
        min(interval.low for interval in levels), max(ends) if len(ends) == len(highs) else None
    )


def span(level: Interval, text: Callable[[Interval], str]) -> str:
    """Return a level that must be reached in words, one point or what it may be."""
    if level.high is None:
        return "mức chưa đọc được văn bản"
    if level.low in (0, level.high):
        return text(Interval.exactly(level.high))
    return f"{text(level)}, tùy điều chưa biết"


def _methods(judgement: Judged) -> Iterator[Remark]:
    methods = judgement.rules.methods
    if judgement.requirements and "sum" in methods:
        yield _method(methods["sum"])
    if judgement.sums is not None:
        area, people = (_sum(one) for one in judgement.sums)
        yield _method(methods["percentages"], f": diện tích {area}, dân số {people}")


def _method(method: Method, after: str = "") -> Remark:
    return Remark(f"Cách tính: {method.phrase}", ((method.citation, method.grade),), after)


def _sum(total: Sum) -> str:
    low = vietnamese(percent_text(total.low, total.scale, (100,), "down"))
    if total.high is None:
        return f"từ {low}%"
    if total.low == total.high:
        return f"{vietnamese(percent_text(total.low, total.scale, (100,), 'half_up'))}%"
    return f"{low}% đến {vietnamese(percent_text(total.high, total.scale, (100,), 'up'))}%"


def _exceptions(judgement: Judged) -> Iterator[Remark]:
    for exception in judgement.rules.exceptions:
        source = ((exception.citation, exception.grade),)
        if exception.covers(judgement.merger.whole):
            yield Remark(f"Thuộc ngoại lệ: {exception.phrase}", source)
        elif exception.members_from is None:
            yield Remark(f"Ngoại lệ không được dùng để kết luận: {exception.phrase}", source)
    other = judgement.rules.otherwise
    if other and judgement.verdict is not MergerVerdict.MEETS_STANDARD and not judgement.waived:
        words = capital(other.phrase)
        yield Remark(words, ((other.citation, other.grade),))


def _left_out(merger: Merger) -> Iterator[str]:
    names = [unit_name(member) for member in merger.members if member.stated != (None, None)]
    if names:
        yield f"Tiêu chuẩn do người dùng nêu cho {', '.join(names)} không áp dụng cho đơn vị mới"
    if len(merger.variants) > 1:
        yield "Chỉ một số đơn vị nêu yếu tố vùng; đã xét cả trường hợp có và không có yếu tố ấy"
    if merger.unit.mountainous is None and merger.unit.kind.rural:
        yield "Các đơn vị không cùng là miền núi, vùng cao, hoặc chưa rõ"


def grade_of(judgement: Judged) -> Grade:
    """Return the weakest grade among the criteria and standards that the verdict rests on."""
    weakest = judgement.rules.grade
    for _, grade in _sources(judgement):
        weakest = weaker(weakest, grade)
    return weakest


def citations(judgement: Judged) -> str:
    """Return the clauses that the criteria come from, or those that the rule set rests on."""
    criteria = [one.criterion.citation for one in judgement.requirements]
    return "; ".join(dict.fromkeys(one.text for one in criteria or judgement.rules.basis))
