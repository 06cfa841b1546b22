"""The draft resolution: one item a new unit, then how many units there are after the arrangement."""

from collections import Counter
from collections.abc import Iterator

from calculators.arrangement.words import KINDS, LEVELS, area_text, people_text
from calculators.law.citations import full
from calculators.mergers.requirements import Judged
from calculators.papers import frame
from calculators.papers.paper import Block, Paper, Paragraph
from calculators.papers.scheme import Group, Scheme, member_title, new_title
from calculators.sentences import capital, enumeration
from calculators.units import UNKNOWN, Interval, Kind, Level, Unit

TITLE = "DỰ THẢO NGHỊ QUYẾT"
BLANK = "…………"
"""What the office fills in."""
_OFFICE = """\
Cơ quan soạn thảo ghi: tên cơ quan ban hành, số và ngày; tên tỉnh hoặc thành phố; các căn cứ còn thiếu; \
ngày có hiệu lực; cơ quan thi hành; nơi nhận.
Cơ quan soạn thảo soát: tên các đơn vị mới; diện tích và dân số theo xác nhận của cơ quan có thẩm quyền."""


def paper(scheme: Scheme) -> Paper:
    """Return the draft of the resolution that arranges the units as the scheme says."""
    return Paper(TITLE, tuple(_blocks(scheme)))


def _blocks(scheme: Scheme) -> Iterator[Block]:
    subtitle = f"Về việc sắp xếp các đơn vị hành chính của {BLANK}"
    yield from frame.opening(TITLE, subtitle)
    for citation in scheme.rules.basis:
        yield Paragraph(f"Căn cứ {full(citation)};")
    yield Paragraph(f"Căn cứ {BLANK};")
    yield Paragraph("Điều 1. Sắp xếp các đơn vị hành chính", "heading")
    items = [*map(_item, scheme.groups), *_counts(scheme)]
    yield from (Paragraph(f"{number}. {item}") for number, item in enumerate(items, start=1))
    yield Paragraph("Điều 2. Hiệu lực thi hành", "heading")
    yield Paragraph(f"Nghị quyết này có hiệu lực từ ngày {BLANK}.")
    yield Paragraph("Điều 3. Tổ chức thực hiện", "heading")
    yield Paragraph(f"{BLANK} chịu trách nhiệm thi hành nghị quyết này.")
    yield Paragraph("Phần của cơ quan soạn thảo", "heading")
    yield from (Paragraph(f"- {text}", "item") for text in _OFFICE.split("\n"))
    yield from (Paragraph(f"- {text}", "item") for text in _seats(scheme))
    yield Paragraph(f"- {frame.made_text(scheme.day, scheme.rules.standards)}", "item")
    figures = frame.figures_text(scheme.source, scheme.units, scheme.left_out)
    yield Paragraph(f"- {figures}", "item")
    sources = dict.fromkeys((one, scheme.rules.grade) for one in scheme.rules.basis)
    yield from frame.proof(scheme.rules.standards, sources, scheme.law_version)


def _item(group: Group) -> str:
    parts = group.judgement.merger.parts if group.judgement else frozenset()
    whole = [member_title(member) for member in group.members if member.code not in parts]
    pieces = [_piece(member) for member in group.members if member.code in parts]
    members = enumeration(
        [f"toàn bộ diện tích tự nhiên và dân số của {enumeration(whole)}"] * bool(whole) + pieces
    )
    if group.judgement is None:
        return f"[Chưa lập được đơn vị mới từ {enumeration(whole)}: {group.problem}]"
    title = new_title(group, group.judgement)
    return f"Nhập {members} để lập {title}.{_figures(title, group.judgement)}"


def _piece(member: Unit) -> str:
    area = _figure(member.area, area_text(member.area), "km²")
    people = _figure(member.population, people_text(member.population), "người")
    return f"{member_title(member)} gồm {area} diện tích tự nhiên, {people}"


def _figures(title: str, judgement: Judged) -> str:
    unit = judgement.merger.unit
    area = _figure(unit.area, area_text(unit.area), "km²")
    people = _figure(unit.population, people_text(unit.population), "người")
    return f" {capital(title)} có diện tích tự nhiên {area} và dân số {people}."


def _figure(figure: Interval, text: str, unit: str) -> str:
    """Return an exact figure; a draft leaves open what is only known as a range, and names the range."""
    if figure.known:
        return text
    return f"{BLANK} {unit}" + ("" if figure == UNKNOWN else f" [{text} theo số liệu hiện có]")


def _counts(scheme: Scheme) -> Iterator[str]:
    for level in Level:
        new = [
            judgement.merger.unit.kind
            for _, _, judgement in scheme.new_units
            if judgement.merger.unit.kind.level is level
        ]
        stay = [unit for unit in scheme.untouched if unit.kind.level is level]
        rests = [unit for unit in scheme.rests if unit.kind.level is level]
        others = [*stay, *rests]
        if new or others:
            text = _count(level, new, [unit.kind for unit in others])
            if rests:
                pieces = enumeration([*map(_piece, rests)])
                text += f", {len(rests)} đơn vị còn lại sau khi tách một phần là {pieces}"
            if stay:
                names = enumeration([*map(member_title, stay)])
                text += f" và {len(stay)} đơn vị không sắp xếp là {names}"
            yield f"{text}."


def _count(level: Level, new: list[Kind], others: list[Kind]) -> str:
    counts = Counter([*new, *others])
    parts = enumeration([f"{counts[kind]} {KINDS[kind]}" for kind in Kind if counts[kind]])
    return (
        f"Sau khi sắp xếp, {BLANK} có {len(new) + len(others)} đơn vị hành chính {LEVELS[level]}, gồm "
        f"{parts}; trong đó {len(new)} đơn vị hình thành theo Điều này"
    )


def _seats(scheme: Scheme) -> Iterator[str]:
    for _, group, judgement in scheme.new_units:
        if group.seat is not None:
            title = new_title(group, judgement)
            yield f"Trụ sở của {title}, theo người dùng nêu: ở {member_title(group.seat.unit)}."
