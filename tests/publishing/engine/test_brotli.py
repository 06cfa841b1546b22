"""Copies that browsers unpack by themselves."""

import base64

from publishing.engine import brotli
from publishing.tools import node

UNPACK = """
const { brotliDecompressSync } = require("node:zlib");
process.stdout.write(brotliDecompressSync(Buffer.from(process.argv[1], "base64")).toString("base64"));
"""


def unpacked(content: bytes) -> bytes:
    """Return what Node.js unpacks."""
    return base64.b64decode(node.engine("-e", UNPACK, base64.b64encode(content).decode()))


def test_a_copy_is_smaller_and_holds_the_same() -> None:
    """Each time the same bytes, as both builds of a commit must have."""
    content = bytes(range(256)) * 40
    copy = brotli.compress(content)
    assert unpacked(copy) == content
    assert len(copy) < len(content) // 10
    assert brotli.compress(content) == copy
