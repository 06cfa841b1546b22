"""Headings: what each stands for, in officials' words: the field, the unit, and how surely."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from calculators.lists.spelling import fold
from calculators.lists.vocabulary import (
    AREA_UNITS,
    AREAS,
    FIELDS,
    FIGURES,
    FLAGS,
    PEOPLE,
    PEOPLE_UNITS,
    SHARES,
)

_UNIT_WORDS = {**AREA_UNITS, **PEOPLE_UNITS, "phan tram": "%", "km": "km"}
_UNITS = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _UNIT_WORDS), key=len, reverse=True)) + r")\b"
)
# A date says of when a figure is, not what it counts; "đến năm 2022" is no upper bound.
_DATE = re.compile(
    r"\b(?:(?:thoi diem|tinh|den|toi|cuoi|dau|het|tai|vao|ngay|thang|nam|quy|as of|in) )*"
    r"(?:\d{1,2} ){0,2}(?:19|20)\d\d\b"
)
_NEUTRAL = re.compile(
    r"\b(?:hien trang|hien nay|hien co|thuc trang|thuc te|so lieu|thoi diem|tinh den|tong so|"
    r"tong cong|tong|chung|trong do|toan xa|toan bo|total|theo nien giam thong ke|theo thong ke|"
    r"theo (?:ket qua |so lieu )?(?:thong ke|kiem ke)(?: dat dai)?|theo bao cao|"
    r"(?:bao )?gom(?: ca)?(?: dan so)? thuong tru(?: va)?(?: dan so)? tam tru(?: quy doi)?|"
    r"don vi tinh|dvt|cua dvhc|cua don vi hanh chinh)\b"
)
"""Words of a heading that leave its figure the same."""
_REMARKS = re.compile(r"[¹²³⁰⁴-⁹*†‡]|\(\d{1,2}\)(?:\s*=.*)?|\[\w{1,3}\]")
_LANGUAGES = re.compile(r"[\n/|()]| [-–] ")
_MALE = re.compile(r"\bnam\b")
_FILLERS = re.compile(r"\b(?:va|hoac|dien tich|dan so|la)\b")
_SPELLINGS = (("ti le", "ty le"), ("qui mo", "quy mo"), ("dan toc thieu so", "dtts"))
_BY_HEADING = {fold(text): field for field, texts in FIELDS.items() for text in texts}
_BY_HEADING |= {
    heading.replace("dan toc thieu so", "dtts"): field for heading, field in _BY_HEADING.items()
}
_BY_HEADING |= {fold(field): field for field in ("population", "name", "code", "district", "note")}


class Heading(NamedTuple):
    """What a heading stands for: the field, the unit it names, and whether it is the English name.

    Of several headings for one field those of the lowest `rank` count; `reason` says why a column
    is taken for a field where its own heading does not say so.
    """

    text: str
    field: str | None
    unit: str | None
    slug: bool
    rank: int = 0
    reason: str = ""


class _Part(NamedTuple):
    """One cell of a heading: all its words, those that name a quantity, and its units."""

    whole: str
    words: str
    units: tuple[str, ...]

    @property
    def field(self) -> str | None:
        return _BY_HEADING.get(self.words) or _BY_HEADING.get(self.whole)


def unit_words(text: str) -> tuple[str, ...]:
    """Return the units in a text that holds nothing else; none where there are other words."""
    part = _part(text)
    rest = _FILLERS.sub(" ", part.words) if part.units else "x"
    return () if rest.strip() else part.units


def recognise(text: str) -> Heading:
    """Return what the heading stands for; `field` None where it is not one of those known."""
    return recognise_parts(text, (text,))


def recognise_parts(text: str, cells: tuple[str, ...]) -> Heading:
    """Return what a heading of several cells, from top to bottom, stands for.

    What a figure is must be said by words that are all known: a heading with one more, as in
    "Diện tích lúa", is another figure.
    """
    slug = text.strip().casefold()
    if slug in FIELDS:
        return Heading(text, slug, {"area_ha": "ha"}.get(slug), slug=True)
    parts = [_part(cell) for cell in cells]
    units = {unit for part in parts for unit in part.units}
    field, rank = _field(parts)
    if field is None and len(pieces := _pieces(cells)) > len(parts):
        field, rank = _same(pieces)
    if field in SHARES and "%" not in units and not any("ty le" in p.whole for p in parts):
        # Without "tỷ lệ" or "%" it may be a count of people: a column that says so is surer.
        people = units & set(PEOPLE_UNITS.values())
        field, rank = ("ethnic_minority_people", rank) if people else (field, 1)
    if field == "ethnic_minority_people" and "%" in units:
        field = "ethnic_minority_percent"
    return _measured(text, field, units, rank)


def _measured(text: str, field: str | None, units: set[str], rank: int) -> Heading:
    """Return the heading with its unit; a unit of something else makes it another figure."""
    areas, people = units & set(AREA_UNITS.values()), units & set(PEOPLE_UNITS.values())
    unit = next(iter(areas)) if len(areas) == 1 else None
    if field in AREAS:
        if people or units & {"%", "km"}:
            return Heading(text, None, unit, slug=False)
        if field == "area_km2" and unit == "ha":
            field = "area_ha"
    elif field in PEOPLE:
        if areas or units & {"%", "km"}:
            return Heading(text, None, unit, slug=False)
        # "Dân số (người)" under "ĐVT: nghìn người" says both: what is nearest is longest.
        many = people - {"người"}
        unit = next(iter(many)) if len(many) == 1 else ("người" if people else None)
    elif field not in SHARES and units:
        # What is measured is no name and no yes or no.
        field = None
    return Heading(text, field, unit, False, rank)  # noqa: FBT003 - as the record has it


def _field(parts: list[_Part]) -> tuple[str | None, int]:
    """Return the field that the cells of a heading name together, and how surely: 0 is best."""
    worded_parts = [part for part in parts if part.words]
    if not worded_parts:
        return (parts[-1].field if parts else None), 0
    heading = " ".join(dict.fromkeys(part.words for part in worded_parts))
    both = _BY_HEADING.get(heading)
    if both:
        return both, 0
    fields = [part.field for part in worded_parts]
    last = fields[-1]
    if last is None:
        return None, 0
    if all(fields):
        # Under "Dân tộc thiểu số" the people are those.
        few = last == "population" and not SHARES.isdisjoint(fields)
        return ("ethnic_minority_people" if few else last), 0
    # Under a title that is not known a name is a name, but a figure may be of anything.
    return (None, 0) if last in FIGURES | FLAGS else (last, 1)


def _same(pieces: list[_Part]) -> tuple[str | None, int]:
    """Return the field that all pieces of a heading in two languages name, None where they differ."""
    fields = {piece.field for piece in pieces if piece.words}
    return (fields.pop(), 0) if len(fields) == 1 else (None, 0)


def _pieces(cells: tuple[str, ...]) -> list[_Part]:
    return [_part(piece) for cell in cells for piece in _LANGUAGES.split(cell) if piece.strip()]


@lru_cache(maxsize=4096)
def _part(cell: str) -> _Part:
    text = unicodedata.normalize("NFC", cell).casefold()
    text = _REMARKS.sub(" ", text.replace("m²", "m2"))
    if not text.isascii():
        # With accents written, "nam" is male and "năm" the year.
        text = _MALE.sub("nam gioi", text)
    # "Miền" alone is a region and no reason for leaving a unit as it is.
    if text.strip() == "miền":
        return _Part("vung", "vung", ())
    whole = fold(text.replace("%", " phần trăm "))
    for other, usual in _SPELLINGS:
        whole = whole.replace(other, usual)
    # In "người DTTS" the people are no unit.
    is_known = whole in _BY_HEADING
    units = () if is_known else tuple(_UNIT_WORDS[unit] for unit in _UNITS.findall(whole))
    words = " ".join(_UNITS.sub(" ", _DATE.sub(" ", whole)).split())
    if is_known:
        words = whole
    elif not words:
        # In "Nhân khẩu (người)" the first unit is what is counted.
        last = max((match.start() for match in _UNITS.finditer(whole)), default=0)
        words = whole[:last].strip() if whole[:last].strip() in _BY_HEADING else ""
    if not is_known and words not in _BY_HEADING:
        words = " ".join(_NEUTRAL.sub(" ", words).split())
    return _Part(whole, words, units)
