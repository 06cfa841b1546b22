"""The fragments of the views: nothing lost between the register and the page."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from calculators.plans import assignments
from publishing.pages import agencies, days, glossary, lookup, places, tasks, timeline
from publishing.tools.markup import FOLDER
from publishing.tools.programs import ROOT
from tests.expected import EXPECTED, PROVINCE, needs


def fragment(root: Path, name: str) -> str:
    """Read a fragment that was written."""
    return (root / FOLDER / name).read_text(encoding="utf-8")


class TestTasks:
    """The list of all tasks and the view by agency."""

    def test_every_task_is_a_card_of_its_own(self, tmp_path: Path) -> None:
        """With the agencies that the filter finds it for."""
        tasks.write(tmp_path)
        text = fragment(tmp_path, "tasks-by-document.md")
        for task in assignments.load().assignments:
            assert text.count(f'id="{task.id}"') == 1
        card = text[text.index('id="1503-1-1-chi-dao-da-co"') :]
        match = re.search(r'data-agencies="([^"]*)"', card)
        assert match
        assert "so-ke-hoach-dau-tu" in match.group(1).split()

    def test_every_agency_has_its_heading(self, tmp_path: Path) -> None:
        """And says through which group a task is its own."""
        agencies.write(tmp_path)
        text = fragment(tmp_path, "tasks-by-agency.md")
        for agency in assignments.load().agencies.values():
            assert text.count(f"## {agency.name} {{ #{agency.id} }}") == 1
        assert "(thực hiện, trong nhóm “Các cơ quan chuyên môn" in text

    def test_every_task_is_dated_or_listed_without_a_day(self, tmp_path: Path) -> None:
        """No task is in both views or in neither."""
        days.write(tmp_path)
        dated = fragment(tmp_path, "tasks-by-day.html")
        undated = fragment(tmp_path, "tasks-without-day.md")
        for task in assignments.load().assignments:
            assert (f"#{task.id}" in dated) == bool(task.days)
            assert (f"#{task.id})" in undated) != bool(task.days)


class TestTimeline:
    """The picture and its words."""

    def test_text_says_what_the_picture_shows(self, tmp_path: Path) -> None:
        """As many marks in the one as in the other; planned ones are called so."""
        timeline.write(tmp_path)
        text = fragment(tmp_path, "timeline.html")
        picture, words = text.split("</figure>")
        marks = len(re.findall(r'<circle|<rect class="change"', picture))
        assert marks + 4 == words.count("<li>")
        assert picture.count('<circle class="planned"') == words.count("(mốc của kế hoạch)") == 6

    def test_years_run_downwards(self) -> None:
        """A later day is never drawn above an earlier one."""
        marks = timeline._marks()
        heights = [timeline._y(mark.day) for mark in marks]
        assert heights == sorted(heights)
        assert timeline._y(date(2022, 1, 1)) == timeline.TOP


class TestLookup:
    """The old and the new units."""

    @needs("merges")
    def test_every_old_unit_once_and_every_new_one_reached(self, tmp_path: Path) -> None:
        """Each row links to a unit that the second table has."""
        shutil.copytree(ROOT / "data", tmp_path / "data")
        lookup.write(tmp_path)
        old = fragment(tmp_path, "units-old-to-new.md")
        new = fragment(tmp_path, "units-new-to-old.html")
        targets = re.findall(r'href="#(don-vi-\d+)"', old)
        assert len(targets) == EXPECTED["rows"]["communes"]
        assert set(targets) == set(re.findall(r'id="(don-vi-\d+)"', new))
        assert old.count("(giữ nguyên)") == len(EXPECTED["kept"]["names"])
        for row in PROVINCE.rows(ROOT, "communes"):
            if row["area_basis"] == lookup.TWO_FIGURES:
                two = f"{row['area_low_km2']} hoặc {row['area_high_km2']}"
                assert two.replace(".", ",") in old
        limits = fragment(tmp_path, "units-limits.md")
        rows, bases = EXPECTED["rows"], EXPECTED["area_basis"]
        became = f"cấp xã của {PROVINCE.ground} nay là {rows['formed']} đơn vị"
        assert f"{rows['communes']} đơn vị {became}" in limits
        derived = f"{bases['derived']} đơn vị là suy ra"
        assert f"{bases['estimate']} đơn vị cũ là ước tính, của {derived}" in limits


class TestGlossary:
    """Words on hover, and on paper those of the page."""

    def test_only_words_of_the_page(self) -> None:
        """A word that is no part of another word."""
        assert glossary._occurs("UBND", "Văn phòng UBND tỉnh")
        assert not glossary._occurs("sơ kết", "đơn sơ kếtquả")

    def test_frequent_words_are_listed_but_not_marked(self) -> None:
        """They would underline half of the text."""
        lines = glossary._fragment({"cấp xã": "xã, phường, thị trấn", "dôi dư": "vượt số cần dùng"})
        assert "<div><dt>cấp xã</dt><dd>xã, phường, thị trấn</dd></div>" in lines
        assert [line for line in lines if line.startswith("*[")] == ["*[dôi dư]: vượt số cần dùng"]


class TestPlaces:
    """Anchors in ASCII, the same for ever."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Huyện Đắk Tô", "huyen-dak-to"),
            ("NĐ 33/2023/NĐ-CP", "nd-33-2023-nd-cp"),
            ("III.2-1", "iii-2-1"),
        ],
    )
    def test_slug(self, text: str, expected: str) -> None:
        """Letters without marks, everything else a hyphen."""
        assert places.slug(text) == expected
