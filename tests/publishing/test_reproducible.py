"""The built site, and another build of the same sources."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from publishing import site
from publishing.engine.cache import FOLDER
from publishing.tools.programs import ROOT, SITE, answer

SOURCES = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]


COMPRESSORS = ("brotli-", "zopfli-")
"""The steps of the runtime that only compress."""


def all_but(*beginnings: str) -> Callable[[str, list[str]], list[str]]:
    """Return which names of a folder are left out: those that begin otherwise."""
    return lambda _folder, names: [name for name in names if not name.startswith(beginnings)]


def build_copy(folder: Path, moment: str) -> None:
    """Build a copy of the sources, with an order of sets of its own.

    Of what earlier builds kept only that of the compressors is taken over: they see bytes alone, the same
    ones only if all before them was the same, and take half of a build's time.
    """
    for name in (answer(SOURCES) or "").rstrip("\0").split("\0"):
        if not (ROOT / name).is_file():  # deleted, but not yet in a commit
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / FOLDER, folder / FOLDER, ignore=all_but(*COMPRESSORS))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    # A package inside another one comes along with it.
    for package in (name for name in lock if name.count("node_modules/") == 1):
        if not lock[package].get("dev"):
            shutil.copytree(ROOT / package, folder / package)
    subprocess.run(
        [sys.executable, "-c", "from publishing import site; site.build()"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": moment},
        check=True,
        timeout=300,
        capture_output=True,
    )


def test_another_build_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the folder, nor the clock, nor the order of a set, nor the cache is left in the site."""
    moment = site.date()["SOURCE_DATE_EPOCH"]
    build_copy(tmp_path, moment)
    first, second = files(ROOT / SITE), files(tmp_path / SITE)

    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    day = datetime.fromtimestamp(int(moment), tz=UTC).date()
    assert f"<lastmod>{day}</lastmod>" in second["sitemap.xml"].decode()
    leaks = [name for name, data in second.items() if str(tmp_path).encode() in unpacked(data)]
    assert leaks == []


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a built site."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def unpacked(data: bytes) -> bytes:
    """The content of a file, also where it is compressed."""
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
