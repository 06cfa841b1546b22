"""The pages of the 208 units: all there, in order, small, and in plain words before the proof."""

import re
import shutil
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from calculators.arrangement.standing import measures
from calculators.arrangement.verdicts import Verdict
from calculators.law import loader
from publishing.pages import today
from publishing.pages.units import (
    answers,
    gazetteer,
    home,
    judgements,
    names,
    pages,
    province,
)
from publishing.pages.units.gazetteer import Era, Place
from publishing.pages.units.judgements import Book
from publishing.tools.programs import ROOT, SITE

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
    (found,) = (place for place in book.units if (place.title, place.era) == (title, era))
    return found


class TestGazetteer:
    """Every unit once, at an address of its own."""

    def test_all_units_are_there(self, book: Book) -> None:
        """10 districts, 102 communes of 2023 and 96 of today: 208 pages."""
        counts = Counter(place.era for place in book.units)
        assert counts == {Era.DISTRICT: 10, Era.OLD: 102, Era.TODAY: 96}
        assert len({place.folder for place in book.units}) == 208

    def test_relations_lead_both_ways(self, book: Book) -> None:
        """An old commune is a member of the unit that it became part of."""
        for old in book.units.old.values():
            assert old.code in book.units.today[old.parts[0]].parts
        members = [
            code for place in book.units.today.values() if place.ours for code in place.parts
        ]
        assert sorted(members) == sorted(book.units.old)

    def test_names_that_sound_alike_are_told_apart(self, book: Book) -> None:
        """Sơn Hà and Sơn Hạ by their codes, the two Đắk Long by their districts."""
        folders = [place.folder for place in book.units]
        assert sum("xa-son-ha-" in folder for folder in folders) == 2
        assert sum("xa-dak-long-huyen-" in folder for folder in folders) == 2

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
            found = [page.index(mark) for mark in marks]
            assert found == sorted(found), place.title
            if place.era is not Era.TODAY:
                assert page.index("Hôm nay") < page.index('<figure class="bar">'), place.title

    def test_plain_words_before_the_proof(self, book: Book) -> None:
        """No id and no grade letter is read before a reader asks for the proof."""
        for place in book.units:
            body = text(book, place).split("---", 2)[2]
            seen = plain(body[: body.index("<details")])
            assert not CODES.findall(seen), (place.title, CODES.findall(seen))

    def test_a_merged_commune(self, book: Book) -> None:
        """Đắk Rơ Nga: what it became, that the plan did not ask for it, and who decided."""
        page = plain(text(book, only(book, "Xã Đắk Rơ Nga", Era.OLD)))
        assert "Nay là một phần của xã Ngọk Tụ, tỉnh Quảng Ngãi, từ 01-7-2025" in page
        assert "Không: diện tích đạt từ 194% đến 237% của 50 km²" in page
        assert "quyết định nhập với xã Ngọk Tụ cũ thành xã Ngọk Tụ" in page
        assert "không phải việc của Kế hoạch 95-KH/TU" in page

    def test_a_unit_kept_as_it_was(self, book: Book) -> None:
        """Four of the 102 were kept."""
        kept = [
            place
            for place in book.units.old.values()
            if "Được giữ nguyên" in answers.lead(book, place)
        ]
        assert sorted(place.row["name"] for place in kept) == [
            "Ia Đal",
            "Mô Rai",
            "Rơ Kơi",
            "Đắk Long",
        ]

    def test_open_units_name_the_finding_of_the_plan(self, book: Book) -> None:
        """Four units cannot be computed anew; the plan itself found none."""
        found = [
            place
            for place in (*book.units.old.values(), *book.units.districts.values())
            if "chưa đủ để tự tính lại" in text(book, place)
        ]
        assert len(found) == 4

    def test_a_link_carries_the_figures(self, book: Book) -> None:
        """The calculator's form opens filled in, bounds included."""
        form = pages.form(only(book, "Xã Đắk Rơ Nga", Era.OLD))
        assert "area_km2=108%2C08&population=3.894" in form
        assert "area_low_km2=97%2C27&area_high_km2=118%2C89" in form

    def test_built_pages_are_small(self, book: Book) -> None:
        """At most 60 kB each, the frame of the site included."""
        for place in book.units:
            size = (ROOT / SITE / place.folder / "index.html").stat().st_size
            assert size <= PAGE_BYTES, (place.folder, size)


class TestNames:
    """The box and the list lead to every unit."""

    def test_every_unit_is_listed(self, book: Book, tmp_path: Path) -> None:
        """208 names, those of one name told apart by the words beside them."""
        entries = names.entries(book.units)
        assert len(entries) == len({(title, note) for title, note, _ in entries}) == 208
        names.write(tmp_path, book.units)
        listed = (tmp_path / "build" / "fragments" / "unit-index.html").read_text("utf-8")
        assert listed.count("<li>") == 208


class TestHome:
    """What the first page counts."""

    def test_the_finding(self, book: Book) -> None:
        """112 units: 0 required, 108 not, 4 open."""
        counts = home.counts(book.old[judgements.PLAN])
        assert counts == {Verdict.NOT_REQUIRED: 108, Verdict.UNDETERMINED: 4}
        page = plain("".join(home._finding(book)))
        assert "112 đơn vị của Kon Tum: 0 phải sắp xếp" in page
        assert "40 xã, phường trên địa bàn Kon Tum cũ: 39 đạt tiêu chuẩn; 1 chưa đạt" in page


class TestToday:
    """The 96 under the rules in force."""

    def test_the_verdicts(self, book: Book) -> None:
        """Of former Kon Tum's 40 all but one reach the standard; of the others 29 do, 5 do not."""
        counts = Counter(
            (book.units.today[code].ours, str(judged.evaluation.verdict))
            for code, judged in book.today.items()
        )
        assert counts == {
            (True, "meets_standard"): 39,
            (True, "below_standard"): 1,
            (False, "meets_standard"): 29,
            (False, "below_standard"): 5,
            (False, "undetermined"): 22,
        }
        page = plain(text(book, only(book, "Xã Ngọk Bay", Era.TODAY)))
        assert "chưa đạt tiêu chuẩn vì diện tích đạt 62% của 100 km²" in page

    def test_an_open_unit_names_what_decides(self, book: Book) -> None:
        """One fact, or that none alone is enough."""
        listed = plain("".join(province._units(book)))
        assert (
            "Sẽ là chưa đạt tiêu chuẩn nếu thuộc miền núi, vùng cao; đạt tiêu chuẩn nếu" in listed
        )
        assert "96 đơn vị; dân số có hai nguồn" in listed


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
        said = (tmp_path / "build" / "fragments" / "today-statements.html").read_text("utf-8")
        assert said.index("<dt>21-11-2025</dt>") < said.index("705 đơn vị")
        readings = (tmp_path / "build" / "fragments" / "today-readings.html").read_text("utf-8")
        assert "chưa đọc được bản gốc" in readings


def test_shares_are_rounded_down(book: Book) -> None:
    """A figure just below its standard never reads as reaching it."""
    judged = book.under(only(book, "Xã Đắk Rơ Nga", Era.OLD), judgements.PLAN)
    assert judged is not None
    area = measures(judged.evaluation).area
    assert (area.share, area.below) == ("đạt từ 194% đến 237% của 50 km²", False)
