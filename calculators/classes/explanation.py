"""Explanation: the one place where the points and the class are put into Vietnamese."""

from collections.abc import Iterator

from calculators.arrangement.words import area_text, people_text
from calculators.classes.classification import Classification
from calculators.classes.points import POSITION, credits_of, fits
from calculators.classes.rules import BONUS, ClassRules, Note, Scale
from calculators.classes.turning_points import TurningPoint
from calculators.classes.words import FIELDS, KINDS, YES, points_text
from calculators.numerals import decimal_text, vietnamese
from calculators.sentences import range_text
from calculators.units import SHARE_SCALE, Interval


def explain(
    classification: Classification, name: str, turning: tuple[TurningPoint, ...]
) -> tuple[str, ...]:
    """Return the sentences that explain the class, in the order in which they are read."""
    return (
        _class(classification, name),
        *_criteria(classification),
        _bonus(classification),
        *_special(classification),
        *_missing(classification, turning),
        *_readings(classification),
    )


def figure_text(field: str, figure: Interval) -> str:
    """Return a figure with its unit, a range where it is not exactly known."""
    if field == "area_km2":
        return area_text(figure)
    if field == "population":
        return people_text(figure)
    return range_text(figure, lambda share: f"{vietnamese(decimal_text(share, SHARE_SCALE))}%")


def turning_text(point: TurningPoint, rules: ClassRules) -> str:
    """Return a turning point as "loại II nếu dân số từ 18.000 người trở lên"."""
    return f"{point.level.title} nếu {_condition(point, rules)}"


def _condition(point: TurningPoint, rules: ClassRules) -> str:
    if point.op == "is":
        if isinstance(point.value, bool):
            return YES[point.field][not point.value]
        return f"vị trí là {rules.positions[str(point.value)].title}"
    words = {
        "at_least": "từ {} trở lên",
        "below": "dưới {}",
        "at_most": "từ {} trở xuống",
        "above": "trên {}",
    }
    amount = figure_text(point.field, Interval.exactly(int(point.value)))
    text = f"{FIELDS[point.field]} {words[point.op].format(amount)}"
    if point.until is None:
        return text
    end = figure_text(point.field, Interval.exactly(point.until))
    return f"{text}, {'trên' if point.op == 'at_most' else 'dưới'} {end}"


def _class(classification: Classification, name: str) -> str:
    kind = KINDS[classification.facts.kind]
    title = name if name.casefold().startswith(kind) else f"{kind.capitalize()} {name}".rstrip()
    points = points_text(classification.points)
    level = classification.level
    if level is None:
        return (
            f"{title}: chưa đủ căn cứ, từ {classification.lowest.title} đến {classification.highest.title}; "
            f"tổng điểm {points} ({classification.rules.decree})."
        )
    floor = next(
        (f for f in classification.rules.floors if classification.facts.kind in f.kinds), None
    )
    residents = classification.facts.residents.high
    if floor and residents is not None and residents < floor.residents:
        return (
            f"{title}: {level.title}, vì dưới {vietnamese(str(floor.residents))} người thường trú "
            f"({floor.citation.text}); tổng điểm {points}."
        )
    return f"{title}: {level.title}, tổng điểm {points} ({level.citation.text})."


def _criteria(classification: Classification) -> Iterator[str]:
    for name, points in classification.criteria.items():
        criterion = classification.rules.criteria[name]
        most = vietnamese(str(criterion.most // 100))
        figures = figures_text(classification, name)
        yield (
            f"{criterion.title}: {points_text(points)} trên {most} điểm"
            f"{f' ({figures})' if figures else ''}."
        )


def figures_text(classification: Classification, criterion: str) -> str:
    """Return what a criterion's points come from, "" where nothing of it is known."""
    return "; ".join(_figures(classification, criterion))


def _figures(classification: Classification, criterion: str) -> Iterator[str]:
    facts = classification.facts
    scales = [s for s in _scales(classification) if s.criterion == criterion]
    for field in dict.fromkeys(f for s in scales for f in (s.field, s.minus) if f):
        if facts.known(field):
            yield f"{FIELDS[field]} {figure_text(field, facts.figures[field])}"
    for credit in credits_of(facts, classification.rules, criterion):
        if credit.field and facts.flag(credit.field):
            yield YES[credit.field][0]


def _scales(classification: Classification) -> list[Scale]:
    facts = classification.facts
    return [
        s
        for s in classification.rules.scales
        if any(fits(s, facts, score) for score in classification.scores)
    ]


def _bonus(classification: Classification) -> str:
    points = classification.bonus
    if points.high == 0:
        return "Điểm ưu tiên: không có."
    return (
        f"Điểm ưu tiên: {points_text(points)}, chỉ tính mức cao nhất ({_source(classification)})."
    )


def _source(classification: Classification) -> str:
    """Return which part of the bonus gives the most."""
    best = max(
        (part.high, name) for score in classification.scores for name, part in score.parts.items()
    )
    if best[1] == POSITION:
        return "theo vị trí, chức năng; NĐ 307/2025/NĐ-CP Điều 9"
    scale = next(s for s in _scales(classification) if s.id == best[1])
    standard = f", tiêu chuẩn theo {scale.standard.text}" if scale.standard else ""
    return f"theo {FIELDS[scale.field]}; {scale.citation.text}{standard}"


def _special(classification: Classification) -> Iterator[str]:
    special = classification.rules.special
    if classification.may_be_special:
        yield (
            f"Có thể được xét {special.title}: đủ {special.points // 100} điểm không kể điểm ưu tiên; "
            "còn cần quy mô dân số và diện tích lớn, và điểm ưu tiên theo vị trí tại điểm a hoặc d "
            f"({special.citation.text}). Bộ trưởng Bộ Nội vụ quyết định."
        )
    elif classification.may_be_special is None:
        yield f"Chưa rõ có thể được xét {special.title} hay không ({special.citation.text})."


def _missing(classification: Classification, turning: tuple[TurningPoint, ...]) -> Iterator[str]:
    if classification.missing:
        yield f"Chưa có: {'; '.join(FIELDS[field] for field in classification.missing)}."
        yield from (
            _note(note)
            for note in classification.rules.notes
            if note.field in classification.missing
        )
    if classification.estimated:
        fields = ", ".join(FIELDS[field] for field in classification.estimated)
        yield f"Điểm dựa trên số ước tính hoặc khoảng số của: {fields}."
    if classification.level is None:
        if turning:
            turns = "; ".join(turning_text(point, classification.rules) for point in turning)
            yield f"Sẽ đủ căn cứ khi biết một điều: {turns}."
        else:
            yield "Không số liệu nào một mình đủ quyết định loại."


def _readings(classification: Classification) -> Iterator[str]:
    """Yield how what the text leaves open is read, wherever it may give points."""
    facts = classification.facts
    readings = (
        scale.reading
        for scale in _scales(classification)
        if scale.criterion != BONUS or _matters_to_bonus(classification)
    )
    for reading in dict.fromkeys(filter(None, readings)):
        yield f"Cách đọc: {reading}."
    if facts.flag("self_balancing") is None and facts.known("own_revenue_percent"):
        yield "Tự cân đối ngân sách hay chưa được đọc từ tỷ lệ tự cân đối (100% trở lên là tự cân đối)."
    near_sea = facts.as_kind == "commune" and facts.flag("mountainous") is not True
    if near_sea and not facts.flag("island") and _matters_to_bonus(classification):
        yield "Chưa xét tiêu chuẩn riêng của hải đảo, vì không nêu đơn vị ở hải đảo."
    if facts.kind == "special_zone":
        words = (
            "như một phường"
            if facts.flag("urban")
            else "như một xã, vì không nêu được công nhận là đô thị"
        )
        yield f"Đặc khu được tính {words} (NĐ 307/2025/NĐ-CP Điều 8)."
    for note in classification.rules.notes:
        if facts.kind in note.kinds and _matters_to_bonus(classification):
            yield f"Cách đọc: {_note(note)}"


def _note(note: Note) -> str:
    return f"{note.text.removesuffix('.')} ({note.citation.text})."


def _matters_to_bonus(classification: Classification) -> bool:
    """Return whether another reading of the bonus could give more than the unit's position does."""
    most = max(scale.most for scale in _scales(classification) if scale.criterion == BONUS)
    return any(score.parts[POSITION].low < most for score in classification.scores)
