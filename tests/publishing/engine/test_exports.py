"""The exports of the runtime."""

import re

import pytest

from publishing.engine.trim import exports
from publishing.tools.programs import ROOT, ProgramError

NPM = ROOT / "node_modules" / "pyodide"


@pytest.fixture(scope="module")
def stock() -> tuple[bytes, str, str]:
    """The runtime as npm ships it."""
    script, loader = ((NPM / f"pyodide{end}").read_text("utf-8") for end in (".asm.js", ".mjs"))
    return (NPM / "pyodide.asm.wasm").read_bytes(), script, loader


@pytest.fixture(scope="module")
def trimmed(stock: tuple[bytes, str, str]) -> tuple[bytes, str]:
    """The runtime as readers get it."""
    return exports.trim(*stock)


def names(wasm: bytes) -> set[str]:
    """The exported names of a file."""
    (content,) = (s.content for s in exports.read_sections(wasm) if s.number == exports.EXPORTS)
    return {export.name for export in exports.read_exports(content)}


def test_only_exports_change(stock: tuple[bytes, str, str], trimmed: tuple[bytes, str]) -> None:
    """Every other section of the file is there, in its place and byte for byte."""
    before, after = (list(exports.read_sections(wasm)) for wasm in (stock[0], trimmed[0]))
    assert [section.number for section in before] == [section.number for section in after]
    differences = [one.number for one, other in zip(before, after, strict=True) if one != other]
    assert differences == [exports.EXPORTS]


def test_few_exports_stay(stock: tuple[bytes, str, str], trimmed: tuple[bytes, str]) -> None:
    """Thousands go; none is new."""
    assert names(trimmed[0]) < names(stock[0])
    assert len(names(stock[0])) > 9000
    assert len(names(trimmed[0])) < 400


def test_what_the_scripts_name_stays(
    stock: tuple[bytes, str, str], trimmed: tuple[bytes, str]
) -> None:
    """Each export that the trimmed script still asks for is there to be given."""
    asked = set(re.findall(r'wasmExports\["([^"]+)"\]', trimmed[1]))
    assert asked & names(stock[0]) <= names(trimmed[0])
    assert {"malloc", "__wasm_call_ctors", "__main_argc_argv"} <= names(trimmed[0])
    assert "_Py_Version" in trimmed[1], "the loader reads the version of Python there"


def test_nothing_but_copies_leaves_the_script(
    stock: tuple[bytes, str, str], trimmed: tuple[bytes, str]
) -> None:
    """Without any copy of an export, both scripts are the same text."""
    assert exports.COPIED.sub("", trimmed[1]) == exports.COPIED.sub("", stock[1])


@pytest.mark.parametrize("value", [0, 1, 127, 128, 300, 2**31])
def test_numbers_are_read_as_written(value: int) -> None:
    """The two halves of the format agree."""
    assert exports.Reader(exports.number(value)).number() == value


def test_a_script_without_copies_stops_the_build(stock: tuple[bytes, str, str]) -> None:
    """As that of a Pyodide that writes them in another way."""
    wasm, script, loader = stock
    with pytest.raises(ProgramError, match="Không bỏ được gì khỏi mã của Pyodide"):
        exports.trim(wasm, exports.COPIED.sub("", script), loader)


def test_a_file_without_needless_names_stops_the_build(
    stock: tuple[bytes, str, str], trimmed: tuple[bytes, str]
) -> None:
    """Once is enough: the second time nothing is left to go."""
    with pytest.raises(ProgramError, match="tệp WebAssembly"):
        exports.trim(trimmed[0], stock[1], stock[2])
