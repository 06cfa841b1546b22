"""Heads: what pages say of themselves between the first lines of their files, read as MkDocs does."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

DOCS = Path("docs")


@cache
def read(root: Path) -> Mapping[Path, Mapping[str, Any]]:
    """Return the head of each page by its path below `docs/`, as they were when first asked for."""
    files = sorted((root / DOCS).rglob("*.md"))
    return {file.relative_to(root / DOCS): _head(file.read_text("utf-8")) for file in files}


def _head(text: str) -> Mapping[str, Any]:
    # Without the line, the parser takes a first sentence with a colon for a head.
    return meta.get_data(text)[1] if text.startswith("---") else {}
