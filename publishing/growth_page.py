"""Growth page: time and memory against the number of units, drawn from the figures that are kept."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from typing import Any

from publishing.benchmark_page import decimal
from publishing.markup import save, table

FILE = Path("data", "growth.json")
"""`{"date", "series": [{"name", "points": [{"units", "seconds", "peak_bytes"}]}]}`."""
MEGABYTE = 1_000_000
WIDTH, HEIGHT = 328, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 24, 14, 30


def write(root: Path) -> None:
    """Write the pictures and tables of all series, or that nothing was measured yet."""
    file = root / FILE
    series = json.loads(file.read_text("utf-8"))["series"] if file.is_file() else []
    lines = [line for number, one in enumerate(series) for line in _series(f"growth-{number}", one)]
    save(root, "growth.html", lines or ["<p>Chưa đo.</p>"])


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
        """The exponents at which it is marked."""
        return range(floor(log10(min(self.values))), ceil(log10(max(self.values))) + 1)

    def place(self, value: float) -> float:
        """Give where a value lies in the picture."""
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
