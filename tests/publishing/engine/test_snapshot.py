"""Python's memory after its start."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.engine import snapshot
from publishing.engine.snapshot import PAGE
from publishing.engine.trim import data, exports
from publishing.engine.trim.data import BASE, Data
from publishing.tools.programs import ROOT, ProgramError

NPM = ROOT / "node_modules" / "pyodide"


def restored(file: bytes, wasm: bytes, memory: bytearray) -> bytes:
    """The memory as snapshot.js puts it back."""
    size, start, own_end, end, place, parts = struct.unpack_from("<6I", file)
    assert size == len(memory)
    places = struct.unpack_from(f"<{2 * parts}I", file, 24)
    at = 24 + 8 * parts
    memory[start:end] = bytes(end - start)
    for first, length in zip(places[::2], places[1::2], strict=True):
        memory[first : first + length] = file[at : at + length]
        at += length
    assert at == len(file)
    for own in range(start, own_end):
        memory[own] ^= wasm[place + own - start]
    return bytes(memory)


def wasm_with(content: bytes, segments: int = 1) -> bytes:
    """A WebAssembly file with nothing but data."""
    one = b"\0\x23\0\x0b" + exports.number(len(content)) + content
    section = exports.number(segments) + one * segments
    return b"\0asm\x01\0\0\0\x0b" + exports.number(len(section)) + section


@given(
    st.binary(min_size=1, max_size=300),
    st.lists(st.tuples(st.integers(0, 3 * PAGE), st.binary(min_size=1, max_size=40)), max_size=9),
)
def test_what_is_packed_is_put_back(own: bytes, changes: list[tuple[int, bytes]]) -> None:
    """Whatever was written where; what ran before, in the reader's browser, leaves no trace after it."""
    own = bytes(PAGE) + own
    wasm = wasm_with(own)
    memory = bytearray(4 * PAGE + BASE)
    memory[BASE : BASE + len(own)] = own
    before = bytearray(memory)
    for place, content in [*changes, (2 * PAGE - 5, b"x")]:
        memory[PAGE + place : PAGE + place + len(content)] = content
    del memory[len(before) :]
    memory[BASE + len(own) - 1] ^= 1  # Python has written to what the file brought along
    before[PAGE + 100 : PAGE + 130] = bytes(range(30))  # as constructors do
    file = snapshot.difference(bytes(memory), data.read(wasm))
    assert restored(file, wasm, before) == memory


def test_the_place_of_the_data() -> None:
    """The data of the runtime as npm ships it: one segment, found where it lies."""
    wasm = (NPM / "pyodide.asm.wasm").read_bytes()
    place, content = data.read(wasm)
    assert wasm[place : place + len(content)] == content
    assert len(content) > 3_000_000
    assert data.read(wasm_with(b"abc")).content == b"abc"


def test_more_than_one_segment_is_refused() -> None:
    """A runtime that is made otherwise stops the build, not the reader."""
    with pytest.raises(ProgramError, match="một đoạn dữ liệu"):
        data.read(wasm_with(b"abc", segments=2))


@pytest.mark.parametrize(
    ("content", "runs"),
    [
        (b"", []),
        (bytes(64), []),
        (bytes(63), [(0, 63)]),
        (b"a" + bytes(63) + b"b", [(0, 65)]),
        (b"a" + bytes(64) + b"b", [(0, 1), (65, 66)]),
        (bytes(70) + b"b" + bytes(70), [(70, 71)]),
    ],
)
def test_long_stretches_of_zeros_are_left_out(content: bytes, runs: list[tuple[int, int]]) -> None:
    """From 64 bytes on."""
    assert list(snapshot.stretches(content)) == runs


def test_what_does_not_change_is_not_sent() -> None:
    """Pages before the first difference stay as the file brought them."""
    own = b"a" * 3 * PAGE
    memory = bytearray(BASE) + own + bytes(PAGE)
    memory[BASE + 2 * PAGE] = 0
    file = snapshot.difference(bytes(memory), Data(77, own))
    size, start, own_end, end, place, _ = struct.unpack_from("<6I", file)
    assert (size, start, own_end, end) == (len(memory), 2 * PAGE, BASE + len(own), BASE + len(own))
    assert place == 77 + 2 * PAGE - BASE


def test_a_failure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Node.js says reaches the terminal; without Node.js that is said."""
    files = {"pyodide.mjs": b"throw new Error('no_such_thing');", "pyodide.asm.wasm": b""}
    with pytest.raises(ProgramError, match="no_such_thing"):
        snapshot.memory(files, {}, b"", b"")
    monkeypatch.setattr("shutil.which", lambda *_args, **_more: None)
    with pytest.raises(ProgramError, match=r"Node\.js"):
        snapshot.memory(files, {}, b"", b"")
