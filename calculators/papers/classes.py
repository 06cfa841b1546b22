"""The working paper of points and class, of one unit or of a list (NĐ 307/2025/NĐ-CP)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from calculators.classes.report import Json, class_word, remarks
from calculators.classes.rules import ClassRules, Topic
from calculators.classes.words import FIELDS, KINDS
from calculators.numerals import vietnamese
from calculators.papers import frame
from calculators.papers.paper import Block, Column, Paper, Paragraph, Table
from calculators.sentences import capital

UNIT_TITLE = "PHIẾU TÍNH ĐIỂM PHÂN LOẠI ĐƠN VỊ HÀNH CHÍNH"
LIST_TITLE = "BẢNG TÍNH ĐIỂM PHÂN LOẠI ĐƠN VỊ HÀNH CHÍNH"
MOST_ROWS = 500
"""A longer table is of no use on paper: the others stand in the workbook."""
_POINTS = (
    Column("TT", 8, "center"),
    Column("Tiêu chí", 40),
    Column("Số liệu", 52),
    Column("Điểm", 24, "right"),
    Column("Nhiều nhất", 18, "right"),
    Column("Căn cứ", 24),
)
_COUNTS = (Column("Loại", 70), Column("Số đơn vị", 30, "right"))
_TOPICS: Mapping[Topic, str] = {
    "deadline": "Thời hạn",
    "decision": "Cơ quan quyết định",
    "dossier": "Hồ sơ",
}


def of_unit(result: Json, rules: ClassRules, day: date) -> Paper:
    """Return the paper of the one unit of a report."""
    return Paper(UNIT_TITLE, tuple(_unit(result, rules, day)))


def of_list(result: Json, rules: ClassRules, name: str, day: date) -> Paper:
    """Return the paper of the report on the list of this name."""
    return Paper(LIST_TITLE, tuple(_list(result, rules, name, day)), landscape=True)


def _unit(result: Json, rules: ClassRules, day: date) -> Iterator[Block]:
    (unit,) = result["units"]
    yield from frame.opening(UNIT_TITLE, f"{_title(unit)}: {class_word(unit)}")
    yield Paragraph(frame.made_under(day, rules.document))
    yield Paragraph("Số liệu do người lập nhập.")
    rows = [
        (
            str(number),
            one["title"],
            one["figures"],
            _ends(one["points"]),
            vietnamese(one["max"], 2),
            one["citation"].removeprefix(rules.decree).strip(),
        )
        for number, one in enumerate(unit["criteria"], start=1)
    ]
    bonus = ("", "Điểm ưu tiên", "", _ends(unit["bonus"]), "", "")
    total = ("", "Tổng điểm", "", _ends(unit["points"]), "", "")
    yield Table(_POINTS, [*rows, bonus, total])
    yield from _notes(result)
    yield Paragraph("Giải thích, kèm căn cứ", "heading")
    yield from (Paragraph(line) for line in unit["explanation"].split("\n"))
    for topic, heading in _TOPICS.items():
        yield Paragraph(heading, "heading")
        for note in rules.notes:
            if note.topic == topic:
                yield Paragraph(f"- {note.text} ({note.citation.text})", "item")
    yield from frame.proof(None, _cited(rules, result), result["law_version"])


def _list(result: Json, rules: ClassRules, name: str, day: date) -> Iterator[Block]:
    yield from frame.opening(LIST_TITLE)
    # A command names a list by its path, which is of no use to another reader.
    source = name.replace("\\", "/").rpartition("/")[2]
    yield Paragraph(frame.made_under(day, rules.document))
    yield Paragraph(f"Số liệu: danh sách “{source}”.")
    units = result["units"]
    counts = Counter(map(class_word, units))
    yield Table(
        _COUNTS,
        [
            *((capital(word), vietnamese(str(count))) for word, count in sorted(counts.items())),
            ("Cộng", vietnamese(str(len(units)))),
        ],
    )
    yield Table(
        [Column("TT", 12, "center"), *(column for column, _ in _COLUMNS)],
        [
            [str(number), *(cell(unit) for _, cell in _COLUMNS)]
            for number, unit in enumerate(units[:MOST_ROWS], start=1)
        ],
    )
    if len(units) > MOST_ROWS:
        more = vietnamese(str(len(units) - MOST_ROWS))
        yield Paragraph(f"Còn {more} đơn vị nữa: tệp Excel và CSV có đủ.")
    yield from _notes(result)
    yield from frame.proof(None, _cited(rules, result), result["law_version"])


def _notes(result: Json) -> Iterator[Block]:
    told = list(remarks(result))
    if told:
        yield Paragraph("Ghi chú", "heading")
        yield from (Paragraph(f"- {text}", "item") for text in told)


def _title(unit: Json) -> str:
    kind, name = KINDS.get(unit["kind"], ""), unit["name"]
    return capital(name if name.casefold().startswith(kind) else f"{kind} {name}".strip())


def _ends(points: list[str | None]) -> str:
    low, high = ("" if end is None else vietnamese(end, 2) for end in points)
    return low if low == high else f"{low} - {high}"


def _criteria(unit: Json, *names: str) -> str:
    """Return the points of these criteria together, of all the others where none is named."""
    whole = ("population", "area", "special")
    found = [
        one["points"]
        for one in unit["criteria"]
        if (one["id"] in names if names else one["id"] not in whole)
    ]
    if not found:
        return ""
    ends = [sum(int(points[end].replace(".", "")) for points in found) for end in (0, 1)]
    return _ends([f"{end // 100}.{end % 100:02d}" for end in ends])


def _note(unit: Json) -> str:
    """Return what is wrong with a unit, or what is lacking."""
    if unit["errors"]:
        return "; ".join(error["message"] for error in unit["errors"])
    missing = [FIELDS[field] for field in unit["missing"]]
    return f"còn thiếu: {'; '.join(missing)}" if missing else ""


_COLUMNS: tuple[tuple[Column, Callable[[Json], str]], ...] = (
    (Column("Đơn vị", 40), _title),
    (Column("Dân số", 22, "right"), lambda unit: _criteria(unit, "population")),
    (Column("Diện tích", 22, "right"), lambda unit: _criteria(unit, "area")),
    (Column("Kinh tế - xã hội", 24, "right"), _criteria),
    (Column("Yếu tố đặc thù", 22, "right"), lambda unit: _criteria(unit, "special")),
    (Column("Điểm ưu tiên", 22, "right"), lambda unit: _ends(unit["bonus"])),
    (Column("Tổng điểm", 24, "right"), lambda unit: _ends(unit["points"])),
    (Column("Loại", 24), lambda unit: capital(class_word(unit))),
    (Column("Ghi chú", 64), _note),
)
"""The columns of a list behind the number of the row, with what stands in their cells."""


def _cited(rules: ClassRules, result: Json) -> frame.Sources:
    """Return the clauses that give points to units of the kinds in a report, and those of the classes."""
    kinds = {unit["kind"] for unit in result["units"]}
    found = [(level.citation, level.grade) for level in rules.levels]
    for scale in rules.scales:
        if kinds & {*scale.kinds, "special_zone"}:
            found.append((scale.citation, scale.grade))
            if scale.standard is not None:
                found.append((scale.standard, scale.grade))
    found += [(one.citation, one.grade) for one in rules.credits if kinds & {*one.kinds}]
    return frame.collected(found)
