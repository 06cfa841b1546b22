"""A built page as text: what stands under each heading, and the links it holds."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import override

HEADINGS = {"h1", "h2", "h3", "h4"}
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
"""Gives the cells of the rows of a table on a page."""


@dataclass
class Content:
    """The text of a page's article by the anchor of the heading above it, its ids and its links."""

    parts: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.content = Content()
        self.anchor = ""
        self.in_article = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.content.ids.add(str(given["id"]))
        if tag == "article" and "md-content__inner" in (given.get("class") or ""):
            self.in_article = True
        if tag == "footer":
            self.in_article = False
        # The page's own title opens the part that has no anchor.
        if self.in_article and tag in HEADINGS - {"h1"} and given.get("id"):
            self.anchor = str(given["id"])
        if tag in {"a", "link", "script", "img"}:
            link = given.get("href") or given.get("src")
            if link:
                self.content.links.append(link)

    @override
    def handle_data(self, data: str) -> None:
        if self.in_article:
            parts = self.content.parts
            parts[self.anchor] = parts.get(self.anchor, "") + data


def read(file: Path) -> Content:
    """Read a built page; runs of white space become one space."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    parts = reader.content.parts
    reader.content.parts = {key: re.sub(r"\s+", " ", text) for key, text in parts.items()}
    return reader.content
