"""Ground: the list and pairs that are open on the page, on which scenarios are built."""

from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from calculators.arrangement.categories import CATEGORIES, Category
from calculators.arrangement.evaluation import verdict_of
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import KINDS, area_text, people_text
from calculators.arrangement.words import VERDICTS as UNIT_VERDICTS
from calculators.law import loader as law_loader
from calculators.law.model import Law, RuleSet
from calculators.lists.fields import QuestionError
from calculators.lists.sheets import SheetError
from calculators.lists.tables import NO_UNITS
from calculators.mergers import adjacency
from calculators.mergers import loader as merger_loader
from calculators.mergers.adjacency import Adjacency
from calculators.mergers.categories import categories
from calculators.mergers.consequences import CLASSES
from calculators.mergers.districts import District, labels
from calculators.mergers.explanation import PLACES, VERDICTS, WAIVED, unit_name
from calculators.mergers.report import Json
from calculators.mergers.roll import Roll
from calculators.worklist import opening
from calculators.worklist.reading import Reading
from calculators.worklist.remarks import open_doubts, remarks
from calculators.worklist.worklist import Worklist


@dataclass(frozen=True, eq=False)
class Ground:
    """What scenarios are built on: the units of a list, the pairs that touch, what is said of the list."""

    name: str
    roll: Roll
    pairs: Adjacency
    notes: tuple[str, ...] = ()

    @cached_property
    def districts(self) -> dict[str, District]:
        """Return the districts of the list under names that tell them apart."""
        return labels(self.roll.districts())

    @cached_property
    def district_of(self) -> dict[str, str]:
        """Return the name of the district of each unit, by the unit's code."""
        return {
            unit.code: name for name, district in self.districts.items() for unit in district.units
        }

    @cached_property
    def _verdicts(self) -> dict[str, dict[str, Verdict]]:
        return {}

    def verdicts(self, rules: RuleSet) -> Mapping[str, Verdict]:
        """Return the verdict on each unit, by its code, made when a rule set is first asked for."""
        if rules.id not in self._verdicts:
            self._verdicts[rules.id] = {
                code: verdict_of(unit, rules) for code, unit in self.roll.units.items()
            }
        return self._verdicts[rules.id]

    def with_roads(self, roadless: Iterable[Sequence[str]]) -> Adjacency:
        """Return the pairs but those without a road."""
        return _without(self.pairs, adjacency.sorted_pairs(roadless))

    @cached_property
    def _categories(self) -> dict[str, dict[str, list[str]]]:
        return {}

    def categories(self, rules: RuleSet) -> Mapping[str, list[str]]:
        """Return the codes of the units in each category, those of no category left out."""
        if rules.id not in self._categories:
            codes: dict[str, list[str]] = {}
            each = categories(self.roll.units, self.verdicts(rules), rules, self.pairs)
            for code, one in each.items():
                if one is not Category.OTHER:
                    codes.setdefault(str(one), []).append(code)
            self._categories[rules.id] = codes
        return self._categories[rules.id]


@lru_cache(maxsize=1)
def _without(pairs: Adjacency, gone: frozenset[tuple[str, str]]) -> Adjacency:
    """Return the pairs without some; a search through a country asks for the same in each district."""
    return pairs.without(gone)


_TO_ANSWER = (
    "Hãy sửa tiêu đề; hoặc mở danh sách ở trang “Đánh giá danh sách”, chọn ở đó, rồi bấm “Thử sắp xếp "
    "danh sách này”."
)
"""What to do with a question about a list where scenarios are built: it is answered elsewhere."""

_NOT_SUPPOSED = (
    "Các mức giả định của danh sách không dùng ở đây: nhóm được xét theo mức của văn bản."
)

_open: list[Ground] = []
"""The ground that is open, alone; empty before one was opened."""


def at_hand() -> Ground:
    """Return the ground that is open."""
    return _open[0]


def open_ground(request: Mapping[str, Any], data: bytes | None = None) -> Json:
    """Open a list with its pairs: `{"name", "pairs": CSV text}` and a file's bytes, or `"text"`.

    `"confirm": true` says that all doubtful figures are right. A list that was worked on comes with
    the `"rules"` it was opened under and its `"changes"`, each as for `lists.change_list`.

    Gives the units with the words to show them, and the rule set that the list was judged by, "" for
    none; what cannot be read gives `{"error": message}`.
    """
    law = law_loader.load()
    content = request["text"] if data is None else data
    try:
        reading = _reading(request, content, law)
        pairs = (
            adjacency.read(request["pairs"].encode())
            if request["pairs"]
            else Adjacency({}, frozenset())
        )
        if request.get("confirm"):
            reading = reading.confirmed()
        roll = Roll(reading.table)
    except QuestionError as error:
        return {"error": f"{error.question.message} {_TO_ANSWER}"}
    except SheetError as error:
        return {"error": str(error)}
    if not reading.table.entries:
        return {"error": NO_UNITS}
    worklist = reading if isinstance(reading, Worklist) else None
    supposed = [_NOT_SUPPOSED] if worklist and worklist.supposed else []
    notes = (*remarks(reading), *roll.notes, *supposed)
    ground = Ground(request["name"], roll, pairs.spelt(roll.units), notes)
    _open[:] = [ground]
    return {
        "units": _units(ground),
        "errors": ground.roll.error_lines,
        "notes": [*reading.table.notes, *roll.notes, *supposed, *open_doubts(reading)],
        "judged_by": worklist.law_rules.id if worklist else "",
        "unknown_columns": list(reading.table.unknown),
        "doubtful": bool(reading.checked.doubts),
        "rules": [
            {
                "id": r.id,
                "title": r.standards.title,
                "status": r.standards.status,
                "mark": r.standards.mark,
                "question": r.standards.question,
            }
            for r in merger_loader.load().values()
        ],
        "places": PLACES,
        "kinds": KINDS,
        "classes": CLASSES,
        "verdicts": VERDICTS | {"waived": WAIVED},
        "unit_verdicts": UNIT_VERDICTS,
        "categories": CATEGORIES,
        "law_version": law.version,
    }


def _reading(request: Mapping[str, Any], content: bytes | str, law: Law) -> Reading:
    """Return the list that is asked for, with what was done to it."""
    if not request.get("rules"):
        return opening.reading(request["name"], content, law)
    reading = opening.worklist(request["name"], content, request["rules"], law)
    for change in request.get("changes", ()):
        reading = opening.change(reading, change)
    return reading


def open_pairs(request: Mapping[str, Any]) -> Json:
    """Put other pairs under the list that is open: `{"pairs": CSV text}`.

    Gives the units as `open_ground` does; pairs that cannot be read give `{"error": message}` and
    leave the ground as it was.
    """
    try:
        pairs = adjacency.read(request["pairs"].encode())
    except SheetError as error:
        return {"error": str(error)}
    ground = replace(at_hand(), pairs=pairs.spelt(at_hand().roll.units))
    _open[:] = [ground]
    return {"units": _units(ground)}


def _units(ground: Ground) -> list[Json]:
    touching = ground.pairs.neighbours
    return [
        {
            "code": unit.code,
            "name": unit_name(unit),
            "kind": str(unit.kind),
            "district": ground.district_of[unit.code],
            "area": area_text(unit.area),
            "population": people_text(unit.population),
            "neighbours": sorted(touching.get(unit.code, ())),
        }
        for unit in ground.roll.units.values()
    ]
