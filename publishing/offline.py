"""The site without a network: what the service worker keeps on a reader's device, and in which parts."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publishing.programs import ROOT
from publishing.runtime import HASH_DIGITS, SENT_GZIP_LEVEL
from publishing.server import SENT_AS_THEY_ARE

SCRIPT = "service-worker.js"
ENGINE, VENDOR = Path("assets", "engine"), Path("assets", "vendor")
# Parts of the engine that most readers never need: kept when first used. All others come along.
LATER_TIERS = ("workbooks",)
# The theme's search comes with stemmers of all languages; it loads these for Vietnamese.
STEMMERS = Path("assets", "javascripts", "lunr")
STEMMERS_IN_USE = ("lunr.stemmer.support.min.js", "lunr.vi.min.js")
NOT_KEPT = (SCRIPT, "sitemap.xml.gz")


def write(site: Path, seconds: str | None = None, source: Path = ROOT / "docs" / SCRIPT) -> None:
    """Put the list of the site's files, with their hashes, ahead of the service worker's script.

    Args:
        site: The built site; what it holds at this moment is what readers will be given offline.
        seconds: The moment of the release, since 1970; its day is shown to readers.
        source: The script.
    """
    parts = [{"name": name, "files": files} for name, files in _parts(site).items()]
    digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    day = datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if seconds else ""
    release = {"version": digest[:HASH_DIGITS], "date": day, "parts": parts}
    text = json.dumps(release, separators=(",", ":"))
    script = f"self.RELEASE = {text};\n{source.read_text('utf-8')}"
    (site / SCRIPT).write_text(script, encoding="utf-8", newline="\n")


def _parts(site: Path) -> dict[str, list[dict[str, Any]]]:
    """The files by the part that they are kept with: pages first, then what is larger or rarer."""
    engine = json.loads((site / ENGINE / "manifest.json").read_text("utf-8"))
    later = {engine["tiers"][name]["folder"]: name for name in LATER_TIERS}
    listed = {
        Path(script).parent.name: listing.stem
        for listing in sorted((site / VENDOR).glob("*.json"))
        for script in json.loads(listing.read_text("utf-8"))
    }
    parts: dict[str, list[dict[str, Any]]] = {"pages": [], "engine": []}
    parts |= {name: [] for name in (*later.values(), *dict.fromkeys(listed.values()))}
    for path in _kept(site):
        folder = path.parent.name
        if path.parent.parent == ENGINE:
            parts[later.get(folder, "engine")].append(_entry(site, path))
        elif path.parent.parent == VENDOR:
            parts[listed[folder]].append(_entry(site, path))
        else:
            parts["pages"].append(_entry(site, path))
    return parts


def _kept(site: Path) -> Iterator[Path]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        if not file.is_file() or path.as_posix() in NOT_KEPT:
            continue
        if file.suffix == ".map" or file.name == "LICENSE":
            continue
        if path.is_relative_to(STEMMERS) and file.name not in STEMMERS_IN_USE:
            continue
        yield path


def _entry(site: Path, path: Path) -> dict[str, Any]:
    data = (site / path).read_bytes()
    sent = data if path.suffix in SENT_AS_THEY_ARE else gzip.compress(data, SENT_GZIP_LEVEL)
    # A page goes by the address of its folder.
    address = path.as_posix().removesuffix("index.html")
    return {
        "path": address,
        "bytes": len(data),
        "sent_bytes": len(sent),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
