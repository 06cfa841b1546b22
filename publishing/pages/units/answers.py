"""Answers: what a unit's page says first: what it is or became, and the three sentences below that."""

from collections.abc import Iterator
from html import escape

from calculators.arrangement.brief import change, reason
from calculators.arrangement.standing import below_standard
from calculators.arrangement.verdicts import Verdict
from calculators.arrangement.words import VERDICTS
from calculators.dates import short_date
from calculators.law import loader
from calculators.law.model import Citation, Document
from calculators.plans import events
from calculators.sentences import enumeration
from publishing.pages import places
from publishing.pages.kontum import Result
from publishing.pages.units import gazetteer, judgements
from publishing.pages.units.gazetteer import Era, Place, within
from publishing.pages.units.judgements import Book
from publishing.tables.place import RECORD
from publishing.tools.programs import ProgramError

UP = "../../../"
"""From a unit's page to the root of the site."""
TODAY_PAGE = "phap-ly/hom-nay/"


def link(place: Place, text: str = "") -> str:
    """Return a link to a unit's page from that of another."""
    return place.link(UP, text or place.short)


def lead(book: Book, place: Place) -> str:
    """Return what the unit is or became, with the day and the resolution."""
    since = short_date(events.load()["districts-ended"].start)
    province = book.units.province
    if place.era is Era.DISTRICT:
        ended = events.load()["districts-ended"]
        return (
            f"Kết thúc hoạt động từ <strong>{since}</strong>, cùng mọi đơn vị cấp huyện trong cả nước "
            f"({_source(ended.citation)}).{_ground(book, place)}"
        )
    if place.era is Era.OLD and not place.parts:
        return (
            f"Đơn vị hành chính cấp xã của {escape(within(place.district))} theo số liệu năm "
            f"{province.words.year}, tỉnh {province.name}. Trang chưa có số liệu về địa bàn này từ "
            f"<strong>{since}</strong>."
        )
    if place.era is Era.OLD:
        target = book.units.today[place.parts[0]]
        if len(target.parts) == 1:
            return (
                f"Được giữ nguyên: từ <strong>{since}</strong> là <strong>{link(target)}</strong> của "
                f"tỉnh {province.today} ({_resolution()})."
            )
        return (
            f"Nay là một phần của <strong>{link(target)}</strong>, tỉnh {province.today}, từ "
            f"<strong>{since}</strong> ({_resolution()})."
        )
    if len(place.parts) == 1:
        return (
            f"Đơn vị hành chính cấp xã của tỉnh {province.today}, có từ trước và được giữ khi sắp xếp "
            f"năm 2025 ({_resolution()})."
        )
    return (
        f"Đơn vị hành chính cấp xã của tỉnh {province.today} từ <strong>{since}</strong>, lập từ "
        f"{enumeration(_members(book, place))} ({_resolution()})."
    )


def _ground(book: Book, place: Place) -> str:
    if not place.parts:
        return ""
    units = enumeration(link(book.units.today[code]) for code in place.parts)
    return f" Địa bàn nay là {units}, tỉnh {book.units.province.today}."


def sentences(book: Book, place: Place) -> list[tuple[str, str]]:
    """Return the three questions with their answers, as HTML."""
    return [
        (f"{_plan_name(book)} có bắt buộc sắp xếp không?", _plan(book, place)),
        ("Điều gì đã xảy ra, vì sao?", _happened(book, place)),
        ("Hôm nay quy định thế nào?", _holds(book, place)),
    ]


def finding(book: Book) -> Citation:
    """Return the clause in which the plan says which units must be arranged; raises ProgramError."""
    record = book.units.province.finding
    documents = loader.load().documents
    if record.document not in documents:
        message = f"finding.document: “{record.document}” không có trong documents.toml"
        raise ProgramError(f"{RECORD.as_posix()}: {message}")
    return Citation(documents[record.document], record.clause)


def _plan_name(book: Book) -> str:
    return escape(_name(finding(book).document))


def _plan(book: Book, place: Place) -> str:
    if not place.ours:
        other = place.row["former_province"]
        return (
            f"Không. Kế hoạch này là của tỉnh {book.units.province.ground}, không nói về các đơn vị của "
            f"tỉnh {other} cũ."
        )
    if place.era is Era.TODAY:
        return _plan_of_members(book, place)
    result = book.under(place, judgements.PLAN)
    where, text = finding(book), escape(book.units.province.finding.text)
    statement = (
        f'kế hoạch tự ghi nhận (<a href="{UP}{places.of_citation(where)}">mục {where.clause}</a>) '
        f"là {text}"
    )
    if result is None:
        return f"Không: {statement}."
    match result.evaluation.verdict:
        case Verdict.NOT_REQUIRED:
            return f"Không: {escape(reason(result.evaluation))}."
        case Verdict.MUST_ARRANGE | Verdict.EXEMPT:
            return f"Theo phép tính thì có, còn {statement}: hai điều này khác nhau."
        case _:
            return (
                f"Không: {statement}. Số liệu công bố chưa đủ để tự tính lại điều đó. "
                f"{escape(change(result.evaluation))}"
            )


def _plan_of_members(book: Book, place: Place) -> str:
    verdicts = [
        result.evaluation.verdict
        for code in place.parts
        if (result := book.under(book.units.old[code], judgements.PLAN))
    ]
    open_ = verdicts.count(Verdict.UNDETERMINED)
    count = len(place.parts)
    whose = f"{count} đơn vị cũ" if count > 1 else "Đơn vị cũ"
    if open_ == 0:
        none = "không đơn vị nào" if count > 1 else "không"
        return f"Không. {whose}, {none} thuộc diện phải sắp xếp giai đoạn 2023-2025 của kế hoạch."
    return (
        f"Không. Kế hoạch ghi nhận {escape(book.units.province.finding.text)}; trong {whose.lower()}, "
        f"{open_} đơn vị chưa đủ số liệu công bố để tự tính lại điều đó."
    )


def _happened(book: Book, place: Place) -> str:
    if place.era is Era.DISTRICT:
        communes = [
            old for old in book.units.old.values() if old.row["district_code"] == place.code
        ]
        became = (
            f"{len(communes)} xã, phường, thị trấn của đơn vị này thành {len(place.parts)} xã, phường "
            f"theo {_resolution()}. "
            if place.parts
            else ""
        )
        return (
            f"Trung ương quyết định bỏ cấp huyện ({_source(events.load()['reform-decided'].citation)}, "
            f"ngày {short_date(events.load()['reform-decided'].start)}). {became}"
            f"Việc đó không do {_plan_name(book)}."
        )
    reform = (
        f"Đó là đợt sắp xếp năm 2025 trong cả nước ({_source(events.load()['reform-rules'].citation)}), "
        f"không phải việc của {_plan_name(book)}."
    )
    if not place.parts:
        return (
            f"Trang chưa có số liệu về nơi đơn vị này thuộc về trong đợt sắp xếp năm 2025. {reform}"
        )
    day = events.load()["communes-merged"].start
    if place.era is Era.OLD:
        target = book.units.today[place.parts[0]]
        others = [book.units.old[code] for code in target.parts if code != place.code]
        if not others:
            decision = f"Ngày {short_date(day)}, Ủy ban Thường vụ Quốc hội quyết định không nhập đơn vị này. "
            return f"{decision}{_reform_reason(book, place, unmerged=True)}{reform}"
        return (
            f"Ngày {short_date(day)}, Ủy ban Thường vụ Quốc hội quyết định nhập với "
            f"{enumeration(link(other, f'{other.short} cũ') for other in others)} thành {link(target)}. "
            f"{_reform_reason(book, place)}{reform}"
        )
    if len(place.parts) == 1:
        return f"Đơn vị được giữ khi sắp xếp ngày {short_date(day)}. {reform}"
    return (
        f"Ngày {short_date(day)}, Ủy ban Thường vụ Quốc hội quyết định lập đơn vị này từ "
        f"{len(place.parts)} đơn vị cũ. {reform}"
    )


def _reform_reason(book: Book, place: Place, *, unmerged: bool = False) -> str:
    """Return where the unit stood by the principle of 2025; empty where that rule set is not there."""
    result = book.under(place, judgements.REFORM)
    if result is None:
        return ""
    low = below_standard(result.evaluation)
    if low:
        return f"Khi đó {place.short} chưa đạt tiêu chuẩn: {escape('; '.join(one.reason for one in low))}. "
    if result.evaluation.verdict is Verdict.NOT_REQUIRED:
        if unmerged:
            return "Đơn vị này đạt cả hai tiêu chuẩn khi đó. "
        return (
            f"Khi đó {place.short} đạt cả hai tiêu chuẩn, nhưng nghị quyết nêu nguyên tắc chứ không phải "
            "danh sách: đơn vị đạt tiêu chuẩn cũng được nhập cùng đơn vị liền kề. "
        )
    return "Số liệu công bố chưa đủ để nói khi đó đơn vị có dưới tiêu chuẩn hay không. "


def _holds(book: Book, place: Place) -> str:
    new = events.load()["new-standards"]
    law = f'<a href="{UP}{TODAY_PAGE}">{escape(new.citation.text)}</a>'
    unknown = "Năm 2026 đơn vị nào phải sắp xếp thì chưa tìm thấy quy định."
    if place.era is Era.DISTRICT:
        return (
            "Không còn cấp huyện. Các xã, phường nay theo tiêu chuẩn của "
            f"{law}, áp dụng từ {short_date(new.start)}. {unknown}"
        )
    target = place
    if place.era is Era.OLD and place.parts:
        target = book.units.today[place.parts[0]]
    name = "Đơn vị này" if target is place else link(target, target.title)
    result = book.now(target) if target.era is Era.TODAY else None
    if result is None:
        return f"Tiêu chuẩn đơn vị hành chính theo {law}, áp dụng từ {short_date(new.start)}. {unknown}"
    return f"{name} {now_words(result)}, theo {law} áp dụng từ {short_date(new.start)}. {unknown}"


def now_words(result: Result) -> str:
    """Return the verdict of today with its reason, "đạt tiêu chuẩn: diện tích đạt 178% của …"."""
    evaluation = result.evaluation
    verdict = f"<strong>{VERDICTS[evaluation.verdict]}</strong>"
    because = f"vì {escape(reason(evaluation))}"
    if evaluation.verdict is Verdict.UNDETERMINED:
        would = escape(within(change(evaluation).rstrip(".")))
        return f"{verdict} để nói có đạt tiêu chuẩn hay không, {because} ({would})"
    return f"{verdict} {because}"


def _members(book: Book, place: Place) -> Iterator[str]:
    for member in gazetteer.members(place.row):
        old = book.units.old.get(member.code)
        name = within(member.title)
        partly = "một phần " if member.partly else ""
        yield partly + (link(old) if old else escape(name))


def _resolution() -> str:
    event: events.Event = events.load()["communes-merged"]
    return f"{_source(event.citation)} ngày {short_date(event.start)}"


def _source(citation: Citation) -> str:
    return f'<a href="{UP}{places.of_citation(citation)}">{escape(_name(citation.document))}</a>'


def _name(document: Document) -> str:
    return f"{document.kind} {document.number}"
