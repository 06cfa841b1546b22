"""The pages of the units: in order, small, and in plain words before the proof."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from calculators.arrangement.standing import measures
from calculators.law import loader
from publishing.pages import today
from publishing.pages.units import (
    gazetteer,
    judgements,
    names,
    pages,
    province,
)
from publishing.pages.units.gazetteer import Era, Place
from publishing.pages.units.judgements import Book
from publishing.tools.programs import ROOT, SITE
from tests.expected import EXPECTED, needs

PAGE_BYTES = 60_000
CODES = re.compile(r"\b[a-z]+_[a-z_]+\b|from-2026|2025-reform|mức [TRPU]\b|\bII?I?\.\d-\d")
"""What is not said before the proof: ids, grade letters, clauses by their codes."""


@pytest.fixture(scope="module")
def book() -> Book:
    """Return the units with their results."""
    return judgements.read(ROOT)


def text(book: Book, place: Place) -> str:
    """Return the Markdown of a unit's page."""
    return "\n".join(pages.page(book, place))


def plain(html: str) -> str:
    """Return what a reader sees of it."""
    inline = re.sub(r"</?(?:a|strong|span)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def only(book: Book, title: str, era: Era) -> Place:
    """Return the unit of this title and era."""
    (match,) = (place for place in book.units if (place.title, place.era) == (title, era))
    return match


class TestGazetteer:
    """Every unit once, at an address of its own."""

    @needs("merges")
    def test_relations_lead_both_ways(self, book: Book) -> None:
        """An old commune is a member of the unit that it became part of."""
        for old in book.units.old.values():
            assert old.code in book.units.today[old.parts[0]].parts
        members = [
            code for place in book.units.today.values() if place.ours for code in place.parts
        ]
        assert sorted(members) == sorted(book.units.old)

    def test_a_member_may_have_gone_in_part(self) -> None:
        """Trà Bùi was divided between two units."""
        (member,) = gazetteer.members({"members": "Xã Trà Bùi (21142) (một phần)"})
        assert (member.title, member.code, member.partly) == ("Xã Trà Bùi", "21142", True)


class TestPage:
    """What stands on a page, in which order."""

    def test_answers_come_before_the_proof(self, book: Book) -> None:
        """What it became, three questions, a bar a figure, then what is folded."""
        for place in book.units:
            page = text(book, place)
            marks = ["unit-lead", "bắt buộc sắp xếp không?", "vì sao?", "Hôm nay", "<details"]
            positions = [page.index(mark) for mark in marks]
            assert positions == sorted(positions), place.title
            if place.era is not Era.TODAY:
                assert page.index("Hôm nay") < page.index('<figure class="bar">'), place.title

    def test_plain_words_before_the_proof(self, book: Book) -> None:
        """No id and no grade letter is read before a reader asks for the proof."""
        for place in book.units:
            body = text(book, place).split("---", 2)[2]
            words = plain(body[: body.index("<details")])
            assert not CODES.findall(words), (place.title, CODES.findall(words))

    def test_open_units_name_the_finding_of_the_plan(self, book: Book) -> None:
        """Some cannot be computed anew; the plan itself found none."""
        pages = [
            place
            for place in (*book.units.old.values(), *book.units.districts.values())
            if "chưa đủ để tự tính lại" in text(book, place)
        ]
        assert len(pages) == EXPECTED["verdicts"][judgements.PLAN]["undetermined"]

    def test_a_link_carries_the_figures(self, made_up: Path) -> None:
        """The calculator's form opens filled in, bounds included."""
        form = pages.form(only(judgements.read(made_up), "Xã Ba", Era.OLD))
        assert "area_km2=44%2C00&population=4.300" in form
        assert "area_low_km2=39%2C60&area_high_km2=48%2C40" in form

    def test_built_pages_are_small(self, book: Book) -> None:
        """At most 60 kB each, the frame of the site included."""
        for place in book.units:
            size = (ROOT / SITE / place.folder / "index.html").stat().st_size
            assert size <= PAGE_BYTES, (place.folder, size)


class TestNames:
    """The box and the list lead to every unit."""

    def test_every_unit_is_listed(self, book: Book, tmp_path: Path) -> None:
        """Each once, those of one name told apart by the words beside them."""
        entries = names.entries(book.units)
        assert (
            len(entries)
            == len({(title, note) for title, note, _ in entries})
            == len(list(book.units))
        )
        names.write(tmp_path, book.units)
        text = (tmp_path / "build" / "fragments" / "unit-index.html").read_text("utf-8")
        assert text.count("<li>") == len(entries)


class TestToday:
    """Those of today under the rules in force."""

    @needs("today")
    def test_an_open_unit_names_what_decides(self, book: Book) -> None:
        """One fact, or that none alone is enough."""
        text = plain("".join(province._units(book)))
        assert "Sẽ là chưa đạt tiêu chuẩn nếu thuộc miền núi, vùng cao; đạt tiêu chuẩn nếu" in text
        assert f"{EXPECTED['rows']['today']} đơn vị; dân số có hai nguồn" in text


class TestTodayPage:
    """What is in force, with where it was read; nothing unverified among it."""

    def test_numbers_come_from_the_law(self) -> None:
        """Each standard that was read stands in the table, one that was not stands outside it."""
        rules_ = loader.load().rules(today.IN_FORCE)
        lines = list(today._standards(rules_, {"reading": []}))
        table = "".join(lines[: lines.index("</div>")])
        read = {one.id for one in rules_.standards.values() if one.grade != "U"}
        assert table.count("<tr>") == len(read) + 1
        assert "đặc khu" not in table

    def test_both_words_about_2026_are_dated(self, tmp_path: Path) -> None:
        """That no arrangement was planned, and that 705 units were counted later."""
        shutil.copytree(ROOT / "data", tmp_path / "data")
        today.write(tmp_path)
        statements = (tmp_path / "build" / "fragments" / "today-statements.html").read_text("utf-8")
        assert statements.index("<dt>21-11-2025</dt>") < statements.index("705 đơn vị")
        readings = (tmp_path / "build" / "fragments" / "today-readings.html").read_text("utf-8")
        assert "chưa đọc được bản gốc" in readings


def test_shares_are_rounded_down(made_up: Path) -> None:
    """39.60 to 48.40 of 50 km², 79.2 to 96.8%: what is below its standard never reads as more."""
    book = judgements.read(made_up)
    result = book.under(only(book, "Xã Ba", Era.OLD), judgements.PLAN)
    assert result is not None
    area = measures(result.evaluation).area
    assert (area.share, area.below) == ("đạt từ 79% đến 96% của 50 km²", True)
