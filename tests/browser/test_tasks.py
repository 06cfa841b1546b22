"""The views of the tasks: filtered, restored from a link, read without JavaScript, used by keyboard."""

import re
from datetime import UTC, datetime
from pathlib import Path

import icalendar
from playwright.sync_api import Browser, Page, expect

from calculators.plans import assignments, events
from publishing.pages import calendars
from publishing.tools.server import Server
from tests.browser.ready import OF_TODAY, needs_merges
from tests.expected import EXPECTED

ALL = len(assignments.load().assignments)
DAYS = {occurrence.day for occurrence in assignments.occurrences(assignments.load().assignments)}
ENDED = events.load()["districts-ended"].start


def shown(page: Page) -> list[str]:
    """Return the ids of the tasks that are to be seen."""
    cards = page.locator("article.task:visible")
    found: list[str] = cards.evaluate_all("cards => cards.map(card => card.id)")
    return found


class TestFilter:
    """The list of all tasks."""

    def test_agency_shows_its_tasks_and_those_of_its_groups(
        self, page: Page, server: Server
    ) -> None:
        """The same tasks in the same order as the command line gives."""
        page.goto(f"{server.url}nhiem-vu/")
        expect(page.locator(".count")).to_have_text(f"{ALL} trong {ALL} việc.")
        page.locator("[name=co-quan]").select_option(label="Sở Kế hoạch và Đầu tư")
        expected = [task.id for task in assignments.load().select("so-ke-hoach-dau-tu")]
        assert shown(page) == expected
        expect(page.locator(".count")).to_have_text(f"{len(expected)} trong {ALL} việc.")

    def test_the_sheet_of_an_agency(self, page: Page, server: Server) -> None:
        """It names the agency and its address, and has no heading, no word without a task on it."""
        page.emulate_media(media="print")
        page.goto(f"{server.url}nhiem-vu/?co-quan=so-ke-hoach-dau-tu")
        expect(page.locator(".filter-told")).to_have_text(
            "Chỉ gồm: Cơ quan: Sở Kế hoạch và Đầu tư. 6 trong 27 việc. "
            f"Mở lại ở địa chỉ: {page.url}"
        )
        expect(page.locator(".filter-told")).to_be_visible()
        expect(page.locator(".md-content h2:visible")).to_have_count(1)
        words = page.locator("section.print-only dt")
        assert 0 < words.locator("visible=true").count() < words.count()
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2
        # An address that is no UTF-8 is given as it is.
        page.goto(f"{server.url}nhiem-vu/?co-quan=so-ke-hoach-dau-tu&x=%E0")
        expect(page.locator(".filter-told")).to_contain_text("x=%E0")

    def test_link_restores_the_filter(self, page: Page, server: Server) -> None:
        """What is chosen goes into the address, and from there back into the form."""
        page.goto(f"{server.url}nhiem-vu/")
        page.get_by_label("Văn bản").select_option("95-KH/TU")
        page.get_by_label("Từ ngày").fill("2023-12-24")
        page.get_by_label("Đến ngày").fill("2023-12-31")
        found = shown(page)
        dated = [name for name in found if name == "95-iii-2-2-de-xuat"]
        assert dated
        assert "95-iii-1-huong-dan" not in found
        address = page.url
        page.goto("about:blank")
        page.goto(address)
        expect(page.get_by_label("Từ ngày")).to_have_value("2023-12-24")
        assert shown(page) == found

    def test_what_has_no_day_is_told_where_days_are_chosen(
        self, page: Page, server: Server
    ) -> None:
        """How many of those shown have no day; and days the wrong way round are said to be."""
        page.goto(f"{server.url}nhiem-vu/?tu=2023-12-01&den=2023-12-31")
        undated = sum(not task.days for task in assignments.load().assignments)
        expect(page.locator(".count")).to_contain_text(f"trong đó {undated} việc không đặt ngày")
        page.get_by_label("Đến ngày").fill("2023-11-30")
        expect(page.locator(".count")).to_contain_text("Ngày đầu đứng sau ngày cuối")

    def test_the_calendar_and_the_headings_follow_the_filter(
        self, page: Page, server: Server
    ) -> None:
        """An agency's own calendar; no heading above nothing."""
        page.goto(f"{server.url}nhiem-vu/?co-quan=so-ke-hoach-dau-tu")
        calendar = page.locator("a.calendar")
        expect(calendar).to_contain_text("Sở Kế hoạch và Đầu tư")
        expect(calendar).to_have_attribute("href", re.compile(r"/so-ke-hoach-dau-tu\.ics$"))
        with page.expect_download() as download:
            calendar.click()
        assert download.value.suggested_filename == "so-ke-hoach-dau-tu.ics"
        expect(page.get_by_role("heading", name="Kế hoạch 95-KH/TU")).to_be_hidden()
        expect(page.get_by_role("heading", name="Công văn 1503/UBND-KTTH")).to_be_visible()

    def test_unknown_choice_in_the_address_shows_everything(
        self, page: Page, server: Server
    ) -> None:
        """An old or mistyped link is no dead end."""
        page.goto(f"{server.url}nhiem-vu/?co-quan=so-xay-dung")
        expect(page.locator(".count")).to_have_text(f"{ALL} trong {ALL} việc.")

    def test_everything_again(self, page: Page, server: Server) -> None:
        """The button empties the form and the address."""
        page.goto(f"{server.url}nhiem-vu/?co-quan=so-ke-hoach-dau-tu")
        page.get_by_role("button", name="Xem tất cả").click()
        expect(page.locator(".count")).to_have_text(f"{ALL} trong {ALL} việc.")
        assert "co-quan" not in page.url

    def test_keyboard_alone(self, page: Page, server: Server) -> None:
        """From the first field on, by Tab and the arrows."""
        page.goto(f"{server.url}nhiem-vu/")
        select = page.locator("[name=co-quan]")
        expect(select).to_be_visible()
        select.focus()
        page.keyboard.type("Ban Tuyên")
        expect(select).to_have_value("ban-tuyen-giao-tinh-uy")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Văn bản")).to_be_focused()
        names = [page.evaluate("document.activeElement.name || document.activeElement.type")]
        for _ in range(12):  # a date is several stops: day, month, year, its picker
            page.keyboard.press("Tab")
            name = page.evaluate("document.activeElement.name || document.activeElement.type")
            if name != names[-1]:
                names.append(name)
        assert names[:4] == ["van-ban", "tu", "den", "reset"]
        assert len(shown(page)) == len(assignments.load().select("ban-tuyen-giao-tinh-uy"))

    def test_instant_navigation_starts_the_view(self, page: Page, server: Server) -> None:
        """Coming from another page without a reload, the form is there too."""
        page.goto(f"{server.url}cong-van-1503/")
        page.locator(".md-tabs").get_by_role("link", name="Nhiệm vụ").click()
        expect(page.locator(".count")).to_have_text(f"{ALL} trong {ALL} việc.")


class TestDays:
    """The view by day."""

    def test_today_parts_past_from_coming(self, alone: Page, server: Server) -> None:
        """As of the reader's clock; the day itself is still to come."""
        alone.clock.install(time=datetime(2025, 12, 24, 5, tzinfo=UTC))
        alone.goto(f"{server.url}nhiem-vu/theo-thoi-gian/")
        past = sum(day < ENDED for day in DAYS)
        expect(alone.locator(".count")).to_have_text(
            f"Tính đến 24-12-2025: {past} mốc đã qua, 0 mốc sắp tới, "
            f"{len(DAYS) - past} mốc chỉ còn trong kế hoạch."
        )
        expect(alone.locator(".day-past")).to_have_count(past)

    def test_chosen_day(self, page: Page, server: Server) -> None:
        """Any day, kept in the address."""
        page.goto(f"{server.url}nhiem-vu/theo-thoi-gian/?ngay=2023-01-02")
        expect(page.locator(".count")).to_have_text(
            f"Tính đến 02-01-2023: 0 mốc đã qua, {len(DAYS)} mốc sắp tới."
        )
        page.get_by_label("Tính đến ngày").fill("2031-01-01")
        expect(page.locator(".count")).to_contain_text(f"{len(DAYS)} mốc đã qua, 0 mốc sắp tới")
        assert "ngay=2031-01-01" in page.url

    def test_days_after_the_district_level_are_the_plans(self, page: Page, server: Server) -> None:
        """They carry the note, and no day before does."""
        page.goto(f"{server.url}nhiem-vu/theo-thoi-gian/")
        noted = page.locator(".days tbody tr").filter(has_text="Mốc của kế hoạch")
        expect(noted).to_have_count(sum(day >= ENDED for day in DAYS))
        assert "2024" not in noted.first.inner_text()


@needs_merges
class TestUnits:
    """Old and new commune-level units."""

    def test_every_unit_there_and_back_found_with_or_without_accents(
        self, page: Page, server: Server
    ) -> None:
        """Old rows, each with a link to one of the new rows; the same rows for every spelling."""
        old, new = EXPECTED["rows"]["communes"], EXPECTED["rows"]["formed"]
        known = EXPECTED["became"]
        page.goto(f"{server.url}phap-ly/don-vi-cu-moi/")
        expect(page.locator("tbody tr")).to_have_count(old + new)
        visible = page.locator("tbody tr:visible")
        for typed in known["typed"]:
            page.get_by_label("Tên đơn vị").fill(typed)
            # What is typed before the script has come is heard once it is there.
            expect(visible).not_to_have_count(old + new)
            rows = visible.locator("th").all_inner_texts()
            # Both units of that name are among them.
            assert {*known["titles"]} <= {*rows}, typed
            assert 2 < len(rows) < old + new, typed
            page.get_by_label("Tên đơn vị").fill("")
            expect(visible).to_have_count(old + new)
        targets = page.locator('tbody a[href*="#don-vi-"]').evaluate_all(
            "links => links.map(link => link.hash.slice(1))"
        )
        assert len(targets) == old
        assert len(set(targets)) == new
        assert all(page.locator(f'[id="{target}"]').count() == 1 for target in set(targets))


class TestWithoutScript:
    """The views are rendered at build."""

    def test_content_is_there(self, chromium: Browser, server: Server) -> None:
        """And the forms that would do nothing are not."""
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        pages = [
            ("nhiem-vu/", "Khẩn trương hoàn thành Quy hoạch tỉnh"),
            ("nhiem-vu/theo-co-quan/", "trong nhóm “Các cơ quan chuyên môn"),
            ("nhiem-vu/theo-thoi-gian/", "24-12-2030"),
            ("ke-hoach-95/", "dưới 300%"),
        ]
        if OF_TODAY:
            pages.append(("phap-ly/don-vi-cu-moi/", EXPECTED["became"]["titles"][0]))
        for path, text in pages:
            page.goto(f"{server.url}{path}")
            expect(page.get_by_text(re.compile(text)).first).to_be_visible()
            expect(page.locator("form.filter:visible")).to_have_count(0)
        context.close()


class TestCalendars:
    """The files that the pages offer."""

    def test_every_offered_file_is_a_calendar(self, built_site: Path) -> None:
        """One for all, one for each plan, one for each agency that has tasks."""
        plans = assignments.load()
        concerned = [name for name in plans.agencies if plans.select(name)]
        files = sorted((built_site / calendars.FOLDER.relative_to("docs")).glob("*.ics"))
        assert len(files) == 1 + len(plans.documents) + len(concerned)
        for file in files:
            assert icalendar.Calendar.from_ical(file.read_bytes()).walk()
