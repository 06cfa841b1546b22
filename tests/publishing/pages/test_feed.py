"""The feed of changes: what RFC 4287 asks of it, and one entry for each change."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

from calculators.law import loader
from calculators.plans import events
from publishing.pages import feed
from publishing.tools.programs import ROOT

ATOM = {"a": feed.ATOM}


def test_the_feed_is_atom_and_tells_each_change(tmp_path: Path) -> None:
    """Each entry has an id of its own, a day, a title and a link; the newest law comes first."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    feed.write(tmp_path)
    root = ET.parse(tmp_path / feed.PATH).getroot()  # noqa: S314 - made a line before
    assert root.tag == f"{{{feed.ATOM}}}feed"
    for name in ("title", "id", "updated", "author/a:name"):
        assert root.findtext(f"a:{name}", namespaces=ATOM), name
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == len(events.load()) + 1
    ids = {entry.findtext("a:id", namespaces=ATOM) for entry in entries}
    assert len(ids) == len(entries)
    for entry in entries:
        for name in ("title", "updated", "summary"):
            assert entry.findtext(f"a:{name}", namespaces=ATOM), name
        assert entry.find("a:link", ATOM) is not None
    assert (
        entries[0].findtext("a:title", namespaces=ATOM) == f"Dữ liệu luật {loader.load().version}"
    )
    days = [entry.findtext("a:updated", "", ATOM) for entry in entries[1:]]
    assert days == sorted(days, reverse=True)


def test_a_new_version_of_the_law_is_a_new_entry(tmp_path: Path) -> None:
    """Readers see by the id whether they have had an entry before."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    feed.write(tmp_path)
    first = (tmp_path / feed.PATH).read_bytes()
    feed.write(tmp_path)
    assert (tmp_path / feed.PATH).read_bytes() == first
    assert feed._id("law-1") != feed._id("law-2")
