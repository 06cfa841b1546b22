"""The annex of a scheme: one table of the new units, and below it each remark once for all its groups."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from calculators.arrangement.percentages import percent_text
from calculators.arrangement.words import KINDS
from calculators.law.model import Citation, Grade
from calculators.mergers.contiguity_words import explain_contiguity
from calculators.mergers.explanation import (
    PLACES,
    VERDICTS,
    demands,
    remarks,
    widest,
)
from calculators.mergers.names import name_notes, naming_rule
from calculators.mergers.requirements import Judged, MergerVerdict
from calculators.mergers.seats import explain_seat
from calculators.numerals import decimal_text, vietnamese
from calculators.papers import forms, frame
from calculators.papers.paper import Block, Paper, Paragraph, Table
from calculators.papers.scheme import (
    Group,
    Scheme,
    member_title,
    new_title,
    numbers_text,
)
from calculators.sentences import capital, range_text
from calculators.units import M2_PER_KM2, UNKNOWN, Interval

TITLE = "PHỤ LỤC: PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"
_CONTIGUITY = {True: "liền kề", False: "không liền kề", None: "chưa rõ có liền kề"}
Cell = Callable[[Group, Judged], str]


def paper(scheme: Scheme) -> Paper:
    """Return the annex of a scheme."""
    return Paper(TITLE, tuple(_blocks(scheme)), landscape=True)


def _blocks(scheme: Scheme) -> Iterator[Block]:
    yield from frame.opening(TITLE)
    after = len(scheme.new_units) + len(scheme.untouched) + len(scheme.rests)
    rests = f", {len(scheme.rests)} đơn vị còn lại sau khi tách một phần" if scheme.rests else ""
    yield Paragraph(f"{scheme.name}. {frame.made_text(scheme.day, scheme.rules.standards)}")
    yield Paragraph(frame.figures_text(scheme.source, scheme.units, scheme.left_out))
    if scheme.place is not None:
        yield Paragraph(f"Nơi có phường mới, theo người dùng nêu: {PLACES[scheme.place]}.")
    yield Paragraph(
        f"{len(scheme.units)} đơn vị sắp xếp thành {after} đơn vị: {len(scheme.new_units)} đơn vị mới"
        f"{rests} và {len(scheme.untouched)} đơn vị giữ nguyên."
    )
    yield _table(scheme)
    for number, group in enumerate(scheme.groups, start=1):
        if group.judgement is None:
            yield Paragraph(f"Nhóm {number} ({group.name}) chưa thành đơn vị mới: {group.problem}")
    yield from _remarks(scheme)
    if scheme.consequences:
        yield Paragraph("Hệ quả", "heading")
        lines = dict.fromkeys(one.text for one in scheme.consequences)
        yield from (Paragraph(f"- {text}", "item") for text in lines)
    yield from frame.notes(scheme.notes, "Ghi chú về danh sách")
    sources = dict.fromkeys((*_of_groups(scheme), *_of_consequences(scheme)))
    yield from frame.proof(scheme.rules.standards, sources, scheme.law_version)


def _table(scheme: Scheme) -> Table:
    forms_of_law = forms.load()
    return Table(
        forms_of_law.headed("scheme", scheme.rules.standards.mark),
        [
            [
                _CELLS[cell](group, judgement) if cell in _CELLS else str(number)
                for cell, _ in forms_of_law.columns["scheme"]
            ]
            for number, group, judgement in scheme.new_units
        ],
    )


def _verdict(judgement: Judged) -> str:
    word = capital(VERDICTS[judgement.verdict])
    meets = judgement.verdict is MergerVerdict.MEETS_STANDARD
    remark = " (một phần, theo số liệu người dùng nêu)" if judgement.merger.parts else ""
    return f"{word} (không phải xét)" if judgement.waived and not meets else word + remark


def figure_text(figure: Interval, scale: int = 1, places: int = 0) -> str:
    """Return a figure in 1/`scale` without its unit: "12,50", "54,40 - 69,78", "từ 12,50" or "chưa có"."""
    if figure == UNKNOWN:
        return "chưa có"
    return range_text(figure, lambda end: vietnamese(decimal_text(end, scale), places), " - ")


def _percent(figure: Interval, levels: Iterable[Interval]) -> str:
    """Return a figure in % of what is needed, "" where that is not known."""
    level = widest(tuple(levels)) if levels else UNKNOWN
    if not level.low or level.high is None:
        return ""
    if figure.known and level.known:
        return vietnamese(percent_text(figure.low, level.low, (100,), "half_up"))
    low = vietnamese(percent_text(figure.low, level.high, (100,), "down"))
    if figure.high is None:
        return f"từ {low}"
    return f"{low} - {vietnamese(percent_text(figure.high, level.low, (100,), 'up'))}"


_CELLS: Mapping[str, Cell] = {
    "new_unit": lambda group, judged: capital(new_title(group, judged)),
    "kind": lambda _, judged: KINDS[judged.merger.unit.kind],
    "members": lambda group, _: capital(", ".join(map(member_title, group.members))),
    "members_with_codes": lambda group, _: capital(
        ", ".join(f"{member_title(one)} ({one.code})" for one in group.members)
    ),
    "area": lambda _, judged: figure_text(judged.merger.unit.area, M2_PER_KM2, 2),
    "area_percent": lambda _, judged: _percent(
        judged.merger.unit.area, [one.levels.area for one in judged.requirements]
    ),
    "population": lambda _, judged: figure_text(judged.merger.unit.population),
    "population_percent": lambda _, judged: _percent(
        judged.merger.unit.population, [one.levels.population for one in judged.requirements]
    ),
    "verdict": lambda _, judged: _verdict(judged),
    "contiguity": lambda group, _: (
        "" if group.contiguity is None else _CONTIGUITY[group.contiguity.answer]
    ),
}
"""What stands in a cell, by its name in papers.toml; the number of the row stands by itself."""


def _remarks(scheme: Scheme) -> Iterator[Block]:
    """Yield each remark once, with the groups that it is about where it is not about all."""
    of: dict[str, list[int]] = {}
    codes_by_name = [(group.name, [one.code for one in group.members]) for group in scheme.groups]
    names = name_notes(
        codes_by_name, scheme.units, scheme.provinces, {unit.code for unit in scheme.rests}
    )
    for number, group, judgement in scheme.new_units:
        of_name = names[number - 1]
        rule = (remark.plain for remark in naming_rule(scheme.rules) if of_name)
        for text in (*_lines(group, judgement), *of_name, *rule):
            of.setdefault(text, []).append(number)
    if not of:
        return
    yield Paragraph("Ghi chú", "heading")
    for text, numbers in of.items():
        if len(numbers) == len(scheme.new_units):
            yield Paragraph(f"- {text}", "item")
        else:
            yield Paragraph(f"- Nhóm {numbers_text(numbers)}: {text}", "item")


def _lines(group: Group, judgement: Judged) -> Iterator[str]:
    for remark in (*demands(judgement), *remarks(judgement)):
        yield remark.plain
    if group.contiguity is None:
        yield "Danh sách mở không kèm bảng liền kề: chưa xét các đơn vị có liền kề hay không."
    else:
        members = sorted(group.members, key=lambda member: member.code)
        yield from explain_contiguity(members, group.contiguity)
    yield from explain_seat(group.seat)


def _of_groups(scheme: Scheme) -> Iterator[tuple[Citation, Grade]]:
    yield from ((citation, scheme.rules.grade) for citation in scheme.rules.basis)
    yield from (source for remark in naming_rule(scheme.rules) for source in remark.sources)
    for _, _, judgement in scheme.new_units:
        for remark in (*demands(judgement), *remarks(judgement)):
            yield from remark.sources


def _of_consequences(scheme: Scheme) -> Iterator[tuple[Citation, Grade]]:
    for one in scheme.consequences:
        if one.citation is not None and one.grade is not None:
            yield one.citation, one.grade
