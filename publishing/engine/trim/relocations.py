"""The addresses in the runtime's data, put in at build in place of each start.

The linker leaves the place of the data and of the functions open, as for a library. The runtime's script
always chooses the same ones, and has a function of half a megabyte write some thousand addresses before
Python starts. Its work is done here, by that function itself, and it goes.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.engine.trim import data, exports
from publishing.engine.trim.data import BASE
from publishing.tools import node
from publishing.tools.programs import ProgramError

FUNCTION = "__wasm_apply_data_relocs"
SCRIPT = Path(__file__).with_suffix(".mjs")
CALLED = re.compile(rf'__RELOC_FUNCS__\.push\(wasmExports\["{FUNCTION}"\]\);')


def baked(wasm: bytes, script: str, loader: str, lock: Mapping[str, object]) -> tuple[bytes, str]:
    """Return the file with the addresses in its data, and the script that no longer has them written.

    Args:
        wasm: The WebAssembly file.
        script: The script made along with it.
        loader: The script that loads both.
        lock: The content of the runtime's lock file.

    Raises:
        ProgramError: Nothing is to be put in, or something else than the data would change.
    """
    shorter = exports.cut(CALLED, lambda _: "", script)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "pyodide.asm.wasm").write_bytes(wasm)
        (folder / "pyodide.asm.js").write_text(script, "utf-8", newline="\n")
        (folder / "pyodide.mjs").write_text(loader, "utf-8", newline="\n")
        (folder / "lock.json").write_text(json.dumps(lock), "utf-8", newline="\n")
        node.engine(SCRIPT, folder, *(folder / name for name in ("lock.json", "before", "after")))
        before, after = ((folder / name).read_bytes() for name in ("before", "after"))
    return exports.only(with_data(wasm, before, after), lambda name: name != FUNCTION), shorter


def with_data(wasm: bytes, before: bytes, after: bytes) -> bytes:
    """Return the file with the data as they are in the memory after the addresses were written.

    Raises:
        ProgramError: The two memories are the same, or differ in something else than the data.
    """
    segment = data.read(wasm)
    end = BASE + len(segment.content)
    if before == after:
        raise ProgramError(f"{FUNCTION} không ghi địa chỉ nào. {exports.ADVICE}")
    if before[BASE:end] != segment.content or before[end:] != after[end:]:
        raise ProgramError(f"{FUNCTION} ghi ra ngoài đoạn dữ liệu. {exports.ADVICE}")
    rest = wasm[segment.place + len(segment.content) :]
    return wasm[: segment.place] + after[BASE:end] + rest
