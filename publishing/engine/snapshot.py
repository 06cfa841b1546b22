"""Python's memory after its start, made at build time: the reader's device need not start Python.

What is sent is the difference to the memory that the WebAssembly file itself brings along, as one
file: six numbers, then the places that are not empty, then what stands there. `snapshot.js` reads it.
"""

import json
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.engine import stdlib
from publishing.engine.trim.data import BASE, Data
from publishing.tools import node

SCRIPT = Path(__file__).with_name("snapshot.mjs")
FIRST_ANSWERS = ("about", "evaluate_form")
"""What the engine can answer from this memory, before any of its modules has come."""
PAGE = 4096
# Shorter gaps cost more to tell than to send.
EMPTY = re.compile(rb"\0{64,}")


def memory(
    files: Mapping[str, bytes], lock: Mapping[str, object], library: bytes, wheel: bytes
) -> bytes:
    """Start Python under Node.js, have it give the first answers, and return its memory.

    Args:
        files: The runtime's loader, script and WebAssembly file, by their names.
        lock: The content of its lock file.
        library: The archive of the standard library.
        wheel: The archive of `calculators`.

    Raises:
        ProgramError: Python does not start, or does not answer.
    """
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        calls = json.loads(stdlib.CALLS.read_text("utf-8"))
        first = [question for question in calls if question["name"] in FIRST_ANSWERS]
        inputs = {
            "lock.json": json.dumps(lock).encode(),
            "library.zip": library,
            "calculators.zip": wheel,
            "questions.json": json.dumps(first).encode(),
        }
        for name, content in inputs.items():
            (folder / name).write_bytes(content)
        node.engine(SCRIPT, folder, *(folder / name for name in (*inputs, "memory")))
        return (folder / "memory").read_bytes()


def difference(whole: bytes, segment: Data) -> bytes:
    """Write the memory as its difference to the data that the file brings along.

    The data before the first difference are left out: nothing has written there.
    """
    end = len(whole.rstrip(b"\0"))
    own = bytes(BASE) + segment.content
    first = next(at for at in range(BASE, len(own)) if whole[at] != own[at])
    start = first // PAGE * PAGE
    content = exclusive(whole[start : len(own)], own[start:]) + whole[len(own) : end]
    runs = list(stretches(content))
    head = (len(whole), start, len(own), end, segment.place + start - BASE, len(runs))
    places = (number for begin, last in runs for number in (start + begin, last - begin))
    return b"".join(
        (
            struct.pack(f"<{len(head) + 2 * len(runs)}I", *head, *places),
            *(content[begin:last] for begin, last in runs),
        )
    )


def size(file: bytes) -> int:
    """Return the size of the memory that the file is about, in bytes."""
    return int.from_bytes(file[:4], "little")


def exclusive(one: bytes, other: bytes) -> bytes:
    """Return the bits in which two texts of the same length differ."""
    number = int.from_bytes(one, "little") ^ int.from_bytes(other, "little")
    return number.to_bytes(len(one), "little")


def stretches(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each part between long stretches of zeros."""
    first = 0
    for gap in EMPTY.finditer(content):
        if gap.start() > first:
            yield first, gap.start()
        first = gap.end()
    if first < len(content):
        yield first, len(content)
