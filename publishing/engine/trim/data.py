"""The data of the runtime's WebAssembly file: one piece, which lands at one place of its memory."""

from typing import NamedTuple

from publishing.engine.trim import exports
from publishing.tools.programs import ProgramError

SECTION = 11
"""The number of the section."""
BASE = 1024
"""Where the runtime's script puts the data in its memory."""


class Data(NamedTuple):
    """The data that a WebAssembly file brings along: their place in the file, and themselves."""

    place: int
    content: bytes


def read(wasm: bytes) -> Data:
    """Return the data of a WebAssembly file that has one segment of them."""
    content = section(wasm)
    reader = exports.Reader(content)
    segments, kind = reader.number(), reader.number()
    global_get, _, end = reader.byte(), reader.number(), reader.byte()
    size = reader.number()
    if (segments, kind, global_get, end) != (1, 0, 0x23, 0x0B):
        raise ProgramError(
            "Tệp WebAssembly của Pyodide không còn đúng một đoạn dữ liệu: hãy xem lại trim/data.py."
        )
    place = wasm.find(content) + reader.position
    return Data(place, wasm[place : place + size])


def section(wasm: bytes) -> bytes:
    """Return the content of the data section."""
    return exports.content_of(wasm, SECTION)
