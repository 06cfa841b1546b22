"""Leftovers: what the theme copies into every site and no page of this one asks for."""

from pathlib import Path

SEARCH_LANGUAGES = Path("assets", "javascripts", "lunr")
SEARCH_IN_USE = ("lunr.stemmer.support.min.js", "lunr.vi.min.js")
"""What the search loads for Vietnamese; the second is ours, from `overrides`."""


def remove(site: Path) -> None:
    """Delete the search's files of other languages from a built site."""
    for file in sorted((site / SEARCH_LANGUAGES).rglob("*.js")):
        if file.name not in SEARCH_IN_USE:
            file.unlink()
