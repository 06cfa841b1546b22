"""Pictures of a few plain colours, written as PNG with the standard library alone."""

import math
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Self

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_COLOURS = 256
Point = tuple[float, float]


class Canvas:
    """A picture in pixels; colours are their places in the palette, the first fills it at the start."""

    def __init__(self, width: int, height: int, palette: Sequence[str]) -> None:
        """Begin with the first colour everywhere; `palette` holds up to 256 colours as "#rrggbb"."""
        if not 0 < len(palette) <= MOST_COLOURS:
            raise ValueError(f"Bảng màu có {len(palette)} màu, phải có từ 1 đến {MOST_COLOURS}.")
        self.width, self.height, self.palette = width, height, tuple(palette)
        self.pixels = bytearray(width * height)

    def copy(self) -> Self:
        """Return the same picture, to be drawn on by itself."""
        twin = type(self)(self.width, self.height, self.palette)
        twin.pixels[:] = self.pixels
        return twin

    def fill(self, corners: Sequence[Point], colour: int) -> None:
        """Fill a convex shape: the pixels whose middles lie in it, or on its left or upper edge."""
        edges = list(zip(corners, (*corners[1:], corners[0]), strict=True))
        first, last = _pixels([y for _, y in corners], self.height)
        for row in range(first, last):
            middle = row + 0.5
            ends = [
                x + (middle - y) * (to_x - x) / (to_y - y)
                for (x, y), (to_x, to_y) in edges
                if min(y, to_y) <= middle < max(y, to_y)
            ]
            if ends:
                left, right = _pixels(ends, self.width)
                start = row * self.width
                self.pixels[start + left : start + right] = bytes([colour]) * (right - left)

    def save(self, path: Path) -> None:
        """Write the picture, the same bytes each time."""
        rows = (
            b"\0" + self.pixels[start : start + self.width]
            for start in range(0, len(self.pixels), self.width)
        )
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        colours = b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in self.palette)
        path.write_bytes(
            SIGNATURE
            + _chunk(b"IHDR", header)
            + _chunk(b"PLTE", colours)
            + _chunk(b"IDAT", zlib.compress(b"".join(rows)))
            + _chunk(b"IEND", b"")
        )


def _pixels(ends: Sequence[float], size: int) -> tuple[int, int]:
    """Return the first pixel between the ends, and the one after the last, within the picture."""
    first, last = (min(max(0, math.ceil(end - 0.5)), size) for end in (min(ends), max(ends)))
    return first, last


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
