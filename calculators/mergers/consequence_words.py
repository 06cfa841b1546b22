"""Consequence words: what follows from a scenario, in Vietnamese sentences with clause and grade."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from calculators.law.model import Citation, Grade, RuleSet
from calculators.mergers import consequences
from calculators.mergers.consequences import Evidence, Posts, UnitClass
from calculators.mergers.explanation import unit_name
from calculators.mergers.merger import Merger
from calculators.mergers.rules import MergerRules
from calculators.numerals import vietnamese
from calculators.sentences import capital, range_text
from calculators.units import Level, Unit

Json = dict[str, Any]
STAFF_RULES = ("2023-2025",)
"""The rule sets whose mergers fall in the time of Nghị định 33/2023, which counts the posts.

It was in force from 1-8-2023 to the end of the three levels of units (30-6-2025).
"""
_NEW = "đơn vị mới"


class Consequence(NamedTuple):
    """What follows from a scenario, the clause that says so, and the task of a plan that it starts.

    `citation` is None, and with it perhaps the grade, for what comes from no clause.
    """

    text: str
    citation: Citation | None = None
    grade: Grade | None = None
    task: str = ""


def plain(one: Consequence) -> Json:
    """Return a consequence as plain data; what there is none of is ""."""
    return {
        "text": one.text,
        "citation": "" if one.citation is None else one.citation.text,
        "grade": one.grade or "",
        **({"task": one.task} if one.task else {}),
    }


def follow(
    mergers: Sequence[Merger],
    rules: MergerRules,
    classes: Mapping[str, UnitClass],
    new: Sequence[UnitClass | None],
    split: Sequence[Unit] = (),
) -> Iterator[Consequence]:
    """Yield each consequence of the mergers; `new` are the classes of the new units, None unknown.

    `split` are the units that groups use up in parts.
    """
    if not mergers:
        return
    yield from _support(mergers, rules, split)
    if rules.id in STAFF_RULES:
        yield from _staff(mergers, rules.standards, classes, new)
    effects = consequences.load()
    for note in effects.notes.get(rules.id, ()):
        yield _line(f"{capital(note.phrase)}.", note)
    fewer = sum(merger.whole - 1 for merger in mergers) + len(split)
    if fewer > 0:
        yield Consequence(
            f"Trụ sở cần bố trí lại: {fewer} đơn vị hành chính giảm thì có bấy nhiêu trụ sở cấp "
            "chính quyền dôi ra, nếu mỗi đơn vị có một trụ sở."
        )
    for task in effects.tasks.get(rules.id, ()):
        yield Consequence(
            f"Việc của kế hoạch: {task.summary}.",
            task.citation,
            task.citation.document.grade,
            task.id,
        )


def _line(text: str, evidence: Evidence) -> Consequence:
    return Consequence(text, evidence.citation, evidence.grade)


def _support(
    mergers: Sequence[Merger], rules: MergerRules, split: Sequence[Unit]
) -> Iterator[Consequence]:
    for support in consequences.load().support:
        fewer = sum(
            merger.whole - 1 for merger in mergers if merger.unit.kind.level is support.level
        ) + sum(unit.kind.level is support.level for unit in split)
        if rules.id in support.rule_sets and fewer > 0:
            each, total = (
                vietnamese(str(n)) for n in (support.million_dong, support.million_dong * fewer)
            )
            yield _line(
                f"Giảm {fewer} đơn vị {'cấp xã' if support.level is Level.COMMUNE else 'cấp huyện'}: "
                f"{total} triệu đồng ({each} triệu đồng mỗi đơn vị; {support.evidence.phrase}).",
                support.evidence,
            )


def _staff(
    mergers: Sequence[Merger],
    rules: RuleSet,
    classes: Mapping[str, UnitClass],
    new: Sequence[UnitClass | None],
) -> Iterator[Consequence]:
    effects = consequences.load()
    lacking: dict[Evidence, list[tuple[Merger, list[str]]]] = {}
    for merger, new_class in zip(mergers, new, strict=True):
        if merger.unit.kind.level is not Level.COMMUNE:
            continue
        evidence = next(s.evidence for s in effects.staff if merger.unit.kind in s.kinds)
        if merger.parts:
            yield _line(
                f"Cán bộ, công chức khi gộp {_names(merger)}: không tính được vì có đơn vị "
                "chỉ nhập một phần.",
                evidence,
            )
            continue
        posts = consequences.posts(merger, rules, classes, new_class)
        if posts is not None:
            yield _line(_posts(_names(merger), posts), evidence)
            continue
        of = [unit_name(u) for u in merger.members if u.code not in classes]
        of += [] if new_class else [_NEW]
        lacking.setdefault(evidence, []).append((merger, of))
    for evidence, gaps in lacking.items():
        yield _line(_classes(gaps), evidence)


def _names(merger: Merger) -> str:
    return ", ".join(unit_name(unit) for unit in merger.members)


def _classes(gaps: Sequence[tuple[Merger, list[str]]]) -> str:
    """Return the sentence that asks for classes: by name for one merger, by number for several."""
    if len(gaps) == 1:
        ((merger, of),) = gaps
        return (
            f"Cán bộ, công chức khi gộp {_names(merger)}: "
            f"cần nêu loại (I, II, III) của {', '.join(of)}."
        )
    every = [name for _, of in gaps for name in of]
    new = every.count(_NEW)
    return (
        f"Cán bộ, công chức của {len(gaps)} nhóm chưa tính được: cần nêu loại (I, II, III) của "
        f"{len(every) - new} đơn vị cũ và {new} đơn vị mới."
    )


def _posts(names: str, posts: Posts) -> str:
    before, after = (range_text(count, str) for count in (posts.before, posts.after))
    least = None if posts.after.high is None else posts.before.low - posts.after.high
    most = None if posts.before.high is None else posts.before.high - posts.after.low
    surplus = f"{'không rõ' if least is None else least} đến {'không rõ' if most is None else most}"
    if least is not None and least == most:
        surplus = str(least)
    return (
        f"Cán bộ, công chức khi gộp {names}: trước {before}, sau {after}, chênh lệch {surplus} "
        "(khoảng, vì chưa đọc được số tăng thêm tính trên tiêu chuẩn đủ hay đã giảm); người hoạt động "
        f"không chuyên trách: trước {posts.part_time[0]}, sau {posts.part_time[1]}."
    )
