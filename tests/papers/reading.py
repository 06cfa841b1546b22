"""Reading of papers in tests: the zip by Python's own reader, the XML by its parser, nothing of ours."""

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "<w:t>&amp;\"'\x00\x01\x08\x0b\x1f\u202egnp\u202c]]>\t=1+1\nB\u1ea3n \U0001f600\ufffe "
    + "N" * 5000
)
"""A name that tries everything: XML, control characters, reversed text, a formula, 5,000 letters."""
SIGNS = {0: "\u2400", 1: "\u2401", 8: "\u2408", 0xB: "\u240b", 0x1F: "\u241f", 0xFFFE: "\ufffd"}
VISIBLE = HOSTILE.translate(SIGNS)
"""What is to be read of it again."""


@dataclass(frozen=True)
class Read:
    """A Word file as it is read back."""

    parts: dict[str, bytes]

    @property
    def body(self) -> ET.Element:
        """Return the body of the document."""
        (body,) = ET.fromstring(self.parts["word/document.xml"])  # noqa: S314 - our own bytes
        return body

    @property
    def paragraphs(self) -> list[str]:
        """Return the paragraphs outside tables."""
        return [text(item) for item in self.body if item.tag == f"{WORD}p"]

    @property
    def tables(self) -> list[list[list[str]]]:
        """Return each table as rows of cells."""
        return [
            [[text(cell) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")]
            for table in self.body.iter(f"{WORD}tbl")
        ]

    @property
    def words(self) -> str:
        """Return all that the paper says, a line for each paragraph or cell."""
        return "\n".join(text(item) for item in self.body.iter(f"{WORD}p"))


def text(item: ET.Element) -> str:
    """Return what stands in a part of a document."""
    signs = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
    return "".join(
        signs.get(one.tag, one.text or "" if one.tag == f"{WORD}t" else "") for one in item.iter()
    )


def read(data: bytes) -> Read:
    """Return a Word file as it is read back; fails where a part is damaged or is not XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for content in parts.values():
        ET.fromstring(content)  # noqa: S314 - our own bytes
    return Read(parts)
