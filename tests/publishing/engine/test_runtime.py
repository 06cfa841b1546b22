"""The runtime that the pages load."""

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from publishing.engine import runtime, stdlib, wheel
from publishing.tools import node
from publishing.tools.programs import ROOT

NPM = ROOT / "node_modules" / "pyodide"
HASH_OF_UNPACKED = """
const content = require("node:zlib").brotliDecompressSync(require("node:fs").readFileSync(process.argv[1]));
process.stdout.write(require("node:crypto").createHash("sha256").update(content).digest("hex"));
"""


@pytest.fixture(scope="module")
def built_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this project."""
    return wheel.build(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, built_wheel: Path) -> Path:
    """A folder of the site with a runtime, built over an older one."""
    folder = tmp_path_factory.mktemp("site") / "engine"
    (folder / "pyodide-0.0.0-old").mkdir(parents=True)
    runtime.build(ROOT, built_wheel, folder)
    return folder


def manifest(out: Path) -> dict[str, Any]:
    """The manifest of a runtime."""
    content: dict[str, Any] = json.loads((out / "manifest.json").read_text("utf-8"))
    return content


def test_manifest_tells_what_is_there(out: Path) -> None:
    """Names, sizes as they are and as they are sent, and hashes; and nothing else is there."""
    record = manifest(out)
    parts = [record, *record["tiers"].values()]
    folders = [part["folder"] for part in parts]
    assert sorted(path.name for path in out.iterdir()) == sorted(["manifest.json", *folders])
    for part in parts:
        folder = out / part["folder"]
        copies = [file["brotli"] for file in part["files"] if "brotli" in file]
        files = [*part["files"], *copies]
        assert sorted(file["name"] for file in files) == sorted(
            path.name for path in folder.iterdir()
        )
        for file in files:
            content = (folder / file["name"]).read_bytes()
            as_it_is = file["name"].endswith((".gz", ".br"))
            body = content if as_it_is else gzip.compress(content, 6, mtime=0)
            assert file["bytes"] == len(content)
            assert file["sent_bytes"] == len(body)
            assert file["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_loader_is_as_npm_ships_it(out: Path) -> None:
    """What package-lock.json pins is what readers get."""
    copy = out / manifest(out)["folder"] / runtime.LOADER
    assert copy.read_bytes() == (NPM / runtime.LOADER).read_bytes()


def test_no_package_can_be_fetched(out: Path) -> None:
    """The lock knows the runtime and not one package."""
    lock = manifest(out)["lock"]
    assert lock["packages"] == {}
    assert lock["info"] == json.loads((NPM / "pyodide-lock.json").read_text("utf-8"))["info"]


def test_archives_hold_compiled_modules_not_deflated_twice(out: Path) -> None:
    """The rest is the whole list and the whole wheel."""
    folder = out / manifest(out)["tiers"]["rest"]["folder"]
    library = archive(folder / "python_stdlib.zip.gz")
    package = archive(next(folder.glob("calculators-*.whl.gz")))
    assert {f"{name}c" for name in stdlib.read_list()} <= set(library.namelist())
    sources = {f"{file.name}c" for file in (ROOT / "calculators").glob("*.py")}
    assert {f"calculators/{name}" for name in sources} <= set(package.namelist())
    assert "calculators/law/standards.toml" in package.namelist()
    for packed in (library, package):
        assert not [name for name in packed.namelist() if name.endswith(".py")]
        assert {entry.compress_type for entry in packed.infolist()} == {zipfile.ZIP_STORED}


def test_the_largest_files_have_a_copy_that_holds_the_same(out: Path) -> None:
    """The code and Python's memory, smaller by a fifth of all that the first answer needs."""
    record = manifest(out)
    folder = out / record["folder"]
    originals = [file for file in record["files"] if "brotli" in file]
    assert [file["name"].partition("-")[0] for file in originals] == [runtime.BINARY, "snapshot"]
    for file in originals:
        content = (folder / file["name"]).read_bytes()
        plain = gzip.decompress(content) if file["name"].endswith(".gz") else content
        unpacked = node.engine("-e", HASH_OF_UNPACKED, folder / file["brotli"]["name"])
        assert unpacked == hashlib.sha256(plain).hexdigest()
    sent, less = (
        sum(file.get(key, file)["sent_bytes"] for file in record["files"]) for key in ("", "brotli")
    )
    assert less < 0.82 * sent


def test_the_budget_of_bytes(out: Path) -> None:
    """What is sent before the first answer, the pages left out, in bytes as GitHub Pages sends them."""
    size = sum(file["sent_bytes"] for file in manifest(out)["files"])
    assert size <= 2_600_000


def test_a_new_wheel_leaves_the_runtime_where_it_was(
    out: Path, built_wheel: Path, tmp_path: Path
) -> None:
    """A reader who comes back after a change of ours fetches Python's memory and the wheel alone."""
    other_wheel = tmp_path / built_wheel.name
    with zipfile.ZipFile(built_wheel) as before, zipfile.ZipFile(other_wheel, "w") as after:
        for name in before.namelist():
            more = b"NEW = True\n" if name == "calculators/browser.py" else b""
            after.writestr(name, before.read(name) + more)
    runtime.build(ROOT, other_wheel, tmp_path / "engine")
    files = [
        {p.relative_to(f).as_posix() for p in f.rglob("*.gz")} for f in (out, tmp_path / "engine")
    ]
    folder, rest = manifest(out)["folder"], manifest(out)["tiers"]["rest"]["folder"]
    old_names = [name.rpartition("-")[0] for name in sorted(files[0] - files[1])]
    assert old_names == [f"{folder}/snapshot", f"{rest}/calculators-0.1.0-cp313-none-any"]
    assert len(files[0]) == len(files[1])


def archive(file: Path) -> zipfile.ZipFile:
    """The zip in a gzip file."""
    return zipfile.ZipFile(io.BytesIO(gzip.decompress(file.read_bytes())))
