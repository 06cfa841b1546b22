"""Bottlenecks: the few figures that would decide the most undetermined units of a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from calculators.arrangement.evaluation import Evaluation
from calculators.arrangement.turning_points import TurningPoint
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import FIELDS
from calculators.units import WARD_PARENTS, Kind


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """One figure, the number of undetermined units that lack it, and how many it would decide.

    `surely`: decided whatever the figure turns out to be; `possibly`: decided for some values;
    `first`: the place of the first of these units among all, from 0.
    """

    field: str
    lacking: int
    surely: int
    possibly: int
    first: int = 0

    @property
    def text(self) -> str:
        """Return the sentence for the reader."""
        sentence = f"Bổ sung {FIELDS[self.field]} của {self.lacking} đơn vị: "
        if self.surely:
            sentence += f"chắc chắn xác định được {self.surely}"
        if self.surely and self.possibly:
            sentence += ", "
        if self.possibly:
            sentence += f"có thể xác định {'thêm ' if self.surely else ''}{self.possibly}"
        return sentence + "."


def bottlenecks(evaluations: Iterable[Evaluation]) -> list[Bottleneck]:
    """Return the figures that could decide undetermined units, the most telling first."""
    lacking: dict[str, int] = {}
    first: dict[str, int] = {}
    surely: dict[str, int] = {}
    possibly: dict[str, int] = {}
    for place, evaluation in enumerate(evaluations):
        if evaluation.verdict is not Verdict.UNDETERMINED:
            continue
        for field in (*evaluation.missing, *evaluation.estimated):
            points = [point for point in evaluation.decisive if point.field == field]
            if not points:
                continue
            lacking[field] = lacking.get(field, 0) + 1
            first.setdefault(field, place)
            counts = surely if _covers(points) else possibly
            counts[field] = counts.get(field, 0) + 1
    candidates = [
        Bottleneck(field, count, surely.get(field, 0), possibly.get(field, 0), first[field])
        for field, count in lacking.items()
    ]
    return sorted(candidates, key=lambda item: (-item.surely, -item.possibly, item.field))


def _covers(points: list[TurningPoint]) -> bool:
    """Return whether the points decide every value that the figure may have."""
    by_op = {point.op: point.value for point in points}
    if "is" in by_op:
        every = len(WARD_PARENTS) if isinstance(by_op["is"], Kind) else 2
        return len(points) == every
    return len(by_op) > 1 and by_op["below"] == by_op["at_least"]
