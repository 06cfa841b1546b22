"""Growth page: time and memory against the number of units, drawn from the figures that are kept."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from typing import Any

from calculators.dates import short_date
from publishing.measure import country
from publishing.measure.goals import Goal, decimal, goal_table
from publishing.tools.markup import save, table

FILE = Path("data", "growth.json")
"""`{"date", "system", "figures", "series": [{"name", "points": [{"units", "seconds", "peak_bytes"}]}]}`."""
MEGABYTE = 1_000_000
WIDTH, HEIGHT = 328, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 24, 14, 30


def write(root: Path) -> None:
    """Write the pictures and tables of all series and the goals, or that nothing was measured yet."""
    file = root / FILE
    record = (
        json.loads(file.read_text("utf-8")) if file.is_file() else {"series": [], "figures": {}}
    )
    series = record["series"]
    lines = [line for number, one in enumerate(series) for line in _series(f"growth-{number}", one)]
    save(root, "growth.html", lines or ["<p>Chưa đo.</p>"])
    caption = "Mục tiêu khi danh sách dài"
    if "date" in record:
        caption += f", đo ngày {short_date(date.fromisoformat(record['date']))}"
    save(root, "growth-goals.html", goal_table(caption, record["figures"], GOALS))


def _figure(name: str, scale: float = 1) -> Callable[[Mapping[str, float]], float | None]:
    return lambda figures: figures[name] * scale if name in figures else None


def _share(figures: Mapping[str, float]) -> float | None:
    if "evaluate_there" not in figures:
        return None
    return figures["evaluate_there"] / figures["evaluate_here"]


COMMUNES, DISTRICTS = country.DISTRICTS * country.UNITS, country.DISTRICTS
GOALS: tuple[Goal[Mapping[str, float]], ...] = (
    Goal(f"Đánh giá {COMMUNES} đơn vị, trình duyệt so với Python trên máy", 2.5, _share, digits=1),
    Goal(
        "Đánh giá một đơn vị trong danh sách ấy, ở trình duyệt",
        60,
        _figure("evaluate_there", 1_000_000 / COMMUNES),
        digits=0,
        unit=" µs",
    ),
    Goal(
        "Từ lúc chọn tệp CSV 10.500 dòng đến lúc thấy bảng",
        1000,
        _figure("csv_milliseconds"),
        digits=0,
        unit=" ms",
    ),
    Goal(
        "Trong lúc ấy, trang đứng yên lâu nhất",
        50,
        _figure("csv_longest_task"),
        digits=0,
        unit=" ms",
    ),
    Goal(
        "Trong lúc ấy, bộ nhớ của trang",
        400,
        _figure("csv_megabytes"),
        digits=0,
        unit=" MB",
    ),
    Goal(
        "Từ lúc chọn tệp XLSX 10.500 dòng đến lúc thấy bảng",
        8000,
        _figure("xlsx_milliseconds"),
        digits=0,
        unit=" ms",
    ),
    Goal(
        f"Phương án có chứng minh cho {DISTRICTS} đơn vị cấp huyện, mỗi nơi {country.UNITS} đơn vị",
        60,
        _figure("propose_seconds"),
        digits=1,
        unit=" giây",
    ),
    Goal(
        "Trong đó, số nơi chưa chứng minh được",
        0,
        lambda figures: DISTRICTS - figures["propose_proven"] if figures else None,
        digits=0,
        unit=" nơi",
    ),
)


def _series(name: str, series: dict[str, Any]) -> list[str]:
    points = series["points"]
    times = [(point["units"], point["seconds"]) for point in points]
    memory = [(point["units"], point["peak_bytes"] / MEGABYTE) for point in points]
    rows = [
        [_whole(units), decimal(wait, 4 if wait < 1 else 2), decimal(size, 1)]
        for (units, wait), (_, size) in zip(times, memory, strict=True)
    ]
    headings = ["Số đơn vị", "Thời gian (giây)", "Bộ nhớ cao nhất (MB)"]
    return [
        *chart(f"{name}-time", f"{series['name']}: thời gian", "giây", times),
        *chart(f"{name}-memory", f"{series['name']}: bộ nhớ cao nhất", "MB", memory),
        *table(series["name"], headings, rows, numeric=(1, 2)),
    ]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis in powers of ten, from the one below the smallest value to the one above the largest."""

    values: Sequence[float]
    start: float
    end: float

    @property
    def powers(self) -> range:
        """Return the exponents at which it is marked."""
        return range(floor(log10(min(self.values))), ceil(log10(max(self.values))) + 1)

    def place(self, value: float) -> float:
        """Return where a value lies in the picture."""
        first, last = self.powers[0], self.powers[-1]
        share = (log10(value) - first) / ((last - first) or 1)
        return round(self.start + share * (self.end - self.start), 1)


def chart(name: str, title: str, unit: str, points: Sequence[tuple[float, float]]) -> list[str]:
    """Draw values against numbers of units, both in powers of ten; the table beside it has the words."""
    across = Axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = Axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    lines = [
        '<figure class="growth">',
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name}-title">',
        f'<title id="{name}-title">{escape(title)}: số liệu ở bảng bên dưới</title>',
    ]
    for power in up.powers:
        y = up.place(10.0**power)
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{_power(power)}</text>')
    for power in across.powers:
        x = across.place(10.0**power)
        lines.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        lines.append(
            f'<text x="{x}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{_power(power)}</text>'
        )
    places = [(across.place(x), up.place(y)) for x, y in points]
    lines.append(f'<polyline points="{" ".join(f"{x},{y}" for x, y in places)}"/>')
    lines += [f'<circle cx="{x}" cy="{y}" r="3.5"/>' for x, y in places]
    return [*lines, "</svg>", f"<figcaption>{escape(title)} ({unit})</figcaption>", "</figure>"]


def _power(power: int) -> str:
    if power >= 0:
        return _whole(10**power)
    return f"{10.0**power:.{-power}f}".replace(".", ",")


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")
