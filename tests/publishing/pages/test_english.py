"""The page in English: its findings are counted, its language is told, and the two pages name each other."""

import re

from publishing.tools.programs import ROOT, SITE
from tests.expected import EXPECTED

PAGE = ROOT / SITE / "english" / "index.html"


def test_the_findings_are_those_of_the_site() -> None:
    """As the first page tells them in Vietnamese."""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", PAGE.read_text("utf-8")))
    assert [words for words in EXPECTED["english"]["says"] if words not in text] == []


def test_each_page_names_the_other() -> None:
    """Search engines are told by both, and a screen reader by the language of the text."""
    for path in (PAGE, ROOT / SITE / "index.html"):
        text = path.read_text("utf-8")
        links = dict(
            re.findall(r'<link rel="alternate home" hreflang="(\w+)" href="([^"]+)"', text)
        )
        assert links.keys() == {"vi", "en"}, path
        assert links["en"] == f"{links['vi']}english/"
    assert '<div lang="en">' in PAGE.read_text("utf-8")
    other = ROOT / SITE / "ke-hoach-95" / "index.html"
    assert "hreflang" not in other.read_text("utf-8")
