"""Glossary: explanations on hover, and in print those of the page at hand."""

import re
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from calculators.law import loader
from publishing.pages.clauses import full_title
from publishing.tools.markup import FOLDER, save

TERMS = Path(__file__).with_name("terms.toml")
DOCS = Path("docs")
OWN = re.compile(r"\{!\s*glossary-(?P<name>[\w-]+)\.md\s*!\}")
INCLUDE = re.compile(r"\{!\s*(.+?)\s*!\}")


def write(root: Path) -> None:
    """Write the glossary page's list and, for each reading page, what it uses; run after all fragments."""
    terms = _terms()
    words = {term: meaning for term, meaning in terms.items() if term not in _documents()}
    save(
        root,
        "glossary.md",
        [line for item in words.items() for line in (item[0], f":   {item[1]}", "")],
    )
    for name, text in _pages(root):
        on_page = {term: meaning for term, meaning in terms.items() if _occurs(term, text)}
        save(root, f"glossary-{name}.md", _fragment(on_page))


def _pages(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts that ask for a glossary, each with the name it asks for."""
    for page in sorted((root / DOCS).rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        own = OWN.search(text)
        if own:
            yield own["name"], _whole_text(root, text)


def _documents() -> dict[str, str]:
    return {document.cite: full_title(document) for document in loader.load().documents.values()}


def _terms() -> dict[str, str]:
    content = tomllib.loads(TERMS.read_text(encoding="utf-8"))
    return {item["term"]: item["meaning"] for item in content["term"]} | _documents()


def _unmarked() -> set[str]:
    """Return the terms that are too frequent to be marked in the text."""
    content = tomllib.loads(TERMS.read_text(encoding="utf-8"))
    return {item["term"] for item in content["term"] if not item.get("hover", True)}


def _whole_text(root: Path, text: str) -> str:
    """Return a page with the fragments it includes, but not with its own glossary."""

    def content(match: re.Match[str]) -> str:
        name = match.group(1)
        own = name.startswith("glossary-")
        return "" if own else (root / FOLDER / name).read_text(encoding="utf-8")

    return INCLUDE.sub(content, text)


def _occurs(term: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(term)}\b", text) is not None


def _fragment(terms: dict[str, str]) -> list[str]:
    """Return the list that only paper shows, then the definitions that make the words hoverable."""
    unmarked = _unmarked()
    entries = [
        f"<div><dt>{escape(term)}</dt><dd>{escape(meaning)}</dd></div>"
        for term, meaning in terms.items()
    ]
    return [
        '<section class="print-only" data-search-exclude>',
        "<p><strong>Từ ngữ và văn bản trên trang này</strong></p>",
        "<dl>",
        *entries,
        "</dl>",
        "</section>",
        "",
        *(f"*[{term}]: {meaning}" for term, meaning in terms.items() if term not in unmarked),
    ]
