"""The page about safety: whatever it leans on is there."""

import re
from pathlib import Path

import pytest

from publishing.tools.programs import ROOT

PAGE = ROOT / "docs" / "bao-tri" / "an-toan.md"
NAMED = re.compile(r"`((?:tests|publishing|calculators)/[\w./]+)(?:::(\w+))?`")


def named(page: Path) -> list[tuple[str, str]]:
    """Return the files that a page names, each with the name inside it if there is one."""
    return sorted(set(NAMED.findall(page.read_text("utf-8"))))


@pytest.mark.parametrize(("path", "name"), named(PAGE))
def test_what_holds_a_measure_exists(path: str, name: str) -> None:
    """A test that was renamed or dropped is noticed here."""
    text = (ROOT / path).read_text("utf-8")
    assert not name or re.search(rf"^\s*(?:def|class) {name}\b", text, re.MULTILINE)


def test_every_measure_names_its_test() -> None:
    """Each row of the tables of measures ends with at least one test."""
    measures = PAGE.read_text("utf-8").partition("{ #cach-chan }")[2].partition("{ #chua-chan }")[0]
    rows = [line for line in measures.splitlines() if line.startswith("|")]
    rows = [row for row in rows if not row.startswith(("| Mối nguy", "|---"))]
    assert len(rows) > 15
    for row in rows:
        assert "`tests/" in row.rsplit("|", 2)[1], row


def test_security_leads_to_the_page() -> None:
    """The file that GitHub shows names the page, which is there."""
    assert "docs/bao-tri/an-toan.md" in (ROOT / "SECURITY.md").read_text("utf-8")
    assert PAGE.is_file()
