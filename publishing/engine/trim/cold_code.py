"""The runtime's code divided: what the engine was seen to use comes first, the rest with its modules.

A function that is not there yet cannot be missed in silence: a call to it ends in a trap, and the worker
starts Python again with all code. The places are facts of one WebAssembly file, kept with its hash in
`functions_in_use.json`, which `python -m publishing.engine.functions_in_use` measures.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.engine.trim import data, exports
from publishing.tools import node
from publishing.tools.programs import ProgramError

LIST = Path(__file__).parents[1] / "functions_in_use.json"
SCRIPT = Path(__file__).with_suffix(".mjs")
# Numbers of sections: what only describes, what runs at the start, the code, and how many data there are.
DESCRIPTION, START, CODE, COUNT = 0, 8, 10, 12


def read_list(wasm: bytes, file: Path = LIST) -> set[int]:
    """Return the numbers of the functions in use, counted without those that the file imports.

    Raises:
        ProgramError: The list was measured on another file.
    """
    record = json.loads(file.read_text("utf-8"))
    if record["sha256"] != hashlib.sha256(wasm).hexdigest():
        raise ProgramError(
            f"{file.name} được đo trên một tệp WebAssembly khác: Pyodide hay cách cắt gọn đã đổi. Hãy "
            "chạy `python -m publishing.engine.functions_in_use` rồi xem lại thay đổi."
        )
    return {
        number
        for line in record["functions"]
        for first, last in (map(int, part.split("-")) for part in line.split())
        for number in range(first, last + 1)
    }


def write(wasm: bytes, functions: Iterable[int], file: Path = LIST) -> None:
    """Write the list: the parts without a gap, ten to a line."""
    parts: list[list[int]] = []
    for number in sorted(functions):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    words = [f"{first}-{last}" for first, last in parts]
    lines = [" ".join(words[at : at + 10]) for at in range(0, len(words), 10)]
    record = {"sha256": hashlib.sha256(wasm).hexdigest(), "functions": lines}
    file.write_text(json.dumps(record, indent=1) + "\n", "utf-8", newline="\n")


def divide(wasm: bytes, functions: Iterable[int], packages: Path) -> tuple[bytes, bytes]:
    """Return the file with the functions in use, and the file with the others.

    Args:
        wasm: The WebAssembly file.
        functions: The numbers of the functions in use.
        packages: `node_modules`, which holds Binaryen.

    Raises:
        ProgramError: Binaryen is missing or fails, or nothing goes.
    """
    with TemporaryDirectory() as temporary:
        whole, numbers, first, second = (
            Path(temporary, name) for name in ("whole", "numbers", "first", "second")
        )
        whole.write_bytes(wasm)
        numbers.write_text(json.dumps(sorted(functions)), "utf-8", newline="\n")
        node.engine(SCRIPT, packages / "binaryen" / "index.js", whole, numbers, first, second)
        hot, cold = first.read_bytes(), _bare(second.read_bytes())
    if not any(section.number == CODE for section in exports.read_sections(cold)):
        raise ProgramError("Không tách được hàm nào khỏi tệp WebAssembly. " + exports.ADVICE)
    return hot, cold


def _bare(wasm: bytes) -> bytes:
    """Return the second file without what the first one has done: its data, its start."""
    first_only = {DESCRIPTION, START, data.SECTION, COUNT}
    return wasm[: exports.HEADER_SIZE] + b"".join(
        bytes([section.number]) + exports.number(len(section.content)) + section.content
        for section in exports.read_sections(wasm)
        if section.number not in first_only
    )
