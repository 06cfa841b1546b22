"""The runtime's WebAssembly exports, cut down to those that its own scripts use.

Pyodide exports some ten thousand functions and addresses to libraries that could be loaded later, and
its script copies each into an object at the start. The engine loads no library: without them the two
files are smaller and start sooner. Functions and data stay as they are; only names go.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from publishing.tools.programs import ProgramError

HEADER_SIZE = 8  # the magic number and the version
IMPORTS, EXPORTS = 2, 7  # the numbers of the sections
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)  # the kinds of imports and exports

# One statement for each export: var _f=Module["_f"]=wasmExports["f"]; or an address in its place.
COPIED = re.compile(r'var (\w+)=Module\["\w+"\]=(?:wasmExports\["([^"]+)"\]|-?[\de.]+);')
ADVICE = "Pyodide vừa đổi phiên bản? Hãy xem lại publishing/engine/trim/."
IDENTIFIER = re.compile(r"[\w$]+")


class Section(NamedTuple):
    """A numbered part of a WebAssembly file."""

    number: int
    content: bytes


class Export(NamedTuple):
    """A name that the file gives to the outside, with its bytes in the file."""

    name: str
    entry: bytes


def trim(wasm: bytes, script: str, loader: str) -> tuple[bytes, str]:
    """Return the file and its script without the exports that no script uses.

    Args:
        wasm: The WebAssembly file.
        script: The script made along with it, which copies all exports.
        loader: The script that loads both.

    Raises:
        ProgramError: Nothing goes: the two are not written as they used to be.
    """
    identifiers = set(IDENTIFIER.findall(COPIED.sub("", script) + loader))
    # In the script a function of the file has an underscore before its name.
    names = identifiers | {name.removeprefix("_") for name in identifiers if name.startswith("_")}
    # Addresses that the file asks for are looked up among what it exports itself.
    imports = read_imports(content_of(wasm, IMPORTS))
    names |= {name for module, name in imports if module.startswith("GOT.")}
    content = only(wasm, names.__contains__)
    return content, cut(COPIED, lambda copy: copy[0] if copy[1] in identifiers else "", script)


def only(wasm: bytes, is_wanted: Callable[[str], bool]) -> bytes:
    """Return the file with those exports whose names are wanted.

    Raises:
        ProgramError: None goes.
    """
    content = wasm[:HEADER_SIZE]
    for section in read_sections(wasm):
        body = section.content
        if section.number == EXPORTS:
            entries = [export.entry for export in read_exports(body) if is_wanted(export.name)]
            body = number(len(entries)) + b"".join(entries)
        content += bytes([section.number]) + number(len(body)) + body
    if len(content) == len(wasm):
        raise ProgramError("Không bỏ được tên nào khỏi tệp WebAssembly của Pyodide. " + ADVICE)
    return content


def cut(pattern: re.Pattern[str], keep: Callable[[re.Match[str]], str], script: str) -> str:
    """Return the script with each match replaced by what stays of it.

    Raises:
        ProgramError: Nothing goes, so that the script is no longer written as the pattern expects.
    """
    shorter = pattern.sub(keep, script)
    if shorter == script:
        raise ProgramError(
            f"Không bỏ được gì khỏi mã của Pyodide bằng mẫu {pattern.pattern}. {ADVICE}"
        )
    return shorter


def read_sections(wasm: bytes) -> Iterator[Section]:
    """Return the sections of a file in their order."""
    reader = Reader(wasm, HEADER_SIZE)
    while reader.position < len(wasm):
        section = reader.byte()
        yield Section(section, reader.take(reader.number()))


def content_of(wasm: bytes, number: int) -> bytes:
    """Return the content of the file's one section of this number."""
    (content,) = (section.content for section in read_sections(wasm) if section.number == number)
    return content


def read_imports(content: bytes) -> Iterator[tuple[str, str]]:
    """Return the module and the name of every import."""
    reader = Reader(content)
    for _ in range(reader.number()):
        yield reader.text(), reader.text()
        kind = reader.byte()
        if kind == FUNCTION:
            reader.number()
        elif kind == GLOBAL:
            reader.take(2)
        elif kind == TAG:
            reader.byte()
            reader.number()
        else:
            if kind == TABLE:
                reader.byte()
            has_maximum = reader.byte() & 1
            reader.number()
            if has_maximum:
                reader.number()


def read_exports(content: bytes) -> Iterator[Export]:
    """Return every export."""
    reader = Reader(content)
    for _ in range(reader.number()):
        start = reader.position
        name = reader.text()
        reader.byte()
        reader.number()
        yield Export(name, content[start : reader.position])


def number(value: int) -> bytes:
    """Write a number as WebAssembly does: seven bits a byte, the lowest first."""
    digits = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    digits.append(value)
    return bytes(digits)


class Reader:
    """Reads a part of a WebAssembly file from its start to its end."""

    def __init__(self, content: bytes, position: int = 0) -> None:
        """Start at a position."""
        self.content = content
        self.position = position

    def byte(self) -> int:
        """Read one byte."""
        self.position += 1
        return self.content[self.position - 1]

    def take(self, size: int) -> bytes:
        """Read some bytes."""
        self.position += size
        return self.content[self.position - size : self.position]

    def number(self) -> int:
        """Read a number."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:  # noqa: PLR2004 - the highest bit says that more follows
                return value

    def text(self) -> str:
        """Read a name."""
        return self.take(self.number()).decode()
