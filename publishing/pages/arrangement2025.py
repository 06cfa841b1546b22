"""The arrangement of 2025: old units into new ones, held against the calculation and the criteria."""

import json
from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import Path

from calculators.arrangement.evaluation import Evaluation, evaluate
from calculators.arrangement.standing import below_standard
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import KINDS, area_text, people_text
from calculators.dates import short_date
from calculators.law import loader as law_loader
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.contiguity_words import explain_contiguity
from calculators.mergers.explanation import VERDICTS, explain_merger
from calculators.mergers.requirements import Judged, MergerVerdict
from calculators.plans import events
from calculators.units import Interval, Kind, Unit
from publishing.tables import new_units, place
from publishing.tables.new_units import NewUnit
from publishing.tools.markup import save, table, write_file

PUBLISHED = Path("docs", "assets", "data")
ROUNDING = 10_000
"""m² in the last published decimal: each figure may be off by half of it."""


def write(root: Path) -> None:
    """Write the fragments of the page, and the ready scenario; nothing without the data of that year."""
    province = place.read(root)
    if "merges" not in province.tables:
        return
    units, pairs = new_units.read(root), new_units.read_pairs(root)
    save(root, "arrangement-2025-summary.md", _summary(units, pairs))
    save(root, "arrangement-2025-units.html", _table(units, pairs))
    bases = Counter(row["area_basis"] for row in province.rows(root, "communes"))
    save(root, "arrangement-2025-differences.md", _differences(units, bases, province.words.summed))
    scenario = {
        "format": "scenario-1",
        "name": "Sắp xếp năm 2025",
        "rules": new_units.RULES,
        "place": province.plan_list.new_wards,
        "keep": [],
        "classes": {},
        "groups": [
            {
                "name": unit.title,
                "members": [m.code for m in unit.members],
                "kind": str(unit.kind),
                "class": "",
            }
            for unit in units
            if not unit.unchanged
        ],
    }
    text = json.dumps(scenario, ensure_ascii=False, indent=1) + "\n"
    write_file(root / PUBLISHED / "scenario-2025.json", text)


def _word(unit: NewUnit, judgement: Judged) -> str:
    if unit.unchanged:
        return "giữ nguyên"
    word = VERDICTS[judgement.verdict].replace("tiêu chuẩn", "tiêu chí")
    return f"{word}; không phải xét vì nhập từ ba đơn vị" if judgement.waived else word


def _summary(units: Sequence[NewUnit], pairs: Adjacency) -> list[str]:
    counts = Counter(unit.kind for unit in units)
    new = [unit for unit in units if not unit.unchanged]
    judgements = {unit.code: unit.judgement() for unit in new}
    verdicts = Counter(one.verdict for one in judgements.values())
    below = [u for u in new if judgements[u.code].verdict is not MergerVerdict.MEETS_STANDARD]
    waived = [u for u in below if judgements[u.code].waived]
    apart = [u for u in new if pairs.contiguity(u.merger.codes).answer is not True]
    within = sum(u.area_gap <= (len(u.members) + 1) * ROUNDING // 2 for u in units)
    kinds = sum(unit.merger.unit.kind is unit.kind for unit in units)
    short = f"Không đạt đủ: {len(below)} đơn vị ({', '.join(u.title for u in below)}), trong đó "
    short += f"{len(waived)} đơn vị nhập từ ba đơn vị trở lên nên không phải xét."
    merged = events.load()["communes-merged"]
    doubtful = f"; chưa chắc: {', '.join(u.title for u in apart)}" if apart else ""
    lines = [
        (
            f"{sum(len(u.members) for u in units)} đơn vị thành {len(units)}: {counts[Kind.COMMUNE]} xã, "
            f"{counts[Kind.WARD]} phường; {len(units) - len(new)} đơn vị giữ nguyên. "
            f"{merged.citation.document.kind} số {merged.citation.document.number} ngày "
            f"{short_date(merged.start)} nêu thành phần của từng đơn vị."
        ),
        (_principle(units)),
        (
            "Diện tích: tổng số ghi cho các đơn vị hợp thành khớp số công bố, sai khác do làm tròn, ở "
            f"{within} trên {len(units)} đơn vị."
        ),
        (
            "Loại của đơn vị mới (phường nếu có phường tham gia, còn lại là xã) đúng ở "
            f"{kinds} trên {len(units)} đơn vị."
        ),
        (
            f"Theo số công bố, {verdicts[MergerVerdict.MEETS_STANDARD]} trên {len(new)} đơn vị mới đạt "
            f"tiêu chí của NQ 76/2025/UBTVQH15. {short if below else ''}"
        ),
        (
            f"Liền kề: {len(new) - len(apart)} trên {len(new)} đơn vị mới nối liền theo bảng cặp liền "
            f"kề{doubtful}."
        ),
    ]
    return [f"- {line.rstrip()}" for line in lines]


def _before(unit: Unit) -> Evaluation:
    """Return how a member stood by the principle of 2025 (NQ 76/2025/UBTVQH15 Điều 2 k.3)."""
    return evaluate(unit, law_loader.load().rules(new_units.RULES))


def _stood(unit: Unit) -> str:
    """Return in what a member was below its standard, "xã A chưa đạt: diện tích đạt 62% của 50 km²"."""
    evaluation = _before(unit)
    name = f"{KINDS[unit.kind]} {unit.name}"
    low = below_standard(evaluation)
    if low:
        return f"{name} chưa đạt tiêu chuẩn ({'; '.join(measure.reason for measure in low)})"
    if evaluation.verdict is Verdict.NOT_REQUIRED:
        return f"{name} đạt cả hai tiêu chuẩn"
    return f"{name} chưa đủ căn cứ"


def _principle(units: Sequence[NewUnit]) -> str:
    """Return the sentence on how the members stood: units above the standard were merged, too."""
    verdicts = Counter(_before(member).verdict for unit in units for member in unit.members)
    merged = [unit for unit in units if not unit.unchanged]
    above = sum(
        _before(member).verdict is Verdict.NOT_REQUIRED
        for unit in merged
        for member in unit.members
    )
    return (
        "Nghị quyết 76/2025/UBTVQH15 (Điều 2) nêu nguyên tắc xét đơn vị chưa đạt diện tích hoặc dân số, "
        f"không phải danh sách. Trong {verdicts.total()} đơn vị cũ, {verdicts[Verdict.MUST_ARRANGE]} "
        f"chắc chắn chưa đạt, {verdicts[Verdict.NOT_REQUIRED]} chắc chắn đạt cả hai (trong đó {above} "
        f"vẫn được nhập cùng đơn vị liền kề), {verdicts[Verdict.UNDETERMINED]} chưa đủ số liệu công bố "
        "để kết luận."
    )


def _table(units: Sequence[NewUnit], pairs: Adjacency) -> list[str]:
    headings = (
        "Đơn vị mới",
        "Diện tích",
        "Dân số",
        "Theo tiêu chí năm 2025",
        "Đơn vị cũ và giải thích",
    )
    return table(
        f"{len(units)} đơn vị từ 01-7-2025",
        headings,
        (_row(unit, pairs) for unit in units),
        anchors=(f"m{unit.code}" for unit in units),
    )


def _row(unit: NewUnit, pairs: Adjacency) -> list[str]:
    judgement = unit.judgement()
    merged = unit.merger.unit
    contiguity = pairs.contiguity(unit.merger.codes)
    lines = [] if unit.unchanged else [*explain_merger(judgement)]
    lines += [] if unit.unchanged else explain_contiguity(unit.members, contiguity)
    members = ", ".join(f"{KINDS[m.kind]} {m.name} ({m.code})" for m in unit.members)
    before = f"Trước khi sắp xếp: {'; '.join(map(_stood, unit.members))}."
    items = "".join(f"<li>{escape(line)}</li>" for line in (f"{unit.item}.", before, *lines))
    figures = (
        area_text(Interval.exactly(unit.area)),
        people_text(Interval.exactly(unit.population)),
    )
    return [
        f"{escape(unit.title)}<br><small>{unit.code}</small>",
        f"công bố {figures[0]}<br>cộng lại {area_text(merged.area)}",
        f"công bố 2024: {figures[1]}<br>cộng lại 2022: {people_text(merged.population)}",
        escape(_word(unit, judgement)),
        f"<details><summary>{escape(members)}</summary><ul>{items}</ul></details>",
    ]


def _differences(units: Sequence[NewUnit], bases: Counter[str], remark: str) -> list[str]:
    above, below, inside = [], [], 0
    for unit in units:
        people = unit.merger.unit.population
        if people.high is not None and unit.population > people.high:
            above.append(unit.title)
        elif unit.population < people.low:
            below.append(unit.title)
        else:
            inside += 1
    of_area = (
        f"**Diện tích.** Diện tích của {bases['estimate']} trong {bases.total()} đơn vị cũ là số ước tính "
        "đã được chỉnh cho khớp tổng công bố của từng đơn vị mới, nên việc tổng khớp không phải là một "
        "phép kiểm tra độc lập với những đơn vị đó; khoảng ±10% thể hiện điều này."
    )
    of_people = (
        f"**Dân số.** Số công bố của {inside} trên {len(units)} đơn vị nằm trong khoảng cộng lại. "
        f"{remark}"
    )
    more = f"Số công bố cao hơn khoảng cộng lại ở {len(above)} đơn vị: {', '.join(above)}."
    fewer = f"Số công bố thấp hơn khoảng cộng lại ở {len(below)} đơn vị: {', '.join(below)}."
    return [f"- {line}" for line in (of_area, of_people, more, fewer)]
