"""Rules of classes: how a figure becomes points, and how many points make a class.

Points are whole hundredths here. Figures are whole: people, m², ten-thousandths of a percentage point.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from calculators.law.model import Citation, Document, Grade

HUNDRED = 100
"""A point is 100 here: the decree counts to two decimals (NĐ 307/2025/NĐ-CP Điều 4)."""

BONUS = "bonus"
"""The criterion under which the parts of the bonus stand: only the highest of them counts."""

FieldType = Literal["percent", "flag", "position"]
Topic = Literal["deadline", "decision", "dossier", "mountain", "reading"]
TOPICS: tuple[Topic, ...] = ("deadline", "decision", "dossier", "mountain", "reading")
FIELD_TYPES: tuple[FieldType, ...] = ("percent", "flag", "position")


class Criterion(NamedTuple):
    """One of the criteria: its title, the most points it gives, and how its figure is measured."""

    id: str
    title: str
    most: int
    measured: str
    citation: Citation


class Scale(NamedTuple):
    """Points from a figure: `points` up to `base`, then `step_points` for each `step`, up to `most`.

    Between steps the points are proportional (NĐ 307/2025/NĐ-CP Điều 4 khoản 3). `falling` turns
    the direction round; below `start` there are no points; `minus` is a field that is subtracted;
    `when` says for which units the scale is meant, by flag; `standard` is the clause of the standard
    that the scale is counted in, `reading` how a text that leaves something open is read.
    """

    id: str
    criterion: str
    kinds: tuple[str, ...]
    when: Mapping[str, bool]
    field: str
    minus: str | None
    falling: bool
    start: int | None
    base: int
    step: int
    points: int
    step_points: int
    most: int
    standard: Citation | None
    reading: str | None
    citation: Citation
    grade: Grade

    def at(self, value: int | None) -> int:
        """Return the points, in hundredths and rounded half up, of a figure; None is unbounded."""
        if value is None:
            return self.most
        if self.start is not None and value < self.start:
            return 0
        beyond = self.base - value if self.falling else value - self.base
        if beyond <= 0:
            return self.points
        more = (2 * self.step_points * beyond + self.step) // (2 * self.step)
        return min(self.most, self.points + more)


class Credit(NamedTuple):
    """Points for a yes to `field`, or for every unit where `field` is None.

    `instead` of what the scale and the other credits of the criterion give, not beside them. Where
    the yes or no is not stated, the scale's own figure says yes from `reached` on.
    """

    id: str
    criterion: str
    kinds: tuple[str, ...]
    field: str | None
    points: int
    instead: bool
    reached: int | None
    citation: Citation
    grade: Grade


class Position(NamedTuple):
    """What a unit is to its surroundings, by which a bonus is given."""

    id: str
    title: str
    names: tuple[str, ...]
    points: int
    citation: Citation


class ClassLevel(NamedTuple):
    """A class, and the hundredths of points from which a unit has it."""

    id: str
    title: str
    points: int
    citation: Citation
    grade: Grade


class Floor(NamedTuple):
    """A class that units of these kinds have, whatever their points, with fewer permanent residents."""

    id: str
    kinds: tuple[str, ...]
    residents: int
    level: str
    citation: Citation


class Field(NamedTuple):
    """A column of a list that only this calculator reads; `most` is the largest percentage."""

    id: str
    type: FieldType
    title: str
    headings: tuple[str, ...]
    most: int | None


class Note(NamedTuple):
    """What a page tells beside the points: a deadline, who decides, a paper of the dossier, a reading.

    It stands with the `field` that it explains, and with every result of its `kinds`.
    """

    id: str
    topic: Topic
    field: str | None
    kinds: tuple[str, ...]
    text: str
    citation: Citation
    grade: Grade


class ClassRules(NamedTuple):
    """All that the decree asks and gives; `levels` go from the highest class to the lowest."""

    decree: str
    levels: tuple[ClassLevel, ...]
    special: ClassLevel
    special_kinds: tuple[str, ...]
    criteria: Mapping[str, Criterion]
    scales: tuple[Scale, ...]
    credits: tuple[Credit, ...]
    positions: Mapping[str, Position]
    floors: tuple[Floor, ...]
    fields: Mapping[str, Field]
    notes: tuple[Note, ...]
    version: str

    @property
    def document(self) -> Document:
        """Return the decree."""
        return self.levels[0].citation.document

    def level(self, points: int) -> ClassLevel:
        """Return the class of so many hundredths of points."""
        return next(level for level in self.levels if points >= level.points)
