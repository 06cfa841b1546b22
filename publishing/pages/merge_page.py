"""Merge page: the frame of the scenario builder, and the criteria of new units as a table."""

from html import escape
from pathlib import Path

from calculators.arrangement.words import GRADES, KINDS
from calculators.mergers import loader
from calculators.mergers.explanation import PLACES
from calculators.mergers.rules import Criterion, Measure, MergerRules
from calculators.numerals import decimal_text, vietnamese
from calculators.units import M2_PER_KM2
from publishing.pages import ready
from publishing.pages.forms import rule_choices
from publishing.tables import place
from publishing.tools.markup import options, save, table

TOLERANCES_M, USUAL_M = (1, 5, 20), 5
"""How far apart two lines may be and still be one border: files come with 1 to 10 m of rounding."""


def write(root: Path) -> None:
    """Write the builder's frame and the tables of criteria, exceptions and methods."""
    rules = loader.load().values()
    save(root, "merge-builder.html", _builder(root))
    rows = [_row(one, criterion) for one in rules for criterion in one.criteria]
    headings = ["Quy định", "Đơn vị mới", "Diện tích", "Dân số", "Căn cứ", "Biết từ đâu"]
    save(root, "merger-criteria.html", table("Đơn vị mới phải đạt", headings, rows))
    exceptions = [
        [escape(one.standards.title), escape(e.phrase), escape(e.citation.text), GRADES[e.grade]]
        for one in rules
        for e in one.exceptions
    ]
    headings = ["Quy định", "Ngoại lệ", "Căn cứ", "Biết từ đâu"]
    save(root, "merger-exceptions.html", table("Ngoại lệ", headings, exceptions))


def _row(rules: MergerRules, criterion: Criterion) -> list[str]:
    every = len(criterion.kinds) == len(KINDS)
    kind = "mọi loại" if every else ", ".join(KINDS[kind] for kind in criterion.kinds)
    if criterion.mountainous is not None:
        kind += " miền núi, vùng cao" if criterion.mountainous else " khác"
    if criterion.place is not None:
        kind += f" của {PLACES[criterion.place]}"
    return [
        escape(rules.standards.title),
        escape(kind),
        escape(_measure(criterion.measures.area)),
        escape(_measure(criterion.measures.population)),
        escape(criterion.citation.text),
        GRADES[criterion.grade],
    ]


def _measure(measure: Measure) -> str:
    if measure.unit == "percent_of_standard":
        return f"từ {measure.value}% tiêu chuẩn"
    if measure.unit == "km2":
        return f"từ {vietnamese(decimal_text(measure.value, M2_PER_KM2))} km²"
    return f"từ {vietnamese(str(measure.value))} người"


def _builder(root: Path) -> list[str]:
    rules = rule_choices(one.standards for one in loader.load().values())
    places = options((("", "Chưa rõ"), *PLACES.items()))
    tolerances = options((str(m), f"{m} m") for m in TOLERANCES_M).replace(
        f'value="{USUAL_M}"', f'value="{USUAL_M}" selected'
    )
    return [
        f"<noscript><p>Bảng thử cần JavaScript.{_instead(root)}</p></noscript>",
        '<div data-calculator="merge" class="calculator merge" data-waiting>',
        '<div class="engine" data-part="engine"></div>',
        '<p class="merge-ready" role="group" aria-label="Danh sách có sẵn">',
        *ready.for_builder(root),
        "</p>",
        '<p class="merge-status" data-part="status" role="status" aria-live="polite"></p>',
        '<div class="merge-settings" data-part="settings">',
        _field("merge-rules", "Quy định áp dụng", f'<select id="merge-rules">{rules}</select>'),
        _field(
            "merge-place",
            "Phường mới thuộc",
            f'<select id="merge-place">{places}</select>',
        ),
        "</div>",
        (
            '<details class="merge-own" data-part="own">'
            "<summary>Dùng danh sách, ranh giới khác</summary>"
        ),
        _field(
            "merge-list",
            "Danh sách đơn vị (CSV, XLSX)",
            '<input type="file" id="merge-list" accept=".csv,.xlsx,.docx,.ods,.txt,.tsv">',
        ),
        _field(
            "merge-pairs",
            "Các cặp liền kề (CSV: code_a, code_b, shared_border_km, confidence)",
            '<input type="file" id="merge-pairs" accept=".csv,.txt,.tsv">',
        ),
        _field(
            "merge-shapes",
            "Hoặc ranh giới để tính các cặp (GeoJSON, TopoJSON)",
            '<input type="file" id="merge-shapes" accept=".geojson,.topojson,.json">',
        ),
        _field(
            "merge-tolerance",
            "Sai số ghép ranh giới",
            f'<select id="merge-tolerance">{tolerances}</select>',
        ),
        (
            '<p class="hint">Chọn tệp là mở ngay; các cặp và ranh giới được ghép vào danh sách đang mở. '
            "Hình được nhận ra bằng mã, hoặc bằng tên và huyện. Tệp không rời khỏi máy của bạn: danh sách "
            "mở ở đây cũng là danh sách của trang “Đánh giá danh sách”, và được giữ trên máy này cho đến khi "
            "bạn xóa ở trang đó.</p>"
        ),
        '<div data-part="shapes-report"></div>',
        "</details>",
        '<div data-part="builder"></div>',
        "</div>",
    ]


def _instead(root: Path) -> str:
    if "merges" not in place.read(root).tables:
        return ""
    return (
        ' Phương án năm 2025 đọc được ở <a href="../sap-nhap-2025/">trang về sắp xếp năm 2025</a> mà '
        "không cần JavaScript."
    )


def _field(identifier: str, label: str, control: str) -> str:
    return f'<p class="field"><label for="{identifier}">{escape(label)}</label>{control}</p>'
