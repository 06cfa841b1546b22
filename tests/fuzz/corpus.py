"""The kept corpus: one archive of inputs that together reach what fuzzing has reached."""

import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).with_name("corpus.zip")
LIMIT = 300_000
"""The archive is not to grow beyond so many bytes."""

_DAY = (1980, 1, 1, 0, 0, 0)


def read(target: str) -> list[bytes]:
    """Return the kept inputs of a target."""
    if not FILE.is_file():
        return []
    with zipfile.ZipFile(FILE) as archive:
        return [archive.read(n) for n in archive.namelist() if n.startswith(f"{target}/")]


def write(target: str, inputs: Iterable[bytes]) -> None:
    """Keep these inputs of a target, smallest first, as long as there is room; others stay."""
    files: dict[str, bytes] = {}
    if FILE.is_file():
        with zipfile.ZipFile(FILE) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    files = {name: data for name, data in files.items() if not name.startswith(f"{target}/")}
    for data in inputs:
        files[f"{target}/{sha256(data).hexdigest()[:16]}"] = data
    with zipfile.ZipFile(FILE, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _DAY), files[name], zipfile.ZIP_DEFLATED, 9)
