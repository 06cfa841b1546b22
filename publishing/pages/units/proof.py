"""Proof: what a unit's page folds away: every test, the figures and their sources, relations, tasks."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape

from calculators.arrangement.words import VERDICTS
from calculators.law import loader
from calculators.numerals import vietnamese
from calculators.plans import assignments, events
from calculators.sentences import capital
from publishing.pages import places
from publishing.pages.units import gazetteer, judgements
from publishing.pages.units.answers import UP, link
from publishing.pages.units.gazetteer import Era, Neighbour, Place
from publishing.pages.units.judgements import Book

DISTRICT_AGENCIES = frozenset(
    {"huyen-uy-thanh-uy", "cap-uy-dia-phuong", "ubnd-huyen-thanh-pho", "don-vi-dia-phuong"}
)
"""The groups of the two plans in which a district is."""
AREA_BASES = {  # an estimate is told in the words of the place
    "published": "số công bố",
    "published-two-figures": "hai số công bố khác nhau",
    "derived": "suy ra bằng phép trừ",
}
KM_IN_M = 1000


def folded(book: Book, place: Place) -> Iterator[str]:
    """Yield the folded parts of a unit's page as HTML."""
    parts = (
        ("Từng bộ quy tắc, từng điều kiện", _tests(book, place)),
        ("Số liệu, nguồn và khoảng sai số", _list(_figures(book, place))),
        (_relation_title(place), _list(_relations(book, place))),
        ("Đơn vị giáp ranh, chiều dài ranh giới chung", _list(_neighbours(book, place))),
        ("Việc của các văn bản có liên quan đến cấp huyện này", _list(_tasks(book, place))),
    )
    for title, content in parts:
        lines = list(content)
        if lines:
            yield f"<details><summary>{escape(title)}</summary>"
            yield from lines
            yield "</details>"


def _list(items: Iterable[str]) -> Iterator[str]:
    lines = [f"<li>{item}</li>" for item in items]
    if lines:
        yield f"<ul>{''.join(lines)}</ul>"


def _tests(book: Book, place: Place) -> Iterator[str]:
    law = loader.load()
    for rules, result in judgements.results(book, place).items():
        verdict = result.evaluation.verdict
        yield (
            f"<h3>Bộ quy tắc {escape(rules)}: "
            f'<span class="verdict verdict-{verdict}">{VERDICTS[verdict]}</span></h3>'
        )
        yield f"<p>{escape(capital(law.rules(rules).status))}.</p>"
        yield f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in result.proof)}</ul>"


def _figures(book: Book, place: Place) -> Iterator[str]:
    row, words = place.row, book.units.province.words
    area = f"Diện tích {vietnamese(row['area_km2'], 2)} km²"
    people = f"Dân số {vietnamese(row['population'])} người"
    match place.era:
        case Era.DISTRICT:
            yield f"{area}; {people.lower()} ({words.districts})."
        case Era.OLD:
            basis = AREA_BASES.get(row["area_basis"], words.estimate)
            yield f"{area} ({basis}{_bounds(row, 'area_low_km2', 'area_high_km2', ' km²')})."
            yield (
                f"{people} ({words.communes}"
                f"{_bounds(row, 'population_low', 'population_high', ' người')}). Tổng điều tra 2019: "
                f"{vietnamese(row['population_2019_census'])} người."
            )
        case Era.TODAY:
            two = row["population_basis"].startswith("two")
            yield f"{area}: {words.today_area}."
            yield (
                f"{people} ({words.today_two if two else words.today_one}"
                f"{_bounds(row, 'population_low', 'population_high', ' người')})."
            )
    share = row["ethnic_minority_percent"]
    yield (
        f"Tỷ lệ người dân tộc thiểu số: {vietnamese_range(share)}."
        if share
        else "Tỷ lệ người dân tộc thiểu số: chưa có số công bố."
    )
    yield f"Miền núi, vùng cao: {_flag(row['mountainous'])}. Biên giới đất liền: {_flag(row['border'])}."
    yield f"Mã đơn vị: {escape(place.code)}."
    if place.era is not Era.TODAY:
        return
    yield "Tiêu chuẩn hiện nay đọc ở báo chí thuật lại Nghị quyết, chưa đọc được bản gốc (mức R)."


def vietnamese_range(share: str) -> str:
    """Return a share, or a range of shares such as "75-77.3", as Vietnamese write it."""
    ends = [vietnamese(end) for end in share.split("-")]
    return f"từ {ends[0]}% đến {ends[-1]}%" if len(ends) > 1 else f"{ends[0]}%"


def _bounds(row: gazetteer.Row, low: str, high: str, unit: str) -> str:
    if Decimal(row[low]) == Decimal(row[high]):
        return ""
    places_ = 2 if "km" in unit else 0
    return f"; từ {vietnamese(row[low], places_)} đến {vietnamese(row[high], places_)}{unit}"


def _flag(text: str) -> str:
    return {"true": "có", "false": "không"}.get(text, "chưa rõ")


def _relation_title(place: Place) -> str:
    return {
        Era.DISTRICT: "Các xã, phường, thị trấn cũ và nơi chúng thuộc về nay"
        if place.parts
        else "Các xã, phường, thị trấn",
        Era.OLD: "Đơn vị mới và những đơn vị cùng nhập" if place.parts else "Cấp huyện",
        Era.TODAY: "Các đơn vị hợp thành",
    }[place.era]


def _relations(book: Book, place: Place) -> Iterator[str]:
    units = book.units
    match place.era:
        case Era.DISTRICT:
            for old in units.old.values():
                if old.row["district_code"] == place.code:
                    became = [f": nay thuộc {link(units.today[code])}" for code in old.parts]
                    yield f"{link(old, old.title)}{''.join(became)}"
        case Era.OLD:
            yield from _successors(book, place)
            district = units.districts[place.row["district_code"]]
            yield f"Trước đó thuộc {link(district)}"
        case Era.TODAY:
            for member in gazetteer.members(place.row):
                unit = units.old.get(member.code)
                name = link(unit, unit.title) if unit else escape(member.title)
                yield name + (" (một phần)" if member.partly else "")
            if place.item:
                yield f"Căn cứ: {_item(place.item)}"


def _successors(book: Book, place: Place) -> Iterator[str]:
    for target in (book.units.today[code] for code in place.parts):
        yield f"Nay: {link(target)} ({_item(target.item)})"
        for old in (book.units.old[code] for code in target.parts if code != place.code):
            yield f"Cùng nhập: {link(old, f'{old.short} cũ')}"


def _item(item: str) -> str:
    number = item.rpartition("k")[2].split()[0]
    resolution = events.load()["communes-merged"].citation.document
    return f"{resolution.kind} {resolution.number}, Điều 1, khoản {number}"


def _neighbours(book: Book, place: Place) -> Iterator[str]:
    of_era = book.units.old if place.era is Era.OLD else book.units.today
    for neighbour in place.neighbours:
        doubt = "" if neighbour.sure else ", chưa chắc có giáp"
        yield f"{link(of_era[neighbour.code], of_era[neighbour.code].title)}: {_length(neighbour)}{doubt}"


def _length(neighbour: Neighbour) -> str:
    km = Decimal(neighbour.km)
    if km < 1:
        return f"{round(km * KM_IN_M)} m"
    return f"{vietnamese(str(round(km, 1)))} km"


def _tasks(book: Book, place: Place) -> Sequence[str]:
    tasks = [
        task
        for task in assignments.load().assignments
        if DISTRICT_AGENCIES & {agency.id for agency in (*task.lead, *task.partners)}
    ]
    if place.era is Era.DISTRICT:
        return [
            f'<a href="{UP}{places.of_task(task)}">{escape(task.deliverable or task.summary)}</a> '
            f"({escape(task.citation.document.cite)})"
            for task in tasks
        ]
    if place.era is Era.OLD:
        district = book.units.districts[place.row["district_code"]]
        return [f"{len(tasks)} việc, nêu ở trang {link(district)}"]
    return []
