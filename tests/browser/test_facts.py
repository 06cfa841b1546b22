"""The pages of the plans against what the sources state, and every link of the site."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from calculators.dates import short_date
from calculators.law import loader
from calculators.plans import assignments, events
from publishing.pages import places, plans
from publishing.pages.status import banner
from publishing.tools.programs import ROOT
from tests.browser.reading import Content, read
from tests.documents import STATED

CLAUSES = [
    (page, clause["anchor"], clause["facts"])
    for page, stated in STATED.items()
    for clause in stated.get("clause", ())
]

READ = {"T": "đã đọc văn bản", "R": "đọc ở nguồn thuật lại"}


def pages(site: Path) -> dict[str, Content]:
    """Read every page of the site, by its path."""
    return {
        file.parent.relative_to(site).as_posix().removeprefix("."): read(file)
        for file in site.rglob("index.html")
    }


@pytest.fixture(scope="module")
def content(built_site: Path) -> dict[str, Content]:
    """Return all pages as text."""
    return pages(built_site)


class TestClauses:
    """Nothing of the sources is missing."""

    @pytest.mark.parametrize(("page", "anchor", "facts"), CLAUSES)
    def test_facts_stand_under_their_anchor(
        self, content: dict[str, Content], page: str, anchor: str, facts: list[str]
    ) -> None:
        """Every number, day, document and agency of the clause, case apart."""
        text = content[page].parts[anchor].casefold()
        assert [fact for fact in facts if fact.casefold() not in text] == []

    def test_every_clause_of_the_register_has_its_anchor(self, content: dict[str, Content]) -> None:
        """A citation of a plan always leads somewhere."""
        for plan in plans.load().values():
            wanted = {f"{plan.anchors}{places.slug(each)}" for each in plan.document.clauses}
            assert wanted <= content[plan.folder].ids

    def test_every_task_stands_beside_its_clause(self, content: dict[str, Content]) -> None:
        """And once in the list of all tasks, under its own anchor."""
        for task in assignments.load().assignments:
            folder, _, anchor = places.of_citation(task.citation).partition("/#")
            assert task.summary in content[folder].parts[anchor]
            assert task.id in content["nhiem-vu"].ids

    def test_every_agency_is_named_where_the_register_says(
        self, content: dict[str, Content]
    ) -> None:
        """The words of the agency, without its article, stand in that part of the page."""
        for agency in assignments.load().agencies.values():
            name = agency.name.split(" (")[0].removeprefix("Các ").removesuffix(" Kon Tum")
            for citation in agency.named_in:
                folder, _, anchor = places.of_citation(citation).partition("/#")
                parts = content[folder.rstrip("/")].parts
                below = [text for key, text in parts.items() if key.startswith(anchor)]
                assert name.casefold() in " ".join(below).casefold(), (name, citation.text)


class TestStatus:
    """The plans are documents of their time, and every page says so."""

    def test_banner_has_the_same_words_everywhere(self, content: dict[str, Content]) -> None:
        """On every page of the plans, the tasks and the calculators."""
        words = banner(ROOT).replace("<strong>", "").replace("</strong>", "")
        folders = {"nhiem-vu", "tinh-toan", *(plan.folder for plan in plans.load().values())}
        for path, page in content.items():
            if path.split("/")[0] in folders:
                assert words in page.parts[""], path

    def test_legal_page_tells_what_happened_since(self, content: dict[str, Content]) -> None:
        """Day, source and grade of each fact of the banner."""
        text = content["phap-ly"].parts["tinh-trang"]
        for name in ("districts-ended", "province-merged", "communes-merged", "new-standards"):
            event = events.load()[name]
            assert short_date(event.start) in text
            assert f"({event.citation.text}, {READ[event.grade]})" in text

    def test_every_document_is_in_the_register_page(self, content: dict[str, Content]) -> None:
        """With number, day and issuer."""
        text = content["phap-ly"].parts["so-van-ban"]
        for document in loader.load().documents.values():
            day = short_date(document.issued) if document.issued else "chưa rõ"
            assert f"{document.kind} {document.number}" in text
            assert f"{day} {document.issuer}" in text

    def test_nothing_is_called_overdue(self, content: dict[str, Content]) -> None:
        """Whether a task was done is not known here."""
        for path, page in content.items():
            text = " ".join(page.parts.values()).casefold()
            assert "quá hạn" not in text, path
            assert "trễ hạn" not in text, path


class TestLinks:
    """No link of the site leads nowhere."""

    def test_every_inner_link_has_its_page_and_anchor(
        self, content: dict[str, Content], built_site: Path
    ) -> None:
        """Links written by the fragments too, which MkDocs does not check."""
        broken = []
        for path, page in content.items():
            for link in page.links:
                parts = urlsplit(link)
                if parts.scheme or parts.netloc:
                    continue
                target = (built_site / path / unquote(parts.path)).resolve()
                file = target / "index.html" if target.is_dir() else target
                key = file.parent.relative_to(built_site.resolve()).as_posix().removeprefix(".")
                anchor = unquote(parts.fragment)
                known = content[key].ids if file.name == "index.html" and key in content else set()
                # "#rules=…" carries figures to a form: it names no place of the page.
                place = "" if "=" in anchor else anchor
                if not file.is_file() or (place and place not in known):
                    broken.append(f"{path}: {link}")
        assert broken == []
