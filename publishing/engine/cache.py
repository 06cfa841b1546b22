"""Cache: what the slow steps of the runtime made of the same inputs, kept between builds.

A step is done again as soon as one byte differs of what it is given, of this room's own code, of the
locks of packages, or the version of Python.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from publishing.engine import bytecode

FOLDER = Path("build", "runtime")
LOCKS = (".python-version", "requirements.txt", "package-lock.json")
KEPT = 3
"""Results of a step: the newest; older ones go."""

Files = Mapping[str, bytes]


class Cache:
    """The results of the steps of one project."""

    def __init__(self, root: Path) -> None:
        """Note what all steps depend on."""
        room = Path(__file__).parent
        code = (file for file in sorted(room.rglob("*")) if file.suffix not in {"", ".pyc"})
        files = [*code, *(root / name for name in LOCKS)]
        self._folder = root / FOLDER
        self._common = [sys.version.encode(), *(file.read_bytes() for file in files)]

    def once(self, step: str, inputs: Iterable[bytes], make: Callable[[], Files]) -> Files:
        """Return the files that a step makes of these inputs; it runs where it has not run before."""
        digest = hashlib.sha256()
        for content in (*self._common, *inputs):
            digest.update(hashlib.sha256(content).digest())
        place = self._folder / f"{step}-{digest.hexdigest()}.zip"
        if place.is_file():
            os.utime(place)
            return bytecode.members(place.read_bytes())
        files = make()
        self._folder.mkdir(parents=True, exist_ok=True)
        # Written beside it first: another build may read or write the same.
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_bytes(bytecode.pack(files))
        draft.replace(place)
        results = self._folder.glob(f"{step}-*.zip")
        for old in sorted(results, key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
        return files
