"""The feed of changes, as a reader of feeds reads it: valid Atom, and one entry for each change."""

import shutil
from pathlib import Path

import feedparser

from calculators.law import loader
from calculators.plans import events
from publishing.pages import feed
from publishing.tools.programs import ROOT


def test_the_feed_is_atom_and_tells_each_change(tmp_path: Path) -> None:
    """Each entry has an id of its own, a day, a title and a link; the newest law comes first."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    feed.write(tmp_path)
    document = feedparser.parse((tmp_path / feed.PATH).read_bytes())
    assert (document.bozo, document.version) == (False, "atom10")
    assert document.feed.language == "vi"
    for name in ("title", "id", "updated", "author"):
        assert document.feed[name], name
    assert len(document.entries) == len(events.load()) + 1
    assert len({entry.id for entry in document.entries}) == len(document.entries)
    for entry in document.entries:
        for name in ("title", "updated_parsed", "summary", "link"):
            assert entry[name], name
    assert document.entries[0].title == f"Dữ liệu luật {loader.load().version}"
    days = [entry.updated_parsed for entry in document.entries[1:]]
    assert days == sorted(days, reverse=True)


def test_a_new_version_of_the_law_is_a_new_entry(tmp_path: Path) -> None:
    """Readers see by the id whether they have had an entry before."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    feed.write(tmp_path)
    first = (tmp_path / feed.PATH).read_bytes()
    feed.write(tmp_path)
    assert (tmp_path / feed.PATH).read_bytes() == first
    assert feed._id("law-1") != feed._id("law-2")
