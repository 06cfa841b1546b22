"""Merger words: what is said in Vietnamese about a new unit, its members' borders and proposals."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from calculators.arrangement.percentages import shown
from calculators.arrangement.verdicts import Answer, Verdict
from calculators.arrangement.words import KINDS, area_text, citation_text, people_text
from calculators.arrangement.words import VERDICTS as OF_UNITS
from calculators.law.model import Citation, Grade, weaker
from calculators.mergers.adjacency import Adjacency, Contiguity
from calculators.mergers.merger import Merger
from calculators.mergers.proposals import Unresolved
from calculators.mergers.requirements import Judged, MergerVerdict, Sum
from calculators.mergers.rules import Criterion, Method, Place
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import capital
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
    def cited(self) -> str:
        """Return the sentence with each source once."""
        cited = "; ".join(dict.fromkeys(citation_text(*source) for source in self.sources))
        return f"{self.text} ({cited}){self.after}." if cited else self.plain


def explain_merger(judged: Judged) -> Iterator[str]:
    """Yield the sentences on a new unit, in the order in which they are read."""
    merger, rules = judged.merger, judged.rules
    names = ", ".join(unit_name(member) for member in merger.members)
    kind = KINDS[merger.unit.kind].capitalize()
    below = judged.verdict is MergerVerdict.BELOW_STANDARD
    open_ = below and any(one.members_from is None for one in rules.exceptions)
    verdict = VERDICTS[judged.verdict] + "; có thể thuộc ngoại lệ" * open_
    yield f"{kind} mới gồm {names}: {verdict} theo bộ quy tắc {rules.id} ({rules.status})."
    yield (
        f"Tổng: diện tích {area_text(merger.unit.area)}; dân số {people_text(merger.unit.population)}"
        f"{_share(merger.unit.share)}."
    )
    yield from (remark.cited for remark in needed(judged))
    yield f"Diện tích: {_ANSWERS[judged.answers.area]}. Dân số: {_ANSWERS[judged.answers.population]}."
    yield from (remark.cited for remark in remarks(judged))


def remarks(judged: Judged) -> Iterator[Remark]:
    """Yield how the figures of a new unit were made, which exceptions there are, what was left out."""
    yield from _methods(judged)
    yield from _exceptions(judged)
    yield from map(Remark, _left_out(judged.merger))


def _share(share: Interval) -> str:
    if share == ANY_SHARE:
        return "; tỷ lệ người dân tộc thiểu số chưa có"
    low = vietnamese(decimal_text(share.low, SHARE_SCALE))
    high = vietnamese(decimal_text(share.high or 0, SHARE_SCALE))
    text = low if low == high else f"{low} đến {high}"
    return f"; tỷ lệ người dân tộc thiểu số bình quân {text}%"


def needed(judged: Judged) -> Iterator[Remark]:
    """Yield what a new unit must reach, and what of it is open."""
    if not judged.requirements:
        return
    areas = [requirement.needed.area for requirement in judged.requirements]
    people = [requirement.needed.population for requirement in judged.requirements]
    area, count = widest(areas), widest(people)
    sources = [
        *((r.criterion.citation, r.criterion.grade) for r in judged.requirements),
        *((r.base.citation, r.base.grade) for r in judged.requirements if r.base),
        *((f.citation, f.grade) for r in judged.requirements for f, _ in r.factors),
    ]
    yield Remark(
        f"Phải đạt: diện tích từ {span(area, area_text)}; dân số từ {span(count, people_text)}",
        tuple(dict.fromkeys(sources)),
    )
    places = {r.criterion.place: None for r in judged.requirements}
    if len(places) > 1:
        yield Remark("Chưa nêu phường thuộc nơi nào: đã xét mọi mức dân số mà tiêu chí phân biệt")
    if any(interval.low == 0 for interval in (*areas, *people)):
        yield Remark(
            "Một phần quy định về mức giảm chưa đọc được: tiêu chuẩn có thể thấp hơn mức nêu trên"
        )


def widest(levels: Sequence[Interval]) -> Interval:
    """Return the interval that holds all of these."""
    highs = [interval.high for interval in levels]
    known = [high for high in highs if high is not None]
    return Interval(
        min(interval.low for interval in levels), max(known) if len(known) == len(highs) else None
    )


def span(level: Interval, text: Callable[[Interval], str]) -> str:
    """Return a level that must be reached in words, one point or what it may be."""
    if level.high is None:
        return "mức chưa đọc được văn bản"
    if level.low in (0, level.high):
        return text(Interval.exactly(level.high))
    return f"{text(level)}, tùy điều chưa biết"


def _methods(judged: Judged) -> Iterator[Remark]:
    methods = judged.rules.methods
    if judged.requirements and "sum" in methods:
        yield _method(methods["sum"])
    if judged.sums is not None:
        area, people = (_sum(one) for one in judged.sums)
        yield _method(methods["percentages"], f": diện tích {area}, dân số {people}")


def _method(method: Method, after: str = "") -> Remark:
    return Remark(f"Cách tính: {method.phrase}", ((method.citation, method.grade),), after)


def _sum(total: Sum) -> str:
    low = vietnamese(shown(total.low, total.scale, (100,), "down"))
    if total.high is None:
        return f"từ {low}%"
    if total.low == total.high:
        return f"{vietnamese(shown(total.low, total.scale, (100,), 'half_up'))}%"
    return f"{low}% đến {vietnamese(shown(total.high, total.scale, (100,), 'up'))}%"


def _exceptions(judged: Judged) -> Iterator[Remark]:
    for exception in judged.rules.exceptions:
        source = ((exception.citation, exception.grade),)
        if exception.covers(judged.merger.whole):
            yield Remark(f"Thuộc ngoại lệ: {exception.phrase}", source)
        elif exception.members_from is None:
            yield Remark(f"Ngoại lệ không được dùng để kết luận: {exception.phrase}", source)
    other = judged.rules.otherwise
    if other and judged.verdict is not MergerVerdict.MEETS_STANDARD and not judged.waived:
        words = capital(other.phrase)
        yield Remark(words, ((other.citation, other.grade),))


def _left_out(merger: Merger) -> Iterator[str]:
    stated = [
        unit_name(member)
        for member in merger.members
        if member.area_standard is not None or member.population_standard is not None
    ]
    if stated:
        yield f"Tiêu chuẩn do người dùng nêu cho {', '.join(stated)} không áp dụng cho đơn vị mới"
    if len(merger.variants) > 1:
        yield "Chỉ một số đơn vị nêu yếu tố vùng; đã xét cả trường hợp có và không có yếu tố ấy"
    if merger.unit.mountainous is None and merger.unit.kind.rural:
        yield "Các đơn vị không cùng là miền núi, vùng cao, hoặc chưa rõ"


def grade_of(judged: Judged) -> Grade:
    """Return the weakest grade among the criteria and standards that the verdict rests on."""
    grade: Grade = "T"
    for requirement in judged.requirements:
        grade = weaker(grade, requirement.criterion.grade)
        if requirement.base is not None:
            grade = weaker(grade, requirement.base.grade)
        for factor, _ in requirement.factors:
            grade = weaker(grade, factor.grade)
    return weaker(grade, judged.rules.grade)


def citations(judged: Judged) -> str:
    """Return the clauses that the criteria come from, or those that the rule set rests on."""
    criteria: list[Criterion] = [one.criterion for one in judged.requirements]
    texts = [one.citation.text for one in criteria] or [c.text for c in judged.rules.basis]
    return "; ".join(dict.fromkeys(texts))


def explain_contiguity(units: Sequence[Unit], found: Contiguity) -> Iterator[str]:
    """Yield the sentences on whether units hang together, naming what is missing."""
    names = {unit.code: unit_name(unit) for unit in units}
    if found.answer:
        yield "Liền kề: các đơn vị nối liền nhau."
        return
    for code in found.unlisted:
        yield f"Bảng liền kề không có {names[code]}: chưa rõ đơn vị này liền kề với đơn vị nào."
    for one, other in found.doubtful:
        yield f"Chưa chắc {names[one]} liền kề {names[other]}: cặp này có độ tin cậy thấp, cần kiểm tra."
    if found.answer is False:
        first, *others = found.parts
        for part in others:
            if len(first) == len(part) == 1:
                yield f"{names[first[0]]} không liền kề {names[part[0]]}."
            else:
                yield f"{_listed(part, names)} không liền kề {_listed(first, names)}."


def _listed(codes: Sequence[str], names: dict[str, str]) -> str:
    return ", ".join(names[code] for code in codes)


def pairs_text(units: Sequence[Unit], adjacency: Adjacency) -> list[tuple[str, str, str]]:
    """Return each pair of units by name, with what the data say of its border."""
    told = []
    for one, other in combinations(units, 2):
        border = adjacency.border(one.code, other.code)
        if border is None:
            known = {one.code, other.code} <= adjacency.listed
            text = "không liền kề" if known else "chưa có số liệu"
        else:
            length = vietnamese(decimal_text(border.metres, 1000), 2)
            doubt = "" if border.sure else ", độ tin cậy thấp"
            text = f"liền kề, {length} km{doubt}"
        told.append((unit_name(one), unit_name(other), text))
    return told


def unresolved_text(one: Unresolved) -> str:
    """Return why a unit that must be arranged is in no group."""
    others = ", ".join(unit_name(unit) for unit in one.others)
    return {
        "kept": "được giữ nguyên theo yêu cầu",
        "unlisted": "bảng liền kề không có đơn vị này",
        "no_border": "không liền kề chắc chắn với đơn vị nào được phép gộp trong cùng đơn vị cấp trên"
        + (f" (liền kề nhưng bị giữ: {others})" if others else ""),
        "other_kind": f"chỉ liền kề với đơn vị khác loại ({others}); "
        "loại của đơn vị mới phải do người dùng nêu",
        "too_small": "không có cách gộp nào chắc chắn đạt tiêu chuẩn trong số các đơn vị nối liền nhau "
        f"mà gộp được với nhau: {others}",
    }[one.reason]
