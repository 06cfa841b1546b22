"""The colours of groups in the builder: words on them can be read, and no two are taken for one."""

import re
from itertools import combinations
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[3] / "docs" / "assets" / "stylesheets" / "merge.css"
MODULE = STYLES.parents[1] / "javascripts" / "merge" / "colours.js"
LEAST_CONTRAST = 7
LEAST_DISTANCE = 0.04
"""In OKLab, where 0.02 is about what is just seen to differ side by side."""
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
Colour = tuple[float, float, float]


def light_of(colour: Colour) -> float:
    """Return the relative luminance, as WCAG has it."""
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def perceived(colour: Colour) -> Colour:
    """Return a colour in OKLab."""
    red, green, blue = colour
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


def linear(hexadecimal: str) -> Colour:
    """Return a colour in linear light."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    limit = 0.04045
    return part / 12.92 if part <= limit else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize(("scheme", "text"), [(0, BLACK), (1, WHITE)], ids=["light", "dark"])
def test_the_colours_of_groups(scheme: int, text: Colour) -> None:
    """As many as groups are given, on the page and on paper in the first scheme."""
    styles = STYLES.read_text("utf-8")
    groups = re.findall(r"--group-(\d+): #([0-9a-f]{6});", styles)
    count = int(re.findall(r"COLOURS = (\d+);", MODULE.read_text("utf-8"))[0])
    assert [int(number) for number, _ in groups] == [*range(1, count + 1)] * 2
    assert [int(number) for number in re.findall(r"\.colour-(\d+) {", styles)] == [
        *range(1, count + 1)
    ]
    colours = [linear(one) for _, one in groups][scheme * count :][:count]
    assert re.findall("--group-text: #(...);", styles) == ["000", "fff"]
    for colour in colours:
        dark, bright = sorted((light_of(colour), light_of(text)))
        assert (bright + 0.05) / (dark + 0.05) >= LEAST_CONTRAST
    for one, other in combinations(map(perceived, colours), 2):
        distance = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        assert distance >= LEAST_DISTANCE
