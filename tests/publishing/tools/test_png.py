"""Pictures: what is drawn is what another reader of the format finds in the file."""

import struct
import zlib
from pathlib import Path

import pytest

from publishing.tools.png import SIGNATURE, Canvas

BLACK, RED = 0, 1
PALETTE = ("#000000", "#ff0000")


def read(path: Path) -> list[list[str]]:
    """Return the colour of each pixel, row by row, after the checks that the format asks for."""
    data = path.read_bytes()
    assert data.startswith(SIGNATURE)
    chunks, place = [], len(SIGNATURE)
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", data, place + 8 + length)[0] == zlib.crc32(kind + body)
        chunks.append((kind, body))
        place += length + 12
    assert [kind for kind, _ in chunks] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    width, height, *rest = struct.unpack(">IIBBBBB", chunks[0][1])
    assert rest == [8, 3, 0, 0, 0]
    colours = [f"#{chunks[1][1][at : at + 3].hex()}" for at in range(0, len(chunks[1][1]), 3)]
    lines = zlib.decompress(chunks[2][1])
    assert len(lines) == height * (width + 1)
    rows = [lines[at : at + width + 1] for at in range(0, len(lines), width + 1)]
    assert {row[0] for row in rows} == {0}
    return [[colours[pixel] for pixel in row[1:]] for row in rows]


def picture(canvas: Canvas, tmp_path: Path) -> list[str]:
    """Return the rows of a picture, with an x where it is red."""
    canvas.save(tmp_path / "a.png")
    return [
        "".join("x" if colour == PALETTE[RED] else "." for colour in row)
        for row in read(tmp_path / "a.png")
    ]


@pytest.mark.parametrize(
    ("corners", "rows"),
    [
        ([(1, 1), (3, 1), (3, 3), (1, 3)], ["....", ".xx.", ".xx.", "...."]),
        ([(2, 0), (4, 2), (2, 4), (0, 2)], [".x..", "xxx.", "xxx.", ".x.."]),
        ([(0, 4), (4, 4), (4, 0)], ["...x", "..xx", ".xxx", "xxxx"]),
        ([(-5, -5), (9, -5), (9, 9), (-5, 9)], ["xxxx"] * 4),
        ([(9, 9), (12, 9), (12, 12)], ["...."] * 4),
        ([(1.1, 1.1), (1.2, 1.1), (1.2, 1.2)], ["...."] * 4),
    ],
    ids=["square", "diamond", "triangle", "beyond the edges", "outside", "between two middles"],
)
def test_a_shape_fills_the_pixels_in_it(
    tmp_path: Path, corners: list[tuple[float, float]], rows: list[str]
) -> None:
    """Those whose middles it covers; of two shapes with one edge no pixel is in both."""
    canvas = Canvas(4, 4, PALETTE)
    canvas.fill(corners, RED)
    assert picture(canvas, tmp_path) == rows


def test_a_copy_is_drawn_on_by_itself(tmp_path: Path) -> None:
    """The ground of many pictures stays as it is."""
    ground = Canvas(2, 1, PALETTE)
    ground.copy().fill([(0, 0), (2, 0), (2, 1), (0, 1)], RED)
    assert picture(ground, tmp_path) == [".."]


@pytest.mark.parametrize("count", [0, 257])
def test_a_palette_has_its_bounds(count: int) -> None:
    """A pixel is one byte."""
    with pytest.raises(ValueError, match=f"có {count} màu"):
        Canvas(1, 1, ["#000000"] * count)
    assert Canvas(1, 1, ["#000000"] * 256).pixels == b"\0"
