"""Addresses put into the runtime's data at build."""

from pathlib import Path

import pytest

from publishing.engine import runtime, snapshot, wheel
from publishing.engine.cache import Cache
from publishing.engine.trim import data, exports, relocations, unused_tables
from publishing.engine.trim.data import BASE
from publishing.tools.programs import ROOT, ProgramError
from tests.publishing.engine.test_snapshot import wasm_with

NPM = ROOT / "node_modules" / "pyodide"
SCRIPT = f'a();__RELOC_FUNCS__.push(wasmExports["{relocations.FUNCTION}"]);b();'
LOADERS = {
    "it never writes them": "export const loadPyodide = async () => {};",
    "it fails": "export const loadPyodide = async () => { throw new Error('sabotage'); };",
}


@pytest.fixture(scope="module")
def pair() -> tuple[tuple[bytes, str], tuple[bytes, str], str]:
    """The runtime's file and script, before and after, and the loader."""
    loader, script = ((NPM / f"pyodide{end}").read_text("utf-8") for end in (".mjs", ".asm.js"))
    wasm, shorter = exports.trim((NPM / "pyodide.asm.wasm").read_bytes(), script, loader)
    emptied = unused_tables.empty(wasm, unused_tables.read_list())
    after = relocations.baked(emptied, shorter, loader, runtime.lock(NPM))
    return (emptied, shorter), after, loader


def test_only_the_data_and_one_export_change(
    pair: tuple[tuple[bytes, str], tuple[bytes, str], str],
) -> None:
    """The data are as long as before, and hold some thousand addresses more."""
    (before, script), (after, shorter), _ = pair
    assert script.replace(relocations.CALLED.findall(script)[0], "") == shorter
    sections = [{s.number: s.content for s in exports.read_sections(w)} for w in (before, after)]
    differences = {number for number in sections[0] if sections[0][number] != sections[1][number]}
    assert differences == {exports.EXPORTS, data.SECTION}
    old, new = (data.read(wasm).content for wasm in (before, after))
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) > 20_000
    names = [
        {export.name for export in exports.read_exports(content[exports.EXPORTS])}
        for content in sections
    ]
    assert names[0] - names[1] == {relocations.FUNCTION}


def test_python_s_memory_is_the_same_with_and_without(
    pair: tuple[tuple[bytes, str], tuple[bytes, str], str], tmp_path: Path
) -> None:
    """Every byte of it, after the start and the first answers, which are given alike."""
    *both, loader = pair
    cache = Cache(ROOT)
    library = runtime.compiled_library(NPM, cache)
    _, package = runtime.compiled_package(wheel.build(ROOT, tmp_path), cache)
    one, other = (
        snapshot.memory(
            {
                runtime.LOADER: loader.encode(),
                runtime.SCRIPT: script.encode(),
                runtime.BINARY: wasm,
            },
            runtime.lock(NPM),
            library,
            package,
        )
        for wasm, script in both
    )
    assert one == other


def test_a_start_that_writes_no_addresses_stops_the_build() -> None:
    """As that of a Pyodide whose linker puts them in itself."""
    with pytest.raises(ProgramError, match="không ghi địa chỉ nào"):
        relocations.with_data(wasm_with(b"abc"), *2 * [bytes(BASE) + b"abc" + bytes(9)])


@pytest.mark.parametrize(
    ("before", "after"), [(b"abc\0", b"abd\1"), (b"abd\0", b"abe\0")], ids=["behind", "earlier"]
)
def test_what_changes_more_than_the_data_stops_the_build(before: bytes, after: bytes) -> None:
    """Bytes behind the data, or data that were no longer those of the file."""
    with pytest.raises(ProgramError, match="ra ngoài đoạn dữ liệu"):
        relocations.with_data(wasm_with(b"abc"), bytes(BASE) + before, bytes(BASE) + after)


def test_data_as_they_are_after_it() -> None:
    """Where they lie, and nothing else."""
    result = relocations.with_data(wasm_with(b"abc"), bytes(BASE) + b"abc", bytes(BASE) + b"a\0d")
    assert result == wasm_with(b"a\0d")


def test_a_script_without_the_call_stops_the_build() -> None:
    """The pattern is named."""
    with pytest.raises(ProgramError, match="RELOC_FUNCS"):
        relocations.baked(wasm_with(b"abc"), SCRIPT.replace("push", "add"), "", {})


@pytest.mark.parametrize(
    ("loader", "words"),
    [(LOADERS["it never writes them"], "never called"), (LOADERS["it fails"], "sabotage")],
    ids=list(LOADERS),
)
def test_a_runtime_that_does_not_come_to_it_stops_the_build(loader: str, words: str) -> None:
    """What Node.js says is told."""
    with pytest.raises(ProgramError, match=words):
        relocations.baked(wasm_with(b"abc"), SCRIPT, loader, {})
