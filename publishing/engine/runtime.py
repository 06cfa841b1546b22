"""The Python runtime that the pages load: Pyodide from npm, cut down to what the engine uses."""

import gzip
import hashlib
import json
import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from publishing.engine import bytecode, snapshot, stdlib, workbook_tier
from publishing.engine.trim import exports, unused_code, unused_tables

LOADER, SCRIPT, BINARY = "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"
LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"
SOURCES = (LOADER, SCRIPT, BINARY, LIBRARY, LOCK)
"""What is taken from the package; `pinned` checks it first."""
# What GitHub Pages does to text and wasm on the way; a .gz file goes out as it is.
SENT_GZIP_LEVEL = 6
HASH_DIGITS = 16


def build(root: Path, wheel: Path, out: Path) -> Path:
    """Write the runtime into versioned folders of `out`, and `out/manifest.json` that names them.

    What the first answer needs lies in one folder: the runtime, and Python's memory after its start.
    A tier lies in a folder of its own: `rest`, which holds all of Python's modules and of ours, comes
    when the first answer is given, `workbooks` when a reader opens a workbook.

    Args:
        root: The project, with Pyodide in its `node_modules`.
        wheel: The wheel of `calculators`.
        out: A folder of the site, emptied of older runtimes.
    """
    packages = root / "node_modules"
    npm = packages / "pyodide"
    loader = (npm / LOADER).read_text("utf-8")
    binary, script = exports.trimmed(
        (npm / BINARY).read_bytes(), (npm / SCRIPT).read_text("utf-8"), loader
    )
    binary = unused_tables.emptied(binary, unused_tables.listed())
    binary, script = unused_code.removed(binary, script, loader, packages)
    files = {LOADER: loader.encode(), SCRIPT: script.encode(), BINARY: binary}
    library = _library(npm, stdlib.listed())
    name, package = bytecode.compiled(wheel, strip=False)
    rest = {"python_stdlib.zip.gz": _gzip(library)}
    # The names of the folders say nothing of our own code: a new wheel leaves the others in the cache.
    folder = _folder(f"pyodide-{_version(npm)}", files)
    place = _folder(f"rest-{_version(npm)}", rest)
    memory = snapshot.made(files, _lock(npm), library, package)
    files |= _named("snapshot", "bin.gz", _gzip(memory))
    rest |= _named(name.removesuffix(".whl"), "whl.gz", _gzip(package))
    tiers = {"rest": (place, rest), "workbooks": _workbooks(npm)}
    manifest = {
        "folder": folder,
        "engine_version": wheel.name.split("-")[1],
        "lock": _lock(npm),
        "memory_bytes": snapshot.size(memory),
        "first_answers": list(snapshot.FIRST_ANSWERS),
        "files": _entries(files),
        "tiers": {
            tier: {"folder": place, "files": _entries(held)}
            for tier, (place, held) in tiers.items()
        },
    }
    shutil.rmtree(out, ignore_errors=True)
    for place, held in ((folder, files), *tiers.values()):
        (out / place).mkdir(parents=True)
        for file, data in held.items():
            (out / place / file).write_bytes(data)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    return out / folder


def _library(npm: Path, names: Iterable[str]) -> bytes:
    """The named modules of the standard library, compiled and stripped, as one archive."""
    with TemporaryDirectory() as temporary:
        sources = Path(temporary) / LIBRARY
        stdlib.trimmed(npm, names, sources)
        return bytecode.compiled(sources, strip=True)[1]


def _workbooks(npm: Path) -> tuple[str, dict[str, bytes]]:
    """The folder of the tier for workbooks and its one file."""
    held = {"workbooks.zip.gz": _gzip(workbook_tier.archive(npm))}
    return _folder(f"workbooks-openpyxl-{workbook_tier.version()}", held), held


def _named(name: str, ending: str, content: bytes) -> dict[str, bytes]:
    """A file whose name changes with its content."""
    return {f"{name}-{_sha256(content)[:HASH_DIGITS]}.{ending}": content}


def _folder(name: str, files: dict[str, bytes]) -> str:
    digest = hashlib.sha256(b"".join(_sha256(files[name]).encode() for name in sorted(files)))
    return f"{name}-{digest.hexdigest()[:HASH_DIGITS]}"


def _entries(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "bytes": len(data),
            "sent_bytes": len(data if name.endswith(".gz") else _sent(data)),
            "sha256": _sha256(data),
        }
        for name, data in sorted(files.items())
    ]


def _lock(npm: Path) -> dict[str, Any]:
    """The lock file without packages: the engine needs none, and none may be fetched."""
    lock = json.loads((npm / LOCK).read_text("utf-8"))
    return {"info": lock["info"], "packages": {}}


def _version(npm: Path) -> str:
    return str(json.loads((npm / "package.json").read_text("utf-8"))["version"])


def _gzip(data: bytes) -> bytes:
    """Compress with a header that names neither a time nor an operating system."""
    packed = bytearray(zlib.compress(data, 9, wbits=31))
    packed[9] = 255
    return bytes(packed)


def _sent(data: bytes) -> bytes:
    return gzip.compress(data, SENT_GZIP_LEVEL, mtime=0)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
