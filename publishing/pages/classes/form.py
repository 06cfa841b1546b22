"""Form: what the calculator of points and classes asks of one unit, and of a list."""

from collections.abc import Iterator
from html import escape

from calculators.classes.rules import BONUS, ClassRules
from calculators.classes.words import KINDS, YES
from calculators.sentences import capital
from publishing.tools.markup import options

FLAG = (("", "Chưa rõ"), ("có", "Có"), ("không", "Không"))
CLAIM = (("", "Không nêu"), ("có", "Có"))
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


def form(rules: ClassRules) -> Iterator[str]:
    """Yield the form of one unit, each field with the kinds that it is asked of."""
    yield (
        "<noscript><p>Trang này cần JavaScript để tính. Cách tính, thời hạn và bảng các đơn vị ở dưới "
        "đọc được mà không cần JavaScript.</p></noscript>"
    )
    yield '<form data-calculator="classes" class="calculator classes" novalidate>'
    yield '<div class="error-summary" data-part="errors" role="alert" tabindex="-1" hidden></div>'
    yield "<fieldset><legend>Đơn vị</legend>"
    kinds = [("", "Chọn loại"), *((word, capital(word)) for word in KINDS.values())]
    yield _control("kind", "Loại", _select("kind", "Loại", options(kinds)))
    yield _control("name", "Tên", _input("name", "Tên", numeric=False))
    for field in ("mountainous", "central_city", "island", "urban"):
        yield _field(field, rules)
    yield "</fieldset>"
    for name, criterion in rules.criteria.items():
        yield f'<fieldset data-criterion="{name}"><legend>{escape(criterion.title)}</legend>'
        yield f'<p class="earned"><output data-points="{name}">Chưa tính</output></p>'
        fields = dict.fromkeys(_fields(rules, name))
        yield from (_field(field, rules) for field in fields)
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


def of_list() -> Iterator[str]:
    """Yield the form that takes a file with many units."""
    yield '<form data-calculator="classes" data-of="list" class="calculator" novalidate>'
    yield '<div class="error-summary" data-part="errors" role="alert" tabindex="-1" hidden></div>'
    yield (
        '<p class="field"><label for="file">Tệp Excel hoặc CSV</label>'
        '<input type="file" id="file" name="file" accept=".xlsx,.csv,.txt,.tsv"></p>'
    )
    yield '<p><button type="submit" class="md-button">Tính điểm cả danh sách</button></p>'
    yield '<section class="result" data-part="result" aria-live="polite" tabindex="-1"></section>'
    yield "</form>"


def _fields(rules: ClassRules, criterion: str) -> Iterator[str]:
    """Yield the fields that a criterion asks for and that are not asked of the unit as a whole."""
    whole = {field for group in WHOLE.values() for field in group}
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
    kinds = {kind for kind, fields in WHOLE.items() if field in fields}
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
            [("", "Chưa rõ"), *((p.id, capital(p.title)) for p in rules.positions.values())]
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
