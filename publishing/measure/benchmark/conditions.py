"""Conditions: the line and the processor that a visit has."""

from collections.abc import Mapping
from dataclasses import dataclass

from publishing.tools.server import Shape

LINE = Shape(bits_per_second=9_000_000, latency_seconds=0.060)
UNTHROTTLED, SLOW_LINE, SLOW_PROCESSOR = "unthrottled", "slow-line", "slow-processor"
# As GitHub Pages lets a browser keep its files.
CACHE_SECONDS = 600


@dataclass(frozen=True)
class Condition:
    """A line, unshaped where there is none, and how many times slower the processor is."""

    id: str
    name: str
    shape: Shape | None = None
    slowdown: float = 1


CONDITIONS: Mapping[str, Condition] = {
    condition.id: condition
    for condition in (
        Condition(UNTHROTTLED, "Không hạn chế"),
        Condition(SLOW_LINE, "Đường truyền 9 Mbit/s, trễ 60 ms", shape=LINE),
        Condition(SLOW_PROCESSOR, "Bộ xử lý chậm 4 lần", slowdown=4),
    )
}
