"""Province: the units of today counted by how they stand under the rules in force, for one page."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from calculators.arrangement.brief import change
from calculators.arrangement.standing import below_standard
from calculators.arrangement.verdicts import Verdict
from publishing.pages.kontum import Result
from publishing.pages.units.gazetteer import Place
from publishing.pages.units.judgements import Book
from publishing.tools.markup import save

UP = "../../"
"""From the page to the root of the site."""
Results = Sequence[tuple[Place, Result]]


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
        results = [
            (place, result)
            for code, result in book.today.items()
            if (place := book.units.today[code]).row["former_province"] == former
        ]
        ground = f" trên địa bàn {former} cũ" if province.successor else ""
        yield from _of(f"{len(results)} đơn vị{ground}", results)
    yield f"<p>{escape(province.words.today_limits.format(count=len(book.today)))}</p>"


def _of(title: str, results: Results) -> Iterator[str]:
    above, low, open_ = (
        [(place, result) for place, result in results if result.evaluation.verdict == verdict]
        for verdict in (Verdict.MEETS_STANDARD, Verdict.BELOW_STANDARD, Verdict.UNDETERMINED)
    )
    yield (
        f"<p><strong>{escape(title)}:</strong> {len(above)} đạt tiêu chuẩn, {len(low)} chưa đạt, "
        f"{len(open_)} chưa đủ căn cứ.</p>"
    )
    if low:
        yield "<ul>"
        for place, result in low:
            reasons = "; ".join(m.reason for m in below_standard(result.evaluation))
            yield f"<li>{place.link(UP)}: chưa đạt, {escape(reasons)}</li>"
        yield "</ul>"
    if open_:
        yield f"<details><summary>{len(open_)} đơn vị chưa đủ căn cứ, điều gì sẽ quyết định</summary><ul>"
        for place, result in open_:
            yield f"<li>{place.link(UP)}: {escape(change(result.evaluation))}</li>"
        yield "</ul></details>"
