"""Plan list: the units of the province with their results under the plan, each leading to its page."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from calculators.arrangement.brief import change, reason
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from publishing.pages import kontum
from publishing.pages.places import slug
from publishing.pages.units.gazetteer import Place
from publishing.pages.units.judgements import Book
from publishing.tools.markup import jumps, options, save

UP = "../../"
"""From the page to the root of the site."""


def write(root: Path, book: Book) -> None:
    """Write the fragments of the page."""
    save(root, "plan-undetermined.html", _open(book))
    save(root, "plan-units.html", _units(book))


def _places(book: Book) -> list[tuple[str, list[Place]]]:
    """Return the units by the heading they stand under: the districts first."""
    communes = sorted(book.units.old.values(), key=lambda place: place.row["district_code"])
    return [
        ("Cấp huyện", list(book.units.districts.values())),
        *((name, list(places)) for name, places in groupby(communes, lambda place: place.district)),
    ]


def _open(book: Book) -> Iterator[str]:
    """Yield for each period the units without a verdict, why, and what would give one."""
    yield '<div class="open-units">'
    for period in kontum.PERIODS:
        open_units = [
            (place, result)
            for _, places in _places(book)
            for place in places
            if (result := book.under(place, period))
            and result.evaluation.verdict is Verdict.UNDETERMINED
        ]
        yield (
            f"<details><summary>Giai đoạn {kontum.with_mark(period)}: {len(open_units)} đơn vị chưa đủ căn cứ"
            "</summary><ul>"
        )
        for place, result in open_units:
            because, would = reason(result.evaluation), change(result.evaluation)
            yield f"<li>{place.link(UP)}: {escape(because)}. {escape(would)}</li>"
        yield "</ul></details>"
    yield "</div>"


def _units(book: Book) -> Iterator[str]:
    groups = _places(book)
    every = [place for _, places in groups for place in places]
    verdicts = dict.fromkeys(
        result.evaluation.verdict
        for period in kontum.PERIODS
        for place in every
        if (result := book.under(place, period))
    )
    choices = options((("", "Tất cả"), *((str(v), VERDICTS[v].capitalize()) for v in verdicts)))
    yield (
        '<form class="filter" data-view="names">'
        '<p class="field"><label>Tên đơn vị, có dấu hay không dấu '
        '<input type="search" name="ten" autocomplete="off"></label></p>'
        f'<p class="field"><label>Kết quả <select name="ket-qua">{choices}</select></label></p>'
        '<p class="count" role="status"></p></form>'
    )
    yield jumps(
        "Tới từng huyện",
        [(f"kt-{slug(name)}", f"{name} ({len(places)})") for name, places in groups],
    )
    yield '<div class="units">'
    for name, places in groups:
        yield f'<section data-search-exclude><h3 id="kt-{slug(name)}">{escape(name)}</h3><ul>'
        yield from (_line(book, place) for place in places)
        yield "</ul></section>"
    yield "</div>"


def _line(book: Book, place: Place) -> str:
    by_period = [
        (period, result.evaluation.verdict)
        for period in kontum.PERIODS
        if (result := book.under(place, period))
    ]
    verdicts = " ".join(dict.fromkeys(str(verdict) for _, verdict in by_period))
    # Nearly all are not required: only what differs is said.
    words = "; ".join(
        f'{period} <span class="verdict verdict-{verdict}">{VERDICTS[verdict]}</span>'
        for period, verdict in by_period
        if verdict is not Verdict.NOT_REQUIRED
    )
    note = f" <small>{words}</small>" if words else ""
    return f'<li data-verdicts="{verdicts}">{place.link(UP)}{note}</li>'
