"""Classes: the form of the calculator of points and classes, the rules in words, and the units of today."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from calculators.arrangement.words import area_text, people_text
from calculators.classes import fields, loader
from calculators.classes.classification import classify
from calculators.classes.explanation import figure_text
from calculators.classes.facts import Facts
from calculators.classes.fields import Row
from calculators.classes.points import Range
from calculators.classes.rules import BONUS, TOPICS, ClassRules, Scale, Topic
from calculators.classes.words import FIELDS, KINDS, YES, decimal, points_text
from calculators.law import loader as law_loader
from calculators.lists import sheets, tables
from calculators.numerals import decimal_text, vietnamese
from calculators.units import M2_PER_KM2, Interval
from publishing.tables import place
from publishing.tools.markup import options, save, table

FLAG = (("", "Chưa rõ"), ("có", "Có"), ("không", "Không"))
CLAIM = (("", "Không nêu"), ("có", "Có"))
FLAG_WORDS = {True: "có", False: "không", None: ""}
USUAL = {
    "population": ("Dân số (người)", "Thường trú và tạm trú đã quy đổi"),
    "area_km2": ("Diện tích (km²)", ""),
    "ethnic_minority_percent": ("Tỷ lệ DTTS (%)", ""),
    "mountainous": ("Miền núi", ""),
    "border": ("Biên giới", "Có đường biên giới quốc gia trên đất liền"),
    "island": ("Hải đảo", ""),
}
"""The fields that every list has, with their labels and hints."""
WHOLE = {"commune": ("mountainous", "island"), "ward": ("central_city", "mountainous")}
"""What is asked of a whole unit, before its criteria, by kind."""


def write(root: Path) -> None:
    """Write the form and the tables of the page."""
    rules = loader.load()
    save(root, "classes-form.html", _form(rules))
    save(root, "classes-list.html", _list())
    save(root, "classes-levels.md", _levels(rules))
    save(root, "classes-points.html", _points(rules))
    save(root, "classes-bonus.md", _bonus(rules))
    save(root, "classes-measured.html", _measured(rules))
    for topic in TOPICS:
        save(root, f"classes-{topic}.md", _notes(rules, topic))
    save(root, "classes-units.html", _units(root, rules))


def _form(rules: ClassRules) -> Iterator[str]:
    yield (
        "<noscript><p>Trang này cần JavaScript để tính. Cách tính, thời hạn và bảng các đơn vị ở dưới "
        "đọc được mà không cần JavaScript.</p></noscript>"
    )
    yield '<form data-calculator="classes" class="calculator classes" novalidate>'
    yield '<div class="error-summary" data-part="errors" role="alert" tabindex="-1" hidden></div>'
    yield "<fieldset><legend>Đơn vị</legend>"
    kinds = [("", "Chọn loại"), *((word, _sentence(word)) for word in KINDS.values())]
    yield _control("kind", "Loại", _select("kind", "Loại", options(kinds)))
    yield _control("name", "Tên", _input("name", "Tên", numeric=False))
    for field in ("mountainous", "central_city", "island", "urban"):
        yield _field(field, rules)
    yield "</fieldset>"
    for name, criterion in rules.criteria.items():
        yield f'<fieldset data-criterion="{name}"><legend>{escape(criterion.title)}</legend>'
        yield f'<p class="earned"><output data-points="{name}">Chưa tính</output></p>'
        asked = dict.fromkeys(_asked(rules, name))
        yield from (_field(field, rules) for field in asked)
        yield f'<p class="advice" data-advice="{name}" hidden></p>'
        yield "</fieldset>"
    yield '<fieldset data-criterion="bonus"><legend>Điểm ưu tiên</legend>'
    yield f'<p class="earned"><output data-points="{BONUS}">Chưa tính</output></p>'
    yield _field("position", rules)
    yield '<p class="hint">Dân số và diện tích rất lớn cũng được ưu tiên: máy tự tính.</p></fieldset>'
    yield (
        '<section class="class-total" data-part="total" aria-live="polite" aria-label="Tổng điểm" '
        "hidden></section>"
    )
    yield '<p><button type="submit" class="md-button md-button--primary">Tính điểm</button>'
    yield '<button type="reset" class="md-button">Xóa</button></p>'
    yield '<div class="engine" data-part="engine"></div>'
    yield '<section class="result" data-part="result" tabindex="-1"></section>'
    yield "</form>"


def _list() -> Iterator[str]:
    yield '<form data-calculator="classes" data-of="list" class="calculator" novalidate>'
    yield '<div class="error-summary" data-part="errors" role="alert" tabindex="-1" hidden></div>'
    yield (
        '<p class="field"><label for="file">Tệp Excel hoặc CSV</label>'
        '<input type="file" id="file" name="file" accept=".xlsx,.csv,.txt,.tsv"></p>'
    )
    yield '<p><button type="submit" class="md-button">Tính điểm cả danh sách</button></p>'
    yield '<section class="result" data-part="result" aria-live="polite" tabindex="-1"></section>'
    yield "</form>"


def _asked(rules: ClassRules, criterion: str) -> Iterator[str]:
    """Yield the fields that a criterion asks for and that are not asked of the unit as a whole."""
    whole = {field for named in WHOLE.values() for field in named}
    for credit in rules.credits:
        if credit.criterion == criterion and credit.reached and credit.field:
            yield credit.field
    for scale in rules.scales:
        if scale.criterion == criterion:
            yield scale.field
            if scale.minus:
                yield scale.minus
    for credit in rules.credits:
        if credit.criterion == criterion and credit.field and credit.field not in whole:
            yield credit.field


def _kinds(field: str, rules: ClassRules) -> list[str]:
    """Return the kinds that a field is asked of; a special zone may be as a commune or as a ward."""
    if field in ("position", "urban"):
        return list(KINDS) if field == "position" else ["special_zone"]
    kinds = {kind for kind, named in WHOLE.items() if field in named}
    flat = {credit.criterion for credit in rules.credits if credit.field is None}
    zone = bool(kinds)
    parts = [(s.kinds, s.criterion) for s in rules.scales if field in (s.field, s.minus)]
    parts += [(c.kinds, c.criterion) for c in rules.credits if c.field == field]
    for of, criterion in parts:
        kinds.update(of)
        zone |= criterion not in flat
    return [kind for kind in ("commune", "ward") if kind in kinds] + ["special_zone"] * zone


def _field(field: str, rules: ClassRules) -> str:
    own = rules.fields.get(field)
    label, hint = USUAL.get(field, (own.title if own else field, ""))
    hint = hint or " ".join(note.text for note in rules.notes if note.field == field)
    kinds = " ".join(KINDS[kind] for kind in _kinds(field, rules))
    if field == "position":
        choices = options(
            [("", "Chưa rõ"), *((p.id, _sentence(p.title)) for p in rules.positions.values())]
        )
        return _control(field, label, _select(field, label, choices), hint, kinds)
    if field in YES or field in ("island", "urban"):
        choices = options(CLAIM if field in ("island", "urban") else FLAG)
        return _control(field, label, _select(field, label, choices), hint, kinds)
    return _control(field, label, _input(field, label), hint, kinds)


def _control(name: str, label: str, control: str, hint: str = "", kinds: str = "") -> str:
    note = f'<span class="hint" id="{name}-hint">{escape(hint)}</span>' if hint else ""
    if hint:
        control = control.replace(" name=", f' aria-describedby="{name}-hint" name=', 1)
    only = f' data-kinds="{kinds}"' if kinds else ""
    return f'<p class="field"{only}><label for="{name}">{escape(label)}</label>{note}{control}</p>'


def _input(name: str, label: str, *, numeric: bool = True) -> str:
    mode = ' inputmode="decimal"' if numeric else ""
    heading = escape(label)
    return (
        f'<input type="text"{mode} autocomplete="off" id="{name}" name="{name}" '
        f'data-heading="{heading}">'
    )


def _select(name: str, label: str, choices: str) -> str:
    return f'<select id="{name}" name="{name}" data-heading="{escape(label)}">{choices}</select>'


def _levels(rules: ClassRules) -> Iterator[str]:
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
        yield f"- **{_sentence(level.title)}**: {span}, kể cả điểm ưu tiên ({level.citation.text})."
    special = rules.special
    yield (
        f"- **{_sentence(special.title)}** (chỉ phường, đặc khu): từ {special.points // 100} điểm không "
        "kể điểm ưu tiên, quy mô dân số và diện tích lớn, có điểm ưu tiên theo vị trí tại điểm a hoặc d; "
        f"máy chỉ nói được là có thể ({special.citation.text})."
    )


def _points(rules: ClassRules) -> list[str]:
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
            yield f"{_sentence(YES[credit.field][0])}: {_number(credit.points, 100)} điểm."
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


def _sentence(text: str) -> str:
    """Return the text with a capital at its start; what is written large in it stays so."""
    return text[:1].upper() + text[1:]


def _number(value: int, scale: int) -> str:
    return vietnamese(decimal_text(value, scale))


def _bonus(rules: ClassRules) -> Iterator[str]:
    for scale in (scale for scale in rules.scales if scale.criterion == BONUS):
        kind = KINDS[scale.kinds[0]]
        if scale.when.get("island"):
            kind = "xã ở hải đảo"
        elif scale.when.get("mountainous"):
            kind = "xã miền núi"
        elif "mountainous" in scale.when:
            kind = "xã khác"
        text = f"- {_sentence(kind)}, {FIELDS[scale.field]} từ {_figure(scale, scale.start or 0)}: "
        text += f"{_number(scale.points, 100)} điểm"
        if scale.step_points:
            text += f"; cứ thêm {_figure(scale, scale.step)}: +{_number(scale.step_points, 100)}"
            text += f"; nhiều nhất {_number(scale.most, 100)}"
        standard = f"; tiêu chuẩn theo {scale.standard.text}" if scale.standard else ""
        yield f"{text}{_reading_mark(scale)} ({scale.citation.text}{standard})."
    for position in rules.positions.values():
        if position.points:
            points = _number(position.points, 100)
            yield f"- {_sentence(position.title)}: {points} điểm ({position.citation.text})."


def _measured(rules: ClassRules) -> list[str]:
    rows = [
        [escape(c.title), escape(c.measured), escape(c.citation.text)]
        for c in rules.criteria.values()
    ]
    return table("Cách xác định số liệu", ("Tiêu chí", "Số liệu nào", "Căn cứ"), rows)


def _notes(rules: ClassRules, topic: Topic) -> Iterator[str]:
    if topic == "reading":
        readings = {s.reading: s.citation.text for s in rules.scales if s.reading}
        yield from (f"- {_sentence(text)} ({citation})." for text, citation in readings.items())
    for note in rules.notes:
        if note.topic == topic:
            yield f"- {note.text.removesuffix('.')} ({note.citation.text})."


def _units(root: Path, rules: ClassRules) -> list[str]:
    """Return today's units with the points that are certain, and what is open."""
    province = place.read(root)
    if "today" not in province.tables:
        return [f"<p>Chưa có bảng các đơn vị hiện nay của tỉnh {escape(province.today)}.</p>"]
    heads, *units = sheets.from_text((root / province.path("today")).read_text("utf-8-sig")).rows
    kind = heads.index("kind")
    # The province is no city, and its one special zone is an island.
    rows = [[*heads, "central_city", "island"]]
    rows += ([*row, "không", "có" if row[kind] == "Đặc khu" else ""] for row in units)
    law = law_loader.load()
    read = tables.read(sheets.from_rows(rows), law.exemptions)
    found = [_unit(row, rules) for row in fields.read(read, rules).rows]
    headings = (
        *("Đơn vị", "Dân số", "Diện tích", "Miền núi", "Biên giới", "Điểm dân số"),
        *("Điểm diện tích", "Điểm ưu tiên", "Tổng điểm: đã chắc - nhiều nhất", "Loại có thể"),
    )
    caption = f"{len(found)} đơn vị: điểm đã chắc và phần còn mở"
    return table(caption, headings, found, numeric=(5, 6, 7, 8))


def _unit(row: Row, rules: ClassRules) -> list[str]:
    entry = row.entry
    name = f"{KINDS.get(str(entry.kind), '')} {entry.name}".strip()
    title = escape(_sentence(name))
    if row.facts is None:
        return [title, *[""] * 8, escape("; ".join(error.message for error in row.errors))]
    found = classify(row.facts, rules)
    classes = dict.fromkeys((found.lowest.title, found.highest.title))
    return [
        f'<a href="#{escape(_link(row, row.facts))}">{title}</a>',
        people_text(row.facts.figures["population"]),
        area_text(row.facts.figures["area_km2"]),
        *(_flag(row.facts, name) for name in ("mountainous", "border")),
        *(points_text(found.criteria[name]) for name in ("population", "area")),
        points_text(found.bonus),
        _span(found.points),
        " đến ".join(classes),
    ]


def _link(row: Row, facts: Facts) -> str:
    """Return what fills the form with all that is known of a unit."""
    known = {"kind": KINDS[facts.kind], "name": row.entry.name}
    for name, scale in (("population", 1), ("area_km2", M2_PER_KM2)):
        low, high = facts.figures[name]
        ends = dict.fromkeys(_number(end, scale) for end in (low, high) if end is not None)
        known[name] = "-".join(ends)
    known |= {name: FLAG_WORDS[facts.flag(name)] for name in ("mountainous", "border")}
    if facts.kind == "ward":
        known["central_city"] = FLAG_WORDS[facts.flag("central_city")]
    known["island"] = "có" if facts.flag("island") else ""
    return urlencode({name: text for name, text in known.items() if text})


def _flag(facts: Facts, name: str) -> str:
    return FLAG_WORDS[facts.flag(name)] or "chưa rõ"


def _span(points: Range) -> str:
    low, high = (vietnamese(decimal(end), 2) for end in points)
    return low if low == high else f"{low} - {high}"
