"""The Python runtime that the pages load: Pyodide from npm, cut down to what the engine uses."""

import gzip
import hashlib
import json
import shutil
import zlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import zopfli.gzip

from publishing.engine import brotli, bytecode, snapshot, stdlib, workbook_tier
from publishing.engine.cache import Cache, Files
from publishing.engine.trim import cold_code, data, exports, relocations, unused_code, unused_tables

LOADER, SCRIPT, BINARY = "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"
REMAINDER = "pyodide.more.wasm"
LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"
SOURCES = (LOADER, SCRIPT, BINARY, LIBRARY, LOCK)
"""What is taken from the package; `pinned` checks it first."""
# What GitHub Pages does to text and wasm on the way; a .gz file goes out as it is.
SENT_GZIP_LEVEL = 6
HASH_DIGITS = 16


def build(root: Path, wheel: Path, out: Path) -> Path:
    """Write the runtime into versioned folders of `out`, and `out/manifest.json` that names them.

    What the first answer needs lies in one folder: the runtime, and Python's memory after its start.
    A tier lies in a folder of its own: `rest`, which holds all of Python's modules and of ours and the
    runtime's other code, comes when the first answer is given, `workbooks` when a reader opens a workbook.

    Args:
        root: The project, with Pyodide in its `node_modules`.
        wheel: The wheel of `calculators`.
        out: A folder of the site, emptied of older runtimes.
    """
    cache = Cache(root)
    npm = root / "node_modules" / "pyodide"
    whole = trim(root, cache)
    parts = divide(whole[BINARY], root, cache)
    files = {**whole, BINARY: parts[BINARY]}
    # Compression takes longest: it goes on in programs of its own beside the rest.
    with ThreadPoolExecutor() as beside:
        code_copy = beside.submit(_copy, "code", parts[BINARY], cache)
        library = compiled_library(npm, cache)
        name, package = compiled_package(wheel, cache)
        memory = _memory(whole, parts[BINARY], lock(npm), library, package, cache)
        memory_copy = beside.submit(_copy, "memory", memory, cache)
        memory_file = _with_digest("snapshot", "bin.gz", _zopfli(memory, cache))
        copies = {BINARY: code_copy.result(), next(iter(memory_file)): memory_copy.result()}
    rest = {"python_stdlib.zip.gz": _gzip(library), REMAINDER: parts[REMAINDER]}
    # The names of the folders say nothing of our own code: a new wheel leaves the others in the cache.
    folder = _folder(f"pyodide-{_version(npm)}", files)
    place = _folder(f"rest-{_version(npm)}", rest)
    files |= memory_file
    rest |= _with_digest(name.removesuffix(".whl"), "whl.gz", _gzip(package))
    tiers = {"rest": (place, rest), "workbooks": _workbooks(npm, cache)}
    manifest = {
        "folder": folder,
        "engine_version": wheel.name.split("-")[1],
        "lock": lock(npm),
        "memory_bytes": snapshot.size(memory),
        "first_answers": list(snapshot.FIRST_ANSWERS),
        "files": _entries(files, copies),
        "tiers": {
            tier: {"folder": place, "files": _entries(contents)}
            for tier, (place, contents) in tiers.items()
        },
    }
    shutil.rmtree(out, ignore_errors=True)
    files |= {f"{name}{brotli.ENDING}": content for name, content in copies.items()}
    for place, contents in ((folder, files), *tiers.values()):
        (out / place).mkdir(parents=True)
        for file, content in contents.items():
            (out / place / file).write_bytes(content)
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8", newline="\n")
    return out / folder


def trim(root: Path, cache: Cache) -> Files:
    """Return the loader, the script and the WebAssembly file, cut down to what the engine can reach."""
    packages = root / "node_modules"
    loader, script, binary = ((packages / "pyodide" / name).read_bytes() for name in SOURCES[:3])

    def cut() -> Files:
        texts = script.decode(), loader.decode()
        fewer, shorter = exports.trim(binary, *texts)
        emptied = unused_tables.empty(fewer, unused_tables.read_list())
        ready, without = relocations.baked(emptied, shorter, texts[1], lock(packages / "pyodide"))
        smaller, code = unused_code.remove(ready, without, texts[1], packages)
        return {LOADER: loader, SCRIPT: code.encode(), BINARY: smaller}

    return cache.once("trimmed", [loader, script, binary], cut)


def divide(wasm: bytes, root: Path, cache: Cache) -> Files:
    """Return the trimmed WebAssembly file's code that the engine uses, and its other code."""

    def cut() -> Files:
        parts = cold_code.divide(wasm, cold_code.read_list(wasm), root / "node_modules")
        return dict(zip((BINARY, REMAINDER), parts, strict=True))

    return cache.once("divided", [wasm], cut)


def compiled_library(npm: Path, cache: Cache) -> bytes:
    """Return the listed modules of the standard library, compiled and stripped, as one archive."""

    def compile_them() -> Files:
        with TemporaryDirectory() as temporary:
            sources = Path(temporary) / LIBRARY
            stdlib.trim(npm, stdlib.read_list(), sources)
            return {LIBRARY: bytecode.compile_archive(sources, strip=True)[1]}

    return cache.once("library", [(npm / LIBRARY).read_bytes()], compile_them)[LIBRARY]


def compiled_package(wheel: Path, cache: Cache) -> tuple[str, bytes]:
    """Return the wheel's new name, and the wheel compiled."""
    files = cache.once(
        "package",
        [wheel.name.encode(), wheel.read_bytes()],
        lambda: dict([bytecode.compile_archive(wheel, strip=False)]),
    )
    ((name, content),) = files.items()
    return name, content


def lock(npm: Path) -> dict[str, Any]:
    """Return the lock file without packages: the engine needs none, and none may be fetched."""
    whole = json.loads((npm / LOCK).read_text("utf-8"))
    return {"info": whole["info"], "packages": {}}


def _memory(
    files: Files,
    binary: bytes,
    lock_file: dict[str, Any],
    library: bytes,
    package: bytes,
    cache: Cache,
) -> bytes:
    """Return Python's memory after its first answers, as its difference to the file sent."""

    def make() -> Files:
        whole = snapshot.memory(files, lock_file, library, package)
        return {"memory": snapshot.difference(whole, data.read(binary))}

    inputs = [*(files[name] for name in sorted(files)), binary, library, package]
    return cache.once("memory", inputs, make)["memory"]


def _zopfli(memory: bytes, cache: Cache) -> bytes:
    """Return that memory, compressed by Zopfli: it takes seconds, and a first visit waits for 3% less."""
    results = cache.once(
        "zopfli-memory",
        [memory],
        lambda: {"packed": zopfli.gzip.compress(memory, numiterations=5)},
    )
    return results["packed"]


def _workbooks(npm: Path, cache: Cache) -> tuple[str, dict[str, bytes]]:
    """Return the folder of the tier for workbooks and its one file."""
    inputs = [(npm / LIBRARY).read_bytes(), *workbook_tier.packages().values()]
    results = cache.once("workbooks", inputs, lambda: {"archive": workbook_tier.archive(npm)})
    contents = {"workbooks.zip.gz": _gzip(results["archive"])}
    return _folder(f"workbooks-openpyxl-{workbook_tier.version()}", contents), contents


def _copy(step: str, content: bytes, cache: Cache) -> bytes:
    """Return what of a file is sent to a browser that unpacks Brotli by itself."""
    results = cache.once(f"brotli-{step}", [content], lambda: {step: brotli.compress(content)})
    return results[step]


def _with_digest(name: str, ending: str, content: bytes) -> dict[str, bytes]:
    """Return a file whose name changes with its content."""
    return {f"{name}-{_sha256(content)[:HASH_DIGITS]}.{ending}": content}


def _folder(name: str, files: dict[str, bytes]) -> str:
    digest = hashlib.sha256(b"".join(_sha256(files[name]).encode() for name in sorted(files)))
    return f"{name}-{digest.hexdigest()[:HASH_DIGITS]}"


def _entries(
    files: Mapping[str, bytes], copies: Mapping[str, bytes] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """Return the files by name, each with its copy if it has one."""
    entries = {name: _entry(name, content) for name, content in sorted(files.items())}
    for name, copy in copies.items():
        entries[name]["brotli"] = _entry(f"{name}{brotli.ENDING}", copy)
    return list(entries.values())


def _entry(name: str, content: bytes) -> dict[str, Any]:
    as_it_is = name.endswith((".gz", brotli.ENDING))
    body = content if as_it_is else gzip.compress(content, SENT_GZIP_LEVEL, mtime=0)
    return {
        "name": name,
        "bytes": len(content),
        "sent_bytes": len(body),
        "sha256": _sha256(content),
    }


def _version(npm: Path) -> str:
    return str(json.loads((npm / "package.json").read_text("utf-8"))["version"])


def _gzip(data: bytes) -> bytes:
    """Compress with a header that names neither a time nor an operating system."""
    stream = bytearray(zlib.compress(data, 9, wbits=31))
    stream[9] = 255
    return bytes(stream)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
