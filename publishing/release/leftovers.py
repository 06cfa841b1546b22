"""Leftovers: what the theme copies into every site and no page of this one asks for."""

from pathlib import Path

SEARCH_LANGUAGES = Path("assets", "javascripts", "lunr")
SEARCH_IN_USE = ("lunr.stemmer.support.min.js", "lunr.vi.min.js")
"""What the search loads for Vietnamese; the second is ours, from `overrides`."""
ICON = Path("assets", "images", "favicon.png")
"""The theme's; the site has its own."""


def remove(site: Path) -> None:
    """Delete the search's files of other languages, and the theme's icon, from a built site."""
    (site / ICON).unlink()
    for file in sorted((site / SEARCH_LANGUAGES).rglob("*.js")):
        if file.name not in SEARCH_IN_USE:
            file.unlink()
