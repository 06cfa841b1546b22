"""What readers see before they open the proof has no ids of rules and no letters of evidence grades."""

import re
from html.parser import HTMLParser
from typing import override

from publishing.tools.programs import ROOT, SITE
from tests.expected import UNITS

CODES = re.compile(
    r"from-2026|2025-reform|mức [TRPU]\b|\b[IV]+\.\d-\d|\b(?:both|either)-below\b"
    r"|\b(?:must_arrange|not_required|isolated|shared_border_km|code_a)\b"
)
NAMING = ("bao-tri/", "du-lieu/")
"""The pages for maintainers and of the open data name what they describe."""
VOID = frozenset({"br", "img", "input", "meta", "link", "hr", "wbr"})


class Reader(HTMLParser):
    """Notes the words of a page's content that stand outside what is closed or hidden."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._within = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._within |= tag == "article"
        if tag not in VOID:
            folds = tag == "details" and "open" not in attributes
            unseen = (
                folds or "hidden" in attributes or tag in {"script", "style", "noscript", "code"}
            )
            self._open.append((tag, unseen))

    @override
    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        self._within &= tag != "article"

    @override
    def handle_data(self, data: str) -> None:
        unseen = [index for index, (_, hides) in enumerate(self._open) if hides]
        of_summary = len(unseen) == 1 and any(
            tag == "summary" for tag, _ in self._open[unseen[0] :]
        )
        if self._within and (not unseen or of_summary):
            self.words.append(data)


def test_no_code_comes_before_the_proof() -> None:
    """What is folded may name rules and grades; a fold's title may not."""
    problems = {}
    for file in (ROOT / SITE).rglob("index.html"):
        page = file.relative_to(ROOT / SITE).as_posix()
        if page.startswith(NAMING):
            continue
        reader = Reader()
        reader.feed(file.read_text("utf-8"))
        words = " ".join(reader.words)
        assert len(words) > 100, page
        problems[page] = CODES.findall(words)
    assert len(problems) > UNITS
    assert {page: codes for page, codes in problems.items() if codes} == {}
