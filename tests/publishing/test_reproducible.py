"""Two builds of the same sources."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from publishing.tools.programs import ROOT, SITE, answer

SOURCES = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]
# One moment of UTC: the day on the pages must come from it, and not from the clock.
MOMENT, DAY = "1700000000", "2023-11-14"


def start_build(folder: Path, seed: str) -> "subprocess.Popen[str]":
    """Start a build of a copy of the sources, with its own order of Python's sets."""
    for name in (answer(SOURCES) or "").rstrip("\0").split("\0"):
        if not (ROOT / name).is_file():  # deleted, but not yet in a commit
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    # A package inside another one comes along with it.
    for package in (name for name in lock if name.count("node_modules/") == 1):
        if not lock[package].get("dev"):
            shutil.copytree(ROOT / package, folder / package)
    return subprocess.Popen(
        [sys.executable, "-c", "from publishing import site; site.build()"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": MOMENT},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Neither the folder, nor the clock, nor the order of a set is left in the site."""
    folders = [tmp_path / "a", tmp_path / "another-place"]
    builds = [start_build(folder, seed) for folder, seed in zip(folders, "12", strict=True)]
    for build in builds:
        output, _ = build.communicate(timeout=300)
        assert build.returncode == 0, output
    first, second = (files(folder / SITE) for folder in folders)

    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert f"<lastmod>{DAY}</lastmod>" in first["sitemap.xml"].decode()
    leaks = [name for name, data in first.items() if str(tmp_path).encode() in unpacked(data)]
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
