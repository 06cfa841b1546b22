"""Brotli: smaller copies of the engine's largest files, for browsers that unpack them by themselves."""

from pathlib import Path
from tempfile import TemporaryDirectory

from publishing.tools import node

ENDING = ".br"
"""The name of a copy is that of the file with this behind it."""
COMPRESS = """
const [, from, to] = process.argv;
const { readFileSync, writeFileSync } = require("node:fs");
const { brotliCompressSync, constants } = require("node:zlib");
const content = readFileSync(from);
const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
writeFileSync(to, brotliCompressSync(content, { params }));
"""


def compress(content: bytes) -> bytes:
    """Return the content as Node.js compresses it at its best, which takes ten seconds for some MB.

    Raises:
        ProgramError: Node.js cannot do it.
    """
    with TemporaryDirectory() as temporary:
        plain, target = Path(temporary) / "plain", Path(temporary) / "packed"
        plain.write_bytes(content)
        node.engine("-e", COMPRESS, plain, target)
        return target.read_bytes()
