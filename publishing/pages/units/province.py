"""Province: the units of today counted by how they stand under the rules in force, for one page."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from calculators.arrangement.brief import change
from calculators.arrangement.standing import below_standard
from calculators.arrangement.verdicts import Verdict
from publishing.pages.kontum import Judged
from publishing.pages.units.gazetteer import Place
from publishing.pages.units.judgements import Book
from publishing.tools.markup import save

UP = "../../"
"""From the page to the root of the site."""
Found = Sequence[tuple[Place, Judged]]


def write(root: Path, book: Book) -> None:
    """Write the fragment of the page."""
    save(root, "today-units.html", _units(book))


def _units(book: Book) -> Iterator[str]:
    if not book.today:
        yield (
            "<p>Chưa có kết quả của đơn vị hiện nay nào theo tiêu chuẩn mới. "
            f'<a href="{UP}don-vi/">Danh sách các đơn vị</a>.</p>'
        )
        return
    province = book.units.province
    for former in province.formers:
        found = [
            (place, judged)
            for code, judged in book.today.items()
            if (place := book.units.today[code]).row["former_province"] == former
        ]
        ground = f" trên địa bàn {former} cũ" if province.successor else ""
        yield from _of(f"{len(found)} đơn vị{ground}", found)
    yield f"<p>{escape(province.words.today_limits.format(count=len(book.today)))}</p>"


def _of(title: str, found: Found) -> Iterator[str]:
    reached, low, open_ = (
        [(place, judged) for place, judged in found if judged.evaluation.verdict == verdict]
        for verdict in (Verdict.MEETS_STANDARD, Verdict.BELOW_STANDARD, Verdict.UNDETERMINED)
    )
    yield (
        f"<p><strong>{escape(title)}:</strong> {len(reached)} đạt tiêu chuẩn, {len(low)} chưa đạt, "
        f"{len(open_)} chưa đủ căn cứ.</p>"
    )
    if low:
        yield "<ul>"
        for place, judged in low:
            reasons = "; ".join(m.reason for m in below_standard(judged.evaluation))
            yield f"<li>{_link(place)}: chưa đạt, {escape(reasons)}</li>"
        yield "</ul>"
    if open_:
        yield f"<details><summary>{len(open_)} đơn vị chưa đủ căn cứ, điều gì sẽ quyết định</summary><ul>"
        for place, judged in open_:
            yield f"<li>{_link(place)}: {escape(change(judged.evaluation))}</li>"
        yield "</ul></details>"


def _link(place: Place) -> str:
    return f'<a href="{UP}{place.folder}">{escape(place.title)}</a>'
