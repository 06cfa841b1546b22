"""Timeline: the picture of the years 2022-2030, drawn as SVG with the same content as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from calculators.dates import short_date
from calculators.law import loader
from calculators.plans import assignments, events
from calculators.plans.assignments import occurrences
from publishing.tools.markup import save

FIRST_YEAR, LAST_YEAR = 2022, 2030
# The picture is as wide as the text of the smallest phone, so that it is never scrolled or scaled up.
WIDTH, TOP, YEAR_HEIGHT, BOTTOM = 328, 44, 78, 12
YEAR_X, FIRST_BAR_X, BAR_WIDTH, BAR_STEP = 2, 38, 12, 18
LABEL_X = FIRST_BAR_X + 3 * BAR_STEP + 22
LABEL_GAP = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of time; from `plan_start` on it is only what the plan foresaw."""

    label: str
    start: date
    end: date
    plan_start: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with words; `kind` is "due", "planned" or "change"."""

    day: date
    text: str
    kind: str


def write(root: Path) -> None:
    """Write the picture and its text."""
    bars, marks = _bars(), _marks()
    save(root, "timeline.html", [*_picture(bars, marks), *_text(bars, marks)])


def _bars() -> list[Bar]:
    happened = events.load()
    law = loader.load()
    ended = happened["districts-ended"].start
    near, far = law.rules("2023-2025"), law.rules("2026-2030")
    plan = happened["arrangement-plan"].start
    return [
        Bar(
            "Lập Quy hoạch tỉnh, từ Công văn 1503/UBND-KTTH đến ngày phê duyệt",
            happened["planning-dispatch"].start,
            happened["planning-approved"].start,
        ),
        Bar("Việc thường xuyên của Kế hoạch 95-KH/TU", plan, far.end, ended),
        Bar("Mục tiêu đến năm 2025 (II.1)", plan, near.end, ended),
        Bar("Mục tiêu đến năm 2030 (II.2)", far.start, far.end, far.start),
    ]


def _marks() -> list[Mark]:
    ended = events.load()["districts-ended"].start
    marks = []
    due: dict[date, str] = {}
    for occurrence in occurrences(assignments.load().assignments):
        task = occurrence.assignment
        due[occurrence.day] = task.deliverable or f"Hạn của {task.citation.text}"
    marks += [Mark(day, text, "planned" if day >= ended else "due") for day, text in due.items()]
    changes = (
        "planning-dispatch",
        "arrangement-plan",
        "planning-approved",
        "districts-ended",
        "new-standards",
    )
    marks += [
        Mark(event.start, event.title, "change")
        for event in map(events.load().get, changes)
        if event
    ]
    return sorted(marks, key=lambda mark: mark.day)


def _y(day: date) -> float:
    length = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    share = (day - date(day.year, 1, 1)).days / length
    return round(TOP + (day.year - FIRST_YEAR + share) * YEAR_HEIGHT, 1)


def _picture(bars: list[Bar], marks: Iterable[Mark]) -> list[str]:
    height = TOP + (LAST_YEAR - FIRST_YEAR + 1) * YEAR_HEIGHT + BOTTOM
    lines = [
        '<figure class="timeline">',
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="timeline-title">',
        f'<title id="timeline-title">Các năm {FIRST_YEAR}-{LAST_YEAR}: nội dung ở danh sách bên dưới</title>',
    ]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        y = _y(date(year, 1, 1))
        lines.append(f'<line class="year" x1="0" x2="{WIDTH}" y1="{y}" y2="{y}"/>')
        lines.append(f'<text class="year" x="{YEAR_X}" y="{y + 15}">{year}</text>')
    # The two targets follow one another and share a column.
    for column, bar in zip((0, 1, 2, 2), bars, strict=True):
        lines += _bar(bar, FIRST_BAR_X + column * BAR_STEP)
    for column in range(3):
        x = FIRST_BAR_X + column * BAR_STEP + BAR_WIDTH / 2
        lines.append(
            f'<text class="key" x="{x}" y="{TOP - 8}" text-anchor="middle">{column + 1}</text>'
        )
    lines += _labels(marks)
    names = [bars[0].label, bars[1].label, "Mục tiêu đến năm 2025 rồi đến năm 2030 (II)"]
    keys = "; ".join(f"{number}: {name}" for number, name in enumerate(names, 1))
    return [
        *lines,
        "</svg>",
        (
            f"<figcaption>{escape(keys)}. Nét đứt và vòng tròn rỗng: chỉ là mốc của kế hoạch, "
            f"sau khi cấp huyện kết thúc.</figcaption>"
        ),
        "</figure>",
    ]


def _bar(bar: Bar, x: float) -> list[str]:
    top, end = _y(bar.start), _y(bar.end)
    turn = end if bar.plan_start is None else max(top, _y(bar.plan_start))
    parts = []
    if turn > top:
        parts.append(("bar", top, turn))
    if end > turn:
        parts.append(("bar planned", turn, end))
    return [
        f'<rect class="{kind}" x="{x}" y="{y}" width="{BAR_WIDTH}" height="{round(low - y, 1)}"/>'
        for kind, y, low in parts
    ]


def _labels(marks: Iterable[Mark]) -> list[str]:
    lines = []
    free = 0.0
    for mark in marks:
        y = _y(mark.day)
        text_y = max(y, free)
        free = text_y + LABEL_GAP
        x = LABEL_X - 10
        lines.append(f'<path class="lead" d="M{x - 12} {y}L{x} {text_y}"/>')
        if mark.kind == "change":
            lines.append(f'<rect class="change" x="{x - 16}" y="{y - 4}" width="8" height="8"/>')
        else:
            lines.append(f'<circle class="{mark.kind}" cx="{x - 12}" cy="{y}" r="4"/>')
        text = f"{mark.day.day}-{mark.day.month}: {escape(mark.text)}"
        lines.append(f'<text x="{LABEL_X - 6}" y="{text_y + 4}">{text}</text>')
    return lines


def _text(bars: Iterable[Bar], marks: Iterable[Mark]) -> list[str]:
    lines = [
        '<details class="timeline-text"><summary>Nội dung của hình, bằng chữ</summary>',
        "<ul>",
    ]
    for bar in bars:
        note = f" (từ {short_date(bar.plan_start)} chỉ còn là dự kiến)" if bar.plan_start else ""
        lines.append(
            f"<li>{escape(bar.label)}: {short_date(bar.start)} đến {short_date(bar.end)}{note}</li>"
        )
    for mark in marks:
        note = " (mốc của kế hoạch)" if mark.kind == "planned" else ""
        lines.append(f"<li>{short_date(mark.day)}: {escape(mark.text)}{note}</li>")
    return [*lines, "</ul>", "</details>"]
