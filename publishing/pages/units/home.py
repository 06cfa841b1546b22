"""Home: what the first page says: the status of today, the finding in one picture, and when of."""

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.dates import short_date
from calculators.law import loader
from calculators.plans import events
from publishing.pages import places
from publishing.pages.kontum import Result
from publishing.pages.units import answers, judgements
from publishing.pages.units.judgements import Book
from publishing.tools.markup import save

SIDE, STEP, PER_ROW = 9, 11, 28
"""Of the squares of the picture, one a unit: their side, their distance, how many there are in a row."""


def write(root: Path, book: Book) -> None:
    """Write the fragments of the first page."""
    save(root, "home-status.html", _status(book))
    save(root, "home-finding.html", _finding(book))
    save(root, "home-about.html", _about(book))
    save(root, "english-findings.md", _in_english(book))


def _status(book: Book) -> Iterator[str]:
    ended, new = (events.load()[name] for name in ("districts-ended", "new-standards"))
    count = sum(place.ours for place in book.units.today.values())
    province = book.units.province
    merged = f", {province.name} thuộc tỉnh {province.successor}" if province.successor else ""
    became = f", {len(book.units.old)} xã, phường, thị trấn cũ thành {count}" if count else ""
    yield (
        f'<p class="home-status">Từ <strong>{short_date(ended.start)}</strong> không còn cấp '
        f"huyện{merged}{became}. "
        f"Từ <strong>{short_date(new.start)}</strong> có tiêu chuẩn mới; đơn vị nào phải sắp xếp trong năm "
        f'2026 thì chưa tìm thấy quy định: <a href="{answers.TODAY_PAGE}">quy định hôm nay</a>.</p>'
    )


def counts(results: Mapping[str, Result]) -> Counter[Verdict]:
    """Return how many units have each verdict."""
    return Counter(result.evaluation.verdict for result in results.values())


def _finding(book: Book) -> Iterator[str]:
    plan = counts(book.old[judgements.PLAN])
    document = answers.finding(book).document
    name = f"{document.kind} {document.number}"
    total = plan.total()
    due = plan[Verdict.MUST_ARRANGE] + plan[Verdict.EXEMPT]
    yield from _squares(
        [
            ("must", due, "phải sắp xếp"),
            ("clear", plan[Verdict.NOT_REQUIRED], VERDICTS[Verdict.NOT_REQUIRED]),
            ("open", plan[Verdict.UNDETERMINED], "chưa đủ số liệu để tự tính lại"),
        ],
        f"{name}, giai đoạn {judgements.PLAN}: {total} đơn vị của {book.units.province.name}",
    )
    if not book.today:
        return
    now = Counter(
        str(result.evaluation.verdict)
        for code, result in book.today.items()
        if book.units.today[code].ours
    )
    yield from _squares(
        [
            ("clear", now[Verdict.MEETS_STANDARD], VERDICTS[Verdict.MEETS_STANDARD]),
            ("must", now[Verdict.BELOW_STANDARD], "chưa đạt"),
            ("open", now[Verdict.UNDETERMINED], VERDICTS[Verdict.UNDETERMINED]),
        ],
        f"Tiêu chuẩn hiện nay: {now.total()} xã, phường trên địa bàn {book.units.province.ground}",
    )


def _in_english(book: Book) -> Iterator[str]:
    """Yield the two findings for the page in English."""
    plan, province = counts(book.old[judgements.PLAN]), book.units.province
    yield (
        f"- By the rules of {judgements.PLAN}, of {plan.total()} units of {province.name} "
        f"{plan[Verdict.MUST_ARRANGE] + plan[Verdict.EXEMPT]} must be arranged, "
        f"{plan[Verdict.NOT_REQUIRED]} need not be, {plan[Verdict.UNDETERMINED]} are undetermined. The "
        f"plan itself found, {province.finding.english}."
    )
    if not book.today:
        return
    now = counts(book.today)
    yield (
        f"- By the standards of today, of {now.total()} commune-level units of {province.today} "
        f"{now[Verdict.MEETS_STANDARD]} reach their standard, {now[Verdict.BELOW_STANDARD]} do not, "
        f"{now[Verdict.UNDETERMINED]} are undetermined."
    )


def _squares(groups: list[tuple[str, int, str]], title: str) -> Iterator[str]:
    kinds = [kind for kind, count, _ in groups for _ in range(count)]
    rows = -(-len(kinds) // PER_ROW)
    words = "; ".join(f"<strong>{count}</strong> {escape(text)}" for _, count, text in groups)
    yield '<figure class="squares">'
    yield f"<figcaption><span>{escape(title)}:</span> {words}.</figcaption>"
    yield f'<svg viewBox="0 0 {PER_ROW * STEP} {rows * STEP}" aria-hidden="true">'
    for place, kind in enumerate(kinds):
        row, column = divmod(place, PER_ROW)
        yield (
            f'<rect class="{kind}" x="{column * STEP + 1}" y="{row * STEP + 1}" '
            f'width="{SIDE}" height="{SIDE}"/>'
        )
    yield "</svg>"
    yield "</figure>"


def _about(book: Book) -> Iterator[str]:
    province = book.units.province
    law = loader.load()
    day = max(document.checked_on for document in law.documents.values())
    plan = answers.finding(book).document
    yield "<ul>"
    yield (
        "<li><strong>Trang không phải của cơ quan nhà nước.</strong> Các văn bản được trình bày lại bằng "
        "lời của trang; khi cần trích dẫn, hãy dùng bản gốc. Hỏi về một đơn vị cụ thể: Sở Nội vụ tỉnh "
        f"{escape(province.today)}.</li>"
    )
    yield (
        f"<li><strong>Số liệu của khi nào:</strong> {escape(province.words.when)}. "
        f"Quy định được đối chiếu lần gần nhất ngày {short_date(day)}.</li>"
    )
    yield (
        "<li><strong>Báo sai:</strong> dưới mỗi kết quả của công cụ tính có mục “Sai số liệu?” soạn sẵn "
        "một lá thư để bạn tự gửi, kèm phiên bản của quy định và số liệu.</li>"
    )
    yield (
        "<li><strong>Riêng tư:</strong> điều bạn nhập không rời khỏi máy của bạn. "
        f'<a href="{places.of_document(plan)}">Căn cứ pháp lý</a>, '
        f'<a href="tinh-toan/{province.plan}/">số liệu và giới hạn</a>.</li>'
    )
    yield "</ul>"
