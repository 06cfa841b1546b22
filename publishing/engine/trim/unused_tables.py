"""Tables in the runtime's WebAssembly file that the engine never reads, emptied so that they weigh nothing.

They are the code pages of Chinese, Japanese and Korean, whose codecs are not in the trimmed library
and so cannot be asked for, and the names of the Unicode characters. An emptied table is as long as
before, and nothing else moves.

The places are facts of one version of Pyodide, kept with a hash of each table in `unused_tables.json`.
`python -m publishing.engine.trim.unused_tables` finds them again after an upgrade: the same tables lie,
with their names, in the extension modules of a CPython of the same version.
"""

import hashlib
import json
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from publishing.engine.trim import data
from publishing.tools import node
from publishing.tools.programs import ROOT, ProgramError, answer, end

LIST = Path(__file__).with_name("unused_tables.json")
MODULES = ("_codecs_cn", "_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw", "unicodedata")
# Of unicodedata only what finds a character by its name or a name by its character.
NAMES = (
    "dawg_codepoint_to_pos_index1",
    "dawg_codepoint_to_pos_index2",
    "dawg_pos_to_codepoint",
    "name_aliases",
    "named_sequences",
    "packed_name_dawg",
)
SMALLEST = 256  # bytes; a shorter table might be found where it is not


class Table(NamedTuple):
    """A table: where it starts in the data section, and how long it is, in bytes."""

    name: str
    start: int
    size: int
    sha256: str


def empty(wasm: bytes, tables: list[Table]) -> bytes:
    """Return the file with the tables filled with zeros.

    Raises:
        ProgramError: A table is not where the list says.
    """
    output = bytearray(wasm)
    place = bytes(wasm).find(content := data.section(wasm))
    for table in tables:
        if _sha256(content[table.start : table.start + table.size]) != table.sha256:
            raise ProgramError(
                f"Bảng {table.name} không nằm ở chỗ ghi trong {LIST.name}: Pyodide đã đổi phiên bản. "
                "Hãy chạy `python -m publishing.engine.trim.unused_tables` rồi xem lại thay đổi."
            )
        start = place + table.start
        output[start : start + table.size] = bytes(table.size)
    return bytes(output)


def read_list(file: Path = LIST) -> list[Table]:
    """Return the tables of the list."""
    return [Table(**table) for table in json.loads(file.read_text("utf-8"))]


def search(wasm: bytes) -> Iterator[Table]:
    """Yield the tables of this Python's extension modules that occur in the file, once each."""
    whole = data.section(wasm)
    folder = Path(str(sysconfig.get_config_var("DESTSHARED")))
    for module in MODULES:
        for file in folder.glob(f"{module}.*"):
            for name, content in constants(file):
                is_wanted = module != "unicodedata" or name in NAMES
                if is_wanted and len(content) >= SMALLEST and whole.count(content) == 1:
                    start = whole.index(content)
                    yield Table(f"{module}.{name}", start, len(content), _sha256(content))


def constants(module: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the constants of an extension module, read by the binutils."""
    content = module.read_bytes()
    headers = answer(["readelf", "--sections", "--wide", str(module)]) or ""
    rows = [line.partition("]")[2].split() for line in headers.splitlines() if "]" in line]
    (place,) = ([int(n, 16) for n in row[2:5]] for row in rows if row and row[0] == ".rodata")
    address, offset, _ = place
    for line in (answer(["nm", "--print-size", str(module)]) or "").splitlines():
        columns = line.split()
        if columns[2:3] == ["r"]:
            start, size = (int(n, 16) for n in columns[:2])
            first = start - address + offset
            yield columns[3], content[first : first + size]


def main() -> int:
    """Find the tables again, in the packages as they are locked, and write the list."""
    node.install()
    wasm = (ROOT / "node_modules" / "pyodide" / "pyodide.asm.wasm").read_bytes()
    tables = sorted(search(wasm), key=lambda table: table.start)
    lines = ",\n".join(f" {json.dumps(table._asdict())}" for table in tables)
    LIST.write_text(f"[\n{lines}\n]\n", "utf-8", newline="\n")
    return 0


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    end(main)
