"""The working paper of points and class, of one unit or of a list (NĐ 307/2025/NĐ-CP)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from calculators.classes.points import Range
from calculators.classes.result import Result, Results
from calculators.classes.rules import Topic
from calculators.classes.words import FIELDS, KINDS, decimal, points_text
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


def of_unit(results: Results, day: date) -> Paper:
    """Return the paper of the one unit of a list."""
    return Paper(UNIT_TITLE, tuple(_unit(results, day)))


def of_list(results: Results, name: str, day: date) -> Paper:
    """Return the paper of a list of this name with its results."""
    return Paper(LIST_TITLE, tuple(_list(results, name, day)), landscape=True)


def _unit(results: Results, day: date) -> Iterator[Block]:
    (unit,), rules = results.units, results.rules
    classification = unit.classification
    yield from frame.opening(UNIT_TITLE, f"{_title(unit)}: {unit.word}")
    yield Paragraph(frame.made_under(day, rules.document))
    yield Paragraph("Số liệu do người lập nhập.")
    rows = [
        (
            str(number),
            one.criterion.title,
            one.figures,
            _ends(one.points),
            vietnamese(decimal(one.criterion.most), 2),
            one.citation.removeprefix(rules.decree).strip(),
        )
        for number, one in enumerate(unit.criteria, start=1)
    ]
    bonus = ("", "Điểm ưu tiên", "", _ends(classification and classification.bonus), "", "")
    total = ("", "Tổng điểm", "", _ends(classification and classification.points), "", "")
    yield Table(_POINTS, [*rows, bonus, total])
    yield from _notes(results)
    yield Paragraph("Giải thích, kèm căn cứ", "heading")
    yield from (Paragraph(line) for line in unit.lines)
    for topic, heading in _TOPICS.items():
        yield Paragraph(heading, "heading")
        for note in rules.notes:
            if note.topic == topic:
                yield Paragraph(f"- {note.text} ({note.citation.text})", "item")
    yield from frame.proof(None, _clauses(results), results.rules.version)


def _list(results: Results, name: str, day: date) -> Iterator[Block]:
    yield from frame.opening(LIST_TITLE)
    # A command names a list by its path, which is of no use to another reader.
    source = name.replace("\\", "/").rpartition("/")[2]
    yield Paragraph(frame.made_under(day, results.rules.document))
    yield Paragraph(f"Số liệu: danh sách “{source}”.")
    units = results.units
    counts = Counter(unit.word for unit in units)
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
    yield from _notes(results)
    yield from frame.proof(None, _clauses(results), results.rules.version)


def _notes(results: Results) -> Iterator[Block]:
    remarks = list(results.remarks)
    if remarks:
        yield Paragraph("Ghi chú", "heading")
        yield from (Paragraph(f"- {text}", "item") for text in remarks)


def _title(unit: Result) -> str:
    kind, name = KINDS.get(unit.kind, ""), unit.entry.name
    return capital(name if name.casefold().startswith(kind) else f"{kind} {name}".strip())


def _ends(points: Range | None) -> str:
    return "" if points is None else points_text(points, " - ")


def _criteria(unit: Result, *names: str) -> str:
    """Return the points of these criteria together, of all the others where none is named."""
    whole = ("population", "area", "special")
    points = [
        one.points
        for one in unit.criteria
        if (one.criterion.id in names if names else one.criterion.id not in whole)
    ]
    return _ends(Range(*map(sum, zip(*points, strict=True))) if points else None)


def _note(unit: Result) -> str:
    """Return what is wrong with a unit, or what is lacking."""
    if unit.row.errors:
        return "; ".join(error.message for error in unit.row.errors)
    missing = [FIELDS[field] for field in unit.missing]
    return f"còn thiếu: {'; '.join(missing)}" if missing else ""


_COLUMNS: tuple[tuple[Column, Callable[[Result], str]], ...] = (
    (Column("Đơn vị", 40), _title),
    (Column("Dân số", 22, "right"), lambda unit: _criteria(unit, "population")),
    (Column("Diện tích", 22, "right"), lambda unit: _criteria(unit, "area")),
    (Column("Kinh tế - xã hội", 24, "right"), _criteria),
    (Column("Yếu tố đặc thù", 22, "right"), lambda unit: _criteria(unit, "special")),
    (
        Column("Điểm ưu tiên", 22, "right"),
        lambda unit: _ends(unit.classification and unit.classification.bonus),
    ),
    (
        Column("Tổng điểm", 24, "right"),
        lambda unit: _ends(unit.classification and unit.classification.points),
    ),
    (Column("Loại", 24), lambda unit: capital(unit.word)),
    (Column("Ghi chú", 64), _note),
)
"""The columns of a list behind the number of the row, with what stands in their cells."""


def _clauses(results: Results) -> frame.Sources:
    """Return the clauses that give points to units of the kinds in a list, and those of the classes."""
    kinds, rules = {unit.kind for unit in results.units}, results.rules
    sources = [(level.citation, level.grade) for level in rules.levels]
    for scale in rules.scales:
        if kinds & {*scale.kinds, "special_zone"}:
            sources.append((scale.citation, scale.grade))
            if scale.standard is not None:
                sources.append((scale.standard, scale.grade))
    sources += [(one.citation, one.grade) for one in rules.credits if kinds & {*one.kinds}]
    return dict.fromkeys(sources)
