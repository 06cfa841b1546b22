"""The site without a network: what the service worker keeps on a reader's device, and in which parts."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publishing.engine import brotli
from publishing.engine.runtime import HASH_DIGITS, SENT_GZIP_LEVEL
from publishing.release import scripts, sums
from publishing.tools.programs import ROOT
from publishing.tools.server import SENT_AS_THEY_ARE

SCRIPT = "service-worker.js"
MODULES = ROOT / "publishing" / "release" / "service_worker"
# In folders whose names change with what they hold: the runtime, and the libraries for pictures.
VERSIONED = (Path("assets", "engine"), Path("assets", "vendor"))
MANIFEST = VERSIONED[0] / "manifest.json"
# Tiers of the engine that most readers never need: kept when first used. All others come along.
LATER_TIERS = ("workbooks",)
# No page asks for these: the first is asked for by the browser, the others by machines.
NOT_KEPT = (SCRIPT, sums.NAME, "sitemap.xml.gz", "llms.txt")
OPEN_DATA = Path("du-lieu")
"""Its files are for other programs: a reader without a network has the pages made of them."""
SHARING = Path("assets", "sharing")
"""Pictures that networks fetch when a reader shares a page; no page shows them."""


def write(site: Path, seconds: str | None = None, source: str | None = None) -> None:
    """Write the service worker, with the list of the site's files and their hashes ahead of its script.

    Args:
        site: The built site; what it holds at this moment is what readers will be given offline.
        seconds: The moment of the release, since 1970; its day is shown to readers.
        source: The script, made of its modules where none is given.
    """
    entries = [{"name": name, "files": files} for name, files in parts(site).items()]
    digest = hashlib.sha256(json.dumps(entries).encode()).hexdigest()
    day = datetime.fromtimestamp(int(seconds), UTC).date().isoformat() if seconds else ""
    release = {"version": digest[:HASH_DIGITS], "date": day, "parts": entries}
    text = json.dumps(release, separators=(",", ":"))
    whole = f"self.RELEASE = {text};\n{script() if source is None else source}"
    (site / SCRIPT).write_text(whole, encoding="utf-8", newline="\n")


def script() -> str:
    """Return the service worker's modules as one script.

    A browser compares and installs the one file as a whole: fetched one by one, modules of two releases
    could meet while a site is being published.
    """
    return "\n".join(scripts.modules(MODULES, SCRIPT).values())


def parts(site: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the files by the part that they are kept with: the pages, the engine, its later tiers."""
    tiers = json.loads((site / MANIFEST).read_text("utf-8"))["tiers"]
    later = {tiers[name]["folder"]: name for name in LATER_TIERS}
    entries: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("pages", "engine", *LATER_TIERS)
    }
    for path in _files(site):
        versioned = path.parent.parent in VERSIONED
        name = later.get(path.parent.name, "engine") if versioned else "pages"
        entries[name].append(_entry(site, path))
    return entries


def _files(site: Path) -> Iterator[Path]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        # A copy goes with its file.
        useless = (
            file.suffix in {".map", brotli.ENDING}
            or file.name == "LICENSE"
            or path.as_posix() in NOT_KEPT
        )
        for_programs = path.is_relative_to(OPEN_DATA) and path != OPEN_DATA / "index.html"
        for_sharing = path.is_relative_to(SHARING)
        if file.is_file() and not (useless or for_programs or for_sharing):
            yield path


def _entry(site: Path, path: Path) -> dict[str, Any]:
    data = (site / path).read_bytes()
    body = data if path.suffix in SENT_AS_THEY_ARE else gzip.compress(data, SENT_GZIP_LEVEL)
    entry = {
        # A page goes by the address of its folder.
        "path": path.as_posix().removesuffix("index.html"),
        "bytes": len(data),
        "sent_bytes": len(body),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    copy = (site / path).with_name(f"{path.name}{brotli.ENDING}")
    if copy.is_file():
        entry["brotli_sha256"] = hashlib.sha256(copy.read_bytes()).hexdigest()
    return entry
