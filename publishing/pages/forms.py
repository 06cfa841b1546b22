"""Forms: the parts of the calculators' forms that name kinds, rule sets and reasons."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from calculators.arrangement.words import KINDS
from calculators.law import loader
from calculators.law.model import RuleSet
from calculators.units import WARD_PARENTS
from publishing.pages import ready
from publishing.tables import place
from publishing.tables.place import Province
from publishing.tools.markup import options, save

UNKNOWN = ("", "Chưa rõ")
FLAG = (UNKNOWN, ("có", "Có"), ("không", "Không"))
CLAIM = (("", "Không nêu"), ("có", "Có"))
IN_FORCE = "đang áp dụng"
NO_SCRIPT = (
    "<noscript><p>Trang này cần JavaScript để tính. Kết quả của các đơn vị tỉnh {province} đọc được ở "
    '<a href="../{plan}/">trang {province}</a> mà không cần JavaScript.</p></noscript>'
)

CHOICE = (
    '<form data-calculator="unit" data-of="choice" data-names="so-lieu" class="home-box" method="dialog">',
    '<p class="field"><label for="choice">Lấy số liệu của một đơn vị</label>',
    (
        '<input type="search" id="choice" autocomplete="off" spellcheck="false" enterkeyhint="go" '
        'aria-describedby="choice-hint choice-count"></p>'
    ),
    (
        '<p class="hint" id="choice-hint">Tên hiện nay, hoặc tên cũ ở {province}; không cần dấu. Không có '
        "thì tự nhập bên dưới.</p>"
    ),
    '<p class="count" id="choice-count" role="status"></p>',
    '<ul class="hits"></ul>',
    "</form>",
)
"""The box that fills the form with the figures of a unit of the province."""


def write(root: Path) -> None:
    """Write the form of the single unit and that of the list."""
    save(root, "form-unit.html", _unit(place.read(root)))
    save(root, "form-list.html", _list(root))


def rule_choices(rule_sets: Iterable[RuleSet]) -> str:
    """Return the options of a select: what is in force first and chosen, the others behind it."""
    every = list(rule_sets)
    groups = [
        ("Hiện nay", [rules for rules in every if not rules.mark]),
        ("Trước đây", [rules for rules in every if rules.mark]),
    ]
    return "".join(
        f'<optgroup label="{label}">'
        + options((rules.id, f"{rules.title} ({rules.mark or IN_FORCE})") for rules in group)
        + "</optgroup>"
        for label, group in groups
    )


def _rules() -> str:
    choices = rule_choices(loader.load().rule_sets.values())
    return (
        '<p class="field"><label for="rules">Quy định áp dụng</label>'
        f'<select id="rules" name="rules">{choices}</select></p>'
    )


def _unit(province: Province) -> list[str]:
    exemptions = loader.load().exemptions.values()
    kinds = options((("", "Chọn loại"), *((label, label.capitalize()) for label in KINDS.values())))
    parents = options(
        (UNKNOWN, *((KINDS[kind], KINDS[kind].capitalize()) for kind in WARD_PARENTS))
    )
    reasons = options(
        (("", "Không nêu"), *((e.id, f"{e.phrase} ({e.citation.text})") for e in exemptions))
    )
    return [
        _no_script(province),
        *(line.format(province=escape(province.name)) for line in CHOICE),
        '<form data-calculator="unit" class="calculator beside" novalidate>',
        '<div class="entered">',
        '<div class="error-summary" data-part="errors" role="alert" tabindex="-1" hidden></div>',
        _rules(),
        _select("kind", "Loại", kinds),
        _select(
            "parent_kind",
            "Loại đơn vị cấp huyện",
            parents,
            "Phường thuộc quận, thành phố hay thị xã",
        ).replace('class="field"', 'class="field" hidden'),
        _text("name", "Tên", "Không bắt buộc", numeric=False),
        _text("area_km2", "Diện tích (km²)", "Ví dụ: 29,77"),
        _text("population", "Dân số (người)", "Ví dụ: 3.335"),
        _text(
            "ethnic_minority_percent",
            "Tỷ lệ DTTS (%)",
            "Một số hoặc một khoảng như 75-77,3; bỏ trống nếu chưa rõ",
        ),
        _select("mountainous", "Miền núi, vùng cao", options(FLAG)),
        _select("border", "Biên giới", options(FLAG), "Có đường biên giới quốc gia trên đất liền"),
        "<details><summary>Số ước tính, tiêu chuẩn khác, lý do không bắt buộc</summary>",
        _text("area_low_km2", "Diện tích thấp nhất (km²)", "Khi diện tích chỉ là ước tính"),
        _text("area_high_km2", "Diện tích cao nhất (km²)"),
        _text("population_low", "Dân số thấp nhất (người)", "Khi dân số chỉ là ước tính"),
        _text("population_high", "Dân số cao nhất (người)"),
        _text(
            "area_standard_km2",
            "Tiêu chuẩn diện tích (km²)",
            "Khi biết tiêu chuẩn riêng được áp dụng",
        ),
        _text("population_standard", "Tiêu chuẩn dân số (người)"),
        _select("red_river_delta", "Đồng bằng sông Hồng", options(CLAIM)),
        _select("coastal_hardship", "Đặc biệt khó khăn bãi ngang, ven biển", options(CLAIM)),
        _select("island", "Hải đảo", options(CLAIM)),
        _select(
            "urban_special_factor",
            "Yếu tố đặc thù của đô thị",
            options((UNKNOWN, ("không", "Không được giảm tiêu chuẩn"))),
        ),
        _select("voluntary", "Tự nguyện sắp xếp", options(CLAIM)),
        _select("exemption", "Lý do không bắt buộc", reasons),
        "</details>",
        '<p><button type="submit" class="md-button md-button--primary">Đánh giá</button>',
        '<button type="reset" class="md-button">Xóa</button></p>',
        '<div class="engine" data-part="engine"></div>',
        "</div>",
        '<section class="result" data-part="result" tabindex="-1">',
        '<div data-part="answer" aria-live="polite"></div>',
        '<div data-part="more"></div>',
        '<div data-part="source"></div>',
        "</section>",
        "</form>",
    ]


def _list(root: Path) -> list[str]:
    return [
        _no_script(place.read(root)),
        '<form data-calculator="list" class="calculator" novalidate>',
        '<div class="error-summary" data-part="errors" role="alert" tabindex="-1" hidden></div>',
        _rules(),
        '<div class="drop" data-part="drop">',
        (
            '<p class="field"><label for="file">Tệp Excel hoặc CSV</label>'
            '<span class="hint" id="file-hint">Chọn tệp, hoặc thả tệp vào khung này</span>'
            '<input type="file" id="file" name="file" accept=".xlsx,.docx,.ods,.csv,.txt,.tsv,.json"'
            ' aria-describedby="file-hint"></p>'
        ),
        (
            '<p class="field"><label for="pasted">Hoặc dán các ô</label>'
            '<span class="hint" id="pasted-hint">Chép cả dòng tiêu đề từ Excel rồi dán vào đây</span>'
            '<textarea id="pasted" name="pasted" rows="4" aria-describedby="pasted-hint"></textarea></p>'
        ),
        "</div>",
        '<p><button type="submit" class="md-button md-button--primary">Đánh giá danh sách</button>',
        *ready.for_lists(root),
        "</p>",
        '<div class="engine" data-part="engine"></div>',
        '<section class="result" data-part="result" aria-live="polite" tabindex="-1"></section>',
        "</form>",
    ]


def _no_script(province: Province) -> str:
    return NO_SCRIPT.format(province=escape(province.name), plan=province.plan)


def _text(name: str, label: str, hint: str = "", *, numeric: bool = True) -> str:
    mode = ' inputmode="decimal"' if numeric else ""
    return _field(name, label, f'<input type="text"{mode} autocomplete="off"', hint, ">")


def _select(name: str, label: str, choices: str, hint: str = "") -> str:
    return _field(name, label, "<select", hint, f">{choices}</select>")


def _field(name: str, label: str, start: str, hint: str, end: str) -> str:
    description = f' aria-describedby="{name}-hint"' if hint else ""
    note = f'<span class="hint" id="{name}-hint">{escape(hint)}</span>' if hint else ""
    control = f'{start} id="{name}" name="{name}" data-heading="{escape(label)}"{description}{end}'
    return f'<p class="field"><label for="{name}">{escape(label)}</label>{note}{control}</p>'
