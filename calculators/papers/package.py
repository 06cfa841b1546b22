"""Package: the zip of parts that Office files are, the same bytes every time, and the XML of them all."""

import re
import zlib
from collections.abc import Iterable, Mapping

from calculators.lists.controls import PICTURES, REPLACEMENT

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACE = "http://schemas.openxmlformats.org"
RELATED = f"{SPACE}/officeDocument/2006/relationships"
_FIRST_DAY = 0x21
"""1980-01-01, the first day that a zip can name: the parts have no date of their own."""
_LEVEL = 1
"""The quickest: a reader waits for it, and a long list is a third larger than at the usual level."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(f'{_FORBIDDEN.pattern}|[&<>"]')


def package(parts: Iterable[tuple[str, str]]) -> bytes:
    """Return a zip of these parts (name in ASCII, XML), deflated, in this order and with no dates."""
    body, directory = bytearray(), bytearray()
    count = 0
    for name, text in parts:
        content = text.encode()
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
        head = (
            b"\x14\0\0\0\x08\0\0\0"
            + _short(_FIRST_DAY)
            + b"".join(map(_long, (zlib.crc32(content), len(packed), len(content))))
            + _short(len(name))
            + b"\0\0"
        )
        directory += b"PK\x01\x02\x14\0" + head + bytes(10) + _long(len(body)) + name.encode()
        body += b"PK\x03\x04" + head + name.encode() + packed
        count += 1
    end = b"PK\x05\x06\0\0\0\0" + 2 * _short(count) + _long(len(directory)) + _long(len(body))
    return bytes(body + directory + end + b"\0\0")


def types(parts: Mapping[str, str]) -> str:
    """Return the part that says of what kind each other is, by its name without an end."""
    overrides = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{SPACE}/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def related(targets: Iterable[tuple[str, str]]) -> str:
    """Return the part that says what another refers to: kinds and targets, numbered from rId1."""
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'{HEAD}<Relationships xmlns="{SPACE}/package/2006/relationships">{items}</Relationships>'
    )


def escaped(text: str) -> str:
    """Return a text as XML content or attribute; what XML cannot hold becomes a visible sign."""
    if not _SPECIAL.search(text):
        return text
    text = _FORBIDDEN.sub(_sign, text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def _sign(match: re.Match[str]) -> str:
    return chr(PICTURES.get(ord(match[0]), REPLACEMENT))


def _short(number: int) -> bytes:
    return number.to_bytes(2, "little")


def _long(number: int) -> bytes:
    return number.to_bytes(4, "little")
