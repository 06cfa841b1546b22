"""Scales: the points and classes of the decree, in words and tables."""

from collections.abc import Iterator
from html import escape

from calculators.classes.explanation import figure_text
from calculators.classes.rules import BONUS, ClassRules, Scale, Topic
from calculators.classes.words import FIELDS, KINDS, YES
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import capital
from calculators.units import M2_PER_KM2, Interval
from publishing.tools.markup import table


def levels(rules: ClassRules) -> Iterator[str]:
    """Yield the classes with the points that each begins at."""
    above = None
    for level in rules.levels:
        low = level.points // 100
        if above is None:
            span = f"từ {low} điểm trở lên"
        elif low:
            span = f"từ {low} đến dưới {above} điểm"
        else:
            span = f"dưới {above} điểm"
        above = low
        yield f"- **{capital(level.title)}**: {span}, kể cả điểm ưu tiên ({level.citation.text})."
    special = rules.special
    yield (
        f"- **{capital(special.title)}** (chỉ phường, đặc khu): từ {special.points // 100} điểm không "
        "kể điểm ưu tiên, quy mô dân số và diện tích lớn, có điểm ưu tiên theo vị trí tại điểm a hoặc d; "
        f"máy chỉ nói được là có thể ({special.citation.text})."
    )


def points(rules: ClassRules) -> list[str]:
    """Return the table of the criteria: what a commune and a ward get, and the most there is."""
    rows = []
    for name, criterion in rules.criteria.items():
        cells = [
            "<br>".join(escape(text) for text in _parts(rules, name, kind))
            for kind in ("commune", "ward")
        ]
        rows.append([escape(criterion.title), *cells, str(criterion.most // 100)])
    headings = ("Tiêu chí", "Xã (Điều 6)", "Phường (Điều 7)", "Nhiều nhất")
    return table("Điểm của từng tiêu chí", headings, rows, numeric=(3,))


def _parts(rules: ClassRules, criterion: str, kind: str) -> Iterator[str]:
    for credit in rules.credits:
        if credit.criterion == criterion and kind in credit.kinds and credit.field:
            yield f"{capital(YES[credit.field][0])}: {_number(credit.points, 100)} điểm."
    for scale in rules.scales:
        if scale.criterion == criterion and kind in scale.kinds:
            yield _scale_text(scale)


def _scale_text(scale: Scale) -> str:
    """Return what a scale gives, in words: base, step and cap."""
    base, step = _figure(scale, scale.base), _figure(scale, scale.step)
    if scale.minus:
        reach = "Không hơn mức bình quân của tỉnh"
    elif scale.start is not None:
        reach = f"Từ {_figure(scale, scale.start)} đến {base} ({FIELDS[scale.field]})"
    else:
        reach = f"Từ {base} trở {'lên' if scale.falling else 'xuống'}"
    where = " (xã miền núi)" if scale.when.get("mountainous") else ""
    if "central_city" in scale.when:
        where = " (ở thành phố trung ương)" if scale.when["central_city"] else " (ở tỉnh)"
    way = "giảm" if scale.falling else "thêm"
    return (
        f"{reach}{where}: {_number(scale.points, 100)} điểm; cứ {way} {step}: "
        f"+{_number(scale.step_points, 100)}; nhiều nhất {_number(scale.most, 100)}"
        f"{_reading_mark(scale)}."
    )


def _reading_mark(scale: Scale) -> str:
    """Return what marks the figures of a scale as a reading, whose words stand below."""
    return " (cách hiểu)" if scale.reading else ""


def _figure(scale: Scale, value: int) -> str:
    if scale.field == "area_km2":
        return f"{_number(value, M2_PER_KM2)} km²"
    return figure_text(scale.field, Interval.exactly(value))


def bonus(rules: ClassRules) -> Iterator[str]:
    """Yield what gives points above the criteria, by size and by position."""
    for scale in (scale for scale in rules.scales if scale.criterion == BONUS):
        kind = KINDS[scale.kinds[0]]
        if scale.when.get("island"):
            kind = "xã ở hải đảo"
        elif scale.when.get("mountainous"):
            kind = "xã miền núi"
        elif "mountainous" in scale.when:
            kind = "xã khác"
        text = f"- {capital(kind)}, {FIELDS[scale.field]} từ {_figure(scale, scale.start or 0)}: "
        text += f"{_number(scale.points, 100)} điểm"
        if scale.step_points:
            text += f"; cứ thêm {_figure(scale, scale.step)}: +{_number(scale.step_points, 100)}"
            text += f"; nhiều nhất {_number(scale.most, 100)}"
        standard = f"; tiêu chuẩn theo {scale.standard.text}" if scale.standard else ""
        yield f"{text}{_reading_mark(scale)} ({scale.citation.text}{standard})."
    for position in rules.positions.values():
        if position.points:
            points = _number(position.points, 100)
            yield f"- {capital(position.title)}: {points} điểm ({position.citation.text})."


def measures(rules: ClassRules) -> list[str]:
    """Return the table of the figures that each criterion is measured by."""
    rows = [
        [escape(c.title), escape(c.measured), escape(c.citation.text)]
        for c in rules.criteria.values()
    ]
    return table("Cách xác định số liệu", ("Tiêu chí", "Số liệu nào", "Căn cứ"), rows)


def notes(rules: ClassRules, topic: Topic) -> Iterator[str]:
    """Yield what the rules add on a topic; first, where it is on readings, how scales are read."""
    if topic == "reading":
        readings = {s.reading: s.citation.text for s in rules.scales if s.reading}
        yield from (f"- {capital(text)} ({citation})." for text, citation in readings.items())
    for note in rules.notes:
        if note.topic == topic:
            yield f"- {note.text.removesuffix('.')} ({note.citation.text})."


def _number(value: int, scale: int) -> str:
    return vietnamese(decimal_text(value, scale))
